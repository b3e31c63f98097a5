// SPDX-License-Identifier: EUPL-1.2
/** Texts of settings of the hub: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-settings.ts'

export const en = {
  title: 'Settings',
  lead: 'What belongs to running the hub.',
  analysts: 'Keys of the analysts',
  'analysts.lead': 'Who signs drafts. The hub knows public halves only; the secret one stays with the person.',
  'analysts.none': 'No key entered yet.',
  'analyst.id': "Short name, not a person's name",
  'analyst.id.hint': 'a–z, 0–9 and hyphen; stands beside each signature',
  'analyst.add': 'Make a key and enter it',
  'analyst.saved': 'The key file is in your downloads. Give it to this person only, and keep no copy here.',
  'analyst.added': '“{id}” is entered.',
  'analyst.no-ed25519': 'This browser cannot make such keys. The command line can: “ncv hub analyst add”.',
  join: 'Join file',
  'join.lead': 'Every node that joins needs it. The new body compares the words on the telephone with what its node shows.',
  'join.save': 'Save the join file',
  'join.words': 'Words to compare',
  'join.origin': 'Origin of the log',
  backup: 'Backup',
  'backup.lead':
    'All that the hub needs, its keys included, into a new file on its machine. Whoever has the file is the hub: encrypt it and lock it away.',
  'backup.path': "New file on the hub's machine",
  'backup.path.hint': 'full path, such as /backup/hub-2026-11-22.ncv',
  'backup.write': 'Back up now',
  'backup.done': 'Backed up: {bytes}, {size} entries.',
  more: 'Retention and erasing',
  'more.retention': 'Retention periods',
  'more.ledger': 'Erased contents',
  'more.data': 'Data about a member',
} as const satisfies TextsLike<typeof de>
