// SPDX-License-Identifier: EUPL-1.2
/**
 * How long it takes until hub and relay no longer know a member: requests signed with its own key, until they are refused for that.
 *
 * @module
 */
import type { NodeKeys } from '@ncv/node/node-keys.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import type { World } from '@ncv/protocol/world.ts'

type Asking = Pick<World, 'net' | 'now' | 'random' | 'monotonic' | 'timer'>

export interface Door {
  readonly url: string
  readonly path: string
  readonly audience: string
}

export function hubDoorOf(url: string): Door {
  return { url, path: '/issue', audience: 'hub' }
}

export function relayDoorOf(url: string): Door {
  return { url, path: '/slot/0', audience: relayAudience(url) }
}

/** Whether the door still knows the member; what is handed in is refused in any case. */
export async function isKnownAt(world: Asking, { url, path, audience }: Door, { id, identity }: NodeKeys): Promise<boolean> {
  const body = new Uint8Array(1)
  const jti = hex(world.random(16))
  const authorization = await signRequest({ seed: identity.seed, subject: id, jti, audience, method: 'POST', path, body, now: world.now() })
  const { body: reply } = await world.net.request({ method: 'POST', url: `${url}${path}`, body, headers: { authorization }, maxBytes: 64 * 1024 })
  return !new TextDecoder().decode(reply).includes('MEMBER_UNKNOWN')
}

/** Milliseconds on the monotonic clock until it does not; `undefined` after `atMostMs`. */
export async function unknownAfter(world: Asking, door: Door, keys: NodeKeys, since: number, atMostMs: number): Promise<number | undefined> {
  while (await isKnownAt(world, door, keys)) {
    if (world.monotonic() - since > atMostMs) return undefined
    const { promise, resolve } = Promise.withResolvers<void>()
    world.timer(400, () => resolve())
    await promise
  }
  return Math.round(world.monotonic() - since)
}
