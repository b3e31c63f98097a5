// SPDX-License-Identifier: EUPL-1.2
/** Texts of erasing, retention and data on members; English. @module */
export const ERASING_EN = {
  'error.ENTRY_NOT_ERASABLE':
    '[Entry {index} is of the kind "{kind}" and cannot be erased: whoever checks the log needs it, and it holds no person. ]Warnings, their withdrawals and files of the reply board can be erased[, 1 to {limit} at once (found: {found})].',
  'error.ENTRY_ERASED': 'The content of entry {index} is erased already (by entry {found}). Remedy: leave the number out.',
  'error.WITHDRAWAL_ALONE':
    'Entry {index} withdraws a warning[, entry {found}]. Without it, whoever has not read it yet would take that for valid. Remedy: name the warning as well.',
  'error.ERASURE_CHANGED': 'By now something else would be erased than was shown. Nothing was erased. Remedy: repeat the command.',
  'erase.plan': 'To be erased here, at the mirror and at all members (entries: {count}, documents: {documents}, {bytes} bytes):',
  'erase.withdraws': 'withdrawn at the same time',
  'erase.kind.warning': 'warning',
  'erase.kind.withdrawal': 'withdrawal',
  'erase.kind.board': 'reply board',
  'erase.ask': 'This cannot be taken back. Erase now? [y/N] ',
  'erase.declined': 'Nothing erased. With --confirm it is done without asking.',
  'erase.done':
    'Erased by entry {index} (entries: {count}). Mirror and nodes delete their copies as soon as they read it and the witnesses have seen it. Older backups still hold the contents; after a restore they are erased again.',
  'erase.none': 'Nothing was erased so far.',
  'erase.line': '#{index}: erased by entry {by} ({reason})',
  'erase.reason.wrong-label': 'wrong label',
  'erase.reason.personal-data': 'personal data',
  'erase.reason.licence': 'licence',
  'erase.reason.court': 'order of a court',
  'erase.reason.retired': 'its time was over',
  'error.MEMBER_MISSING': 'The hub does not know a member {member}. Remedy: check the id.',
  'error.MEMBER_STAYS':
    '{member} still takes part (state: {found}). Deletion comes after leaving; until then the hub needs the data. Remedy: give the information alone for now[$ (without --delete)].',
  'retention.head': 'The federation’s period for personal and sensitive records: {days} days.',
  'retention.due': 'due: {count}',
  'retention.deleted': 'deleted: {count}',
  'member-data.register':
    'What the log says about the member: an organisation, no person. It stays as long as the federation does, so that everybody can recount the votes.',
  'member-data.note.log': 'In the log stay the entry as a member, motions, votes and results. They hold no person.',
  'member-data.note.others': 'Posts that other members have not fetched yet stay until then; what others have received lies with them.',
  'member-data.note.backups': 'Older backups hold the data until they are overwritten as planned.',
  'member-data.note.anonymous':
    'The hub cannot tell which member anonymous contributions and answers come from; about these it has no information to give.',
  'member-data.written': 'Information about {member} written: {file} ({count} records). The file holds personal data.',
  'member-data.ask': 'Delete all that the hub holds about {member}? This cannot be taken back. [y/N] ',
  'member-data.declined': 'Nothing deleted. With --confirm it is done without asking.',
  'member-data.deleted': 'Deleted what the hub held about {member}:',
} as const
