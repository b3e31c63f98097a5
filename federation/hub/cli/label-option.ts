// SPDX-License-Identifier: EUPL-1.2
/**
 * The label of what the hub answers, and words from the command line or a file.
 *
 * @module
 */
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'

const MAX_BYTES = 64 * 1024

export const REPLY_OPTIONS = {
  text: { type: 'string', value: 'TEXT', help: { de: 'Wortlaut', en: 'the words' } },
  file: { type: 'string', value: 'FILE', help: { de: 'Wortlaut aus einer Datei', en: 'the words from a file' } },
  label: {
    type: 'string',
    choices: TLP_LABELS,
    value: 'LABEL',
    help: {
      de: 'TLP-Einstufung der Antwort; sonst wie gefragt, ohne TLP-Verpflichtung des Mitglieds TLP:GREEN',
      en: 'TLP label of the answer; else that of the question, or TLP:GREEN where the member has not pledged itself to TLP',
    },
  },
} as const

export interface ReplyOptions {
  readonly text?: string | undefined
  readonly file?: string | undefined
  readonly label?: string | undefined
}

/** @throws RuntimeError `USAGE` for both at once, for empty words and for too many; `FILE_…` */
export function wordsOf({ text, file }: ReplyOptions, max: number, io: CommandIo): string | undefined {
  if (text !== undefined && file !== undefined) throw new RuntimeError('USAGE', { reason: '--text TEXT | --file FILE' })
  if (text === undefined && file === undefined) return undefined
  const words = (text ?? readTextFile(file ?? '', MAX_BYTES)).replaceAll('\r\n', '\n').trim()
  if (words === '' || words.length > max)
    throw usageError(io.lang, 'value', { option: text === undefined ? '--file' : '--text', found: `${words.length}`, expected: `1 … ${max}` })
  return words
}

export function labelOf({ label }: ReplyOptions): TlpLabel | undefined {
  return TLP_LABELS.find((known) => known === label)
}

/** A beginning of a hex id. @throws RuntimeError `USAGE` */
export function hexStart(id: string, io: CommandIo): string {
  if (/^[0-9a-f]{4,32}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: '[0-9a-f]{4,32}' })
}
