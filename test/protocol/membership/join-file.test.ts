// SPDX-License-Identifier: EUPL-1.2
/** The join file and the six words: what a newcomer trusts before it has spoken to anybody (ncv-genesis). */
import { base64, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { formatFrame, parseFrame } from '@ncv/protocol/envelope.ts'
import { assertGenesisHash, formatJoinFile, parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { WORDS } from '@ncv/protocol/membership/word-list.ts'
import { assertWords, genesisWords } from '@ncv/protocol/membership/words.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'
import { firstCheckpoint, OPENED, SEEDS, seed } from './example.ts'

const FILE = { opened: OPENED, hubUrl: 'https://n-cert.example', relayUrl: 'http://127.0.0.1:8081/relais', checkpoint: firstCheckpoint() }
const TEXT = formatJoinFile(FILE)
const refusal = (text: string) => {
  try {
    parseJoinFile(utf8(text))
    return 'accepted'
  } catch (error) {
    const { code, params } = error as { code: string; params: { line?: number } }
    return code === 'JOIN_MALFORMED' ? `line ${params.line}` : code
  }
}

describe('a join file', () => {
  test('comes back as it was written, also with the line ends of Windows', () => {
    for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n')]) {
      const { opened, ...rest } = parseJoinFile(utf8(text))
      expect(opened.origin).toEqual(OPENED.origin)
      expect(rest).toEqual({ hubKeys: [], hubUrl: FILE.hubUrl, relayUrl: FILE.relayUrl, checkpoint: FILE.checkpoint })
    }
  })

  test.each([
    ['another first line', TEXT.replace('ncv-join v1', 'ncv-join v2'), 'line 1'],
    ['a blank before it', `\n${TEXT}`, 'line 1'],
    ['a byte order mark', `\ufeff${TEXT}`, 'line 1'],
    ['no genesis', TEXT.replace(/^genesis .*$/m, 'genesis'), 'line 2'],
    ['a genesis that is no base64', TEXT.replace(/^genesis ./m, 'genesis *'), 'line 2'],
    ['a genesis whose base64 has a second spelling', TEXT.replace(/^genesis .*$/m, 'genesis Zh=='), 'line 2'],
    ['an address without http', TEXT.replace('https://n-cert.example', 'ftp://n-cert.example'), 'line 3'],
    ['an address with a password', TEXT.replace('https://n-cert', 'https://user:word@n-cert'), 'line 3'],
    ['an address with a blank', TEXT.replace('relais', 'relais relais'), 'line 4'],
    ['no relay', TEXT.replace(/^relay .*$/m, ''), 'line 4'],
    ['no empty line', TEXT.replace('\n\nwiesenland', '\nwiesenland'), 'line 5'],
    ['nothing in it', '', 'line 1'],
    ['more than 128 KiB', `${TEXT}${'x'.repeat(128 * 1024)}`, 'line 0'],
  ])('with %s is refused with the line', (_, text, expected) => {
    expect(refusal(text)).toBe(expected)
  })

  test('that is no UTF-8 is refused', () => {
    expect(codeOf(() => parseJoinFile(Uint8Array.of(0xff, 0xfe, 0x00)))).toBe('JOIN_MALFORMED')
  })

  test('whose genesis lacks a signature is refused for that', () => {
    const { header, payload, signature } = parseFrame(OPENED.frame)
    const frame = formatFrame({ header, payload, signature: signature.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) })
    expect(refusal(TEXT.replace(/^genesis .*$/m, `genesis ${base64(frame)}`))).toBe('GENESIS_SIGNATURE')
  })

  test('whose checkpoint the hub of this federation has not signed is refused', () => {
    const unsigned = signCheckpoint({ origin: OPENED.logOrigin, size: 1, root: seed(1) }, seed(99))
    const foreign = signCheckpoint({ origin: `wiesenland/${'00'.repeat(32)}`, size: 1, root: seed(1) }, seed(SEEDS.hub))
    expect(refusal(formatJoinFile({ ...FILE, checkpoint: unsigned }))).toBe('CHECKPOINT_UNSIGNED')
    expect(refusal(formatJoinFile({ ...FILE, checkpoint: foreign }))).toBe('CHECKPOINT_ORIGIN')
    expect(refusal(TEXT.slice(0, TEXT.indexOf('\n\n') + 2))).toBe('NOTE_MALFORMED')
  })

  test('is compared with a hash from elsewhere, which it either has or has not', () => {
    expect(codeOf(() => assertGenesisHash(OPENED, OPENED.origin))).toBe('nothing was thrown')
    expect(() => assertGenesisHash(OPENED, seed(0))).toThrow(
      expect.objectContaining({ code: 'GENESIS_MISMATCH', params: { found: hex(OPENED.origin), expected: '00'.repeat(32) } }),
    )
  })
})

describe('the six words', () => {
  test('are the first 66 bits of the origin, eleven for a word, the highest first', () => {
    expect(genesisWords(new Uint8Array(32))).toEqual(Array.from({ length: 6 }, () => WORDS[0]))
    expect(genesisWords(new Uint8Array(32).fill(0xff))).toEqual(Array.from({ length: 6 }, () => WORDS[2047]))
    const highest = Uint8Array.of(0x80, ...new Uint8Array(31))
    expect(genesisWords(highest)).toEqual([WORDS[1024], ...Array.from({ length: 5 }, () => WORDS[0])])
    const last = Uint8Array.of(...new Uint8Array(8), 0x40, ...new Uint8Array(23))
    expect(genesisWords(last)[5]).toBe(WORDS[1])
  })

  test('do not depend on what comes after the 66 bits', () => {
    const origin = OPENED.origin.slice()
    origin[8] = (origin[8] as number) ^ 0x3f
    expect(genesisWords(origin)).toEqual(genesisWords(OPENED.origin))
  })

  const words = genesisWords(OPENED.origin)
  const asked = (...entries: [number, string][]) => codeOf(() => assertWords(OPENED.origin, new Map(entries)))
  const word = (place: number) => words[place - 1] ?? ''

  test('are accepted in any case, with blanks around, and from the first four letters on', () => {
    expect(asked([2, word(2)], [5, word(5)])).toBe('nothing was thrown')
    expect(asked([2, ` ${word(2).toUpperCase()} `], [5, word(5).slice(0, 4)])).toBe('nothing was thrown')
    expect(asked(...words.map((each, i) => [i + 1, each] as [number, string]))).toBe('nothing was thrown')
  })

  test.each([
    [
      'in each other’s place',
      [
        [2, word(5)],
        [5, word(2)],
      ],
    ],
    [
      'of which one is wrong',
      [
        [2, word(2)],
        [5, 'abakus'],
      ],
    ],
    [
      'cut to three letters',
      [
        [2, word(2)],
        [5, word(5).slice(0, 3)],
      ],
    ],
    [
      'that go on after the word',
      [
        [2, word(2)],
        [5, `${word(5)}n`],
      ],
    ],
    [
      'of places that do not exist',
      [
        [0, word(1)],
        [7, word(6)],
      ],
    ],
    ['of which only one was asked', [[2, word(2)]]],
    ['of which none was asked', []],
    [
      'that are empty',
      [
        [2, ''],
        [5, ''],
      ],
    ],
  ] as [string, [number, string][]][])('%s are refused', (_, entries) => {
    expect(asked(...entries)).toBe('GENESIS_WORDS')
  })

  test('that are wrong are named by their places, never by the right word', () => {
    try {
      assertWords(
        OPENED.origin,
        new Map([
          [2, word(2)],
          [5, 'abakus'],
        ]),
      )
      expect.unreachable()
    } catch (error) {
      expect((error as { params: object }).params).toEqual({ places: '5', given: 2 })
      expect(String(error)).not.toContain(word(5))
    }
  })
})
