// SPDX-License-Identifier: EUPL-1.2
/** Accounts and signing in, as hub and node name them, German. @module */
export const accountDe = {
  'error.SIGN_IN_FAILED': 'Anmeldename oder Kennwort stimmt nicht.',
  'error.SIGN_IN_LOCKED':
    'Zu viele Fehlversuche: Dieses Konto nimmt noch {seconds} Sekunden lang kein Kennwort an. Wer Konten verwaltet, kann die Wartezeit aufheben.',
  'error.SECOND_FACTOR_WANTED': 'Zu diesem Konto gehört ein zweiter Faktor: Bitte geben Sie den Code Ihrer App oder einen Notfallcode ein.',
  'error.SECOND_FACTOR_WRONG':
    'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten; bleibt es dabei, prüfen Sie die Uhrzeit beider Geräte.',
  'error.SECOND_FACTOR_NEEDED': 'Eine Rolle dieses Kontos verlangt einen zweiten Faktor; er kann nicht entfernt werden.',
  'error.SECOND_FACTOR_UNBEGUN': 'Die Einrichtung des zweiten Faktors ist nicht begonnen oder abgelaufen. Beginnen Sie neu.',
  'error.SESSION_MISSING': 'Sie sind nicht angemeldet, oder die Sitzung ist abgelaufen. Melden Sie sich an.',
  'error.REAUTH_REQUIRED': 'Dafür ist Ihr Kennwort noch einmal nötig, weil die letzte Eingabe länger als fünf Minuten her ist.',
  'error.ACCOUNT_MISSING': 'Ein Konto mit der Kennung {id} gibt es nicht.',
  'error.ACCOUNT_NEEDED': 'Das geht nur mit einem eigenen Konto, nicht mit einem Zugangstoken.',
  'error.LOGIN_TAKEN': 'Der Anmeldename {login} ist vergeben. Wählen Sie einen anderen.',
  'error.LOGIN_MALFORMED':
    'Ein Anmeldename hat 2 bis 64 Zeichen und beginnt mit einem Buchstaben oder einer Ziffer; erlaubt sind Buchstaben, Ziffern, Punkt, Bindestrich, Unterstrich und @.',
  'error.PASSWORD_SHORT': 'Das Kennwort braucht mindestens {least} Zeichen. Am besten ein Satz aus mehreren Wörtern.',
  'error.PASSWORD_LONG': 'Das Kennwort darf höchstens {most} Zeichen haben.',
  'error.PASSWORD_COMMON': 'Dieses Kennwort steht auf den Listen, die Angreifer zuerst durchprobieren. Wählen Sie ein anderes.',
  'error.PASSWORD_NAME': 'Das Kennwort darf nicht aus dem Anmeldenamen bestehen.',
  'error.TICKET_INVALID':
    'Dieser Zugang gilt nicht mehr: Er öffnet einmal, innerhalb einer Minute. Abhilfe: in der Oberfläche des Betreibers noch einmal „Öffnen“ wählen.',
  'error.LINK_INVALID':
    'Dieser Link gilt nicht: Er wurde schon benutzt, ist abgelaufen oder unvollständig. Lassen Sie sich einen neuen geben von jemandem mit der Rolle, Konten zu vergeben[$ („ncv node account link“, „ncv hub account link“)].',
  'error.ROLE_UNKNOWN': 'Die Rolle {role} gibt es hier nicht. Möglich sind: {roles}.',
  'error.ROLES_APART':
    'Die Rollen {one} und {other} darf nicht ein und dasselbe Konto haben: Wer die eine Aufgabe hat, soll die andere nicht selbst ausüben können. Legen Sie ein zweites Konto für eine andere Person an.',
  'error.LAST_ADMIN': 'Das ist das letzte Konto, das Konten verwalten kann. Geben Sie zuerst einem anderen aktiven Konto die Rolle admin.',
  'error.AUDIT_MISSING': 'Eine Einsicht mit der Nummer {id} wurde nicht beantragt.',
  'error.AUDIT_CLOSED':
    'Diese Einsicht ist nicht freigegeben oder abgelaufen, oder Sie gehören nicht zu den beiden, die sie geöffnet haben. Beantragen Sie eine neue.',
  'error.AUDIT_SAME_PERSON': 'Freigeben muss eine andere Person als die, die beantragt hat.',
  'error.OIDC_OFF': 'Hier ist kein Anmeldedienst eingerichtet. Melden Sie sich mit Ihrem Kennwort an.',
  'error.OIDC_STATE':
    'Diese Anmeldung gilt nicht mehr: Sie wurde in einem anderen Browser begonnen, schon benutzt oder liegt mehr als zehn Minuten zurück. Beginnen Sie neu.',
  'error.OIDC_REFUSED':
    'Der Anmeldedienst hat die Anmeldung nicht bestätigt ({reason}). Beginnen Sie neu oder melden Sie sich mit Ihrem Kennwort an.',
  'error.OIDC_ANSWER':
    'Die Antwort des Anmeldedienstes hat die Prüfung nicht bestanden ({reason}); es wurde nichts geöffnet. Bleibt es dabei, prüft die IT Uhrzeit, Client-Kennung und Geheimnis.',
  'error.OIDC_UNREACHABLE':
    'Der Anmeldedienst antwortet nicht; den Grund nennt das Protokoll dieses Programms. Mit Kennwort oder Zugangstoken können Sie sich weiter anmelden.',
  'error.OIDC_HOSTS':
    'Der Anmeldedienst nennt Adressen auf „{host}“; erlaubt ist nur der Rechner aus „oidc.issuer“ ({expected}). Abhilfe: im Anmeldedienst eine einheitliche öffentliche Adresse einstellen.',
  'error.OIDC_UNKNOWN':
    'Der Anmeldedienst kennt Sie, aber hier ist kein offenes Konto mit Ihnen verbunden. Lassen Sie sich einen Einmal-Link geben, oder melden Sie sich mit Kennwort an und verbinden Sie unter „Mein Konto“.',
  'error.OIDC_TAKEN':
    'Mit dieser Person ist beim Anmeldedienst schon ein anderes Konto verbunden. Trennen Sie es zuerst dort, oder lassen Sie es löschen.',
  'error.OIDC_OTHER': 'Beim Anmeldedienst hat sich eine andere Person gezeigt als die, der diese Sitzung gehört.',
  'error.OIDC_STALE':
    'Der Anmeldedienst hat nicht neu gefragt, wer Sie sind. Dafür ist eine frische Anmeldung nötig; die IT prüft, ob er „prompt=login“ und „auth_time“ beherrscht.',
  'error.OIDC_FACTOR': 'Eine Rolle dieses Kontos verlangt einen zweiten Faktor, und der Anmeldedienst hat keinen bestätigt.',
  'error.OIDC_ONLY_WAY': 'Dieses Konto hat kein Kennwort: Ohne den Anmeldedienst käme niemand mehr hinein. Legen Sie zuerst ein Kennwort fest.',
  'account.none': 'Noch kein Konto. Das erste entsteht mit dem Link aus „account link“.',
  'account.link': 'Einmal-Link, gültig 24 Stunden (nur an die Person geben, die das Konto benutzen soll):\n{url}',
  'account.link.stopped': 'Der Prozess läuft nicht. Nach dem Start lautet die Adresse http://127.0.0.1:PORT{path}',
  'account.first': 'Noch kein Konto. Einrichten mit diesem Einmal-Link, gültig 24 Stunden:\n{url}',
  'account.disabled': 'Konto {login} ist gesperrt; seine Sitzungen sind beendet.',
  'account.enabled': 'Konto {login} ist wieder frei.',
  'account.unlocked': 'Konto {login} nimmt wieder Kennwörter an.',
  'account.state.active': 'aktiv',
  'account.state.off': 'gesperrt',
  'account.factor': 'zweiter Faktor',
  'account.bound': 'über den Anmeldedienst',
} as const
