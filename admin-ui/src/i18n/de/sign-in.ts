// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing in: German. @module */
export const de = {
  title: 'Anmelden',
  'lead.node': 'Knoten von {name}. Nur für Beschäftigte, die damit arbeiten.',
  'lead.host': 'Betrieb der Mandanten bei {name}. Nur für Beschäftigte, die damit arbeiten.',
  'lead.hub': 'Zentrale: {name}. Nur für Beschäftigte, die damit arbeiten.',
  login: 'Anmeldename',
  password: 'Kennwort',
  code: 'Code',
  'code.hint': 'Sechs Ziffern aus Ihrer Authenticator-App, oder einer Ihrer Notfallcodes.',
  token: 'Zugangstoken',
  'token.hint': 'Aus „ncv node access add“ (Zentrale: „hub“, Betreiber: „host“); die Datei admin-token im Ordner öffnet alles.',
  or: 'Oder mit einem Konto dieses Programms:',
  'with-token': 'Mit Zugangstoken anmelden',
  'with-password': 'Mit Kennwort anmelden',
  submit: 'Anmelden',
  'insecure.title': 'Die Anmeldung braucht HTTPS oder diesen Rechner',
  'insecure.text':
    'Sie haben diese Seite über eine unverschlüsselte Verbindung geöffnet. Öffnen Sie sie über https:// oder auf dem Rechner, auf dem das Programm läuft, unter http://127.0.0.1.',
  'no-cookie':
    'Die Anmeldung stimmte, aber Ihr Browser behält sie nicht. Öffnen Sie die Seite über https:// oder unter http://127.0.0.1 und erlauben Sie Cookies für diese Seite.',
  'no-accounts.title': 'Hier gibt es noch kein Konto',
  'no-accounts.text':
    'Das erste richten Sie mit dem Einmal-Link ein, den das Programm beim Start ausgibt. Einen neuen gibt „ncv node account link“, in der Zentrale „ncv hub account link“, beim Betreiber vieler Knoten „ncv host account link“.',
  'ended.title': 'Ihre Sitzung ist abgelaufen',
  'ended.text': 'Melden Sie sich wieder an. Was Sie eingegeben haben, steht noch da, und es geht an derselben Stelle weiter.',
  'ended.leave': 'Abmelden, Eingaben verwerfen',
  'ending.title': 'Ihre Sitzung endet bald',
  'ending.text': 'Es war länger nichts zu hören. In {left} Minuten werden Sie abgemeldet.',
  'ending.go-on': 'Weiterarbeiten',
  'ending.leave': 'Jetzt abmelden',
  'confirm.title': 'Bitte bestätigen Sie, dass Sie es sind',
  'confirm.text': 'Was Sie vorhaben, wiegt schwer. Darum ist Ihr Kennwort noch einmal nötig; danach fünf Minuten lang nicht mehr.',
  'confirm.text.token': 'Was Sie vorhaben, wiegt schwer. Darum ist Ihr Zugangstoken noch einmal nötig; danach fünf Minuten lang nicht mehr.',
  'confirm.text.provider': 'Was Sie vorhaben, wiegt schwer. Darum müssen Sie sich noch einmal anmelden; danach fünf Minuten lang nicht mehr.',
  'confirm.submit': 'Bestätigen',
} as const
