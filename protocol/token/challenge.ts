// SPDX-License-Identifier: EUPL-1.2
/**
 * What a token is for: the TokenChallenge of RFC 9577 section 2.1.1.
 *
 *     struct {
 *       uint16_t token_type;                        0x4E43 "NC"
 *       opaque issuer_name<1..2^16-1>;              federation id
 *       opaque redemption_context<0..32>;           see below, 32 bytes
 *       opaque origin_info<0..2^16-1>;              origin as 64 hex digits
 *     } TokenChallenge;
 *
 *     redemption_context = SHA-256("NCV token v1\0" || origin (32) || purpose || 0x00 || period (uint64) || k (uint16))
 *
 * Nobody sends a challenge: both sides know its parts from the log. The token holds its SHA-256, so it is good in one
 * federation, for one purpose, in one period and, when it counts, for one question.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9577#section-2.1.1
 * @module
 */
import { concat, hex, utf8 } from '../bytes.ts'
import { sha256 } from '../crypto/hash.ts'

/** NCV's own type. Type 0x0002 of RFC 9578 is fixed to 2,048 bits; a token of ours is never called by it. */
export const TOKEN_TYPE = 0x4e43

export interface TokenChallenge {
  readonly tokenType: number
  readonly issuerName: Uint8Array
  /** 0 to 32 bytes. */
  readonly redemptionContext: Uint8Array
  readonly originInfo: Uint8Array
}

/** `report`: a contribution. `count`: the answer to one question. */
export type TokenPurpose = 'report' | 'count'

/** The federation that a token belongs to. */
export interface TokenFederation {
  readonly federationId: string
  /** SHA-256 of the genesis. */
  readonly origin: Uint8Array
}

/** When and for what. `k` numbers the counting keys of a period from 1; 0 for a report. */
export interface TokenUse {
  readonly purpose: TokenPurpose
  readonly period: number
  readonly k: number
}

const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff)

function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** The struct. Throws a RangeError for a part that is too long. */
export function formatChallenge({ tokenType, issuerName, redemptionContext, originInfo }: TokenChallenge): Uint8Array {
  if (issuerName.length < 1 || issuerName.length > 0xffff) throw new RangeError('issuer_name has 1 to 65,535 bytes')
  if (redemptionContext.length > 32) throw new RangeError('redemption_context has at most 32 bytes')
  if (originInfo.length > 0xffff) throw new RangeError('origin_info has at most 65,535 bytes')
  const context = concat(Uint8Array.of(redemptionContext.length), redemptionContext)
  return concat(uint16(tokenType), uint16(issuerName.length), issuerName, context, uint16(originInfo.length), originInfo)
}

const CONTEXT_LABEL = utf8('NCV token v1\0')

/** The challenge of NCV. Throws a RangeError unless `period` is a safe integer ≥ 0 and `k` is 0 for a report, else 1 to 65,535. */
export function challengeFor({ federationId, origin }: TokenFederation, { purpose, period, k }: TokenUse): TokenChallenge {
  if (!Number.isSafeInteger(period) || period < 0) throw new RangeError('a period is a whole number from 0')
  const fits = purpose === 'report' ? k === 0 : Number.isInteger(k) && k >= 1 && k <= 0xffff
  if (!fits) throw new RangeError('k is 0 for a report and 1 to 65,535 for a count')
  const redemptionContext = sha256(CONTEXT_LABEL, origin, utf8(purpose), Uint8Array.of(0), uint64(period), uint16(k))
  return { tokenType: TOKEN_TYPE, issuerName: utf8(federationId), redemptionContext, originInfo: utf8(hex(origin)) }
}

/** `challenge_digest` of the token. */
export function challengeDigest(federation: TokenFederation, use: TokenUse): Uint8Array {
  return sha256(formatChallenge(challengeFor(federation, use)))
}
