// SPDX-License-Identifier: EUPL-1.2
/**
 * What a command line program has of its surroundings: output, terminal, environment, a person who can be asked.
 *
 * @module
 */
import { createInterface } from 'node:readline/promises'
import { systemCode } from './party-dir.ts'

export interface Io {
  /** Standard output, as it is. */
  out(text: string): void
  /** Standard error, as it is. */
  err(text: string): void
  /** Standard error is a terminal. */
  readonly isTty: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** The answer of a person at the terminal, `undefined` where nobody sits there. */
  ask(question: string): Promise<string | undefined>
}

export function processIo(): Io {
  // `ncv … | head` closes the pipe early; that is no failure of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTty: process.stderr.isTTY === true,
    env: process.env,
    ask: askPerson,
  }
}

/** For `onDefect`: the stack of an unexpected error, to the operator's terminal or service log. */
export function printDefect(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

async function askPerson(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true) return undefined
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}

function ignoreClosedPipe(error: Error): void {
  if (systemCode(error) !== 'EPIPE') throw error
}
