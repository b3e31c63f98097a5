// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person writes on the command line to send a post, the same at hub and node: options, and the letter that they make.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { ReceiptWish } from '@ncv/protocol/message/post.ts'
import { RECEIPT_WISHES } from '@ncv/protocol/message/post.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { parseTlp, TLP_LABELS } from '@ncv/protocol/tlp.ts'
import type { CommandIo } from './cli.ts'
import { usageError } from './cli-arguments.ts'
import { RuntimeError } from './errors.ts'

const TEXT_MAX_BYTES = 64 * 1024
const TEXT_MAX = 15_000
const SUBJECT_MAX = 160
const FILES_MAX = 5
const RECIPIENTS_MAX = 64

export const LETTER_OPTIONS = {
  subject: { type: 'string', required: true, value: 'TEXT', help: { de: 'Betreff', en: 'subject' } },
  text: { type: 'string', value: 'TEXT', help: { de: 'Wortlaut', en: 'the words' } },
  'text-file': { type: 'string', value: 'FILE', help: { de: 'Wortlaut aus einer Datei', en: 'the words from a file' } },
  attach: {
    type: 'string',
    multiple: true,
    value: 'FILE',
    help: { de: 'Anlage bis 10 MiB, höchstens fünf', en: 'attachment up to 10 MiB, five at most' },
  },
  label: {
    type: 'string',
    required: true,
    choices: TLP_LABELS,
    value: TLP_LABELS.join('|'),
    help: { de: 'TLP-Einstufung; gilt auch für Anlagen', en: 'TLP label; holds for attachments too' },
  },
  receipt: {
    type: 'string',
    choices: RECEIPT_WISHES,
    default: 'none',
    value: 'none|delivered|read',
    help: { de: 'Bestätigung erbitten: zugestellt oder gelesen', en: 'ask for a receipt: delivered or read' },
  },
} as const

/** Values of {@link LETTER_OPTIONS}, and to whom. */
export interface LetterValues {
  readonly to: string
  readonly subject: string
  readonly text: string | undefined
  readonly 'text-file': string | undefined
  readonly attach: readonly string[]
  readonly label: string
  readonly receipt: string
}

export interface Letter {
  readonly to: string[]
  readonly subject: string
  readonly text: string
  readonly tlp: TlpLabel
  readonly receipt: ReceiptWish
  /** Absolute paths. */
  readonly files: string[]
}

/**
 * @param readText of a file of at most so many bytes
 * @param whom what `--to` takes, for the error
 * @throws RuntimeError `USAGE` naming the option; what `readText` throws
 */
export function readLetter(values: LetterValues, readText: (file: string, maxBytes: number) => string, whom: string, io: CommandIo): Letter {
  const { to, subject, text, attach, label, receipt } = values
  const file = values['text-file']
  const refuse = (option: string, found: string, expected: string): never => {
    throw usageError(io.lang, 'value', { option, found, expected })
  }
  if ((text === undefined) === (file === undefined)) throw new RuntimeError('USAGE', { reason: '--text TEXT | --text-file FILE' })
  const words = (text ?? readText(file ?? '', TEXT_MAX_BYTES)).trim()
  if (words === '' || words.length > TEXT_MAX) refuse(text === undefined ? '--text-file' : '--text', `(${words.length})`, `1 … ${TEXT_MAX}`)
  if (subject.length > SUBJECT_MAX) refuse('--subject', `(${subject.length})`, `1 … ${SUBJECT_MAX}`)
  if (attach.length > FILES_MAX) refuse('--attach', `(${attach.length})`, `0 … ${FILES_MAX}`)
  const recipients = to
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (recipients.length === 0 || recipients.length > RECIPIENTS_MAX) refuse('--to', to.slice(0, 80), `${whom} (1 … ${RECIPIENTS_MAX})`)
  return {
    to: recipients,
    subject,
    text: words,
    tlp: parseTlp(label),
    receipt: RECEIPT_WISHES.find((known) => known === receipt) ?? 'none',
    files: attach.map((each) => resolve(each)),
  }
}
