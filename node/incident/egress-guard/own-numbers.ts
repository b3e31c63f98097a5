// SPDX-License-Identifier: EUPL-1.2
/**
 * Numbers of the house: telephones in any grouping, postcode, official keys (AGS, ARS), street, address ranges.
 *
 * @module
 */
import { literalPattern } from './literal.ts'
import type { Finding, Reading } from './finding.ts'
import type { AddressRange } from './network-address.ts'
import { ADDRESS, addressPlaceholder, overlaps, parseRange } from './network-address.ts'
import { fold, spanOf } from './view.ts'

const GAP = '[ \\t()/.\\u2013\\u2014-]{0,4}'
const spread = (digits: string) => [...digits].join(GAP)

export interface OwnNumbers {
  readonly phones: readonly RegExp[]
  readonly keys: readonly RegExp[]
  readonly streets: readonly RegExp[]
  readonly ranges: readonly AddressRange[]
}

/**
 * `05173 9980-112` and all ways to write it: +49 (0) 5173…, 0 51 73/99 80-1 12, the area code alone, the trunk with any extension.
 */
function phonePatterns(phone: string): RegExp[] {
  const groups = phone.replace(/^\s*(?:\+\s?49|0049)\s*(?:\(0\))?\s*/, '0').match(/\d+/g) ?? []
  const digits = groups.join('')
  if (digits.length < 6) return []
  const patterns: RegExp[] = []
  const area = groups.length > 1 && groups[0]?.startsWith('0') ? groups[0].slice(1) : undefined
  const trunk = groups.length > 2 ? (groups[1] ?? '') : area === undefined ? '' : (groups[1] ?? '')
  const national = digits.replace(/^0/, '')
  const prefix = `(?:(?:\\+|00)${GAP}49${GAP}(?:\\(?0\\)?)?|\\(?0)?`
  patterns.push(new RegExp(`(?<![\\p{L}\\p{N}.:])${prefix}${GAP}${spread(national)}(?!\\d)`, 'gu'))
  if (area === undefined) return patterns
  patterns.push(
    new RegExp(
      `(?<![\\p{L}\\p{N}.:])(?:(?:\\+|00)${GAP}49${GAP}(?:\\(?0\\)?)?|\\(0?|0)${GAP}${spread(area)}(?:${GAP}\\d){0,10}\\)?(?![\\d.:]\\d)(?!\\d)`,
      'gu',
    ),
  )
  if (trunk.length >= 3) patterns.push(new RegExp(`(?<![\\p{L}\\p{N}.:/-])${spread(trunk)}[ \\t]?[-\\u2013/][ \\t]?\\d{1,5}(?![\\d.]\\d)`, 'gu'))
  const extension = groups.at(-1) ?? ''
  if (extension.length >= 3) patterns.push(new RegExp(`(?<![\\p{L}\\p{N}])[-\u2013][ ]?${spread(extension)}(?![\\d.,]\\d|\\d)`, 'gu'))
  if (extension.length >= 2)
    patterns.push(new RegExp(`(?:durchwahl|dw|apparat|app\\.|nebenstelle|nst\\.?)[^\\p{L}\\p{N}]{0,4}${spread(extension)}(?!\\d)`, 'giu'))
  return patterns
}

function keyPatterns(ags: string | null, postcode: string): RegExp[] {
  const keys: string[] = []
  if (ags !== null && ags.length >= 4) keys.push(spread(ags))
  // The regional key (ARS) has the four digits of the association inside.
  if (ags !== null && ags.length === 8) keys.push(`${ags.slice(0, 5)}\\d{4}${ags.slice(5)}`)
  if (/^\d{4,5}$/.test(postcode.trim())) keys.push(postcode.trim())
  if (/^\d{5}$/.test(postcode.trim())) keys.push(`${postcode.trim().slice(0, 2)}[ ]${postcode.trim().slice(2)}(?=[ ]\\p{L})`)
  return keys.map((key) => new RegExp(`(?<![\\p{N}.:,])(?:(?<!\\p{L})D[- ]|DE-)?${key}(?!\\d|[.,:]\\d)`, 'gu'))
}

const STREET_WORD = /(?:strasse|str\.?)$/u

/** „Alte Schulstraße 11“ also as „Alte Schulstr. 11“, without the number, with the number's letter. Folded. */
function streetPattern(street: string): RegExp | undefined {
  const match = /^(.*?\p{L}.*?)\s*(\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-z]?)?)?\s*$/iu.exec(street.trim())
  const name = fold(match?.[1] ?? '')
  if (name.length < 4) return undefined
  const parts = name.split(/[^\p{L}\p{N}.]+/u).filter((part) => part !== '')
  const words = parts.map((word) => {
    const stem = word.replace(STREET_WORD, '')
    return stem === word ? literalPattern(word) : `${literalPattern(stem)}[ -]?(?:strasse|strase|str\\.?)`
  })
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${words.join('[ \\t\\n-]{0,3}')}(?:s|es)?(?:[ \\t\\n]{0,3}(?:nr\\.?[ ]?)?\\d{1,4}(?:[ ]?[a-z](?![\\p{L}\\p{N}]))?(?![\\p{N}]))?(?![\\p{L}])`,
    'gu',
  )
}

export function ownNumbers(input: {
  readonly phones: readonly string[]
  readonly ags: string | null
  readonly postcode: string
  readonly streets: readonly string[]
  readonly ranges: readonly AddressRange[]
}): OwnNumbers {
  return {
    phones: input.phones.flatMap(phonePatterns),
    keys: keyPatterns(input.ags, input.postcode),
    streets: input.streets.map(streetPattern).filter((pattern) => pattern !== undefined),
    ranges: input.ranges,
  }
}

function addressFindings(reading: Reading, ranges: readonly AddressRange[]): Finding[] {
  const found: Finding[] = []
  const { plain } = reading
  for (const match of plain.text.matchAll(ADDRESS)) {
    const range = parseRange(match[1] ?? '', match[2])
    const own = range === undefined ? undefined : ranges.find((one) => overlaps(one, range))
    if (own === undefined || range === undefined) continue
    found.push({ ...spanOf(plain, match.index, match.index + match[0].length), why: 'own-address', strength: 'own', put: addressPlaceholder(own) })
  }
  return [...found, ...unusualAddresses(reading, ranges)]
}

/** Reverse names, decimal addresses, two fixed octets alone (`Netz 10.73`, `10.73.*`). */
function unusualAddresses(reading: Reading, ranges: readonly AddressRange[]): Finding[] {
  const found: Finding[] = []
  const { plain } = reading
  const check = (address: string, index: number, length: number, bits?: string) => {
    const range = parseRange(address, bits)
    const own = range === undefined ? undefined : ranges.find((one) => overlaps(one, range))
    if (own !== undefined) found.push({ ...spanOf(plain, index, index + length), why: 'own-address', strength: 'own', put: addressPlaceholder(own) })
  }
  for (const match of plain.text.matchAll(/(?<!\d)(\d{1,3}(?:\.\d{1,3}){1,3})\.in-addr\.arpa/giu)) {
    const octets = (match[1] ?? '').split('.').reverse()
    check([...octets, '0', '0', '0'].slice(0, 4).join('.'), match.index, match[0].length, String(8 * octets.length))
  }
  for (const match of plain.text.matchAll(/(?<![\d.])(?:0x[0-9a-f]{8}|\d{9,10})(?![\d.])/giu)) {
    const value = Number(match[0])
    if (value < 2 ** 32) check([24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.'), match.index, match[0].length)
  }
  for (const match of plain.text.matchAll(/(?<![\d.])\d{1,3}(?:[ ]?\.[ ]?\d{1,3}){3}(?![\d.])/gu)) {
    if (match[0].includes(' ')) check(match[0].replace(/ /g, ''), match.index, match[0].length)
  }
  // ip-10-73-4-11, 10_73_4_11 as cloud and provider names have it.
  for (const match of plain.text.matchAll(/(?<!\d|\d[_-])\d{1,3}([_-])\d{1,3}\1\d{1,3}\1\d{1,3}(?![_-]?\d)/gu))
    check(match[0].replace(/[_-]/g, '.'), match.index, match[0].length)
  // inet_aton reads 0300.0250.060.01 and 0xC0.0xA8.0x30.0x1 too.
  for (const match of plain.text.matchAll(/(?<![\p{L}\d.])(?:0x[0-9a-f]{1,2}|\d{1,4})(?:\.(?:0x[0-9a-f]{1,2}|\d{1,4})){3}(?![\p{L}\d]|\.\d)/giu)) {
    if (!/(?:^|\.)0[x\d]/i.test(match[0])) continue
    const octets = match[0].split('.').map((octet) => Number(/^0\d/.test(octet) ? Number.parseInt(octet, 8) : octet))
    check(octets.join('.'), match.index, match[0].length)
  }
  const short =
    /(?:netz|subnetz|vlan|range|bereich|präfix|segment|adressraum)(?:e|es|en|werk)?[ \t:]{1,3}(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:\.?[x*]|\.(?!\d))?(?!\.?\d|\/)/giu
  for (const match of plain.text.matchAll(short)) {
    const octets = match.slice(1, 4).filter((octet) => octet !== undefined)
    check([...octets, '0', '0'].slice(0, 4).join('.'), match.index, match[0].length, String(8 * octets.length))
  }
  return found
}

export function ownNumberFindings(reading: Reading, own: OwnNumbers): Finding[] {
  const found: Finding[] = []
  const { folded, plain } = reading
  for (const pattern of own.phones) {
    for (const match of plain.text.matchAll(pattern))
      found.push({ ...spanOf(plain, match.index, match.index + match[0].length), why: 'own-phone', strength: 'own', put: '[Telefon]' })
  }
  for (const pattern of own.keys) {
    for (const match of plain.text.matchAll(pattern))
      found.push({ ...spanOf(plain, match.index, match.index + match[0].length), why: 'own-key', strength: 'own', put: '[Kennzahl]' })
  }
  for (const pattern of own.streets) {
    for (const match of folded.text.matchAll(pattern))
      found.push({ ...spanOf(folded, match.index, match.index + match[0].length), why: 'own-street', strength: 'own', put: '[Anschrift]' })
  }
  return [...found, ...addressFindings(reading, own.ranges)]
}
