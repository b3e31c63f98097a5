// SPDX-License-Identifier: EUPL-1.2
/**
 * Options that every scenario has: the counter-check, how often, which seed.
 *
 * @module
 */
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { Lang } from '@ncv/runtime/texts.ts'

export const PLANTED_OPTION = {
  type: 'boolean',
  help: {
    de: 'Gegenprobe: jeder Schritt mit eingebautem Fehler oder ohne den Schaden; jede Prüfung muss dann anschlagen',
    en: 'counter-check: each step with a planted fault, or without the harm; every check must then go red',
  },
} as const

/** A number given on the command line. @throws UsageError where it is none */
export function wholeNumber(text: string | undefined, otherwise: number, option: string, lang: Lang): number {
  if (text === undefined) return otherwise
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw usageError(lang, 'value', { option: `--${option}`, found: text.slice(0, 80), expected: '1, 2, 3 …' })
}
