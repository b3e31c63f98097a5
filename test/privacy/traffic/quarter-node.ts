// SPDX-License-Identifier: EUPL-1.2
/**
 * A node of the season: the real clocks over a wallet that only counts.
 *
 * @module
 */
import { Submit } from '@ncv/node/link/submit.ts'
import { WalletLink } from '@ncv/node/link/wallet.ts'
import type { Repeating } from '@ncv/node/link/repeat.ts'
import type { KeyStore } from '@ncv/node/store/key-store.ts'
import type { ReadyToken, WalletStore } from '@ncv/node/store/wallet-store.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt, slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import type { Capture } from './capture.ts'
import type { Defences } from './defences.ts'
import type { Draw } from './draw.ts'
import type { VirtualTime } from './virtual-time.ts'

/** A report in the queue. */
export interface Written {
  readonly writtenAt: Instant
  /** Period of its token. */
  readonly period: number
}

export interface QuarterNode {
  readonly index: number
  readonly draw: Draw
  readonly wallet: CountingWallet
  readonly keys: KeyStore
  readonly isOn: boolean
  switchOn(): void
  switchOff(): Promise<void>
  queue(written: Written): void
  /** From now on a receipt for this box counts. */
  awaitReceipt(box: Uint8Array, written: Written): void
  receive(box: Uint8Array | undefined): void
}

export interface PlayedRelay {
  /** A box on its way, now. Answers whether a reply came. */
  send(node: QuarterNode, slot: number, written: Written | undefined): boolean
  stop(): void
}

export interface QuarterParts {
  readonly opened: OpenedGenesis
  readonly time: VirtualTime
  readonly defences: Defences
  readonly capture: Capture
  readonly send: PlayedRelay['send']
}

/** As the store, where only the numbers matter. */
export class CountingWallet {
  readonly #ready = new Map<number, number>()
  #used = -1

  /** What the real parts see. */
  get asStore(): WalletStore {
    return this as unknown as WalletStore
  }

  /** Nothing is in it that would have to be forgotten. */
  forgetAll(): void {}

  hasSlot(slot: number): boolean {
    return slot <= this.#used
  }

  useSlot(slot: number): void {
    this.#used = slot
  }

  issuance(period: number): { state: 'done'; code: null } | undefined {
    return this.#ready.has(period) ? { state: 'done', code: null } : undefined
  }

  readyReport(periods: readonly number[]): ReadyToken | undefined {
    const period = periods.find((each) => (this.#ready.get(each) ?? 0) > 0)
    return period === undefined ? undefined : ({ id: 0, period } as unknown as ReadyToken)
  }

  fill(period: number, tokens: number): void {
    this.#ready.set(period, tokens)
  }

  spend(period: number): void {
    this.#ready.set(period, (this.#ready.get(period) ?? 0) - 1)
  }

  ended(): [] {
    return []
  }

  expire(): void {}
  forgetTokens(): void {}
}

interface Waiting {
  readonly written: Written
  readonly queuedAt: Instant
  /** Slot in which it was sent last; undefined: not, or in vain. */
  sent: number | undefined
}

export function openQuarterNode(index: number, draw: Draw, { opened, time, defences, capture, send }: QuarterParts): QuarterNode {
  const { genesis } = opened
  const { slotMs, maxHoldMs, reportTokens } = genesis.timing
  const patience = Math.ceil(maxHoldMs / slotMs) + 3
  const wallet = new CountingWallet()
  const waiting: Waiting[] = []
  const unreceived = new Map<Uint8Array, Written>()
  // One instant for all slots, where chance is left out.
  const fixed = draw.bytes(4)
  const world: World = {
    now: time.now,
    monotonic: time.now,
    random: defences.freshInstant ? draw.bytes : () => fixed,
    timer: (delayMs, run) => time.set(time.now() + delayMs, run),
    net: { request: () => Promise.reject(new Error('nothing goes out here')) },
    log: SILENT_LOG,
  }
  const keys = {
    issuerState: (period: number) => (period <= periodAt(genesis, time.now()) + 1 ? 'usable' : undefined),
    tokensEndedThrough: () => -1,
    keyEnds: () => ({ revocations: [], endings: [] }),
    issuerKeysInForce: () => [],
    // Asked for when the request is made: this is the instant of the fetch.
    usableIssuerKeys(period: number) {
      capture.fetches[index]?.push({ at: time.now(), period })
      wallet.fill(period, reportTokens)
      return undefined
    },
  } as unknown as KeyStore
  const none = {} as never
  // Whatever else it is given has nothing to do with instants.
  const linked = {
    wallet: wallet.asStore,
    incidents: none,
    keys,
    trust: { isFresh: () => true },
    own: { isMember: () => true, relayKey: () => new Uint8Array(32) },
    settlement: { run() {} },
  }
  const walletLink = new WalletLink(linked as unknown as ConstructorParameters<typeof WalletLink>[0], opened, none, 'https://hub.test', {
    ...world,
    random: draw.bytes,
  })

  /** The real clock of sending; what it sends is a number. */
  class TimedSubmit extends Submit {
    override async tick(): Promise<void> {
      try {
        await this.#sendOnce()
      } catch (error) {
        time.fail(error)
      }
    }

    async #sendOnce(): Promise<void> {
      if (defences.tokensAhead) await walletLink.tick()
      const slot = slotAt(genesis, time.now())
      if (wallet.hasSlot(slot) || slot >= capture.slots) return
      wallet.useSlot(slot)
      const next = defences.randomInstant ? head(slot) : undefined
      if (next === undefined && !defences.cover) return
      post(slot, next)
    }
  }

  function head(slot: number): Waiting | undefined {
    const period = periodAt(genesis, time.now())
    while (waiting[0] !== undefined && waiting[0].written.period < period - 1) waiting.shift()
    // Without fresh seals the same bytes go out in every slot until they are proven.
    const before = defences.wholeSlots ? slotStart(genesis, slot) : time.now()
    return waiting.find(({ queuedAt, sent }) => queuedAt < before && (sent === undefined || sent < slot - (defences.freshSeal ? patience : 0)))
  }

  function post(slot: number, next: Waiting | undefined): void {
    if (next !== undefined) next.sent = slot
    const isAnswered = send(node, slot, next?.written)
    if (next !== undefined && !isAnswered) next.sent = undefined
  }

  const submit = new TimedSubmit(
    { wallet: wallet.asStore, trust: none, feed: none, own: { isMember: () => true, relayKey: () => new Uint8Array(32) } },
    opened,
    none,
    'https://relay.test',
    world,
  )
  let running: Repeating | undefined
  const node: QuarterNode = {
    index,
    draw,
    wallet,
    keys,
    get isOn() {
      return running !== undefined
    },
    switchOn() {
      running = submit.start()
    },
    async switchOff() {
      const ended = running
      running = undefined
      await ended?.stop()
    },
    queue(written) {
      const entry: Waiting = { written, queuedAt: time.now(), sent: undefined }
      waiting.push(entry)
      const slot = slotAt(genesis, time.now())
      if (!defences.randomInstant && slot < capture.slots) post(slot, entry)
    },
    awaitReceipt: (box, written) => void unreceived.set(box, written),
    receive(box) {
      const written = box === undefined ? undefined : unreceived.get(box)
      if (box === undefined || written === undefined) return
      unreceived.delete(box)
      const at = waiting.findIndex((each) => each.written === written)
      if (at >= 0) waiting.splice(at, 1)
    },
  }
  return node
}
