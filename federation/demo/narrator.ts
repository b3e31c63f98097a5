// SPDX-License-Identifier: EUPL-1.2
/**
 * Tells people what is going on, and knows which step that is. Silent with `--json`.
 *
 * @module
 */
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { terminalText } from '@ncv/runtime/terminal-text.ts'
import type { StepName } from './step.ts'
import { STEPS } from './step.ts'

const INDENT = '   '
const WIDTH = 100

export class Narrator {
  readonly #io: Pick<CommandIo, 'out' | 'text' | 'json'>
  #step: StepName = 'founding'

  constructor(io: Pick<CommandIo, 'out' | 'text' | 'json'>) {
    this.#io = io
  }

  step(): StepName {
    return this.#step
  }

  begin(step: StepName): void {
    this.#step = step
    this.#print(`\n${STEPS.indexOf(step) + 1}. ${this.#io.text(`demo.step.${step}`)}\n`)
  }

  title(dir: string): void {
    this.#print(`${this.#io.text('demo.title', { dir })}\n`)
  }

  /** A text of the tables, as a paragraph of the step. */
  say(key: string, params: ErrorParams = {}): void {
    this.#print(wrapped(this.#io.text(`demo.${key}`, params)))
  }

  /** Somebody's very words, set apart. */
  quote(text: string): void {
    const lines = text.trimEnd().split('\n')
    this.#print(lines.flatMap((line) => folded(line, WIDTH - 8).map((part) => `${INDENT}  │ ${part}\n`)).join(''))
  }

  /** One field of a message, by the name that people know. */
  quoteField(field: string, text: string): void {
    this.quote(`${this.#io.text(`demo.field.${field}`)}: ${text}`)
  }

  #print(text: string): void {
    if (!this.#io.json) this.#io.out(terminalText(text))
  }
}

function wrapped(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => folded(line, WIDTH - INDENT.length))
    .map((line) => `${INDENT}${line}\n`)
    .join('')
}

/** At spaces; a word longer than the line stays whole, so that addresses and paths can be copied. Lines set in by spaces stay as they are. */
function folded(line: string, width: number): string[] {
  if (line.length <= width || line.startsWith(' ')) return [line]
  const lines: string[] = []
  let rest = line
  while (rest.length > width) {
    const cut = rest.lastIndexOf(' ', width)
    const at = cut > 0 ? cut : rest.indexOf(' ')
    if (at < 0) break
    lines.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return [...lines, rest]
}
