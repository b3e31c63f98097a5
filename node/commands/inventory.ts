// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node inventory import`, `list`, `export`, `undo`, `redo`, `history`, `presets`.
 *
 * @module
 */
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ImportLine, ImportView, InventoryFile, InventoryFaultView } from '@ncv/protocol/admin/inventory-routes.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readFileBounded, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { commandsIn } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { assetFrom } from '../inventory/asset.ts'
import { MAX_BYTES } from '../inventory/csv.ts'
import { formatInventory } from '../inventory/csv-export.ts'
import { readPresets } from '../inventory/preset.ts'
import { withNode } from '../open-in-process.ts'
import { mapOption } from './inventory-map.ts'
import { planLines } from './inventory-plan.ts'
import { QUESTIONNAIRE_COMMANDS } from './inventory-questionnaire.ts'
import { momentText } from './moment.ts'

/** What goes through the admin interface at once, as base64 and packed. */
const MAX_PACKED_BYTES = 44 * 1024 * 1024
const PACK_FROM_BYTES = 1024 * 1024
const FAULTS_SHOWN = 20

const FILE_OPTIONS = {
  format: { type: 'string', choices: ['csv', 'cyclonedx', 'nmap'], help: { de: 'sonst wird es erkannt', en: 'found out where absent' } },
  preset: { type: 'string', value: 'NAME', help: { de: 'Vorlage für die Spalten (siehe presets)', en: 'preset for the columns (see presets)' } },
  map: {
    type: 'string',
    multiple: true,
    value: 'SPALTE=FELD',
    help: { de: 'Spalte einem Feld zuordnen; „-“ lässt sie weg; wird behalten', en: 'column to field; "-" leaves it out; remembered' },
  },
  delimiter: { type: 'string', choices: [';', ',', 'tab', '|'], help: { de: 'sonst wird es erkannt', en: 'found out where absent' } },
  merge: { type: 'boolean', help: { de: 'stehen lassen, was die Datei nicht nennt', en: 'keep what the file does not name' } },
} as const

interface FileOptions {
  readonly file: string
  readonly format: string | undefined
  readonly preset: string | undefined
  readonly map: readonly string[]
  readonly delimiter: string | undefined
  readonly merge: boolean
}

const importCommand = defineCommand({
  summary: {
    de: 'Inventar aus CSV, CycloneDX oder nmap übernehmen (ganz oder gar nicht)',
    en: 'take over an inventory from CSV, CycloneDX or nmap (whole or not at all)',
  },
  description: {
    de: 'CSV mit der Kopfzeile „id;vendor;product;version“ oder jede Tabelle, deren Spalten eine Vorlage oder --map kennt; UTF-8, UTF-16 oder windows-1252. Das bisherige Inventar wird ersetzt (anders mit --merge); „undo“ bringt es zurück.',
    en: 'CSV with the header "id;vendor;product;version", or any table whose columns a preset or --map knows; UTF-8, UTF-16 or windows-1252. The present inventory is replaced (not with --merge); "undo" brings it back.',
  },
  options: {
    dir: DIR_OPTION,
    file: { type: 'string', required: true, value: 'FILE', help: { de: 'CSV-, JSON- oder XML-Datei', en: 'CSV, JSON or XML file' } },
    ...FILE_OPTIONS,
    preview: { type: 'boolean', help: { de: 'nur zeigen, was sich änderte', en: 'only show what would change' } },
    'allow-shrink': { type: 'boolean', help: { de: 'auch wenn mehr als 40 % entfielen', en: 'also when more than 40 % would vanish' } },
  },
  async run({ options }, io) {
    const body = fileBody(options, io)
    if (options.preview) return await preview(options.dir, options.file, body, io)
    const bar = io.progress(io.text('inventory.progress'))
    const done = await withNode(options.dir, io.env, io.lang, (node) =>
      node.importInventory(
        { body: { ...body, isShrinkAllowed: options['allow-shrink'] } },
        { onProgress: (progress) => bar.update(progress.done, progress.total) },
      ),
    ).finally(() => bar.end())
    assertFaultless(options.file, done.faults, io)
    const counts = { count: done.imported, affected: done.matches.affected, check: done.matches.check }
    const plan = done.plan === undefined ? [] : planLines(done.plan, io, 'short')
    io.reply(done, [...plan, io.text('inventory.imported', counts)].join('\n'))
    return 0
  },
})

async function preview(dir: string, file: string, body: InventoryFile, io: CommandIo): Promise<number> {
  const seen = await withNode(dir, io.env, io.lang, (node) => node.previewInventory({ body }))
  assertFaultless(file, seen.faults, io)
  const plan = seen.plan as ImportView
  const foot = [...(plan.isShrinking ? [io.text('inventory.shrinking')] : []), io.text('inventory.preview')]
  io.reply({ plan }, [...planLines(plan, io, 'long'), ...foot].join('\n'))
  return 0
}

/** Large files go packed: the interface has a bound. */
function fileBody({ file, format, preset, map, delimiter, merge }: FileOptions, io: CommandIo): InventoryFile {
  const bytes = readFileBounded(file, MAX_BYTES)
  const isPacked = bytes.length >= PACK_FROM_BYTES
  const sent = isPacked ? gzipSync(bytes, { level: 1 }) : bytes
  if (sent.length > MAX_PACKED_BYTES) throw new RuntimeError('FILE_TOO_LARGE', { file, found: sent.length, limit: MAX_PACKED_BYTES })
  return {
    // Node's own: the portable one takes a hundred times the file in memory.
    file: Buffer.from(sent).toString('base64'),
    isPacked,
    name: basename(file).slice(0, 200),
    isMerge: merge,
    isWhole: io.json,
    ...(format === undefined ? {} : { format: format as NonNullable<InventoryFile['format']> }),
    ...(preset === undefined ? {} : { preset }),
    ...(delimiter === undefined ? {} : { delimiter: (delimiter === 'tab' ? '\t' : delimiter) as NonNullable<InventoryFile['delimiter']> }),
    ...(map.length === 0 ? {} : { map: mapOption(map, io) }),
  }
}

/** @throws NodeError `INVENTORY_INVALID` */
function assertFaultless(file: string, faults: readonly InventoryFaultView[], io: CommandIo): void {
  const [first] = faults
  if (first === undefined) return
  // A program gets all of them; a person the first ones, before the error.
  if (io.json) io.reply({ faults }, '')
  const said = ({ problem, text }: InventoryFaultView): string => `${text}${commandsIn(io.texts, io.lang, `inventory.fault.${problem}`)}`
  for (const fault of faults.slice(1, FAULTS_SHOWN)) io.note(said(fault))
  const { line } = first
  // The error names the line itself.
  const reason = said(first).replace(/^(?:Zeile|Line) \d+: /, '')
  throw new NodeError('INVENTORY_INVALID', { file, reason, count: faults.length, ...(line === undefined ? {} : { line }) })
}

const list = defineCommand({
  summary: { de: 'Inventar zeigen', en: 'show the inventory' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { assets } = await withNode(options.dir, io.env, io.lang, (node) => node.listInventory())
    const lines = assets.map(({ id, vendor = '', product, version = '' }) => `${id}\t${vendor}\t${product}\t${version}`)
    io.reply({ assets }, lines.length === 0 ? io.text('inventory.empty') : lines.join('\n'))
  },
})

const exportCommand = defineCommand({
  summary: { de: 'Inventar als CSV oder JSON ausgeben', en: 'write the inventory as CSV or JSON' },
  description: {
    de: 'Zellen, die eine Tabellenkalkulation als Formel ausführte, bekommen einen Apostroph davor; ein Import nimmt ihn wieder weg.',
    en: 'Cells that a spreadsheet would run as a formula get an apostrophe in front; an import takes it away again.',
  },
  options: {
    dir: DIR_OPTION,
    to: { type: 'string', value: 'FILE', help: { de: 'Datei; ohne sie auf die Standardausgabe', en: 'file; without it to standard output' } },
    format: { type: 'string', default: 'csv', choices: ['csv', 'json'], help: { de: 'Format', en: 'format' } },
  },
  async run({ options }, io) {
    const { assets } = await withNode(options.dir, io.env, io.lang, (node) => node.listInventory())
    const text = options.format === 'json' ? `${JSON.stringify({ assets }, null, 2)}\n` : formatInventory(assets.map(assetFrom))
    if (options.to === undefined) return io.out(text)
    writeFileDurableSync(options.to, utf8(text))
    io.reply({ file: options.to, count: assets.length }, io.text('inventory.exported', { count: assets.length, file: options.to }))
  },
})

const undo = defineCommand({
  summary: { de: 'den letzten Import zurücknehmen („redo“ setzt ihn wieder ein)', en: 'undo the last import ("redo" brings it back)' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const bar = io.progress(io.text('inventory.progress'))
    const done = await withNode(options.dir, io.env, io.lang, (node) =>
      node.undoInventoryImport({}, { onProgress: (progress) => bar.update(progress.done, progress.total) }),
    ).finally(() => bar.end())
    const { undone, total, matches } = done
    io.reply(done, io.text('inventory.undone', { number: undone.number, source: undone.source, total, ...matches }))
  },
})

const redo = defineCommand({
  summary: { de: 'einen zurückgenommenen Import wieder einsetzen', en: 'bring back an import that was undone' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const bar = io.progress(io.text('inventory.progress'))
    const done = await withNode(options.dir, io.env, io.lang, (node) =>
      node.redoInventoryImport({}, { onProgress: (progress) => bar.update(progress.done, progress.total) }),
    ).finally(() => bar.end())
    const { undone: redone, total, matches } = done
    io.reply({ redone, total, matches }, io.text('inventory.redone', { number: redone.number, source: redone.source, total, ...matches }))
  },
})

const history = defineCommand({
  summary: { de: 'die letzten Importe zeigen', en: 'show the last imports' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { imports } = await withNode(options.dir, io.env, io.lang, (node) => node.listInventoryImports())
    const lines = imports.map((line: ImportLine) => {
      const { number, source, format, added, changed, removed, total } = line
      return io.text('inventory.history.line', { number, at: momentText(line.at, io.lang), source, format, added, changed, removed, total })
    })
    io.reply({ imports }, lines.length === 0 ? io.text('inventory.history.none') : [...lines, io.text('inventory.history.foot')].join('\n'))
  },
})

const presets = defineCommand({
  summary: { de: 'Vorlagen für die Spalten bekannter Exporte zeigen', en: 'show presets for the columns of well-known exports' },
  async run(_args, io) {
    const all = readPresets()
    const lines = all.map(
      ({ name, title, source, note }) =>
        `${name.padEnd(16)}${title[io.lang]} (${io.text(`preset.source.${source}`)})\n${' '.repeat(16)}${note[io.lang]}`,
    )
    const folder = fileURLToPath(new URL('../inventory/presets', import.meta.url))
    io.reply({ presets: all }, [...lines, io.text('inventory.presets.foot', { folder })].join('\n'))
  },
})

export const INVENTORY_COMMANDS = {
  'node inventory import': importCommand,
  'node inventory list': list,
  'node inventory export': exportCommand,
  'node inventory undo': undo,
  'node inventory redo': redo,
  'node inventory history': history,
  'node inventory presets': presets,
  ...QUESTIONNAIRE_COMMANDS,
}
