// SPDX-License-Identifier: EUPL-1.2
/**
 * What leaves a house, and what can be told from it.
 *
 *     npm run privacy                          canaries: nothing of a house is found outside of it, and planted leaks are
 *     npm run privacy -- non-interference      who reported makes no difference to the hub, and none to the relay
 *     npm run privacy -- traffic …             classifiers on logs and network captures (options: see there)
 *     … --seed TEXT    another run             … --json    one JSON object instead of lines
 *
 * Exit code 0: at least one case ran, and all hold; 1: otherwise; 2: usage.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { playCanaries } from './canary/canary-command.ts'
import { playInterference } from './interference/interference-command.ts'
import type { Outcome } from './outcome.ts'

const USAGE = 'npm run privacy -- [canaries | non-interference | traffic …] [--seed TEXT] [--json]\n'
const DEFAULT_SEED = 'ncv'

type Say = (line: string) => void
type Play = (seed: string, say: Say) => Promise<Outcome<unknown>>

const COMMANDS: Readonly<Record<string, Play>> = {
  canaries: (seed, say) => playCanaries(seed, say, process.env),
  'non-interference': playInterference,
}

function isParseError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

async function run(args: readonly string[]): Promise<number> {
  const [first] = args
  if (first === 'traffic') return await traffic(args.slice(1))
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: DEFAULT_SEED },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [command = 'canaries', ...surplus] = positionals
  const play = COMMANDS[command]
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  if (play === undefined || surplus.length > 0) return usage(`unknown: ${[command, ...surplus].join(' ')}`)
  const { ok, figures, problems } = await play(values.seed, values.json ? () => {} : (line) => void process.stdout.write(`${line}\n`))
  if (values.json) process.stdout.write(`${JSON.stringify({ ok, command, seed: values.seed, figures, problems }, null, 2)}\n`)
  else process.stdout.write(`${ok ? 'ok' : 'FAILED'} (seed ${values.seed})\n`)
  return ok ? 0 : 1
}

async function traffic(args: readonly string[]): Promise<number> {
  const file = new URL('./traffic/traffic-command.ts', import.meta.url)
  if (!existsSync(file)) return usage('traffic is not there')
  const { trafficCommand } = (await import(file.href)) as { trafficCommand(args: readonly string[]): Promise<number> }
  return await trafficCommand(args)
}

function usage(reason: string): number {
  process.stderr.write(`${reason}\n${USAGE}`)
  return 2
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!isParseError(error)) throw error
  process.exitCode = usage(error.message)
}
