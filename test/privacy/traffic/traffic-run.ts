// SPDX-License-Identifier: EUPL-1.2
/**
 * The whole attack: a season with all defences, then parts of it with one left out, then a small federation with everything real.
 *
 * @module
 */
import type { AnonymitySets } from './anonymity-sets.ts'
import { anonymitySets } from './anonymity-sets.ts'
import type { Capture } from './capture.ts'
import type { Classified } from './classification.ts'
import { classified, farthest } from './classification.ts'
import type { Control } from './defences.ts'
import { ALL_DEFENCES, CONTROLS } from './defences.ts'
import { drawFrom } from './draw.ts'
import type { Asked } from './questions.ts'
import { against, crossed, inTheMidst, parted, samplesOf } from './questions.ts'
import { playQuarter } from './quarter.ts'
import type { RealPart } from './real-part.ts'
import { playReal } from './real-part.ts'
import type { Viewpoint } from './viewpoint.ts'
import { VIEWPOINTS } from './viewpoint.ts'

export interface TrafficOptions {
  readonly seed: string
  readonly days: number
  readonly nodes: number
  /** How far from guessing an area may lie, and how many samples it must have. */
  readonly tolerance: number
  readonly leastSamples: number
  readonly controls: readonly Control[]
  readonly realSlots: number
  readonly realNodes: number
}

export interface Finding extends Classified {
  readonly name: string
  readonly ok: boolean
}

export interface TrafficResult {
  readonly ok: boolean
  readonly seed: string
  readonly days: number
  readonly nodes: number
  readonly boxes: number
  readonly contributions: number
  /** With all defences: near guessing. */
  readonly defended: readonly Finding[]
  /** With one left out: seen. */
  readonly controls: readonly Finding[]
  /** What being on or off gives away; not hidden, and no demand. */
  readonly presence: readonly (Classified & { readonly name: string })[]
  readonly sets: AnonymitySets & { readonly ok: boolean }
  readonly real: RealPart & { readonly ok: boolean }
  /** Hub and relay as one: every contribution linked to its member. */
  readonly together: { readonly linked: number; readonly of: number; readonly ok: boolean }
}

export const FULL: Omit<TrafficOptions, 'seed'> = {
  days: 90,
  nodes: 200,
  tolerance: 0.03,
  leastSamples: 2_000,
  controls: CONTROLS,
  realSlots: 20,
  realNodes: 5,
}

/** More than is to be expected, so that the watchers have much to learn from: each node writes as often in a week. */
const REPORTS_PER_WEEK = 1.8
/** What is seen without a defence is seen soon. */
const CONTROL_DAYS = 28

/** @param say is told what comes next */
export async function runTraffic(options: TrafficOptions, say: (what: string) => void): Promise<TrafficResult> {
  const { seed, days, nodes } = options
  say(`${nodes} nodes, ${days} days, all defences`)
  const capture = await playQuarter({ seed, nodes, days, defences: ALL_DEFENCES, reportsPerWeek: REPORTS_PER_WEEK })
  const defended = defendedFindings(capture, options)
  const presence = presenceOf(capture, seed)
  const { open } = parted(capture)
  const counted = anonymitySets(capture, open)
  const controls: Finding[] = []
  for (const control of options.controls) {
    say(control.name)
    controls.push(...(await controlFindings(control, options)))
  }
  say('a small federation with everything real, twice')
  const played = await playReal(seed, options.realSlots, options.realNodes)
  const real = { ...played, ok: played.exchanges > 0 && played.contributions > 0 && played.differences.length === 0 }
  const together = { linked: played.linked, of: played.contributions, ok: played.contributions > 0 && played.linked === played.contributions }
  const sets = { ...counted, ok: counted.contributions > 0 && counted.olderTokens === 0 && counted.hub.smallest >= nodes / 2 }
  const ok = [...defended, ...controls, real, together, sets].every((each) => each.ok) && defended.length > 0
  return { ok, seed, days, nodes, boxes: capture.boxes(), contributions: capture.arrived.length, defended, controls, presence, sets, real, together }
}

function defendedFindings(capture: Capture, { seed, tolerance, leastSamples }: TrafficOptions): Finding[] {
  const { known, open } = parted(capture)
  const asked = crossed(
    open,
    inTheMidst((node, slot) => capture.hasSent(node, slot)),
    drawFrom(`${seed} crossed`),
  )
  return VIEWPOINTS.map((viewpoint) => {
    const found = classified(viewpoint, samplesOf(capture, known, asked, viewpoint))
    const ok = found.samples >= leastSamples && Math.abs(farthest(found) - 0.5) <= tolerance
    return { name: 'all defences', ...found, ok }
  })
}

async function controlFindings({ name, defences, seenBy, least }: Control, { seed, days, nodes }: TrafficOptions): Promise<Finding[]> {
  const capture = await playQuarter({ seed, nodes, days: Math.min(days, CONTROL_DAYS), defences, reportsPerWeek: REPORTS_PER_WEEK })
  const { known, open } = parted(capture)
  // Without cover it is no question who was on: whoever sent had something to say.
  const isThere = (node: number, slot: number): boolean => (defences.cover ? capture.hasSent(node, slot) : capture.wasOn(node, slot))
  const asked = crossed(open, inTheMidst(isThere), drawFrom(`${seed} ${name}`))
  return seenBy.map((viewpoint) => {
    const found = classified(viewpoint, samplesOf(capture, known, asked, viewpoint))
    return { name, ...found, ok: found.samples > 0 && farthest(found) > least }
  })
}

function presenceOf(capture: Capture, seed: string): TrafficResult['presence'] {
  const { known, open } = parted(capture)
  const draw = drawFrom(`${seed} presence`)
  const sent = (node: number, slot: number): boolean => capture.hasSent(node, slot)
  const questions: readonly (readonly [string, Viewpoint, readonly Asked[]])[] = [
    ['also right after coming on', 'relay', crossed(open, sent, draw)],
    ['against one that sent in the same slot', 'relay', against(open, capture.nodes, sent, draw)],
    ['against one that sent in the same slot', 'hub', against(open, capture.nodes, sent, draw)],
    ['against any member, on or off', 'relay', against(open, capture.nodes, () => true, draw)],
    ['against any member, on or off', 'hub', against(open, capture.nodes, () => true, draw)],
  ]
  return questions.map(([name, viewpoint, asked]) => ({ name, ...classified(viewpoint, samplesOf(capture, known, asked, viewpoint)) }))
}
