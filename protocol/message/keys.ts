// SPDX-License-Identifier: EUPL-1.2
/**
 * Key announcements of the log: `hub-key`, `issuer-keys`, `epoch`, and their end, `token-revocation`, `issuer-revocation` (ncv-keys, ncv-token).
 *
 * All are TLP:CLEAR, so that a newcomer and an auditor can check them without a key.
 *
 * @module
 */
import { z } from 'zod'
import { Bytes, bytesOf, Count, Ed25519Key, Hash, Time, XwingKey } from './fields.ts'

/** A new hub key; the only message that the root key signs. */
export const HubKey = z.strictObject({ key: Ed25519Key, box: XwingKey, replaces: Ed25519Key, since: Time })
export type HubKey = z.infer<typeof HubKey>

export const ISSUER_PURPOSES = ['report', 'count'] as const
export type IssuerPurpose = (typeof ISSUER_PURPOSES)[number]

export const IssuerKey = z.strictObject({
  purpose: z.enum(ISSUER_PURPOSES),
  /** 0 for reports; for counting 1 … `countingKeys` of the genesis. */
  number: z.int().min(0).max(64),
  /** A spare comes into force only by a revocation of the key whose place it takes. */
  isSpare: z.boolean(),
  /** SubjectPublicKeyInfo, rsaEncryption, 3,072 bit (RFC 5280 section 4.1). */
  spki: Bytes.refine((key) => key.length >= 400 && key.length <= 460, { message: 'expected an RSA-3072 key' }),
})
export type IssuerKey = z.infer<typeof IssuerKey>

/** All keys of one period at once: a second announcement for the same period is an attack and is refused. */
export const IssuerKeys = z.strictObject({ period: Count, keys: z.array(IssuerKey).min(2).max(130) })
export type IssuerKeys = z.infer<typeof IssuerKeys>

/** Tokens of all periods up to this one are no longer accepted: the hub has lost its ledger of those that were spent. */
export const TokenRevocation = z.strictObject({ through: Count })
export type TokenRevocation = z.infer<typeof TokenRevocation>

export const REVOCATION_REASONS = ['compromised', 'lost', 'restored'] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

/** One issuer key is dead from this entry on; its spare takes its place. */
export const IssuerRevocation = z.strictObject({
  period: Count,
  purpose: z.enum(ISSUER_PURPOSES),
  number: z.int().min(0).max(64),
  /** SHA-256 of the key's SubjectPublicKeyInfo. */
  keyId: Hash,
  reason: z.enum(REVOCATION_REASONS),
})
export type IssuerRevocation = z.infer<typeof IssuerRevocation>

export const EPOCH_PURPOSES = ['community', 'pledge'] as const
export type EpochPurpose = (typeof EPOCH_PURPOSES)[number]

/** Slots in one wrap file; files are always full, so that their number says only the order of magnitude of members. */
export const WRAPS_PER_FILE = 64

/** A symmetric key for all members (community) or those with a TLP pledge. */
export const Epoch = z.strictObject({
  /** Counts from 1 in each purpose. */
  epoch: Count.min(1),
  purpose: z.enum(EPOCH_PURPOSES),
  /** SHA-256("NCV epoch key v1\0" || key): the AEAD alone would allow two texts for one ciphertext. */
  commitment: Hash,
  /** SHA-256 of the files `keys/<purpose>/<epoch>/<n>`, in order. */
  wraps: z.array(Hash).min(1).max(200),
  /** The community key before this one, sealed under it, so that a newcomer can read from the founding on. The pledge key has none. */
  previous: bytesOf(48).optional(),
  /** The key sealed to the hub's own X-Wing key: a hub that has only its keys and the log can read on. */
  hub: bytesOf(1168).optional(),
})
export type Epoch = z.infer<typeof Epoch>
