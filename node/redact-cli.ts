// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv redact --identity FILE|DIR [--places FILE] --texts texts.jsonl`: the guard on its own, without a node or hub.
 *
 * Reads lines `{"id","text","identity"?}` (with a folder, `identity` selects `<identity>.json` in it) and prints lines
 * `{"id","verdict":"pass"|"block","text":"…","touched":[{"from","to","why"}]}`. A blocked text is printed empty: its remains are no one's to pass on.
 *
 * @module
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { REDACT_DE } from './i18n/redact-de.ts'
import { REDACT_EN } from './i18n/redact-en.ts'
import { redactText } from './incident/egress-guard/guard.ts'
import type { GuardProfile } from './incident/guard-profile.ts'
import { compileGuardProfile } from './incident/guard-profile.ts'
import { readIdentity } from './incident/identity.ts'
import type { PlaceList } from './incident/places/place-list.ts'
import { parsePlaces, placeList } from './incident/places/place-list.ts'
import { RedactError } from './incident/redact-error.ts'
import { redactErrorText } from './incident/redact-text.ts'

type Write = (text: string) => void

const HELP = `ncv redact --identity DATEI|ORDNER [--places DATEI] --texts texte.jsonl

  --identity  Identitätsprofil (JSON), oder ein Ordner mit <identity>.json je Haus
  --places    Ortsliste „ags;name;kind;land“; ohne sie gelten die Landkreise und kreisfreien Städte Niedersachsens
  --texts     je Zeile {"id","text","identity"?}; „-“ liest von der Standardeingabe
  --lang      de (Vorgabe) oder en

Ausgabe: je Zeile {"id","verdict":"pass"|"block","text","touched":[{"from","to","why"}]}
`

interface Options {
  readonly identity: string
  readonly places: string | undefined
  readonly texts: string
}

const OPTIONS = ['--identity', '--places', '--texts', '--lang'] as const

function optionsOf(args: readonly string[]): Options {
  const given = new Map<string, string>()
  for (let i = 0; i < args.length; i++) {
    const [name = '', inline] = (args[i] ?? '').split(/=(.*)/s)
    if (name === '--json') continue
    const value = inline ?? args[++i]
    if (!(OPTIONS as readonly string[]).includes(name) || value === undefined || given.has(name))
      throw new RedactError('REDACT_USAGE', { problem: 'option', option: name.slice(0, 60) })
    given.set(name, value)
  }
  const required = (name: string) => {
    const value = given.get(name)
    if (value === undefined) throw new RedactError('REDACT_USAGE', { problem: 'missing', option: name })
    return value
  }
  return { identity: required('--identity'), texts: required('--texts'), places: given.get('--places') }
}

function read(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file === '-' ? 0 : file))
  } catch (cause) {
    throw new RedactError('REDACT_FILE', { file: basename(file) }, { cause })
  }
}

/** One profile for a file; with a folder the one that the line names. */
function profiles(path: string, places: PlaceList): (identity: string | undefined) => GuardProfile {
  const compile = (file: string) => {
    try {
      return compileGuardProfile(readIdentity(read(file)), places)
    } catch (error) {
      throw error instanceof RedactError && error.params['file'] === undefined
        ? new RedactError(error.code, { ...error.params, file: basename(file) }, { cause: error })
        : error
    }
  }
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (cause) {
    throw new RedactError('REDACT_FILE', { file: basename(path) }, { cause })
  }
  if (!isFolder) {
    const profile = compile(path)
    return () => profile
  }
  const known = new Set(readdirSync(path).filter((name) => name.endsWith('.json')))
  const compiled = new Map<string, GuardProfile>()
  return (identity) => {
    const file = `${identity ?? ''}.json`
    if (identity === undefined || !known.has(file)) throw new RedactError('IDENTITY_MISSING', { identity: (identity ?? '–').slice(0, 80) })
    const profile = compiled.get(file) ?? compile(join(path, file))
    compiled.set(file, profile)
    return profile
  }
}

interface Line {
  readonly id: string
  readonly text: string
  readonly identity?: string
}

function parseLine(line: string, number: number): Line {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new RedactError('TEXTS_MALFORMED', { line: number, problem: 'json' }, { cause })
  }
  const { id, text, identity } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (typeof id !== 'string' || typeof text !== 'string' || (identity !== undefined && typeof identity !== 'string')) {
    throw new RedactError('TEXTS_MALFORMED', { line: number, problem: 'json' })
  }
  return identity === undefined ? { id, text } : { id, text, identity }
}

/** An exception inside the guard blocks that text and never prints it. */
function answer(line: Line, profile: GuardProfile): string {
  try {
    const { verdict, text, touched } = redactText(line.text, profile)
    return verdict === 'pass'
      ? JSON.stringify({ id: line.id, verdict, text, touched })
      : JSON.stringify({ id: line.id, verdict, text: '', touched: [] })
  } catch {
    return JSON.stringify({ id: line.id, verdict: 'block', text: '', touched: [] })
  }
}

/** @returns 0, or 2 for bad input: nothing is printed for the rest then */
export async function runRedact(args: string[], out: Write, err: Write): Promise<number> {
  const texts = args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en')) ? REDACT_EN : REDACT_DE
  if (args.includes('--help') || args.includes('-h')) {
    out(HELP)
    return 0
  }
  try {
    const options = optionsOf(args)
    const places = placeList(options.places === undefined ? [] : parsePlaces(read(options.places)))
    const profileFor = profiles(options.identity, places)
    const seen = new Set<string>()
    const lines = read(options.texts)
      .replace(/^\uFEFF/, '')
      .split('\n')
    const parsed = lines.flatMap((line, index) => (line.trim() === '' ? [] : [{ line: parseLine(line, index + 1), number: index + 1 }]))
    for (const { line, number } of parsed) {
      if (seen.has(line.id)) throw new RedactError('TEXTS_MALFORMED', { line: number, problem: 'id' })
      seen.add(line.id)
      profileFor(line.identity)
    }
    for (const { line } of parsed) out(`${answer(line, profileFor(line.identity))}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof RedactError)) throw error
    err(`${texts === REDACT_EN ? 'Error' : 'Fehler'}: ${redactErrorText(error, texts)}\n`)
    return 2
  }
}
