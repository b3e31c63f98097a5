// SPDX-License-Identifier: EUPL-1.2
/** Coordination at the hub, as the browser works it out: threads, thresholds, prerequisites, contacts, key requests. */
import { countVotes } from '@ncv/protocol/membership/tally.ts'
import { mayFollow } from '@ncv/protocol/service/request-clock.ts'
import { describe, expect, test } from 'vitest'
import { contactsCsv, contactState, csvLine } from '../../admin-ui/src/hub/contact-sheet.ts'
import { frameInRequest, isSameMark } from '../../admin-ui/src/hub/key-request.ts'
import { isGiven, prerequisiteLines } from '../../admin-ui/src/hub/prerequisites.ts'
import { NEXT_STEPS, REQUEST_STATES } from '../../admin-ui/src/hub/request-words.ts'
import { strictest, threadsOf } from '../../admin-ui/src/hub/threads.ts'
import { neededVotes, neededYes, parseShare } from '../../admin-ui/src/hub/vote-threshold.ts'

type Post = Parameters<typeof threadsOf>[0][number]
const HUB = { id: 'hub', name: 'N-CERT' }
const A = { id: 'm-a', name: 'Ahlerfehn' }
const B = { id: 'm-b', name: 'Brückdorf' }

function letter(message: string, at: number, more: Partial<Post> = {}): Post {
  return {
    ...{ id: `hash-${message}`, message, at, isOwn: false, from: A, to: [HUB], kind: 'message', tlp: 'TLP:GREEN', isRead: true, receipt: 'none' },
    ...{ case: null, attachments: [], receipts: [], ...more },
  }
}

describe('letters of one thread', () => {
  test('an answer to an answer belongs to the first letter, and the circle is everybody in it but the hub', () => {
    const posts = [letter('c', 3, { thread: 'b', from: B }), letter('b', 2, { thread: 'a', from: HUB, to: [A, B], isOwn: true }), letter('a', 1)]
    const [thread, ...others] = threadsOf(posts)
    expect(others).toEqual([])
    expect(thread).toMatchObject({ root: 'a', circle: [A, B], isUnread: false })
    expect(thread?.posts.map(({ message }) => message)).toEqual(['a', 'b', 'c'])
  })

  test('answers to a letter that is deleted already stay together', () => {
    const threads = threadsOf([letter('c', 3, { thread: 'gone' }), letter('b', 2, { thread: 'gone' })])
    expect(threads.map(({ posts }) => posts.length)).toEqual([2])
  })

  test('a chain that somebody bent into a ring ends', () => {
    expect(threadsOf([letter('a', 1, { thread: 'b' }), letter('b', 2, { thread: 'a' })]).flatMap(({ posts }) => posts)).toHaveLength(2)
  })

  test('the label of a thread is the strictest of its letters', () => {
    expect(strictest(['TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:CLEAR'])).toBe('TLP:AMBER+STRICT')
    expect(threadsOf([letter('a', 1), letter('b', 2, { thread: 'a', tlp: 'TLP:RED' })])[0]?.tlp).toBe('TLP:RED')
  })

  test('what was written in last stands first; one unread letter of a member makes a thread unread, an own one does not', () => {
    const posts = [letter('a', 1, { isRead: false }), letter('b', 5, { isOwn: true, isRead: false, from: HUB, to: [A] })]
    expect(threadsOf(posts).map(({ root, isUnread }) => [root, isUnread])).toEqual([
      ['b', false],
      ['a', true],
    ])
  })

  test('a case is handled under the letter that was marked', () => {
    const marked = letter('b', 2, { thread: 'a', case: { state: 'waiting', at: 9 } })
    expect(threadsOf([letter('a', 1), marked])[0]?.case).toEqual({ state: 'waiting', at: 9, post: 'hash-b' })
  })
})

describe('the threshold of a vote in whole votes', () => {
  test.for(['cast', 'electorate'] as const)('base %s: the named number of yes carries, one less does not', (base) => {
    for (let electorate = 1; electorate <= 24; electorate += 1) {
      const quorum = { numerator: 1, denominator: 2 }
      const votes = neededVotes({ base, electorate, cast: null, quorum })
      for (let cast = votes; cast <= electorate; cast += 1) {
        const needed = neededYes({ base, electorate, cast, quorum })
        const isCarried = (yes: number) => {
          const ballots = Array.from({ length: cast }, (_, i) => [i < yes ? ('yes' as const) : ('no' as const)])
          return countVotes(ballots, 1, electorate, { base, voteQuorum: quorum }).results[0]?.isCarried
        }
        if (needed <= cast) expect(isCarried(needed)).toBe(true)
        expect(isCarried(Math.min(cast, needed - 1))).toBe(false)
      }
      if (votes > 1)
        expect(
          countVotes(
            Array.from({ length: votes - 1 }, () => ['yes' as const]),
            1,
            electorate,
            { base, voteQuorum: quorum },
          ).outcome,
        ).toBe('lapsed')
    }
  })

  test('a share is a fraction of at most one', () => {
    expect(parseShare(' 1 / 2 ')).toEqual({ numerator: 1, denominator: 2 })
    expect(['0.5', '3/2', '1/0', '', '1/2/3'].map(parseShare)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

test('steps that are offered for a request are those that the hub takes', () => {
  for (const state of REQUEST_STATES) expect(REQUEST_STATES.filter((next) => mayFollow(state, next)).sort()).toEqual([...NEXT_STEPS[state]].sort())
})

describe('the prerequisites of an applicant', () => {
  const person = { name: 'Amt 10', phone: '05199 88-0' }
  const spoc = { contact: person, deputy: person, address: 'Rathausplatz 1', mailbox: 'it@ahlerfehn.example' }

  test('are eleven; contact and form of operation are the hub’s to see, the others attested or missing', () => {
    const lines = prerequisiteLines({ spoc, attestations: [{ row: 3, state: 'partly', asOf: '2026-11-01' }], optIns: [] })
    expect(lines.map(({ given }) => given)).toEqual(['here', 'here', 'partly', ...Array.from({ length: 8 }, () => 'missing')])
    expect(lines.filter(isGiven)).toHaveLength(2)
  })

  test('without a contact the first one is missing', () => {
    expect(prerequisiteLines({ spoc: null, attestations: [], optIns: [] })[0]?.given).toBe('missing')
  })
})

describe('the register as a table', () => {
  const contact = { id: 'm-a', name: 'Ahlerfehn', kind: 'municipality', state: 'admitted', askedAt: null, attestations: [] }

  test('a cell that a spreadsheet would calculate is made harmless, a telephone number stays one', () => {
    expect(csvLine(['=1+1', '+49 5199 88-0', '+SUM(A1)', '@x', 'a;b'])).toBe("'=1+1;+49 5199 88-0;'+SUM(A1);'@x;\"a;b\"")
  })

  test('who named nobody has a line with empty cells, as many as the others', () => {
    const csv = contactsCsv([{ ...contact, spoc: null, confirmedAt: null, isDue: true }])
    const [head, line] = csv.split('\r\n')
    expect(line?.split(';')).toHaveLength(head?.split(';').length ?? 0)
    expect(contactState({ spoc: null, isDue: true })).toBe('none')
  })
})

describe('a request for new keys', () => {
  test('is taken as it was written, with the line ends of another system too, and nothing else is one', () => {
    expect(frameInRequest('ncv-key-request v1\r\nQUJD\r\n')).toBe('QUJD')
    expect(
      ['ncv-key-request v2\nQUJD', 'QUJD', 'ncv-key-request v1\nQU JD', `ncv-key-request v1\n${'A'.repeat(40_000)}`].map(frameInRequest),
    ).toEqual([undefined, undefined, undefined, undefined])
  })

  test('the mark is compared as it was heard; nothing typed is no mark', () => {
    expect(isSameMark(' 3F9A 11', '3f9a 11')).toBe(true)
    expect(isSameMark('3f9a 12', '3f9a 11')).toBe(false)
    expect(isSameMark('', '')).toBe(false)
  })
})
