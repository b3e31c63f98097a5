// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run privacy -- traffic [--seed S] [--days N] [--nodes N] [--json]`: can anybody see from the traffic who contributed?
 *
 * Exit code 0: with all defences nobody can, and without each of them somebody can; 1 otherwise; 2 usage.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import { FULL, runTraffic } from './traffic-run.ts'
import { trafficText } from './traffic-text.ts'

const USAGE = 'npm run privacy -- traffic [--seed S] [--days N] [--nodes N] [--json]'

export interface Output {
  /** The result, on standard output. */
  write(text: string): void
  /** What is being done, on standard error. */
  note(text: string): void
}

const STREAMS: Output = { write: (text) => void process.stdout.write(text), note: (text) => void process.stderr.write(text) }

/** @returns the exit code */
export async function trafficCommand(args: readonly string[], { write, note }: Output = STREAMS): Promise<number> {
  if (args.includes('--help')) {
    write(`${USAGE}\n`)
    return 0
  }
  const read = readOptions(args)
  if (typeof read === 'string') {
    note(`${read}\n${USAGE}\n`)
    return 2
  }
  const { isJson, ...wanted } = read
  const result = await runTraffic({ ...FULL, ...wanted }, (what) => note(`… ${what}\n`))
  write(isJson ? `${JSON.stringify(result)}\n` : trafficText(result))
  return result.ok ? 0 : 1
}

interface Wanted {
  readonly seed: string
  readonly days: number
  readonly nodes: number
  readonly isJson: boolean
}

/** Or what is wrong with them. */
function readOptions(args: readonly string[]): Wanted | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seed: { type: 'string' }, days: { type: 'string' }, nodes: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [days, nodes] = [Number(values.days ?? FULL.days), Number(values.nodes ?? FULL.nodes)]
    if (!Number.isInteger(days) || days < 15 || days > 400) return '--days: 15 to 400'
    if (!Number.isInteger(nodes) || nodes < 20 || nodes > 2000) return '--nodes: 20 to 2000'
    return { seed: values.seed ?? 'quarter', days, nodes, isJson: values.json === true }
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}
