// SPDX-License-Identifier: EUPL-1.2
/**
 * One text, all spellings, all rules: every passage that may say whose text it is.
 *
 * @module
 */
import type { GuardProfile } from '../guard-profile.ts'
import { contactFindings } from './contacts.ts'
import { encodedRuns } from './encoded.ts'
import { cutNameFindings } from './cut-names.ts'
import type { Finding, Reading } from './finding.ts'
import { overlapping } from './finding.ts'
import { machineFindings } from './machines.ts'
import { ownHostFindings } from './own-hosts.ts'
import { ownNameFindings } from './own-names.ts'
import { ownNumberFindings } from './own-numbers.ts'
import { ownPersonFindings } from './own-people.ts'
import { personFindings } from './persons.ts'
import { placeFindings } from './places.ts'
import type { Spelling } from './spellings.ts'
import { reversed, spellingsOf } from './spellings.ts'
import { timeFindings } from './times.ts'
import { LANDMARK_WORDS, NAMED_LANDMARK } from './unique-description.ts'
import type { View } from './view.ts'
import { changedSpans, foldView, plainView, spanOf } from './view.ts'

function reading(view: View, trust: Spelling['trust']): Reading {
  return { plain: view, folded: foldView(view), trust }
}

function valueFindings(one: Reading, profile: GuardProfile): Finding[] {
  return profile.values.flatMap((value) =>
    [...one.folded.text.matchAll(value.pattern)].map((match) => ({
      ...spanOf(one.folded, match.index, match.index + match[0].length),
      why: 'own-value' as const,
      strength: 'own' as const,
      put: value.put,
    })),
  )
}

/** Identifiers of this house in one reading. */
function ownFindings(one: Reading, profile: GuardProfile): Finding[] {
  return [
    ...ownNameFindings(one, profile.names, profile.phrases),
    ...ownPersonFindings(one, profile.people),
    ...ownHostFindings(one, profile.hosts),
    ...ownNumberFindings(one, profile.numbers),
    ...valueFindings(one, profile),
  ]
}

function landmarkFindings(one: Reading): Finding[] {
  const found: Finding[] = []
  for (const match of one.plain.text.matchAll(LANDMARK_WORDS)) {
    found.push({ ...spanOf(one.plain, match.index, match.index + match[0].length), why: 'landmark', strength: 'soft', put: '[örtliche Einrichtung]' })
  }
  for (const match of one.plain.text.matchAll(NAMED_LANDMARK)) {
    const name = match[1] ?? ''
    const end = match.index + match[0].length
    found.push({ ...spanOf(one.plain, end - name.length, end), why: 'landmark', strength: 'soft', put: '[Name]' })
  }
  return found
}

function shapeFindings(one: Reading, profile: GuardProfile): Finding[] {
  return [
    ...personFindings(one),
    ...placeFindings(one, profile.places),
    ...contactFindings(one),
    ...timeFindings(one),
    ...machineFindings(one),
    ...landmarkFindings(one),
  ]
}

const LEAST_DECODED = 4

/** Runs of base64 or hex that hold an own identifier, also twice encoded. The whole run goes. */
function encodedFindings(view: View, profile: GuardProfile, depth = 0): Finding[] {
  const found: Finding[] = []
  for (const run of encodedRuns(view)) {
    const isOwn = run.texts.some((text) => {
      const inner = plainView(text)
      const own = ownFindings(reading(inner, 'hard'), profile).filter(
        (one) => one.end - one.start >= LEAST_DECODED && isTelling(text.slice(one.start, one.end)),
      )
      return own.length > 0 || (depth < 1 && encodedFindings(inner, profile, depth + 1).length > 0)
    })
    if (isOwn) found.push({ start: run.start, end: run.end, why: 'encoded', strength: 'own', put: '[entfernt]' })
  }
  return found
}

/** Random bytes give short accidents; what counts has letters of a word or digits of an address. */
function isTelling(text: string): boolean {
  return /[\p{L}\d][\p{L}\d.:@_ -]{2,}[\p{L}\d]/u.test(text)
}

/** A finding across a line break, unless its first line alone was one already and the rest is the next line's own („GF-VPN01\n02:11“). */
function spansBreak(text: string, finding: Finding, found: readonly Finding[]): boolean {
  if (!/\n/.test(text.slice(finding.start, finding.end))) return false
  const isName = finding.why === 'own-host' || finding.why === 'own-name' || finding.why === 'own-person' || finding.strength !== 'own'
  return !isName || !found.some((other) => other.start <= finding.start && other.end > finding.start && /^\s*\n/.test(text.slice(other.end)))
}

/** Own identifiers of one spelling. */
function ownIn({ view, trust }: Spelling, profile: GuardProfile): Finding[] {
  const own = ownFindings(reading(view, trust), profile)
  return trust === 'certain' || trust === 'joined' || trust === 'decoded' ? [...own, ...encodedFindings(view, profile)] : own
}

/** What its shape gives away; in a changed spelling only where the change is part of it. */
function shapesIn({ view, trust }: Spelling, profile: GuardProfile): Finding[] {
  const one = reading(view, trust)
  if (trust === 'hard') return []
  if (trust === 'certain' || trust === 'joined') return shapeFindings(one, profile)
  const found = trust === 'decoded' ? shapeFindings(one, profile) : personFindings(one).filter((finding) => finding.strength === 'firm')
  if (found.length === 0) return found
  const changed = changedSpans(view)
  return found.filter((finding) => changed.some((span) => overlapping(span, finding)))
}

const LEAST_REVERSED = 5
/** First and last name together; a word read backwards is seldom that long. */
const LEAST_REVERSED_WHOLE = 8

/** Names written backwards. */
function reversedFindings(text: string, profile: GuardProfile): Finding[] {
  const back = reading(reversed(text), 'hard')
  const names = profile.names.filter((name) => name.folded.length >= LEAST_REVERSED && !name.ambiguous && !name.abbreviation)
  const people = profile.people.filter((person) => person.surnames.some(({ folded, isWord }) => folded.length >= LEAST_REVERSED && !isWord))
  const isLong = (least: number) => (finding: Finding) => finding.end - finding.start >= least
  return [
    ...ownNameFindings(back, names, []),
    ...ownPersonFindings(back, people).filter(isLong(LEAST_REVERSED)),
    ...[...ownNameFindings(back, [], profile.phrases), ...ownPersonFindings(back, profile.people)].filter(isLong(LEAST_REVERSED_WHOLE)),
  ]
}

/** Names that stand in no forward reading of whole words. */
function hiddenNames(text: string, profile: GuardProfile): Finding[] {
  return [...reversedFindings(text, profile), ...cutNameFindings(text, profile)]
}

/** Every passage that may tell, in places of the original; overlapping and unsorted. */
export function search(text: string, profile: GuardProfile): Finding[] {
  const found: Finding[] = []
  for (const spelling of spellingsOf(text)) {
    profile.watch()
    const all = [...ownIn(spelling, profile), ...shapesIn(spelling, profile)]
    found.push(...(spelling.trust === 'joined' ? all.filter((finding) => spansBreak(text, finding, found)) : all))
  }
  found.push(...hiddenNames(text, profile))
  return found
}

/** Own identifiers only, for the last look at a text and at encoded bytes. */
export function searchOwn(text: string, profile: GuardProfile): Finding[] {
  const found: Finding[] = []
  for (const spelling of spellingsOf(text)) {
    profile.watch()
    const own = ownIn(spelling, profile)
    found.push(...(spelling.trust === 'joined' ? own.filter((finding) => /\n/.test(text.slice(finding.start, finding.end))) : own))
  }
  found.push(...hiddenNames(text, profile))
  return found
}
