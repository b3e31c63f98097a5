// SPDX-License-Identifier: EUPL-1.2
/**
 * The spellings that the property test writes own identifiers in: what carelessness, mail programs and attackers make of a name.
 *
 * @module
 */
import { domainToASCII } from 'node:url'

/** Numbers in [0, 1), the same for the same seed. */
export type Draw = () => number

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[Math.floor(draw() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

export type Spell = (text: string, draw: Draw) => string

const utf8Hex = (text: string): string[] => Buffer.from(text).toString('hex').match(/../g) ?? []
const perCodePoint = (text: string, write: (letter: string) => string): string => [...text].map(write).join('')
const isAscii = (letter: string): boolean => letter < '\u0080'

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' }
const ENTITIES: Readonly<Record<string, string>> = { ä: '&auml;', ö: '&ouml;', ü: '&uuml;', Ä: '&Auml;', Ö: '&Ouml;', Ü: '&Uuml;', ß: '&szlig;' }
const LOOKALIKES: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і' }
const LEET: Readonly<Record<string, string>> = { e: '3', o: '0', i: '1', a: '4', s: '5', t: '7' }

/** Breaks after a letter in the middle. */
function broken(text: string, draw: Draw, by: string): string {
  const at = 2 + Math.floor(draw() * Math.max(1, text.length - 4))
  return text.slice(0, at) + by + text.slice(at)
}

function words(text: string, write: (word: string) => string): string {
  return text.replace(/[\p{L}\p{M}]{2,}/gu, write)
}

/** For any identifier: its letters and digits stay what they are to a reader or a program. */
export const ENCODINGS: Readonly<Record<string, Spell>> = {
  'as it is': (text) => text,
  'upper case': (text) => text.toUpperCase(),
  'lower case': (text) => text.toLowerCase(),
  'umlauts written out': (text) => perCodePoint(text, (letter) => UMLAUTS[letter] ?? letter),
  'umlauts without dots': (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  decomposed: (text) => text.normalize('NFD'),
  'zero-width between': (text) => [...text].join('\u200B'),
  'soft hyphens': (text, draw) => broken(text, draw, '\u00AD'),
  'full width': (text) =>
    perCodePoint(text, (letter) => (/[!-~]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter)),
  'Cyrillic look-alikes': (text) => perCodePoint(text, (letter) => LOOKALIKES[letter] ?? letter),
  'percent-encoded': (text) => encodeURIComponent(text),
  'percent-encoded throughout': (text) =>
    utf8Hex(text)
      .map((pair) => `%${pair}`)
      .join(''),
  'twice percent-encoded': (text) => encodeURIComponent(encodeURIComponent(text)),
  'quoted-printable': (text) =>
    perCodePoint(text, (letter) =>
      isAscii(letter)
        ? letter
        : utf8Hex(letter)
            .map((pair) => `=${pair.toUpperCase()}`)
            .join(''),
    ),
  'quoted-printable with a soft line break': (text, draw) => broken(text, draw, '=\r\n'),
  'named entities': (text) => perCodePoint(text, (letter) => ENTITIES[letter] ?? letter),
  'decimal entities': (text) => perCodePoint(text, (letter) => `&#${letter.codePointAt(0)};`),
  'hexadecimal entities': (text) => perCodePoint(text, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`),
  'JSON escapes': (text) =>
    perCodePoint(text, (letter) => (isAscii(letter) ? letter : `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)),
  base64: (text) => Buffer.from(`${text}\n`).toString('base64'),
  'base64 in a query': (text) => `hxxps://track-mail[.]top/o?d=${encodeURIComponent(Buffer.from(`u=${text}`).toString('base64'))}`,
  base64url: (text) => Buffer.from(`id=${text}`).toString('base64url'),
  'base64 of UTF-16': (text) => Buffer.from(`ping ${text}`, 'utf16le').toString('base64'),
  'base64 of base64': (text) => Buffer.from(Buffer.from(`x ${text} y`).toString('base64')).toString('base64'),
  hexadecimal: (text) => utf8Hex(text).join(''),
  'encoded word': (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`,
  'encoded word, Q': (text) =>
    `=?utf-8?Q?${perCodePoint(text, (letter) =>
      isAscii(letter)
        ? letter === ' '
          ? '_'
          : letter
        : utf8Hex(letter)
            .map((pair) => `=${pair.toUpperCase()}`)
            .join(''),
    )}?=`,
  'in the path of a foreign address': (text) => `hxxps://cdn-abgleich[.]top/p/${encodeURIComponent(text)}/x`,
  'behind a header': (text) => `X-Original-To: <${text}>`,
}

/** For names of places and people. */
export const NAME_SPELLINGS: Readonly<Record<string, Spell>> = {
  'letter by letter': (text) => words(text, (word) => [...word].join(' ')),
  'letters with dots': (text) => words(text, (word) => [...word].join('.')),
  'letters with hyphens': (text) => words(text, (word) => [...word].join('-')),
  'digits for letters': (text) => words(text, (word) => word.charAt(0) + perCodePoint(word.slice(1), (letter) => LEET[letter] ?? letter)),
  'one digit for a letter': (text) => text.replace(/(?<=\p{L})[eoias](?=\p{L})/u, (letter) => LEET[letter] ?? letter),
  'broken with a hyphen': (text, draw) => broken(text, draw, '-\n'),
  'broken without one': (text, draw) => broken(text, draw, '\n'),
  'broken in a quoted mail': (text, draw) => broken(text, draw, '\n> '),
  genitive: (text) => `${text}s`,
  'in asterisks': (text, draw) => `*${broken(text, draw, '**')}*`,
  backwards: (text) => [...text].reverse().join(''),
}

/** For host names and mail addresses. */
export const ADDRESS_SPELLINGS: Readonly<Record<string, Spell>> = {
  '[.] and [at]': (text) => text.replace('@', '[at]').replaceAll('.', '[.]'),
  '(punkt) and (ät)': (text) => text.replace('@', '(ät)').replaceAll('.', '(punkt)'),
  ' dot and at ': (text) => text.replace('@', ' at ').replaceAll('.', ' dot '),
  ' [dot] and (at) ': (text) => text.replace('@', ' (at) ').replaceAll('.', ' [dot] '),
  '{.} and <at>': (text) => text.replace('@', '<at>').replaceAll('.', '{.}'),
  'as an address': (text) => (text.includes('@') ? `mailto:${text}?subject=x` : `https://www.${text}/start?x=1`),
  'as a defanged address': (text) => `hxxps://portal[.]${text.split('@').at(-1)?.replaceAll('.', '[.]')}/a`,
  punycode: (text) => (text.includes('@') ? text : domainToASCII(text)),
  'broken after the point': (text) => text.replace('.', '.\n'),
}
