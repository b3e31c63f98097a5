// SPDX-License-Identifier: EUPL-1.2
/** How passwords are kept. */
import { hashPassword, isPassword, NOBODYS_HASH, PASSWORD_WORK } from '@ncv/protocol/crypto/password-hash.ts'
import { expect, test } from 'vitest'

const salted = (byte: number) => (length: number) => new Uint8Array(length).fill(byte)

test('a password is kept as Argon2id with at least the work that OWASP names, and opens with nothing else', async () => {
  const kept = await hashPassword('drei blaue Gießkannen', salted(1))
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(PASSWORD_WORK.memory).toBeGreaterThanOrEqual(19 * 1024)
  expect(await isPassword('drei blaue Gießkannen', kept)).toBe(true)
  expect(await isPassword('drei blaue gießkannen', kept)).toBe(false)
  expect(await isPassword('', kept)).toBe(false)
})

test('the same password with another salt is another hash', async () => {
  expect(await hashPassword('drei blaue Gießkannen', salted(1))).not.toBe(await hashPassword('drei blaue Gießkannen', salted(2)))
})

test('a letter that two keyboards compose differently is one letter', async () => {
  expect(await isPassword('gru\u0308ne Gießkanne', await hashPassword('grüne Gießkanne', salted(1)))).toBe(true)
})

test('the hash of nobody opens with nothing; what is no hash opens with nothing', async () => {
  for (const kept of [NOBODYS_HASH, '', 'x', '$argon2id$v=19$m=1,t=1,p=1$$']) expect(await isPassword('', kept)).toBe(false)
})
