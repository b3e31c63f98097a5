// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts for people: looked up by key in German or English, filled with an error's params.
 *
 * A template holds placeholders and optional parts: `Datei {file} fehlt[ (Zeile {line})].` An optional part is left out when one
 * of its placeholders has no value. Params that no placeholder names are appended, so that no detail is lost. Where `count` is 1, the
 * template under `<key>.one` is taken, if there is one.
 *
 * @module
 */
import type { ErrorParams } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { isolated } from './direction.ts'
import { RemoteProblem } from './errors.ts'
import { de } from './i18n/de.ts'
import { en } from './i18n/en.ts'

export type Lang = 'de' | 'en'
export type TextTable = Readonly<Record<string, string>>
export interface Texts {
  readonly de: TextTable
  readonly en: TextTable
}

/** The runtime's own texts: every `error.<CODE>` of protocol and runtime, and the words of the command line. */
export const RUNTIME_TEXTS: Texts = { de, en }

/** One table out of several; a later one wins. */
export function mergeTexts(...layers: readonly Texts[]): Texts {
  return { de: Object.assign({}, ...layers.map((layer) => layer.de)), en: Object.assign({}, ...layers.map((layer) => layer.en)) }
}

/** `de` unless English is asked for. Takes `--lang`, `NCV_LANG` and Accept-Language values. */
export function langFrom(wish: string | null | undefined): Lang {
  return /^en(?![a-z])/i.test((wish ?? '').trimStart()) ? 'en' : 'de'
}

/** Where a text is read. */
export type Medium = 'page' | 'terminal'

/** The text for `key`; an unknown key is shown as it is, with its params. */
export function textOf(texts: Texts, lang: Lang, key: string, params: ErrorParams = {}, medium: Medium = 'page'): string {
  const table = texts[lang]
  const single = `${key}.one`
  const chosen = params['count'] === 1 && Object.hasOwn(table, single) ? single : key
  const template = Object.hasOwn(table, chosen) ? (table[chosen] ?? key) : key
  const used = new Set<string>(chosen === single ? ['count'] : [])
  const place = (part: string) =>
    part.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => {
      used.add(name)
      return Object.hasOwn(params, name) ? shown(table, params[name] ?? '') : '?'
    })
  const filled = template.replace(/\[([^[\]]*)\]|([^[]+)/g, (_, optional: string | undefined, plain: string | undefined) => {
    if (optional === undefined) return place(plain ?? '')
    if (optional.startsWith('$')) {
      const command = place(optional.slice(1))
      return medium === 'terminal' ? command : ''
    }
    const names = Array.from(optional.matchAll(/\{([A-Za-z]+)\}/g), (match) => match[1] ?? '')
    return names.every((name) => Object.hasOwn(params, name)) ? place(optional) : ''
  })
  const rest = Object.entries(params).filter(([name]) => !used.has(name))
  return rest.length === 0 ? filled : `${filled} (${rest.map(([name, value]) => `${labelOf(table, name)}: ${shown(table, value)}`).join(', ')})`
}

/** The commands that a text names for a terminal, where they need no params: for a text that another process has filled in for a page. */
export function commandsIn(texts: Texts, lang: Lang, key: string): string {
  const parts = Array.from((texts[lang][key] ?? '').matchAll(/\[\$([^[\]{}]*)\]/g), (match) => match[1] ?? '')
  return parts.join('')
}

/** What an error says to a person. Of unexpected errors only the message: they are defects, not user texts. */
export function explain(error: unknown, lang: Lang, texts: Texts = RUNTIME_TEXTS, medium: Medium = 'page'): string {
  const key = error instanceof CodedError ? `error.${error.code}` : 'error.INTERNAL'
  if (error instanceof RemoteProblem && !Object.hasOwn(texts[lang], key)) return error.detail
  if (error instanceof CodedError) return textOf(texts, lang, key, error.params, medium)
  return textOf(texts, lang, key, { reason: error instanceof Error ? error.message : String(error) }, medium)
}

/** A param that is a word of this program (`markup`, `too-deep`) has a text as `value.<word>`. */
function shown(table: TextTable, value: string | number): string {
  const key = `value.${value}`
  return Object.hasOwn(table, key) ? (table[key] ?? '') : isolated(String(value))
}

function labelOf(table: TextTable, name: string): string {
  const key = `param.${name}`
  return Object.hasOwn(table, key) ? (table[key] ?? name) : name
}
