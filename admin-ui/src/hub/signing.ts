// SPDX-License-Identifier: EUPL-1.2
/**
 * Analysts sign in the browser with keys that they hold themselves: a file `ncv-analyst <id> <64 hex digits of the seed>`.
 *
 * The seed goes into WebCrypto as a key that cannot be read out again, and nowhere else: what leaves this page is a signature. What is
 * signed is laid out as `protocol/analyst/signing-input.ts` says; it stands here a second time because nothing of that package runs in the
 * browser, and a test holds both together.
 *
 * @module
 */

export type SigningRole = 'author' | 'approver'

/** Somebody at the key. */
export interface Signer {
  readonly id: string
  /** @returns the Ed25519 signature in hex */
  sign(input: Uint8Array<ArrayBuffer>): Promise<string>
}

/** `not-a-key`: the file is none. `no-ed25519`: this browser cannot sign; `ncv hub draft` on the command line can. */
export type KeyFault = 'not-a-key' | 'no-ed25519'

/** No key file is longer, in characters. */
export const KEY_FILE_MAX = 256

/** `-----BEGIN PRIVATE KEY-----` without its armour, up to the 32 bytes of the seed (RFC 8410, section 7). */
const PKCS8_HEAD = '302e020100300506032b657004220420'

export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** @param origin @param id in hex */
export function draftInput(origin: string, role: SigningRole, id: string): Uint8Array<ArrayBuffer> {
  return joined(utf8(`NCV draft v1\0${role}\0`), bytesOf(origin), bytesOf(id))
}

export function erasureInput(origin: string, role: SigningRole, id: string): Uint8Array<ArrayBuffer> {
  return joined(utf8(`NCV erasure v1\0${role}\0`), bytesOf(origin), bytesOf(id))
}

export interface ReplyWords {
  /** Hex. */
  readonly contribution: string
  readonly number: number
  readonly kind: string
  readonly text: string
  readonly closes?: string
}

export function replyInput(origin: string, reply: ReplyWords): Uint8Array<ArrayBuffer> {
  return joined(utf8('NCV reply draft v1\0'), bytesOf(origin), packReply(reply))
}

/** The canonical MessagePack of a reply: a map with its keys in the order of their bytes, every value in its shortest form. */
export function packReply({ contribution, number, kind, text, closes }: ReplyWords): Uint8Array<ArrayBuffer> {
  const members: [string, Uint8Array][] = [
    ...(closes === undefined ? [] : [['closes', packText(closes)] as [string, Uint8Array]]),
    ['contribution', joined(Uint8Array.of(0xc4, 32), bytesOf(contribution))],
    ['kind', packText(kind)],
    ['number', Uint8Array.of(number)],
    ['text', packText(text)],
  ]
  return joined(Uint8Array.of(0x80 | members.length), ...members.flatMap(([key, value]) => [packText(key), value]))
}

function packText(text: string): Uint8Array {
  const bytes = utf8(text)
  const { length } = bytes
  const head = length < 32 ? [0xa0 | length] : length <= 0xff ? [0xd9, length] : [0xda, length >> 8, length & 0xff]
  return joined(Uint8Array.from(head), bytes)
}

export function parseKeyFile(text: string): { readonly id: string; readonly seed: string } | undefined {
  const match = text.length > KEY_FILE_MAX ? null : /^ncv-analyst ([a-z0-9][a-z0-9-]{0,30}) ([0-9a-f]{64})\s?$/.exec(text)
  return match === null ? undefined : { id: match[1] as string, seed: match[2] as string }
}

function importSeed(seed: string) {
  return crypto.subtle.importKey('pkcs8', bytesOf(PKCS8_HEAD + seed), { name: 'Ed25519' }, false, ['sign'])
}

/** Reads a key file. The text is not kept. */
export async function openKeyFile(text: string): Promise<Signer | KeyFault> {
  const parsed = parseKeyFile(text)
  if (parsed === undefined) return 'not-a-key'
  const { id, seed } = parsed
  let key: Awaited<ReturnType<typeof importSeed>>
  try {
    key = await importSeed(seed)
  } catch {
    return 'no-ed25519'
  }
  return { id, sign: async (input) => hexOf(new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, key, input))) }
}
