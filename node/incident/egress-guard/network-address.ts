// SPDX-License-Identifier: EUPL-1.2
/**
 * IP addresses and ranges as people write them: v4, v6, CIDR, with port, defanged (`203[.]0[.]113[.]9`), with the end masked (`10.73.x.x`).
 *
 * @see RFC 4291 section 2.2, RFC 4632
 * @module
 */

/** A block of addresses: the first `bits` bits of `value` are fixed. */
export interface AddressRange {
  readonly family: 4 | 6
  readonly value: bigint
  readonly bits: number
}

const WIDTH = { 4: 32, 6: 128 } as const

/** `[.]`, `(dot)`, `{punkt}` and the like; linear, bounded. */
export const DOT = String.raw`(?:[ \t]?[\[({<][ \t]?(?:\.|,|d[o0]t|punkt)[ \t]?[\])}>][ \t]?|\\?\.|[ \t](?:d[o0]t|punkt)[ \t])`

const OCTET = String.raw`\d{1,3}`
const V4 = String.raw`(?<![\d\p{L}_]|\d\.)${OCTET}(?:${DOT}${OCTET}){3}(?!\d|\.\d)`
const V4_MASKED = String.raw`(?<![\d\p{L}_]|\d\.)${OCTET}${DOT}${OCTET}(?:${DOT}(?:${OCTET}|[x*]{1,3})){0,1}${DOT}(?:[x*]{1,3}|\d{0,2}x{1,2})(?![\p{L}\d])`
const V4_IN_V6 = String.raw`(?<![\p{L}\d:.])(?:[0-9a-f]{0,4}:){2,7}${OCTET}(?:\.${OCTET}){3}(?!\d|\.\d)`
const V6 = String.raw`(?<![\p{L}\d:.])(?:[0-9a-f]{1,4}|:)(?:\[?:\]?[0-9a-f]{0,4}){2,8}(?![\p{L}\d])`

/** Candidates only; {@link parseRange} decides. Groups: address, prefix length. */
export const ADDRESS = new RegExp(String.raw`(${V4_IN_V6}|${V4}|${V4_MASKED}|${V6})(?:[ \t]?/[ \t]?(\d{1,3})(?!\d|\.\d))?`, 'giu')

function refang(text: string): string {
  return text
    .toLowerCase()
    .replace(/d[o0]t|punkt|,/g, '.')
    .replace(/[\s[\](){}<>\\]/g, '')
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0n
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined
    value = (value << 8n) | BigInt(Number(part))
  }
  return value
}

function groupsOf(half: string): bigint[] | undefined {
  if (half === '') return []
  const groups: bigint[] = []
  for (const group of half.split(':')) {
    const embedded = group.includes('.') ? parseV4(group) : undefined
    if (embedded !== undefined) groups.push(embedded >> 16n, embedded & 0xffffn)
    else if (/^[0-9a-f]{1,4}$/.test(group)) groups.push(BigInt(`0x${group}`))
    else return undefined
  }
  return groups
}

function parseV6(text: string): AddressRange | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const head = groupsOf((halves[0] ?? '').replace(/:$/, ''))
  const tail = groupsOf(halves[1] ?? '')
  if (head === undefined || tail === undefined) return undefined
  const given = head.length + tail.length
  if (given > 8 || (halves.length === 1 && given < 3)) return undefined
  // "2001:db8:5173:" without an end is a prefix of as many groups as are given.
  const isPrefix = halves.length === 1 && given < 8
  // 03:17:44 is a clock time.
  if (isPrefix && !/[0-9a-f]{3}/.test(text)) return undefined
  const groups = [...head, ...Array<bigint>(8 - given).fill(0n), ...tail]
  const value = groups.reduce((sum, group) => (sum << 16n) | group, 0n)
  if (value >> 32n === 0xffffn) return { family: 4, value: value & 0xffff_ffffn, bits: 32 }
  return { family: 6, value, bits: isPrefix ? 16 * given : 128 }
}

function parseMasked(text: string): AddressRange | undefined {
  const fixed: string[] = []
  if (!/^[\d.]+\.\d{0,2}[x*]/.test(text)) return undefined
  for (const part of text.split('.')) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) break
    fixed.push(part)
  }
  if (fixed.length < 2 || fixed.length > 3) return undefined
  const value = parseV4([...fixed, '0', '0'].slice(0, 4).join('.'))
  return value === undefined ? undefined : { family: 4, value, bits: 8 * fixed.length }
}

/** `undefined` where the text is no address or range. A masked end (`10.73.x.x`) gives the range it stands for. */
export function parseRange(address: string, prefixLength?: string): AddressRange | undefined {
  const text = refang(address)
  const v4 = parseV4(text)
  const range = v4 !== undefined ? { family: 4 as const, value: v4, bits: 32 } : text.includes(':') ? parseV6(text) : parseMasked(text)
  if (range === undefined || prefixLength === undefined) return range
  const bits = Number(prefixLength)
  return bits <= WIDTH[range.family] ? { ...range, bits: Math.min(bits, range.bits) } : range
}

/** Whether the two blocks share an address. */
export function overlaps(a: AddressRange, b: AddressRange): boolean {
  if (a.family !== b.family) return false
  const shift = BigInt(WIDTH[a.family] - Math.min(a.bits, b.bits))
  return a.value >> shift === b.value >> shift
}

/** What stands for an own address: keeps whether it was private, v4 or v6, and nothing more. */
export function addressPlaceholder(range: AddressRange): string {
  if (range.family === 6) return '[eigene IPv6-Adresse]'
  const [first, second] = [Number(range.value >> 24n), Number((range.value >> 16n) & 255n)]
  if (first === 10) return '10.x'
  if (first === 172 && second >= 16 && second < 32) return '172.x'
  if (first === 192 && second === 168) return '192.168.x'
  return '[eigene IP]'
}
