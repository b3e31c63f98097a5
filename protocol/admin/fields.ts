// SPDX-License-Identifier: EUPL-1.2
/**
 * Building blocks of the admin contract: hashes and signatures in hex, bytes in base64, counts.
 *
 * @module
 */
import { z } from 'zod'

/** 32 bytes in lower-case hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Ed25519, 64 bytes in lower-case hex. */
export const Signature = z.string().regex(/^[0-9a-f]{128}$/)
export const Count = z.int().min(0)

/** The last four characters, where unused bits must be zero. */
const BASE64_END = /^(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?$/

/**
 * Bytes in the one spelling that `fromBase64` takes (RFC 4648, section 4).
 *
 * The end is looked at by itself: one expression for all would repeat a group, which a file of many megabytes makes deep.
 */
export const Base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .refine((text) => text.length % 4 === 0 && BASE64_END.test(text.slice(-4)), { message: 'base64' })
