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

export function warningFromReport({ report, isExercise }: Contribution): Pick<Warning, 'title' | 'isExercise' | 'classification'> & Partial<Warning> {
  const { rsit, description, measures, indicators } = report
  return {
    title: titleFor(rsit),
    classification: rsit,
    isExercise,
    ...(description === undefined ? {} : { text: description }),
    ...(measures === undefined ? {} : { recommendations: [measures.slice(0, 1000)] }),
    ...(indicators.length === 0 ? {} : { indicators: indicators.map(({ type, value }) => ({ type, value })) }),
  }
}
