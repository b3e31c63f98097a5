// SPDX-License-Identifier: EUPL-1.2
/**
 * Bytes to text and back, strictly: one value has one spelling, everything else is refused.
 *
 * @module
 */

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** @throws TypeError on invalid UTF-8; a leading U+FEFF is kept, not eaten */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number)
  return difference === 0
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower case. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** @throws SyntaxError unless `text` is lower-case hex of exactly `length` bytes (any length where absent) */
export function fromHex(text: string, length?: number): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new SyntaxError('not lower-case hex')
  if (length !== undefined && text.length !== 2 * length) throw new SyntaxError(`not ${length} bytes of hex`)
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BASE64URL = `${BASE64.slice(0, 62)}-_`

function encode64(bytes: Uint8Array, alphabet: string, padding: string): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet.charAt(word >> 18) + alphabet.charAt((word >> 12) & 63)
    text += left > 1 ? alphabet.charAt((word >> 6) & 63) : padding
    text += left > 2 ? alphabet.charAt(word & 63) : padding
  }
  return text
}

function decode64(text: string, alphabet: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8))
  let word = 0
  let bits = 0
  let length = 0
  for (const letter of text) {
    const value = alphabet.indexOf(letter)
    if (value < 0) throw new SyntaxError('not base64')
    word = ((word << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (word >> bits) & 0xff
    }
  }
  return bytes
}

/** RFC 4648 §4, with padding. */
export function base64(bytes: Uint8Array): string {
  return encode64(bytes, BASE64, '=')
}

/** @throws SyntaxError unless `text` is the one canonical spelling (padding present, unused bits zero) */
export function fromBase64(text: string): Uint8Array {
  const bytes = decode64(text.replace(/={1,2}$/, ''), BASE64)
  if (base64(bytes) !== text) throw new SyntaxError('not canonical base64')
  return bytes
}

/** RFC 4648 §5, without padding, as JOSE has it. */
export function base64url(bytes: Uint8Array): string {
  return encode64(bytes, BASE64URL, '')
}

/** @throws SyntaxError unless `text` is the one canonical spelling */
export function fromBase64url(text: string): Uint8Array {
  const bytes = decode64(text, BASE64URL)
  if (base64url(bytes) !== text) throw new SyntaxError('not canonical base64url')
  return bytes
}
