// SPDX-License-Identifier: EUPL-1.2
/**
 * Products that nobody has ever built, as advisories name them, with the spellings of inventories that mean them and those that do not.
 *
 * Vendors carry umlauts and legal forms, models hyphens and suffixes; a near miss differs in one digit, one edition or one word.
 *
 * @module
 */
import type { Chance } from '../../bench/csaf-document.ts'
import type { Names } from './rotated.ts'

/** Vendor and product as an inventory has them. */
export type Spelling = readonly [vendor: string, product: string]

export interface InventedProduct {
  readonly kind: string
  readonly vendor: string
  readonly product: string
  readonly meant: readonly Spelling[]
  readonly others: readonly Spelling[]
}

const FORMS = [
  'GmbH',
  'AG',
  'GmbH & Co. KG',
  'SE & Co. KGaA',
  'S.p.A.',
  'Inc.',
  'Ltd.',
  'B.V.',
  'Corporation',
  'Co., Ltd.',
  'Deutschland GmbH',
] as const
const UMLAUTS: readonly (readonly [string, string])[] = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
]
const LEADING = ['Switch', 'Steuerung', 'Firewall', 'Drucker', 'USV', 'Software', 'Anlage'] as const

interface House {
  readonly name: string
  /** Ways to write it, with and without its umlaut. */
  readonly written: readonly string[]
}

function house(names: Names, chance: Chance): House {
  const plain = names.word(`house${chance.below(1 << 30)}`)
  const [umlaut, letters] = UMLAUTS[chance.below(UMLAUTS.length)] as readonly [string, string]
  const [name, spelled] = [`${plain}${umlaut}ller`, `${plain}${letters}ller`]
  return { name: `${name} GmbH`, written: [name, spelled, name.toUpperCase(), ...FORMS.map((form) => `${name} ${form}`), `${spelled} AG`] }
}

function inHouse({ written }: House, chance: Chance, ...products: readonly string[]): Spelling[] {
  return products.flatMap((product) => {
    const vendor = written[chance.below(written.length)] as string
    return [[vendor, product] as const, [vendor, `${written[0]} ${product}`] as const]
  })
}

function device(names: Names, chance: Chance): InventedProduct {
  const own = house(names, chance)
  const brand = names.word(`brand${chance.below(1 << 30)}`).toUpperCase()
  const [series, number, port] = ['KX', 200 + chance.below(700), 1 + chance.below(8)]
  const model = `${series}${number}-${port}`
  const product = `${brand} ${model}`
  const wrong = `${series}${number + 1}-${port}`
  const otherPort = `${series}${number}-${port + 1}`
  const leading = LEADING[chance.below(LEADING.length)] as string
  return {
    kind: 'device',
    vendor: own.name,
    product,
    meant: inHouse(
      own,
      chance,
      product,
      product.toLowerCase(),
      `${brand} ${series} ${number}-${port}`,
      `${leading} ${product}`,
      `${product} (Rathaus)`,
      `${product}®`,
      model,
    ),
    others: [
      ...inHouse(
        own,
        chance,
        `${brand} ${wrong}`,
        `${brand} ${otherPort}`,
        wrong,
        `${product} Configuration Tool`,
        `${brand} ${series}9${number}-${port}`,
      ),
      [names.stranger(), product],
    ],
  }
}

function software(names: Names, chance: Chance): InventedProduct {
  const own = house(names, chance)
  const word = names.word(`soft${chance.below(1 << 30)}`)
  const product = `${word} Server`
  return {
    kind: 'software',
    vendor: own.name,
    product,
    meant: inHouse(own, chance, product, product.toUpperCase(), `${word}-Server`, `${product} (64-bit)`, `${product} Standard`),
    others: [...inHouse(own, chance, `${word} Client`, `${word} Viewer`, `${names.stranger()} Server`, 'Server'), [names.stranger(), product]],
  }
}

function numbered(names: Names, chance: Chance): InventedProduct {
  const own = house(names, chance)
  const brand = names.word(`num${chance.below(1 << 30)}`).toUpperCase()
  const digits = (count: number): string => Array.from({ length: count }, () => chance.below(10)).join('')
  const order = `6KL${digits(4)}-1AB${digits(2)}-0XB${chance.below(9)}`
  const other = `${order.slice(0, -1)}9`
  const product = `${brand} CPU ${1500 + chance.below(90)}-1 PN (${order})`
  return {
    kind: 'order number',
    vendor: own.name,
    product,
    meant: [...inHouse(own, chance, product, order, order.toLowerCase(), `${brand} ${order}`, `Baugruppe ${order}`), ['', order]],
    others: inHouse(own, chance, other, product.replace(order, other)),
  }
}

function family(names: Names, chance: Chance): InventedProduct {
  const own = house(names, chance)
  const brand = names.word(`fam${chance.below(1 << 30)}`).toUpperCase()
  const number = 1000 + 100 * chance.below(9)
  const name = `${brand} S${chance.below(9)}-${number}`
  return {
    kind: 'family',
    vendor: own.name,
    product: `${name} CPU family (incl. ${brand}PLUS variants)`,
    meant: inHouse(own, chance, name, `${name} CPU ${number + 11}C`, `${name} CPU ${number + 14}C DC/DC/DC`, `${name} CPU`),
    others: inHouse(own, chance, name.replace(String(number), String(number + 300)), `${brand} WinTool`),
  }
}

export function inventedProducts(names: Names, chance: Chance): InventedProduct[] {
  return [device, software, numbered, family].map((make) => make(names, chance))
}
