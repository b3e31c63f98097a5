// SPDX-License-Identifier: EUPL-1.2
/**
 * Two analysts ask about a warning that was published; every node answers, and some change their mind.
 *
 * @module
 */
import { askQuestion, previewQuestion, questionId } from '@ncv/federation/hub/count/ask.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { AnswerStatus } from '@ncv/protocol/message/count.ts'
import { ANSWER_STATUSES } from '@ncv/protocol/message/count.ts'
import type { Chance } from './chance.ts'
import type { HeldAnswers } from './checker/answers.ts'
import type { Parties } from './parties.ts'
import type { Scheduler } from './scheduler.ts'
import type { Template } from './template.ts'
import { NODES } from './template.ts'
import type { Trace } from './trace.ts'

/** What of a stage it takes. */
interface Stage {
  readonly template: Template
  readonly scheduler: Scheduler
  readonly parties: Parties
  readonly checker: { readonly answers: HeldAnswers }
  readonly trace: Trace
  failed(error: unknown): void
}

/** A warning that was published and may hold. */
interface Published {
  readonly index: number | undefined
  readonly isWithdrawn: boolean
}

export interface OrderedQuestion {
  /** What can be asked about. */
  readonly orders: readonly Published[]
  /** Warnings of which the hub says that they are withdrawn: people may not have heard that their withdrawal was done. */
  readonly gone: Set<number>
  /** Entry that the hub acknowledged. */
  index: number | undefined
  /** Answers that people have not given yet. */
  open: number
  /** Hex of the commitment of each node's newest answer. */
  readonly newest: Map<string, string>
}

const PATIENCE_MS = 8_000
/** Long enough for the first answer to be on its way. */
const SECOND_THOUGHT_MS = 150_000

/** Asks about the first order that is acknowledged and holds. */
export function askAndAnswer(stage: Stage, orders: readonly Published[], chance: Chance, spanMs: number): OrderedQuestion {
  const ordered: OrderedQuestion = { orders, gone: new Set(), index: undefined, open: 0, newest: new Map() }
  stage.scheduler.set('people', chance.below(spanMs / 2), () => tryToAsk(stage, ordered, orders))
  for (const name of NODES) {
    const statuses = Array.from({ length: chance.between(1, 2) }, () => chance.pick(ANSWER_STATUSES))
    ordered.open += statuses.length
    stage.scheduler.set('people', chance.below(spanMs), () => tryToAnswer(stage, ordered, name, statuses))
  }
  return ordered
}

function tryToAsk(stage: Stage, ordered: OrderedQuestion, orders: readonly Published[]): void {
  if (ordered.index !== undefined) return
  stage.scheduler.set('people', PATIENCE_MS, () => tryToAsk(stage, ordered, orders))
  const { hub } = stage.parties
  const about = orders.find(({ index, isWithdrawn }) => index !== undefined && !isWithdrawn && !ordered.gone.has(index))?.index
  if (hub?.witnesses.readiness() !== 'ready' || about === undefined) return
  const life = stage.parties.lifeOf('hub')
  ask(stage, hub, about).then(
    (index) => {
      if (life?.isOver === false && index !== undefined) ordered.index ??= index
    },
    (error: unknown) => {
      if (error instanceof CodedError && error.code === 'WITHDRAWN_ALREADY') ordered.gone.add(about)
      else if (life?.isOver === false && !(error instanceof CodedError)) stage.failed(error)
    },
  )
}

/** One question is enough: an attempt whose answer was lost is found again. */
async function ask({ template }: Stage, hub: Hub, warning: number): Promise<number | undefined> {
  const known = hub.counts.questions()[0]?.index
  if (known !== undefined) return known < hub.witnesses.witnessedSize() ? known : undefined
  const payload = previewQuestion(hub, { warning, groups: [] })
  const sign = (role: 'author' | 'approver', at: 0 | 1) => ({
    analyst: template.analysts[at].id,
    signature: signDraft(template.analysts[at].keys.seed, hub.opened.origin, role, fromHex(questionId(payload))),
  })
  return await askQuestion(hub, payload, sign('author', 0), sign('approver', 1))
}

/** A node that does not run, or has not seen the question yet, is asked again later. */
function tryToAnswer(stage: Stage, ordered: OrderedQuestion, name: string, [status, ...others]: readonly AnswerStatus[]): void {
  if (status === undefined) return
  const later = (ms: number, statuses: readonly AnswerStatus[]): void =>
    void stage.scheduler.set('people', ms, () => tryToAnswer(stage, ordered, name, statuses))
  const node = stage.parties.node(name)
  if (node === undefined || ordered.index === undefined) return later(PATIENCE_MS, [status, ...others])
  try {
    const { answer } = node.answers.answer(ordered.index, status)
    stage.trace.add(`${stage.scheduler.now()} ${name} answers ${status}`)
    if (answer !== undefined) given(stage.checker.answers, ordered, name, answer)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    if (error.code !== 'ANSWER_SAME') return later(PATIENCE_MS, [status, ...others])
  }
  ordered.open--
  later(SECOND_THOUGHT_MS, others)
}

function given(
  held: HeldAnswers,
  { newest }: OrderedQuestion,
  name: string,
  { commitment, counter, status }: { readonly commitment: string; readonly counter: number; readonly status: AnswerStatus },
): void {
  newest.set(name, commitment)
  held.given({ name, commitment, counter, cell: ANSWER_STATUSES.indexOf(status) })
}

/** For the checker: what the hub has counted. */
export function heldAnswers({ counts }: Hub): { commitments: string[]; cells: readonly number[] }[] {
  return counts.questions().map(({ index }) => {
    const { commitments, cells } = counts.tally(index, 'all')
    return { commitments: commitments.map(hex), cells }
  })
}

/** What is still missing, in words. */
export function missingAnswers(hub: Hub, { orders, gone, index, open, newest }: OrderedQuestion): string | undefined {
  // Where every warning was withdrawn there is nothing to ask about.
  const isNothingLeft = orders.every((order) => order.index !== undefined && (order.isWithdrawn || gone.has(order.index)))
  if (index === undefined) return isNothingLeft ? undefined : 'no question was asked'
  if (open > 0) return `${open} answers were not given`
  const held = new Set(heldAnswers(hub).flatMap(({ commitments }) => commitments))
  const lost = [...newest.values()].filter((commitment) => !held.has(commitment)).length
  return lost === 0 ? undefined : `${lost} answers are not counted in their newest version`
}
