// SPDX-License-Identifier: EUPL-1.2
/**
 * `RESULTS.md`: one section for each benchmark, written by the command that measured it; the others stay as they are.
 *
 * @module
 */
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Sample } from './measure.ts'

export interface Row {
  readonly what: string
  readonly unit: string
  readonly sample: Sample
  readonly digits?: number
}

/** What must hold; the benchmark fails where it does not. */
export interface Requirement {
  readonly claim: string
  readonly found: number
  readonly limit: number
  readonly holds: boolean
}

export interface Result {
  readonly bench: string
  readonly title: string
  /** How it was measured, in sentences. */
  readonly method: readonly string[]
  readonly rows: readonly Row[]
  readonly requirements: readonly Requirement[]
}

const FILE = join(import.meta.dirname, 'RESULTS.md')
const HEAD = '# Measurements\n\nWritten by `npm run bench -- publish|feed|fanout`; each section by its own last run.\n'

/** `found` must be at least, or at most, `limit`. */
export function demand(claim: string, found: number, relation: 'at least' | 'at most', limit: number): Requirement {
  return { claim: `${claim} (${relation} ${figure(limit)})`, found, limit, holds: relation === 'at least' ? found >= limit : found <= limit }
}

function figure(value: number, digits?: number): string {
  const shown = digits ?? (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3)
  return value.toLocaleString('en-US', { maximumFractionDigits: shown, minimumFractionDigits: digits ?? 0 })
}

/** By the magic number of statfs(2). A tmpfs has no disk at all. */
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x58465342, 'xfs'],
  [0x9123683e, 'btrfs'],
  [0x794c7630, 'overlayfs'],
  [0x01021994, 'tmpfs'],
])

export function fileSystem(): string {
  const { type } = statfsSync(tmpdir())
  return FILE_SYSTEMS.get(type) ?? `0x${type.toString(16)}`
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} × ${cpu?.model ?? 'unknown'}, ${memory} GiB, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}, ${fileSystem()} in ${tmpdir()}`
}

export function formatResult({ title, method, rows, requirements }: Result): string {
  const lines = rows.map(({ what, unit, sample, digits }) => {
    const { median, min, max, values } = sample
    return `| ${what} | ${figure(median, digits)} ${unit} | ${figure(min, digits)} – ${figure(max, digits)} | ${values.length} |`
  })
  const demands = requirements.map(({ claim, found, holds }) => `| ${claim} | ${figure(found)} | ${holds ? 'yes' : '**NO**'} |`)
  return [
    `## ${title}`,
    '',
    ...method,
    '',
    `Machine: ${machine()}.`,
    '',
    '| | median | spread | n |',
    '|---|---:|---:|---:|',
    ...lines,
    '',
    '| required | found | holds |',
    '|---|---:|---|',
    ...demands,
    '',
  ].join('\n')
}

/** Prints the section and puts it in its place in `RESULTS.md`. Answers whether all requirements hold. */
export function report(result: Result, isKept: boolean): boolean {
  const section = formatResult(result)
  console.log(section)
  if (isKept) writeFileSync(FILE, withSection(existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD, result.bench, section))
  const missed = result.requirements.filter(({ holds }) => !holds)
  for (const { claim, found } of missed) console.log(`MISSED: ${claim}: ${figure(found)}`)
  return missed.length === 0 && result.rows.length > 0
}

function withSection(text: string, bench: string, section: string): string {
  const [start, end] = [`<!-- ${bench} -->`, `<!-- end of ${bench} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  const block = `${start}\n${section}${end}\n`
  if (from < 0 || to < from) return `${text.trimEnd()}\n\n${block}`
  return `${text.slice(0, from)}${block}${text.slice(to + end.length).replace(/^\n/, '')}`
}
