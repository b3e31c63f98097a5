// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs the tools that guards are made of, at most two at a time: more only makes two cores slower.
 *
 * @module
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** The project's own root: tools come from here also when they judge a planted tree. */
export const HOME = join(import.meta.dirname, '..', '..')

export interface ToolRun {
  readonly code: number
  readonly out: string
  readonly err: string
}

const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

async function withPlace<T>(run: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await run()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

/**
 * @param script the tool's JavaScript entry, relative to `node_modules`
 * @param cwd the tree to judge
 */
export function runTool(script: string, args: readonly string[], cwd: string): Promise<ToolRun> {
  return runFile(process.execPath, [join(HOME, 'node_modules', script), ...args], cwd)
}

export function runFile(file: string, args: readonly string[], cwd: string): Promise<ToolRun> {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' as const }
  return withPlace(
    () =>
      new Promise((resolve, reject) => {
        execFile(file, args, options, (error, out, err) => {
          if (error === null) resolve({ code: 0, out, err })
          else if (typeof error.code === 'number') resolve({ code: error.code, out, err })
          else reject(new Error(`${file} could not be run: ${error.message}`, { cause: error }))
        })
      }),
  )
}
