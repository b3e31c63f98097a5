// SPDX-License-Identifier: EUPL-1.2
/** Texts of setting up a second factor: German. @module */
export const de = {
  title: 'Zweiten Faktor einrichten',
  'gate.lead': 'Eine Ihrer Rollen wiegt so schwer, dass ein Kennwort allein nicht genügt. Ohne zweiten Faktor ist hier nichts zu öffnen.',
  'secret.how': 'Nehmen Sie diesen Schlüssel in eine Authenticator-App auf: Code scannen oder Schlüssel abtippen.',
  'secret.qr': 'QR-Code mit dem Schlüssel; derselbe Schlüssel steht darunter als Text',
  'secret.label': 'Schlüssel',
  'secret.kind': 'Art',
  'secret.kind.value': 'zeitbasiert (TOTP), 6 Ziffern, 30 Sekunden',
  code: 'Code aus der App',
  'code.hint': 'Sechs Ziffern. Erst damit gilt der zweite Faktor.',
  'code.submit': 'Prüfen und einrichten',
  'done.title': 'Der zweite Faktor ist eingerichtet',
  'recovery.title': 'Notfallcodes',
  'recovery.text':
    'Für den Tag, an dem die App verloren ist. Jeder gilt einmal. Drucken Sie sie aus oder schreiben Sie sie ab, und legen Sie sie weg: Sie werden nur jetzt gezeigt.',
  'recovery.print': 'Drucken',
  'recovery.kept': 'Ich habe die Notfallcodes sicher aufbewahrt.',
  'recovery.go-on': 'Weiter',
} as const
