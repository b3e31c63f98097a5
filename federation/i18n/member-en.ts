// SPDX-License-Identifier: EUPL-1.2
/** Texts of members at the hub, English. @module */
import type { MEMBER_DE } from './member-de.ts'

export const MEMBER_EN: Readonly<Record<keyof typeof MEMBER_DE, string>> = {
  'block.words':
    'Block a key: {member} – reason: {reason}. At once: no tokens, no post, no contributions, no vote, nothing new to read; the relay follows within a minute. The block stands in the log with its reason, all members see it. Call the member as well (“ncv hub contacts”): its mailbox is blocked.',
  'block.reason.key-stolen': 'key stolen',
  'block.reason.key-published': 'key became public',
  'block.reason.two-machines': 'the same key on two machines',
  'block.reason.malware': 'malware on the node',
  'block.reason.member-asked-by-telephone': 'the member asked by telephone',
  'unblock.words': 'End the block: {member} takes part again with the key that it had.',
  'block.ask': 'Write this into the log? [y/N] ',
  'block.declined': 'Nothing changed.',
  'block.done': 'Stands in the log (entry {index}).',
}
