// SPDX-License-Identifier: EUPL-1.2
/**
 * A season of traffic: nodes in their rhythms, the real clocks of node and relay, everything else as light as it can be.
 *
 * Real here: when a node sends (`Submit`), when it fetches tokens (`WalletLink`, asked once a slot), which token it takes
 * (`tokenToSpend`), how the relay holds (`Holding`), mixes (`shuffled`) and answers (`Receipts`). In the place of sealed boxes stand
 * numbers: {@link ./real-part.ts} shows with real ones that nothing but their bytes is different.
 *
 * @module
 */
import { tokenToSpend } from '@ncv/node/contribution/enqueue.ts'
import { NodeError } from '@ncv/node/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt, slotAt } from '@ncv/protocol/membership/period.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import { BOX_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { shuffled } from '@ncv/relay/delivery.ts'
import type { HeldBox } from '@ncv/relay/holding.ts'
import { Holding } from '@ncv/relay/holding.ts'
import { Receipts } from '@ncv/relay/receipts.ts'
import { Capture } from './capture.ts'
import type { Defences } from './defences.ts'
import { drawFrom } from './draw.ts'
import type { PlayedRelay, QuarterNode, Written } from './quarter-node.ts'
import { openQuarterNode } from './quarter-node.ts'
import { DAY_MS, HOUR_MS, rhythmOf, seasonOf } from './rhythm.ts'
import { virtualTime } from './virtual-time.ts'

export interface QuarterOptions {
  readonly seed: string
  readonly nodes: number
  readonly days: number
  readonly defences: Defences
  /** Expected number of reports of each node in a week. */
  readonly reportsPerWeek: number
}

/** As in a real federation. */
export const TIMING: Timing = { periodMs: 7 * DAY_MS, slotMs: 900_000, kMin: 10, maxHoldMs: HOUR_MS, reportTokens: 8, countingKeys: 64 }
/** A Monday. */
const BEGIN = Date.UTC(2026, 8, 28)
/** Of a hundred requests one gets no reply: half of these never arrive. */
const FAILING = 0.01
/** Bytes of the relay's answer without, and of each, receipt; {@link receiptBytes} adds the proof. */
const REPLY_BYTES = 11
const RECEIPT_BYTES = 152
const PROOF_STEP_BYTES = 34
/** What a box would be without padding. */
const BARE_COVER_BYTES = 1_150
const BARE_REPORT_BYTES = 3_200

/** What there is to know of a box under way. */
interface Sent {
  readonly node: QuarterNode
  readonly slot: number
  readonly written: Written | undefined
}

export async function playQuarter({ seed, nodes, days, defences, reportsPerWeek }: QuarterOptions): Promise<Capture> {
  const draw = drawFrom(`${seed} season`)
  const season = seasonOf(BEGIN, days, draw)
  const time = virtualTime(BEGIN)
  const opened = { genesis: { createdAt: BEGIN, timing: TIMING } } as unknown as OpenedGenesis
  const capture = new Capture(nodes, Math.floor((days * DAY_MS) / TIMING.slotMs), BEGIN, TIMING.slotMs)
  const relay = playedRelay(seed, defences, capture, opened, time)
  const parts = { opened, time, defences, capture, send: relay.send }
  for (let index = 0; index < nodes; index++) {
    const own = drawFrom(`${seed} node ${index}`)
    const rhythm = rhythmOf(season, (reportsPerWeek * days) / 7, own)
    const node = openQuarterNode(index, own, parts)
    capture.kinds.push(rhythm.kind)
    for (const [from, to] of rhythm.on) {
      time.set(from, () => node.switchOn())
      time.set(to, () => node.switchOff())
      markOn(capture, index, from, to)
    }
    for (const at of rhythm.reports) time.set(at, () => write(node, at))
  }
  await time.runUntil(BEGIN + days * DAY_MS - 1)
  relay.stop()
  return capture

  /** Somebody writes a report and hands it to the node; where that cannot take it, again later. */
  function write(node: QuarterNode, writtenAt: Instant): void {
    const later = (): void => void time.set(time.now() + (0.3 + 0.7 * node.draw.unit()) * HOUR_MS, () => write(node, writtenAt))
    if (time.now() > writtenAt + 7 * DAY_MS) return
    if (!node.isOn) return later()
    const period = periodToSpend(node)
    if (period !== undefined) return node.queue({ writtenAt, period })
    capture.waitedForToken++
    later()
  }

  function periodToSpend({ index, wallet, keys }: QuarterNode): number | undefined {
    if (!defences.tokensAhead) {
      const period = periodAt(opened.genesis, time.now())
      capture.fetches[index]?.push({ at: time.now(), period })
      return period
    }
    try {
      const token = tokenToSpend(wallet.asStore, keys, opened, time)
      wallet.spend(token.period)
      return token.period
    } catch (error) {
      if (error instanceof NodeError) return undefined
      throw error
    }
  }
}

function markOn(capture: Capture, node: number, from: Instant, to: Instant): void {
  const first = Math.ceil((from - capture.begin) / capture.slotMs)
  for (let slot = Math.max(0, first); slot < capture.slots && capture.slotStart(slot + 1) <= to; slot++) capture.isOn[capture.place(node, slot)] = 1
}

function playedRelay(seed: string, defences: Defences, capture: Capture, opened: OpenedGenesis, time: ReturnType<typeof virtualTime>): PlayedRelay {
  const draw = drawFrom(`${seed} relay`)
  const [receipts, underWay] = [new Receipts(), new Map<Uint8Array, Sent>()]
  const heard = new Map<Written, number>()
  const seen = new Set<Written>()
  const world = { now: time.now, random: draw.bytes, timer: (delayMs: number, run: () => unknown) => time.set(time.now() + delayMs, run) }
  const holding = new Holding(world, opened.genesis, (boxes) => release(boxes))
  holding.start()

  function release(boxes: readonly HeldBox[]): void {
    const batch = capture.batches.push({ at: time.now(), slot: slotAt(opened.genesis, time.now()), count: boxes.length }) - 1
    const order = defences.shuffle ? shuffled(boxes, world) : boxes
    for (const [i, { member, box }] of order.entries()) {
      const sent = underWay.get(box)
      underWay.delete(box)
      if (sent === undefined) continue
      const place = (i + 0.5) / boxes.length
      const at = capture.place(sent.node.index, sent.slot)
      capture.batchOf[at] = batch
      capture.placeOf[at] = place
      if (sent.written !== undefined) take(sent, sent.written, batch, place)
      receipts.add(member, receiptFor(boxes.length, box))
      if (sent.written !== undefined) sent.node.awaitReceipt(box, sent.written)
    }
  }

  function take({ node, slot }: Sent, written: Written, batch: number, place: number): void {
    const before = heard.get(written)
    if (before !== undefined) {
      capture.repeatedAtHub.push(before)
      return
    }
    heard.set(written, slot)
    capture.arrived.push({ node: node.index, slot, at: time.now(), batch, place, ...written })
  }

  /** Carries its length, and which box it is about. */
  const proven = new Map<Uint8Array, Uint8Array>()
  function receiptFor(count: number, box: Uint8Array): Uint8Array {
    const receipt = new Uint8Array(receiptBytes(count))
    proven.set(receipt, box)
    return receipt
  }

  function send(node: QuarterNode, slot: number, written: Written | undefined): boolean {
    const place = capture.place(node.index, slot)
    const isBeside = written !== undefined && !defences.randomInstant
    if (isBeside) capture.extra[place] = (capture.extra[place] ?? 0) + 1
    else capture.sentAt[place] = time.now()
    const bytes = defences.padding ? BOX_BYTES : written === undefined ? BARE_COVER_BYTES : BARE_REPORT_BYTES
    capture.upBytes[place] = Math.max(capture.upBytes[place] as number, bytes)
    const fate = node.draw.unit()
    if (fate < FAILING / 2) {
      capture.isFailed[place] = 2
      return false
    }
    if (written !== undefined && !defences.freshSeal && seen.has(written)) capture.isRepeated[place] = 1
    if (written !== undefined) seen.add(written)
    const [member, box] = [isBeside ? `${node.index} beside ${underWay.size}` : `${node.index}`, new Uint8Array(0)]
    underWay.set(box, { node, slot, written })
    const held: HeldBox = { member, box, taken: box }
    if (defences.holding) holding.add(slot, held)
    else release([held])
    const given = receipts.take(`${node.index}`)
    capture.downBytes[place] = REPLY_BYTES + given.reduce((sum, receipt) => sum + receipt.length, 0)
    const isAnswered = fate >= FAILING
    if (!isAnswered) capture.isFailed[place] = 1
    for (const receipt of given) {
      if (isAnswered) node.receive(proven.get(receipt))
      proven.delete(receipt)
    }
    return isAnswered
  }

  return { send, stop: () => holding.stop() }
}

function receiptBytes(count: number): number {
  return RECEIPT_BYTES + PROOF_STEP_BYTES * Math.ceil(Math.log2(Math.max(1, count)))
}
