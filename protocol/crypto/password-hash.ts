// SPDX-License-Identifier: EUPL-1.2
/**
 * Passwords, kept as Argon2id (RFC 9106) with its parameters beside it, as the PHC string format writes them.
 *
 *     $argon2id$v=19$m=19456,t=2,p=1$<salt, base64 without =>$<hash, base64 without =>
 *
 * The work is done off the event loop. One hash takes 19 MiB while it lasts: the caller bounds how many run at once.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 * @module
 */
import { argon2 } from 'node:crypto'
import { equalBytes, utf8 } from '../bytes.ts'

/** Least that OWASP names for Argon2id. `memory` in KiB. */
export const PASSWORD_WORK = { memory: 19_456, passes: 2, parallelism: 1 } as const
type Work = { readonly memory: number; readonly passes: number; readonly parallelism: number }

const SALT_BYTES = 16
const HASH_BYTES = 32
const FORM = /^\$argon2id\$v=19\$m=([0-9]{4,7}),t=([0-9]{1,2}),p=([0-9]{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

/** A hash that no password has: whoever verifies against it does the same work as for a real one. */
export const NOBODYS_HASH = written(PASSWORD_WORK, new Uint8Array(SALT_BYTES), new Uint8Array(HASH_BYTES))

/** @param random of the world */
export async function hashPassword(password: string, random: (length: number) => Uint8Array): Promise<string> {
  const salt = random(SALT_BYTES)
  return written(PASSWORD_WORK, salt, await derive(password, salt, PASSWORD_WORK))
}

/** False also for what is no hash. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = FORM.exec(kept) ?? []
  if (memory === undefined) return false
  const work = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return equalBytes(await derive(password, fromPlain(salt), work), fromPlain(hash))
}

/** One spelling for what looks alike: a keyboard composes an ü in one way, another in two pieces. */
function derive(password: string, salt: Uint8Array, work: Work): Promise<Uint8Array> {
  const input = { message: utf8(password.normalize('NFC')), nonce: salt, tagLength: HASH_BYTES, ...work }
  return new Promise((resolve, reject) => {
    argon2('argon2id', input, (error, hash) => (error === null ? resolve(new Uint8Array(hash)) : reject(error)))
  })
}

function written({ memory, passes, parallelism }: Work, salt: Uint8Array, hash: Uint8Array): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toPlain(salt)}$${toPlain(hash)}`
}

function toPlain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}

function fromPlain(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}
