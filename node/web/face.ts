// SPDX-License-Identifier: EUPL-1.2
/**
 * What the web interface of a node says it is, and what changes under an open page without anybody having done something there.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { World } from '@ncv/protocol/world.ts'
import { openOidc } from '@ncv/runtime/oidc/oidc.ts'
import type { Visits } from '@ncv/runtime/web/visits.ts'
import type { WebFace } from '@ncv/runtime/web/web-app.ts'
import type { NodeParty } from '../party.ts'

export function nodeFace(world: World, { self, stores, accounts }: Pick<NodeParty, 'self' | 'stores' | 'accounts'>, visits?: Visits): WebFace {
  const { name, host, oidc } = self.config
  const party = { kind: 'node', name, federation: self.opened.genesis.name, host: host ?? null } as const
  return {
    world,
    party: () => party,
    key: `node ${hex(self.opened.origin)} ${self.keys.id}`,
    accounts,
    ...(visits === undefined ? {} : { visits }),
    ...(oidc === undefined ? {} : { oidc: openOidc(world, oidc) }),
    counters: () => {
      const { unread, waiting } = stores.post.counts()
      const token = stores.wallet.readyCount('report', [Math.max(0, periodAt(self.opened.genesis, world.now()))])
      return { feed: stores.log.size(), post: `${unread} ${waiting}`, token }
    },
  }
}
