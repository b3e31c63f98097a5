// SPDX-License-Identifier: EUPL-1.2
/**
 * The spellings in which one text is read: as it stands, with broken lines joined, with escapes decoded, letter by letter, in reverse.
 *
 * @module
 */
import { domainToUnicode } from 'node:url'
import { decodeBase64 } from './encoded.ts'
import type { View } from './view.ts'
import { plainView, reverseView, rewrite } from './view.ts'

/**
 * `certain`: soft rules and host names are read here too; `joined`: only what truly spans a break counts; `decoded`: own identifiers, and by their
 * shape only what was changed; `guessed`: the same, of shapes only people who are named as such; `hard`: own identifiers only.
 */
export interface Spelling {
  readonly view: View
  readonly trust: 'certain' | 'joined' | 'decoded' | 'guessed' | 'hard'
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

const ESCAPES =
  /(?:%[0-9a-f]{2})+|(?:=[0-9a-f]{2})+|(?:\\x[0-9a-f]{2})+|(?:\\[0-3][0-7]{2})+|\\u(?:\{[0-9a-f]{1,6}\}|[0-9a-f]{4})|%u[0-9a-f]{4}|&#x[0-9a-f]{1,5};|&#\d{1,6};|&[a-z]{2,8};|(?<=\p{L})\+[A-Za-z0-9/]{2,8}-(?=\p{L})|xn--[a-z0-9-]{1,59}/giu

/** RFC 2047: `=?utf-8?B?QW5rdW0=?=`, `=?iso-8859-1?Q?Bersenbr=FCck?=`. */
const ENCODED_WORD = /=\?([a-z0-9-]{2,20})(?:\*[a-z-]{2,8})?\?([bq])\?([^?\s]{1,200})\?=/giu

function codePoint(code: number): string {
  return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : ''
}

/** UTF-7: `+APw-` is ü. */
function decodeUtf7(escaped: string): string {
  const bytes = decodeBase64(escaped.slice(1, -1), 0)
  return Array.from({ length: bytes.length >> 1 }, (_, i) => String.fromCharCode(((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0))).join('')
}

function decodeWord([, charset = '', encoding = '', text = '']: RegExpExecArray): string {
  const bytes = /^b$/i.test(encoding)
    ? decodeBase64(text, 0)
    : Uint8Array.from(
        text.replace(/_/g, ' ').replace(/=([0-9a-f]{2})/gi, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16))),
        (letter) => letter.charCodeAt(0) & 0xff,
      )
  return /^utf-?8$/i.test(charset) ? new TextDecoder('utf-8').decode(bytes) : String.fromCharCode(...bytes)
}

function decodeEscape(escaped: string): string {
  if (/^xn--/i.test(escaped)) return domainToUnicode(escaped.replace(/-+$/, '')) || escaped
  if (escaped.startsWith('+')) return decodeUtf7(escaped)
  if (/^%u/i.test(escaped)) return codePoint(Number.parseInt(escaped.slice(2), 16))
  if (/^\\[0-3][0-7]/.test(escaped))
    return bytesToText((escaped.match(/[0-3][0-7]{2}/g) ?? []).map((octal) => Number.parseInt(octal, 8).toString(16)))
  if (escaped.startsWith('&#')) {
    const code = /^&#x/i.test(escaped) ? Number.parseInt(escaped.slice(3, -1), 16) : Number.parseInt(escaped.slice(2, -1), 10)
    return codePoint(code)
  }
  if (escaped.startsWith('&')) return NAMED.get(escaped.slice(1, -1)) ?? escaped
  if (/^\\u\{/i.test(escaped)) return codePoint(Number.parseInt(escaped.slice(3, -1), 16))
  if (/^\\u/i.test(escaped)) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
  return bytesToText(escaped.match(/[0-9a-f]{2}/gi) ?? [])
}

const LETTER_BY_LETTER = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_*·|/,~+]{1,3})\p{L})(?:\1\p{L})*(?!\p{L})/gu

/** `M3yer`, `L30nberg`: digits and signs for letters, inside a word. */
export const DISGUISED = /[\p{L}\d@$!]{4,30}/gu
const LETTER_OF: Readonly<Record<string, string>> = {
  '0': 'o',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Readings: what the first, second, … 1 stands for, in turn. With `l` a number at the end of a word is one, with the others it is letters. */
export const DISGUISES = ['i', 'l', 'il', 'li'] as const

export function undisguised(word: string, ones: (typeof DISGUISES)[number]): string {
  const tail = ones === 'l' ? (/\d{2,}$/u.exec(word)?.[0] ?? '') : ''
  const body = word.slice(0, word.length - tail.length)
  if (!/[\d@$!]/u.test(body) || (body.match(/\p{L}/gu) ?? []).length < 2) return word
  let seen = 0
  return body.replace(/[\d@$!]/gu, (sign) => (sign === '1' ? ones.charAt(seen++ % ones.length) : (LETTER_OF[sign] ?? sign))) + tail
}

export function spellingsOf(text: string): Spelling[] {
  const plain = rewrite(plainView(text), /=\r?\n/g, () => '')
  const spellings: Spelling[] = [{ view: plain, trust: 'certain' }]
  const seen = new Set([plain.text])
  const add = (view: View, trust: Spelling['trust']) => {
    if (!seen.has(view.text)) spellings.push({ view, trust })
    seen.add(view.text)
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
  add(decoded, 'decoded')
  add(
    rewrite(decoded, ESCAPES, (match) => decodeEscape(match[0])),
    'decoded',
  )
  add(rewrite(plain, ENCODED_WORD, decodeWord), 'decoded')
  add(
    rewrite(plain, LETTER_BY_LETTER, (match) => match[0].replace(/[^\p{L}]/gu, '')),
    'guessed',
  )
  for (const ones of DISGUISES)
    add(
      rewrite(plain, DISGUISED, (match) => undisguised(match[0], ones)),
      'guessed',
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
