// SPDX-License-Identifier: EUPL-1.2
/**
 * Counting on request: the hub asks all about the warning, every node answers without a name.
 *
 * @module
 */
import { DemoError } from './demo-error.ts'
import type { Narrator } from './narrator.ts'
import type { AnswerWord, NodeParty } from './node-party.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

/** What is answered, by turns. */
const ANSWERS: readonly AnswerWord[] = ['affected', 'fixed', 'not-affected']

export interface Counted {
  /** Index of the entry of the question. */
  readonly question: number
  /** Members that have answered. */
  readonly answers: number
}

/** @param warning index of its entry */
export async function count(stage: Stage, tell: Narrator, warning: number): Promise<Counted> {
  tell.begin('count')
  const { hub, nodes, dirs } = stage
  const question = await hub.ask(warning, [dirs.exchange('analyst-1.key'), dirs.exchange('analyst-2.key')])
  tell.say('count.asked', { question, warning })
  await Promise.all(nodes.map((node, i) => answerWhenSeen(stage, node, question, ANSWERS[i % ANSWERS.length] as AnswerWord)))
  tell.say('count.answered', { count: nodes.length })
  const { answers, hidden } = await until(stage.world, { what: 'answers', everyMs: 1_000, atMostMs: 60_000 }, async () => {
    const counted = await hub.count(question)
    return counted.answers >= nodes.length ? counted : undefined
  })
  await hub.publishCount(question)
  tell.say('count.done', { answers, hidden })
  return { question, answers }
}

/** A question is answered only when enough witnesses have seen it: moments after it was asked. */
async function answerWhenSeen(stage: Stage, node: NodeParty, question: number, status: AnswerWord): Promise<true> {
  return await until(stage.world, { what: 'question', everyMs: 1_000, atMostMs: 60_000 }, async () => {
    try {
      await node.answer(question, status)
      return true
    } catch (error) {
      if (error instanceof DemoError && /\[(?:QUESTION_MISSING|LINK_STALE|ANSWER_TOKEN_MISSING)\]$/.test(String(error.params['reason'])))
        return undefined
      throw error
    }
  })
}
