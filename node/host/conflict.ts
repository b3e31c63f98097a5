// SPDX-License-Identifier: EUPL-1.2
/**
 * Whoever hosts nodes must not run the relay or the hub of their federation: the relay knows who sends and not what, the hub what and not who, and
 * a host sees both at home.
 *
 * @module
 */
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { NodeError } from '../errors.ts'

/** @throws NodeError `HOST_CONFLICT` naming the role */
export function assertNoConflict(hostName: string, { hub, relay }: Pick<Genesis, 'hub' | 'relay'>): void {
  const taken = Object.entries({ relay: relay.name, hub: hub.name }).find(([, name]) => fold(name) === fold(hostName))
  if (taken !== undefined) throw new NodeError('HOST_CONFLICT', { host: hostName, role: taken[0] })
}
