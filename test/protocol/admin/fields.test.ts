// SPDX-License-Identifier: EUPL-1.2
/** Bytes in bodies of the admin interface: the schema takes what can be decoded, and nothing else. */
import { Base64 } from '@ncv/protocol/admin/fields.ts'
import { fromBase64 } from '@ncv/protocol/bytes.ts'
import { expect, test } from 'vitest'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='

function canBeDecoded(text: string): boolean {
  try {
    fromBase64(text)
    return true
  } catch {
    return false
  }
}

test('every ending is taken exactly if it can be decoded', () => {
  const endings = ['', '=', '==', '===', ...[...ALPHABET].flatMap((a) => [`A${a}`, `AA${a}`, `A${a}==`, `AA${a}=`, `AAA${a}`, `${a}===`, `A=${a}=`])]
  for (const start of ['', 'AAAA', 'A']) {
    for (const text of endings.map((end) => start + end)) expect(Base64.safeParse(text).success, text).toBe(canBeDecoded(text))
  }
})

test('other letters and other spellings are refused', () => {
  for (const text of ['AA A', 'AAA-', 'AAA_', 'AAAA\n', '\nAAAA', 'ÄAAA']) expect(Base64.safeParse(text).success, text).toBe(false)
})

test('a file of 12 MiB passes', () => {
  expect(Base64.safeParse(`${'A'.repeat(16 * 1024 * 1024)}AA==`).success).toBe(true)
})
