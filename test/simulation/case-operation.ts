// SPDX-License-Identifier: EUPL-1.2
/**
 * An analyst asks back on a contribution, the house that wrote it reads the question and answers. All of them repeat what had no effect.
 *
 * @module
 */
import { addReply, signReplyDraft } from '@ncv/federation/hub/board/replies.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { caseOf } from '@ncv/node/case/case.ts'
import { sendFollowUp } from '@ncv/node/case/follow-up.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { seededRandom } from '../support/virtual-world.ts'
import type { Checker } from './checker/checker.ts'
import type { Parties } from './parties.ts'
import type { Scheduler } from './scheduler.ts'
import type { Template } from './template.ts'
import type { Trace } from './trace.ts'

/** What of a stage it takes. */
interface Place {
  readonly seed: string
  readonly template: Template
  readonly scheduler: Scheduler
  readonly parties: Parties
  readonly checker: Checker
  readonly trace: Trace
}

export interface OpenCase {
  /** Hex of the envelope id. */
  readonly contribution: string
  readonly node: string
  readonly question: string
  readonly answer: string
  isAsked: boolean
  isAnswered: boolean
}

const PATIENCE_MS = 8_000

/** @param node that made the contribution */
export function openCase(stage: Place, contribution: string, node: string): OpenCase {
  const name = `${stage.seed} ${node} ${contribution.slice(0, 8)}`
  const opened = { contribution, node, question: `Frage ${name}`, answer: `Antwort ${name}`, isAsked: false, isAnswered: false }
  stage.checker.asked(opened)
  stage.scheduler.set('people', PATIENCE_MS, () => ask(stage, opened))
  return opened
}

function ask(stage: Place, order: OpenCase): void {
  const { hub } = stage.parties
  const isThere = hub?.witnesses.readiness() === 'ready' && hub.intake.contribution(fromHex(order.contribution)) !== undefined
  if (hub === undefined || !isThere || !isStored(hub, stage.template, order)) {
    stage.scheduler.set('people', PATIENCE_MS, () => ask(stage, order))
    return
  }
  order.isAsked = true
  stage.trace.add(`${stage.scheduler.now()} people ask back on ${order.contribution}`)
  stage.scheduler.set('people', PATIENCE_MS, () => answer(stage, order))
}

function isStored(hub: Hub, { analysts }: Template, { contribution, question }: OpenCase): boolean {
  const [{ id, keys }] = analysts
  const reply = { contribution: fromHex(contribution), number: 1, kind: 'question' as const, text: question }
  try {
    addReply(hub, reply, id, signReplyDraft(keys.seed, hub.opened.origin, reply))
    return true
  } catch (error) {
    if (error instanceof CodedError) return false
    throw error
  }
}

function answer(stage: Place, order: OpenCase): void {
  const node = stage.parties.node(order.node)
  if (node === undefined || !hasRead(node, order)) {
    stage.scheduler.set('people', PATIENCE_MS, () => answer(stage, order))
    return
  }
  order.isAnswered = true
  const { stores, self } = node
  const about = caseOf(stores, self.opened, order.contribution, stage.scheduler.now())
  const words = { counter: 1, answers: 1, text: order.answer, touched: [], digest: '' }
  const id = sendFollowUp(stores, about, words, self.opened, {
    now: stage.scheduler.now,
    random: seededRandom(`${stage.seed} follow-up ${order.contribution}`),
  })
  stage.trace.add(`${stage.scheduler.now()} ${order.node} answers with ${id}`)
}

function hasRead({ stores }: NodeParty, { contribution }: OpenCase): boolean {
  return stores.cases.book().replies.some((each) => each.contribution === contribution)
}

/** What is still missing, in words. */
export function missingInCases({ hub }: Pick<Parties, 'hub'>, open: readonly OpenCase[]): string | undefined {
  if (open.some(({ isAsked }) => !isAsked)) return 'a question was not asked'
  if (open.some(({ isAnswered }) => !isAnswered)) return 'a question was not read by the house that it is for'
  const silent = open.filter(({ contribution }) => hub?.cases.followUps(fromHex(contribution)).length === 0)
  return silent.length === 0 ? undefined : `${silent.length} follow-ups did not arrive`
}
