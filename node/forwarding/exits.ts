// SPDX-License-Identifier: EUPL-1.2
/**
 * Every file of the node that can bring something out of it: into a file, into the net, into the post.
 *
 * `npm run check` looks for such doors in the code and fails for one that is not in this list, for a line whose file has no door any more, and
 * for what carries `received` things without asking the guard (`policy.ts`). What it cannot see: what a person copies from the screen or from
 * standard output, and doors in packages that are imported from elsewhere than the names it knows (`test/check/exits.ts`).
 *
 * @module
 */

/**
 * `received`: what others gave this house, to others: the guard decides. `inside`: received things that stay in this house. `own`: what this
 * house itself made. `about`: own words about something received, which they name by its number and do not quote. `sealed`: own messages to hub and
 * relay, signed and sealed as the protocol says. `public`: what everybody may fetch.
 */
export type Carries = 'received' | 'inside' | 'own' | 'about' | 'sealed' | 'public'

export interface Exit {
  readonly file: string
  readonly carries: Carries
  readonly what: string
  /** Where the guard is asked, for `received`. */
  readonly guardedBy?: string
}

export const EXITS: readonly Exit[] = [
  {
    file: 'node/commands/forwarding.ts',
    carries: 'received',
    what: 'mails about warnings and their CSAF documents, as files for the mail program',
    guardedBy: 'node/forwarding/forward.ts',
  },
  {
    file: 'node/commands/correction.ts',
    carries: 'received',
    what: 'corrections, with names of products as advisories spell them',
    guardedBy: 'node/correction/leaving.ts',
  },
  {
    file: 'node/mail/house-mail.ts',
    carries: 'received',
    what: 'the same mails, laid into their queue',
    guardedBy: 'node/mail/line.ts',
  },
  {
    file: 'node/mail/smtp.ts',
    carries: 'received',
    what: 'mails to the own people: label, id, title and link of what concerns this house',
    guardedBy: 'node/mail/line.ts',
  },
  { file: 'node/commands/inventory.ts', carries: 'own', what: 'the inventory as CSV or JSON' },
  { file: 'node/commands/who-sees.ts', carries: 'own', what: 'a page about this program' },
  { file: 'node/commands/setup.ts', carries: 'own', what: 'public record and signature under the genesis' },
  { file: 'node/founding.ts', carries: 'own', what: 'public record, recovery key, keys beside a restored node' },
  { file: 'node/config.ts', carries: 'inside', what: 'configuration' },
  { file: 'node/node-keys.ts', carries: 'inside', what: 'keys, sealed by the vault' },
  { file: 'node/vault.ts', carries: 'inside', what: 'key of the vault' },
  { file: 'node/restored.ts', carries: 'inside', what: 'mark of a restore' },
  { file: 'node/backup.ts', carries: 'inside', what: 'backup of this node, for itself' },
  { file: 'node/store/stores.ts', carries: 'inside', what: 'copy of the database for the backup' },
  { file: 'node/admin/export.ts', carries: 'public', what: 'files of the log as the mirror serves them: in clear only TLP:CLEAR' },
  { file: 'node/link/source.ts', carries: 'public', what: 'requests for public files by their names' },
  { file: 'node/link/witness.ts', carries: 'public', what: 'cosignatures' },
  { file: 'node/link/links.ts', carries: 'public', what: 'hands the net to the sources' },
  { file: 'node/link/member-request.ts', carries: 'sealed', what: 'signed requests of this member to hub and relay' },
  { file: 'node/link/wallet.ts', carries: 'sealed', what: 'requests for tokens' },
  { file: 'node/link/submit.ts', carries: 'sealed', what: 'one box a slot' },
  { file: 'node/case/reveal.ts', carries: 'sealed', what: '"It was us", on one explicit act' },
  { file: 'node/contribution/enqueue.ts', carries: 'sealed', what: 'a contribution that has passed redaction, egress guard and a person' },
  { file: 'node/case/follow-up.ts', carries: 'sealed', what: 'an addition to an own contribution, behind the same guards' },
  { file: 'node/count/own-answer.ts', carries: 'sealed', what: 'one word of a closed list, for an anonymous count' },
  { file: 'node/admin/post.ts', carries: 'own', what: 'letters that people of this house write' },
  { file: 'node/post/inbox.ts', carries: 'sealed', what: 'looks into the own mailbox, receipts' },
  { file: 'node/post/outbox.ts', carries: 'sealed', what: 'post, sealed to its recipients' },
  { file: 'node/post/save.ts', carries: 'inside', what: 'files that came by post, saved by those who read them' },
  { file: 'node/recovery/replacement.ts', carries: 'sealed', what: 'new keys of this node, signed' },
  { file: 'node/commands/recover.ts', carries: 'own', what: 'new recovery key' },
  { file: 'node/host/founding.ts', carries: 'inside', what: 'folders of tenants' },
  { file: 'node/host/host-config.ts', carries: 'inside', what: 'list of tenants' },
  { file: 'node/host/moving.ts', carries: 'inside', what: 'folders of tenants that move in or out' },
  { file: 'node/forwarding/release.ts', carries: 'about', what: 'requests for a release, and own answers to them' },
  { file: 'node/admin/annotation.ts', carries: 'about', what: 'four lines of an intermediary about a warning, to those who mandated it' },
  { file: 'node/admin/report.ts', carries: 'own', what: 'named reports about own incidents' },
  { file: 'node/admin/request.ts', carries: 'own', what: 'requests to the contact point' },
  { file: 'node/service/alarms.ts', carries: 'about', what: 'receipts for alarms' },
  { file: 'node/commands/application.ts', carries: 'own', what: 'application for membership' },
  { file: 'node/joining/application.ts', carries: 'own', what: 'attestations, contact, opt-in' },
  { file: 'node/joining/apply.ts', carries: 'sealed', what: 'application of one that is no member yet' },
  { file: 'node/commands/motion.ts', carries: 'own', what: 'a motion or a vote of this member' },
  { file: 'node/membership/own-motions.ts', carries: 'own', what: 'motions, and their withdrawal' },
  { file: 'node/membership/voting.ts', carries: 'own', what: 'votes' },
  { file: 'node/membership/declarations.ts', carries: 'own', what: 'pledge, mandates and requests of this member' },
]
