// SPDX-License-Identifier: EUPL-1.2
/**
 * What goes out: messages and their ends, the one-time keys behind them, the boxes of the slots.
 *
 * @module
 */
import type { WalletToken } from '@ncv/protocol/token/issuance.ts'
import type { Instant } from '@ncv/protocol/world.ts'

export type OutgoingState = 'queued' | 'sent' | 'delivered' | 'accepted' | 'not-accepted' | 'expired'
export type OutgoingKind = 'report' | 'answer' | 'follow-up'

export interface Outgoing {
  /** Hex of the envelope id. */
  readonly id: string
  readonly kind: OutgoingKind
  /** What it was made of: the incident of a report, the entry of the question, the contribution that a follow-up belongs to. */
  readonly about: string
  /** Hex of the mark by which the node finds it in the hub's daily list. */
  readonly mark: string
  readonly at: Instant
  /** Period of its token; it is worth nothing after the period that follows. */
  readonly period: number
  readonly state: OutgoingState
  readonly sentSlot: number | null
  readonly batchSlot: number | null
  readonly batchCount: number | null
  /** Hex of the root of the batch of which the relay has given proof. */
  readonly batchRoot?: string | null
  /** Of the daily list that says how it ended. */
  readonly day?: number
  /** Absent where it went in its slot alone. */
  readonly urgent?: UrgentBox | null
}

/** A box that left out of turn, because somebody chose "now, with less anonymity". */
export interface UrgentBox {
  readonly slot: number
  readonly leaf: Uint8Array
  readonly relay: Uint8Array
  /** Boxes that left together, as the relay says; null while nothing is known of it. */
  readonly count: number | null
}

export interface Queued extends Pick<Outgoing, 'id' | 'kind' | 'about' | 'mark' | 'period'> {
  /** Encoded content of the box. */
  readonly submission: Uint8Array
}

/** The one-time keys of a spent token: replies come to them, and only they can add to what was said. Secret. */
export interface KeptKeys extends Pick<Outgoing, 'kind' | 'about' | 'period'>, WalletToken {
  /** Hex of the envelope id of the first message under them. */
  readonly id: string
}

export interface SentSlot {
  readonly slot: number
  readonly leaf: Uint8Array
  /** Hex of the envelope id; null for cover. */
  readonly outgoing: string | null
  /** `relayMark` of the address it was sent to. */
  readonly relay: Uint8Array
}

/** Of the slots that are still known. */
export interface SlotCounts {
  /** Boxes, of whatever content. */
  readonly sent: number
  /** Of them those that said nothing. */
  readonly cover: number
}
