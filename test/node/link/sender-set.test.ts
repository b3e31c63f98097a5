// SPDX-License-Identifier: EUPL-1.2
/** Who may be called anonymous (ncv-submission, section 8). */
import { ANONYMOUS_FROM, isSmallGroup, senderSet } from '@ncv/node/link/sender-set.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { expect, test } from 'vitest'

const batches = (...counts: number[]) => ({ batchCounts: (limit: number) => counts.slice(0, limit) })

test('the number of active nodes is the median of the newest batches, and never more than there are members', () => {
  expect(senderSet(batches(24, 25, 3, 26, 400), 1000)).toEqual({ active: 25, isAnonymous: true })
  expect(senderSet(batches(400, 400), 30)).toEqual({ active: 30, isAnonymous: true })
})

test('below twenty active nodes, or while no batch has come back, nobody is called anonymous', () => {
  expect(senderSet(batches(ANONYMOUS_FROM), 1000).isAnonymous).toBe(true)
  expect(senderSet(batches(ANONYMOUS_FROM - 1), 1000)).toEqual({ active: 19, isAnonymous: false })
  expect(senderSet(batches(100, 100, 100), 19).isAnonymous).toBe(false)
  expect(senderSet(batches(), 1000)).toEqual({ active: 0, isAnonymous: false })
  // Of an even number the smaller middle: rather too little promised.
  expect(senderSet(batches(19, 21), 1000).isAnonymous).toBe(false)
})

test('a small set is offered the named way first, by telephone or the point of contact, and the word "anonym" only to deny it', () => {
  const text = textOf(NODE_TEXTS, 'de', 'contribute.unnamed', { size: 12 })
  expect(text).toMatch(/^Absender nicht genannt, aber nicht anonym: Nur etwa 12 Knoten/)
  expect(text.indexOf('telefonisch')).toBeLessThan(text.indexOf('über das Relais'))
  expect(textOf(NODE_TEXTS, 'de', 'contribute.unnamed')).not.toContain('?')
})

test('a group is small when it has fewer boxes than the genesis wants', () => {
  expect([isSmallGroup(2, 3), isSmallGroup(3, 3), isSmallGroup(null, 3), isSmallGroup(undefined, 3)]).toEqual([true, false, false, false])
})
