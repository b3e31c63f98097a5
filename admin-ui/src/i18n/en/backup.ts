// SPDX-License-Identifier: EUPL-1.2
/** Texts of backing up a node: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/backup.ts'

export const en = {
  title: 'Backup',
  lead: 'One file with the state of this instant, on the machine on which the node runs. The node goes on running.',
  path: "New file on the node's machine",
  'path.hint': 'Whole path, such as /var/backups/ncv-2026-11-22.backup; a file that is there is never overwritten.',
  start: 'Back up now',
  'no-right': 'Whoever runs the machine (role "operator") can back up.',
  done: 'Backed up: {size} entries, {bytes}.',
  'done.key': 'Without the key of the vault {key} the backup is of no use. Keep it apart.',
  not: 'What is not in the backup',
  'not.wallet': 'The wallet with the tokens: a copy would spend tokens twice. After a restore there are new tokens only with the next period.',
  'not.key': 'The key of the vault: keys, incidents and the profile of the house stay sealed without it.',
  'not.recovery': 'The recovery key on paper.',
  clear: 'What is in clear in it',
  'clear.text': 'Inventory, matches and warnings. Encrypt the file and lock it away.',
  restore: 'Restore',
  'restore.text': 'On the new machine: "ncv node restore". The old node must not run any more afterwards.',
} as const satisfies TextsLike<typeof de>
