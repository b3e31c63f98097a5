// SPDX-License-Identifier: EUPL-1.2
/** Post, votes, the application and the log in the browser: what belongs together, what is needed, what comes first. */
import { describe, expect, test } from 'vitest'
import { missingGroups, nextStep, partOf, rowsOf } from '../../admin-ui/src/views/node/application-parts.ts'
import { hubConcerns, placeOfEntry } from '../../admin-ui/src/views/node/hub-deeds-parts.ts'
import { draftOf, EMPTY_MOTION, missingIn, relayIn, rulesOf } from '../../admin-ui/src/views/node/motion-draft.ts'
import { EMPTY_DRAFT, keepDraft, keptDraft, missingIn as missingInLetter } from '../../admin-ui/src/views/node/post-draft.ts'
import type { Letter } from '../../admin-ui/src/views/node/post-parts.ts'
import { placeOfForm, replySubject, threadOf } from '../../admin-ui/src/views/node/post-parts.ts'
import { candidateLine, carriedOf, neededOf, ownState, parseFraction, threeQuarters } from '../../admin-ui/src/views/node/tally-words.ts'

function letter(message: string, at: number, thread?: string): Letter {
  const post = { id: `post-${message}`, ...(thread === undefined ? {} : { thread }) } as Letter['post']
  return { way: 'in', at, message, post } as Letter
}

describe('letters', () => {
  test('that name each other are one thread, the oldest first, whichever of them is opened', () => {
    const [first, answer, second, other] = [letter('a', 1), letter('b', 2, 'a'), letter('c', 3, 'b'), letter('x', 4)]
    const all = [other, second, first, answer].filter((each) => each !== undefined)
    for (const opened of [first, answer, second])
      if (opened !== undefined) expect(threadOf(opened, all).map(({ message }) => message)).toEqual(['a', 'b', 'c'])
  })

  test('that answer the same lost letter are one thread', () => {
    const [one, two] = [letter('b', 1, 'gone'), letter('c', 2, 'gone')]
    expect(threadOf(one, [one, two])).toHaveLength(2)
  })

  test('an answer says Re: once and fits into a subject', () => {
    expect(replySubject('AW: Re: Schulung')).toBe('Re: Schulung')
    expect(replySubject('x'.repeat(200))).toHaveLength(160)
    expect(replySubject(undefined)).toBe('Re:')
  })

  test('a form leads to where it is dealt with, a letter between people nowhere', () => {
    expect([placeOfForm('release-request'), placeOfForm('request-state'), placeOfForm('vote'), placeOfForm('message')]).toEqual([
      'releases',
      'requests',
      'votes',
      undefined,
    ])
  })

  test('a draft is kept for the one who wrote it, and gone for the next', () => {
    keepDraft('acc-1', 'new', { ...EMPTY_DRAFT, text: 'halb' })
    expect(keptDraft('acc-1', 'new')?.text).toBe('halb')
    expect(keptDraft('acc-2', 'new')).toBeUndefined()
    expect(keptDraft('acc-1', 'new')).toBeUndefined()
    expect(missingInLetter(EMPTY_DRAFT)).toEqual(['to', 'subject', 'text'])
  })
})

describe('what a motion needs', () => {
  const half = { numerator: 1, denominator: 2 }

  test('is three quarters of the votes cast, once enough have voted', () => {
    expect(neededOf({ base: 'cast', electorate: 9, quorum: half })).toEqual({ quorum: 5, yes: 4 })
    expect(neededOf({ base: 'cast', electorate: 3, quorum: { numerator: 0, denominator: 1 } })).toEqual({ quorum: 1, yes: 1 })
  })

  test('or three quarters of all, never less', () => {
    expect(neededOf({ base: 'electorate', electorate: 10, quorum: half }).yes).toBe(8)
    for (let base = 1; base < 200; base += 1) expect(4 * threeQuarters(base)).toBeGreaterThanOrEqual(3 * base)
    for (let base = 1; base < 200; base += 1) expect(4 * (threeQuarters(base) - 1)).toBeLessThan(3 * base)
  })

  test('a vote that the log holds otherwise comes before one that was never cast', () => {
    const votes = (states: string[]) => ({ votes: states.map((state) => ({ state })) }) as Parameters<typeof ownState>[0]
    expect(ownState(votes(['none', 'other', 'counted']))).toBe('other')
    expect(ownState(votes([]))).toBeUndefined()
  })

  test('is not said to be carried before it is counted', () => {
    const questions = (results: (boolean | null)[]) =>
      ({ questions: results.map((isCarried) => ({ result: isCarried === null ? null : { isCarried } })) }) as Parameters<typeof carriedOf>[0]
    expect(carriedOf(questions([true, null]))).toBeUndefined()
    expect(carriedOf(questions([true, false, true]))).toBe(2)
  })
})

describe('a motion that is written', () => {
  test('is a draft only when nothing is missing', () => {
    expect(draftOf(EMPTY_MOTION)).toBeUndefined()
    expect(draftOf({ ...EMPTY_MOTION, title: ' Zwei Übungen ' })).toEqual({ title: 'Zwei Übungen', subject: { kind: 'decision' } })
    expect(missingIn({ ...EMPTY_MOTION, kind: 'role', title: 'x' })).toEqual(['member'])
  })

  test('changes the rules that were filled in and no others', () => {
    expect(rulesOf({ ...EMPTY_MOTION, retentionDays: '300', amber: 'no' })).toEqual({ retentionDays: 300, amberToSupervision: false })
    expect(rulesOf({ ...EMPTY_MOTION, quorum: '2/3' })).toEqual({ voteQuorum: { numerator: 2, denominator: 3 } })
  })

  test('takes a fraction up to one, a record of one line, and the record of a relay', () => {
    expect([parseFraction('1/2'), parseFraction('3/2'), parseFraction('1/0'), parseFraction('halb')]).toEqual([
      { numerator: 1, denominator: 2 },
      undefined,
      undefined,
      undefined,
    ])
    expect(candidateLine('# Gemeinde\nabcd+/==\n')).toBe('abcd+/==')
    expect(candidateLine('abcd\nefgh')).toBeUndefined()
    expect(relayIn('{"id":"r","name":"R"}')).toBeUndefined()
    expect(relayIn(JSON.stringify({ id: 'r', name: 'R', key: 'a'.repeat(64), box: 'b'.repeat(2432), more: 1 }))?.name).toBe('R')
  })
})

describe('the application', () => {
  type View = Parameters<typeof nextStep>[0]
  const view = (rest: Partial<View>): View => ({
    ...({ state: 'applicant', missing: [], answer: null, isChanged: false, isDue: false, sentAt: null } as unknown as View),
    ...rest,
  })
  const contact: View['missing'] = [{ row: 1, field: 'contact.name', blocks: 'admission' }]

  test('asks for the contact first, then to send, then to wait', () => {
    expect(nextStep(view({ missing: contact }))).toBe('fill')
    expect(nextStep(view({}))).toBe('send')
    expect(nextStep(view({ sentAt: 1 }))).toBe('wait')
  })

  test('of a member without a contact does not speak of admission', () => {
    expect(nextStep(view({ state: 'admitted', missing: contact }))).toBe('contact')
    expect(nextStep(view({ state: 'admitted', sentAt: 1, isDue: true }))).toBe('due')
    expect(nextStep(view({ state: 'left' }))).toBe('nothing')
  })

  test('shows what blocks most first, and its fields by row', () => {
    const missing = [{ row: 3, field: 'state-network.state', blocks: null }, ...contact] satisfies View['missing']
    expect(missingGroups({ missing }).map(({ blocks }) => blocks)).toEqual(['admission', null])
    const fields = [
      { name: 'internet.state', row: 4, value: null, isSent: true },
      { name: 'contact.name', row: 1, value: 'x', isSent: true },
    ]
    expect(rowsOf({ fields }).map(({ row }) => row)).toEqual([1, 4])
    expect([partOf('internet.state'), partOf('contact.name'), partOf('mailbox')]).toEqual(['state', undefined, undefined])
  })
})

describe('what the hub has done', () => {
  test('holds the concerns about it, the red ones first, and none about the own inventory', () => {
    const concern = (code: string, isRed: boolean) => ({ code, isRed, text: code })
    const found = hubConcerns([concern('inventory', false), concern('quarantine', false), concern('batch-unlogged', true)])
    expect(found.map(({ code }) => code)).toEqual(['batch-unlogged', 'quarantine'])
  })

  test('an entry leads to the view of what it did', () => {
    expect([placeOfEntry('warning', 7), placeOfEntry('tally', 8), placeOfEntry('epoch', 9)]).toEqual(['warnings/7', 'votes', undefined])
  })
})
