// SPDX-License-Identifier: EUPL-1.2
/**
 * The redistribution gate: what of a contribution may stand in a warning, field by field (NDS Anhang 2 § 8(3)).
 *
 * The warning says nothing of when the contribution came, of its id, or of the days on which something happened in that one
 * house: together with what others know, a day can name a town.
 *
 * @module
 */
import type { Contribution } from '@ncv/protocol/message/contribution.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'

/** A title that is true for every report of its class; analysts replace it with a better one. */
function titleFor(rsit: string): string {
  return `Hinweis aus dem Verbund: ${rsit}`
}

/** A recommendation of a warning is no longer than this, in UTF-16 code units. */
const RECOMMENDATION_MAX = 1000

/** Ends in … where something was cut, so that the analyst sees it; never in half a surrogate pair. */
function cut(text: string): string {
  if (text.length <= RECOMMENDATION_MAX) return text
  const kept = text.slice(0, RECOMMENDATION_MAX - 1)
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`
}

export function warningFromReport({ report, isExercise }: Contribution): Pick<Warning, 'title' | 'isExercise' | 'classification'> & Partial<Warning> {
  const { rsit, description, measures, indicators } = report
  return {
    title: titleFor(rsit),
    classification: rsit,
    isExercise,
    ...(description === undefined ? {} : { text: description }),
    ...(measures === undefined ? {} : { recommendations: [cut(measures)] }),
    ...(indicators.length === 0 ? {} : { indicators: indicators.map(({ type, value }) => ({ type, value })) }),
  }
}
