// SPDX-License-Identifier: EUPL-1.2
/**
 * One box in every slot, at a random instant of it: what waits in the queue, or cover.
 *
 * Every box is sealed anew and never sent twice. What was sent stays in the queue until the relay proves that the box is
 * in a batch it has signed; and content leaves only after such a proof has come from the address it would go to. While the log is not witnessed freshly, nothing is sent: keys cannot be trusted then.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { Bytes } from '@ncv/protocol/message/fields.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import { boxHash, openReceipt } from '@ncv/protocol/submission/batch.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { COVER, sealBox } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { z } from 'zod'
import type { NodeKeys } from '../node-keys.ts'
import type { WalletStore } from '../store/wallet-store.ts'
import { relayMark } from '../store/wallet-store.ts'
import type { Feed } from './feed.ts'
import { memberPost } from './member-request.ts'
import type { Repeating } from './repeat.ts'
import { repeat } from './repeat.ts'
import type { Trust } from './trust.ts'

/** The last part of a slot is left free, so that the box arrives in the slot it is for. */
const USED_SHARE = 0.9
/** How many receipts a relay may still owe. */
const RECEIPTS_KEPT = 64
const SLOTS_KEPT = 1000

const Reply = z.strictObject({ receipts: z.array(Bytes).max(16) })

export class Submit {
  readonly #wallet: WalletStore
  readonly #trust: Trust
  readonly #feed: Feed
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #relayUrl: string
  readonly #relay: Uint8Array
  readonly #world: World

  constructor(
    parts: { readonly wallet: WalletStore; readonly trust: Trust; readonly feed: Feed },
    opened: OpenedGenesis,
    keys: NodeKeys,
    relayUrl: string,
    world: World,
  ) {
    this.#wallet = parts.wallet
    this.#trust = parts.trust
    this.#feed = parts.feed
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
    // What is left of this slot is too short: the next one.
    if (end < begin + 1) return slotStart(genesis, slot + 1) - now + randomBelow(this.#world, Math.ceil(genesis.timing.slotMs * USED_SHARE))
    return begin + randomBelow(this.#world, Math.max(1, Math.floor(end - begin)))
  }

  /** Sends the box of the present slot, if it was not sent. */
  async tick(): Promise<void> {
    const { genesis } = this.#opened
    const slot = slotAt(genesis, this.#world.now())
    const hubBox = this.#trust.hubBox()
    if (slot < 0 || hubBox === undefined || this.#wallet.hasSlot(slot) || this.#feed.isHalted() || !this.#trust.isFresh()) return
    // A server that only sits between gets no receipt, for the relay refuses what was signed for another address: until one has come, it
    // sees cover.
    const next = this.#wallet.isProven(this.#relay) ? this.#wallet.nextOutgoing(slot - this.#patience()) : undefined
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
      if (outgoing !== undefined) this.#wallet.requeue(outgoing)
      this.#world.log.warn('slot-failed', { slot, code: error.code })
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
    const { genesis, origin } = this.#opened
    let code = 'PROOF_INVALID'
    for (const sent of this.#wallet.unreceived(RECEIPTS_KEPT)) {
      try {
        const { head } = openReceipt(genesis.relay.key, origin, sent.leaf, receipt)
        this.#wallet.receive(sent, head.slot, head.count)
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
