// SPDX-License-Identifier: EUPL-1.2
/**
 * The defences, each of which can be taken away from around the program, in all nodes alike or at the relay.
 *
 * @module
 */
import type { NodeParty } from '@ncv/node/party.ts'
import { fromBase64url } from '@ncv/protocol/bytes.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import type { NetRequest, World } from '@ncv/protocol/world.ts'
import { RELAY_URL } from '../../node/link/node-stage.ts'
import { isWithin } from './coupling.ts'

export const DEFENCES = ['cover', 'padding', 'shuffle', 'batch tokens', 'fresh seals', 'random instants'] as const
export type Defence = (typeof DEFENCES)[number]

/** Who is expected to see the difference when it is missing. */
export const SEEN_BY: Readonly<Record<Defence, 'hub' | 'relay'>> = {
  cover: 'relay',
  padding: 'relay',
  shuffle: 'hub',
  'batch tokens': 'hub',
  'fresh seals': 'relay',
  'random instants': 'relay',
}

/** What a run without a defence knows of a node. */
export interface Bare {
  party: NodeParty | undefined
  /** Contribution that the box on its way holds; undefined for cover. */
  content: { readonly id: string; readonly bytes: number } | undefined
}

/** Takes it away inside of a node. @param isBegun whether the warming up is over */
export function without(defence: Defence | undefined, party: NodeParty, bare: Bare, isBegun: () => boolean, now: World['now']): void {
  bare.party = party
  const { submit, walletLink } = party.links
  const { wallet } = party.stores
  if (defence === 'cover') {
    const tick = submit.tick.bind(submit)
    submit.tick = async () => {
      if (!isBegun() || wallet.outgoing().some(({ state }) => state === 'queued')) return await tick()
      const slot = slotAt(party.self.opened.genesis, now())
      if (!wallet.hasSlot(slot)) wallet.useSlot({ slot, leaf: new Uint8Array(32), outgoing: null, relay: new Uint8Array(32) })
    }
  }
  if (defence === 'batch tokens') {
    const tick = walletLink.tick.bind(walletLink)
    // Fetched where somebody has something to say.
    walletLink.tick = async () => {
      if (party.stores.incidents.all().length > 0) await tick()
    }
  }
  if (defence === 'padding') {
    const next = wallet.nextOutgoing.bind(wallet)
    wallet.nextOutgoing = (before) => {
      const found = next(before)
      bare.content = found === undefined ? undefined : { id: found.id, bytes: found.submission.length }
      return found
    }
  }
}

/** Takes it away at the edge of a node. */
export function worldWithout(defence: Defence | undefined, world: World, bare: Bare, isBegun: () => boolean): World {
  if (defence === 'fresh seals') {
    return { ...world, random: (length) => (isWithin('sealTo') ? new Uint8Array(length).fill(7) : world.random(length)) }
  }
  if (defence !== 'padding') return world
  return { ...world, net: { request: async (wanted) => world.net.request(isBegun() ? await cut(wanted, bare) : wanted) } }
}

/** As long as what is in it, and signed as such. */
async function cut(request: NetRequest, { party, content }: Bare): Promise<NetRequest> {
  if (!request.url.includes('/slot/') || request.body === undefined || party === undefined) return request
  const body = request.body.subarray(0, 1_136 + (content?.bytes ?? 16))
  const { identity, id } = party.self.keys
  const claims = JSON.parse(Buffer.from(fromBase64url((request.headers?.['authorization'] ?? '').split('.')[1] ?? '')).toString()) as {
    iat: number
    jti: string
  }
  const signed = { seed: identity.seed, subject: id, jti: claims.jti, audience: relayAudience(RELAY_URL), method: 'POST' as const }
  const authorization = await signRequest({ ...signed, path: new URL(request.url).pathname, body, now: claims.iat * 1000 })
  return { ...request, body, headers: { ...request.headers, authorization } }
}
