// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- publish|feed|fanout|match|intake|ui`: measures, prints a table with what is required, writes it into `RESULTS.md`.
 *
 *     npm run bench -- publish [--entries 1000] [--rounds 5] [--broken]
 *     npm run bench -- feed    [--documents 20000] [--rounds 3] [--broken]
 *     npm run bench -- fanout  [--nodes 1000] [--rounds 5] [--broken]
 *     npm run bench -- match   [--rounds 11] [--broken]
 *     npm run bench -- intake  [--contributions 200] [--rounds 3] [--broken]
 *     npm run bench -- ui      [--matches 10000] [--rounds 5] [--broken]
 *
 * `--broken` switches the gain off (no group commit; no body bundles; a copy for each node; nothing in memory between two scans; a browser at a twentieth of its speed) and must end with 1. Only a run without options is written down.
 * Exit codes: 0 all requirements hold · 1 one is missed · 2 usage, or a machine on which nothing can be said.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import { benchFanout } from './fanout.ts'
import { benchFeed } from './feed.ts'
import { benchIntake } from './intake.ts'
import { benchMatch } from './match.ts'
import { benchPublish } from './publish.ts'
import type { Result } from './results.ts'
import { fileSystem, report } from './results.ts'
import { benchUi } from './ui.ts'

const OPTIONS = {
  entries: { type: 'string', default: '1000' },
  documents: { type: 'string', default: '20000' },
  nodes: { type: 'string', default: '1000' },
  contributions: { type: 'string', default: '200' },
  matches: { type: 'string', default: '10000' },
  rounds: { type: 'string' },
  broken: { type: 'boolean', default: false },
} as const

function wholeNumber(text: string, option: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new RangeError(`--${option} ${text}: a whole number is wanted`)
  return Number(text)
}

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
  if (fileSystem() === 'tmpfs')
    throw new RangeError('the folder for temporary files is in memory, where fsync costs nothing: set TMPDIR to a folder on a disk')
  const rounds = (usual: number): number => (values.rounds === undefined ? usual : wholeNumber(values.rounds, 'rounds'))
  const benches: Readonly<Record<string, () => Promise<Result>>> = {
    publish: () => benchPublish({ entries: wholeNumber(values.entries, 'entries'), rounds: rounds(5), isBroken: values.broken }),
    fanout: () => benchFanout({ nodes: wholeNumber(values.nodes, 'nodes'), rounds: rounds(5), isBroken: values.broken }),
    match: () => benchMatch({ advisories: 2400, assets: 10_000, rounds: rounds(11), isBroken: values.broken }),
    intake: () => benchIntake({ contributions: wholeNumber(values.contributions, 'contributions'), rounds: rounds(3), isBroken: values.broken }),
    ui: () => benchUi({ matches: wholeNumber(values.matches, 'matches'), rounds: rounds(5), isBroken: values.broken }),
    feed: () => benchFeed({ documents: wholeNumber(values.documents, 'documents'), rounds: rounds(3), isBroken: values.broken }),
  }
  const bench = positionals.length === 1 ? benches[positionals[0] ?? ''] : undefined
  if (bench === undefined) throw new RangeError(`npm run bench -- ${Object.keys(benches).join('|')}`)
  // A smaller run is for looking; only the whole one is written down.
  const isWhole = argv.length === 1
  return report(await bench(), isWhole) ? 0 : 1
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof RangeError) && !(error instanceof TypeError && 'code' in error)) throw error
  console.error(error.message)
  process.exitCode = 2
}
