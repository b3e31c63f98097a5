// SPDX-License-Identifier: EUPL-1.2
/**
 * Questions and counts in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { QuestionCountView } from '@ncv/protocol/admin/hub-count-routes.ts'
import type { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { ANSWER_STATUSES, Question } from '@ncv/protocol/message/count.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import type { Signed } from '../count/ask.ts'
import { askQuestion, groupSize, previewQuestion, questionId } from '../count/ask.ts'
import type { QuestionCount } from '../count/results.ts'
import { countOf, publishInterim, questionOf } from '../count/results.ts'
import type { Hub } from '../party.ts'

type CountRoutes = Pick<Handlers<typeof HUB_ROUTES>, 'previewQuestion' | 'askQuestion' | 'counts' | 'showCount' | 'auditCount' | 'publishCount'>

export function hubHandlersOfCounts(hub: Hub, ready: () => Promise<void>): CountRoutes {
  const view = (index: number, isExact = false): QuestionCountView => viewOf(hub, countOf(hub, questionOf(hub, index), isExact), isExact)
  return {
    previewQuestion({ body }) {
      const payload = previewQuestion(hub, body)
      const { warning, closes, targets } = parsePayload(payload, Question)
      const groups = targets.map(({ group }) => ({ group, members: groupSize(hub, group) }))
      return { question: hex(payload), id: questionId(payload), origin: hex(hub.opened.origin), title: titleOf(hub, warning), closes, groups }
    },
    async askQuestion({ body: { question, author, approver } }) {
      await ready()
      return view(await askQuestion(hub, fromHex(question), signed(author), signed(approver)))
    },
    counts: () => ({ questions: hub.counts.questions().map((stored) => viewOf(hub, countOf(hub, stored, false), false)) }),
    showCount: ({ params: { index } }) => view(index),
    auditCount: ({ params: { index } }) => view(index, true),
    async publishCount({ params: { index } }) {
      await ready()
      const entry = await publishInterim(hub, index)
      return { index: entry, answers: view(index).answers }
    },
  }
}

function signed({ analyst, signature }: { readonly analyst: string; readonly signature: string }): Signed {
  return { analyst, signature: fromHex(signature, 64) }
}

/** Empty where the hub has lost the key to it. */
function titleOf({ log, issuing, opened }: Pick<Hub, 'log' | 'issuing' | 'opened'>, index: number): string {
  const entry = parseEntry(log.entry(index) ?? new Uint8Array())
  const body = log.body(entry.body)
  const key = issuing.bodyKey(entry)
  if (body === undefined || key === 'lost') return ''
  const frame = openBody(body, opened.origin, key === 'clear' ? undefined : key)
  return parsePayload(parseFrame(frame).payload, Warning).title
}

function viewOf(hub: Hub, { index, question, state, groups, results, final }: QuestionCount, isExact: boolean): QuestionCountView {
  return {
    question: index,
    warning: question.warning,
    title: titleOf(hub, question.warning),
    opens: question.opens,
    closes: question.closes,
    state,
    answers: groups.reduce((sum, { answers }) => sum + answers, 0),
    isExact,
    groups: groups.map(({ group, members, answers, cells }) => ({
      group,
      members,
      answers,
      cells: ANSWER_STATUSES.map((status, i) => ({ status, count: cells[i] ?? null })),
    })),
    results,
    final,
  }
}
