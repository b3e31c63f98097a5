// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay: knows who sends and never what, and mirrors the hub's public files so that the hub does not see who reads.
 *
 * It is made of plain parts over one {@link World}: no listener, no global, so that a federation can run in one process.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry } from '@ncv/protocol/membership/hub-key.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { Membership } from '@ncv/protocol/membership/registry.ts'
import { relayAudience, relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { signTaken } from '@ncv/protocol/submission/taken.ts'
import type { World } from '@ncv/protocol/world.ts'
import { EventStreams } from '@ncv/runtime/event-streams.ts'
import type { Hono } from 'hono'
import { defaultPollMs } from './config.ts'
import { Delivery } from './delivery.ts'
import { Holding } from './holding.ts'
import { hubSource } from './mirror/hub-source.ts'
import { Mirror } from './mirror/mirror.ts'
import { startPolling } from './mirror/polling.ts'
import { publicApp } from './public-app.ts'
import { Receipts } from './receipts.ts'
import type { RelayKeys } from './relay-keys.ts'
import type { RelayStatus } from './routes.ts'
import { SeenRequests } from './seen-requests.ts'
import type { SlotDoor } from './slot.ts'
import { takeBox, takeUrgentBox } from './slot.ts'

export interface RelayOptions {
  readonly world: World
  readonly opened: OpenedGenesis
  readonly keys: RelayKeys
  /** The own base address, as nodes know it. */
  readonly url: string
  /** Base address of the hub. */
  readonly hub: string
  /** Where the mirror's files lie; beside it, `<publicDir>.head` and `<publicDir>.refused`. */
  readonly publicDir: string
  readonly pollMs?: number | undefined
  /** Checkpoint of the join file. */
  readonly joined?: Uint8Array | undefined
  /** Replacements of the hub key in it. */
  readonly joinedKeys?: readonly HubKeyEntry[] | undefined
}

export interface Relay {
  /** `POST /slot`, `POST /urgent`, the mirror's files, `GET /healthz`. */
  readonly publicApp: Hono
  /** Those who wait for the mirror to grow. */
  readonly streams: EventStreams
  status(): RelayStatus
  /** Ends all timers. Boxes that are held are forgotten: no receipt was given for them, so their senders send anew. */
  stop(): void
}

/** Starts at once: slots end and the mirror follows through timers of `world`. */
export function createRelay({ world, opened, keys, url, hub, publicDir, pollMs, joined, joinedKeys }: RelayOptions): Relay {
  const hubUrl = hub.replace(/\/$/, '')
  const { genesis } = opened
  const audience = relayAudience(url)
  const registry: Membership = new Membership(opened, (index) => mirror.hubKey(index))
  const receipts = new Receipts()
  const delivery = new Delivery(world, opened, keys.identity.seed, hubUrl, receipts)
  const holding = new Holding(world, genesis, (boxes) => delivery.add(boxes))
  const source = hubSource(world.net, hubUrl)
  const mirror: Mirror = new Mirror({ world, opened, registry, source, publicDir, boxSecret: keys.box.secretKey, joined, joinedKeys })
  const streams = new EventStreams(world)
  const polling = startPolling(world, mirror, hubUrl, pollMs ?? defaultPollMs(genesis.timing.slotMs), (size) => streams.announce(size))
  const seen = new SeenRequests(world, genesis.timing.slotMs)
  const mark = relayMark(url)
  const sign: SlotDoor['sign'] = (member, box) => signTaken(keys.identity.seed, opened.origin, { box, member, relay: mark })
  const isInOffice = (): boolean => equalBytes(registry.relay.key, keys.identity.publicKey)
  const door = { world, genesis, audience, sign, isInOffice, registry, seen, holding, delivery, receipts }
  holding.start()
  return {
    streams,
    publicApp: publicApp(publicDir, world.log, streams, () => mirror.isSound, {
      slot: (request) => takeBox(request, door),
      urgent: (request) => takeUrgentBox(request, door),
    }),
    status: () => ({
      federation: genesis.federation,
      origin: hex(opened.origin),
      isRunning: true,
      size: mirror.served?.size ?? 0,
      root: mirror.served === undefined ? '' : hex(mirror.served.root),
      witnessedSize: mirror.witnessedSize,
      refusal: polling.refusal() ?? null,
      slot: Math.max(0, slotAt(genesis, world.now())),
      boxes: holding.size + delivery.size,
      batchesWaiting: delivery.batches,
      lastBatch: delivery.last ?? null,
    }),
    stop() {
      holding.stop()
      delivery.stop()
      polling.stop()
      streams[Symbol.dispose]()
    },
  }
}
