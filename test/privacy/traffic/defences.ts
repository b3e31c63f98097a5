// SPDX-License-Identifier: EUPL-1.2
/**
 * The defences against whoever watches traffic. Each can be left out, to see that it was what stood in the way.
 *
 * @module
 */
import type { Viewpoint } from './viewpoint.ts'

export interface Defences {
  /** A box goes out in every slot, whether there is something to say or not. */
  readonly cover: boolean
  /** What there is to say waits for its slot and leaves at a random instant of it. Off: it leaves as soon as it is written, beside the box of the slot. */
  readonly randomInstant: boolean
  /**
   * What was written in a slot leaves in the next one at the earliest. Off: the next box takes it, and the longer nothing left the node, the
   * likelier it is that something was written meanwhile.
   */
  readonly wholeSlots: boolean
  /** The instant is drawn anew for each slot. Off: every node has its own, the same in every slot. */
  readonly freshInstant: boolean
  /** The relay mixes the boxes of a batch. Off: they go on in the order of arrival. */
  readonly shuffle: boolean
  /** The relay holds boxes until the slot has ended. Off: each goes on as it comes. */
  readonly holding: boolean
  /** Tokens are fetched once a period by everybody. Off: when a report was written. */
  readonly tokensAhead: boolean
  /** All boxes have one size. Off: a box is as large as what is in it. */
  readonly padding: boolean
  /** Every box is sealed anew. Off: the same bytes again until they are proven to have arrived. */
  readonly freshSeal: boolean
}

export const ALL_DEFENCES: Defences = {
  cover: true,
  randomInstant: true,
  wholeSlots: true,
  freshInstant: true,
  shuffle: true,
  holding: true,
  tokensAhead: true,
  padding: true,
  freshSeal: true,
}

export interface Control {
  readonly name: string
  readonly defences: Defences
  /** Who must then see it. */
  readonly seenBy: readonly Viewpoint[]
  /** The least area under the curve. */
  readonly least: number
}

const PLAIN = 0.8
/** What follows from chance alone is faint, however it is looked at; but it is there in every single slot. */
const FAINT = 0.55

const without = (...names: readonly (keyof Defences)[]): Defences => ({
  ...ALL_DEFENCES,
  ...Object.fromEntries(names.map((name) => [name, false])),
})

/** The same attack, with a defence left out. */
export const CONTROLS: readonly Control[] = [
  { name: 'no cover', defences: without('cover'), seenBy: ['relay', 'network'], least: PLAIN },
  { name: 'sent at once', defences: without('randomInstant'), seenBy: ['relay', 'network'], least: PLAIN },
  { name: 'the next box takes what was written', defences: without('wholeSlots'), seenBy: ['relay', 'network'], least: FAINT },
  { name: 'no padding', defences: without('padding'), seenBy: ['relay', 'network'], least: PLAIN },
  { name: 'same bytes again', defences: without('freshSeal'), seenBy: ['relay'], least: PLAIN },
  { name: 'tokens on demand', defences: without('tokensAhead'), seenBy: ['hub', 'network'], least: PLAIN },
  { name: 'no shuffle', defences: without('shuffle'), seenBy: ['hub+network'], least: PLAIN },
  { name: 'no holding', defences: without('holding'), seenBy: ['hub+network'], least: PLAIN },
  { name: 'no shuffle, same instant in every slot', defences: without('shuffle', 'freshInstant'), seenBy: ['hub'], least: PLAIN },
]
