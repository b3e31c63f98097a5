// SPDX-License-Identifier: EUPL-1.2
/**
 * What a request can be about, how it stands, and what may follow.
 *
 * @module
 */
import type { HubRequestLine } from '@ncv/protocol/admin/hub-request-routes.ts'

export const REQUEST_STATES = [
  'received',
  'acknowledged',
  'answered',
  'brokered',
  'declined',
  'closed',
] as const satisfies readonly HubRequestLine['state'][]
export const REQUEST_TOPICS = [
  'advice',
  'provider',
  'expert',
  'scan',
  'audit',
  'forensics',
  'malware',
  'other',
] as const satisfies readonly HubRequestLine['topic'][]

type State = HubRequestLine['state']
export type RequestStepName = Exclude<State, 'received'>

/** As the hub takes it; what is not here it would refuse. */
export const NEXT_STEPS: Readonly<Record<State, readonly RequestStepName[]>> = {
  received: ['acknowledged', 'answered', 'brokered', 'declined'],
  acknowledged: ['answered', 'brokered', 'declined'],
  answered: ['answered', 'brokered', 'closed'],
  brokered: ['answered', 'brokered', 'closed'],
  declined: ['closed'],
  closed: [],
}

/** Steps that are nothing without words. */
export function needsWords(step: RequestStepName): boolean {
  return step === 'answered' || step === 'brokered'
}
