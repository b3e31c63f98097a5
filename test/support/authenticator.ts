// SPDX-License-Identifier: EUPL-1.2
/** An authenticator app: takes the address behind the picture, shows codes. @module */
import { fromHex } from '@ncv/protocol/bytes.ts'
import { hotp, totpStep } from '@ncv/protocol/crypto/totp.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function secretIn(uri: string): Uint8Array {
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return fromHex((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join(''))
}

export function codeAt(uri: string, now: number): string {
  return hotp(secretIn(uri), totpStep(now))
}
