// SPDX-License-Identifier: EUPL-1.2
/**
 * Issuance: once a period, in one batch, every member gets the same number of tokens, whether it reports or not.
 *
 *     request   { batches: [ { blinded: [ 384 bytes, … ], keyId: 32 bytes }, … ] }       canonical MessagePack
 *     response  { batches: [ { keyId: 32 bytes, signatures: [ 384 bytes, … ] }, … ] }    same order
 *
 * Nothing is fetched because of a warning or an incident: when a token was issued says nothing about its use.
 *
 * @module
 */
import { z } from 'zod'
import { equalBytes, hex } from '../bytes.ts'
import { decode } from '../codec.ts'
import { ed25519KeyPair } from '../crypto/ed25519.ts'
import type { RsaPrivateKey } from '../crypto/rsa.ts'
import { ISSUER_MODULUS_BYTES, parseRsaPublicKey } from '../crypto/rsa.ts'
import type { Chance } from '../crypto/xwing.ts'
import { xwingKeyPair } from '../crypto/xwing.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'
import { bytesOf, Hash } from '../message/fields.ts'
import { blind, blindSign, finalize } from './blind.ts'
import type { TokenFederation, TokenUse } from './challenge.ts'
import { challengeDigest } from './challenge.ts'
import type { OneTimeKeys } from './token.ts'
import { formatToken, formatTokenInput, oneTimeNonce, tokenKeyId } from './token.ts'

/** An issuer key and what its tokens are for, as the log announces them. */
export interface TokenKey extends TokenUse {
  /** DER of the SubjectPublicKeyInfo; its SHA-256 is the key id. */
  readonly spki: Uint8Array
}

/** A token that has been asked for. All of it is secret and stays in the wallet; asking again sends the same bytes. */
export interface PendingToken {
  readonly keyId: Uint8Array
  /** Seeds of the one-time keys that the token will certify. */
  readonly edSeed: Uint8Array
  readonly xwSeed: Uint8Array
  readonly blinded: Uint8Array
  readonly inverse: Uint8Array
}

/** A token ready to be spent, with the seeds of its one-time keys. Secret. */
export interface WalletToken {
  readonly token: Uint8Array
  readonly edSeed: Uint8Array
  readonly xwSeed: Uint8Array
}

const Modulus = bytesOf(ISSUER_MODULUS_BYTES)
/** At most 72 tokens a period (8 reports, 64 questions): a bound for the parser, the hub's quota is smaller. */
const MAX_BATCHES = 65
const MAX_TOKENS = 64

export const IssuanceRequest = z.strictObject({
  batches: z
    .array(z.strictObject({ keyId: Hash, blinded: z.array(Modulus).min(1).max(MAX_TOKENS) }))
    .min(1)
    .max(MAX_BATCHES),
})
export type IssuanceRequest = z.infer<typeof IssuanceRequest>

export const IssuanceResponse = z.strictObject({
  batches: z
    .array(z.strictObject({ keyId: Hash, signatures: z.array(Modulus).min(1).max(MAX_TOKENS) }))
    .min(1)
    .max(MAX_BATCHES),
})
export type IssuanceResponse = z.infer<typeof IssuanceResponse>

function parse<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(decode(bytes))
  if (parsed.success) return parsed.data
  throw new ProtocolError('ISSUANCE_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || 'batches' })
}

export function formatIssuanceRequest({ batches }: IssuanceRequest): Uint8Array {
  return encode({ batches: batches.map(({ keyId, blinded }) => ({ keyId, blinded })) })
}

/** @throws ProtocolError `ISSUANCE_MALFORMED` with the path of what does not fit, codec errors */
export function parseIssuanceRequest(bytes: Uint8Array): IssuanceRequest {
  const request = parse(bytes, IssuanceRequest)
  if (new Set(request.batches.map(({ keyId }) => hex(keyId))).size !== request.batches.length) {
    throw new ProtocolError('ISSUANCE_MALFORMED', { field: 'keyId' })
  }
  return request
}

export function formatIssuanceResponse({ batches }: IssuanceResponse): Uint8Array {
  return encode({ batches: batches.map(({ keyId, signatures }) => ({ keyId, signatures })) })
}

/** @throws ProtocolError `ISSUANCE_MALFORMED` with the path of what does not fit, codec errors */
export function parseIssuanceResponse(bytes: Uint8Array): IssuanceResponse {
  return parse(bytes, IssuanceResponse)
}

/** The public halves, from the seeds. */
export function oneTimeKeys({ edSeed, xwSeed }: Pick<PendingToken, 'edSeed' | 'xwSeed'>): OneTimeKeys {
  return { edPk: ed25519KeyPair(edSeed).publicKey, xwPk: xwingKeyPair(xwSeed).publicKey }
}

function inputOf(federation: TokenFederation, key: TokenKey, seeds: Pick<PendingToken, 'edSeed' | 'xwSeed'>): Uint8Array {
  return formatTokenInput({ nonce: oneTimeNonce(oneTimeKeys(seeds)), challengeDigest: challengeDigest(federation, key), keyId: tokenKeyId(key.spki) })
}

/**
 * Member: `count` fresh one-time key pairs and their blinded token inputs under one issuer key.
 *
 * The caller has checked that the key is the only one for its use and covered by a checkpoint cosigned in time: a key
 * made for this member alone would undo the blinding.
 *
 * @throws ProtocolError `KEY_INVALID` for an issuer key that is not RSA-3072 in its one encoding
 */
export function prepareTokens(federation: TokenFederation, key: TokenKey, count: number, world: Chance): PendingToken[] {
  const publicKey = parseRsaPublicKey(key.spki)
  return Array.from({ length: count }, () => {
    const seeds = { edSeed: world.random(32), xwSeed: world.random(32) }
    const { blindedMessage, inverse } = blind(publicKey, inputOf(federation, key, seeds), world)
    return { keyId: tokenKeyId(key.spki), ...seeds, blinded: blindedMessage, inverse }
  })
}

/** Member: what is sent for these tokens, one batch for each key in the order of first mention. */
export function issuanceRequest(pending: readonly PendingToken[]): IssuanceRequest {
  const batches = new Map<string, { keyId: Uint8Array; blinded: Uint8Array[] }>()
  for (const { keyId, blinded } of pending) {
    const batch = batches.get(hex(keyId)) ?? { keyId, blinded: [] }
    batch.blinded.push(blinded)
    batches.set(hex(keyId), batch)
  }
  return { batches: [...batches.values()] }
}

/** A key the hub issues under, and how many tokens a member gets from it. */
export interface IssuingKey {
  readonly privateKey: RsaPrivateKey
  readonly quota: number
}

/**
 * Hub: signs a whole request or nothing. Deterministic, so a repeated request gets the same bytes. That a member does
 * not get a second, other batch is the caller's ledger (one entry for member and period).
 *
 * @param keyOf by the hex key id; `undefined` for a key that is not issued under now
 * @throws ProtocolError `TOKEN_KEY_UNKNOWN`, `ISSUANCE_QUOTA`, `ISSUANCE_MALFORMED`, `ISSUER_FAULT`
 */
export function issueTokens(request: IssuanceRequest, keyOf: (keyId: string) => IssuingKey | undefined): IssuanceResponse {
  const jobs = request.batches.map(({ keyId, blinded }) => {
    const key = keyOf(hex(keyId))
    if (key === undefined) throw new ProtocolError('TOKEN_KEY_UNKNOWN')
    if (blinded.length > key.quota) throw new ProtocolError('ISSUANCE_QUOTA', { found: blinded.length, limit: key.quota })
    return { keyId, blinded, privateKey: key.privateKey }
  })
  return {
    batches: jobs.map(({ keyId, blinded, privateKey }) => ({ keyId, signatures: blinded.map((message) => blindSign(privateKey, message)) })),
  }
}

/**
 * Member: the tokens of a response, in the order of `pending`. All of them or an error: a hub that leaves some out or
 * signs some wrongly is not used half.
 *
 * @param keys the issuer keys that `pending` was prepared with
 * @throws ProtocolError `ISSUANCE_MALFORMED` when keys or numbers differ from the request, `TOKEN_SIGNATURE`, `TOKEN_KEY_UNKNOWN`
 */
export function finishTokens(
  federation: TokenFederation,
  keys: readonly TokenKey[],
  pending: readonly PendingToken[],
  response: IssuanceResponse,
): WalletToken[] {
  const asked = issuanceRequest(pending).batches
  const isComplete =
    asked.length === response.batches.length &&
    asked.every(({ keyId, blinded }, i) => {
      const batch = response.batches[i]
      return batch !== undefined && equalBytes(batch.keyId, keyId) && batch.signatures.length === blinded.length
    })
  if (!isComplete) throw new ProtocolError('ISSUANCE_MALFORMED', { field: 'batches', found: response.batches.length, expected: asked.length })
  const signatures = new Map(response.batches.map((batch) => [hex(batch.keyId), batch.signatures.values()]))
  return pending.map((token) => finishToken(federation, keys, token, signatures.get(hex(token.keyId))?.next().value))
}

function finishToken(federation: TokenFederation, keys: readonly TokenKey[], pending: PendingToken, signature: Uint8Array | undefined): WalletToken {
  const { keyId, edSeed, xwSeed, inverse } = pending
  const key = keys.find(({ spki }) => equalBytes(tokenKeyId(spki), keyId))
  if (key === undefined) throw new ProtocolError('TOKEN_KEY_UNKNOWN')
  if (signature === undefined) throw new ProtocolError('ISSUANCE_MALFORMED', { field: 'signatures' })
  const authenticator = finalize(parseRsaPublicKey(key.spki), inputOf(federation, key, pending), signature, inverse)
  const nonce = oneTimeNonce(oneTimeKeys(pending))
  return { token: formatToken({ nonce, challengeDigest: challengeDigest(federation, key), keyId, authenticator }), edSeed, xwSeed }
}
