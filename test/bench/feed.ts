// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- feed`: a node that comes new catches up with all warnings; how that compares with two simpler ways.
 *
 * (a) the bare minimum on this machine: the same documents in files of 256, `JSON.parse`, one FULL transaction for each file, nothing
 * verified. Loopback without a line, so that only work counts. (b) one request for each document, as a CSAF provider is read, over a
 * line; the line is the same for our own catch-up that it is compared with.
 *
 * @module
 */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { FeedSite } from './feed-log.ts'
import { makeFeedSite } from './feed-log.ts'
import type { FeedRun } from './feed-run.ts'
import type { Sample } from './measure.ts'
import { inTurns, sampleOf } from './measure.ts'
import type { Result, Row } from './results.ts'
import { demand } from './results.ts'

export interface FeedOptions {
  readonly documents: number
  readonly rounds: number
  /** The planted fault: a log without body bundles, so that requirements must be missed. */
  readonly isBroken: boolean
}

/** A town hall's line to a data centre in the same country. */
const ROUND_TRIP_MS = 20
const MBIT = 50
/** Baseline (b) costs the same for each document; so many are read, and the rest is reckoned. */
const SINGLE_MAX = 1_000

/** Answers with the first line that the process prints. */
function firstLine(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error(`${name} has no output`)
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} and said nothing`)))
  })
}

interface Server extends Disposable {
  readonly url: string
}

async function startServer({ dir }: FeedSite, roundTripMs: number, mbit: number): Promise<Server> {
  const script = join(import.meta.dirname, 'feed-server.ts')
  const child = spawn(process.execPath, [script, dir, String(roundTripMs), String(mbit)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const port = await firstLine(child, 'feed-server')
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => void child.stdin?.end() }
}

async function read(mode: string, { dir }: FeedSite, { url }: Server, count: number): Promise<FeedRun> {
  const script = join(import.meta.dirname, 'feed-run.ts')
  const child = spawn(process.execPath, [script, mode, dir, url, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await firstLine(child, mode)) as FeedRun
}

/** Runs of one reader, so that more than its time can be told. */
function reader(run: () => Promise<FeedRun>) {
  const runs: FeedRun[] = []
  const of = (value: (run: FeedRun) => number): Sample => sampleOf(runs.map(value))
  const once = async (): Promise<number> => {
    const done = await run()
    runs.push(done)
    return done.ms
  }
  return { once, of }
}

export async function benchFeed({ documents, rounds, isBroken }: FeedOptions): Promise<Result> {
  console.error(`${documents} documents are written and published; that takes some minutes …`)
  using site = await makeFeedSite(documents, (done) => process.stderr.write(`\r${done} `))
  using near = await startServer(site, 0, 0)
  using far = await startServer(site, ROUND_TRIP_MS, MBIT)
  console.error(`\r${documents}, ${rounds} rounds of four readers …`)
  const mode = isBroken ? 'catch-up-broken' : 'catch-up'
  const count = Math.min(SINGLE_MAX, documents)
  const readers = {
    raw: reader(() => read('raw', site, near, documents)),
    catchUp: reader(() => read(mode, site, near, documents)),
    single: reader(() => read('single', site, far, count)),
    catchUpFar: reader(() => read(mode, site, far, documents)),
  }
  await inTurns(rounds, { raw: readers.raw.once, catchUp: readers.catchUp.once, single: readers.single.once, catchUpFar: readers.catchUpFar.once })
  return resultOf(site, count, readers)
}

type Reader = ReturnType<typeof reader>

const SECONDS = { unit: 's', digits: 2 } as const
const MEGABYTES = { unit: 'MB', digits: 1 } as const

function resultOf(
  site: FeedSite,
  count: number,
  { raw, catchUp, single, catchUpFar }: Readonly<Record<'raw' | 'catchUp' | 'single' | 'catchUpFar', Reader>>,
): Result {
  const { documents, bytes } = site
  const factor = documents / count
  const seconds = (each: Reader, times = 1): Sample => each.of(({ ms }) => (ms * times) / 1000)
  const singleTime = seconds(single, factor)
  // Documents differ much in size: all of them are counted as they are, and what a request costs beside them as measured.
  const singleBytes = single.of(({ headBytes, requests }) => bytes + (documents * headBytes) / requests)
  const caughtBytes = catchUp.of((run) => run.bytes)
  const rows: Row[] = [
    { what: '(a) bundles, JSON.parse, one transaction each; loopback', sample: seconds(raw), ...SECONDS },
    { what: 'catch-up with all verification; loopback', sample: seconds(catchUp), ...SECONDS },
    { what: '(a) processor time', sample: raw.of(({ cpuMs }) => cpuMs / 1000), ...SECONDS },
    { what: 'catch-up processor time', sample: catchUp.of(({ cpuMs }) => cpuMs / 1000), ...SECONDS },
    { what: `(b) one request for each document; line (${count} read, × ${factor})`, sample: singleTime, ...SECONDS },
    { what: 'catch-up with all verification; line', sample: seconds(catchUpFar), ...SECONDS },
    { what: '(b) bytes', sample: singleBytes, ...MEGABYTES },
    { what: 'catch-up bytes', sample: caughtBytes, ...MEGABYTES },
    { what: 'catch-up requests', unit: '', sample: catchUp.of(({ requests }) => requests) },
    { what: 'a look without news: requests', unit: '', sample: catchUp.of(({ idleRequests = Number.NaN }) => idleRequests) },
    { what: 'a look without news: body', unit: 'B', sample: catchUp.of(({ idleBytes = Number.NaN }) => idleBytes) },
  ].map(inMegabytes)
  return {
    bench: 'feed',
    title: 'Feed',
    method: [
      `${documents} invented CSAF documents, ${(bytes / 1e6).toFixed(0)} MB, with the sizes of 900 real ones (\`document-sizes.json\`), published by a real hub as TLP:CLEAR. A node with an empty database follows the log from the genesis: heads, tree, entries, signatures, bodies, documents, their CSAF, matching; everything stored. Each reader is a process of its own, the server another.`,
      '(a) downloads the same documents in plain files of 256, calls `JSON.parse` and stores each file in one FULL transaction; nothing is verified.',
      `(b) asks for one document after another, parses and stores each in a FULL transaction. Line: ${ROUND_TRIP_MS} ms round trip, ${MBIT} Mbit/s, imitated by the server, the same for (b) and for catch-up. No signature and checksum files are fetched in (b), which a CSAF provider has as well: in its favour.`,
    ],
    rows,
    requirements: [
      demand('time of catch-up ÷ (a)', seconds(catchUp).median / seconds(raw).median, 'at most', 3),
      demand('bytes of catch-up ÷ (b)', caughtBytes.median / singleBytes.median, 'at most', 1 / 10),
      demand('time of catch-up ÷ (b), both over the line', seconds(catchUpFar).median / singleTime.median, 'at most', 1 / 8),
      demand('requests when there is nothing new', catchUp.of(({ idleRequests = Number.NaN }) => idleRequests).max, 'at most', 1),
      demand('body when there is nothing new, bytes', catchUp.of(({ idleBytes = Number.NaN }) => idleBytes).max, 'at most', 1024),
    ],
  }
}

function inMegabytes(row: Row): Row {
  if (row.unit !== MEGABYTES.unit) return row
  const scale = (value: number): number => value / 1e6
  const { values, median, min, max } = row.sample
  return { ...row, sample: { values: values.map(scale), median: scale(median), min: scale(min), max: scale(max) } }
}
