// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs a table of commands.
 *
 * ```ts
 * export const main = (argv: readonly string[]) => runCli({ name: 'ncv', texts, commands: {
 *   'node incident add': defineCommand({ summary: { de: '…', en: '…' }, options: { dir: DIR_OPTION, file: { type: 'string', required: true, … } },
 *     async run({ options }, io) { io.reply({ id }, io.text('incident.added', { id })) } }),
 * } }, argv)
 * ```
 * Everywhere: `--help`, `--json`, `--lang de|en` (also `NCV_LANG`). Results go to standard output, with `--json` as one JSON object;
 * errors go to standard error, with `--json` as a problem document. Exit codes: 0 done, 1 failed or refused, 2 usage or bad input,
 * 78 configuration or environment.
 *
 * @module
 */
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { CliOptions, Localized, OptionValues, Positional } from './cli-arguments.ts'
import { parseArguments, usageError } from './cli-arguments.ts'
import { commandHelp, groupHelp } from './cli-help.ts'
import type { ExitCodes } from './errors.ts'
import { exitCodeOf } from './errors.ts'
import { nearest } from './nearest.ts'
import { problemOf } from './problem.ts'
import type { Io } from './process-io.ts'
import { processIo } from './process-io.ts'
import type { ProgressBar } from './progress-bar.ts'
import { progressBar } from './progress-bar.ts'
import { terminalJson, terminalText } from './terminal-text.ts'
import type { Lang, Texts } from './texts.ts'
import { explain, langFrom, mergeTexts, RUNTIME_TEXTS, textOf } from './texts.ts'

export interface CommandIo extends Io {
  readonly lang: Lang
  readonly json: boolean
  /** All texts in force: the runtime's and the zone's. */
  readonly texts: Texts
  /** A text of the zone's or the runtime's tables. */
  text(key: string, params?: ErrorParams): string
  /** The command's one result: `value` as JSON with `--json`, else `text` (a line feed is added). */
  reply(value: unknown, text: string): void
  /** Something on the way, for people: standard error, silent with `--json`. */
  note(text: string): void
  /** A bar on standard error, only on a terminal and without `--json`. */
  progress(label: string): ProgressBar
}

export interface Arguments<O extends CliOptions> {
  readonly options: OptionValues<O>
  readonly positionals: readonly string[]
}

export interface Command<O extends CliOptions = CliOptions> {
  readonly summary: Localized
  /** A paragraph for `--help`. */
  readonly description?: Localized
  readonly options?: O
  readonly positionals?: readonly Positional[]
  /** Exit code; nothing means 0. Throws what goes wrong. */
  run(args: Arguments<O>, io: CommandIo): Promise<number | undefined> | Promise<void>
}

/** A command whose option types are known to its own `run` alone. */
export interface AnyCommand extends Omit<Command, 'run'> {
  run(args: { readonly options: object; readonly positionals: readonly string[] }, io: CommandIo): Promise<number | undefined> | Promise<void>
}

export interface Cli {
  /** What stands before the commands: `ncv`. */
  readonly name: string
  /** Keyed by the words of the command, with the group: `hub import`, `node incident add`, `match`. */
  readonly commands: Readonly<Record<string, AnyCommand>>
  readonly texts?: Texts
  /** Exit codes of the zone's own error codes. */
  readonly exitCodes?: ExitCodes
}

/** Keeps the types of the options for `run`. */
export function defineCommand<const O extends CliOptions>(command: Command<O>): AnyCommand {
  return command as AnyCommand
}

/** The option that every command of a party takes. */
export const DIR_OPTION = {
  type: 'string',
  required: true,
  value: 'DIR',
  help: { de: 'Datenordner', en: 'data folder' },
} as const

/** @returns the exit code; never throws */
export async function runCli(cli: Cli, argv: readonly string[], io: Io = processIo()): Promise<number> {
  const { rest, wantsHelp, json, lang, badLang } = takeGlobals(argv, io.env['NCV_LANG'])
  const texts = mergeTexts(RUNTIME_TEXTS, cli.texts ?? { de: {}, en: {} })
  const full = commandIo(io, texts, lang, json)
  try {
    if (badLang !== undefined) throw usageError(lang, 'value', { option: '--lang', found: badLang, expected: 'de, en' })
    const { words, command, args } = findCommand(cli, rest)
    if (command === undefined) return answerGroup(cli, words, wantsHelp, full)
    if (wantsHelp) {
      io.out(commandHelp(cli.name, words, command, texts, lang))
      return 0
    }
    return (await command.run(parseArguments(command, args, `${cli.name} ${words}`, lang), full)) ?? 0
  } catch (error) {
    reportError(error, full)
    return exitCodeOf(error, cli.exitCodes)
  }
}

function commandIo(io: Io, texts: Texts, lang: Lang, json: boolean): CommandIo {
  return {
    ...io,
    lang,
    json,
    texts,
    text: (key, params) => textOf(texts, lang, key, params, 'terminal'),
    err: (text) => io.err(terminalText(text)),
    ask: (question) => io.ask(terminalText(question)),
    reply: (value, text) => io.out(`${json ? terminalJson(value) : terminalText(text)}\n`),
    note: (text) => {
      if (!json) io.err(`${terminalText(text)}\n`)
    },
    progress: (label) => progressBar(io.isTty && !json ? io.err : () => {}, label),
  }
}

/** Global options may stand anywhere before a `--`. */
function takeGlobals(argv: readonly string[], envLang: string | undefined) {
  const end = argv.indexOf('--')
  const head = end < 0 ? argv : argv.slice(0, end)
  const rest: string[] = []
  let wantsHelp = false
  let json = false
  let wish = envLang
  let badLang: string | undefined
  for (let i = 0; i < head.length; i++) {
    const word = head[i] ?? ''
    if (word === '--help' || word === '-h') wantsHelp = true
    else if (word === '--json') json = true
    else if (word === '--lang' || word.startsWith('--lang=')) {
      wish = word === '--lang' ? (head[++i] ?? '') : word.slice('--lang='.length)
      if (wish !== 'de' && wish !== 'en') badLang = wish
    } else rest.push(word)
  }
  if (end >= 0) rest.push(...argv.slice(end))
  return { rest, wantsHelp, json, lang: langFrom(wish), badLang }
}

/** The longest run of leading words that names a command; the other arguments, options included, are the command's. */
function findCommand(cli: Cli, argv: readonly string[]) {
  const firstOption = argv.findIndex((word) => word.startsWith('-'))
  const leading = firstOption < 0 ? argv : argv.slice(0, firstOption)
  for (let length = leading.length; length > 0; length--) {
    const words = leading.slice(0, length).join(' ')
    if (Object.hasOwn(cli.commands, words)) return { words, command: cli.commands[words], args: argv.slice(length) }
  }
  return { words: leading.join(' '), command: undefined, args: [] }
}

/** No command was named: help for what was, or an error that names the nearest. */
function answerGroup(cli: Cli, words: string, wantsHelp: boolean, io: CommandIo): number {
  const names = Object.keys(cli.commands)
  const inGroup = names.filter((name) => words === '' || name.startsWith(`${words} `))
  if (inGroup.length === 0) {
    const near = nearest(words, names)
    throw usageError(io.lang, 'command', { found: words, command: `${cli.name} --help`, ...(near === undefined ? {} : { near }) })
  }
  const help = groupHelp(cli.name, words, inGroup, cli.commands, io.texts, io.lang)
  if (wantsHelp) io.out(help)
  else io.err(help)
  return wantsHelp ? 0 : 2
}

function reportError(error: unknown, io: CommandIo): void {
  if (io.json) io.err(`${terminalJson(problemOf(error, io.lang, io.texts))}\n`)
  else io.err(`${io.text('cli.error')}: ${explain(error, io.lang, io.texts, 'terminal')}\n`)
  const wantsStack = io.env['NCV_DEBUG'] !== undefined || !(error instanceof CodedError)
  if (wantsStack && !io.json && error instanceof Error) io.err(`${error.stack ?? ''}\n`)
}
