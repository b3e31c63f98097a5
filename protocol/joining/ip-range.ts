// SPDX-License-Identifier: EUPL-1.2
/**
 * Ranges of IP addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3), and domain names (RFC 1035 section 2.3.1), each in one spelling.
 *
 *     203.0.113.0/24        2001:db8:1200::/40        gemeinde.example
 *
 * An address without a prefix is a range of one. Bits behind the prefix must be zero: who writes 203.0.113.7/24 means one of two things.
 *
 * @module
 */

/** A wider range is a slip: it would call half of the Internet one's own. */
const WIDEST = { 4: 8, 6: 20 } as const
const DOMAIN_MAX = 100

/** The one spelling of a range; undefined for anything else. */
export function parseIpRange(text: string): string | undefined {
  const match = /^([0-9a-f:.]{2,45})(?:\/([0-9]{1,3}))?$/.exec(text.trim().toLowerCase())
  if (match === null) return undefined
  const [, address = '', prefixText] = match
  const version = address.includes(':') ? 6 : 4
  const bytes = version === 6 ? bytesOfV6(address) : bytesOfV4(address)
  if (bytes === undefined) return undefined
  const bits = bytes.length * 8
  const prefix = prefixText === undefined ? bits : Number(prefixText)
  if (prefix > bits || prefix < WIDEST[version] || !isZeroBehind(bytes, prefix)) return undefined
  return `${version === 6 ? formatV6(bytes) : bytes.join('.')}/${prefix}`
}

function bytesOfV4(text: string): number[] | undefined {
  const parts = text.split('.')
  // A leading zero is octal to some programs.
  const isPlain = parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)
  return isPlain ? parts.map(Number) : undefined
}

function bytesOfV6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2 || text.includes('.')) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const gap = 8 - head.length - tail.length
  if (halves.length === 1 ? gap !== 0 : gap < 1) return undefined
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
}

function isZeroBehind(bytes: readonly number[], prefix: number): boolean {
  return bytes.every((byte, i) => {
    const kept = Math.min(8, Math.max(0, prefix - 8 * i))
    return (byte & (0xff >> kept)) === 0
  })
}

/** RFC 5952: the longest run of zeros, the first of equal ones, becomes `::`. */
function formatV6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) => (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16))
  let best = { start: 0, length: 1 }
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (groups[start + length] === '0') length++
    if (length > best.length) best = { start, length }
  }
  if (best.length < 2) return groups.join(':')
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`
}

/** The name in small letters, without the dot at the end; umlauts as `xn--…`. Undefined for anything else. */
export function parseDomain(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/\.$/, '')
  const labels = name.split('.')
  const isName = name.length <= DOMAIN_MAX && labels.length >= 2 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  // The last label is never a number: that would be an address.
  return isName && !/^[0-9]+$/.test(labels.at(-1) ?? '') ? name : undefined
}
