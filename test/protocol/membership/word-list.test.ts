// SPDX-License-Identifier: EUPL-1.2
import { WORDS } from '@ncv/protocol/membership/word-list.ts'
import { expect, test } from 'vitest'

test('the word list holds 2,048 distinct words', () => {
  expect(WORDS).toHaveLength(2048)
  expect(new Set(WORDS).size).toBe(2048)
})

test('four letters are enough to recognise a word', () => {
  expect(new Set(WORDS.map((word) => word.slice(0, 4))).size).toBe(WORDS.length)
})

test('every word is four to eight letters from a to z, and the list is sorted', () => {
  expect(WORDS.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([])
  expect(WORDS).toEqual([...WORDS].sort())
})
