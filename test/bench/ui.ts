// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- ui`: the web interface of a node with 10,000 matches in Chromium, as somebody waits for it.
 *
 * @module
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sampleOf } from './measure.ts'
import type { Result } from './results.ts'
import { demand } from './results.ts'

export interface UiOptions {
  readonly matches: number
  readonly rounds: number
  /** The planted fault: the browser runs at a twentieth of its speed, so that the requirements must be missed. */
  readonly isBroken: boolean
}

/** Houses of the same product: so many groups, each with its matches. */
export const HOUSES = 20
export const WORDS = [
  'fortinet',
  'haus 3',
  'firefox',
  'bcert-2026',
  'cve-2099-0003',
  'vmware esxi',
  'haus 17',
  'adobe',
  'windows',
  'kontor',
  'veeam',
  'lcos',
]

export interface Typed {
  /** Until the letters are painted, and until the list under them answers. */
  readonly letter: number
  readonly list: number
}

export interface Found {
  readonly start: number[]
  readonly again: number[]
  readonly list: number[]
  readonly typing: Typed[]
  readonly total: number
}

function resultOf({ start, again, list, typing, total }: Found, { matches }: UiOptions, load: number): Result {
  const letters = sampleOf(typing.map(({ letter }) => letter))
  const lists = sampleOf(typing.map((each) => each.list))
  const first = sampleOf(again)
  return {
    bench: 'ui',
    title: 'Web interface',
    method: [
      `A node of the demonstration whose inventory was multiplied until its advisories gave ${total} matches in ${HOUSES} houses, run as a process of its own; Chromium on the same machine, 1280 × 900, nothing in its cache at the first call, over loopback. The hub is down.`,
      'A page is usable when its list is there: from the beginning of the navigation to the frame in which the first entry stands, scripts and fonts included.',
      `Typing: ${WORDS.length} words into the search of the match list, each put in at once; until the letters are painted, and until the list under them, which the server filters, is the answer.`,
      `Load of the machine when it began: ${load.toFixed(1)}.`,
    ],
    rows: [
      { what: 'start page, first call after the start of the node', unit: 'ms', sample: sampleOf(start) },
      { what: 'start page', unit: 'ms', sample: first },
      { what: 'match list', unit: 'ms', sample: sampleOf(list) },
      { what: 'typing: letters painted', unit: 'ms', sample: letters },
      { what: 'typing: list answered', unit: 'ms', sample: lists },
    ],
    requirements: [
      demand('matches', total, 'at least', matches),
      demand('start page usable, median, ms', first.median, 'at most', 1000),
      demand('typing: letters painted, median, ms', letters.median, 'at most', 100),
      demand('typing: list answered, median, ms', lists.median, 'at most', 100),
    ],
  }
}

export async function benchUi(options: UiOptions): Promise<Result> {
  const [load = 0] = loadavg()
  const folder = mkdtempSync(join(tmpdir(), 'ncv-bench-ui-'))
  const { matches, rounds, isBroken } = options
  try {
    const args = [join(import.meta.dirname, '../browser/figures.ts'), folder, String(matches), String(rounds), ...(isBroken ? ['broken'] : [])]
    const { stdout } = await promisify(execFile)(process.execPath, args, { encoding: 'utf8' })
    return resultOf(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Found, options, load)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
