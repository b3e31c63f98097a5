// SPDX-License-Identifier: EUPL-1.2
/**
 * Commands `ncv … --json` that run to their end and answer with one JSON object, at most two at a time.
 *
 * @module
 */
import type { ChildProcess } from 'node:child_process'
import type { Problem as ProblemDocument } from '@ncv/runtime/problem.ts'
import { Problem } from '@ncv/runtime/problem.ts'
import type { z } from 'zod'
import { DemoError } from './demo-error.ts'
import type { Surroundings } from './ncv-process.ts'
import { exitOf, startNcv } from './ncv-process.ts'

/** Starting a program costs a third of a second of a core; more than two at once only get in each other's way. */
const AT_ONCE = 2

/** How a command ended. */
export interface Finished {
  readonly code: number
  readonly out: string
  readonly err: string
}

export class NcvCommands implements Disposable {
  readonly #surroundings: Surroundings
  readonly #running = new Set<ChildProcess>()
  readonly #queue: (() => void)[] = []
  #places = AT_ONCE

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  /**
   * @param args without `ncv` and `--json`
   * @throws DemoError `DEMO_COMMAND` with what the command said, `DEMO_OUTPUT` for an answer of another form
   */
  async run<T>(args: readonly string[], reply: z.ZodType<T>): Promise<T> {
    const { code, out, err } = await this.attempt(args)
    // A command may answer and still end with 1: an import of which nothing was fit to publish.
    if (code !== 0 && out === '') throw new DemoError('DEMO_COMMAND', { command: nameOf(args), status: code, reason: reasonOf(err) })
    const parsed = reply.safeParse(parseJson(out))
    if (parsed.success) return parsed.data
    throw new DemoError('DEMO_OUTPUT', { command: nameOf(args), field: parsed.error.issues[0]?.path.join('.') || '(JSON)' })
  }

  /** Runs a command that may fail; with `forPeople` as a person would, without `--json`. */
  async attempt(args: readonly string[], forPeople: 'forPeople' | undefined = undefined): Promise<Finished> {
    await this.#place()
    const child = startNcv(forPeople === undefined ? [...args, '--json'] : args, this.#surroundings, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    this.#running.add(child)
    try {
      const [out, err] = [textOf(child.stdout), textOf(child.stderr)]
      return { code: await exitOf(child), out: out(), err: err() }
    } finally {
      this.#running.delete(child)
      this.#places++
      this.#queue.shift()?.()
    }
  }

  async #place(): Promise<void> {
    while (this.#places === 0) await new Promise<void>((resolve) => void this.#queue.push(resolve))
    this.#places--
  }

  /** Ends what still runs. */
  [Symbol.dispose](): void {
    for (const child of this.#running) child.kill('SIGTERM')
  }
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = []
  stream?.on('data', (part: Buffer) => void parts.push(part))
  return () => Buffer.concat(parts).toString('utf8')
}

/** The words of a command, without options: values may be paths and names. */
function nameOf(args: readonly string[]): string {
  const end = args.findIndex((word) => word.startsWith('-'))
  return `ncv ${args.slice(0, end < 0 ? args.length : end).join(' ')}`
}

/** With `--json` a failing command says why in a problem document; of anything else the line that looks like the reason. */
function reasonOf(text: string): string {
  const problem = problemIn(text)
  if (problem !== undefined) return `${problem.detail} [${problem.code}]`
  const lines = text.trimEnd().split('\n')
  return (lines.find((line) => /error:/i.test(line)) ?? lines.at(-1) ?? '').slice(0, 500)
}

/** The problem document that a command left on standard error. */
export function problemIn(text: string): ProblemDocument | undefined {
  return Problem.safeParse(parseJson(text.trimEnd().split('\n').at(-1) ?? '')).data
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
