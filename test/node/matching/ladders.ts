// SPDX-License-Identifier: EUPL-1.2
/**
 * Versions in ascending order, each in several spellings, and ranges in all the words that advisories use: what is inside follows from the places alone.
 *
 * @module
 */
import type { Chance } from '../../bench/csaf-document.ts'

/** Spellings of one version; the first is how an advisory writes it. */
type Rung = readonly string[]

export interface Ladder {
  readonly scheme: string
  readonly rungs: readonly Rung[]
}

const two = (number: number): string => String(number).padStart(2, '0')

function prefixed(text: string): Rung {
  return [`V${text}`, text, `v${text}`, `Version ${text}`, `V ${text}`]
}

function servicePacks(base: number): Rung[] {
  return [
    prefixed(`${base}`),
    [`V${base} Update 3`, `${base} Upd 3`, `V${base}_Update_3`, `V${base} Upd3`, `V${base} U3`],
    [`V${base} SP1`, `${base} SP1`, `V${base} Service Pack 1`, `V${base}_SP1`],
    [`V${base} SP1 Update 9`, `${base} SP1 Upd 9`, `V${base} SP1 Upd9`],
    [`V${base} SP1 Update 14`, `${base} SP1 Upd14`, `V${base}_SP1_Update_14`],
    [`V${base} SP2`, `${base} SP2`],
    [`V${base} SP10 HF5`, `${base} SP10 Hotfix 5`, `V${base} SP10 HF 5`],
    prefixed(`${base + 1}`),
  ]
}

function years(year: number): Rung[] {
  return [
    [`${year}`],
    [`${year} P01`, `${year} Patch 1`, `${year}_P01`],
    [`${year} R2`, `${year}_R2`],
    [`${year} R2 SP1`, `${year} R2 Service Pack 1`, `${year}_R2_SP1`],
    [`${year} R2 SP1 P01`, `${year} R2 SP1 Patch 01`],
    [`${year + 1}`],
  ]
}

/** One of each scheme, with other numbers for each seed. */
export function ladders(chance: Chance): Ladder[] {
  const [a, b] = [1 + chance.below(9), 2 + chance.below(7)]
  const row = (...texts: readonly string[]): Rung[] => texts.map(prefixed)
  return [
    { scheme: 'dotted', rungs: row(`${a}.${b}.0`, `${a}.${b}.9`, `${a}.${b}.10`, `${a}.${b + 1}`, `${a}.${b + 9}.2`, `${a + 1}.0`, `${a + 10}.0`) },
    {
      scheme: 'four numbers',
      rungs: row(`${a}.0.${b}.99`, `${a}.0.${b}.100`, `${a}.0.${b}.1001`, `${a}.0.${b + 1}.1`, `${a}.1.0.0`).map(([, ...r]) => r),
    },
    { scheme: 'service packs', rungs: servicePacks(10 + a) },
    { scheme: 'years', rungs: years(2014 + b) },
    { scheme: 'letters', rungs: ['A', 'C', 'M', 'R', 'Z'].map((letter) => [`1.0${a}${b}${letter}`, `1.0${a}${b}${letter.toLowerCase()}`]) },
    {
      scheme: 'brackets',
      rungs: [8, 9, 10, 11].map((n) => [`02.0${a}.${two(b)}(${two(n)})`, `2.${a}.${b}(${n})`, `V02.0${a}.${two(b)}(${two(n)})`]),
    },
    { scheme: 'firmware numbers', rungs: [9, 10, 14, 25].map((n) => [`FW${n}`, `FW ${n}`, `${n}`, `Firmware ${n}`, `fw_${n}`]) },
    {
      scheme: 'days',
      rungs: [3, 4, 11, 27].map((day) => [
        `${2020 + (b % 4)}-0${a}-${two(day)}`,
        `${two(day)}.0${a}.${2020 + (b % 4)}`,
        `${2020 + (b % 4)}0${a}${two(day)}`,
      ]),
    },
    {
      scheme: 'builds',
      rungs: [9, 10, 152, 1639].map((n) => [`${a}.${b} Build ${n}`, `${a}.${b} build${n}`, `${a}.${b} (Build ${n})`, `${a}.${b}_Build_${n}`]),
    },
    {
      scheme: 'package revisions',
      rungs: ['1~deb12u1', '1', '2', '2+deb12u1', '10'].map((revision) => [`${a}.0.${b}-${revision}${/deb/.test(revision) ? '' : 'ubuntu1'}`]),
    },
    { scheme: 'service releases', rungs: ['R1', 'R1-S2', 'R2', 'R2-S10', 'R10'].map((release) => [`2${a}.${b}${release}`]) },
  ]
}

export type Right = 'affected' | 'not-affected' | 'check'

export interface WrittenRange {
  readonly text: string
  /** What is right for a version at a place of the ladder. */
  readonly right: (place: number) => Right
}

type Write = (lo: string, hi: string) => string

const BELOW: readonly Write[] = [
  (_, b) => `<${b}`,
  (_, b) => `< ${b}`,
  (_, b) => `vers:all/<${b}`,
  (_, b) => `All versions < ${b}`,
  (_, b) => `alle Versionen < ${b}`,
  (_, b) => `prior to ${b}`,
  (_, b) => `before ${b}`,
  (_, b) => `vor ${b}`,
  (_, b) => `earlier than ${b}`,
]
const UP_TO: readonly Write[] = [
  (_, b) => `<=${b}`,
  (_, b) => `=< ${b}`,
  (_, b) => `All versions <= ${b}`,
  (_, b) => `${b} and prior`,
  (_, b) => `${b} and earlier versions`,
  (_, b) => `up to and including ${b}`,
  (_, b) => `bis einschließlich ${b}`,
  (_, b) => `${b} und früher`,
]
const WITHIN: readonly Write[] = [
  (a, b) => `>=${a}|<${b}`,
  (a, b) => `>= ${a} | < ${b}`,
  (a, b) => `>= ${a} and < ${b}`,
  (a, b) => `All versions >= ${a} and < ${b}`,
  (a, b) => `vers:all/>=${a}<${b}`,
  (a, b) => `>= ${a} < ${b}`,
  (a, b) => `between ${a} (including) and ${b} (excluding)`,
  (a, b) => `ab ${a} vor ${b}`,
]
const BOTH: readonly Write[] = [
  (a, b) => `>= ${a} | <= ${b}`,
  (a, b) => `from ${a} to ${b}`,
  (a, b) => `${a} through ${b}`,
  (a, b) => `${a} bis ${b}`,
  (a, b) => `von ${a} bis ${b}`,
  (a, b) => `between ${a} (including) and ${b} (including)`,
]
const FROM: readonly Write[] = [(a) => `>=${a}`, (a) => `>= ${a}`, (a) => `${a} and later`, (a) => `ab ${a}`, (a) => `${a} und neuer`]

/** A range over the ladder in random words, with what it holds. */
export function writeRange({ rungs }: Ladder, chance: Chance): WrittenRange {
  const pick = <Value>(values: readonly Value[]): Value => values[chance.below(values.length)] as Value
  const lo = chance.below(rungs.length - 1)
  const hi = lo + 1 + chance.below(rungs.length - lo - 1)
  const [a, b] = [rungs[lo]?.[0] as string, rungs[hi]?.[0] as string]
  const inside = (text: string, holds: (place: number) => boolean): WrittenRange => ({
    text,
    right: (place) => (holds(place) ? 'affected' : 'not-affected'),
  })
  const kind = chance.below(6)
  if (kind === 0) return inside(pick(BELOW)(a, b), (place) => place < hi)
  if (kind === 1) return inside(pick(UP_TO)(a, b), (place) => place <= hi)
  if (kind === 2) return inside(pick(WITHIN)(a, b), (place) => place >= lo && place < hi)
  if (kind === 3) return inside(pick(BOTH)(a, b), (place) => place >= lo && place <= hi)
  if (kind === 4) return inside(pick(FROM)(a, b), (place) => place >= lo)
  return { text: `${a} | ${b}`, right: (place) => (place === lo || place === hi ? 'affected' : place > hi ? 'not-affected' : 'check') }
}
