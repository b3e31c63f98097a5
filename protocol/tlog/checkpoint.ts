// SPDX-License-Identifier: EUPL-1.2
/**
 * Checkpoints, C2SP tlog-checkpoint: which log, how many entries, which root.
 *
 *     wiesenland/4f5b…e1            origin: <federation id>/<hex of the genesis hash>
 *     938
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * Exactly these three lines: extension lines, which nobody could audit, are refused.
 *
 * @see https://c2sp.org/tlog-checkpoint
 * @module
 */
import { base64, equalBytes, fromBase64, hex } from '../bytes.ts'
import { ed25519KeyPair } from '../crypto/ed25519.ts'
import { ProtocolError } from '../errors.ts'
import { EMPTY_ROOT, HASH_BYTES } from './hash.ts'
import type { Note, VerifierKey } from './note.ts'
import { formatNote, isKeyName, isSignedBy, parseNote, SIGNATURE_TYPES, signNote } from './note.ts'

export interface Checkpoint {
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

/** A checkpoint whose hub signature was verified, with the note that may carry cosignatures. Made by {@link openCheckpoint} alone. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly note: Note
}

/** The origin line of a federation's log; also the name of the hub's key in its signature line. */
export function checkpointOrigin(federationId: string, genesisHash: Uint8Array): string {
  return `${federationId}/${hex(genesisHash)}`
}

/** The note text. @throws ProtocolError `CHECKPOINT_MALFORMED` for values that {@link parseCheckpoint} would refuse */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  assertCheckpoint(checkpoint)
  return `${checkpoint.origin}\n${checkpoint.size}\n${base64(checkpoint.root)}\n`
}

/** The inverse of {@link formatCheckpoint}. @throws ProtocolError `CHECKPOINT_MALFORMED` */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...extensions] = text.split('\n')
  if (end !== '' || extensions.length > 0) throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'lines' })
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size)) throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'size', line: 2 })
  const checkpoint = { origin, size: Number(size), root: parseRoot(root) }
  assertCheckpoint(checkpoint)
  return checkpoint
}

function parseRoot(line: string): Uint8Array {
  try {
    return fromBase64(line)
  } catch (cause) {
    throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'root', line: 3 }, { cause })
  }
}

function assertCheckpoint({ origin, size, root }: Checkpoint): void {
  // The origin is also the key's name, so it follows the stricter rule for names.
  if (!isKeyName(origin)) throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'origin', line: 1 })
  if (!Number.isSafeInteger(size) || size < 0) throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'size', line: 2 })
  if (root.length !== HASH_BYTES || (size === 0 && !equalBytes(root, EMPTY_ROOT))) {
    throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'root', line: 3 })
  }
}

function hubVerifier(origin: string, publicKey: Uint8Array): VerifierKey {
  return { name: origin, type: SIGNATURE_TYPES.ed25519, publicKey }
}

/**
 * The bytes of the signed note. The signer must never sign two checkpoints that are inconsistent: whoever calls
 * this has recomputed the root from what is on the disk.
 */
export function signCheckpoint(checkpoint: Checkpoint, seed: Uint8Array): Uint8Array {
  const text = formatCheckpoint(checkpoint)
  const key = hubVerifier(checkpoint.origin, ed25519KeyPair(seed).publicKey)
  return formatNote({ text, signatures: [signNote(text, key, seed)] })
}

/**
 * Verifies the hub's signature over the received bytes.
 *
 * @param hubKey the hub's Ed25519 key, 32 bytes
 * @throws ProtocolError `NOTE_MALFORMED`, `CHECKPOINT_MALFORMED`, `CHECKPOINT_ORIGIN` (another log's), `CHECKPOINT_UNSIGNED`
 */
export function openCheckpoint(bytes: Uint8Array, origin: string, hubKey: Uint8Array): OpenedCheckpoint {
  const note = parseNote(bytes)
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint.origin !== origin) throw new ProtocolError('CHECKPOINT_ORIGIN', { found: checkpoint.origin.slice(0, 120), expected: origin })
  if (!isSignedBy(note, hubVerifier(origin, hubKey))) throw new ProtocolError('CHECKPOINT_UNSIGNED', { size: checkpoint.size })
  return { ...checkpoint, note }
}
