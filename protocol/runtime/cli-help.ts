// SPDX-License-Identifier: EUPL-1.2
/**
 * Help texts made from the table of commands, so that they cannot differ from what is parsed.
 *
 * @module
 */
import type { CliOption, CliOptions, Localized, Positional } from './cli-arguments.ts'
import type { Lang, Texts } from './texts.ts'
import { textOf } from './texts.ts'

interface Described {
  readonly summary: Localized
  readonly description?: Localized
  readonly options?: CliOptions
  readonly positionals?: readonly Positional[]
}

/** Help of one command. */
export function commandHelp(name: string, words: string, command: Described, texts: Texts, lang: Lang): string {
  const positionals = (command.positionals ?? []).map((positional) => shape(positional.name, positional.required, positional.many))
  const usage = [name, words, ...positionals, `[${textOf(texts, lang, 'cli.options-placeholder')}]`].join(' ')
  const rows = [
    ...(command.positionals ?? []).map((positional): Row => [positional.name, positional.help[lang]]),
    ...Object.entries(command.options ?? {}).map(([option, described]) => optionRow(option, described, texts, lang)),
    ...globalRows(texts, lang),
  ]
  const description = command.description === undefined ? '' : `\n${command.description[lang]}\n`
  return `${textOf(texts, lang, 'cli.usage')}: ${usage}\n\n${command.summary[lang]}\n${description}\n${columns(rows)}`
}

/** Help of a group of commands, or of all where `words` is empty. */
export function groupHelp(
  name: string,
  words: string,
  members: readonly string[],
  commands: Readonly<Record<string, Described>>,
  texts: Texts,
  lang: Lang,
): string {
  const prefix = [name, words].filter((part) => part !== '').join(' ')
  const rows = members.map((member): Row => [`${name} ${member}`, commands[member]?.summary[lang] ?? ''])
  const foot = textOf(texts, lang, 'cli.more', { command: `${name} ${members[0] ?? ''} --help` })
  return `${textOf(texts, lang, 'cli.usage')}: ${prefix} …\n\n${columns(rows)}\n${foot}\n`
}

type Row = readonly [left: string, right: string]

function optionRow(name: string, option: CliOption, texts: Texts, lang: Lang): Row {
  const short = option.short === undefined ? '' : `-${option.short}, `
  const value = option.type === 'string' ? ` ${option.choices?.join('|') ?? option.value ?? 'TEXT'}` : ''
  const notes = [
    ...(option.required === true ? [textOf(texts, lang, 'cli.required')] : []),
    ...(option.multiple === true ? [textOf(texts, lang, 'cli.multiple')] : []),
    ...(option.default === undefined ? [] : [textOf(texts, lang, 'cli.default', { value: option.default })]),
  ]
  return [`${short}--${name}${value}`, notes.length === 0 ? option.help[lang] : `${option.help[lang]} (${notes.join(', ')})`]
}

function globalRows(texts: Texts, lang: Lang): Row[] {
  return [
    ['--json', textOf(texts, lang, 'cli.json')],
    ['--lang de|en', textOf(texts, lang, 'cli.lang')],
    ['--help', textOf(texts, lang, 'cli.help')],
  ]
}

function columns(rows: readonly Row[]): string {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')
}

function shape(name: string, isRequired = false, isMany = false): string {
  const dots = isMany ? ' …' : ''
  return isRequired ? `<${name}>${dots}` : `[${name}${dots}]`
}
