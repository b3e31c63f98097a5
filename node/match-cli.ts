// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv match`: an inventory against advisories, without hub and node. Reads files, writes nothing, sends nothing.
 *
 * ```json
 * {"asset":"a1","advisory":"ICSA-20-042-04","product_id":"CSAFPID-0001","cve":["CVE-2019-13946"],"verdict":"affected","reason":"…"}
 * ```
 * @module
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { terminalText } from '@ncv/runtime/terminal-text.ts'
import { explain, textOf } from '@ncv/runtime/texts.ts'
import { readRuleFiles } from './correction/rule-files.ts'
import { suggestionsFor } from './correction/suggestion.ts'
import { suggestionsText } from './correction/suggestion-text.ts'
import type { MatchingTexts } from './i18n/matching-de.ts'
import { NODE_TEXTS } from './i18n/texts.ts'
import type { Asset } from './inventory/asset.ts'
import type { CsvFault } from './inventory/csv.ts'
import { parseInventory } from './inventory/csv.ts'
import type { AssetIndex } from './matching/asset-index.ts'
import { buildAssetIndex } from './matching/asset-index.ts'
import { matchIndexed } from './matching/match.ts'
import { buildProductIndex } from './matching/product-index.ts'
import type { ProductLine } from './matching/recall.ts'
import { newRecall, productLine } from './matching/recall.ts'
import type { Language } from './matching/reason-text.ts'
import { fill, matchingTexts, reasonText } from './matching/reason-text.ts'
import type { MatchingRules } from './matching/rules.ts'
import { NO_RULES } from './matching/rules.ts'
import type { Verdict, VerdictKind } from './matching/verdict.ts'
import { strongest } from './matching/verdict.ts'

export interface Output {
  write(text: string): unknown
}

interface Options {
  readonly inventory: string
  readonly advisories: string
  readonly rules?: string
  readonly catalogue?: string
  readonly suggest: boolean
  readonly json: boolean
  readonly language: Language
}

/** A message for the user and the exit code that goes with it. */
interface Refusal {
  readonly message: string
  readonly code: 0 | 1 | 2
}

function isRefusal(value: object): value is Refusal {
  return 'message' in value && 'code' in value
}

const ARGUMENTS = {
  inventory: { type: 'string' },
  advisories: { type: 'string' },
  rules: { type: 'string' },
  catalogue: { type: 'string' },
  suggest: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

function parseOptions(args: readonly string[]): Options | Refusal {
  const german = matchingTexts('de')
  try {
    const { values } = parseArgs({ args: [...args], options: ARGUMENTS, strict: true })
    const language = values.lang ?? 'de'
    if (language !== 'de' && language !== 'en')
      return { message: fill(german.command.usage, { found: fill(german.command.language, { found: language }) }), code: 2 }
    const texts = matchingTexts(language)
    if (values.help === true) return { message: texts.command.help, code: 0 }
    if (values.inventory === undefined) return { message: fill(texts.command.missing, { field: '--inventory' }), code: 2 }
    if (values.advisories === undefined) return { message: fill(texts.command.missing, { field: '--advisories' }), code: 2 }
    const { inventory, advisories, rules, catalogue } = values
    const files = { ...(rules === undefined ? {} : { rules }), ...(catalogue === undefined ? {} : { catalogue }) }
    return { inventory, advisories, ...files, json: values.json === true, suggest: values.suggest === true, language }
  } catch (error) {
    return { message: fill(german.command.usage, { found: error instanceof Error ? error.message : String(error) }), code: 2 }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function faultText(fault: CsvFault, texts: MatchingTexts): string {
  const place = [fill(texts.command.line, { line: fault.line })]
  if (fault.field !== undefined) place.push(fill(texts.command.field, { field: fault.field }))
  const found = fault.found === undefined ? '' : ` (${fill(texts.command.found, { found: fault.found })})`
  return `${place.join(', ')}: ${texts.csv[fault.problem]}${found}\n`
}

function readInventory(path: string, texts: MatchingTexts, err: Output): readonly Asset[] | Refusal {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return { message: fill(texts.command.unreadable, { file: path, found: codeOf(error) }), code: 2 }
  }
  const result = parseInventory(bytes)
  if ('assets' in result) {
    if (result.encoding === 'windows-1252') err.write(fill(texts.command['windows-1252'], { file: path }))
    return result.assets
  }
  return { message: `${path}:\n${result.faults.map((fault) => faultText(fault, texts)).join('')}${texts.command.more}`, code: 2 }
}

/** All `*.json` below a folder in a fixed order, or the one file. */
function listFiles(path: string, texts: MatchingTexts): readonly string[] | Refusal {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
      // A collection may be made of links to where the files lie.
      (entry) => (entry.isFile() || entry.isSymbolicLink()) && entry.name.endsWith('.json'),
    )
    const files = names.map((entry) => join(entry.parentPath, entry.name)).sort()
    return files.length > 0 ? files : { message: fill(texts.command['no-advisories'], { file: path }), code: 2 }
  } catch (error) {
    return { message: fill(texts.command.unreadable, { file: path, found: codeOf(error) }), code: 2 }
  }
}

function csafText(error: ProtocolError, texts: MatchingTexts): string {
  const { pointer = '', problem = '' } = error.params
  if (error.code === 'CSAF_TOO_LARGE') return texts.command['too-large']
  if (error.code === 'CSAF_NOT_JSON')
    return problem === 'markup' ? texts.command.markup : problem === 'broken' ? texts.command.broken : texts.command['not-json']
  const known = Object.entries(texts.csaf).find(([key]) => key === problem)
  return fill(texts.command.invalid, { pointer: pointer === '' ? '/' : pointer, problem: known?.[1] ?? String(problem) })
}

function readAdvisory(path: string, texts: MatchingTexts): Advisory | string {
  try {
    return parseCsaf(readFileSync(path))
  } catch (error) {
    if (error instanceof ProtocolError) return csafText(error, texts)
    return codeOf(error)
  }
}

function jsonLine(advisory: Advisory, verdict: Verdict, language: Language): string {
  const { asset, productId, cve, verdict: kind, reason } = verdict
  return `${JSON.stringify({ asset: asset.id, advisory: advisory.trackingId, product_id: productId, cve, verdict: kind, reason: reasonText(reason, language) })}\n`
}

type Row = readonly [VerdictKind, string, string, string, string]

function byAsset(verdicts: readonly Verdict[]): Verdict[][] {
  return [...Map.groupBy(verdicts, ({ asset }) => asset.id).values()]
}

/** One row for each asset: the strongest verdict of the advisory. */
function rowsOf(advisory: Advisory, verdicts: readonly Verdict[], language: Language): Row[] {
  return byAsset(verdicts).flatMap((own) => {
    const best = strongest(own)
    if (best === undefined) return []
    const cve = best.cve.length > 2 ? `${best.cve[0]} +${best.cve.length - 1}` : best.cve.join(' ')
    return [[best.verdict, best.asset.id, advisory.trackingId, cve, reasonText(best.reason, language)] as const]
  })
}

const ORDER: readonly VerdictKind[] = ['affected', 'check', 'fixed', 'not-affected']

function table(rows: readonly Row[], texts: MatchingTexts): string {
  if (rows.length === 0) return texts.command.nothing
  const sorted = rows.toSorted((a, b) => ORDER.indexOf(a[0]) - ORDER.indexOf(b[0]))
  const cells = [texts.columns, ...sorted.map(([verdict, ...rest]) => [texts.verdict[verdict], ...rest] as const)]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const count = (kind: VerdictKind): number => rows.filter(([verdict]) => verdict === kind).length
  const summary = fill(texts.command.summary, { affected: count('affected'), check: count('check'), other: count('fixed') + count('not-affected') })
  return `${lines.join('\n')}\n\n${summary}`
}

interface Setting {
  readonly inventory: readonly Asset[]
  readonly rules: MatchingRules
  readonly files: readonly string[]
}

function matchFiles({ inventory, rules, files }: Setting, options: Options, out: Output, err: Output): number {
  const texts = matchingTexts(options.language)
  const index = buildAssetIndex(inventory, rules)
  const recall = newRecall()
  const rows: Row[] = []
  const lines = new Set<ProductLine>()
  let refused = 0
  for (const file of files) {
    const advisory = readAdvisory(file, texts)
    if (typeof advisory === 'string') {
      refused++
      err.write(`${file}: ${advisory}\n`)
      continue
    }
    const verdicts = matchIndexed(advisory, index, recall)
    if (options.json) out.write(verdicts.map((verdict) => jsonLine(advisory, verdict, options.language)).join(''))
    else rows.push(...rowsOf(advisory, verdicts, options.language))
    if (options.suggest) for (const node of advisory.products) if (node.relation === undefined) lines.add(productLine(node))
  }
  if (!options.json) out.write(terminalText(table(rows, texts)))
  if (options.suggest) suggest(index, rules, lines, options, out)
  return refused === 0 ? 0 : 1
}

/** Similar names beside what no advisory names: after all verdicts and apart from them. */
function suggest(index: AssetIndex, { catalogue }: MatchingRules, lines: ReadonlySet<ProductLine>, { json, language }: Options, out: Output): void {
  const products = buildProductIndex([[0, { lines: [...lines].join('\n') }]])
  const suggestions = suggestionsFor(index, products, catalogue)
  if (json) out.write(suggestions.map((suggestion) => `${JSON.stringify({ suggestion })}\n`).join(''))
  else out.write(terminalText(`\n${suggestionsText(suggestions, language)}\n`))
}

/** Corrections and catalogue; @returns the refusal that says where the file is wrong */
function readRules(options: Options, err: Output): MatchingRules | Refusal {
  try {
    const { title, isExample, ...rules } = readRuleFiles(options)
    if (isExample === true) err.write(fill(matchingTexts(options.language).command['example-catalogue'], { found: title }))
    return rules.aliases.length + rules.never.length + rules.catalogue.length === 0 ? NO_RULES : rules
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return { message: `${textOf(NODE_TEXTS, options.language, 'cli.error')}: ${explain(error, options.language, NODE_TEXTS, 'terminal')}\n`, code: 2 }
  }
}

/**
 * @param args what follows `ncv match`
 * @returns 0 done, also without a match; 1 an advisory could not be read (the others are matched); 2 bad usage, inventory, rules or catalogue
 */
export async function runMatch(args: string[], out: Output, err: Output): Promise<number> {
  const options = parseOptions(args)
  if (isRefusal(options)) {
    const stream = options.code === 0 ? out : err
    stream.write(options.message)
    return options.code
  }
  const texts = matchingTexts(options.language)
  const inventory = readInventory(options.inventory, texts, err)
  const rules = isRefusal(inventory) ? inventory : readRules(options, err)
  const files = isRefusal(rules) ? rules : listFiles(options.advisories, texts)
  if (isRefusal(inventory) || isRefusal(rules) || isRefusal(files)) {
    const refusal = [inventory, rules, files].find(isRefusal)
    err.write(refusal?.message ?? '')
    return refusal?.code ?? 2
  }
  return matchFiles({ inventory, rules, files }, options, out, err)
}
