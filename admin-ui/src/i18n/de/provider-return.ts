// SPDX-License-Identifier: EUPL-1.2
/** Texts of coming back from the provider of the house: German. @module */
export const de = {
  title: 'Anmeldung',
  done: 'Sie sind angemeldet',
  'done.text': 'Haben Sie hierher aus einer offenen Seite gewechselt? Dann schließen Sie dieses Fenster: Dort geht es von selbst weiter.',
  'done.start': 'Zur Startseite',
  'code.text': 'Zu Ihrem Konto gehört ein zweiter Faktor. Bitte geben Sie seinen Code ein.',
  code: 'Code',
  'code.hint': 'Sechs Ziffern aus Ihrer Authenticator-App, oder einer Ihrer Notfallcodes.',
  'code.submit': 'Anmelden',
  'problem.title': 'Die Anmeldung ist nicht gelungen',
  'problem.back': 'Zur Anmeldung',
  'problem.window': 'Ist Ihre Seite in einem anderen Fenster noch offen, schließen Sie dieses und versuchen Sie es dort noch einmal.',
  'problem.OIDC_OFF': 'Hier ist kein Anmeldedienst eingerichtet. Melden Sie sich mit Ihrem Kennwort an.',
  'problem.OIDC_STATE':
    'Diese Anmeldung gilt nicht mehr: Sie wurde in einem anderen Browser begonnen, schon benutzt oder liegt mehr als zehn Minuten zurück. Beginnen Sie neu.',
  'problem.OIDC_REFUSED': 'Der Anmeldedienst hat die Anmeldung nicht bestätigt. Beginnen Sie neu oder melden Sie sich mit Ihrem Kennwort an.',
  'problem.OIDC_ANSWER':
    'Die Antwort des Anmeldedienstes hat die Prüfung nicht bestanden; es wurde nichts geöffnet. Bleibt es dabei, prüft Ihre IT Uhrzeit, Client-Kennung und Geheimnis; den Grund nennt das Protokoll dieses Programms.',
  'problem.OIDC_UNREACHABLE': 'Der Anmeldedienst antwortet nicht. Mit Kennwort oder Zugangstoken können Sie sich weiter anmelden.',
  'problem.OIDC_HOSTS': 'Der Anmeldedienst nennt Adressen auf einem anderen Rechner als dem eingestellten. Das muss Ihre IT dort ändern.',
  'problem.OIDC_UNKNOWN':
    'Der Anmeldedienst kennt Sie, aber hier ist kein offenes Konto mit Ihnen verbunden. Lassen Sie sich einen Einmal-Link geben, oder melden Sie sich mit Kennwort an und verbinden Sie unter „Mein Konto“.',
  'problem.OIDC_TAKEN':
    'Mit dieser Person ist beim Anmeldedienst schon ein anderes Konto verbunden. Trennen Sie es zuerst dort, oder lassen Sie es löschen.',
  'problem.OIDC_OTHER': 'Beim Anmeldedienst hat sich eine andere Person gezeigt als die, der diese Sitzung gehört.',
  'problem.OIDC_STALE':
    'Der Anmeldedienst hat nicht neu gefragt, wer Sie sind; dafür ist eine frische Anmeldung nötig. Ihre IT prüft, ob er „prompt=login“ und „auth_time“ beherrscht.',
  'problem.OIDC_FACTOR': 'Eine Ihrer Rollen verlangt einen zweiten Faktor, und der Anmeldedienst hat keinen bestätigt.',
  'problem.SESSION_MISSING': 'Ihre Sitzung ist inzwischen abgelaufen. Melden Sie sich an und beginnen Sie neu.',
  'problem.LINK_INVALID': 'Der Einmal-Link gilt nicht mehr: Er wurde schon benutzt oder ist abgelaufen. Lassen Sie sich einen neuen geben.',
  'problem.LOGIN_TAKEN': 'Der Anmeldename ist inzwischen vergeben. Öffnen Sie den Einmal-Link noch einmal und wählen Sie einen anderen.',
  'problem.other': 'Beginnen Sie neu oder melden Sie sich mit Ihrem Kennwort an.',
} as const
