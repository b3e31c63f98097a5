// SPDX-License-Identifier: EUPL-1.2
/**
 * Own identifiers in random spellings at random places of harmless texts: none of them is left, whatever the profile says.
 *
 * @module
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { redactText } from '@ncv/node/incident/egress-guard/guard.ts'
import type { Identity } from '@ncv/node/incident/identity.ts'
import { readIdentity } from '@ncv/node/incident/identity.ts'
import { isAmbiguousName } from '@ncv/node/incident/places/place-list.ts'
import { expect, test } from 'vitest'
import { fixture, fixturesFolder, profileOf, survives } from './corpus.ts'
import type { Draw, Spell } from './spellings.ts'
import { ADDRESS_SPELLINGS, drawFrom, ENCODINGS, NAME_SPELLINGS, pick } from './spellings.ts'

const TEXTS = 500
const PER_TEXT = 6
const SEED = 20_260_312

const HARMLESS = fixture('plain.txt')
  .split('\n')
  .filter((line) => line !== '')

interface Identifier {
  readonly text: string
  readonly spellings: Readonly<Record<string, Spell>>
}

/** Abbreviations and names that are words (Lage, Essen, Hof) are a name only in company: the labelled texts have those. */
function isTelling(name: string): boolean {
  return name.length >= 5 && !isAmbiguousName(name) && !/^\p{Lu}+$/u.test(name)
}

function identifiersOf(identity: Identity): Identifier[] {
  const names = [identity.name, ...identity.names, ...identity.partners].filter((name) =>
    name.split(/[ (]/u).every((word) => word === '' || isTelling(word)),
  )
  const people = identity.people
    .map((person) => person.name)
    .filter((name) => name.split(/[ -]/u).every((word) => word.length >= 4 && !/^(?:Dr|Prof)/.test(word)))
  const asName = (text: string): Identifier => ({ text, spellings: { ...ENCODINGS, ...NAME_SPELLINGS } })
  const asAddress = (text: string): Identifier => ({ text, spellings: { ...ENCODINGS, ...ADDRESS_SPELLINGS } })
  const asNumber = (text: string): Identifier => ({ text, spellings: ENCODINGS })
  return [
    ...[...names, ...people].map(asName),
    ...[...identity.domains, ...identity.mailboxes].map(asAddress),
    ...[...identity.hosts.filter((host) => !host.startsWith('\\')), ...identity.phones, ...identity.ipRanges, identity.street].map(asNumber),
  ]
}

const HOUSES = readdirSync(join(fixturesFolder, 'identities')).map((file) => {
  const house = file.replace(/\.json$/, '')
  return { house, profile: profileOf(house), identifiers: identifiersOf(readIdentity(fixture(`identities/${file}`))) }
})

/** Between two words of the text, never inside one. */
function insertedAt(text: string, what: string, draw: Draw): string {
  const gaps = [0, ...[...text.matchAll(/ /g)].map((match) => match.index + 1), text.length]
  const at = pick(gaps, draw)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return `${before}${before === '' || before.endsWith(' ') ? '' : ' '}${what} ${after}`
}

interface Hidden {
  readonly spelling: string
  readonly identifier: string
  readonly written: string
}

test(`${TEXTS * PER_TEXT} own identifiers of ${HOUSES.length} houses, in any spelling at any place: none is left in a text that passes`, () => {
  const draw = drawFrom(SEED)
  const leaks: string[] = []
  const spellings = new Set<string>()
  let passed = 0
  for (let i = 0; i < TEXTS; i++) {
    const { house, profile, identifiers } = pick(HOUSES, draw)
    let text = pick(HARMLESS, draw)
    const hidden: Hidden[] = []
    for (let k = 0; k < PER_TEXT; k++) {
      const identifier = pick(identifiers, draw)
      const [spelling, spell] = pick(Object.entries(identifier.spellings), draw)
      const written = spell(identifier.text, draw)
      spellings.add(spelling)
      hidden.push({ spelling, identifier: identifier.text, written })
      text = insertedAt(text, written, draw)
    }
    const redaction = redactText(text, profile)
    if (redaction.verdict === 'block') continue
    passed++
    for (const one of hidden) {
      if (survives(one.written, redaction.text)) leaks.push(`${house}: ${one.identifier}, ${one.spelling}: ${JSON.stringify(redaction.text)}`)
    }
  }
  expect(leaks).toEqual([])
  expect(passed).toBeGreaterThan(TEXTS / 2)
  expect(spellings.size).toBe(Object.keys({ ...ENCODINGS, ...NAME_SPELLINGS, ...ADDRESS_SPELLINGS }).length)
}, 120_000)

test('the property can fail: a house that does not know a name lets it pass', () => {
  expect(survives('Zittau', redactText('Gemeldet wurde das aus Zittauer Sicht.', profileOf('norden')).text)).toBe(true)
})
