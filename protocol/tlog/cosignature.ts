// SPDX-License-Identifier: EUPL-1.2
/**
 * Cosignatures, C2SP tlog-cosignature version 1: a witness states that this is the largest tree it has seen of this
 * log, consistent with all before, at this time. Signed is the checkpoint behind two more lines:
 *
 *     cosignature/v1
 *     time 1679315147
 *     example.com/behind-the-sofa
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * and the signature line carries key id (4) || time (8, big-endian seconds) || Ed25519 signature (64).
 *
 * @see https://c2sp.org/tlog-cosignature
 * @module
 */
import { concat, hex, utf8 } from '../bytes.ts'
import { ed25519KeyPair, signEd25519, verifyEd25519 } from '../crypto/ed25519.ts'
import { ProtocolError } from '../errors.ts'
import type { Note, NoteSignature, VerifierKey } from './note.ts'
import { keyId, SIGNATURE_TYPES, signaturesOf } from './note.ts'

export interface Witness {
  readonly name: string
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array
}

export interface CountedCosignature {
  readonly name: string
  /** Seconds since 1970-01-01T00:00:00Z, as the witness states it; whoever asks for freshness compares. */
  readonly time: number
}

const TIME_BYTES = 8
const SIGNATURE_BYTES = 64

function witnessVerifier(witness: Witness): VerifierKey {
  return { name: witness.name, type: SIGNATURE_TYPES.cosignature, publicKey: witness.key }
}

function signedMessage(text: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`)
}

function formatTime(seconds: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(seconds))
  return bytes
}

/** Undefined where the time is not exact in a number (C2SP allows up to 2^63 - 1): no clock is there for ages to come. */
function parseTime(bytes: Uint8Array): number | undefined {
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0))
  return Number.isSafeInteger(seconds) ? seconds : undefined
}

/**
 * The caller has checked the checkpoint against its last one and has stored it: see `witness.ts`.
 *
 * @param text of an opened checkpoint's note
 * @param seconds since 1970-01-01T00:00:00Z, whole
 */
export function cosign(text: string, name: string, seed: Uint8Array, seconds: number): NoteSignature {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError('the time is in whole seconds since 1970')
  const key = witnessVerifier({ name, key: ed25519KeyPair(seed).publicKey })
  return { name, keyId: keyId(key), signature: concat(formatTime(seconds), signEd25519(seed, signedMessage(text, seconds))) }
}

/** The time of a cosignature that holds; undefined for one that does not. */
function timeIfValid(text: string, witness: Witness, { signature }: NoteSignature): number | undefined {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined
  const time = parseTime(signature)
  if (time === undefined || !verifyEd25519(witness.key, signedMessage(text, time), signature.subarray(TIME_BYTES))) return undefined
  return time
}

/**
 * One cosignature as a witness handed it in. Returns its time in seconds.
 *
 * @throws ProtocolError `COSIGNATURE_INVALID` for another name or key, and where the signature does not hold
 */
export function verifyCosignature(text: string, witness: Witness, signature: NoteSignature): number {
  const [claimed] = signaturesOf({ text, signatures: [signature] }, witnessVerifier(witness))
  const time = claimed === undefined ? undefined : timeIfValid(text, witness, claimed)
  if (time === undefined) throw new ProtocolError('COSIGNATURE_INVALID', { field: claimed === undefined ? 'key' : 'signature' })
  return time
}

/**
 * The witnesses whose cosignature holds, each once with its newest time, in the order of `witnesses`.
 *
 * Lines of unknown keys are ignored, and so are false ones of known keys: signed-note recommends to refuse the whole
 * note then, but anybody on the way can add a line, and the quorum is counted from what holds. One key under two
 * names counts once, because version 1 does not sign the name.
 */
export function countCosignatures(note: Note, witnesses: readonly Witness[]): CountedCosignature[] {
  const counted: CountedCosignature[] = []
  const keys = new Set<string>()
  for (const witness of witnesses) {
    const times = signaturesOf(note, witnessVerifier(witness)).map((signature) => timeIfValid(note.text, witness, signature))
    const time = times.reduce((newest, each) => (each !== undefined && (newest === undefined || each > newest) ? each : newest), undefined)
    if (time === undefined || keys.has(hex(witness.key))) continue
    keys.add(hex(witness.key))
    counted.push({ name: witness.name, time })
  }
  return counted
}
