// SPDX-License-Identifier: EUPL-1.2
/**
 * Range texts as {@link Range}: `vers:` (ECMA-427) and all that vendors write instead.
 *
 * `vers:all/>=V7.80<V9.40`, `>= 6.02 | <= 6.05`, `All versions >= V2.0 and < V2.1.6`, `<V16_Update_7`, `5.1 | 6.0`, `12.4.1-12.4.11`, `8.1.x`,
 * `prior to 3.1`, `2.2 and earlier`, `vor 3.1`, `bis einschließlich 4.2`, `< V8.18.31 only if …`.
 *
 * @module
 */
import { parsePackageRange, schemeOfRange } from './package-range.ts'
import type { Condition, Interval, Range } from './range.ts'
import type { Item, Op } from './range-items.ts'
import { pair } from './range-items.ts'
import { asSpelled, foldRange } from './range-spelling.ts'
import type { Version } from './version.ts'
import { compareVersions } from './version.ts'
import type { Scheme } from './scheme.ts'
import { parseVersion } from './version-text.ts'

const EMPTY = { intervals: [], exact: [], excluded: [], incomplete: false } as const

/** Words for comparisons, before the version and after it. Order matters: the longer first. */
const BEFORE: readonly (readonly [RegExp, string])[] = [
  [/ -? ?\bbut not including (?=[vr]?\.? ?\d)/g, ' < '],
  [
    /\b(?:up to and including|up to|bis einschliesslich|bis einschl\.?|bis zu|bis|through|thru|until|till)(?: version)? (?=[a-z]{0,8}\.? ?\d)/g,
    ' <= ',
  ],
  [
    /\b(?:prior to|before|earlier than|older than|lower than|less than|below|vor|alter als|kleiner als|kleiner|unter)(?: version)? (?=[a-z]{0,8}\.? ?\d)/g,
    ' < ',
  ],
  [/\b(?:starting with|starting from|from|since|ab|von|seit)(?: version)? (?=[a-z]{0,8}\.? ?\d)/g, ' >= '],
  [/\b(?:later than|newer than|greater than|higher than|above|neuer als|grosser als)(?: version)? (?=[a-z]{0,8}\.? ?\d)/g, ' > '],
  [/(\d[\w.()]*) to (?=[a-z]{0,8}\.? ?\d)/g, '$1 <= '],
]
const DOWN = new Set('prior earlier below older lower previous fruher alter niedriger kleiner darunter'.split(' '))
const UP = new Set('later newer above higher up onwards neuer hoher spater'.split(' '))
const JOINING = new Set('and or und oder all alle versions version versionen'.split(' '))

const ALL = /^(?:all|alle|any|every|jede|samtliche)(?: ([a-z]+))? version(?:s|en)?\b(?: of| von)? ?/
const EVERYTHING = new Set([
  '*',
  'all',
  'alle',
  'any',
  'all versions affected',
  'versions are affected',
  'all versions are affected',
  'x',
  '>=0',
  '>= 0',
])

const CONDITION =
  /(?:^| |\|)(only|if|when|where|installed|using|with|without|unless|except|excluding|running|including affected|in combination|affected|on|nur|wenn|falls|mit|ohne|ausser|bei)(?= |$)/
const BESIDE = /\band ([a-z][a-z ]*?) ?(?:<=|>=|<|>|=)/
const REMARK =
  /^(?:incl|including|inkl|formerly|aka|also|only affected by cve|these products|end-of-life|end of life|eol|integrated|firmware v?\d|or software|and prior|all versions|all editions|part of|based on|v\d[\d.]*$|(?:19|20)\d\d(?: r\d)?$)/
const BUILD = /^(?:build|bld)?[ .]*(?:nr|no|number)?[ .]*\d[\d.]*$/

interface Stripped {
  readonly rest: string
  readonly condition?: Condition
}

/** Brackets: builds and glued components stay, remarks go, everything else is a condition. */
function stripBrackets(folded: string): Stripped {
  let condition: Condition | undefined
  const rest = folded.replace(/(.?)\(([^()]*)\)/g, (whole, before: string, inside: string) => {
    const content = inside.trim()
    if (BUILD.test(content) || (/\d/.test(before) && /^\d+[a-z]?$/.test(content))) return whole
    if (/^r?\d[\w.]*$/.test(content) && before.trim() === '') return ` ${content} `
    if (!REMARK.test(content)) condition = { kind: 'only', text: content }
    return `${before} `
  })
  return condition === undefined ? { rest } : { rest, condition }
}

function stripCondition({ rest, condition }: Stripped): Stripped {
  const beside = BESIDE.exec(rest)
  if (beside !== null && !/^(?:all )?versions?$|^v$/.test((beside[1] as string).trim())) {
    return { rest: rest.slice(0, beside.index), condition: { kind: 'only', text: rest.slice(beside.index + 4) } }
  }
  const found = CONDITION.exec(rest)
  if (found === null) return condition === undefined ? { rest } : { rest, condition }
  const before = rest.slice(0, found.index)
  const kind = found[1] === 'with' && /\d/.test(before) ? 'beside' : 'only'
  return { rest: before, condition: { kind, text: rest.slice(found.index).trim() } }
}

/** People are shown a condition as the document spells it. */
function spelled(text: string, stripped: Stripped): Stripped {
  const { condition } = stripped
  return condition === undefined ? stripped : { ...stripped, condition: { ...condition, text: asSpelled(text, condition.text) } }
}

/** `2.2 and all earlier versions` → `<= 2.2`. */
function compareAfter(rest: string): string | undefined {
  const words = rest.split(' ')
  const end = words.findLastIndex((word) => !JOINING.has(word))
  const last = words[end] ?? ''
  if (!DOWN.has(last) && !UP.has(last)) return undefined
  const before = words.slice(0, end)
  const length = before.findLastIndex((word) => !JOINING.has(word)) + 1
  const version = before.slice(0, length).join(' ').replace(/,$/, '')
  if (!/\d/.test(version)) return undefined
  return `${DOWN.has(last) ? '<=' : '>='} ${version}`
}

function compareWords(rest: string): string {
  return compareAfter(rest) ?? BEFORE.reduce((text, [words, op]) => text.replace(words, op), rest)
}

/** `12.4.1-12.4.11`, `V1.81.01 - V1.81.03`: two versions, the first the older. */
function hyphenRange(text: string, parse: (text: string) => Version | undefined): Interval | undefined {
  const parts = text.split(/[-—]/)
  const [from, to] = parts.map((part) => part.trim())
  if (parts.length !== 2 || from === undefined || to === undefined || from === '' || to === '') return undefined
  const spaced = parts[0] !== from || parts[1] !== to
  const alike = (/\./.test(from) && /\./.test(to)) || (/^v/.test(from) && /^v/.test(to)) || (/^\d{10,}$/.test(from + to) && from.length === to.length)
  if (!spaced && !alike) return undefined
  const [lo, hi] = [parse(from), parse(to)]
  if (lo === undefined || hi === undefined || compareVersions(lo, hi) !== -1) return undefined
  return { lo: { version: lo, inclusive: true }, hi: { version: hi, inclusive: true } }
}

const SEPARATORS = /\s*(?:\||;|,(?=\s|$)|\band\b|\bund\b|\bor\b|\boder\b)\s*/

interface Draft {
  readonly items: Item[]
  readonly intervals: Interval[]
  incomplete: boolean
}

/** `v36.011 v35.013 v34.014` or `2.0.11 / 3.0.11` behind one sign: the upper bounds of several release lines. */
const SEVERAL_LINES = /^v[\d.]+(?: v[\d.]+)+$|^v?\d[\d.]*(?: \/ ?| ?\/ )v?\d[\d.]*$/

function severalLines(text: string): string[] {
  return SEVERAL_LINES.test(text) ? text.split(/ ?\/ ?| /) : [text]
}

/** `2014-2016` and `20-33` are ranges; the second may also be one version of two numbers, and then both are meant. */
const COUNTS_UP = /^(\d{1,2}|(?:19|20)\d\d)-(\d{1,2}|(?:19|20)\d\d)$/

function countsUp(text: string, parse: (text: string) => Version | undefined): Interval | undefined {
  const [, from = '', to = ''] = COUNTS_UP.exec(text) ?? []
  const [lo, hi] = from.length === to.length && from < to ? [parse(from), parse(to)] : []
  return lo === undefined || hi === undefined ? undefined : { lo: { version: lo, inclusive: true }, hi: { version: hi, inclusive: true } }
}

function takeSegment(draft: Draft, op: Op, segment: string, parse: (text: string) => Version | undefined): void {
  const listed = /,\s/.test(segment) && !segment.includes('|')
  for (const [index, part] of segment
    .split(SEPARATORS)
    .filter((text) => text !== '')
    .flatMap(severalLines)
    .entries()) {
    const repeats = op === '<' || op === '<=' ? listed || SEVERAL_LINES.test(segment) : false
    const sign = index === 0 || repeats ? op : '='
    const between = sign === '=' ? (hyphenRange(part, parse) ?? countsUp(part, parse)) : undefined
    const version = between === undefined || COUNTS_UP.test(part) ? parse(part) : undefined
    if (between !== undefined) draft.intervals.push(between)
    if (between !== undefined && version === undefined) continue
    if (version !== undefined) draft.items.push({ op: sign, version })
    else draft.incomplete = true
  }
}

/** `A10 < A11`: the label belongs to both, so the first is a version and not the name of what is counted. */
function isSameKind(a: Version | undefined, b: Version | undefined): boolean {
  return a !== undefined && b !== undefined && a.label === b.label
}

function readItems(rest: string, parse: (text: string) => Version | undefined): Draft {
  const draft: Draft = { items: [], intervals: [], incomplete: false }
  const parts = rest.split(/(<=|>=|!=|==|<|>|=)/)
  const first = (parts[0] ?? '').trim()
  const named = parts.length > 1 && /^[a-z]/.test(first) && !/^[vr]\.?\d/.test(first) && !/[|,]$/.test(first)
  const labels = named && !isSameKind(parse(first), parse((parts[2] ?? '').trim())) ? first : ''
  if (labels === '') takeSegment(draft, '=', first, parse)
  for (let i = 1; i < parts.length; i += 2) {
    const op = parts[i] === '==' ? '=' : (parts[i] as Op)
    const segment = `${labels} ${(parts[i + 1] ?? '').trim()}`.trim()
    if (/\d|^[a-z]{1,3}$/.test(segment)) takeSegment(draft, op, segment, parse)
    else draft.incomplete = true
  }
  return draft
}

function counted(folded: string): Pick<Range, 'counts'> {
  if (/\bserial\b|seriennummer/.test(folded)) return { counts: 'serial' }
  return /manufactur|production date|\bdated\b|^distributed\b|^shipped\b|herstellungsdatum|baujahr/.test(folded) ? { counts: 'manufacture' } : {}
}

function readVersions(text: string, stripped: Stripped, label: string | undefined, names: ReadonlySet<string>): Range {
  const own = label === undefined || label === 'firmware' || label === 'software' ? undefined : label
  const parse = (part: string): Version | undefined => {
    const version = parseVersion(part, names)
    return version === undefined || own === undefined || version.label !== '' ? version : { ...version, label: own }
  }
  const plain = stripped.rest
    .replace(/\b(?:all|alle) (?:versions?|versionen)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const draft = readItems(compareWords(plain.replace(/^(?:versions?|versionen|releases?) (?=[vr]?\.?\d)/, '')), parse)
  const { intervals, exact, excluded, incomplete } = pair(draft.items)
  const understood = intervals.length + exact.length + draft.intervals.length > 0
  const condition = stripped.condition === undefined ? {} : { condition: stripped.condition }
  if (!understood) return { ...EMPTY, text, kind: 'unclear', ...condition }
  return {
    text,
    kind: 'versions',
    intervals: [...draft.intervals, ...intervals],
    exact,
    excluded,
    incomplete: incomplete || draft.incomplete,
    ...condition,
  }
}

/**
 * @param names words that only repeat the product or its vendor, folded
 * @param packaged how the product's package system counts, where an identifier tells
 */
export function parseRange(text: string | undefined, names: ReadonlySet<string> = new Set(), packaged?: Scheme): Range {
  const shown = (text ?? '').trim()
  const scheme = schemeOfRange(shown) ?? packaged
  const inScheme = scheme === undefined || shown === '' ? undefined : parsePackageRange(shown, scheme)
  if (inScheme !== undefined) return inScheme
  const folded = shown.length > 500 ? shown : foldRange(shown)
  if (folded === '' || folded.length > 500) return { ...EMPTY, text: shown, kind: folded === '' ? 'nothing' : 'unclear' }
  const counts = counted(folded)
  if (counts.counts !== undefined) return { ...EMPTY, text: shown, kind: 'unclear', ...counts }
  if (/^vers:none\/\*$/i.test(shown)) return { ...EMPTY, text: shown, kind: 'versions' }
  const stripped = spelled(shown, stripCondition(stripBrackets(folded.replace(/"[^"]*"/g, ' ').replace(/(<=|>=|!=|==|<|>|=)/g, ' $1 '))))
  const all = ALL.exec(stripped.rest.trim())
  const rest = (all === null ? stripped.rest.trim() : stripped.rest.trim().slice(all[0].length)).trim()
  const condition = stripped.condition === undefined ? {} : { condition: stripped.condition }
  if (EVERYTHING.has(rest) || (rest === '' && all !== null)) return { ...EMPTY, text: shown, kind: 'all', ...condition }
  return readVersions(shown, { ...stripped, rest }, all?.[1], names)
}
