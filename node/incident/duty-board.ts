// SPDX-License-Identifier: EUPL-1.2
/**
 * The board of duties of an incident: whom to tell, until when, and whether it is done.
 *
 *     n-cert             24 hours after the house became aware; recommended, or binding (protocol/service/duty-deadlines.ts)
 *     data-protection    72 hours after that, where personal data is concerned: Art. 33(1) GDPR
 *     police, insurer, management, it-provider    no period of a law; the house may set its own
 *
 * @module
 */
import type { DutyView, IncidentDuty } from '@ncv/protocol/admin/incident-routes.ts'
import { INCIDENT_DUTIES } from '@ncv/protocol/admin/incident-routes.ts'
import type { DutyForce } from '@ncv/protocol/message/duty-report.ts'
import type { StageDue } from '@ncv/protocol/service/duty-deadlines.ts'
import { INITIAL_MS } from '@ncv/protocol/service/duty-deadlines.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Course, DutyNote } from './course.ts'

/** Art. 33(1) GDPR: without undue delay and, where feasible, not later than 72 hours after having become aware of it. */
export const DATA_PROTECTION_MS: number = 72 * 3_600_000

/** What of this incident has left the node, as far as it stands for telling the N-CERT. */
export interface Told {
  readonly force: DutyForce
  /** Stages of the named report that stand, and their due dates; undefined where there is none. */
  readonly schedule: readonly StageDue[] | undefined
  /** A contribution without a sender is on its way or has arrived. */
  readonly isContributed: boolean
}

export function dutyBoard({ phase, duties }: Course, knownAt: Instant, told: Told, now: Instant): DutyView[] {
  return INCIDENT_DUTIES.map((duty) => {
    const note = duties[duty]
    const derived = duty === 'n-cert' && note === undefined ? derivedOf(told) : undefined
    const { dueAt, rule } = periodOf(duty, note, knownAt, told)
    const state = note?.state ?? derived?.state ?? 'open'
    const isOverdue = state === 'open' && phase !== 'closed' && dueAt !== null && dueAt < now
    return { duty, ...said(note ?? derived), state, dueAt, rule, isOverdue, isDerived: derived !== undefined }
  })
}

function said(note: DutyNote | undefined): Pick<DutyView, 'at' | 'by' | 'reference' | 'note'> {
  const { at, by, reference, note: text } = note ?? {}
  return {
    ...(at === undefined ? {} : { at }),
    ...(by === undefined ? {} : { by }),
    ...(reference === undefined ? {} : { reference }),
    ...(text === undefined ? {} : { note: text }),
  }
}

/** A named report is done with its last stage; a contribution asks for nothing more. */
function derivedOf({ schedule, isContributed }: Told): DutyNote | undefined {
  const next = schedule?.find(({ sentAt }) => sentAt === null)
  const last = schedule?.findLast(({ sentAt }) => sentAt !== null)
  if (last !== undefined && last.sentAt !== null) return { state: next === undefined ? 'done' : 'open', at: last.sentAt }
  return isContributed ? { state: 'done' } : undefined
}

function periodOf(duty: IncidentDuty, note: DutyNote | undefined, knownAt: Instant, { force, schedule }: Told): Pick<DutyView, 'dueAt' | 'rule'> {
  if (note?.dueAt !== undefined) return { dueAt: note.dueAt, rule: 'own' }
  if (duty === 'data-protection') return { dueAt: knownAt + DATA_PROTECTION_MS, rule: 'law' }
  if (duty !== 'n-cert') return { dueAt: null, rule: 'none' }
  const next = schedule?.find(({ sentAt }) => sentAt === null)
  return { dueAt: schedule === undefined ? knownAt + INITIAL_MS : (next?.dueAt ?? null), rule: force }
}

/** The most urgent of what is open; null where nothing has a period. */
export function nextOf(duties: readonly DutyView[]): DutyView | null {
  const open = duties.filter(({ state, dueAt }) => state === 'open' && dueAt !== null)
  return open.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))[0] ?? null
}
