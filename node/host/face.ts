// SPDX-License-Identifier: EUPL-1.2
/**
 * What the web interface of a host says it is, and what changes under an open page without anybody having done something there.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import type { WebFace } from '@ncv/runtime/web/web-app.ts'
import type { Host } from './host.ts'
import type { KeptFigures } from './kept-figures.ts'

export function hostFace(world: Pick<World, 'now' | 'random' | 'timer'>, host: Host, accounts: Accounts, figures: KeptFigures): WebFace {
  const party = { kind: 'host', name: host.config.name, federation: '', host: null } as const
  return { world, party: () => party, key: `host ${host.dir}`, accounts, counters: () => countersOf(host, figures) }
}

/** `tenant`: who is there, how it is, and what its figures say. `feed`: what has come in anywhere. */
function countersOf(host: Host, { changes }: KeptFigures): Readonly<Record<string, string | number>> {
  const known = host.known()
  const states = known.map((tenant) => {
    const { state, code, defects } = tenant.situation()
    return `${tenant.name} ${state} ${code ?? ''} ${defects}`
  })
  return { tenant: `${changes}\n${states.join('\n')}`, feed: known.reduce((sum, { node }) => sum + (node?.stores.log.size() ?? 0), 0) }
}
