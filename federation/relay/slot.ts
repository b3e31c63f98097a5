// SPDX-License-Identifier: EUPL-1.2
/**
 * `POST /slot/<n>`: a member hands in its box of the slot and gets the receipts for earlier ones.
 *
 *     POST /slot/48211 HTTP/1.1
 *     authorization: NCV …           the member's signature over method, path (with the slot) and body
 *     <9,328 bytes>
 *
 *     200, MessagePack { receipts: [ receipt, … ] }
 *
 * Nothing here is written to a file. Who sent is known in memory, what was sent is unreadable here.
 *
 * @module
 */
import { encode } from '@ncv/protocol/encode.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { assertBoxSize } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { authenticate } from './authenticate.ts'
import type { Delivery } from './delivery.ts'
import { RelayError } from './errors.ts'
import type { Holding } from './holding.ts'
import { secondsUntil } from './holding.ts'
import type { Receipts } from './receipts.ts'
import type { SeenRequests } from './seen-requests.ts'

/** Boxes in memory at most, 75 MB: four slots of a large federation while the hub is away. */
export const MAX_BOXES = 8_000

export interface SlotDoor {
  readonly world: Pick<World, 'now'>
  readonly genesis: Genesis
  /** What members' requests to this relay are signed for. */
  readonly audience: string
  readonly registry: Registry
  readonly seen: SeenRequests
  readonly holding: Holding
  /** Boxes that the hub has not confirmed. */
  readonly delivery: Pick<Delivery, 'size'>
  readonly receipts: Receipts
}

/** @throws RelayError, ProtocolError `BOX_SIZE`, and what {@link authenticate} throws */
export async function takeBox(request: Request, door: SlotDoor): Promise<Response> {
  const { world, genesis, audience, registry, seen, holding, delivery, receipts } = door
  const box = new Uint8Array(await request.arrayBuffer())
  const member = await authenticate(request, box, audience, registry, seen, world)
  const slot = slotOf(request)
  assertBoxSize(box)
  if (holding.size + delivery.size >= MAX_BOXES) {
    const now = world.now()
    throw new RelayError('RELAY_FULL', { seconds: secondsUntil(slotStart(genesis, slotAt(genesis, now) + 1), now) })
  }
  holding.add(member, slot, box)
  const body = new Uint8Array(encode({ receipts: receipts.take(member) }))
  return new Response(body, { headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' } })
}

function slotOf(request: Request): number {
  const text = /^\/slot\/(0|[1-9][0-9]{0,14})$/.exec(new URL(request.url).pathname)?.[1]
  if (text === undefined) throw new RelayError('SLOT_MALFORMED')
  return Number(text)
}
