// SPDX-License-Identifier: EUPL-1.2
/**
 * Epoch keys: one symmetric key for all members, one for those with a TLP pledge, wrapped for each in padded static files (ncv-keys).
 *
 *     wrap file = slot[64], slot = X-Wing ciphertext[1120] || ChaCha20-Poly1305(epoch key)[48]     74,752 bytes
 *     slot 0 of file 0 is the relay's, then the members in the order of their admission; the rest is random
 *     previous  = ChaCha20-Poly1305(key', nonce, community key of the epoch before)                48 bytes
 *     key'[32] || nonce[12] = HKDF-SHA256(epoch key, salt = commitment of the epoch before, "NCV epoch chain v1\0" || origin || epoch, 44)
 *
 * @module
 */
import { concat, equalBytes, utf8 } from '../bytes.ts'
import { openAead, sealAead } from '../crypto/aead.ts'
import { hkdfSha256, sha256 } from '../crypto/hash.ts'
import { openSealed, sealTo } from '../crypto/sealed-box.ts'
import { ProtocolError } from '../errors.ts'
import type { EpochPurpose } from '../message/keys.ts'
import { WRAPS_PER_FILE } from '../message/keys.ts'
import type { World } from '../world.ts'

export const EPOCH_KEY_BYTES = 32
export const WRAP_BYTES = 1120 + EPOCH_KEY_BYTES + 16
export const WRAP_FILE_BYTES: number = WRAP_BYTES * WRAPS_PER_FILE

/** Which key is wrapped; bound into every wrap. */
export interface EpochName {
  readonly origin: Uint8Array
  readonly purpose: EpochPurpose
  readonly epoch: number
}

export function epochCommitment(key: Uint8Array): Uint8Array {
  return sha256(utf8('NCV epoch key v1\0'), key)
}

export function wrapFilePath(purpose: EpochPurpose, epoch: number, file: number): string {
  return `keys/${purpose}/${epoch}/${file}`
}

function wrapInfo({ origin, purpose, epoch }: EpochName, slot: number): Uint8Array {
  return concat(utf8('NCV epoch wrap v1\0'), origin, utf8(`${purpose}/${epoch}/${slot}`))
}

/**
 * The wrap files for `recipients`, in the order of their slots.
 *
 * @param recipients X-Wing public keys; `undefined` leaves a slot empty (a member who left)
 */
export function wrapEpochKey(
  key: Uint8Array,
  name: EpochName,
  recipients: readonly (Uint8Array | undefined)[],
  world: Pick<World, 'random'>,
): Uint8Array[] {
  const files = Math.max(1, Math.ceil(recipients.length / WRAPS_PER_FILE))
  return Array.from({ length: files }, (_, file) =>
    concat(
      ...Array.from({ length: WRAPS_PER_FILE }, (_, place) => {
        const slot = file * WRAPS_PER_FILE + place
        const recipient = recipients[slot]
        if (recipient === undefined) return world.random(WRAP_BYTES)
        return sealTo(recipient, wrapInfo(name, slot), new Uint8Array(), key, world)
      }),
    ),
  )
}

/**
 * The epoch key for the member in `slot`.
 *
 * @param files the wrap files, whose hashes the caller has compared with the epoch entry
 * @throws ProtocolError `EPOCH_KEY_MISSING` where there is no such slot, `DECRYPT_FAILED` where the slot is for somebody
 * else, `EPOCH_COMMITMENT` where the hub gave this member another key than it committed to
 */
export function unwrapEpochKey(
  files: readonly Uint8Array[],
  name: EpochName,
  slot: number,
  secretKey: Uint8Array,
  commitment: Uint8Array,
): Uint8Array {
  const file = files[Math.floor(slot / WRAPS_PER_FILE)]
  if (file === undefined || file.length !== WRAP_FILE_BYTES) throw new ProtocolError('EPOCH_KEY_MISSING', { epoch: name.epoch, slot })
  const start = (slot % WRAPS_PER_FILE) * WRAP_BYTES
  const key = openSealed(secretKey, wrapInfo(name, slot), new Uint8Array(), file.subarray(start, start + WRAP_BYTES))
  if (!equalBytes(epochCommitment(key), commitment)) throw new ProtocolError('EPOCH_COMMITMENT', { epoch: name.epoch })
  return key
}

/** The link from one community key to the one before it. */
export interface EpochLink {
  readonly origin: Uint8Array
  /** Number of the newer one. */
  readonly epoch: number
  /** Of the key before it. */
  readonly commitment: Uint8Array
}

function chainKey(key: Uint8Array, { origin, epoch, commitment }: EpochLink): { key: Uint8Array; nonce: Uint8Array } {
  const derived = hkdfSha256(key, commitment, concat(utf8('NCV epoch chain v1\0'), origin, utf8(String(epoch))), 44)
  return { key: derived.subarray(0, 32), nonce: derived.subarray(32) }
}

/** The key before `key`, sealed under it: whoever may read now may read what was for all members before. */
export function sealPrevious(key: Uint8Array, previous: Uint8Array, link: EpochLink): Uint8Array {
  const { key: under, nonce } = chainKey(key, link)
  return sealAead(under, nonce, link.origin, previous)
}

/** @throws ProtocolError `DECRYPT_FAILED`, `EPOCH_COMMITMENT` where it is not the key that was announced before */
export function openPrevious(key: Uint8Array, sealed: Uint8Array, link: EpochLink): Uint8Array {
  const { key: under, nonce } = chainKey(key, link)
  const previous = openAead(under, nonce, link.origin, sealed)
  if (!equalBytes(epochCommitment(previous), link.commitment)) throw new ProtocolError('EPOCH_COMMITMENT', { epoch: link.epoch - 1 })
  return previous
}

function hubInfo({ origin, purpose, epoch }: EpochName): Uint8Array {
  return concat(utf8('NCV epoch wrap v1\0'), origin, utf8(`${purpose}/${epoch}/hub`))
}

/** @param box the hub's own X-Wing key */
export function wrapForHub(key: Uint8Array, name: EpochName, box: Uint8Array, world: Pick<World, 'random'>): Uint8Array {
  return sealTo(box, hubInfo(name), new Uint8Array(), key, world)
}

/** @throws ProtocolError `DECRYPT_FAILED` for another hub key, `EPOCH_COMMITMENT` */
export function unwrapForHub(wrap: Uint8Array, name: EpochName, secretKey: Uint8Array, commitment: Uint8Array): Uint8Array {
  const key = openSealed(secretKey, hubInfo(name), new Uint8Array(), wrap)
  if (!equalBytes(epochCommitment(key), commitment)) throw new ProtocolError('EPOCH_COMMITMENT', { epoch: name.epoch })
  return key
}
