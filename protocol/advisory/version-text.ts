// SPDX-License-Identifier: EUPL-1.2
/**
 * Version texts as {@link Version}: lenient in spelling, silent in meaning. What is not a version gives `undefined`.
 *
 * `V 4.1.3`, `FW_1.2.10.9`, `Version 17 Upd 6`, `BIOS V22.01.08`, `5.7.2 (Build 1234)`, `2020_R2_SP1_P01`, `5.x`, `4.7 SP6 HF3`.
 *
 * @module
 */
import { foldVersion } from './normalise.ts'
import { leadsVersion, qualifierWord, SLOTS } from './qualifier.ts'
import { parsePackageVersion, schemeOfShape } from './scheme.ts'
import type { Version } from './version.ts'

/** Words before the number that say nothing about what is counted. */
const NEUTRAL = new Set(
  'v r ver vers version versions versionen rev revision release rel fw sv firmware sw software os stand build-version prod product'.split(' '),
)

const PLACEHOLDERS = new Set(
  (
    'unbekannt unknown unbek keine none n/a na k.a. k.a ka ? ?? ??? - -- --- . .. ... tbd offen unklar leer aktuell aktuelle current latest neueste null x xx * ' +
    'nicht-bekannt nicht-erfasst not-known not-available keine-angabe ohne'
  ).split(' '),
)

/** An empty field, or a word that stands for one. */
export function isVersionPlaceholder(text: string | undefined): boolean {
  const folded = foldVersion(text ?? '')
  return folded === '' || PLACEHOLDERS.has(folded.replaceAll(' ', '-')) || PLACEHOLDERS.has(folded)
}

interface Draft {
  numbers: (number | string)[]
  slots: number[]
  pre: [number, number]
  build: (number | string)[]
  tail: string[]
  wildcard: boolean
}

const LEAD = /^([a-z][a-z .:'/-]*)(?=\d)/
const NAMED_LEAD = /^([a-z]+\d+[a-z]*) (?=v?\d)/
const GERMAN_DAY = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_DAY = /^([a-z]{3})[a-z]*\.?[ /](?:(\d{1,2}),?[ /])?((?:19|20)\d\d)\.?$/
/** Only where the second number is no month is it sure which of them is. */
const AMERICAN_DAY = /^(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/((?:19|20)\d\d)$/

function finish(text: string, label: string, draft: Draft): Version {
  return {
    text,
    label,
    numbers: draft.numbers,
    slots: draft.slots,
    pre: draft.pre,
    build: draft.build,
    tail: draft.tail.join(' '),
    wildcard: draft.wildcard,
  }
}

/** `7.2.2-72806 Update 5` is also written `7.2.2-72806-5`: an update behind a build's number is the next number. */
function updateOfBuild(draft: Draft): void {
  const update = SLOTS.indexOf('update')
  const last = draft.numbers.at(-1)
  const only = draft.slots.every((slot, i) => slot > 0 === (i === update))
  if (!only || draft.numbers.length < 3 || typeof last !== 'number' || last < 10_000) return
  draft.numbers.push(draft.slots[update] as number)
  draft.slots[update] = 0
}

function emptyDraft(): Draft {
  return { numbers: [], slots: SLOTS.map(() => 0), pre: [0, 0], build: [], tail: [], wildcard: false }
}

/** Days are versions of their own kind: label `date`, year first. */
function parseDay(text: string, folded: string): Version | undefined {
  const german = GERMAN_DAY.exec(folded)
  const american = AMERICAN_DAY.exec(folded)
  if (american !== null) {
    return finish(text, 'date', { ...emptyDraft(), numbers: [Number(american[3]), Number(american[1]), Number(american[2])] })
  }
  const named = MONTH_DAY.exec(folded)
  const month = named === null ? -1 : MONTHS.indexOf(named[1] ?? '')
  if (german === null && month < 0) return undefined
  const numbers =
    german === null ? [Number(named?.[3]), month + 1, Number(named?.[2] ?? 0)] : [Number(german[3]), Number(german[2]), Number(german[1])]
  return finish(text, 'date', { ...emptyDraft(), numbers })
}

/** The label in front, if any, and the rest that begins with a number or a qualifier. */
function splitLabel(folded: string, names: ReadonlySet<string>): { label: string; rest: string } | undefined {
  const named = NAMED_LEAD.exec(folded)
  if (named !== null && !names.has(named[1] as string) && !/^[vr]\d/.test(folded))
    return { label: named[1] as string, rest: folded.slice(named[0].length).replace(/^v/, '') }
  const start = named === null ? folded : folded.slice(/^[vr]\d/.test(folded) ? 0 : named[0].length)
  if (/^\d/.test(start)) return { label: '', rest: start }
  const lead = LEAD.exec(start)
  if (lead === null) return undefined
  const words = (lead[1] as string).split(/[ .:'/-]+/).filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const pair = words.slice(-2).join(' ')
  // `MP4` is an update of what the name says; `MP1.1` counts for itself.
  const isCounted = /^mp$/.test(last) && /^\d+\./.test(start.slice(lead[0].length))
  const qualifier = isCounted ? '' : leadsVersion(pair) ? pair : leadsVersion(last) ? last : ''
  const label = words
    .slice(0, words.length - (qualifier === '' ? 0 : qualifier.split(' ').length))
    .filter((word) => !NEUTRAL.has(word) && !names.has(word))
  return { label: label.join(' '), rest: `${qualifier}${start.slice(lead[0].length)}` }
}

/** Brackets glued to a number are components (`15.2(7)E3`), others hold a build (`(Build 1234)`, `(96)`) or a remark. */
function openBrackets(rest: string): string {
  const glued = rest.replace(/(\d[a-z]?)[({](\d+[a-z]?)[)}](?=$|[a-z0-9 .])/g, '$1.$2.').replace(/\.(?=$| )/g, ' ')
  return glued
    .replace(/\((?:build|bld)?[ .]*(?:nr|no|number)?[ .]*(\d[\d.]*)\)/g, ' build $1 ')
    .replace(/\(([^()]*)\)/g, (_, remark: string) => (/\d/.test(remark) ? ` ${remark} ` : ' '))
    .replace(/[(){},;"]/g, (mark) => (mark === ',' || mark === ';' ? ` ${mark} ` : ' '))
}

/** `14.0.2`, `sp`, `1`: numbers with the letters glued to them, words, marks. */
function tokens(rest: string): string[] {
  return openBrackets(rest).match(/\d+|[a-z]+|\*|[^\sa-z0-9.*]|[. ]/g) ?? []
}

function takeNumber(draft: Draft, run: readonly string[], at: number, into: (number: number) => void): number {
  let i = at
  while (run[i] === ' ' || run[i] === '.' || run[i] === '-') i++
  const digits = run[i]
  if (digits === undefined || !/^\d+$/.test(digits)) return -1
  into(Number(digits))
  i++
  if (draft.build.length === 0) return i
  while (run[i] === '.' && /^\d+$/.test(run[i + 1] ?? '')) {
    draft.build.push(Number(run[i + 1]))
    i += 2
  }
  return i
}

/** Reads one qualifier at `at`; answers the place after it, or -1 where there is none. */
function takeQualifier(draft: Draft, run: readonly string[], at: number): number {
  const first = run[at] as string
  const spaced = run[at + 1] === ' ' ? `${first} ${run[at + 2] ?? ''}` : ''
  const pair = qualifierWord(spaced)
  const word = pair ?? qualifierWord(first)
  if (word === undefined) return -1
  const next = at + (pair === undefined ? 1 : 3)
  if (word.kind === 'pre') {
    const end = takeNumber(draft, run, next, (number) => {
      draft.pre = [word.rank, number]
    })
    if (end < 0) draft.pre = [word.rank, 0]
    return end < 0 ? next : end
  }
  const { kind } = word
  if (kind === 'build') return takeNumber(draft, run, next, (number) => draft.build.push(number))
  const own = SLOTS.indexOf(kind)
  const patch = SLOTS.indexOf('patch')
  if (draft.slots[own] !== 0 && draft.slots[patch] !== 0) return -1
  const end = takeNumber(draft, run, next, (number) => {
    // `CU14 SU3`: a second one of the same kind refines the first.
    draft.slots[draft.slots[own] === 0 ? own : patch] = number
  })
  return end < 0 ? end : takeLetter(draft, run, end)
}

/** `U2b` comes after `U2` and before `U3`: the letter counts as a patch. */
function takeLetter(draft: Draft, run: readonly string[], at: number): number {
  const letter = run[at] ?? ''
  const patch = SLOTS.indexOf('patch')
  if (!/^[a-w]$/.test(letter) || /^\d/.test(run[at + 1] ?? '') || draft.slots[patch] !== 0) return at
  draft.slots[patch] = letter.charCodeAt(0) - 0x60
  return at + 1
}

/** Letters or a mark inside the glued first part, at `at`: a qualifier, a component, a wildcard. */
function takeGlued(draft: Draft, run: readonly string[], at: number): number {
  const token = run[at] as string
  if (token === '*' || (/^x+$/.test(token) && draft.numbers.length > 0 && !/^\d/.test(run[at + 1] ?? ''))) {
    draft.wildcard = true
    return at + 1
  }
  if (!/^[a-z]/.test(token)) return at + 1
  const qualified = takeQualifier(draft, run, at)
  if (qualified >= 0) return qualified
  const refined = takeRefinement(draft, run, at)
  if (refined >= 0) return refined
  draft.numbers.push(token)
  return at + 1
}

/** What goes on behind a release (`22.4R3-S2`, `22.7R2.5`) refines it, and is no further number of the version. */
function takeRefinement(draft: Draft, run: readonly string[], at: number): number {
  const patch = SLOTS.indexOf('patch')
  const place = /^[a-z]+$/.test(run[at] ?? '') ? at + 1 : at
  if (draft.slots[SLOTS.indexOf('release')] === 0 || draft.slots[patch] !== 0 || !/^\d{1,9}$/.test(run[place] ?? '')) return -1
  draft.slots[patch] = Number(run[place])
  return place + 1
}

function readRun(draft: Draft, run: readonly string[]): void {
  let glued = true
  for (let i = 0; i < run.length; ) {
    const token = run[i] as string
    if (token === ' ') {
      glued = draft.numbers.length === 0
      i++
    } else if (glued && /^\d/.test(token) && takeRefinement(draft, run, i) > 0) {
      i++
    } else if (glued && /^\d/.test(token)) {
      if (draft.wildcard) draft.tail.push(token)
      draft.numbers.push(Number(token))
      i++
    } else if (glued) i = takeGlued(draft, run, i)
    else i = takeLoose(draft, run, i)
  }
}

/** After the first space: qualifiers, a build number, or what is not understood. */
function takeLoose(draft: Draft, run: readonly string[], at: number): number {
  const token = run[at] as string
  const qualified = takeQualifier(draft, run, at)
  if (qualified >= 0) return qualified
  if (/^\d+$/.test(token) && draft.build.length === 0 && draft.tail.length === 0) {
    draft.build.push(Number(token))
    let i = at + 1
    while (run[i] === '.' && /^\d+$/.test(run[i + 1] ?? '')) {
      draft.build.push(Number(run[i + 1]))
      i += 2
    }
    return i
  }
  if (token === '*' && draft.tail.length === 0) draft.wildcard = true
  else if (token !== '.' && token !== '-' && !(token === 'v' && /^\d/.test(run[at + 1] ?? ''))) draft.tail.push(token)
  return at + 1
}

/** No version is longer; regular expressions below see no more than this. */
const MAX_TEXT = 300

/**
 * @param names words that only repeat the product or its vendor, folded; they are no label
 * @returns `undefined` where the text holds no version: words, several versions, a number in a sentence
 */
export function parseVersion(text: string, names: ReadonlySet<string> = new Set()): Version | undefined {
  if (text.length > MAX_TEXT) return undefined
  const scheme = schemeOfShape(text)
  const packaged = scheme === undefined ? undefined : parsePackageVersion(text, scheme)
  if (packaged !== undefined) return packaged
  const folded = foldVersion(text)
    .replace(/^["'=]+ ?|["']+$/g, '')
    .replace(/, ?build[ .]?(\d+)(?:,\d+)?/, ' build $1')
    .replace(/(\.\d+)\/\.?\d+$/, '$1')
    .trim()
  if (folded === '' || folded.length > 200) return undefined
  const day = parseDay(text, folded)
  if (day !== undefined) return day
  if (/^[a-z]{1,3}$/.test(folded) && !isVersionPlaceholder(folded)) return finish(text, '', { ...emptyDraft(), numbers: [folded] })
  const split = splitLabel(folded, names)
  if (split === undefined) return undefined
  const draft = emptyDraft()
  readRun(draft, tokens(split.rest))
  updateOfBuild(draft)
  const counted = draft.numbers.length + draft.build.length + draft.slots.filter((slot) => slot > 0).length
  if (counted === 0 || draft.tail.some((word) => /[\d,;/<>=|&]/.test(word)) || draft.tail.length > 6) return undefined
  return finish(text, split.label, draft)
}

/** `CU18` of `SQL Server 2019` becomes `2019 CU18`: a version without numbers borrows those of its line. */
export function withLine(version: Version, line: Version | undefined): Version {
  return version.numbers.length > 0 || line === undefined ? version : { ...version, numbers: line.numbers, label: line.label }
}
