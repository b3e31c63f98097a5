// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: release requests, asked and received.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { answerRelease, askedView, askRelease, receivedReleases } from '../forwarding/release.ts'
import type { Links } from '../link/links.ts'
import { nameOf } from '../post/find.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

type Mine = 'listReleases' | 'askRelease' | 'answerRelease'

export function releaseHandlers(
  world: World,
  { opened }: Pick<Self, 'opened'>,
  stores: Stores,
  { registry }: Pick<Links, 'registry'>,
): Pick<NodeHandlers, Mine> {
  const named = (id: string): string => nameOf(registry, opened, id)
  return {
    listReleases: () => ({ asked: stores.forwardings.releases().map((each) => askedView(each, named)), received: receivedReleases(stores, named) }),
    askRelease: ({ body }) => askRelease(world, stores, body, named),
    answerRelease: ({ params, body }) => answerRelease(world, stores, params.id, body, named),
  }
}
