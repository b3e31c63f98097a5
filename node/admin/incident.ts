// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: incidents and the identity profile. Both stay in this house, sealed.
 *
 * @module
 */
import type { ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { IdentityView } from '@ncv/protocol/admin/places-routes.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Course } from '../incident/course.ts'
import { NEW_COURSE } from '../incident/course.ts'
import { dutyBoard, nextOf } from '../incident/duty-board.ts'
import type { Identity } from '../incident/identity.ts'
import { readIdentity } from '../incident/identity.ts'
import { readIncident } from '../incident/incident.ts'
import type { Links } from '../link/links.ts'
import type { Self } from '../self.ts'
import type { StoredIncident } from '../store/incident-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import type { Standing } from './incident-standing.ts'
import { standingOf } from './incident-standing.ts'

type Used = Pick<Stores, 'incidents' | 'courses' | 'wallet' | 'services' | 'post'>
type Mine = 'putIdentity' | 'showIdentity' | 'addIncident' | 'listIncidents' | 'showIncident'

export function incidentHandlers(
  world: Pick<World, 'now' | 'random'>,
  { keys }: Pick<Self, 'keys'>,
  stores: Used,
  links: Pick<Links, 'registry'>,
): Pick<NodeHandlers, Mine> {
  const { incidents, courses } = stores
  return {
    putIdentity({ body }) {
      const { name } = readIdentity(body.json)
      incidents.putIdentity(body.json)
      return { name }
    },
    showIdentity() {
      const json = incidents.identity()
      return { identity: json === undefined ? null : identityView(readIdentity(json)) }
    },
    addIncident({ body }) {
      readIncident(body.json)
      const id = incidents.add(body.json, world)
      courses.put(id, world.now(), NEW_COURSE)
      return { id }
    },
    listIncidents() {
      const now = world.now()
      return { incidents: incidents.all().map((each) => lineOf(each, courses.of(each.id), standingOf(stores, links, keys.id, each.id, now), now)) }
    },
    showIncident({ params }) {
      const { id, at, json } = incidentOf(incidents, params.id)
      return { id, at, incident: JSON.parse(json.replace(/^\uFEFF/, '')) as unknown }
    },
  }
}

type Line = ReplyOf<(typeof NODE_ROUTES)['listIncidents']>['incidents'][number]

function lineOf({ id, at, json }: StoredIncident, course: Course, { contribution, report, told }: Standing, now: Instant): Line {
  const duties = dutyBoard(course, report?.knownAt ?? course.knownAt ?? at, told, now)
  const { phase } = course
  const next = nextOf(duties)
  const contributed = contribution?.state === undefined ? {} : { contribution: contribution.id, contributionState: contribution.state }
  const urgent = contribution?.urgent === undefined ? {} : { contributionUrgent: contribution.urgent }
  return {
    ...{ id, at, title: readIncident(json).title, ...contributed, ...urgent, phase },
    openDuties: duties.filter(({ state }) => state === 'open').length,
    dueAt: phase === 'closed' ? null : (next?.dueAt ?? null),
    isOverdue: duties.some(({ isOverdue }) => isOverdue),
  }
}

function identityView({
  name,
  kind,
  ags,
  names,
  people,
  street,
  postcode,
  phones,
  mailboxes,
  domains,
  hosts,
  ipRanges,
  products,
  partners,
}: Identity): IdentityView {
  return { name, kind, ags, names, people, street, postcode, phones, mailboxes, domains, hosts, ipRanges, products, partners }
}

/** @throws NodeError `INCIDENT_MISSING` */
export function incidentOf(incidents: Stores['incidents'], id: string): StoredIncident {
  const incident = incidents.one(id)
  if (incident === undefined) throw new NodeError('INCIDENT_MISSING', { id: id.slice(0, 80) })
  return incident
}
