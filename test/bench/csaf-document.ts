// SPDX-License-Identifier: EUPL-1.2
/**
 * Invented CSAF documents with the sizes of real ones, and about as compressible, alone and among their like.
 *
 * Real advisories of one publisher share most of their text (disclaimers, general advice) and repeat themselves (product ids,
 * remediations); what is new in each is a few hundred words and numbers. So are these: `STOCK` is shared by all, `prose` is new.
 * `document-sizes.json` holds the sizes; the same seed gives the same documents.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { utf8 } from '@ncv/protocol/bytes.ts'

const { sizes } = JSON.parse(readFileSync(new URL('./document-sizes.json', import.meta.url), 'utf8')) as { sizes: number[] }

export interface Chance {
  /** Uniform in [0, bound). */
  below(bound: number): number
}

/** Marsaglia's xorshift32: fast, reproducible, and good enough to draw words. */
export function seededChance(seed: number): Chance {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1
  return {
    below(bound) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      state >>>= 0
      return Math.floor((state / 2 ** 32) * bound)
    },
  }
}

const SYLLABLES =
  'ba co de fu gi ho ka le mi no pa que ra se ti un ver wa xi zo an ber con der ent for ger hal ing kt lor men nis or per sta tion ur vor'.split(' ')
const WORDS = 3_000

function vocabulary(): string[] {
  const chance = seededChance(7)
  return Array.from({ length: WORDS }, () => Array.from({ length: 1 + chance.below(4) }, () => SYLLABLES[chance.below(SYLLABLES.length)]).join(''))
}

const VOCABULARY = vocabulary()

/** A text of at least `length` characters; frequent words are frequent, as in a language. */
function prose(chance: Chance, length: number): string {
  const sentences: string[] = []
  let total = 0
  while (total < length) {
    const words = Array.from(
      { length: 8 + chance.below(14) },
      () => VOCABULARY[Math.floor(chance.below(WORDS) * (chance.below(1000) / 1000))] as string,
    )
    const sentence = `${words.join(' ')}.`
    sentences.push(sentence)
    total += sentence.length + 1
  }
  return sentences.join(' ').slice(0, length)
}

const STOCK = Array.from({ length: 12 }, (_, i) => ({
  category: i < 2 ? 'legal_disclaimer' : 'general',
  title: `Notice ${i + 1}`,
  text: prose(seededChance(1000 + i), 220 + 40 * i),
}))
const FILLER = prose(seededChance(99), 1_600)
const VENDORS = Array.from({ length: 150 }, (_, i) => prose(seededChance(5000 + i), 9 + (i % 9)).trim())

/** So many documents a size; product ids are used again and again, as they are in earnest. */
interface Shape {
  readonly products: number
  readonly vulnerabilities: number
}

const PRODUCT_BYTES = 430
const VULNERABILITY_BYTES = 2_300

/** About how many products and vulnerabilities a document of this size has. */
function shapeFor(size: number): Shape {
  const room = Math.max(0, size - 9_000)
  const vulnerabilities = 1 + Math.floor((room * 0.55) / VULNERABILITY_BYTES)
  return { vulnerabilities: Math.min(vulnerabilities, 25), products: 1 + Math.floor((room * 0.3) / PRODUCT_BYTES) }
}

function productTree(chance: Chance, vendor: string, count: number) {
  const family = prose(chance, 14).trim()
  const version = `${chance.below(12)}.${chance.below(20)}`
  const product = (n: number) => {
    const name = `${family} ${100 * (n + 1)}`
    return {
      category: 'product_name',
      name,
      branches: [
        {
          category: 'product_version_range',
          name: `< ${version}.${n}`,
          product: { name: `${vendor} ${name}: < ${version}.${n}`, product_id: id(n) },
        },
      ],
    }
  }
  return { branches: [{ category: 'vendor', name: vendor, branches: Array.from({ length: count }, (_, n) => product(n)) }] }
}

function id(n: number): string {
  return `CSAFPID-${String(n + 1).padStart(4, '0')}`
}

function vulnerability(chance: Chance, vendor: string, year: number, products: number) {
  const affected = Array.from({ length: Math.min(products, 40) }, (_, n) => id(n))
  const score = 4 + chance.below(6)
  return {
    cve: `CVE-${year}-${10_000 + chance.below(50_000)}`,
    cwe: { id: `CWE-${20 + chance.below(700)}`, name: VENDORS[chance.below(VENDORS.length)] },
    notes: [{ category: 'summary', title: 'Vulnerability Summary', text: prose(chance, 120 + chance.below(320)) }],
    product_status: { known_affected: affected },
    references: [{ category: 'external', summary: 'vulnerability record', url: `https://cve.example/record?id=${10_000 + chance.below(50_000)}` }],
    remediations: [
      { category: 'vendor_fix', details: `${vendor} ${FILLER.slice(0, 120)}`, product_ids: affected },
      { category: 'mitigation', details: FILLER.slice(200, 520), product_ids: affected },
    ],
    scores: [
      {
        cvss_v3: {
          version: '3.1',
          baseScore: score,
          baseSeverity: score >= 9 ? 'CRITICAL' : score >= 7 ? 'HIGH' : 'MEDIUM',
          vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
        },
        products: affected,
      },
    ],
  }
}

function csaf(number: number, chance: Chance, { products, vulnerabilities }: Shape, stock: number, padding: string) {
  const year = 2017 + (number % 9)
  const vendor = VENDORS[chance.below(VENDORS.length)] as string
  const trackingId = `MESS-${year}-${String(number).padStart(6, '0')}`
  const day = `${year}-${String(1 + chance.below(12)).padStart(2, '0')}-${String(1 + chance.below(28)).padStart(2, '0')}T00:00:00.000Z`
  const notes = [...STOCK.slice(0, stock), { category: 'summary', title: 'Risk evaluation', text: prose(chance, 430 + chance.below(520)) }]
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: `${vendor} ${prose(chance, 25).trim()} (${trackingId})`,
      lang: 'en',
      distribution: { text: 'Disclosure is not limited', tlp: { label: 'WHITE' } },
      publisher: { category: 'coordinator', name: 'Messstelle', namespace: 'https://messstelle.example' },
      notes: padding === '' ? notes : [...notes, { category: 'general', title: 'Recommended practices', text: padding }],
      references: [
        { category: 'self', summary: `${trackingId} JSON`, url: `https://messstelle.example/csaf/${year}/${trackingId.toLowerCase()}.json` },
      ],
      tracking: {
        id: trackingId,
        status: 'final',
        version: '1',
        initial_release_date: day,
        current_release_date: day,
        revision_history: [{ date: day, number: '1', summary: 'Initial' }],
        generator: { date: day, engine: { name: 'bench', version: '1' } },
      },
    },
    product_tree: productTree(chance, vendor, products),
    vulnerabilities: Array.from({ length: vulnerabilities }, () => vulnerability(chance, vendor, year, products)),
  }
}

/** The bytes of document `number`: sizes come in the order of a draw, each document of a size near that of a real one. */
export function benchDocument(number: number): Uint8Array {
  const size = sizes[seededChance(number + 1).below(sizes.length)] as number
  let shape = shapeFor(size)
  let stock = size < 9_000 ? 4 : STOCK.length
  for (;;) {
    const plain = JSON.stringify(csaf(number, seededChance(1_000_003 * (number + 1)), shape, stock, ''), null, 2)
    const missing = size - plain.length - 110
    if (missing >= 0 || (shape.products === 1 && shape.vulnerabilities === 1 && stock === 0)) {
      if (missing < 40) return utf8(plain)
      const padding = FILLER.repeat(Math.ceil(missing / FILLER.length)).slice(0, missing)
      return utf8(JSON.stringify(csaf(number, seededChance(1_000_003 * (number + 1)), shape, stock, padding), null, 2))
    }
    // Too long: less of what is most.
    if (shape.vulnerabilities > 1) shape = { products: Math.max(1, Math.floor(shape.products * 0.9)), vulnerabilities: shape.vulnerabilities - 1 }
    else if (shape.products > 1) shape = { ...shape, products: Math.max(1, Math.floor(shape.products * 0.7)) }
    else stock--
  }
}
