// SPDX-License-Identifier: EUPL-1.2
/**
 * What each watcher can hold against one node for one contribution: the features that the classifiers get.
 *
 * The watchers are given more than they would have: they know for a third of the season who wrote what ({@link Known}), and learn from the
 * rest with the answers told.
 *
 * @module
 */
import type { Arrived, Capture } from './capture.ts'
import { DAY_MS, HOUR_MS } from './rhythm.ts'
import { around, boxesIn, gapBeside, instantInSlot, rankInSlot, sinceFetch, slotsToGap } from './traces.ts'
import type { Viewpoint } from './viewpoint.ts'

/** What is known of a node from contributions whose writer came to be known. */
export interface Known {
  readonly count: number
  /** Means over them. */
  readonly place: number
  readonly instant: number
  readonly hour: number
  readonly weekdays: readonly number[]
}

export interface View {
  readonly features: readonly string[]
  /** @param slot the one in which the box left, as far as a watcher can know it: that of the batch, for the hub */
  row(capture: Capture, known: readonly Known[], contribution: Arrived, node: number): number[]
}

const PERIOD_MS = 7 * DAY_MS

export function knownOf(capture: Capture, contributions: readonly Arrived[]): Known[] {
  return Array.from({ length: capture.nodes }, (_, node) => {
    const own = contributions.filter((each) => each.node === node)
    const mean = (of: (each: Arrived) => number, otherwise: number): number =>
      own.length === 0 ? otherwise : own.reduce((sum, each) => sum + of(each), 0) / own.length
    return {
      count: own.length,
      place: mean(({ place }) => place, 0.5),
      instant: mean((each) => instantAtHub(capture, each), 1),
      hour: mean(({ at }) => hourOf(capture, at), 11),
      weekdays: Array.from({ length: 7 }, (_, day) => own.filter(({ at }) => weekdayOf(capture, at) === day).length),
    }
  })
}

const hourOf = (capture: Capture, at: number): number => ((at - capture.begin) % DAY_MS) / HOUR_MS
const weekdayOf = (capture: Capture, at: number): number => Math.floor((at - capture.begin) / DAY_MS) % 7
/** Where in a slot the batch came. */
const instantAtHub = (capture: Capture, { at }: Arrived): number => ((at - capture.begin) % capture.slotMs) / capture.slotMs

const hub: View = {
  features: [
    'time since the node fetched tokens of this period',
    'fetched before',
    'had fetched newer ones',
    'time since it last fetched any',
    'time until it fetches again',
    'place in the batch beside its usual one',
    'instant beside its usual one',
    'hour beside its usual one',
    'reported on this weekday before',
    'reports before',
    'boxes in the batch',
    'place in the batch',
    'age of the token',
  ],
  row(capture, known, { at, batch, place, period, ...rest }, node) {
    const fetches = capture.fetches[node] ?? []
    const own = fetches.find((fetch) => fetch.period === period)
    const { since, until } = sinceFetch(fetches, at)
    const usual = known[node] as Known
    const contribution = { at, batch, place, period, ...rest }
    return [
      own === undefined || own.at > at ? 25 : Math.log1p(at - own.at),
      own !== undefined && own.at <= at ? 1 : 0,
      fetches.some((fetch) => fetch.period > period && fetch.at <= at) ? 1 : 0,
      since,
      until,
      Math.abs(place - usual.place),
      Math.abs(instantAtHub(capture, contribution) - usual.instant),
      Math.abs(hourOf(capture, at) - usual.hour),
      (usual.weekdays[weekdayOf(capture, at)] ?? 0) / Math.max(1, usual.count),
      usual.count,
      capture.batches[batch]?.count ?? 0,
      place,
      Math.floor((at - capture.begin) / PERIOD_MS) - period,
    ]
  },
}

const relay: View = {
  features: [
    'instant in the slot',
    'rank in the slot',
    'place in the batch',
    'boxes in the slot',
    'gap before',
    'gap after',
    'boxes in the hours around',
    'slots since it came on',
    'slots until it goes off',
    'boxes on that day',
    'boxes in the week before',
    'boxes in the batch',
    'time held',
    'size',
    'the same bytes again',
    'failed requests around',
    'contributions accepted that day',
  ],
  row(capture, _known, { slot, at }, node) {
    const place = capture.place(node, slot)
    const batch = capture.batches[capture.batchOf[place] ?? -1]
    const sentAt = capture.sentAt[place] as number
    const perDay = Math.round(DAY_MS / capture.slotMs)
    const day = Math.floor(slot / perDay) * perDay
    return [
      instantInSlot(capture, node, slot),
      rankInSlot(capture, node, slot),
      batch === undefined ? -1 : (capture.placeOf[place] as number),
      boxesIn(capture, node, slot, slot),
      finite(gapBeside(capture, node, slot, -1), 9),
      finite(gapBeside(capture, node, slot, 1), 9),
      boxesIn(capture, node, slot - 8, slot + 8),
      Math.log1p(slotsToGap(capture, node, slot, -1)),
      Math.log1p(slotsToGap(capture, node, slot, 1)),
      boxesIn(capture, node, day, day + perDay - 1),
      boxesIn(capture, node, slot - 7 * perDay, slot - 1),
      batch?.count ?? 0,
      batch === undefined ? -1 : finite((batch.at - sentAt) / capture.slotMs, -1),
      capture.upBytes[place] as number,
      around(capture, capture.isRepeated, node, slot, 3),
      around(capture, capture.isFailed, node, slot, 2),
      acceptedOn(capture, at),
    ]
  },
}

const network: View = {
  features: [
    'instant in the slot',
    'requests in the slot',
    'bytes up',
    'bytes down',
    'bytes down in the next slot',
    'gap before',
    'gap after',
    'requests in the hours around',
    'slots since it came on',
    'slots until it goes off',
    'failed requests around',
    'time since it fetched tokens',
    'time until it fetches tokens',
    'bytes between relay and hub',
  ],
  row(capture, _known, { slot }, node) {
    const place = capture.place(node, slot)
    const middle = capture.slotStart(slot) + capture.slotMs / 2
    const { since, until } = sinceFetch(capture.fetches[node] ?? [], middle)
    return [
      instantInSlot(capture, node, slot),
      boxesIn(capture, node, slot, slot),
      capture.upBytes[place] as number,
      capture.downBytes[place] as number,
      slot + 1 < capture.slots ? (capture.downBytes[place + 1] as number) : 0,
      finite(gapBeside(capture, node, slot, -1), 9),
      finite(gapBeside(capture, node, slot, 1), 9),
      boxesIn(capture, node, slot - 8, slot + 8),
      Math.log1p(slotsToGap(capture, node, slot, -1)),
      Math.log1p(slotsToGap(capture, node, slot, 1)),
      around(capture, capture.isFailed, node, slot, 2),
      since,
      until,
      capture.batches[capture.batchOf[place] ?? -1]?.count ?? 0,
    ]
  },
}

/** The hub holds its batches against the instants at which boxes left the nodes. */
const both: View = {
  features: [
    'place in the batch beside rank of leaving',
    'batch after leaving',
    'left in the slot before the batch',
    ...hub.features,
    'instant in the slot',
  ],
  row(capture, known, contribution, node) {
    const { slot, at, place } = contribution
    const rank = rankInSlot(capture, node, slot)
    const sentAt = capture.sentAt[capture.place(node, slot)] as number
    return [
      rank < 0 ? 1 : Math.abs(place - rank),
      finite(Math.log1p(Math.max(0, at - sentAt)), 25),
      capture.hasSent(node, slot - 1) ? 1 : 0,
      ...hub.row(capture, known, contribution, node),
      instantInSlot(capture, node, slot),
    ]
  },
}

export const VIEWS: Readonly<Record<Viewpoint, View>> = { hub, relay, network, 'hub+network': both }

const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise)

const acceptedByDay = new WeakMap<Capture, Map<number, number>>()

/** From the public log: how many contributions were accepted on the day. */
function acceptedOn(capture: Capture, at: number): number {
  let byDay = acceptedByDay.get(capture)
  if (byDay === undefined) {
    byDay = new Map()
    for (const each of capture.arrived) {
      const day = Math.floor((each.at - capture.begin) / DAY_MS)
      byDay.set(day, (byDay.get(day) ?? 0) + 1)
    }
    acceptedByDay.set(capture, byDay)
  }
  return byDay.get(Math.floor((at - capture.begin) / DAY_MS)) ?? 0
}
