// SPDX-License-Identifier: EUPL-1.2
/**
 * What a slot costs outside the hub: a node that seals and signs its box, and a relay that takes, holds, shuffles, seals and receipts all.
 *
 * @module
 */
import { base64url } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { relayAudience, relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { BOX_BYTES, COVER, sealBox } from '@ncv/protocol/submission/seal.ts'
import { signTaken } from '@ncv/protocol/submission/taken.ts'
import type { World } from '@ncv/protocol/world.ts'
import { Delivery } from '@ncv/relay/delivery.ts'
import { Holding } from '@ncv/relay/holding.ts'
import { Receipts } from '@ncv/relay/receipts.ts'
import { SeenRequests } from '@ncv/relay/seen-requests.ts'
import type { SlotDoor } from '@ncv/relay/slot.ts'
import { takeBox } from '@ncv/relay/slot.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'

const URL = 'https://relay.test'
const AUDIENCE = relayAudience(URL)
const NODE_BOXES = 200

type Chance = Pick<World, 'now' | 'random'>

/** Milliseconds of one box: sealed to the hub, its hash and the request signed. */
export async function nodeBoxMs({ genesis, origin }: OpenedGenesis, world: Chance): Promise<number> {
  const seed = world.random(32)
  const start = performance.now()
  for (let i = 0; i < NODE_BOXES; i++) {
    const body = sealBox(genesis.hub.box, origin, COVER, world)
    await signed(seed, 'm-0000000000000000', body, world, 1)
  }
  return (performance.now() - start) / NODE_BOXES
}

function signed(seed: Uint8Array, subject: string, body: Uint8Array, world: Chance, slot: number): Promise<string> {
  const jti = base64url(world.random(16))
  return signRequest({ seed, subject, jti, audience: AUDIENCE, method: 'POST', path: `/slot/${slot}`, body, now: world.now() })
}

export interface RelaySlotCost {
  /** Milliseconds until all boxes are taken, over the whole slot. */
  readonly takingMs: number
  /** Milliseconds at its end: shuffled, sealed, formatted, receipts made. */
  readonly releasingMs: number
}

/** A slot of so many members at a relay, without network and hub; the requests are made outside the clock. */
export async function relaySlotCost(opened: OpenedGenesis, members: number, relaySeed: Uint8Array, chance: Chance): Promise<RelaySlotCost> {
  const { genesis } = opened
  let now = chance.now()
  const slot = slotAt(genesis, now)
  const member = ed25519KeyPair(chance.random(32))
  const requests = await memberRequests(members, member.seed, slot, chance)
  const [sent, due]: [number[], (() => void | Promise<void>)[]] = [[], []]
  const world: World = {
    ...{ now: () => now, monotonic: () => 0, random: chance.random, log: SILENT_LOG },
    timer(_delay, run) {
      due.push(run)
      return () => {}
    },
    net: {
      async request({ body }) {
        sent.push(body?.length ?? 0)
        return { status: 200, headers: {}, body: new Uint8Array() }
      },
    },
  }
  const receipts = new Receipts()
  const delivery = new Delivery(world, opened, relaySeed, 'https://hub.test', receipts)
  const holding = new Holding(world, genesis, (boxes) => delivery.add(boxes))
  const mark = relayMark(URL)
  const sign: SlotDoor['sign'] = (id, box) => signTaken(relaySeed, opened.origin, { box, member: id, relay: mark })
  const registry = largeRegistry(opened, members, member.publicKey)
  const seen = new SeenRequests({ now: () => now - 1000 }, genesis.timing.slotMs)
  const door: SlotDoor = { world, genesis, audience: AUDIENCE, sign, isInOffice: () => true, registry, seen, holding, delivery, receipts }
  holding.start()
  const start = performance.now()
  for (const request of requests) if ((await takeBox(request, door)).status !== 200) throw new Error('a box was not taken')
  const taken = performance.now()
  now = slotStart(genesis, slot + 1)
  while (due.length > 0 && sent.reduce((sum, bytes) => sum + bytes, 0) < members * BOX_BYTES) await due.shift()?.()
  return { takingMs: taken - start, releasingMs: performance.now() - taken }
}

async function memberRequests(members: number, seed: Uint8Array, slot: number, chance: Chance): Promise<Request[]> {
  const requests: Request[] = []
  for (let i = 0; i < members; i++) {
    const body = chance.random(BOX_BYTES)
    const authorization = await signed(seed, memberId(i), body, chance, slot)
    requests.push(new Request(`${URL}/slot/${slot}`, { method: 'POST', headers: { authorization }, body: new Uint8Array(body) }))
  }
  return requests
}

const memberId = (index: number): string => `m-${index.toString(16).padStart(16, '0')}`

/** All members with one key: what it costs to check it is the same. */
function largeRegistry(opened: OpenedGenesis, count: number, key: Uint8Array): Registry {
  const registry = registryOf(opened)
  const [some] = registry.members.values()
  if (some === undefined) throw new Error('a federation has members')
  const members = new Map(Array.from({ length: count }, (_, i) => [memberId(i), { ...some, id: memberId(i), key, slot: i + 1 }]))
  return new Proxy(registry, { get: (target, name) => (name === 'members' ? members : Reflect.get(target, name, target)) })
}
