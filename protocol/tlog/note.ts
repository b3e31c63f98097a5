// SPDX-License-Identifier: EUPL-1.2
/**
 * Signed notes, C2SP signed-note: a text, an empty line, one line for each signature.
 *
 *     example.com/behind-the-sofa
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 *     — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
 *
 * The base64 is a key id of four bytes and the signature. Whoever parsed a note has verified nothing.
 *
 * @see https://c2sp.org/signed-note
 * @module
 */
import { base64, concat, equalBytes, fromBase64, fromHex, fromUtf8, hex, utf8 } from '../bytes.ts'
import { signEd25519, verifyEd25519 } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { ProtocolError } from '../errors.ts'

export const NOTE_MAX_TEXT_BYTES = 16_384
export const NOTE_MAX_SIGNATURES = 64
/** Post-quantum signatures of other parties have up to 5 kB; they are carried and ignored. */
const MAX_LINE_BYTES = 8_192
export const NOTE_MAX_BYTES: number = NOTE_MAX_TEXT_BYTES + 1 + NOTE_MAX_SIGNATURES * MAX_LINE_BYTES

const KEY_ID_BYTES = 4

/** Signature types that NCV makes; others are carried and ignored. */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const
export type SignatureType = (typeof SIGNATURE_TYPES)[keyof typeof SIGNATURE_TYPES]

export interface NoteSignature {
  readonly name: string
  /** Four bytes; an identifier, not a commitment to the key. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** With its final newline: these bytes are signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Whose signatures are looked for. */
export interface VerifierKey {
  readonly name: string
  readonly type: SignatureType
  readonly publicKey: Uint8Array
}

/** Neither empty nor with white space or `+`. */
export function isKeyName(name: string): boolean {
  return /^[^\s\u0085+\p{Cc}]+$/u.test(name) && name.isWellFormed()
}

/** SHA-256(name || 0x0A || type || public key)[:4] */
export function keyId(key: VerifierKey): Uint8Array {
  return sha256(utf8(`${key.name}\n`), Uint8Array.of(key.type), key.publicKey).slice(0, KEY_ID_BYTES)
}

/** `<name>+<key id in hex>+<base64 of type and public key>` */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${hex(keyId(key))}+${base64(concat(Uint8Array.of(key.type), key.publicKey))}`
}

/** @throws ProtocolError `KEY_INVALID` unless the text is the one spelling of an Ed25519 key of type 0x01 or 0x04 */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id = '', ...rest] = text.split('+')
  const [type, ...publicKey] = strictly(() => fromBase64(rest.join('+')), 'KEY_INVALID')
  const known = Object.values(SIGNATURE_TYPES).find((value) => value === type)
  if (known === undefined || publicKey.length !== 32 || !isKeyName(name)) throw new ProtocolError('KEY_INVALID', { field: 'verifier key' })
  const key = { name, type: known, publicKey: Uint8Array.from(publicKey) }
  const stated = strictly(() => fromHex(id, KEY_ID_BYTES), 'KEY_INVALID')
  if (!equalBytes(stated, keyId(key))) throw new ProtocolError('KEY_INVALID', { field: 'key id' })
  return key
}

function strictly(decode: () => Uint8Array, code: 'KEY_INVALID' | 'NOTE_MALFORMED'): Uint8Array {
  try {
    return decode()
  } catch (cause) {
    throw new ProtocolError(code, { field: 'encoding' }, { cause })
  }
}

/** One signature line with its newline, as a witness sends it to the hub. */
export function formatSignatureLine(signature: NoteSignature): string {
  return `\u2014 ${signature.name} ${base64(concat(signature.keyId, signature.signature))}\n`
}

/** @throws ProtocolError `NOTE_MALFORMED` */
export function parseSignatureLine(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.length > MAX_LINE_BYTES ? [] : line.split(' ')
  if (dash !== '\u2014' || rest.length > 0 || !isKeyName(name) || !encoded.endsWith('\n')) {
    throw new ProtocolError('NOTE_MALFORMED', { field: 'signature line' })
  }
  const bytes = strictly(() => fromBase64(encoded.slice(0, -1)), 'NOTE_MALFORMED')
  if (bytes.length <= KEY_ID_BYTES) throw new ProtocolError('NOTE_MALFORMED', { field: 'signature' })
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

/** @throws ProtocolError `NOTE_MALFORMED` for a note that {@link parseNote} would not read back as it is */
export function formatNote(note: Note): Uint8Array {
  assertText(note.text)
  for (const { name } of note.signatures) {
    if (!isKeyName(name)) throw new ProtocolError('NOTE_MALFORMED', { field: 'key name' })
  }
  assertCount(note.signatures.length)
  return utf8(`${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`)
}

/**
 * The inverse of {@link formatNote}. The signatures may come from anybody and are not verified.
 *
 * @throws ProtocolError `NOTE_MALFORMED`
 */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > NOTE_MAX_BYTES) throw new ProtocolError('NOTE_MALFORMED', { field: 'length', found: bytes.length, expected: NOTE_MAX_BYTES })
  const whole = decodeText(bytes)
  // The last empty line: the text may contain others, the signatures may not.
  const end = whole.lastIndexOf('\n\n')
  if (end < 0) throw new ProtocolError('NOTE_MALFORMED', { field: 'separator' })
  const text = whole.slice(0, end + 1)
  assertText(text)
  const lines = whole.slice(end + 2).split(/(?<=\n)/)
  assertCount(lines.length)
  return { text, signatures: lines.map(parseSignatureLine) }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw new ProtocolError('NOTE_MALFORMED', { field: 'encoding' }, { cause })
  }
}

function assertText(text: string): void {
  const length = utf8(text).length
  if (length > NOTE_MAX_TEXT_BYTES) throw new ProtocolError('NOTE_MALFORMED', { field: 'length', found: length, expected: NOTE_MAX_TEXT_BYTES })
  const isClean = text.endsWith('\n') && text.isWellFormed() && !text.split('\n').some((line) => [...line].some((letter) => letter < ' '))
  if (!isClean) throw new ProtocolError('NOTE_MALFORMED', { field: 'text' })
}

function assertCount(count: number): void {
  if (count < 1 || count > NOTE_MAX_SIGNATURES) {
    throw new ProtocolError('NOTE_MALFORMED', { field: 'signatures', found: count, expected: NOTE_MAX_SIGNATURES })
  }
}

/** @throws ProtocolError `KEY_INVALID` for a seed that has not 32 bytes */
export function signNote(text: string, key: VerifierKey, seed: Uint8Array): NoteSignature {
  return { name: key.name, keyId: keyId(key), signature: signEd25519(seed, utf8(text)) }
}

/** The lines that claim to come from this key: name and key id fit. Nothing is verified. */
export function signaturesOf(note: Note, key: VerifierKey): NoteSignature[] {
  const id = keyId(key)
  return note.signatures.filter((signature) => signature.name === key.name && equalBytes(signature.keyId, id))
}

/** The note with this signature; a line of the same key is replaced. */
export function withSignature(note: Note, added: NoteSignature): Note {
  const others = note.signatures.filter(({ name, keyId: id }) => name !== added.name || !equalBytes(id, added.keyId))
  return { text: note.text, signatures: [...others, added] }
}

/**
 * True when at least one line claims to come from the key and every such line holds. A false line beside a true one
 * refuses the note, as signed-note recommends: the key's owner does not make false lines.
 */
export function isSignedBy(note: Note, key: VerifierKey): boolean {
  const claimed = signaturesOf(note, key)
  return claimed.length > 0 && claimed.every(({ signature }) => verifyEd25519(key.publicKey, utf8(note.text), signature))
}
