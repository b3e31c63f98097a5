// SPDX-License-Identifier: EUPL-1.2
/**
 * One box in every slot, at a random instant of it: what waits in the queue, or cover.
 *
 * Every box is sealed anew and never sent twice. What was sent stays in the queue until the relay proves that the box is
 * in a batch it has signed; and content leaves only after such a proof has come from the address it would go to. While the log is not
 * witnessed freshly, nothing is sent: keys cannot be trusted then.
 *
 * Requests, their sizes and instants, what is written to the wallet and how much chance is drawn are the same for cover and content.
 * The one exception is chosen by a person: `sendUrgent`.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { Bytes } from '@ncv/protocol/message/fields.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import type { BoxReceipt } from '@ncv/protocol/submission/batch.ts'
import { boxHash, openReceipt } from '@ncv/protocol/submission/batch.ts'
import { relayAudience, relayMark } from '@ncv/protocol/submission/relay-address.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { isCoreSlot } from '@ncv/protocol/submission/core-slot.ts'
import { COVER, sealBox } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { RemoteProblem } from '@ncv/runtime/errors.ts'
import { z } from 'zod'
import { NodeError } from '../errors.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { Outgoing, SentSlot, WalletStore } from '../store/wallet-store.ts'
import type { Feed } from './feed.ts'
import { memberPost } from './member-request.ts'
import type { OwnMembership } from './own-membership.ts'
import type { Repeating } from './repeat.ts'
import { repeat } from './repeat.ts'
import type { Trust } from './trust.ts'

/** The last part of a slot is left free, so that the box arrives in the slot it is for. */
const USED_SHARE = 0.9
/** Of a slot must be left for an instant to be drawn in it. */
const LEAST_SHARE = 0.01
/** How many receipts a relay may still owe. */
const RECEIPTS_KEPT = 64
const SLOTS_KEPT = 1000

const Reply = z.strictObject({ receipts: z.array(Bytes).max(16) })
const UrgentReply = z.strictObject({ count: z.int().min(1) })

/** No connection came about. */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Whether the relay certainly does not hold the box. A 502 or 504 is of something in front of it, which does not know. */
function wasNotTaken(error: CodedError): boolean {
  if (error instanceof RemoteProblem) return error.status < 500 || error.code === 'RELAY_FULL'
  return error.code === 'NET_REFUSED' || NOT_CONNECTED.has(error.params['reason'])
}

export class Submit {
  readonly #wallet: WalletStore
  readonly #trust: Trust
  readonly #feed: Feed
  readonly #own: Pick<OwnMembership, 'isMember' | 'relayKey'>
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #relayUrl: string
  readonly #relay: Uint8Array
  readonly #world: World

  constructor(
    parts: { readonly wallet: WalletStore; readonly trust: Trust; readonly feed: Feed; readonly own: Pick<OwnMembership, 'isMember' | 'relayKey'> },
    opened: OpenedGenesis,
    keys: NodeKeys,
    relayUrl: string,
    world: World,
  ) {
    this.#wallet = parts.wallet
    this.#trust = parts.trust
    this.#feed = parts.feed
    this.#own = parts.own
    this.#opened = opened
    this.#keys = keys
    this.#relayUrl = relayUrl
    this.#relay = relayMark(relayUrl)
    this.#world = world
  }

  start(): Repeating {
    return repeat(
      this.#world,
      'submit',
      () => this.#delay(),
      () => this.tick(),
    )
  }

  /** Until a random instant of the next slot in which nothing was sent. */
  #delay(): number {
    const { genesis } = this.#opened
    const now = this.#world.now()
    const current = slotAt(genesis, now)
    const slot = this.#wallet.hasSlot(current) ? current + 1 : current
    const begin = Math.max(0, slotStart(genesis, slot) - now)
    const end = slotStart(genesis, slot) + genesis.timing.slotMs * USED_SHARE - now
    // What is left of this slot is too short: the next one. Who has nothing to send in it would else draw ever shorter delays.
    if (end < begin + Math.max(1, genesis.timing.slotMs * LEAST_SHARE))
      return slotStart(genesis, slot + 1) - now + randomBelow(this.#world, Math.ceil(genesis.timing.slotMs * USED_SHARE))
    return begin + randomBelow(this.#world, Math.max(1, Math.floor(end - begin)))
  }

  /** Sends the box of the present slot, if it was not sent. */
  async tick(): Promise<void> {
    const { genesis } = this.#opened
    const slot = slotAt(genesis, this.#world.now())
    const hubBox = this.#trust.hubBox()
    // Who rests or is out sends nothing, not even cover.
    if (!this.#own.isMember()) return
    if (slot < 0 || hubBox === undefined || this.#wallet.hasSlot(slot) || this.#feed.isHalted() || !this.#trust.isFresh()) return
    // A server that only sits between gets no receipt, for the relay refuses what was signed for another address: until one has come, it
    // sees cover.
    const isCore = isCoreSlot(genesis, slot)
    // What was written in this slot waits for the next one. Else a box would take what was written since the one before, and the longer the gap
    // between the two, which everybody on the line sees, the likelier it would not be cover.
    const begin = slotStart(genesis, slot)
    const mayGo = ({ kind, at }: Pick<Outgoing, 'kind' | 'at'>): boolean => at < begin && (isCore || kind !== 'follow-up')
    const next = this.#wallet.isProven(this.#relay) ? this.#wallet.nextOutgoing(slot - this.#patience(), mayGo) : undefined
    const submission = next === undefined ? COVER : (decode(next.submission) as unknown as Submission)
    const box = sealBox(hubBox, this.#opened.origin, submission, this.#world)
    this.#wallet.forgetSlots(slot - SLOTS_KEPT)
    this.#wallet.useSlot({ slot, leaf: boxHash(box), outgoing: next?.id ?? null, relay: this.#relay })
    await this.#send(slot, box, next?.id)
  }

  /** Slots after which a box that went out should have come back in a batch. */
  #patience(): number {
    const { maxHoldMs, slotMs } = this.#opened.genesis.timing
    return Math.ceil(maxHoldMs / slotMs) + 3
  }

  async #send(slot: number, box: Uint8Array, outgoing: string | undefined): Promise<void> {
    try {
      const reply = await memberPost(this.#world, this.#keys, {
        audience: relayAudience(this.#relayUrl),
        baseUrl: this.#relayUrl,
        path: `/slot/${slot}`,
        body: box,
        maxBytes: 64 * 1024,
      })
      this.#world.log.info('slot-sent', { slot })
      this.#takeReceipts(reply.body)
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      // What may have arrived waits for its receipt. Sent again at once it would come to the hub twice, and who watches the lines knows
      // whose reply was lost in that slot.
      this.#wallet.requeue(wasNotTaken(error) ? (outgoing ?? null) : null)
      this.#world.log.warn('slot-failed', { slot, code: error.code })
    }
  }

  /** Whether the relay has shown itself at its address: before that no content leaves. */
  isProven(): boolean {
    return this.#wallet.isProven(this.#relay)
  }

  /**
   * Sends what waits at once, outside the rhythm: the relay, and whoever watches the line, learn that this node had something to say. The
   * slot's own box still goes. Where it was not taken it waits for its slot again.
   *
   * @param least boxes that the sender wants to be among
   * @returns boxes that left the relay together, as it says; the receipt will prove it
   * @throws NodeError `LINK_STALE`, `FEED_HALTED`, `NO_MEMBER`, `RELAY_UNPROVEN`, `URGENT_NOT_QUEUED`; RemoteProblem `URGENT_ALONE`, `URGENT_TOO_OFTEN`, …;
   *   RuntimeError `NET_…`
   */
  async sendUrgent(id: string, least: number): Promise<number> {
    const { genesis, origin } = this.#opened
    const hubBox = this.#trust.hubBox()
    if (this.#feed.isHalted()) throw new NodeError('FEED_HALTED')
    if (!this.#own.isMember()) throw new NodeError('NO_MEMBER')
    if (hubBox === undefined || !this.#trust.isFresh()) throw new NodeError('LINK_STALE')
    if (!this.isProven()) throw new NodeError('RELAY_UNPROVEN')
    const state = this.#wallet.outgoing().find((each) => each.id === id)?.state
    if (state !== 'queued') throw new NodeError('URGENT_NOT_QUEUED', { state: state ?? 'unknown' })
    const submission = decode(this.#wallet.contentOf(id)) as unknown as Submission
    const slot = Math.max(0, slotAt(genesis, this.#world.now()))
    const box = sealBox(hubBox, origin, submission, this.#world)
    this.#wallet.useUrgent(id, { slot, leaf: boxHash(box), relay: this.#relay })
    try {
      const reply = await memberPost(this.#world, this.#keys, {
        audience: relayAudience(this.#relayUrl),
        baseUrl: this.#relayUrl,
        path: `/urgent/${slot}/${least}`,
        body: box,
        maxBytes: 1024,
      })
      const parsed = UrgentReply.safeParse(decode(reply.body))
      if (!parsed.success) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'count' })
      this.#wallet.tookUrgent(id, parsed.data.count)
      return parsed.data.count
    } catch (error) {
      // Where no answer came it may have been taken: its receipt would be known again.
      if (error instanceof RemoteProblem) this.#wallet.refusedUrgent(id)
      else this.#wallet.requeue(id)
      throw error
    }
  }

  /** A receipt that does not verify is worth nothing: what it is about stays in the queue. */
  #takeReceipts(body: Uint8Array): void {
    const parsed = Reply.safeParse(decode(body))
    if (!parsed.success) {
      this.#world.log.warn('slot-failed', { code: 'SCHEMA_MISMATCH' })
      return
    }
    for (const receipt of parsed.data.receipts) this.#takeReceipt(receipt)
  }

  /** The relay does not say which box it is about: the one whose hash the proof leads from. */
  #takeReceipt(receipt: Uint8Array): void {
    const { origin } = this.#opened
    let code = 'PROOF_INVALID'
    const urgent = this.#wallet.unreceivedUrgent()
    const find = (sent: SentSlot): BoxReceipt =>
      openReceipt(this.#own.relayKey(), origin, { ...sent, box: sent.leaf, member: this.#keys.id }, receipt)
    for (const sent of [...this.#wallet.unreceived(RECEIPTS_KEPT), ...urgent]) {
      try {
        const { head } = find(sent)
        if (urgent.includes(sent)) this.#wallet.receiveUrgent(sent, head, this.#world)
        else this.#wallet.receive(sent, head, this.#world)
        return
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        code = error.code
        if (code !== 'PROOF_INVALID') break
      }
    }
    this.#world.log.warn('slot-failed', { code })
  }
}

/** What the queue keeps of a submission; the box around it is made anew for each slot. */
export type QueuedSubmission = Extract<Submission, { readonly token: Uint8Array }> & { readonly [key: string]: Value }
