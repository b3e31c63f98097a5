// SPDX-License-Identifier: EUPL-1.2
/**
 * One-time codes of an authenticator: TOTP (RFC 6238) with SHA-1, 30 seconds, 6 digits, as every such app has them.
 *
 *     otpauth://totp/Musterstadt:anna?secret=JBSWY3DPEHPK3PXP…&issuer=Musterstadt
 *
 * @see https://www.rfc-editor.org/rfc/rfc6238
 * @module
 */
import { createHmac } from 'node:crypto'
import { equalBytes, utf8 } from '../bytes.ts'
import type { Instant } from '../world.ts'

/** As long as the hash: RFC 4226, section 4, R6. */
export const TOTP_SECRET_BYTES = 20
export const TOTP_STEP_MS = 30_000
const DIGITS = 6
/** Steps before and after: clocks differ, and typing takes time (RFC 6238, section 5.2). */
const DRIFT = 1

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4226, section 5.3. @param counter a step of time */
export function hotp(secret: Uint8Array, counter: number, digits: number = DIGITS): string {
  const moving = new Uint8Array(8)
  new DataView(moving.buffer).setBigUint64(0, BigInt(counter))
  const mac = new Uint8Array(createHmac('sha1', secret).update(moving).digest())
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = new DataView(mac.buffer).getUint32(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

export function totpStep(now: Instant): number {
  return Math.floor(now / TOTP_STEP_MS)
}

/**
 * The step of time that a code belongs to; undefined where it is wrong or its step is not after `usedStep`: each code opens once.
 *
 * @param usedStep the newest one that was accepted; -1 for none
 */
export function acceptedStep(secret: Uint8Array, code: string, now: Instant, usedStep: number): number | undefined {
  const here = totpStep(now)
  let found: number | undefined
  for (let step = here - DRIFT; step <= here + DRIFT; step++)
    if (step > usedStep && equalBytes(utf8(hotp(secret, step)), utf8(code)) && found === undefined) found = step
  return found
}

/** RFC 4648, section 6, without padding. */
export function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31]
}

/** For authenticators: as link or as QR code. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUri(secret: Uint8Array, issuer: string, login: string): string {
  const name = encodeURIComponent(issuer)
  return `otpauth://totp/${name}:${encodeURIComponent(login)}?secret=${base32(secret)}&issuer=${name}&algorithm=SHA1&digits=${DIGITS}&period=30`
}
