// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: one incident as people work on it. Nothing of it leaves the house.
 *
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import type { IncidentBoard, IncidentFields } from '@ncv/protocol/admin/incident-routes.ts'
import { nextDue } from '@ncv/protocol/service/duty-deadlines.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Course, DutyNote } from '../incident/course.ts'
import { withEarlier } from '../incident/course.ts'
import { dutyBoard } from '../incident/duty-board.ts'
import type { Incident } from '../incident/incident.ts'
import { readIncident } from '../incident/incident.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import type { StoredIncident } from '../store/incident-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import { incidentOf } from './incident.ts'
import type { Standing } from './incident-standing.ts'
import { standingOf } from './incident-standing.ts'

type Mine = 'showIncidentBoard' | 'putIncident' | 'setIncidentCourse' | 'setIncidentDuty'
type Kept = Pick<Stores, 'incidents' | 'courses' | 'wallet' | 'services' | 'post'>
type Linked = Pick<Links, 'registry'>
/** Clocks of a browser and of this machine differ a little. */
const CLOCK_MS = 600_000

export function incidentBoardHandlers(
  world: Pick<World, 'now'>,
  { keys }: Pick<Self, 'keys'>,
  stores: Kept,
  links: Linked,
): Pick<NodeHandlers, Mine> {
  const { incidents, courses } = stores
  const view = (id: string): IncidentBoard =>
    boardOf(incidentOf(incidents, id), stores, standingOf(stores, links, keys.id, id, world.now()), world.now())
  const change = (id: string, next: (before: Course) => Course): IncidentBoard => {
    courses.inOne(() => courses.put(id, incidentOf(incidents, id).at, next(courses.of(id))))
    return view(id)
  }
  return {
    showIncidentBoard: ({ params }) => view(params.id),
    putIncident({ params: { id }, body: { json, version } }, { caller }) {
      readIncident(json)
      courses.inOne(() => {
        const { at, json: before } = incidentOf(incidents, id)
        const course = courses.of(id)
        if (course.version !== version) throw new NodeError('INCIDENT_EDITED', { id })
        courses.put(id, at, withEarlier(course, { at: world.now(), by: nameOf(caller), json: before }))
        incidents.update(id, json)
      })
      return view(id)
    },
    setIncidentCourse: ({ params: { id }, body: { phase, knownAt } }) =>
      change(id, (before) => ({
        ...before,
        ...(phase === undefined ? {} : { phase }),
        ...(knownAt === undefined ? {} : { knownAt: notAhead(knownAt, world.now()) }),
      })),
    setIncidentDuty({ params: { id, duty }, body }) {
      const note = noteOf(body, world.now())
      return change(id, (before) => {
        const { [duty]: _, ...others } = before.duties
        return { ...before, duties: isNothing(note) ? others : { ...others, [duty]: note } }
      })
    },
  }
}

function nameOf({ account, roles }: Caller): string {
  return account?.name ?? roles.join(', ')
}

/** @throws NodeError `DUTY_TIME` */
function notAhead(at: Instant, now: Instant): Instant {
  if (at > now + CLOCK_MS) throw new NodeError('DUTY_TIME', { found: new Date(at).toISOString() })
  return Math.min(at, now)
}

/** @throws NodeError `DUTY_REASON`, `DUTY_TIME` */
function noteOf({ state, at, by, reference, note, dueAt }: DutyNote, now: Instant): DutyNote {
  if (state === 'not-applicable' && (note ?? '').trim() === '') throw new NodeError('DUTY_REASON')
  const done = state === 'done' ? notAhead(at ?? now, now) : undefined
  return {
    state,
    ...(done === undefined ? {} : { at: done }),
    ...(by === undefined || by.trim() === '' ? {} : { by: by.trim() }),
    ...(reference === undefined || reference.trim() === '' ? {} : { reference: reference.trim() }),
    ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

/** Open, and nothing said about it: as if nobody had noted anything. */
function isNothing(note: DutyNote): boolean {
  return note.state === 'open' && Object.keys(note).length === 1
}

function boardOf({ id, at, json }: StoredIncident, { courses }: Pick<Kept, 'courses'>, standing: Standing, now: Instant): IncidentBoard {
  const course = courses.of(id)
  const { contribution, report, told } = standing
  const knownAt = report?.knownAt ?? course.knownAt ?? at
  const schedule = [...(told.schedule ?? [])]
  return {
    id,
    at,
    version: course.version,
    phase: course.phase,
    knownAt,
    fields: fieldsOf(readIncident(json)),
    history: course.earlier.map((each) => ({ version: each.version, at: each.at, by: each.by, fields: fieldsOf(readIncident(each.json)) })),
    duties: dutyBoard(course, knownAt, told, now),
    contribution:
      contribution === undefined
        ? null
        : {
            id: contribution.id,
            ...(contribution.state === undefined ? {} : { state: contribution.state }),
            ...(contribution.urgent === undefined ? {} : { urgent: contribution.urgent }),
          },
    report:
      report === undefined
        ? null
        : { id: report.id, force: report.force, stages: report.stages.map(({ stage }) => stage), schedule, next: nextDue(schedule) ?? null },
  }
}

/** Named one by one: a field that is added to the record is not shown by accident. */
function fieldsOf({ title, description, rsit, vcv, occurredAt, detectedAt, assets, people, indicators, measures, notes }: Incident): IncidentFields {
  return {
    title,
    description,
    rsit,
    vcv,
    occurredAt: occurredAt ?? null,
    detectedAt: detectedAt ?? null,
    assets,
    people,
    indicators,
    measures,
    notes,
  }
}
