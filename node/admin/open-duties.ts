// SPDX-License-Identifier: EUPL-1.2
/**
 * Duties of open incidents that have a period and are not done: for the start page, and for the node's state where it is over.
 *
 * What stands here of an incident beside its title goes to whoever may see the node's state, also without seeing incidents: its id alone.
 *
 * @module
 */
import type { DutyView } from '@ncv/protocol/admin/incident-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import type { Standing } from './incident-standing.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Stores } from '../store/stores.ts'
import { dutyBoard } from '../incident/duty-board.ts'
import { readIncident } from '../incident/incident.ts'

export interface OpenDuty extends Pick<DutyView, 'duty' | 'rule' | 'isOverdue'> {
  readonly incident: string
  readonly title: string
  readonly dueAt: Instant
}

/** @param standing what of an incident has left the house */
export function openDuties(
  { incidents, courses }: Pick<Stores, 'incidents' | 'courses'>,
  standing: (id: string) => Standing,
  now: Instant,
): OpenDuty[] {
  return incidents.all().flatMap(({ id, at, json }) => {
    const course = courses.of(id)
    if (course.phase === 'closed') return []
    const { report, told } = standing(id)
    const { title } = readIncident(json)
    return dutyBoard(course, report?.knownAt ?? course.knownAt ?? at, told, now).flatMap(({ duty, rule, state, dueAt, isOverdue }) => {
      // A named report has its own clock, with its stages.
      if (state !== 'open' || dueAt === null || (duty === 'n-cert' && report !== undefined)) return []
      return [{ incident: id, title, duty, rule, dueAt, isOverdue }]
    })
  })
}

/** Red what binds: a law may not apply to this incident, and what the house set for itself it may miss. */
export function dutyConcerns(duties: readonly OpenDuty[], lang: Lang) {
  return duties
    .filter(({ isOverdue }) => isOverdue)
    .map(({ incident, duty, rule, dueAt }) => ({
      code: 'duty-overdue',
      isRed: rule === 'binding',
      params: { incident, duty: textOf(NODE_TEXTS, lang, `incident.duty.${duty}`), due: localText(dueAt, lang) },
    }))
}
