// SPDX-License-Identifier: EUPL-1.2
/**
 * Values of options that are more than text, with an error that names the option and what it expects.
 *
 * @module
 */
import { Id } from '@ncv/protocol/message/fields.ts'
import { nameGiven, usageError } from '@ncv/runtime/cli-arguments.ts'
import { parseDuration } from '@ncv/runtime/config.ts'
import type { Lang } from '@ncv/runtime/texts.ts'

export function optionReaders(lang: Lang) {
  const refuse = (option: string, found: string, expected: string): never => {
    throw usageError(lang, 'value', { option: `--${option}`, found: found.slice(0, 80), expected })
  }
  return {
    /** A whole number from 0. */
    number: (text: string, option: string): number => (/^[0-9]{1,9}$/.test(text) ? Number(text) : refuse(option, text, '0 … 999999999')),
    port: (text: string, option = 'port'): number =>
      /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : refuse(option, text, '0 … 65535'),
    /** Milliseconds. */
    duration(text: string, option: string): number {
      const ms = parseDuration(text)
      return ms === undefined || ms <= 0 ? refuse(option, text, '90s, 15m, 1h, 7d') : ms
    },
    /** `1/2`. */
    share(text: string, option: string): { numerator: number; denominator: number } {
      const match = /^([0-9]{1,4})\/([0-9]{1,4})$/.exec(text)
      const [numerator, denominator] = [Number(match?.[1]), Number(match?.[2])]
      const isShare = match !== null && denominator >= 1 && denominator <= 1000 && numerator <= denominator
      return isShare ? { numerator, denominator } : refuse(option, text, '0/1 … 1/1 (1/2)')
    },
    /** A whole number within bounds. */
    between: (text: string, option: string, least: number, most: number): number =>
      /^[0-9]{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : refuse(option, text, `${least} … ${most}`),
    /** Of a federation or an organisation. */
    nameOf: (text: string, option: string): string => nameGiven(text, `--${option}`, lang),
    federationId: (text: string): string => (Id.safeParse(text).success ? text : refuse('federation', text, 'a-z 0-9 . - (verbund.example)')),
    index: (text: string): number => (/^[0-9]{1,15}$/.test(text) ? Number(text) : refuse('ENTRY', text, '0, 1, 2 …')),
  }
}
