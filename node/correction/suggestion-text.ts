// SPDX-License-Identifier: EUPL-1.2
/**
 * Suggestions for people: „meinten Sie …?“ with the command that makes an alias of it.
 *
 * Attack: an advisory calls its product `x"; rm -rf ~; "`, and the officer copies the command that is shown. A name that is more than plain text is
 * never put into a command.
 *
 * @module
 */
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { namedText } from './correction.ts'
import type { NearProduct, Suggestion } from './suggestion.ts'

/** What no shell (sh, cmd, PowerShell) takes for anything but text between double quotes. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .,:;_()+/#@®™*?<>=&'-]*$/u

const IDS_SHOWN = 3

/** `"Siemens: SIMATIC S7-1200"`; undefined where quoting would not be safe everywhere. */
export function quoted(text: string): string | undefined {
  if (/^[\w.:-]+$/.test(text) && !text.startsWith('-')) return text
  return PLAIN.test(text) ? `"${text}"` : undefined
}

/** The user's own folder, as the user wrote it. */
export function folderText(dir: string): string {
  return /\s/.test(dir) ? `"${dir}"` : dir
}

/** The command that makes the suggestion an alias. @param dir the node's folder, where there is a node */
export function aliasCommand(asset: string, product: NearProduct, dir?: string): string | undefined {
  const [id, name] = [quoted(asset), quoted(namedText(product))]
  return id === undefined || name === undefined ? undefined : `ncv node correct ${id} --is ${name} --dir ${folderText(dir ?? 'DIR')}`
}

/** Texts of an advisory are foreign: on one line, without control characters. */
function shown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 160)
}

function idsText(ids: readonly string[], lang: Lang): string {
  const first = ids.slice(0, IDS_SHOWN).map(shown).join(', ')
  return ids.length <= IDS_SHOWN ? first : textOf(NODE_TEXTS, lang, 'suggestion.many', { count: ids.length, ids: first })
}

export function suggestionLines({ assets, asset, products }: Suggestion, lang: Lang, dir?: string): string[] {
  const [first = ''] = assets
  const lines = products.flatMap((product) => {
    const percent = Math.round(product.nearness * 100)
    const mark = product.source === 'catalogue' ? textOf(NODE_TEXTS, lang, 'suggestion.catalogue') : ''
    const command = aliasCommand(first, product, dir)
    return [
      `${textOf(NODE_TEXTS, lang, 'suggestion.product', { percent, product: shown(namedText(product)) })}${mark}`,
      command === undefined ? textOf(NODE_TEXTS, lang, 'suggestion.by-hand') : textOf(NODE_TEXTS, lang, 'suggestion.command', { command }),
    ]
  })
  return [textOf(NODE_TEXTS, lang, 'suggestion.asset', { asset: shown(namedText(asset)), ids: idsText(assets, lang) }), ...lines]
}

/** All of them, or that there are none. */
export function suggestionsText(suggestions: readonly Suggestion[], lang: Lang, dir?: string): string {
  if (suggestions.length === 0) return textOf(NODE_TEXTS, lang, 'suggestion.none')
  return [textOf(NODE_TEXTS, lang, 'suggestion.head'), ...suggestions.flatMap((each) => ['', ...suggestionLines(each, lang, dir)])].join('\n')
}
