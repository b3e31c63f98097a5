// SPDX-License-Identifier: EUPL-1.2
/**
 * Building blocks of the message schemas: bounded texts, keys, hashes, instants.
 *
 * @module
 */
import { z } from 'zod'

/** Exactly `length` bytes. */
export function bytesOf(length: number) {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length, { message: `expected ${length} bytes` })
}

export const Hash = bytesOf(32)
export const Ed25519Key = bytesOf(32)
/** X-Wing: X25519 + ML-KEM-768. */
export const XwingKey = bytesOf(1216)
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, { message: 'expected bytes' })

/** Milliseconds since 1970, up to the year 9999. */
export const Time = z.int().min(0).max(253_402_300_799_999)
export const Count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Characters that make a text look like another one: controls other than line feed and tab, and direction overrides. */
const HOSTILE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** A text for people of at most `max` UTF-16 units, without control characters. */
export function textOf(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !HOSTILE.test(text), { message: 'control character' })
}

/** `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)

/** Machine names: federation ids, member ids. */
export const Id = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/)
