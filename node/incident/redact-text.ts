// SPDX-License-Identifier: EUPL-1.2
/**
 * Codes of the redaction as sentences for people.
 *
 * @module
 */
import { REDACT_DE } from '../i18n/redact-de.ts'
import type { RedactError } from './redact-error.ts'

export type RedactTexts = Readonly<Record<keyof typeof REDACT_DE, string>>

function textFor(key: string, texts: RedactTexts): string {
  return Object.hasOwn(texts, key) ? texts[key as keyof RedactTexts] : key
}

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-zA-Z]{1,20})\}/g, (_, name: string) => String(params[name] ?? ''))
}

export function redactErrorText(error: RedactError, texts: RedactTexts = REDACT_DE): string {
  const problem = error.params['problem']
  const identity = error.params['identity']
  const problemText = problem === undefined ? '' : fill(textFor(`redact.problem.${problem}`, texts), error.params)
  const forText = identity === undefined ? '' : ` (${identity})`
  return fill(textFor(`redact.error.${error.code}`, texts), { file: '', ...error.params, problemText, forText })
    .replace(/ {2,}/g, ' ')
    .replace(/ ,/g, ',')
}

/** `redact.why.…`, `redact.block.…`, `redact.left-out.…` */
export function redactPhrase(key: string, texts: RedactTexts = REDACT_DE): string {
  return textFor(key, texts)
}
