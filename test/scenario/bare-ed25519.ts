// SPDX-License-Identifier: EUPL-1.2
/**
 * Ed25519 verification by its equation alone, `S·B = R + h·A` (RFC 8032, section 5.1.7), without any look at the key: what a careless
 * verifier does. For controls only.
 *
 * @module
 */
import { createHash } from 'node:crypto'

const P = 2n ** 255n - 19n
const mod = (value: bigint): bigint => ((value % P) + P) % P

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const inverse = (value: bigint): bigint => power(value, P - 2n)
const D = mod(-121_665n * inverse(121_666n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

type Point = readonly [x: bigint, y: bigint]
const NEUTRAL: Point = [0n, 1n]

function sum([x1, y1]: Point, [x2, y2]: Point): Point {
  const cross = mod(D * x1 * x2 * y1 * y2)
  return [mod((x1 * y2 + x2 * y1) * inverse(1n + cross)), mod((y1 * y2 + x1 * x2) * inverse(1n - cross))]
}

function times(factor: bigint, point: Point): Point {
  let [result, doubled] = [NEUTRAL, point]
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = sum(result, doubled)
    doubled = sum(doubled, doubled)
  }
  return result
}

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)

/** Undefined where the bytes are no point of the curve. */
function decoded(bytes: Uint8Array): Point | undefined {
  const value = littleEndian(bytes)
  const [y, sign] = [mod(value & (2n ** 255n - 1n)), value >> 255n]
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n))
  const candidate = power(square, (P + 3n) / 8n)
  const x = mod(candidate * candidate) === square ? candidate : mod(candidate * ROOT_OF_MINUS_ONE)
  if (mod(x * x) !== square) return undefined
  return [(x & 1n) === sign ? x : mod(-x), y]
}

const BASE = decoded(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66))) as Point

export function fitsEquation(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [a, r] = [decoded(publicKey), decoded(signature.subarray(0, 32))]
  if (a === undefined || r === undefined) return false
  const hash = createHash('sha512').update(signature.subarray(0, 32)).update(publicKey).update(message).digest()
  const [left, right] = [times(littleEndian(signature.subarray(32)), BASE), sum(r, times(littleEndian(hash), a))]
  return left[0] === right[0] && left[1] === right[1]
}
