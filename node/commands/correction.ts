// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node correct`, `ncv node corrections …`, `ncv node correction undo|redo`, `ncv node suggestions`.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import type { Corrected, CorrectionView, ListedCorrection, MatchChange } from '@ncv/protocol/admin/correction-routes.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { CORRECTIONS_MAX_BYTES } from '../correction/correction-file.ts'
import { namedText, parseNamed } from '../correction/correction.ts'
import { folderText, suggestionsText } from '../correction/suggestion-text.ts'
import { NodeError } from '../errors.ts'
import type { NodeClient } from '../open-in-process.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

const MATCHES_SHOWN = 20

const PREVIEW = { type: 'boolean', help: { de: 'nur zeigen, welche Treffer sich ändern', en: 'only show which matches change' } } as const
const FORCE = {
  type: 'boolean',
  help: {
    de: 'auch wenn Treffer entfallen, die an einer Kennung sicher erkannt sind (gefährlich)',
    en: 'even if matches vanish that were surely recognised by an identifier (dangerous)',
  },
} as const
const ID = { name: 'id', required: true, help: { de: 'Kennung aus „ncv node corrections“', en: 'id from "ncv node corrections"' } } as const

const correct = defineCommand({
  summary: { de: 'eine falsche Erkennung berichtigen', en: 'correct a wrong recognition' },
  description: {
    de: 'Genau eine Art: --never („das ist nicht dieses Produkt“), --not "Hersteller: Produkt", --is "Hersteller: Produkt" oder --same-as HINWEIS PRODUKTKENNUNG („unser X heißt im Hinweis Y“). Eine Korrektur gilt für alle Assets, die gleich geschrieben sind, und für alle künftigen Hinweise. Sie bleibt in diesem Haus und lässt sich zurücknehmen.',
    en: 'Exactly one kind: --never ("that is not this product"), --not "Vendor: Product", --is "Vendor: Product", or --same-as ADVISORY PRODUCT_ID ("our X is called Y there"). A correction holds for all assets written so and for all advisories to come. It stays in this house and can be undone.',
  },
  options: {
    dir: DIR_OPTION,
    never: { type: 'boolean', help: { de: 'das Asset ist nicht, wofür der Hinweis es hält', en: 'the asset is not what the advisory takes it for' } },
    not: { type: 'string', value: 'NAME', help: { de: 'das Asset ist nie dieses Produkt', en: 'the asset is never this product' } },
    is: { type: 'string', value: 'NAME', help: { de: 'so heißt das Produkt in Hinweisen', en: 'that is what advisories call the product' } },
    'same-as': { type: 'string', value: 'ADVISORY', help: { de: 'es ist das Produkt aus diesem Hinweis', en: 'it is the product of this advisory' } },
    product: { type: 'string', value: 'ID', help: { de: 'Produktkennung im Hinweis (product_id)', en: 'product id in the advisory' } },
    note: { type: 'string', value: 'TEXT', help: { de: 'Bemerkung', en: 'note' } },
    preview: PREVIEW,
    force: FORCE,
  },
  positionals: [
    { name: 'asset', required: true, help: { de: 'Kennung im Inventar', en: 'id in the inventory' } },
    {
      name: 'advisory',
      help: { de: 'bei --never der Hinweis, bei --same-as die Produktkennung', en: 'with --never the advisory, with --same-as the product id' },
    },
  ],
  async run({ options, positionals: [asset = '', second] }, io) {
    const target = targetOf(options, second, io)
    const { note, preview, force } = options
    const body = { asset, ...target, ...(note === undefined ? {} : { note }), preview, force }
    await change(options.dir, io, (node, onProgress) => node.correct({ body }, { onProgress }), 'correction.done')
  },
})

interface Target {
  readonly kind: 'alias' | 'never'
  readonly advisory?: string
  readonly product?: string
  readonly named?: NamedProduct
}

interface TargetOptions {
  readonly never: boolean
  readonly not: string | undefined
  readonly is: string | undefined
  readonly 'same-as': string | undefined
  readonly product: string | undefined
}

function targetOf({ never, not, is, 'same-as': sameAs, product }: TargetOptions, second: string | undefined, io: CommandIo): Target {
  const kinds = [never ? '--never' : undefined, not, is, sameAs].filter((each) => each !== undefined)
  const choice = '--never | --not | --is | --same-as'
  if (kinds.length === 0) throw usageError(io.lang, 'missing', { option: choice, command: 'ncv node correct --help' })
  if (kinds.length > 1) throw usageError(io.lang, 'twice', { option: choice })
  const name = not ?? is
  if (name !== undefined) {
    const surplus = second ?? product
    if (surplus !== undefined) throw usageError(io.lang, 'surplus', { found: surplus.slice(0, 80), command: 'ncv node correct --help' })
    return { kind: is === undefined ? 'never' : 'alias', named: readName(name, is === undefined ? '--not' : '--is', io) }
  }
  if (never) {
    if (second === undefined) throw usageError(io.lang, 'positional', { found: 'advisory', command: 'ncv node correct --help' })
    return { kind: 'never', advisory: second, ...(product === undefined ? {} : { product }) }
  }
  if (second !== undefined && product !== undefined) throw usageError(io.lang, 'twice', { option: '--product' })
  const id = second ?? product
  return { kind: 'alias', advisory: sameAs ?? '', ...(id === undefined ? {} : { product: id }) }
}

function readName(text: string, option: string, io: CommandIo): NamedProduct {
  const named = parseNamed(text)
  const isFit = named !== undefined && (named.vendor?.length ?? 0) <= 200 && named.product.length <= 200
  if (!isFit)
    throw usageError(io.lang, 'value', {
      option,
      found: text.slice(0, 80),
      expected: io.lang === 'de' ? '"Hersteller: Produkt"' : '"Vendor: Product"',
    })
  return named
}

/** Asks for a change with a bar, and says what it did or would do. */
async function change(
  dir: string,
  io: CommandIo,
  ask: (node: NodeClient, onProgress: (progress: { readonly done: number; readonly total?: number | undefined }) => void) => Promise<Corrected>,
  head: string,
  footOf: (done: Corrected) => readonly string[] = () => [],
): Promise<void> {
  const bar = io.progress(io.text('correction.progress'))
  const done = await withNode(dir, io.env, io.lang, (node) => ask(node, ({ done: count, total }) => bar.update(count, total))).finally(() =>
    bar.end(),
  )
  const foot = footOf(done)
  const known = done.known > 0 && foot.length === 0 ? [io.text('correction.known', { count: done.known })] : []
  const undo = done.isApplied && head === 'correction.done' ? done.corrections : []
  io.reply(
    done,
    [
      ...(done.corrections.length === 0 ? [] : [io.text(done.isApplied ? head : 'correction.preview')]),
      ...done.corrections.slice(0, MATCHES_SHOWN).map((each) => sentence(each, io)),
      ...known,
      ...effectLines(done.effect.matches, io),
      io.text('correction.effect', { added: done.effect.added, removed: done.effect.removed, changed: done.effect.changed }),
      ...undo.map(({ id }) => io.text('correction.undo.hint', { command: `ncv node correction undo ${id} --dir ${folderText(dir)}` })),
      ...foot,
    ].join('\n'),
  )
}

function sentence({ kind, id, asset, said, isUndone }: CorrectionView, io: CommandIo): string {
  const text = io.text(`correction.${kind}`, { id, asset: plain(namedText(asset)), said: plain(namedText(said)) })
  return isUndone ? `${text} [${io.text('correction.undone')}]` : text
}

/** Names out of advisories are foreign. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
}

function effectLines(matches: readonly MatchChange[], io: CommandIo): string[] {
  if (matches.length === 0) return []
  const lines = matches.slice(0, MATCHES_SHOWN).flatMap((each) => {
    const kind = each.before === undefined ? 'added' : each.after === undefined ? 'removed' : 'changed'
    const asset = `${each.asset}${each.others === 0 ? '' : ` (+${each.others})`} (${plain(each.product)})`
    const verdicts = {
      ...(each.before === undefined ? {} : { before: io.text(`verdict.${each.before}`) }),
      ...(each.after === undefined ? {} : { after: io.text(`verdict.${each.after}`) }),
    }
    const used = kind === 'added' ? { after: verdicts.after ?? '' } : kind === 'removed' ? { before: verdicts.before ?? '' } : verdicts
    const line = io.text(`correction.match.${kind}`, { asset, advisory: plain(each.advisory), index: each.index, title: plain(each.title), ...used })
    return [line, ...(each.isSure ? [io.text('correction.match.sure')] : [])]
  })
  return matches.length <= MATCHES_SHOWN ? lines : [...lines, io.text('correction.match.more', { count: matches.length - MATCHES_SHOWN })]
}

const list = defineCommand({
  summary: { de: 'Korrekturen zeigen, mit ihrer Wirkung', en: 'show corrections and what they do' },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch zurückgenommene', en: 'undone ones as well' } } },
  async run({ options }, io) {
    const query = options.all ? { all: 'true' as const } : {}
    const { corrections } = await withNode(options.dir, io.env, io.lang, (node) => node.listCorrections({ query }))
    io.reply({ corrections }, corrections.length === 0 ? io.text('correction.none') : corrections.flatMap((each) => listedLines(each, io)).join('\n'))
  },
})

function listedLines(correction: ListedCorrection, io: CommandIo): string[] {
  const { origin, note, effect, history } = correction
  const from =
    origin.advisory === undefined
      ? []
      : [
          origin.asset === undefined
            ? io.text('correction.origin-advisory', { advisory: plain(origin.advisory) })
            : io.text('correction.origin', { asset: plain(origin.asset), advisory: plain(origin.advisory) }),
        ]
  const events = history.map(({ what, at }) => io.text(`correction.event.${what}`, { date: momentText(at, io.lang) }))
  return [
    sentence(correction, io),
    `    ${[...from, ...events].join(' · ')}`,
    ...(note === undefined ? [] : [`    ${plain(note)}`]),
    ...(effect === undefined ? [] : [`    ${io.text('correction.effect', { ...effect })}`]),
  ]
}

const exportCommand = defineCommand({
  summary: { de: 'geltende Korrekturen als JSON ausgeben', en: 'print the corrections in force as JSON' },
  description: {
    de: 'Für einen zweiten Knoten desselben Hauses oder die Mandanten eines IT-Dienstleisters, und für „ncv match --rules“. Kennungen von Assets sind nicht enthalten.',
    en: 'For a second node of the same house or the tenants of one IT service provider, and for "ncv match --rules". Ids of assets are not in it.',
  },
  options: {
    dir: DIR_OPTION,
    to: { type: 'string', value: 'FILE', help: { de: 'neue Datei statt Ausgabe', en: 'a new file instead of standard output' } },
  },
  async run({ options: { dir, to } }, io) {
    const { count, leftOut, json } = await withNode(dir, io.env, io.lang, (node) => node.exportCorrections())
    if (leftOut > 0) io.note(io.text('correction.left-out', { count: leftOut }))
    if (to === undefined) {
      io.out(json)
      return
    }
    try {
      writeFileSync(to, json, { flag: 'wx', mode: 0o600 })
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw new NodeError('OUT_EXISTS', { file: to })
      throw cause
    }
    io.reply({ count, leftOut, file: to }, io.text('correction.exported', { count, file: to }))
  },
})

const importCommand = defineCommand({
  summary: { de: 'Korrekturen einlesen (alle oder keine)', en: 'import corrections (all or none)' },
  options: {
    dir: DIR_OPTION,
    file: { type: 'string', required: true, value: 'FILE', help: { de: 'Datei aus „corrections export“', en: 'file made by "corrections export"' } },
    preview: PREVIEW,
    force: FORCE,
  },
  async run({ options: { dir, file, preview, force } }, io) {
    const bytes = base64(readFileBounded(file, CORRECTIONS_MAX_BYTES))
    const body = { name: file, bytes, preview, force }
    await change(
      dir,
      io,
      (node, onProgress) => node.importCorrections({ body }, { onProgress }),
      'correction.import.done',
      ({ corrections, known, isApplied }) => [
        io.text(isApplied || corrections.length === 0 ? 'correction.imported' : 'correction.imported.preview', { count: corrections.length, known }),
      ],
    )
  },
})

const undo = defineCommand({
  summary: { de: 'eine Korrektur zurücknehmen', en: 'undo a correction' },
  options: { dir: DIR_OPTION, preview: PREVIEW },
  positionals: [ID],
  async run({ options: { dir, preview }, positionals: [id = ''] }, io) {
    await change(dir, io, (node, onProgress) => node.undoCorrection({ params: { id }, body: { preview } }, { onProgress }), 'correction.undo.done')
  },
})

const redo = defineCommand({
  summary: { de: 'eine zurückgenommene Korrektur wieder einsetzen', en: 'take an undone correction up again' },
  options: { dir: DIR_OPTION, preview: PREVIEW, force: FORCE },
  positionals: [ID],
  async run({ options: { dir, preview, force }, positionals: [id = ''] }, io) {
    await change(
      dir,
      io,
      (node, onProgress) => node.redoCorrection({ params: { id }, body: { preview, force } }, { onProgress }),
      'correction.redo.done',
    )
  },
})

const suggestions = defineCommand({
  summary: {
    de: 'ähnliche Namen für Produkte, die kein Hinweis nennt: „meinten Sie …?“',
    en: 'similar names for products that no advisory names: "did you mean …?"',
  },
  description: {
    de: 'Nur Vorschläge: Aus keinem wird von selbst ein Treffer. Der gezeigte Befehl macht eine Zuordnung daraus; „ncv node correct … --not“ lehnt den Vorschlag für immer ab.',
    en: 'Suggestions only: none becomes a match by itself. The command shown makes an alias of it; "ncv node correct … --not" turns the suggestion down for good.',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const { suggestions: found } = await withNode(dir, io.env, io.lang, (node) => node.listSuggestions())
    io.reply({ suggestions: found }, suggestionsText(found, io.lang, dir))
  },
})

export const CORRECTION_COMMANDS = {
  'node correct': correct,
  'node corrections': list,
  'node corrections export': exportCommand,
  'node corrections import': importCommand,
  'node correction undo': undo,
  'node correction redo': redo,
  'node suggestions': suggestions,
}
