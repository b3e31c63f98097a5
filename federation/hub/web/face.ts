// SPDX-License-Identifier: EUPL-1.2
/**
 * What the web interface of the hub says it is, and what changes under an open page without anybody having done something there.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { openOidc } from '@ncv/runtime/oidc/oidc.ts'
import type { WebFace } from '@ncv/runtime/web/web-app.ts'
import type { HubConfig } from '../hub-config.ts'
import type { Hub } from '../party.ts'

type FaceParts = Pick<Hub, 'opened' | 'log' | 'intake' | 'post' | 'joining' | 'accounts'>

/** @throws RuntimeError `FILE_…` of the provider's secret */
export function hubFace(world: World, { opened, log, intake, post, joining, accounts }: FaceParts, { oidc }: Pick<HubConfig, 'oidc'>): WebFace {
  const { genesis, origin } = opened
  const party = { kind: 'hub', name: genesis.hub.name, federation: genesis.name, host: null } as const
  return {
    world,
    party: () => party,
    key: `hub ${hex(origin)}`,
    accounts,
    ...(oidc === undefined ? {} : { oidc: openOidc(world, oidc) }),
    counters: () => ({ feed: log.size(), contribution: intake.figures().contributions, post: post.mark(), application: joining.mark() }),
  }
}
