// SPDX-License-Identifier: EUPL-1.2
/**
 * A whole federation under seeds: real parties, virtual time, faulty network and disk.
 *
 *     npm run sim -- --seeds N [--from S]    N seeds; says which invariant fell under which seed
 *     npm run sim -- --seed S                one seed, twice: its trace, and whether both hashes are the same
 *     npm run sim -- … --slow-disk           the hub's public files take their time as well
 *     npm run sim -- --planted               every planted fault must be found
 *
 * Exit code 0: all invariants held (with `--planted`: every fault was found), 1: otherwise, 2: usage.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import type { Planted } from './planted.ts'
import { PLANTED } from './planted.ts'
import type { RunResult } from './run.ts'
import { runSeed } from './run.ts'
import type { Template } from './template.ts'
import { prepareTemplate } from './template.ts'

const USAGE = 'npm run sim -- --seeds N [--from S] [--slow-disk] | --seed S [--slow-disk] | --planted [--only TEXT]\n'
/** Seeds after which a planted fault counts as not found. */
const PLANTED_SEEDS = 40
const DEFAULT_SEEDS = 100

class UsageError extends Error {}

function isParseError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function describe({ seed, violation, events, entries, kills, acknowledged, contributions, hash }: RunResult): string {
  const figures = `${events} events, ${kills} crashes, ${entries} entries, ${acknowledged} acknowledged, ${contributions} contributions`
  return `seed ${seed}: ${violation?.what ?? 'all invariants held'}; ${figures}; trace ${hash.slice(0, 16)}`
}

async function many(template: Template, from: number, count: number, isDiskSlow: boolean): Promise<boolean> {
  let broken = 0
  let events = 0
  let kills = 0
  for (let seed = from; seed < from + count; seed++) {
    const result = await runSeed(template, seed, { isDiskSlow })
    events += result.events
    kills += result.kills
    if (result.violation === undefined) continue
    broken++
    say(describe(result))
  }
  say(`${broken} of ${count} seeds broke an invariant (95 % bound for 0: ${(300 / count).toFixed(2)} %); ${events} events, ${kills} crashes`)
  return broken === 0
}

async function replay(template: Template, seed: number, isDiskSlow: boolean): Promise<boolean> {
  const first = await runSeed(template, seed, { isTraceKept: true, isDiskSlow })
  for (const line of first.lines) say(line)
  const second = await runSeed(template, seed, { isDiskSlow })
  say(describe(first))
  const isSame = first.hash === second.hash
  say(`${first.hash}\n${second.hash}\n${isSame ? 'the same trace twice' : 'THE TRACE DIFFERS'}`)
  return isSame && first.violation === undefined
}

async function plantAll(template: Template, only: string): Promise<boolean> {
  const wanted = PLANTED.filter(({ name }) => name.includes(only))
  let found = 0
  for (const planted of wanted) if (await plantOne(template, planted)) found++
  say(`${found} of ${wanted.length} planted faults were found`)
  return wanted.length > 0 && found === wanted.length
}

async function plantOne(template: Template, { name, found, plant }: Planted): Promise<boolean> {
  const others = new Set<string>()
  for (let seed = 1; seed <= PLANTED_SEEDS; seed++) {
    const { violation } = await runSeed(template, seed, { plant: plant() })
    if (violation === undefined) continue
    if (found.includes(violation.invariant)) {
      say(`found      ${name}\n           seed ${seed}, ${violation.what}`)
      return true
    }
    others.add(violation.what.slice(0, 300))
  }
  say(`NOT FOUND  ${name}\n           ${PLANTED_SEEDS} seeds; seen instead: ${[...others].join('; ') || 'nothing'}`)
  return false
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`no whole number: ${text}`)
  return value
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      seed: { type: 'string' },
      planted: { type: 'boolean' },
      only: { type: 'string' },
      'slow-disk': { type: 'boolean', default: false },
    },
  })
  const [from, count] = [wholeNumber(values.from, 1), wholeNumber(values.seeds, DEFAULT_SEEDS)]
  const isDiskSlow = values['slow-disk']
  const seed = values.seed === undefined ? undefined : wholeNumber(values.seed, 0)
  if (count === 0) throw new UsageError('no seeds')
  const template = await prepareTemplate()
  try {
    if (values.planted === true) return (await plantAll(template, values.only ?? '')) ? 0 : 1
    if (seed !== undefined) return (await replay(template, seed, isDiskSlow)) ? 0 : 1
    return (await many(template, from, count, isDiskSlow)) ? 0 : 1
  } finally {
    template.dispose()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError) && !isParseError(error)) throw error
  process.stderr.write(`${error.message}\n${USAGE}`)
  process.exitCode = 2
}
