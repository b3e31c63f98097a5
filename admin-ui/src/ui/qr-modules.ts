// SPDX-License-Identifier: EUPL-1.2
/**
 * QR codes (ISO/IEC 18004) of short texts: byte mode, error correction L, versions 1 to 15, mask 0.
 *
 *     text → bits (mode, length, bytes, padding) → blocks with Reed-Solomon bytes, interleaved → zigzag through the free modules → mask
 *
 * The standard lets a writer choose the mask that reads best; every reader reads them all, so this one takes the first.
 *
 * @module
 */

/** By version from 1: Reed-Solomon bytes of a block, blocks (table 9, level L). */
const BLOCKS: readonly (readonly [number, number])[] = [
  [7, 1],
  [10, 1],
  [15, 1],
  [20, 1],
  [26, 1],
  [18, 2],
  [20, 2],
  [24, 2],
  [30, 2],
  [18, 4],
  [20, 4],
  [24, 4],
  [26, 4],
  [30, 4],
  [22, 6],
]
/** Centres of alignment patterns by version from 1 (annex E). */
const CENTRES: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
  [6, 30, 54],
  [6, 32, 58],
  [6, 34, 62],
  [6, 26, 46, 66],
  [6, 26, 48, 70],
]

type Module = boolean | undefined

/** Rows of modules, dark is true; undefined for a text that is too long. */
export function qrModules(text: string): boolean[][] | undefined {
  const bytes = new TextEncoder().encode(text)
  const version = BLOCKS.findIndex((_, index) => bytes.length <= dataBytes(index + 1) - (index + 1 < 10 ? 2 : 3)) + 1
  if (version === 0) return undefined
  const grid = patterns(version)
  fill(grid, interleaved(paddedData(bytes, version), version))
  return grid.map((row) => row.map((module) => module === true))
}

function sizeOf(version: number): number {
  return 17 + 4 * version
}

/** Bytes that fit into the modules which are not patterns. */
function rawBytes(version: number): number {
  return Math.floor(
    patterns(version)
      .flat()
      .filter((module) => module === undefined).length / 8,
  )
}

function dataBytes(version: number): number {
  const [check, blocks] = BLOCKS[version - 1] as readonly [number, number]
  return rawBytes(version) - check * blocks
}

function paddedData(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >> at) & 1)
  }
  put(0b0100, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  const room = dataBytes(version)
  put(0, Math.min(4, room * 8 - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const data = Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0))
  for (let at = 0; data.length < room; at++) data.push(at % 2 === 0 ? 0xec : 0x11)
  return data
}

/** Short blocks first; all their first bytes, then all their second ones, … */
function interleaved(data: readonly number[], version: number): number[] {
  const [check, count] = BLOCKS[version - 1] as readonly [number, number]
  const short = Math.floor(data.length / count)
  const longFrom = count - (data.length % count)
  const blocks: (readonly number[])[] = []
  for (let block = 0, at = 0; block < count; block++) {
    const length = short + (block >= longFrom ? 1 : 0)
    blocks.push(data.slice(at, at + length))
    at += length
  }
  const checks = blocks.map((block) => reedSolomon(block, check))
  const woven = (rows: readonly (readonly number[])[], length: number): number[] =>
    Array.from({ length }, (_, at) => rows.flatMap((row) => (at < row.length ? [row[at] as number] : []))).flat()
  return [...woven(blocks, short + 1), ...woven(checks, check)]
}

/** Product in GF(256) with the polynomial x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** The remainder of the data by (x−α⁰)(x−α¹)…; exported for its test. */
export function reedSolomon(data: readonly number[], length: number): number[] {
  let generator = [1]
  for (let power = 0, root = 1; power < length; power++, root = times(root, 2))
    generator = [...generator, 0].map((coefficient, at) => coefficient ^ times(generator[at - 1] ?? 0, root))
  const remainder = new Array<number>(length).fill(0)
  for (const byte of data) {
    const factor = byte ^ (remainder.shift() as number)
    remainder.push(0)
    for (let at = 0; at < length; at++) remainder[at] = (remainder[at] as number) ^ times(generator[at + 1] as number, factor)
  }
  return remainder
}

function patterns(version: number): Module[][] {
  const size = sizeOf(version)
  const grid: Module[][] = Array.from({ length: size }, () => new Array<Module>(size).fill(undefined))
  const set = (x: number, y: number, isDark: boolean) => {
    const row = grid[y]
    if (row !== undefined && x >= 0 && x < size) row[x] = isDark
  }
  for (let at = 0; at < size; at++) {
    set(at, 6, at % 2 === 0)
    set(6, at, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, 4, [0, 1, 3], set)
  const centres = CENTRES[version - 1] as readonly number[]
  const last = centres.at(-1)
  for (const x of centres)
    for (const y of centres) if (!((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6))) square(x, y, 2, [0, 2], set)
  formatBits(size, set)
  if (version >= 7) versionBits(version, size, set)
  return grid
}

/** Rings around a centre, dark where their distance is named. */
function square(x: number, y: number, reach: number, dark: readonly number[], set: (x: number, y: number, isDark: boolean) => void): void {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) set(x + dx, y + dy, dark.includes(Math.max(Math.abs(dx), Math.abs(dy))))
}

/** A value and its remainder by a generator polynomial (annexes C and D). */
function withCheck(value: number, generator: number, length: number): number {
  let rest = value << length
  const degree = (number: number) => 31 - Math.clz32(number)
  while (rest !== 0 && degree(rest) >= length) rest ^= generator << (degree(rest) - length)
  return (value << length) | rest
}

/** Level L, mask 0, twice. */
function formatBits(size: number, set: (x: number, y: number, isDark: boolean) => void): void {
  const bits = withCheck(0b01000, 0b10100110111, 10) ^ 0b101010000010010
  const bit = (at: number): boolean => ((bits >> at) & 1) === 1
  for (let at = 0; at < 15; at++) {
    set(8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, bit(at))
    set(at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at, 8, bit(at))
  }
  set(8, size - 8, true)
}

function versionBits(version: number, size: number, set: (x: number, y: number, isDark: boolean) => void): void {
  const bits = withCheck(version, 0b1111100100101, 12)
  for (let at = 0; at < 18; at++) {
    const isDark = ((bits >> at) & 1) === 1
    set(size - 11 + (at % 3), Math.floor(at / 3), isDark)
    set(Math.floor(at / 3), size - 11 + (at % 3), isDark)
  }
}

/** Two columns at a time from the right, up and down, past the vertical timing pattern. */
function fill(grid: Module[][], bytes: readonly number[]): void {
  const size = grid.length
  let at = 0
  let isUp = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step
      const row = grid[y] as Module[]
      for (const x of [right, right - 1]) {
        if (row[x] !== undefined) continue
        const isDark = (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1
        row[x] = isDark !== ((x + y) % 2 === 0)
        at += 1
      }
    }
    isUp = !isUp
  }
}
