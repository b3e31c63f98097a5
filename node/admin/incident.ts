// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: incidents and the identity profile. Both stay in this house, sealed.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { contributionRecord } from '../contribution/record.ts'
import { NodeError } from '../errors.ts'
import { readIdentity } from '../incident/identity.ts'
import { readIncident } from '../incident/incident.ts'
import type { StoredIncident } from '../store/incident-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

type Used = Pick<Stores, 'incidents' | 'wallet'>
type Mine = 'putIdentity' | 'addIncident' | 'listIncidents' | 'showIncident'

export function incidentHandlers(world: Pick<World, 'now' | 'random'>, { incidents, wallet }: Used): Pick<NodeHandlers, Mine> {
  return {
    putIdentity({ body }) {
      const { name } = readIdentity(body.json)
      incidents.putIdentity(body.json)
      return { name }
    },
    addIncident({ body }) {
      readIncident(body.json)
      return { id: incidents.add(body.json, world) }
    },
    listIncidents() {
      const outgoing = wallet.outgoing()
      return {
        incidents: incidents.all().map(({ id, at, json }) => {
          const record = contributionRecord(incidents, outgoing, id)
          const contributed = record?.state === undefined ? {} : { contribution: record.id, contributionState: record.state }
          const urgent = record?.urgent === undefined ? {} : { contributionUrgent: record.urgent }
          return { id, at, title: readIncident(json).title, ...contributed, ...urgent }
        }),
      }
    },
    showIncident({ params }) {
      const { id, at, json } = incidentOf(incidents, params.id)
      return { id, at, incident: JSON.parse(json.replace(/^\uFEFF/, '')) as unknown }
    },
  }
}

/** @throws NodeError `INCIDENT_MISSING` */
export function incidentOf(incidents: Stores['incidents'], id: string): StoredIncident {
  const incident = incidents.one(id)
  if (incident === undefined) throw new NodeError('INCIDENT_MISSING', { id: id.slice(0, 80) })
  return incident
}
