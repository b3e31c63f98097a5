// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay: knows who sends and never what, and mirrors the hub's public files so that the hub does not see who reads.
 *
 * It is made of plain parts over one {@link World}: no listener, no global, so that a federation can run in one process.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import type { Cancel, World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { Hono } from 'hono'
import { defaultPollMs } from './config.ts'
import { Delivery } from './delivery.ts'
import { Holding } from './holding.ts'
import { hubSource } from './mirror/hub-source.ts'
import { Mirror } from './mirror/mirror.ts'
import { publicApp } from './public-app.ts'
import { Receipts } from './receipts.ts'
import type { RelayKeys } from './relay-keys.ts'
import type { RelayStatus } from './routes.ts'
import { SeenRequests } from './seen-requests.ts'
import { takeBox } from './slot.ts'

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
}

export interface Relay {
  /** `POST /slot`, the mirror's files, `GET /healthz`. */
  readonly publicApp: Hono
  status(): RelayStatus
  /** Ends all timers. Boxes that are held are forgotten: no receipt was given for them, so their senders send anew. */
  stop(): void
}

/** Starts at once: slots end and the mirror follows through timers of `world`. */
export function createRelay({ world, opened, keys, url, hub, publicDir, pollMs, joined }: RelayOptions): Relay {
  const hubUrl = hub.replace(/\/$/, '')
  const { genesis } = opened
  const audience = relayAudience(url)
  const registry = registryOf(opened)
  const receipts = new Receipts()
  const delivery = new Delivery(world, opened, keys.identity.seed, hubUrl, receipts)
  const holding = new Holding(world, genesis, (boxes) => delivery.add(boxes))
  const source = hubSource(world.net, hubUrl)
  const mirror = new Mirror({ world, opened, registry, source, publicDir, boxSecret: keys.box.secretKey, joined })
  const polling = startPolling(world, mirror, pollMs ?? defaultPollMs(genesis.timing.slotMs))
  const seen = new SeenRequests(world, genesis.timing.slotMs)
  holding.start()
  return {
    publicApp: publicApp(publicDir, world.log, (request) =>
      takeBox(request, { world, genesis, audience, registry, seen, holding, delivery, receipts }),
    ),
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
    },
  }
}

interface Polling {
  /** Code of what the last poll ended with, where it failed. */
  refusal(): string | undefined
  stop: Cancel
}

function startPolling(world: World, mirror: Mirror, pollMs: number): Polling {
  let refusal: string | undefined
  let isOpen = false
  let isStopped = false
  let cancel: Cancel = () => {}
  const poll = async () => {
    try {
      if (!isOpen) await mirror.open()
      isOpen = true
      await mirror.poll()
      refusal = undefined
    } catch (error) {
      const code = error instanceof CodedError ? error.code : 'INTERNAL'
      // Once for each change: a hub that is away for a night is one line.
      if (code !== refusal && !isStopped) logRefusal(world, error, code, mirror.served?.size ?? 0)
      refusal = code
    }
    // A quarter more or less, so that parties that started together do not ask together.
    if (!isStopped) cancel = world.timer(Math.floor(pollMs * 0.75) + randomBelow(world, Math.ceil(pollMs / 2) + 1), poll)
  }
  cancel = world.timer(0, poll)
  return {
    refusal: () => refusal,
    stop() {
      isStopped = true
      cancel()
    },
  }
}

function logRefusal({ log }: World, error: unknown, code: string, size: number): void {
  const isUnreachable = code.startsWith('NET_') || code === 'HUB_STATUS'
  if (!(error instanceof CodedError)) log.error('internal-error', { kind: 'mirror' })
  else if (isUnreachable) log.warn('feed-unreachable', { code, size })
  else log.error('feed-refused', { code, size })
}
