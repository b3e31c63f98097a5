// SPDX-License-Identifier: EUPL-1.2
/**
 * Vendors: `Siemens AG` is `SIEMENS`; `Delta Controls` is not `Delta Electronics`.
 *
 * A vendor's text names one or several houses (`Exacq Technologies, Johnson Controls Inc.`), with legal forms, brackets and initials.
 *
 * @module
 */
import { fold } from './normalise.ts'
import { aliasesOf } from './vendor-aliases.ts'

const LEGAL_FORMS = new Set(
  (
    'gmbh ag kg kgaa ug ohg mbh ev se sa sas sarl srl spa sl bv nv oy oyj ab as asa aps plc ltd limited llc llp lp inc incorporated co corp corporation ' +
    'company companies pty pte pvt kk sro doo zrt aktiengesellschaft aktiebolag ltda me mfg manufacturing and und the + &'
  ).split(' '),
)

/** Legal forms that are also words of products (`WECON PLC Editor`): behind the house they may belong to what follows. */
const ALSO_WORDS = new Set(['plc', 'se', 'me', 'as', 'ab', 'and', 'und', 'the', '+', '&'])

/** Words that may be left out of a house's name without making another of it. */
const GENERIC = new Set(
  (
    'electric electronic electronics automation international technologies technology software systems system group holding holdings solutions ' +
    'deutschland germany europe europa industries industrial products global networks network digital energy healthcare security services ' +
    'communications controls instruments medical computer computers laboratories labs elektronik elektrotechnik'
  )
    .split(' ')
    .map(fold),
)

const NOBODY = new Set(
  [
    'n/a',
    'na',
    '-',
    '?',
    'open source',
    'opensource',
    'multiple',
    'multiple open source',
    'various',
    'diverse',
    'unknown',
    'unbekannt',
    'none',
    'k.a.',
  ].map(fold),
)

/** What a vendor's text says; `names` is empty where it says nothing. */
export interface Vendor {
  /** Every way to name one of its houses: words, joined by one space. */
  readonly names: readonly string[]
}

const NO_VENDOR: Vendor = { names: [] }

function wordsOf(text: string): string[] {
  return text.split(/[^a-z0-9]+/).filter((word) => word !== '' && !LEGAL_FORMS.has(word))
}

function initials(words: readonly string[]): string | undefined {
  return words.length >= 2 && words.every((word) => /^[a-z]/.test(word)) ? words.map((word) => word.charAt(0)).join('') : undefined
}

/** `Becton, Dickinson and Company (BD)` → the whole, its parts, the bracket. */
function segments(folded: string): string[] {
  const brackets = [...folded.matchAll(/[([]([^()[\]]*)[)\]]/g)].map((match) => match[1] ?? '')
  const plain = folded
    .replace(/[([][^()[\]]*[)\]]/g, ' ')
    .replace(/\b[a-z](?:\.[a-z])+\b\.?/g, (letters) => letters.replaceAll('.', ''))
    .replace(/\be\. ?v\./g, 'ev')
    .replace(/\bs\.a\.?(?= |$)/g, 'sa')
    .replaceAll('.', ' ')
  const parts = plain
    .split(/,|;|\/| - | and | und | & |\|/)
    .map((part) => part.replace(/^ *(?:an?|the) (?:subsidiary|affiliate|division|part|brand|company) of /, ''))
  return parts.length > 1 ? [plain, ...parts, ...brackets] : [plain, ...brackets]
}

/** No house has a longer name. */
const MAX_TEXT = 400

export function parseVendor(text: string | undefined): Vendor {
  const folded = fold((text ?? '').slice(0, MAX_TEXT))
  if (folded === '' || NOBODY.has(folded)) return NO_VENDOR
  const names = new Set<string>()
  for (const segment of segments(folded)) {
    const words = wordsOf(segment)
    const name = words.join(' ')
    if (name === '') continue
    names.add(name)
    for (const alias of aliasesOf(name)) names.add(alias)
  }
  return { names: [...names] }
}

/** `emerson` and `emerson electric`: one is the beginning of the other by whole words. */
function begins(short: string, long: string): boolean {
  return long.startsWith(`${short} `) || (long.startsWith(short) && long.length === short.length)
}

function sameName(a: string, b: string): boolean {
  if (begins(a, b) || begins(b, a)) return true
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length <= 5 && initials(long.split(' ')) === short
}

/** `unknown` where one side names nobody. */
export function compareVendors(a: Vendor, b: Vendor): 'same' | 'unknown' | 'different' {
  if (a.names.length === 0 || b.names.length === 0) return 'unknown'
  return a.names.some((x) => b.names.some((y) => sameName(x, y))) ? 'same' : 'different'
}

/** How many of the first words spell the name, whatever spaces and signs stand between; never all of them. */
function wordsSpelling(name: string, words: readonly string[]): number {
  let spelled = ''
  for (let count = 1; count < words.length && spelled.length < name.length; count++) {
    spelled += words[count - 1]
    if (spelled === name) return count
  }
  return 0
}

function isLegalForm(word: string): boolean {
  return LEGAL_FORMS.has(word) && !ALSO_WORDS.has(word)
}

/** The words at the beginning of a product's name that only repeat its vendor: `siemens` of `siemens simatic s7-1200`. */
export function vendorPrefix(vendor: Vendor, words: readonly string[]): number {
  let longest = 0
  for (const name of vendor.names) {
    const parts = name.split(' ')
    const generic = parts.length > 1 && parts.slice(1).every((part) => GENERIC.has(part))
    longest = Math.max(longest, wordsSpelling(parts.join(''), words), generic ? wordsSpelling(parts[0] ?? '', words) : 0)
  }
  const start = longest
  while (longest > 0 && longest < words.length - 1 && (longest > start ? LEGAL_FORMS.has(words[longest] ?? '') : isLegalForm(words[longest] ?? '')))
    longest++
  return longest
}
