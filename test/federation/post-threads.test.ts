// SPDX-License-Identifier: EUPL-1.2
/** Threads of letters: which belong together, over gaps and rings. */
import type { Letter } from '@ncv/federation/hub/post/threads.ts'
import { threadsOf } from '@ncv/federation/hub/post/threads.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { expect, test } from 'vitest'

function letter(message: string, at: number, more: Partial<Letter> = {}): Letter {
  const row = {
    hash: utf8(message),
    sender: 'a',
    isOwn: false,
    kind: 'message' as const,
    at,
    readAt: at,
    caseState: null,
    caseAt: null,
    frame: utf8(''),
  }
  return { ...row, message, thread: undefined, parties: ['a', 'hub'], tlp: 'TLP:GREEN', subject: message, words: message, files: 0, ...more }
}
const shown = (letters: readonly Letter[]) => threadsOf(letters).map(({ letters: own }) => own.map(({ message }) => message))

test('an answer to an answer stands with the first, the thread that was written in last comes first', () => {
  const letters = [letter('a', 1), letter('b', 2, { thread: 'a' }), letter('x', 3), letter('c', 4, { thread: 'b' })]
  expect(shown(letters)).toEqual([['a', 'b', 'c'], ['x']])
})

test('answers whose beginning was deleted stay together', () => {
  expect(shown([letter('b', 2, { thread: 'gone' }), letter('c', 3, { thread: 'gone' })])).toEqual([['b', 'c']])
})

test('a chain that somebody has bent into a ring is one thread, and ends', () => {
  expect(shown([letter('a', 1, { thread: 'b' }), letter('b', 2, { thread: 'a' })])).toEqual([['a', 'b']])
})

test('a thread has the strictest of its labels, everybody who reads it, and is unread while one letter is', () => {
  const [thread] = threadsOf([letter('a', 1), letter('b', 2, { thread: 'a', tlp: 'TLP:RED', parties: ['hub', 'b'], readAt: null })])
  expect(thread).toMatchObject({ tlp: 'TLP:RED', circle: ['a', 'b'], isUnread: true, case: null })
})

test('three thousand letters in one chain are sorted out within a second', () => {
  const chain = Array.from({ length: 3_000 }, (_, at) => letter(`m${at}`, at, at === 0 ? {} : { thread: `m${at - 1}` }))
  const begun = performance.now()
  expect(threadsOf(chain)).toHaveLength(1)
  expect(performance.now() - begun).toBeLessThan(1_000)
})
