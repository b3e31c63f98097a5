// SPDX-License-Identifier: EUPL-1.2
/**
 * One operating system process that runs the command `ncv`, as an operator would start it.
 *
 * @module
 */
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { Lang } from '@ncv/runtime/texts.ts'

const NCV = fileURLToPath(new URL('../../ncv.cjs', import.meta.url))

/** What every process of a demonstration inherits. */
export interface Surroundings {
  readonly env: Environment
  readonly lang: Lang
}

export interface StartOptions {
  readonly stdio: StdioOptions
  /** In a process group of its own, which Ctrl-C at the terminal does not reach. */
  readonly detached?: boolean
}

/** With the same Node.js that runs this program. */
export function startNcv(args: readonly string[], { env, lang }: Surroundings, { stdio, detached = false }: StartOptions): ChildProcess {
  return fork(NCV, [...args], { stdio, detached, env: { ...env, NCV_LANG: lang }, execArgv: [] })
}

/** How a process ended: its exit code, or the signal's number above 128 as a shell gives it. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 128))
  })
}
