// SPDX-License-Identifier: EUPL-1.2
/** Texts of signing with an analyst's own key: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-signing.ts'

export const en = {
  'file.author': 'Key of the first person',
  'file.approver': 'Key of the second person',
  'file.hint': 'Key file (ncv-analyst …). It is read here and never sent; only the signature goes out.',
  'at-key': 'At the key:',
  'signer.author': 'First person:',
  'signer.approver': 'Second person:',
  forget: 'Forget the key',
  'other-key': 'Another key',
  'same-person': 'This is the key of the first person. Four eyes are two people: please let the second person sit down.',
  'fault.not-a-key': 'This is not a key file. The right one is the file that “ncv hub analyst add” has written.',
  'fault.no-ed25519': 'This browser cannot sign with Ed25519. Use a current browser, or sign on the command line (ncv hub draft, ncv hub publish).',
} as const satisfies TextsLike<typeof de>
