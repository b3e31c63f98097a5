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
 * `POST /urgent/<n>/<least>`: a box that does not wait for its slot, where it leaves among `least` boxes or more.
 *
 *     200, MessagePack { count }     so many left together
 *
 * Nothing here is written to a file. Who sent is known in memory, what was sent is unreadable here.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { boxHash } from '@ncv/protocol/submission/batch.ts'
import { BATCH_MAX_BOXES } from '@ncv/protocol/submission/batch-size.ts'
import { assertBoxSize } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { authenticate } from './authenticate.ts'
import type { Delivery } from './delivery.ts'
import { RelayError } from './errors.ts'
import type { HeldBox, Holding } from './holding.ts'
import { secondsUntil } from './holding.ts'
import type { Receipts } from './receipts.ts'
import type { SeenRequests } from './seen-requests.ts'

/** Boxes in memory at most, 224 MB: two slots of all 11,000 Kommunen of Germany while the hub is away. */
export const MAX_BOXES = 24_000

export interface SlotDoor {
  readonly world: Pick<World, 'now'>
  readonly genesis: Genesis
  /** What members' requests to this relay are signed for. */
  readonly audience: string
  /** Signs whose box it is that the relay takes: {@link HeldBox.taken}. */
  readonly sign: (member: string, box: Uint8Array) => Uint8Array
  /** Whether the members have this relay, according to the log. */
  readonly isInOffice: () => boolean
  readonly registry: Registry
  readonly seen: SeenRequests
  readonly holding: Holding
  /** Boxes that the hub has not confirmed. */
  readonly delivery: Pick<Delivery, 'size'>
  readonly receipts: Receipts
}

/** @throws RelayError, ProtocolError `BOX_SIZE`, and what {@link authenticate} throws */
export async function takeBox(request: Request, door: SlotDoor): Promise<Response> {
  const held = await heldBox(request, door)
  const [slot] = numbersOf(request, SLOT_PATH)
  assertRoom(door)
  door.holding.add(slot, held)
  return reply({ receipts: door.receipts.take(held.member) })
}

/** @throws RelayError, also `URGENT_ALONE`, `URGENT_TOO_OFTEN`; ProtocolError `BOX_SIZE`, and what {@link authenticate} throws */
export async function takeUrgentBox(request: Request, door: SlotDoor): Promise<Response> {
  const held = await heldBox(request, door)
  const [slot, least] = numbersOf(request, URGENT_PATH)
  if (least < 1 || least > BATCH_MAX_BOXES) throw new RelayError('SLOT_MALFORMED')
  assertRoom(door)
  return reply({ count: door.holding.addUrgent(slot, held, least) })
}

const NUMBER = '(0|[1-9][0-9]{0,14})'
const SLOT_PATH = new RegExp(`^/slot/${NUMBER}$`)
const URGENT_PATH = new RegExp(`^/urgent/${NUMBER}/${NUMBER}$`)

async function heldBox(request: Request, { world, audience, sign, isInOffice, registry, seen }: SlotDoor): Promise<HeldBox> {
  if (!isInOffice()) throw new RelayError('RELAY_NOT_IN_OFFICE')
  const box = new Uint8Array(await request.arrayBuffer())
  const member = await authenticate(request, box, audience, registry, seen, world)
  assertBoxSize(box)
  return { member, box, taken: sign(member, boxHash(box)) }
}

/** @throws RelayError `RELAY_FULL` */
function assertRoom({ world, genesis, holding, delivery }: SlotDoor): void {
  if (holding.size + delivery.size < MAX_BOXES) return
  const now = world.now()
  throw new RelayError('RELAY_FULL', { seconds: secondsUntil(slotStart(genesis, slotAt(genesis, now) + 1), now) })
}

function numbersOf(request: Request, path: RegExp): [number, number] {
  const found = path.exec(new URL(request.url).pathname)
  if (found === null) throw new RelayError('SLOT_MALFORMED')
  return [Number(found[1]), Number(found[2])]
}

function reply(value: { readonly [field: string]: Value }): Response {
  const body = new Uint8Array(encode(value))
  return new Response(body, { headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' } })
}
