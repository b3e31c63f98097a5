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

/** What ends a line, and what nobody sees: with it a name becomes two, or looks like that of somebody else. Joiners stay: scripts and emoji need them. */
const UNSEEN = /[\t\n\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb]/

/** A text for people of at most `max` UTF-16 units, without control characters. */
export function textOf(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !HOSTILE.test(text) && text.isWellFormed(), { message: 'control-character' })
}

/** A name, a title, a subject: one line of at most `max` UTF-16 units, without characters that nobody sees, and not of blanks alone. */
export function lineOf(max: number) {
  return textOf(max).refine((text) => !UNSEEN.test(text) && text.trim() !== '', { message: 'not-one-line' })
}

/** Of an organisation or a federation. */
export const NAME_MAX = 120
export const Name = lineOf(NAME_MAX)

/** What of a foreign text {@link lineOf} lets pass, without a bound; blanks for the rest, and once for many. */
export function toLine(text: string): string {
  return text
    .replace(new RegExp(`${HOSTILE.source}|${UNSEEN.source}`, 'g'), ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)

/** Machine names: federation ids, member ids. */
export const Id = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/)
