// SPDX-License-Identifier: EUPL-1.2
/**
 * The identity of the house, compiled for the guard. Without one nothing leaves: a guard that knows no names finds none.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { literalPattern } from './egress-guard/literal.ts'
import type { AddressRange } from './egress-guard/network-address.ts'
import type { OwnHosts } from './egress-guard/own-hosts.ts'
import { ownHosts } from './egress-guard/own-hosts.ts'
import type { OwnName, OwnPhrase } from './egress-guard/own-names.ts'
import { phrasePattern } from './egress-guard/own-names.ts'
import type { OwnNumbers } from './egress-guard/own-numbers.ts'
import { ownNumbers } from './egress-guard/own-numbers.ts'
import type { OwnPerson } from './egress-guard/own-people.ts'
import { ownPerson } from './egress-guard/own-people.ts'
import { isGenericWord } from './egress-guard/own-words.ts'
import { fold } from './egress-guard/view.ts'
import type { Identity } from './identity.ts'
import { rangeOf } from './identity.ts'
import { AMBIGUOUS_PLACE_NAMES } from './places/ambiguous-words.ts'
import type { PlaceList } from './places/place-list.ts'
import { isAmbiguousName, placeKey, placeList } from './places/place-list.ts'
import { AMBIGUOUS_REGIONS, REGIONS } from './places/regions.ts'
import { RedactError } from './redact-error.ts'

export interface GuardProfile {
  readonly names: readonly OwnName[]
  readonly phrases: readonly OwnPhrase[]
  readonly people: readonly OwnPerson[]
  readonly hosts: OwnHosts
  readonly numbers: OwnNumbers
  /** Specialist procedures in use: they stay, save for the house's name in them. Folded. */
  readonly products: readonly RegExp[]
  /** Values of one incident (assets, title, sentences of its notes) that must not be repeated. Folded. */
  readonly values: readonly { readonly pattern: RegExp; readonly put: string }[]
  readonly places: PlaceList
  /** Called between the rules; throws when the time is up. */
  readonly watch: () => void
}

/** Abbreviations that mean something else to every reader; they count only in clear company. */
const AMBIGUOUS_ABBREVIATIONS = new Set(
  'OS PE DEL NI CE SI OLD HI ME MB GB TB KB AC AD AN AS DC IT IP PC CD CR CO OB VB VS EU ER SO ST MS MD MK SL SU SE RE RO BIT NEW MY LAN VER CAS EIN HOT ROT WAR TUT SIM SON TET AP AU BA BI BO BS DA DB EL EM ES FB FD FG GP HE HP HR HS IN IK IS IZ JE KI KL KO KS LA LB LI LM LP LU MA MI MR MT NE NB NF NK NR OF OA OK ON OR PA PB PI PL PS RA RD RP RS RZ SB SC SG SK SP SR SW SZ TF TO TR TS TT UE UH UM UR VG VK VR WF WL WM WT WW ZR ZI ZW LK BM FS HA HH HD HB GA GS GR GM GL FL FN ED DD DN DO DU DW CB BL BN BH B C D E F G H K L M N P R S W X Y Z'.split(
    ' ',
  ),
)

function wordsOf(name: string): string[] {
  return name
    .split(/[\s,/()]+/u)
    .map((word) => word.replace(/\.+$/u, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

function ownName(word: string, why: OwnName['why'], put: string): OwnName {
  const abbreviation = /^\p{Lu}{1,4}$/u.test(word)
  return {
    written: word,
    folded: fold(word),
    why,
    put,
    abbreviation,
    ambiguous: abbreviation ? AMBIGUOUS_ABBREVIATIONS.has(word) : why === 'own-name' ? isAmbiguousWord(word) : isAmbiguousName(word),
  }
}

/** The own name counts as a word only where it truly is one; short names and rivers are taken as names. */
function isAmbiguousWord(word: string): boolean {
  return AMBIGUOUS_PLACE_NAMES.has(placeKey(word)) && (!REGIONS.has(word) || AMBIGUOUS_REGIONS.has(word))
}

/** The telling words of a name: „Sparkasse Gifhorn-Wolfsburg“ → Gifhorn-Wolfsburg, Gifhorn, Wolfsburg. */
function tellingWords(name: string): string[] {
  const words = wordsOf(name).filter((word) => !isGenericWord(word) && fold(word).length >= 2)
  const parts = words
    .filter((word) => word.includes('-'))
    .flatMap((word) => word.split('-').filter((part) => part.length >= 4 && !isGenericWord(part)))
  return [...new Set([...words, ...parts])]
}

interface Names {
  readonly names: OwnName[]
  readonly phrases: OwnPhrase[]
}

function namesOf(texts: readonly string[], why: OwnName['why'], put: (word: string) => string): Names {
  const names = new Map<string, OwnName>()
  const phrases: OwnPhrase[] = []
  for (const text of texts) {
    const words = wordsOf(text)
    if (words.length > 1 && words.some((word) => !isGenericWord(word))) phrases.push({ pattern: phrasePattern(words), why, put: put(text) })
    else if (words.length > 1) phrases.push({ pattern: phrasePattern(words), why, put: put(text) })
    for (const word of tellingWords(text)) names.set(fold(word), ownName(word, why, put(word)))
  }
  return { names: [...names.values()], phrases }
}

function literal(text: string): RegExp {
  const words = fold(text)
    .split(/[\s]+/u)
    .filter((word) => word !== '')
    .map(literalPattern)
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu')
}

function peopleOf(names: readonly string[]): OwnPerson[] {
  return names.map(ownPerson).filter((person) => person !== undefined)
}

/**
 * @param identity `undefined` where no profile was set up
 * @throws RedactError `IDENTITY_MISSING`: the guard fails closed
 */
export function compileGuardProfile(identity: Identity | undefined, places: PlaceList = placeList()): GuardProfile {
  if (identity === undefined) throw new RedactError('IDENTITY_MISSING')
  const houseWords = new Set(tellingWords(identity.name).map(fold))
  const isHouse = (text: string) => wordsOf(text).some((word) => houseWords.has(fold(word))) || /^\p{Lu}{2,4}$/u.test(text)
  const house = namesOf([identity.name, ...identity.names], 'own-name', (text) => (isHouse(text) ? '[Gemeinde]' : '[Ort]'))
  const partners = namesOf(identity.partners, 'partner', () => '[Partner]')
  const taken = new Set(house.names.map((name) => name.folded))
  return {
    names: [...house.names, ...partners.names.filter((name) => !taken.has(name.folded))],
    phrases: [...house.phrases, ...partners.phrases],
    people: peopleOf(identity.people.map((person) => person.name)),
    hosts: ownHosts(identity.hosts, identity.domains, identity.mailboxes),
    numbers: ownNumbers({
      phones: identity.phones,
      ags: identity.ags,
      postcode: identity.postcode,
      streets: identity.street === '' ? [] : [identity.street],
      ranges: identity.ipRanges.map(rangeOf).filter((range): range is AddressRange => range !== undefined),
    }),
    products: identity.products.map(literal),
    values: [],
    places,
    watch: () => {},
  }
}

/** The guard reads no longer than this: what takes longer was made to. */
export const GUARD_TIME_MS = 20_000

/** The same profile for one look that ends in time. @throws (from the guard) RedactError `GUARD_FAILED` when it does not */
export function withinTime(profile: GuardProfile, { monotonic }: Pick<World, 'monotonic'>): GuardProfile {
  const end = monotonic() + GUARD_TIME_MS
  return {
    ...profile,
    watch: () => {
      if (monotonic() > end) throw new RedactError('GUARD_FAILED', { problem: 'timeout' })
    },
  }
}

/** Values of one incident that count as own beside the profile. */
export interface IncidentValues {
  readonly people: readonly string[]
  readonly assets: readonly string[]
  /** Title and notes: as a whole, and sentence by sentence where long enough to be recognised. */
  readonly texts: readonly string[]
}

const MIN_SENTENCE = 16

/** A machine's name inside an asset's description: `Exchange (SRV-EX07)`. */
const MACHINE =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}_.-]*\p{L})(?=[\p{L}\p{N}_.-]*(?:\d|_|-\p{Lu}))[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+){1,6}(?![\p{L}\p{N}])/gu

export function withIncidentValues(profile: GuardProfile, values: IncidentValues): GuardProfile {
  const assets = values.assets.map((asset) => asset.trim()).filter((asset) => asset.length >= 2)
  const machines = assets
    .flatMap((asset) => asset.match(MACHINE) ?? [])
    .filter((machine) => !/^v?\d+(?:[.-]\d+)*$/iu.test(machine) && !/^\p{L}+-\p{Lu}?\p{Ll}+$/u.test(machine))
  const sentences = values.texts
    .flatMap((text) => [text, ...text.split(/(?<=[.!?])\s+|\n/u)])
    .map((text) => text.trim())
    .filter((text) => text.length >= MIN_SENTENCE)
  const people = values.people
    .map((name) =>
      name
        .replace(/\([^)]*\)/gu, ' ')
        .replace(/[,;].*$/u, '')
        .trim(),
    )
    .filter((name) => /^\p{Lu}[\p{L}.'’ -]{1,60}$/u.test(name))
  return {
    ...profile,
    people: [...profile.people, ...peopleOf(people)],
    values: [
      ...[...assets, ...machines].map((asset) => ({ pattern: literal(asset), put: '[System]' })),
      ...[...sentences, ...values.people.filter((person) => person.length >= 3)].map((text) => ({
        pattern: literal(text.replace(/[.!?]+$/u, '')),
        put: '[…]',
      })),
    ],
  }
}
