// SPDX-License-Identifier: EUPL-1.2
/**
 * A person looks at the text before it leaves: the difference with reasons, decisions that are kept, and what no decision can let pass.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReplace } from '@ncv/node/commands/review.ts'
import type { PreparedReport } from '@ncv/node/contribution/prepare.ts'
import { prepareReport } from '@ncv/node/contribution/prepare.ts'
import type { Asked } from '@ncv/node/contribution/review.ts'
import { decided } from '@ncv/node/contribution/review.ts'
import type { Decision } from '@ncv/node/incident/decisions.ts'
import { textOfPieces } from '@ncv/node/incident/egress-guard/pieces.ts'
import { redactText } from '@ncv/node/incident/egress-guard/guard.ts'
import { GUARD_TIME_MS } from '@ncv/node/incident/guard-profile.ts'
import { readIncident } from '@ncv/node/incident/incident.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { describe, expect, test } from 'vitest'
import { fixture, labelledTexts, profileOf, testPlaces } from '../incident/corpus.ts'
import { codeOf, temporaryDir } from '../../runtime/temporary-dir.ts'
import { seededRandom } from '../../support/virtual-world.ts'

const HOUSE = 'zittau'
const profile = profileOf(HOUSE)
const world = { monotonic: () => 0 }
const ORIGIN = new Uint8Array(32)

const INCIDENT = JSON.stringify({
  title: 'Scan im Haus',
  description: 'In Radeberg und in Zittau fiel um 09:42 Uhr der Dienst aus; die Mail lockte mit dem Lichterfest, das es nur bei uns gibt. Akira 3.1.',
  measures: 'Konten gesperrt, Frau Neißeberg informiert.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
  indicators: [
    { type: 'subject', value: 'Gruß aus Löbau' },
    { type: 'domain', value: 'stadt-zittau[.]top' },
  ],
})

function prepared(decisions: readonly Decision[] = [], json = INCIDENT, clock = world): PreparedReport {
  return prepareReport(json, { identityJson: fixture(`identities/${HOUSE}.json`), places: testPlaces, decisions }, ORIGIN, clock)
}

function decide(asked: Partial<Asked>, before: readonly Decision[] = []): Decision[] {
  return decided(before, { keep: [], replace: [], undo: [], ...asked }, readIncident(INCIDENT), profile, world)
}

describe('before and after', () => {
  test('read forwards the pieces are the final text, read by their origin the first one', () => {
    for (const { text, identity } of labelledTexts()) {
      const redaction = redactText(text, profileOf(identity))
      expect(textOfPieces(redaction.pieces)).toBe(redaction.text)
      expect(redaction.pieces.map((piece) => piece.from ?? piece.text).join('')).toBe(text)
      for (const piece of redaction.pieces) expect(piece.from === undefined).toBe(piece.why === undefined)
    }
  })

  test('each replaced passage says why, each obstacle names its passage', () => {
    const { diff, obstacles, leftOut } = prepared()
    expect(diff.flatMap(({ pieces }) => pieces).filter((piece) => piece.from !== undefined)).toEqual([
      { text: '[Ort]', from: 'Radeberg', why: 'place' },
      { text: '[Gemeinde]', from: 'Zittau', why: 'own-name' },
      { text: '[Uhrzeit]', from: '09:42 Uhr', why: 'time' },
      { text: '[Person]', from: 'Neißeberg', why: 'person' },
    ])
    expect(obstacles.map(({ field, reason }) => `${field} ${reason}`)).toContain('description unique-description')
    expect(leftOut).toContainEqual(expect.objectContaining({ field: 'description', why: 'blocked' }))
  })
})

describe('a person decides', () => {
  const FESTIVAL = 'dem Lichterfest, das es nur bei uns gibt'
  const reworded = { text: FESTIVAL, to: 'einem örtlichen Fest' }

  test('what is put differently is read by the guard again, and lifts the block', () => {
    const decisions = decide({ replace: [reworded, { text: 'Radeberg', to: 'einer Nachbarstadt' }] })
    const { report, touched } = prepared(decisions)
    expect(report.description).toBe(
      'In einer Nachbarstadt und in [Gemeinde] fiel um [Uhrzeit] der Dienst aus; die Mail lockte mit einem örtlichen Fest. Akira 3.1.',
    )
    expect(touched).toContainEqual({ field: 'description', from: 'Radeberg', to: 'einer Nachbarstadt', why: 'by-hand' })
  })

  test('a place that is a word here, a person that is none, a time that is a number may stay, also in an indicator', () => {
    const decisions = decide({ keep: ['Radeberg', 'Neißeberg', '09:42 Uhr', 'Gruß aus Löbau'], replace: [reworded] })
    const { report } = prepared(decisions)
    expect(report.description).toContain('In Radeberg und in [Gemeinde] fiel um 09:42 Uhr')
    expect(report.measures).toBe('Konten gesperrt, Frau Neißeberg informiert.')
    expect(report.indicators).toEqual([{ type: 'subject', value: 'Gruß aus Löbau' }])
  })

  test('a passage that blocks by its description may stay where a person says so', () => {
    expect(prepared(decide({ keep: ['das es nur bei uns gibt'] })).report.description).toContain('Lichterfest')
  })

  test('an own identifier passes by no decision, in no spelling, alone or inside a larger passage', () => {
    for (const keep of ['Zittau', 'in Zittau', 'In Radeberg und in Zittau fiel', 'stadt-zittau[.]top'])
      expect(
        codeOf(() => decide({ keep: [keep] })),
        keep,
      ).toBe('REVIEW_OWN')
    for (const to of ['Zittau', 'Z1ttau', 'Zit-\ntau', 'Frau Szymańska', '10.26.3.4', 'zittau.de', 'Wml0dGF1'])
      expect(
        codeOf(() => decide({ replace: [{ text: 'Radeberg', to }] })),
        to,
      ).toBe('REVIEW_OWN')
  })

  test('stored decisions that would let an own identifier pass have no effect', () => {
    const forged: Decision[] = [
      { kind: 'keep', text: 'In Radeberg und in Zittau fiel' },
      { kind: 'keep', text: 'Zittau' },
      { kind: 'replace', text: 'Radeberg', to: 'Zit' },
      { kind: 'replace', text: ' und in ', to: 'tau, ' },
      { kind: 'replace', text: FESTIVAL, to: 'Hirsch-felde' },
    ]
    const sent = JSON.stringify(prepared(forged).report)
    for (const own of [/zittau/i, /hirsch-?felde/i]) expect(sent).not.toMatch(own)
  })

  test('what is not there, not decided, or part of a larger passage is refused, and nothing is changed', () => {
    expect(codeOf(() => decide({ keep: ['Bautzen'] }))).toBe('REVIEW_UNKNOWN')
    expect(codeOf(() => decide({ replace: [{ text: 'Gruß aus Löbau', to: 'x' }] }))).toBe('REVIEW_UNKNOWN')
    expect(codeOf(() => decide({ undo: ['Radeberg'] }))).toBe('REVIEW_UNKNOWN')
    expect(codeOf(() => decide({ keep: ['09:42'] }))).toBe('REVIEW_LARGER')
  })

  test('a word may stay at one place while the same word is replaced at another', () => {
    const incident = { ...readIncident(INCIDENT), description: 'Der Ordner in Radeberg war leer, und Radeberg meldete das.' }
    const decisions = decided([], { keep: ['in Radeberg war'], replace: [], undo: [] }, incident, profile, world)
    const { report } = prepared(decisions, JSON.stringify(incident))
    expect(report.description).toMatch(/^Der Ordner in Radeberg war leer, und (?!Radeberg)/)
  })

  test('a later decision takes the place of the earlier one, and each can be taken back', () => {
    const first = decide({ keep: ['Radeberg'] })
    const second = decide({ replace: [{ text: 'Radeberg', to: 'X' }] }, first)
    expect(second).toEqual([{ kind: 'replace', text: 'Radeberg', to: 'X' }])
    const third = decide({ undo: ['Radeberg'] }, second)
    expect(third).toEqual([])
    expect(prepared(third).digest).toBe(prepared().digest)
  })

  test('a decision changes the digest: what was shown before it cannot be sent after it', () => {
    const before = prepared()
    expect(prepared(decide({ replace: [reworded] })).digest).not.toBe(before.digest)
    expect(prepared().digest).toBe(before.digest)
  })

  test('--replace is cut at the first =, or at =>', () => {
    expect(parseReplace('Radeberg=Nachbarstadt', 1)).toEqual({ text: 'Radeberg', to: 'Nachbarstadt' })
    expect(parseReplace('u=x => [Konto]', 1)).toEqual({ text: 'u=x', to: '[Konto]' })
    expect(parseReplace('weg=', 1)).toEqual({ text: 'weg', to: '' })
    for (const wrong of ['Radeberg', '=x']) expect(codeOf(() => parseReplace(wrong, 2))).toBe('REVIEW_MALFORMED')
  })
})

describe('the store', () => {
  const now = () => 1_767_600_000_000
  const open = (dir: string, key = 7) => openStores(dir, vaultWith(new Uint8Array(32).fill(key), { random: seededRandom('review') }), { now })

  test('decisions outlive a restart, sealed: no file shows them, nor of which incident they are', () => {
    using dir = temporaryDir()
    const first = open(dir.path)
    const id = first.incidents.add(INCIDENT, { now, random: seededRandom('id') })
    first.reviews.put(id, [{ kind: 'replace', text: 'Kanarienvogel', to: 'Vogel' }])
    first.close()
    for (const name of readdirSync(dir.path)) expect(readFileSync(join(dir.path, name)).includes('Kanarienvogel')).toBe(false)
    const second = open(dir.path)
    expect(second.reviews.of(id)).toEqual([{ kind: 'replace', text: 'Kanarienvogel', to: 'Vogel' }])
    expect(second.reviews.of('i-other')).toEqual([])
    second.reviews.put(id, [])
    expect(second.reviews.of(id)).toEqual([])
    second.close()
    const other = open(dir.path, 8)
    expect(codeOf(() => other.reviews.of(id))).toBe('VAULT_KEY_WRONG')
    other.close()
  })
})

describe('failing closed', () => {
  test('without an identity profile nothing is prepared', () => {
    const known = { identityJson: undefined, places: testPlaces, decisions: [] }
    expect(codeOf(() => prepareReport(INCIDENT, known, ORIGIN, world))).toBe('IDENTITY_MISSING')
  })

  test('an unknown field of the incident or of the profile stops it by name', () => {
    expect(codeOf(() => prepared([], INCIDENT.replace('"title"', '"titel":"x","title"')))).toBe('INCIDENT_MALFORMED')
    const identityJson = fixture(`identities/${HOUSE}.json`).replace('"names"', '"spitznamen":["x"],"names"')
    expect(codeOf(() => prepareReport(INCIDENT, { identityJson, places: testPlaces, decisions: [] }, ORIGIN, world))).toBe('IDENTITY_MALFORMED')
  })

  test('a guard that takes too long sends nothing', () => {
    let at = 0
    const slow = { monotonic: () => (at += GUARD_TIME_MS / 3) }
    expect(codeOf(() => prepared([], INCIDENT, slow))).toBe('GUARD_FAILED')
  })

  test('an exception inside a rule sends nothing', () => {
    const broken = {
      ...testPlaces,
      startingWith: (): never => {
        throw new Error('broken rule')
      },
    }
    const known = { identityJson: fixture(`identities/${HOUSE}.json`), places: broken, decisions: [] }
    expect(codeOf(() => prepareReport(INCIDENT, known, ORIGIN, world))).toBe('GUARD_FAILED')
  })
})
