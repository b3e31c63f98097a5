// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run privacy`: nothing of a house is found outside of it, and twenty planted leaks are.
 *
 * @module
 */
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { Outcome } from '../outcome.ts'
import { playProcesses } from '../processes/play-processes.ts'
import { prepareTemplate } from '../template.ts'
import { CanaryBook } from './canary-book.ts'
import { FORMS } from './forms.ts'
import type { Leak } from './leaks.ts'
import { LEAKS } from './leaks.ts'
import type { Played } from './play.ts'
import { play } from './play.ts'
import { firstDifference } from './twin.ts'

const NODES = 3

export interface CanaryFigures {
  readonly hits: number
  /** Canaries × forms × bytes. */
  readonly n: number
  readonly canaries: number
  readonly forms: number
  readonly bytes: number
  readonly openedBytes: number
  /** Of real processes. */
  readonly sockets: number
  readonly functions: number
  readonly columns: number
  readonly contributions: number
  readonly leaksFound: number
  readonly leaks: number
}

/** @param say gets each line as soon as it is known @param env of this process, for those that it starts */
export async function playCanaries(
  seed: string,
  say: (line: string) => void,
  env: Environment = {},
  leaks: readonly Leak[] = LEAKS,
): Promise<Outcome<CanaryFigures>> {
  using template = await prepareTemplate(seed, NODES)
  const played = await play(template, { seed, book: new CanaryBook(`${seed} one`), isWhole: true })
  const { searched, coverage, contributions } = played
  const n = searched.canaries * searched.forms * searched.bytes
  const problems = [
    ...coverage.uncovered,
    ...searched.hits.map(({ place, form, where }) => `“${place}” was found (${form}): ${where}`),
    ...(contributions > 0 ? [] : ['no contribution arrived: nothing was tried']),
  ]
  for (const line of linesOf(played, n)) say(line)
  for (const problem of problems) say(`  ✗ ${problem}`)
  const twin = await play(template, { seed, book: new CanaryBook(`${seed} two`), isWhole: true })
  const difference = firstDifference(played.exchanges, twin.exchanges)
  say(
    difference === undefined
      ? `  ✓ the same house with other words in every place did the same on the wire, byte for byte: ${played.exchanges.length} requests`
      : `  ✗ the same house with other words did otherwise: ${difference}`,
  )
  if (difference !== undefined) problems.push(difference)
  const real = await playProcesses(seed, env)
  const realHits = real.searched.hits.map(({ place, form, where }) => `among real processes “${place}” was found (${form}): ${where}`)
  problems.push(...realHits)
  const { canaries: put, bytes: heard } = real.searched
  const figure = `${realHits.length} hits of ${put} canaries in ${put * FORMS.length * heard}`
  say(
    `  ${realHits.length === 0 ? '✓' : '✗'} real processes, ${real.connections} sockets tapped, ${heard} bytes of sockets, files and rows: ${figure}`,
  )
  for (const hit of realHits) say(`  ✗ ${hit}`)
  let found = 0
  for (const leak of leaks) {
    const how = await findLeak(leak, seed, template)
    if (how !== undefined) found++
    say(how === undefined ? `  ✗ planted and not found: ${leak.name}` : `  ✓ planted and found: ${leak.name} – ${how}`)
  }
  say(`${found} of ${leaks.length} planted leaks were found`)
  const { hits, canaries, forms, bytes, openedBytes } = searched
  const figures = {
    ...{ hits: hits.length, n, canaries, forms, bytes, openedBytes, contributions },
    ...{ sockets: real.connections, functions: coverage.functions, columns: coverage.columns, leaksFound: found, leaks: leaks.length },
  }
  return { ok: problems.length === 0 && n > 0 && found === leaks.length && leaks.length > 0, figures, problems }
}

/** How it was found; undefined where it was not. */
export async function findLeak(leak: Leak, seed: string, template: Parameters<typeof play>[0]): Promise<string | undefined> {
  const run = (name: string): Promise<Played> => {
    const book = new CanaryBook(`${seed} ${name}`)
    return play(template, { seed, book, wrapping: leak.wrapping(book), isWhole: false })
  }
  const { searched, exchanges } = await run('one')
  const [hit] = searched.hits
  if (leak.foundBy === 'search') return hit === undefined ? undefined : `“${hit.place}” (${hit.form}): ${hit.where}`
  if (hit !== undefined) return undefined
  const difference = firstDifference(exchanges, (await run('two')).exchanges)
  return difference === undefined ? undefined : `with other words it does otherwise: ${difference.slice(0, 120)}…`
}

function linesOf({ searched, coverage, contributions, exchanges }: Played, n: number): string[] {
  const { canaries, forms, patterns, bytes, openedBytes, hits } = searched
  const million = (value: number): string => (value / 1e6).toFixed(1)
  return [
    `${coverage.functions} functions of node, hub and relay and all their doors driven; ${exchanges.length} requests, ${contributions} contributions arrived`,
    `${coverage.columns} columns that hold texts or bytes: ${coverage.withWord} with a word of their own, ${coverage.withOwnValue} whose random bytes are the canary, ${coverage.without.length} without:`,
    ...reasons(coverage.without).map((line) => `    ${line}`),
    `${hits.length} of ${n} hits: ${canaries} canaries × ${forms} forms (${patterns} patterns) × ${bytes} bytes (${million(openedBytes)} MB more came out of packed ones); 95 % bound 3/n = ${(3 / n).toExponential(1)}`,
  ]
}

function reasons(without: readonly { readonly place: string; readonly why: string }[]): string[] {
  return [...Map.groupBy(without, ({ why }) => why)].map(([why, places]) => `${why}: ${places.map(({ place }) => place).join(', ')}`)
}
