// SPDX-License-Identifier: EUPL-1.2
/** Texts of the one-time set-up: German. @module */
export const de = {
  title: 'Konto einrichten',
  lead: 'Für {name}. Dieser Link gilt einmal.',
  'step.account': 'Name und Anmeldung',
  'step.factor': 'Zweiter Faktor',
  'no-link.title': 'Der Link ist unvollständig',
  'no-link.text': 'Kopieren Sie ihn ganz, auch den Teil nach dem Zeichen #, oder lassen Sie sich einen neuen geben.',
  'to-sign-in': 'Zur Anmeldung',
  'new.text': 'Ihr Konto bekommt diese Rollen:',
  'again.text': 'Sie legen neu fest, wie Sie sich anmelden. Ihre Rollen:',
  until: 'Der Link gilt bis',
  login: 'Anmeldename',
  'login.hint': 'Kurz und ohne Leerzeichen, zum Beispiel a.muster. Ändern geht später nicht.',
  name: 'Ihr Name',
  'name.hint': 'So sehen Sie die anderen in diesem Haus.',
  password: 'Kennwort',
  'password.hint': 'Mindestens 12 Zeichen. Am besten ein Satz aus mehreren Wörtern; Sonderzeichen sind nicht nötig.',
  again: 'Kennwort wiederholen',
  'again.differs': 'Die beiden Eingaben sind verschieden.',
  submit: 'Konto einrichten',
  'by-provider':
    'Sie melden sich künftig mit {name} an; ein eigenes Kennwort gibt es hier dann nicht. Von dort kommt nur, wer Sie sind: weder Name noch Adresse noch Rollen werden übernommen.',
  'submit.provider': 'Weiter zu {name}',
  'with-provider': 'Stattdessen mit {name} anmelden',
  'with-password': 'Stattdessen ein Kennwort festlegen',
  made: 'Ihr Konto ist eingerichtet, und Sie sind angemeldet',
  'factor.needed': 'Eine Ihrer Rollen verlangt einen zweiten Faktor. Ohne ihn ist hier nichts zu öffnen.',
  'factor.offer':
    'Empfohlen: ein zweiter Faktor aus einer Authenticator-App. Wer Ihr Kennwort erfährt, kommt damit noch nicht herein. Sie können ihn auch später unter „Mein Konto“ einrichten.',
  'factor.set-up': 'Zweiten Faktor einrichten',
  'factor.skip': 'Ohne zweiten Faktor weiter',
} as const
