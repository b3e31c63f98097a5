// SPDX-License-Identifier: EUPL-1.2
/**
 * The questions put to a watcher: did this node write this contribution?
 *
 * **Crossed**: two contributions, of X in slot s and of Y in slot t, where X and Y both sent in both slots. Asked of (s, X) and (t, Y), which is so,
 * and of (s, Y) and (t, X), which is not. Each node and each slot stands as often on one side as on the other: who writes much, and when
 * most is written, decides nothing; only the traffic can.
 *
 * Only of nodes in the midst of their day: whoever has come on within the hour has seldom written in its first slot, and has much to write in
 * the next ones. That is presence, and stands with it:
 *
 * **After coming on** the same without that. **Same slot** and **any member**: against a node that sent in the same slot, and against any one at all. Whoever is off in a slot
 * cannot have written in it, and nobody can hide that from the relay: these say what presence alone gives away.
 *
 * @module
 */
import type { Arrived, Capture } from './capture.ts'
import type { Samples } from './cross-validation.ts'
import type { Draw } from './draw.ts'
import { mixed } from './draw.ts'
import type { Viewpoint } from './viewpoint.ts'
import { knownOf, VIEWS } from './views.ts'

/** A node counts as in the midst of its day when it has sent in as many slots before: an hour. */
const MIDST_SLOTS = 4

/** @param isIn whether the node was there in a slot */
export function inTheMidst(isIn: (node: number, slot: number) => boolean): (node: number, slot: number) => boolean {
  return (node, slot) => Array.from({ length: MIDST_SLOTS + 1 }, (_, back) => slot - back).every((each) => isIn(node, each))
}

export interface Asked {
  readonly contribution: Arrived
  readonly node: number
  readonly label: 0 | 1
  readonly group: number
}

/** What watchers know beforehand, and what they are asked about: the first third of the season, and the rest. */
export function parted(capture: Capture): { readonly known: readonly Arrived[]; readonly open: readonly Arrived[] } {
  const from = capture.slots / 3
  // A contribution at the very end has no traffic after it.
  return {
    known: capture.arrived.filter(({ slot }) => slot < from),
    open: capture.arrived.filter(({ slot }) => slot >= from && slot < capture.slots - 10),
  }
}

/** @param sends whether the node counts as there in a slot */
export function crossed(contributions: readonly Arrived[], sends: (node: number, slot: number) => boolean, draw: Draw): Asked[] {
  const wrote = new Set(contributions.map(({ node, slot }) => `${node} ${slot}`))
  const isOpen = (node: number, slot: number): boolean => sends(node, slot) && !wrote.has(`${node} ${slot}`)
  const left = new Set(
    mixed(
      contributions.filter(({ node, slot }) => sends(node, slot)),
      draw,
    ),
  )
  const asked: Asked[] = []
  let group = 0
  for (const one of left) {
    left.delete(one)
    for (const other of left) {
      if (one.node === other.node || !isOpen(one.node, other.slot) || !isOpen(other.node, one.slot)) continue
      left.delete(other)
      asked.push({ contribution: one, node: one.node, label: 1, group }, { contribution: one, node: other.node, label: 0, group })
      asked.push({ contribution: other, node: other.node, label: 1, group }, { contribution: other, node: one.node, label: 0, group })
      group++
      break
    }
  }
  return asked
}

/** Against one node drawn from those that `isDrawn` admits. */
export function against(contributions: readonly Arrived[], nodes: number, isDrawn: (node: number, slot: number) => boolean, draw: Draw): Asked[] {
  const asked: Asked[] = []
  for (const [group, contribution] of mixed(contributions, draw).entries()) {
    const others = Array.from({ length: nodes }, (_, node) => node).filter((node) => node !== contribution.node && isDrawn(node, contribution.slot))
    const other = others[draw.below(others.length)]
    if (other === undefined) continue
    asked.push({ contribution, node: contribution.node, label: 1, group }, { contribution, node: other, label: 0, group })
  }
  return asked
}

/** What the watcher sees of all that is asked. */
export function samplesOf(capture: Capture, known: readonly Arrived[], asked: readonly Asked[], viewpoint: Viewpoint): Samples {
  const usual = knownOf(capture, known)
  const view = VIEWS[viewpoint]
  return {
    rows: asked.map(({ contribution, node }) => Float64Array.from(view.row(capture, usual, contribution, node))),
    labels: asked.map(({ label }) => label),
    groups: asked.map(({ group }) => group),
  }
}
