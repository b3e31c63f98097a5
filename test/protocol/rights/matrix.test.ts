// SPDX-License-Identifier: EUPL-1.2
/**
 * Every cell of label × audience × pledge × agreement × terms, held against the rules of procedure as a person reads them.
 *
 * The table below was typed from the rules, not made by the function: letters say what a row of TLP 2.0 with the NCV's rule demands.
 *
 * @module
 */
import type { Audience } from '@ncv/protocol/rights/audience.ts'
import { AUDIENCES } from '@ncv/protocol/rights/audience.ts'
import type { ForwardQuestion, OnRecord } from '@ncv/protocol/rights/forwarding.ts'
import { forwardedLabel, mayForward, OBSTACLES, PERMISSIONS } from '@ncv/protocol/rights/forwarding.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import { TERMS } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'

/**
 * Columns: forward inside own body · superior office / Fachaufsicht · own provider · Kommunen served · public · other member · other person.
 *
 * `-` no · `y` yes · `k` those who need to know · `r` yes by the rule for AMBER · `2` with agreement and pledge · `1` with a pledge ·
 * `n` only whom the source named · `N` the same, and with a pledge: without one a member receives nothing above GREEN
 */
const TABLE = `
  RED           -  -  -  -  -  N  n
  AMBER+STRICT  k  -  -  -  -  1  n
  AMBER         k  r  2  1  -  1  n
  GREEN         y  y  2  1  -  y  n
  CLEAR         y  y  y  y  y  y  y
`
const COLUMNS: readonly Audience[] = ['own-body', 'superior-office', 'own-provider', 'served-municipality', 'public', 'member', 'named-person']
const LETTERS = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([label, ...cells]) => cells.map((letter, i) => [`TLP:${label} ${COLUMNS[i]}`, letter])),
)

/** Use within the agreed terms (NDS 6.3): who may have it beyond those who received it. */
const FOR_EVERYBODY = new Set(['public-domain', 'federation'])
const FOR_THE_RECIPIENT = new Set(['member'])

const NOW = 1_800_000_000_000
const DAY = 86_400_000
const PAPERS: Record<string, OnRecord | undefined> = {
  none: undefined,
  valid: { from: NOW - DAY, until: NOW + 1 },
  endless: { from: NOW },
  ended: { from: NOW - DAY, until: NOW },
  future: { from: NOW + 1 },
}
const isGood = (paper: string): boolean => paper === 'valid' || paper === 'endless'

interface Cell {
  readonly label: TlpLabel
  readonly audience: Audience
  readonly terms: Terms
  readonly pledge: string
  readonly agreement: string
  readonly isNamed: boolean
  readonly amberToSupervision: boolean
}

function* cells(): Generator<Cell> {
  for (const label of TLP_LABELS)
    for (const audience of AUDIENCES)
      for (const terms of Object.keys(TERMS) as Terms[])
        for (const pledge of Object.keys(PAPERS))
          for (const agreement of Object.keys(PAPERS))
            for (const isNamed of [false, true])
              for (const amberToSupervision of [false, true]) yield { label, audience, terms, pledge, agreement, isNamed, amberToSupervision }
}

function question({ pledge, agreement, amberToSupervision, ...rest }: Cell): ForwardQuestion {
  const papers = { pledge: PAPERS[pledge], agreement: PAPERS[agreement] }
  return {
    ...rest,
    ...(papers.pledge === undefined ? {} : { pledge: papers.pledge }),
    ...(papers.agreement === undefined ? {} : { agreement: papers.agreement }),
    rules: { amberToSupervision },
    now: NOW,
  }
}

/** The table and the second axis, sentence by sentence. */
function expected({ label, audience, terms, pledge, agreement, isNamed, amberToSupervision }: Cell): boolean {
  const letter = LETTERS.get(`${label} ${audience}`)
  if (letter === '-') return false
  if (letter === 'r' && !amberToSupervision) return false
  if (letter === '2' && !(isGood(pledge) && isGood(agreement))) return false
  if (letter === '1' && !isGood(pledge)) return false
  if ((letter === 'n' || letter === 'N') && !isNamed) return false
  if (letter === 'N' && !isGood(pledge)) return false
  if (FOR_THE_RECIPIENT.has(terms) && audience !== 'own-body' && !isNamed) return false
  if (audience === 'public' && !isNamed && !FOR_EVERYBODY.has(terms)) return false
  if (audience === 'named-person' && !isNamed && !FOR_EVERYBODY.has(terms)) return false
  // § 6(2): without an agreement a provider learns what everybody may learn.
  if (label === 'TLP:CLEAR' && audience === 'own-provider' && !FOR_EVERYBODY.has(terms) && !isGood(agreement)) return false
  return true
}

describe('whether something may be passed on', () => {
  test('is what the rules of procedure say, in every cell', () => {
    let count = 0
    let allowed = 0
    for (const cell of cells()) {
      const answer = mayForward(question(cell))
      if (answer.allowed !== expected(cell)) throw new Error(`${JSON.stringify(cell)}: ${JSON.stringify(answer)}`)
      count++
      if (answer.allowed) allowed++
    }
    expect(count).toBe(5 * 7 * 5 * 5 * 5 * 2 * 2)
    expect(allowed).toBeGreaterThan(3000)
    expect(LETTERS.size).toBe(35)
  })

  test('is never allowed under a stricter label and refused under a wider one', () => {
    for (const cell of cells()) {
      if (!mayForward(question(cell)).allowed) continue
      for (const label of TLP_LABELS.slice(0, TLP_LABELS.indexOf(cell.label))) {
        // Nobody hears more of a message because its label is stricter.
        if (!mayForward(question({ ...cell, label })).allowed) throw new Error(`${JSON.stringify(cell)} under ${label}`)
      }
    }
  })

  test('is answered with every reason at once, and each of them occurs', () => {
    const reasons = new Set<string>()
    for (const cell of cells()) {
      const answer = mayForward(question(cell))
      if (!answer.allowed) expect(answer.obstacles[0]).toBe(answer.reason)
      for (const reason of answer.allowed ? [answer.reason] : answer.obstacles) reasons.add(reason)
    }
    // No terms in force keep a text from the Kommunen that a member serves and not from everybody.
    const absent = new Set<string>(['released', 'terms-no-clients'])
    expect([...reasons].sort()).toEqual([...OBSTACLES, ...PERMISSIONS].filter((each) => !absent.has(each)).sort())
    const rules = { amberToSupervision: true }
    expect(mayForward({ label: 'TLP:AMBER', terms: 'member', audience: 'own-provider', rules, now: NOW })).toEqual({
      allowed: false,
      reason: 'terms-recipient-only',
      obstacles: ['terms-recipient-only', 'agreement-missing', 'pledge-missing'],
    })
  })
})

describe('a release of the source', () => {
  const rules = { amberToSupervision: false }
  const ask = (more: Partial<ForwardQuestion> & Pick<ForwardQuestion, 'audience'>): string =>
    mayForward({ label: 'TLP:RED', terms: 'member', rules, now: NOW, releases: [{ audience: more.audience, from: NOW }], ...more }).reason

  test('opens the row of TLP:AMBER for one audience, whatever label and terms say', () => {
    for (const label of ['TLP:RED', 'TLP:AMBER+STRICT'] as const) {
      expect(ask({ label, audience: 'superior-office' })).toBe('released')
      expect(ask({ label, audience: 'own-provider', releases: [{ audience: 'superior-office', from: NOW }] })).toBe(
        label === 'TLP:RED' ? 'label-red' : 'label-strict',
      )
    }
  })

  test('of TLP:RED into the own body is for those who need to know', () => {
    const releases = [{ audience: 'own-body' as const, from: NOW }]
    expect(mayForward({ label: 'TLP:RED', terms: 'member', audience: 'own-body', rules, now: NOW, releases })).toEqual({
      allowed: true,
      reason: 'released',
      isNeedToKnow: true,
    })
  })

  test('replaces neither agreement nor pledge', () => {
    const paper = { from: NOW - DAY }
    expect(ask({ audience: 'own-provider' })).toBe('agreement-missing')
    expect(ask({ audience: 'own-provider', agreement: paper })).toBe('pledge-missing')
    expect(ask({ audience: 'own-provider', agreement: paper, pledge: paper })).toBe('released')
    expect(ask({ audience: 'served-municipality' })).toBe('pledge-missing')
  })

  test('makes nothing public that is not TLP:CLEAR', () => {
    for (const label of TLP_LABELS) expect(ask({ label, audience: 'public' })).toBe(label === 'TLP:CLEAR' ? 'released' : 'label-not-public')
  })

  test('ends when it says so', () => {
    const audience = 'superior-office'
    expect(ask({ audience, releases: [{ audience, from: NOW - DAY, until: NOW + 1 }] })).toBe('released')
    expect(ask({ audience, releases: [{ audience, from: NOW - DAY, until: NOW }] })).toBe('label-red')
    expect(ask({ audience, releases: [{ audience, from: NOW + 1 }] })).toBe('label-red')
  })

  test('never takes anything away', () => {
    for (const cell of cells()) {
      const asked = question(cell)
      if (!mayForward(asked).allowed) continue
      for (const audience of AUDIENCES) {
        const answer = mayForward({ ...asked, releases: [{ audience, from: NOW }] })
        if (!answer.allowed || answer.reason === 'released') throw new Error(`${JSON.stringify(cell)}: ${answer.reason}`)
      }
    }
  })
})

test('a label that goes on is the received one or a stricter one', () => {
  for (const [i, received] of TLP_LABELS.entries()) {
    expect(forwardedLabel(received)).toBe(received)
    for (const [j, wish] of TLP_LABELS.entries()) {
      if (j >= i) expect(forwardedLabel(received, wish)).toBe(wish)
      else expect(codeOf(() => forwardedLabel(received, wish))).toBe('TLP_LOOSENED')
    }
  }
})
