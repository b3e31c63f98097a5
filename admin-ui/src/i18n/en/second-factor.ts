// SPDX-License-Identifier: EUPL-1.2
/** Texts of setting up a second factor: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/second-factor.ts'

export const en = {
  title: 'Set up a second factor',
  'gate.lead': 'One of your roles weighs so much that a password alone is not enough. Without a second factor nothing opens here.',
  'secret.how': 'Take this key into an authenticator app: scan the code or type the key.',
  'secret.qr': 'QR code with the key; the same key stands below as text',
  'secret.label': 'Key',
  'secret.kind': 'Kind',
  'secret.kind.value': 'time-based (TOTP), 6 digits, 30 seconds',
  code: 'Code from the app',
  'code.hint': 'Six digits. Only then the second factor holds.',
  'code.submit': 'Check and set up',
  'done.title': 'The second factor is set up',
  'recovery.title': 'Recovery codes',
  'recovery.text': 'For the day the app is lost. Each is good for once. Print them or write them down, and put them away: they are shown only now.',
  'recovery.print': 'Print',
  'recovery.kept': 'I have put the recovery codes in a safe place.',
  'recovery.go-on': 'Go on',
} as const satisfies TextsLike<typeof de>
