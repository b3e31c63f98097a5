// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node catalogue [list]`, `ncv node catalogue show <id>`, `ncv node catalogue support`.
 *
 * @module
 */
import type { CatalogueProductView, EditionView, SupportView } from '@ncv/protocol/admin/catalogue-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { withNode } from '../open-in-process.ts'

const list = defineCommand({
  summary: {
    de: 'Produktkatalog zeigen; „*“ steht bei Produkten im eigenen Inventar',
    en: 'show the product catalogue; "*" marks what is in the own inventory',
  },
  description: {
    de: 'Der Katalog kommt von der Zentrale. Er gibt Produkten, die in keinem Verzeichnis stehen, eine Kennung und nennt andere Namen, eingebaute Bestandteile und das Ende der Unterstützung. Weiter: „ncv node catalogue show KENNUNG“, „ncv node catalogue support“.',
    en: 'The catalogue comes from the hub. It gives an id to products that stand in no dictionary, and names their other names, what is built in, and the end of support. Next: "ncv node catalogue show ID", "ncv node catalogue support".',
  },
  options: {
    dir: DIR_OPTION,
    search: { type: 'string', value: 'TEXT', help: { de: 'nur was alle diese Wörter enthält', en: 'only what holds all of these words' } },
  },
  async run({ options: { dir, search } }, io) {
    const found = await withNode(dir, io.env, io.lang, (node) => node.listCatalogue({ query: search === undefined ? {} : { search } }))
    const { edition, products, waiting, refused } = found
    const lines = products.map((product) => lineOf(product, io))
    const said = [
      ...(waiting === null ? [] : [io.text('catalogue.waiting', { edition: waiting })]),
      ...refused.map(({ index, text }) => io.text('catalogue.refused', { index, text })),
    ]
    io.reply(found, [headOf(edition, io), ...said, ...(edition !== null && lines.length === 0 ? [io.text('catalogue.nothing')] : lines)].join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'ein Produkt des Katalogs mit allem, was bekannt ist', en: 'one product of the catalogue with all that is known' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'id', required: true, help: { de: 'Kennung im Katalog', en: 'id in the catalogue' } }],
  async run({ options, positionals: [id = ''] }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.showCatalogueProduct({ params: { id } }))
    io.reply(found, detailOf(found, io))
  },
})

const support = defineCommand({
  summary: {
    de: 'eigene Produkte, deren Unterstützung beendet ist oder bald endet, mit Nachfolger',
    en: 'own products whose support is over or ends soon, with their successor',
  },
  options: {
    dir: DIR_OPTION,
    days: { type: 'string', default: '180', value: 'N', help: { de: 'so viele Tage im Voraus', en: 'so many days ahead' } },
  },
  async run({ options: { dir, days } }, io) {
    if (!/^[0-9]{1,4}$/.test(days) || Number(days) > 3650)
      throw usageError(io.lang, 'value', { option: '--days', found: days.slice(0, 20), expected: '0 … 3650' })
    const found = await withNode(dir, io.env, io.lang, (node) => node.listSupport({ query: { days: Number(days) } }))
    const lines = found.assets.flatMap((each) => supportLines(each, io))
    io.reply(found, [headOf(found.edition, io), ...(lines.length === 0 ? [io.text('catalogue.support.none', { days })] : lines)].join('\n'))
  },
})

/** „Beispielkatalog, Ausgabe 1: 85 Produkte [Beispielkatalog: …] [noch nicht bezeugt]“ */
function headOf(edition: EditionView | null, io: CommandIo): string {
  if (edition === null) return io.text('catalogue.none')
  const { title, products, isExample, isWitnessed } = edition
  const marks = [...(isExample ? [io.text('catalogue.example')] : []), ...(isWitnessed ? [] : [io.text('warning.unwitnessed')])]
  return `${io.text('catalogue.head', { title, edition: edition.edition, products })}${marks.map((mark) => ` [${mark}]`).join('')}`
}

function supportText({ endOfSupport, daysLeft }: Pick<CatalogueProductView, 'endOfSupport' | 'daysLeft'>, io: CommandIo): string {
  if (endOfSupport === undefined || daysLeft === null) return ''
  return daysLeft < 0 ? io.text('catalogue.over', { date: endOfSupport }) : io.text('catalogue.until', { date: endOfSupport, days: daysLeft })
}

function lineOf(product: CatalogueProductView, io: CommandIo): string {
  const end = product.daysLeft === null || product.daysLeft > 180 ? '' : `  [${supportText(product, io)}]`
  return `${product.assets.length > 0 ? '*' : ' '} ${product.id}  ${product.vendor}: ${product.product}${end}`
}

function detailOf(
  {
    edition,
    product,
    predecessor,
    successor,
  }: { edition: EditionView; product: CatalogueProductView; predecessor?: string | undefined; successor?: string | undefined },
  io: CommandIo,
): string {
  const named = (names: CatalogueProductView['aliases']): string =>
    (names ?? []).map(({ vendor, product: name }) => (vendor === undefined ? name : `${vendor}: ${name}`)).join('; ')
  const rows: readonly (readonly [string, string])[] = [
    ['kind', io.text(`catalogue.kind.${product.kind}`)],
    ['aliases', named(product.aliases)],
    ['embedded', named(product.embedded)],
    ['predecessor', predecessor ?? ''],
    ['successor', successor ?? ''],
    ['support', supportText(product, io)],
    ['versions', io.text(`catalogue.versions.${product.versions}`)],
    ['contact', product.securityContact ?? ''],
    ['assets', product.assets.map(({ id, product: name, version = '' }) => `${id} (${`${name} ${version}`.trim()})`).join(', ')],
  ]
  const lines = rows.filter(([, value]) => value !== '').map(([name, value]) => `  ${io.text(`catalogue.field.${name}`)}: ${value}`)
  return [`${product.id}  ${product.vendor}: ${product.product}`, ...lines, headOf(edition, io)].join('\n')
}

function supportLines({ asset, name, endOfSupport, daysLeft, successor, securityContact }: SupportView, io: CommandIo): string[] {
  const own = `${asset.id} (${[asset.product, asset.version].filter((part) => part !== undefined).join(' ')})`
  return [
    `${own}: ${supportText({ endOfSupport, daysLeft }, io)}`,
    `    ${io.text('catalogue.as', { name })}`,
    ...(successor === undefined ? [] : [`    ${io.text('catalogue.next', { name: successor.name })}`]),
    ...(securityContact === undefined ? [] : [`    ${io.text('catalogue.field.contact')}: ${securityContact}`]),
  ]
}

export const CATALOGUE_COMMANDS = {
  'node catalogue': list,
  'node catalogue list': list,
  'node catalogue show': show,
  'node catalogue support': support,
  'node inventory lifecycle': support,
}
