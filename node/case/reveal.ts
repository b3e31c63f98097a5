// SPDX-License-Identifier: EUPL-1.2
/**
 * „Das waren wir": says to the hub, under the member's own name and for good, that one contribution is of this house.
 *
 * It says nothing of any other contribution: each has keys of its own.
 *
 * @module
 */
import { fromHex } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { signReveal } from '@ncv/protocol/submission/reveal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { memberPost } from '../link/member-request.ts'
import type { Self } from '../self.ts'
import type { CaseStore } from '../store/case-store.ts'
import type { Case } from './case.ts'

/** @throws NodeError `CASE_KEYS_GONE`; RemoteProblem `CASE_UNKNOWN`, `REVEAL_SIGNATURE`, `REVEALED_ALREADY`; RuntimeError `NET_…` */
export async function revealCase(
  world: World,
  { keys, opened, addresses }: Pick<Self, 'keys' | 'opened' | 'addresses'>,
  cases: Pick<CaseStore, 'addRevealed'>,
  { id, keys: kept }: Pick<Case, 'id' | 'keys'>,
): Promise<void> {
  if (kept === undefined) throw new NodeError('CASE_KEYS_GONE')
  const contribution = fromHex(id, 32)
  const signature = signReveal(kept.edSeed, { origin: opened.origin, member: keys.id, contribution })
  const body = encode({ contribution, signature })
  await memberPost(world, keys, { audience: 'hub', baseUrl: addresses.hubUrl, path: '/reveal', body, maxBytes: 64 * 1024 })
  cases.addRevealed(id, world.now())
}
