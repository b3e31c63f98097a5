// SPDX-License-Identifier: EUPL-1.2
/**
 * Commands `ncv … --json` that run to their end and answer with one JSON object, at most two at a time.
 *
 * @module
 */
import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { DemoError } from './demo-error.ts'
import type { Surroundings } from './ncv-process.ts'
import { exitOf, startNcv } from './ncv-process.ts'

/** Starting a program costs a third of a second of a core; more than two at once only get in each other's way. */
const AT_ONCE = 2

const Problem = z.object({ code: z.string(), detail: z.string() })

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
    await this.#place()
    try {
      return readReply(args, reply, await this.#finish(args))
    } finally {
      this.#places++
      this.#queue.shift()?.()
    }
  }

  async #place(): Promise<void> {
    while (this.#places === 0) await new Promise<void>((resolve) => void this.#queue.push(resolve))
    this.#places--
  }

  async #finish(args: readonly string[]): Promise<string> {
    const child = startNcv([...args, '--json'], this.#surroundings, ['ignore', 'pipe', 'pipe', 'ipc'])
    this.#running.add(child)
    const out = textOf(child.stdout)
    const err = textOf(child.stderr)
    try {
      const code = await exitOf(child)
      if (code !== 0) throw new DemoError('DEMO_COMMAND', { command: nameOf(args), status: code, reason: reasonOf(err()) })
      return out()
    } finally {
      this.#running.delete(child)
    }
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

function readReply<T>(args: readonly string[], reply: z.ZodType<T>, text: string): T {
  const parsed = reply.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new DemoError('DEMO_OUTPUT', { command: nameOf(args), field: parsed.error.issues[0]?.path.join('.') || '(JSON)' })
}

/** The words of a command, without options: values may be paths and names. */
function nameOf(args: readonly string[]): string {
  const end = args.findIndex((word) => word.startsWith('-'))
  return `ncv ${args.slice(0, end < 0 ? args.length : end).join(' ')}`
}

/** With `--json` a failing command says why in a problem document; anything else is shown as it is, its last line. */
function reasonOf(text: string): string {
  const line = text.trimEnd().split('\n').at(-1) ?? ''
  const problem = Problem.safeParse(parseJson(line))
  return problem.success ? `${problem.data.detail} [${problem.data.code}]` : line.slice(0, 500)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
