// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions of the hub as the house sees them: how they stand, what could be answered, what was, and whether it was counted.
 *
 * Nothing is answered without a person: question by question, or by a consent to all of them that can be taken back. While the log is not
 * witnessed freshly, nothing is sent.
 *
 * @module
 */
import { commitmentsOf } from '@ncv/protocol/count/result.ts'
import { dayMs } from '@ncv/protocol/count/timing.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { periodAt, slotStart } from '@ncv/protocol/membership/period.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { MemberKind } from '@ncv/protocol/message/genesis.ts'
import type { AnswerGroup, AnswerStatus, CountResult } from '@ncv/protocol/message/count.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Feed } from '../link/feed.ts'
import type { Repeating } from '../link/repeat.ts'
import { jittered, repeat } from '../link/repeat.ts'
import type { Trust } from '../link/trust.ts'
import type { AnswerVerdict, AnswerVersion, ConsentMode, StoredQuestion } from '../store/count-store.ts'
import type { Stores } from '../store/stores.ts'
import { advisoryName } from '../store/warning-store.ts'
import type { Outgoing } from '../store/wallet-store.ts'
import type { Triage } from '../triage/triage.ts'
import type { Asked } from './own-answer.ts'
import { canAnswer, outgoingOf, queueAnswer } from './own-answer.ts'
import type { Proposal } from './proposal.ts'
import { newestVersion, proposalFor } from './proposal.ts'

export type QuestionState = 'open' | 'closed' | 'withdrawn' | 'published' | 'not-asked'

/** How far the newest version of the own answer is. `gone`: the wallet knows nothing of it, as after a restore. */
export type AnswerDelivery = 'queued' | 'sent' | 'delivered' | 'expired' | 'gone'

export interface QuestionStanding extends StoredQuestion {
  readonly state: QuestionState
  /** The house's own group; undefined where it is not asked. */
  readonly group: AnswerGroup | undefined
  readonly answer: AnswerVersion | undefined
  readonly delivery: AnswerDelivery | undefined
  readonly verdict: AnswerVerdict | null
  /** The newest version stands in the newest result. */
  readonly isIncluded: boolean
  readonly canAnswer: boolean
}

interface Parts {
  readonly stores: Stores
  readonly trust: Pick<Trust, 'isFresh'>
  readonly feed: Pick<Feed, 'isHalted'>
  readonly triage: Pick<Triage, 'reviewNow'>
}

/** The first answer by consent goes at a random instant of this share of a day, so that not all of them stand in one slot. */
const SPREAD_SHARE = 0.25

export class Answers {
  readonly #stores: Stores
  readonly #trust: Parts['trust']
  readonly #feed: Parts['feed']
  readonly #triage: Parts['triage']
  readonly #opened: OpenedGenesis
  readonly #kind: () => MemberKind | undefined
  readonly #world: World
  /** Instants drawn for answers by consent. */
  readonly #due = new Map<number, number>()

  constructor({ stores, trust, feed, triage }: Parts, opened: OpenedGenesis, kind: () => MemberKind | undefined, world: World) {
    this.#stores = stores
    this.#trust = trust
    this.#feed = feed
    this.#triage = triage
    this.#opened = opened
    this.#kind = kind
    this.#world = world
  }

  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'answers',
      () => jittered(this.#world, pollMs),
      async () => this.tick(),
    )
  }

  /** Newest first. */
  all(): QuestionStanding[] {
    const outgoing = Map.groupBy(this.#stores.wallet.outgoing(), ({ about }) => about)
    return this.#stores.counts.questions().map((stored) => this.#standing(stored, outgoing.get(String(stored.index)) ?? []))
  }

  /** @throws ProtocolError `QUESTION_MISSING` */
  one(index: number): QuestionStanding {
    const stored = this.#stores.counts.question(index)
    if (stored === undefined) throw new ProtocolError('QUESTION_MISSING', { index })
    return this.#standing(stored, outgoingOf(this.#stores.wallet, index))
  }

  propose({ question }: StoredQuestion): Proposal {
    const warning = newestVersion(this.#stores, question.warning)
    if (warning !== undefined) this.#triage.reviewNow(advisoryName(warning))
    return proposalFor(this.#stores, warning, this.#world.now())
  }

  /** The newest whole result of a group. */
  result(index: number, group: AnswerGroup): CountResult[] | undefined {
    return this.#stores.counts.newestResult(index, group)
  }

  /**
   * A person's answer, or a person's change of it.
   *
   * @throws ProtocolError `QUESTION_MISSING`, `QUESTION_CLOSED`; NodeError `FEED_HALTED`, `LINK_STALE`, `QUESTION_NOT_ASKED`, `ANSWER_SAME`, `ANSWER_TOKEN_MISSING`
   */
  answer(index: number, status: AnswerStatus): QuestionStanding {
    if (this.#feed.isHalted()) throw new NodeError('FEED_HALTED')
    if (!this.#trust.isFresh()) throw new NodeError('LINK_STALE')
    const standing = this.one(index)
    if (standing.state === 'not-asked') throw new NodeError('QUESTION_NOT_ASKED', { index })
    if (standing.state !== 'open') throw new ProtocolError('QUESTION_CLOSED', { index })
    if (standing.answer?.status === status && standing.delivery !== 'gone' && standing.delivery !== 'expired')
      throw new NodeError('ANSWER_SAME', { index })
    this.#queue(standing, status)
    return this.one(index)
  }

  setConsent(mode: ConsentMode): void {
    this.#stores.counts.putConsent(mode, this.#world.now())
    this.#due.clear()
  }

  /** Answers by consent what is due, and looks whether what was sent was counted. */
  tick(): void {
    this.#settle()
    if (this.#stores.counts.consent().mode !== 'send' || this.#feed.isHalted() || !this.#trust.isFresh()) return
    for (const standing of this.all()) if (standing.state === 'open' && standing.canAnswer && this.#isDue(standing)) this.#answerByRule(standing)
  }

  #answerByRule(standing: QuestionStanding): void {
    const { status } = this.propose(standing)
    if (status === null || status === standing.answer?.status) return
    this.#queue(standing, status)
  }

  #isDue({ index, answer }: QuestionStanding): boolean {
    const [now, day] = [this.#world.now(), dayMs(this.#opened.genesis)]
    if (answer !== undefined && now < answer.at + day) return false
    const due = this.#due.get(index) ?? now + randomBelow(this.#world, Math.max(1, Math.min(Math.floor(day * SPREAD_SHARE), 2 ** 32)))
    this.#due.set(index, due)
    return now >= due
  }

  #queue(standing: QuestionStanding, status: AnswerStatus): void {
    const asked = this.#asked(standing)
    if (asked === undefined) return
    queueAnswer(this.#stores, asked, status, this.#opened.origin, this.#world)
  }

  #target({ question }: StoredQuestion) {
    const kind = this.#kind()
    return question.targets.find(({ group }) => group === 'all' || group === kind)
  }

  #asked(stored: StoredQuestion): Asked | undefined {
    const target = this.#target(stored)
    const { period, closes } = stored.question
    if (target === undefined) return undefined
    const { k } = target
    return { index: stored.index, period, k, keyId: this.#keyId(period, k), lastPeriod: periodAt(this.#opened.genesis, closes) }
  }

  /** Of the counting key in force. */
  #keyId(period: number, k: number): Uint8Array | undefined {
    const key = this.#stores.keys.issuerKeysInForce(period).find(({ purpose, number }) => purpose === 'count' && number === k)
    return key === undefined ? undefined : tokenKeyId(key.spki)
  }

  #standing(stored: StoredQuestion, outgoing: readonly Outgoing[]): QuestionStanding {
    const { counts, wallet } = this.#stores
    const asked = this.#asked(stored)
    const group = this.#target(stored)?.group
    const result = group === undefined ? undefined : counts.newestResult(stored.index, group)
    const { versions, verdict } = counts.answer(stored.index)
    const answer = versions.at(-1)
    const state = this.#state(stored, group, result?.[0]?.isFinal === true)
    return {
      ...stored,
      state,
      group,
      answer,
      delivery: answer === undefined ? undefined : deliveryOf(outgoing.find(({ id }) => id === answer.id)),
      verdict,
      isIncluded: answer !== undefined && result?.some((part) => commitmentsOf(part).includes(answer.commitment)) === true,
      canAnswer: state === 'open' && asked !== undefined && canAnswer(wallet, asked),
    }
  }

  #state({ question }: StoredQuestion, group: AnswerGroup | undefined, isFinal: boolean): QuestionState {
    if (group === undefined) return 'not-asked'
    if (isFinal) return 'published'
    const isWithdrawn = (this.#stores.warnings.one(question.warning)?.withdrawnReason ?? null) !== null
    if (isWithdrawn) return 'withdrawn'
    return this.#world.now() < question.closes ? 'open' : 'closed'
  }

  /** Once the last result is here: was the newest version that left in time counted? Then its keys are of no use any more. */
  #settle(): void {
    const { counts, wallet } = this.#stores
    const over = new Set<string>()
    for (const stored of counts.questions()) {
      const standing = this.#standing(stored, outgoingOf(wallet, stored.index))
      if (standing.state !== 'published' && standing.state !== 'withdrawn' && standing.state !== 'closed') continue
      this.#takeBack(stored.index)
      if (standing.state !== 'published') continue
      over.add(String(stored.index))
      const { versions, verdict } = counts.answer(stored.index)
      if (versions.length === 0 || verdict !== null || standing.group === undefined) continue
      const isEnded = this.#asked(stored)?.keyId === undefined
      counts.putAnswer(stored.index, { versions, verdict: isEnded ? 'lost' : this.#verdict(stored, standing.group, versions) })
    }
    if (over.size > 0) wallet.forgetKeys(({ kind, about }) => kind === 'answer' && over.has(about))
  }

  /** What has not left when the question ends is not sent any more. */
  #takeBack(index: number): void {
    const { wallet } = this.#stores
    for (const { id, state } of outgoingOf(wallet, index)) if (state === 'queued') wallet.forgetOutgoing(id)
  }

  #verdict({ index, question }: StoredQuestion, group: AnswerGroup, versions: readonly AnswerVersion[]): AnswerVerdict {
    const { counts, wallet } = this.#stores
    const counted = new Set((counts.newestResult(index, group) ?? []).flatMap(commitmentsOf))
    const outgoing = new Map(outgoingOf(wallet, index).map((each) => [each.id, each]))
    const newest = versions.findLast(({ commitment }) => counted.has(commitment))
    // A receipt of the relay says that it was in a batch before the question closed.
    const inTime = versions.findLast(({ id }) => this.#leftInTime(outgoing.get(id), question.closes))
    if (inTime !== undefined && (newest?.counter ?? 0) < inTime.counter) return 'missing'
    return newest === undefined ? 'not-delivered' : 'included'
  }

  #leftInTime(outgoing: Outgoing | undefined, closes: number): boolean {
    if (outgoing === undefined || outgoing.batchSlot === null) return false
    // The hub itself says so in its daily list.
    if (outgoing.state === 'accepted') return true
    return slotStart(this.#opened.genesis, outgoing.batchSlot + 1) <= closes
  }
}

function deliveryOf(outgoing: Outgoing | undefined): AnswerDelivery {
  if (outgoing === undefined) return 'gone'
  if (outgoing.batchSlot !== null) return 'delivered'
  return outgoing.state === 'queued' || outgoing.state === 'sent' ? outgoing.state : 'expired'
}
