// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's answers about applicants and contacts.
 *
 * @module
 */
import type { SpocView } from '@ncv/protocol/admin/application-routes.ts'
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_APPLICATION_ROUTES, HubApplicationLine, HubApplicationView, HubContactView } from '@ncv/protocol/admin/hub-application-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { OptIn, SpocRecord } from '@ncv/protocol/message/application.ts'
import type { Hub } from '../party.ts'
import type { ShownApplication } from './applications.ts'
import { allApplications, applicationOf, candidateFile, rejectApplication, settleApplications } from './applications.ts'
import type { Reachable } from './contacts.ts'
import { askForContacts, optInsInForce, register } from './contacts.ts'

export function hubHandlersOfJoining(hub: Hub): Handlers<typeof HUB_APPLICATION_ROUTES> {
  return {
    applications() {
      settleApplications(hub)
      return { applications: allApplications(hub).map(lineOf) }
    },
    showApplication: ({ params: { id } }) => viewOf(applicationOf(hub, id)),
    applicationCandidate({ params }) {
      const { candidate, text } = candidateFile(hub, params.id)
      return { id: candidate.id, name: candidate.name, file: text }
    },
    rejectApplication({ params: { id }, body: { reason } }) {
      rejectApplication(hub, id, reason)
      return viewOf(applicationOf(hub, id))
    },
    noteApplication({ params, body: { note } }) {
      const { candidate } = applicationOf(hub, params.id)
      hub.joining.note(candidate.id, note)
      return viewOf(applicationOf(hub, candidate.id))
    },
    contacts() {
      settleApplications(hub)
      return { at: hub.world.now(), contacts: register(hub).map((each) => contactOf(hub, each)) }
    },
    askContacts: () => ({ asked: askForContacts(hub) }),
    optIns: () => ({ optIns: optInsInForce(hub).map((each) => ({ id: each.member, name: nameOf(hub, each.member), ...optInOf(each) })) }),
  }
}

function nameOf({ registry }: Pick<Hub, 'registry'>, id: string): string {
  return registry.all.get(id)?.name ?? id
}

function lineOf({ candidate, stored, standing }: ShownApplication): HubApplicationLine {
  const { id, name, kind, category } = candidate
  return { id, name, kind, category, takenAt: stored.takenAt, state: standing.state, blocking: [...standing.blocking], note: stored.note }
}

function viewOf(shown: ShownApplication): HubApplicationView {
  const { spoc, record, optIns } = shown.application
  const { motion } = shown.standing
  return {
    ...lineOf(shown),
    spoc: spoc === undefined ? null : spocOf(spoc),
    attestations: record.attestations,
    optIns: optIns.map(optInOf),
    reason: shown.stored.reason,
    motion: motion === undefined ? null : hex(motion),
  }
}

function spocOf({ contact, deputy, address, mailbox, groupNumber, reachability }: SpocRecord): SpocView {
  const more = { ...(groupNumber === undefined ? {} : { groupNumber }), ...(reachability === undefined ? {} : { reachability }) }
  return { contact, deputy, address, mailbox, ...more }
}

function optInOf({ row, ranges, domains, until }: OptIn): HubApplicationView['optIns'][number] {
  return { row, ranges: [...ranges], domains: [...domains], until }
}

function contactOf({ joining }: Pick<Hub, 'joining'>, { member, contact, isDue }: Reachable): HubContactView {
  return {
    id: member.id,
    name: member.name,
    kind: member.kind,
    state: member.state,
    spoc: contact === undefined ? null : spocOf(contact.spoc),
    confirmedAt: contact?.confirmedAt ?? null,
    askedAt: contact?.askedAt ?? null,
    isDue,
    attestations: joining.attestations(member.id)?.attestations ?? [],
  }
}
