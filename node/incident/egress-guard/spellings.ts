// SPDX-License-Identifier: EUPL-1.2
/**
 * The spellings in which one text is read: as it stands, with broken lines joined, with escapes decoded, letter by letter, in reverse.
 *
 * @module
 */
import type { View } from './view.ts'
import { plainView, reverseView, rewrite } from './view.ts'

/** `certain`: soft rules and host names are read here too; `joined`: only what truly spans a break counts; `hard`: own identifiers only. */
export interface Spelling {
  readonly view: View
  readonly trust: 'certain' | 'joined' | 'hard'
}

const NAMED = new Map(
  Object.entries({
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    amp: '&',
    commat: '@',
    period: '.',
    shy: '',
    nbsp: ' ',
    hyphen: '-',
  }),
)

function bytesToText(hexPairs: readonly string[]): string {
  const bytes = Uint8Array.from(hexPairs, (pair) => Number.parseInt(pair, 16))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return String.fromCharCode(...bytes)
  }
}

const ESCAPES = /(?:%[0-9a-f]{2})+|(?:=[0-9a-f]{2})+|(?:\\x[0-9a-f]{2})+|\\u\{?[0-9a-f]{4}\}?|&#x[0-9a-f]{1,5};|&#\d{1,6};|&[a-z]{2,8};/giu

function decodeEscape(escaped: string): string {
  if (escaped.startsWith('&#')) {
    const code = /^&#x/i.test(escaped) ? Number.parseInt(escaped.slice(3, -1), 16) : Number.parseInt(escaped.slice(2, -1), 10)
    return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : ''
  }
  if (escaped.startsWith('&')) return NAMED.get(escaped.slice(1, -1)) ?? escaped
  if (/^\\u/i.test(escaped)) return String.fromCharCode(Number.parseInt(escaped.replace(/[^0-9a-f]/gi, ''), 16))
  return bytesToText(escaped.match(/[0-9a-f]{2}/gi) ?? [])
}

const LETTER_BY_LETTER = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_*·|/])\p{L})(?:\1\p{L})+(?![\p{L}\p{N}])/gu

export function spellingsOf(text: string): Spelling[] {
  const plain = rewrite(plainView(text), /=\r?\n/g, () => '')
  const spellings: Spelling[] = [{ view: plain, trust: 'certain' }]
  const add = (view: View, trust: Spelling['trust']) => {
    if (view.text !== plain.text) spellings.push({ view, trust })
  }
  add(
    rewrite(plain, /-[ \t]{0,8}\r?\n[ \t>|]{0,8}/g, () => ''),
    'joined',
  )
  add(
    rewrite(plain, /[ \t]{0,8}\r?\n[ \t>|]{0,8}/g, () => ''),
    'joined',
  )
  const decoded = rewrite(plain, ESCAPES, (match) => decodeEscape(match[0]))
  add(decoded, 'hard')
  add(
    rewrite(decoded, ESCAPES, (match) => decodeEscape(match[0])),
    'hard',
  )
  add(
    rewrite(plain, LETTER_BY_LETTER, (match) => match[0].replace(/[^\p{L}]/gu, '')),
    'hard',
  )
  add(
    rewrite(plain, /[*_~`]/g, () => ''),
    'hard',
  )
  return spellings
}

export function reversed(text: string): View {
  return reverseView(plainView(text))
}
