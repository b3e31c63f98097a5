// SPDX-License-Identifier: EUPL-1.2
/**
 * SHA-2 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869) on `node:crypto`.
 *
 * @module
 */
import { createHash, createHmac, hash, hkdfSync } from 'node:crypto'
import { concat } from '../bytes.ts'

const COPIED_BYTES = 16 * 1024

function digest(algorithm: 'sha256' | 'sha384' | 'sha512', parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  // In one call: most of what is hashed is short, and an object for each hash costs more than the hash.
  if (parts.length === 1 && only !== undefined) return new Uint8Array(hash(algorithm, only, 'buffer'))
  // Nor is a copy of a few KiB worth an object.
  if (parts.reduce((sum, { length }) => sum + length, 0) <= COPIED_BYTES) return new Uint8Array(hash(algorithm, concat(...parts), 'buffer'))
  const whole = createHash(algorithm)
  for (const part of parts) whole.update(part)
  return new Uint8Array(whole.digest())
}

/** 32 bytes: SHA-256 of the parts one after another. The caller separates domains and lengths. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return digest('sha256', parts)
}

/** SHA-256 of what arrives piece by piece. */
export interface HashStream {
  update(piece: Uint8Array): void
  /** 32 bytes; ends it. */
  digest(): Uint8Array
}

export function sha256Stream(): HashStream {
  const whole = createHash('sha256')
  return { update: (piece) => void whole.update(piece), digest: () => new Uint8Array(whole.digest()) }
}

/** 48 bytes. */
export function sha384(...parts: readonly Uint8Array[]): Uint8Array {
  return digest('sha384', parts)
}

/** 64 bytes. */
export function sha512(...parts: readonly Uint8Array[]): Uint8Array {
  return digest('sha512', parts)
}

/** 32 bytes: HMAC-SHA-256 of the parts one after another. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return new Uint8Array(mac.digest())
}

/**
 * HKDF-SHA-256, extract and expand.
 *
 * @param info at most 1,024 bytes (a bound of `node:crypto`)
 * @param length at most 8,160 bytes
 */
export function hkdfSha256(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', ikm, salt, info, length))
}
