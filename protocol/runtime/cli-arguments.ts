// SPDX-License-Identifier: EUPL-1.2
/**
 * Options and positional arguments of one command, strictly: what is not declared is an error that names the nearest known.
 *
 * @module
 */
import { parseArgs } from 'node:util'
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import { Name, NAME_MAX } from '@ncv/protocol/message/fields.ts'
import { RuntimeError } from './errors.ts'
import { nearest } from './nearest.ts'
import type { Lang } from './texts.ts'
import { RUNTIME_TEXTS, textOf } from './texts.ts'

export interface Localized {
  readonly de: string
  readonly en: string
}

export interface CliOption {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
  readonly required?: boolean
  /** Used where the option is absent. */
  readonly default?: string
  readonly help: Localized
  /** The placeholder in the help: `FILE`. */
  readonly value?: string
  /** The only values taken. */
  readonly choices?: readonly string[]
}
export type CliOptions = Readonly<Record<string, CliOption>>

export interface Positional {
  readonly name: string
  readonly help: Localized
  readonly required?: boolean
  /** The last one may take all that is left. */
  readonly many?: boolean
}

type OptionValue<O extends CliOption> = O extends { readonly type: 'boolean' }
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly string[]
    : O extends { readonly required: true } | { readonly default: string }
      ? string
      : string | undefined
/** A boolean that is absent is `false`, a list that is absent is empty. */
export type OptionValues<O extends CliOptions> = { readonly [Name in keyof O]: OptionValue<O[Name]> }

interface Declared {
  readonly options?: CliOptions
  readonly positionals?: readonly Positional[]
}

const GLOBAL_OPTIONS = ['help', 'json', 'lang']

/** @throws RuntimeError `USAGE` */
export function parseArguments(declared: Declared, args: readonly string[], command: string, lang: Lang) {
  const known = declared.options ?? {}
  const config = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [name, { type: option.type, ...(option.short === undefined ? {} : { short: option.short }) }]),
  )
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true })
  const given = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind === 'option') readOption(token, known, given, command, lang)
  }
  checkPositionals(declared.positionals ?? [], positionals, command, lang)
  const options: Record<string, string | boolean | readonly string[] | undefined> = {}
  for (const [name, option] of Object.entries(known)) options[name] = optionValue(name, option, given.get(name), command, lang)
  return { options, positionals }
}

/** An error in the call itself. The text comes with its param, in the language of the caller. */
export function usageError(
  lang: Lang,
  kind: 'option' | 'missing' | 'value' | 'line' | 'twice' | 'command' | 'positional' | 'surplus',
  params: ErrorParams,
): RuntimeError {
  return new RuntimeError('USAGE', { reason: textOf(RUNTIME_TEXTS, lang, `usage.${kind}`, params) })
}

/** The name of an organisation or a federation. @returns without blanks at its ends; longest: 120 characters */
export function nameGiven(text: string, option: string, lang: Lang): string {
  const name = text.trim()
  if (!Name.safeParse(name).success) throw usageError(lang, 'line', { option, found: text.slice(0, 40), max: NAME_MAX })
  return name
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function readOption(token: OptionToken, known: CliOptions, given: Map<string, string[]>, command: string, lang: Lang): void {
  const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined
  if (option === undefined) {
    const near = nearest(token.name, [...Object.keys(known), ...GLOBAL_OPTIONS])
    throw usageError(lang, 'option', { option: token.rawName, command: `${command} --help`, ...(near === undefined ? {} : { near: `--${near}` }) })
  }
  const shown = `--${token.name}`
  const values = given.get(token.name) ?? []
  if (values.length > 0 && option.multiple !== true) throw usageError(lang, 'twice', { option: shown })
  if (option.type === 'boolean') {
    if (token.inlineValue === true) throw usageError(lang, 'value', { option: shown, found: token.value ?? '', expected: shown })
    given.set(token.name, ['true'])
    return
  }
  const { value } = token
  // `--file --yes` is a forgotten value far more often than a file named `--yes`.
  const isForgotten = value === undefined || value === '' || (token.inlineValue !== true && value.length > 1 && value.startsWith('-'))
  if (isForgotten) throw usageError(lang, 'value', { option: shown, found: value ?? '', expected: `${shown}=${option.value ?? 'TEXT'}` })
  if (option.choices?.includes(value) === false) {
    throw usageError(lang, 'value', { option: shown, found: value.slice(0, 80), expected: option.choices.join(', ') })
  }
  given.set(token.name, [...values, value])
}

function optionValue(name: string, option: CliOption, values: readonly string[] | undefined, command: string, lang: Lang) {
  if (option.type === 'boolean') return values !== undefined
  if (values === undefined && option.required === true) {
    throw usageError(lang, 'missing', { option: `--${name} ${option.value ?? 'TEXT'}`, command: `${command} --help` })
  }
  if (option.multiple === true) return values ?? []
  return values?.[0] ?? option.default
}

function checkPositionals(declared: readonly Positional[], found: readonly string[], command: string, lang: Lang): void {
  const missing = declared.find((positional, index) => positional.required === true && found[index] === undefined)
  if (missing !== undefined) throw usageError(lang, 'positional', { found: missing.name, command: `${command} --help` })
  const surplus = declared.at(-1)?.many === true ? undefined : found[declared.length]
  if (surplus !== undefined) throw usageError(lang, 'surplus', { found: surplus.slice(0, 80), command: `${command} --help` })
}
