// SPDX-License-Identifier: EUPL-1.2
/**
 * Asking all members, or groups of them, about a warning: under four eyes, as every text of the hub's own.
 *
 * Question no. k of a period uses counting key k. Every member has its token for that key already, so nobody fetches one because of a question.
 *
 * @module
 */
import { concat, equalBytes, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { latestClose, usualClose } from '@ncv/protocol/count/timing.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { tookPartAt } from '@ncv/protocol/membership/member-state.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { AnswerGroup } from '@ncv/protocol/message/count.ts'
import { ANSWER_GROUPS, CELL_MIN, Question } from '@ncv/protocol/message/count.ts'
import { Withdrawal } from '@ncv/protocol/message/warning.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { Hub } from '../party.ts'
import { compose } from '../publish/compose.ts'
import { assertSigned } from '../publish/drafts.ts'
import { countingKeys } from './open-question.ts'

export interface Wanted {
  /** Index of the entry of the warning. */
  readonly warning: number
  /** 14 days where absent. */
  readonly closes?: Instant | undefined
  /** Empty: all members together. */
  readonly groups: readonly AnswerGroup[]
}

export interface Signed {
  readonly analyst: string
  readonly signature: Uint8Array
}

/** What two analysts sign; unlike the id of any draft, whatever its bytes. */
export function questionId(payload: Uint8Array): string {
  return hex(sha256(concat(utf8('question\0'), payload)))
}

/** How many members a group has; with the index of a question, how many it had when it was asked. */
export function groupSize({ registry }: Pick<Hub, 'registry'>, group: AnswerGroup, at: number = Number.MAX_SAFE_INTEGER): number {
  return [...registry.all.values()].filter((member) => tookPartAt(member, at) && (group === 'all' || member.kind === group)).length
}

/**
 * Lays out the question with the next free counting keys; changes nothing.
 *
 * @throws FederationError `COUNTING_KEYS`, and what {@link askQuestion} throws
 */
export function previewQuestion(hub: Hub, { warning, closes, groups }: Wanted): Uint8Array {
  const { genesis } = hub.opened
  const opens = hub.world.now()
  const period = periodAt(genesis, opens)
  const asked: readonly AnswerGroup[] = groups.length === 0 ? ['all'] : ANSWER_GROUPS.filter((group) => groups.includes(group))
  const used = new Set(hub.counts.usedKeys(period))
  const free = Array.from({ length: genesis.timing.countingKeys }, (_, i) => i + 1).filter((k) => !used.has(k))
  if (free.length < asked.length) throw new FederationError('COUNTING_KEYS', { found: free.length, expected: asked.length })
  const targets = asked.map((group, i) => ({ group, k: free[i] as number }))
  const question: Question = { form: 'affected-fixed', warning, period, targets, opens, closes: closes ?? usualClose(genesis, opens) }
  assertAskable(hub, question)
  return encode(question as unknown as Value)
}

/**
 * Puts the question into the log with the signatures of two analysts. Asking the very same again answers with the same entry.
 *
 * @throws FederationError `ENTRY_MISSING`, `ENTRY_NOT_WARNING`, `WITHDRAWN_ALREADY`, `QUESTION_WINDOW`, `QUESTION_STALE`, `GROUP_SMALL`,
 * `ANALYST_UNKNOWN`, `ANALYST_KEY`; ProtocolError `FOUR_EYES`, `SCHEMA_MISMATCH`
 */
export async function askQuestion(hub: Hub, payload: Uint8Array, author: Signed, approver: Signed): Promise<number> {
  const question = parsePayload(payload, Question)
  if (author.analyst === approver.analyst) throw new ProtocolError('FOUR_EYES', { id: approver.analyst })
  const id = questionId(payload)
  assertSigned(hub, author.analyst, 'author', id, author.signature)
  assertSigned(hub, approver.analyst, 'approver', id, approver.signature)
  const before = hub.counts.questions().find((asked) => equalBytes(encode(asked.question as unknown as Value), payload))
  if (before !== undefined) return before.index
  assertAskable(hub, question)
  const entry = () => {
    // Two questions at the same moment: the second one must not get a key of the first.
    assertAskable(hub, question)
    const alongside = (index: number) => hub.counts.addQuestion(index, payload)
    return compose(hub, { kind: 'question', tlp: 'TLP:GREEN', terms: 'federation', payload: question as unknown as Value, alongside })
  }
  return await hub.sequencer.append([entry])
}

function assertAskable(hub: Hub, question: Question): void {
  const { genesis } = hub.opened
  const { warning, period, targets, opens, closes } = question
  const now = hub.world.now()
  assertWarning(hub, warning)
  const [first, last] = [Math.max(now, opens) + genesis.timing.slotMs, latestClose(genesis, period)]
  if (closes < first || closes > last)
    throw new FederationError('QUESTION_WINDOW', { found: isoText(closes), first: isoText(first), last: isoText(last) })
  for (const { group } of targets) {
    const found = groupSize(hub, group)
    if (group !== 'all' && found < CELL_MIN) throw new FederationError('GROUP_SMALL', { group, found, limit: CELL_MIN })
  }
  const used = new Set(hub.counts.usedKeys(period))
  const isCurrent = period === periodAt(genesis, now) && opens <= now && !targets.some(({ k }) => used.has(k))
  if (!isCurrent) throw new FederationError('QUESTION_STALE', {})
  if (countingKeys(hub, question).length < targets.length) throw new FederationError('COUNTING_KEYS', { period })
}

function isoText(at: Instant): string {
  return new Date(at).toISOString()
}

function assertWarning(hub: Hub, index: number): void {
  const bytes = hub.log.entry(index)
  if (bytes === undefined) throw new FederationError('ENTRY_MISSING', { index })
  if (parseEntry(bytes).kind !== 'warning') throw new FederationError('ENTRY_NOT_WARNING', { index })
  if (isWithdrawn(hub, index)) throw new FederationError('WITHDRAWN_ALREADY', { index })
}

/** As far as the hub can read: after a recovery it has no key to withdrawals that were sealed before. */
function isWithdrawn({ log, issuing, opened }: Pick<Hub, 'log' | 'issuing' | 'opened'>, warning: number): boolean {
  for (const { bytes, body } of log.messagesOfKind('withdrawal')) {
    const key = issuing.bodyKey(parseEntry(bytes))
    if (key === 'lost') continue
    const frame = openBody(body, opened.origin, key === 'clear' ? undefined : key)
    if (parsePayload(parseFrame(frame).payload, Withdrawal).entry === warning) return true
  }
  return false
}
