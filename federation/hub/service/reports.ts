// SPDX-License-Identifier: EUPL-1.2
/**
 * Named reports as they came, stage after stage, with what is due and what was said to them.
 *
 * A stage is never refused for coming early, late or twice: a report that is turned away for its form is worse than one out of order.
 *
 * @module
 */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { DutyReport } from '@ncv/protocol/message/duty-report.ts'
import type { PostAttachment } from '@ncv/protocol/message/post.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { messageIn, wordsOf } from '@ncv/protocol/post/words.ts'
import type { StageDue } from '@ncv/protocol/service/duty-deadlines.ts'
import { dutySchedule, nextDue } from '@ncv/protocol/service/duty-deadlines.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { StoredStage } from '../../store/report-store.ts'
import type { Hub } from '../party.ts'
import { sendPost } from '../post/send.ts'
import { replyLabel } from './reply-label.ts'

/** Posts of the hub that are looked through for what belongs to a report. */
const THREAD_POSTS = 5000

/** @throws ProtocolError `POST_MALFORMED` naming the field */
export function takeReport({ reports, world }: Hub, post: OpenedPost): void {
  const { report, stage } = contentOf(post, DutyReport)
  const { from: member, id, content: payload } = post.message
  reports.add({ member, post: id, report, stage, at: world.now(), tlp: post.tlp, payload })
}

export interface ReportCase {
  readonly member: string
  readonly report: string
  /** In the order in which they came. */
  readonly stages: readonly StoredStage[]
  readonly newest: StoredStage
  readonly schedule: readonly StageDue[]
  readonly next: StageDue | undefined
}

/** What is overdue first, then by what is due next; finished ones last. */
export function reportCases({ reports, world }: Pick<Hub, 'reports' | 'world'>): ReportCase[] {
  const groups = Map.groupBy(reports.all(), ({ member, report }) => `${member} ${report}`)
  const cases = [...groups.values()].map((stages) => caseOf(stages, world.now()))
  const rank = ({ next }: ReportCase): number => next?.dueAt ?? Number.MAX_SAFE_INTEGER
  return cases.sort((a, b) => rank(a) - rank(b) || b.newest.at - a.newest.at)
}

function caseOf(stages: readonly StoredStage[], now: Instant): ReportCase {
  const newest = stages.at(-1)
  const first = stages[0]
  if (newest === undefined || first === undefined) throw new TypeError('a report has a stage')
  // The first word counts: a later stage cannot put the beginning off.
  const knownAt = Math.min(...stages.map(({ content }) => content.knownAt))
  const schedule = dutySchedule(knownAt, stages, now)
  return { member: newest.member, report: newest.report, stages, newest, schedule, next: nextDue(schedule) }
}

/** @param start of the hex of the report's id @throws FederationError `REPORT_UNKNOWN` */
export function reportCase(hub: Pick<Hub, 'reports' | 'world'>, start: string): ReportCase {
  const found = reportCases(hub).filter(({ report }) => report.startsWith(start))
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new FederationError('REPORT_UNKNOWN', { id: start, ...(found.length > 1 ? { found: found.length } : {}) })
  return only
}

/** What was said about a report in either direction, oldest first. */
export interface ThreadLine {
  readonly at: Instant
  readonly isOwn: boolean
  readonly subject: string
  readonly text: string
}

export function threadOf({ post }: Pick<Hub, 'post'>, ids: readonly string[]): ThreadLine[] {
  const wanted = new Set(ids)
  const lines: ThreadLine[] = []
  for (const { kind, frame, at, isOwn } of post.hubPosts(THREAD_POSTS)) {
    if (kind !== 'message') continue
    const message = messageIn(frame)
    const words = message.thread !== undefined && wanted.has(hex(message.thread)) ? wordsOf(message) : undefined
    if (words !== undefined) lines.push({ at, isOwn, ...words })
  }
  return lines.reverse()
}

/** Files that came with a stage, as long as the post is kept. */
export function filesOf(
  { post }: Pick<Hub, 'post'>,
  member: string,
  id: string,
): { readonly hash: string | null; readonly files: readonly PostAttachment[] } {
  for (const each of post.hubPosts(THREAD_POSTS)) {
    if (each.kind !== 'report' || each.sender !== member) continue
    const message = messageIn(each.frame)
    if (hex(message.id) === id) return { hash: hex(each.hash), files: message.attachments }
  }
  return { hash: null, files: [] }
}

/**
 * The N-CERT's assessment, to the member that reported, by post.
 *
 * @throws FederationError `REPORT_UNKNOWN`; ProtocolError `POST_…`
 */
export function answerReport(hub: Hub, start: string, text: string, tlp?: TlpLabel): ReportCase {
  const found = reportCase(hub, start)
  const { member, newest } = found
  sendPost(hub, {
    kind: 'message',
    to: [member],
    content: { subject: `Re: ${newest.content.title}`.slice(0, 160), text },
    thread: fromHex(newest.post),
    tlp: tlp ?? replyLabel(hub, member, newest.tlp),
    terms: 'n-cert',
    receipt: 'delivered',
  })
  return found
}
