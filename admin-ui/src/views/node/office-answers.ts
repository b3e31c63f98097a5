// SPDX-License-Identifier: EUPL-1.2
/**
 * Answers of the questionnaire while a person gives them: which products are ticked, which were added, and how far each office is.
 *
 * @module
 */
import type { AnsweredProduct, QuestionAnswer, QuestionView } from '@ncv/protocol/admin/inventory-routes.ts'

/** What an answer becomes, whatever it is by then: two changes may follow each other before the page shows the first. */
export type Change = (answer: QuestionAnswer | undefined) => Given

export function itemsOf(answer: QuestionAnswer | undefined): readonly AnsweredProduct[] {
  return answer === undefined || answer === 'none' ? [] : answer
}

/** Null: not answered. */
export type Given = QuestionAnswer | null

function given(items: readonly AnsweredProduct[]): Given {
  return items.length === 0 ? null : [...items]
}

/** One of the question's own products is in use, or not any more. */
export function ticked(answer: QuestionAnswer | undefined, id: string, isOn: boolean): Given {
  const rest = itemsOf(answer).filter((item) => item.id !== id)
  return given(isOn ? [...rest, { id }] : rest)
}

/** Version or operator of the item at `at`; empty takes it away. */
export function changed(answer: QuestionAnswer | undefined, at: number, change: Partial<Record<'version' | 'operator', string>>): Given {
  return given(
    itemsOf(answer).map((item, i) => {
      if (i !== at) return item
      return Object.fromEntries(Object.entries({ ...item, ...change }).filter(([, value]) => value !== '')) as AnsweredProduct
    }),
  )
}

export function added(
  answer: QuestionAnswer | undefined,
  item: { readonly vendor: string; readonly product: string; readonly version: string },
): Given {
  const named = Object.fromEntries(Object.entries(item).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])))
  return given([...itemsOf(answer), named as AnsweredProduct])
}

export function removed(answer: QuestionAnswer | undefined, at: number): Given {
  return given(itemsOf(answer).filter((_, i) => i !== at))
}

export interface Office {
  readonly id: string
  readonly title: string
  readonly questions: readonly QuestionView[]
  readonly answered: number
}

/** In the order of the questions. */
export function officesOf(questions: readonly QuestionView[]): Office[] {
  return [...Map.groupBy(questions, ({ office }) => office)].map(([id, own]) => ({
    id,
    title: own[0]?.officeTitle ?? id,
    questions: own,
    answered: own.filter(({ answer }) => answer !== undefined).length,
  }))
}
