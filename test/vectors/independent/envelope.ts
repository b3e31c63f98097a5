// SPDX-License-Identifier: EUPL-1.2
/**
 * Envelopes: JWS with the payload left as it is (RFC 7797), verified by jose. Part of the independent replay: no line of the product.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { flattenedVerify, importJWK } from 'jose'
import type { Fields } from './messagepack.ts'
import { fail, fieldsOf, unpack } from './messagepack.ts'

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}

export interface Frame {
  readonly header: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

export function frameOf(bytes: Uint8Array): Frame {
  const parts = unpack(bytes)
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => part instanceof Uint8Array)) return fail('no frame')
  const [header, payload, signature] = parts as [Uint8Array, Uint8Array, Uint8Array]
  return { header, payload, signature }
}

/** What a reader names an envelope by: the hash of what was signed. */
export function idOf({ header, payload }: Frame): Uint8Array {
  return sha256(Buffer.from(`${Buffer.from(header).toString('base64url')}.`), payload)
}

export interface Said {
  readonly fields: Fields
  readonly id: Uint8Array
}

export async function verified(frame: Frame, type: string, origin: Uint8Array, tlp: string, key: Uint8Array): Promise<Said> {
  const members = JSON.parse(Buffer.from(frame.header).toString('utf8')) as Record<string, unknown>
  const isAsItMustBe = members['typ'] === `ncv/${type}` && members['origin'] === hexOf(origin) && members['tlp'] === tlp && members['ncv'] === 1
  if (!isAsItMustBe) fail(`header of ${type}`)
  const jwk = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, 'Ed25519')
  const [header, signature] = [Buffer.from(frame.header).toString('base64url'), Buffer.from(frame.signature).toString('base64url')]
  await flattenedVerify({ protected: header, payload: frame.payload, signature }, jwk, { algorithms: ['Ed25519'], crit: { b64: true } })
  return { fields: fieldsOf(unpack(frame.payload)), id: idOf(frame) }
}
