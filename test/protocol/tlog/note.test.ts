// SPDX-License-Identifier: EUPL-1.2
/** Signed notes, checkpoints, cosignatures: vectors of Go's note package and of transparency-dev, examples of C2SP, and forgeries. */
import { readFileSync } from 'node:fs'
import { base64, concat, fromBase64, fromHex, fromUtf8, utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { checkpointOrigin, formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { cosign, countCosignatures, verifyCosignature } from '@ncv/protocol/tlog/cosignature.ts'
import { EMPTY_ROOT, leafHash, rootOf } from '@ncv/protocol/tlog/hash.ts'
import type { Note } from '@ncv/protocol/tlog/note.ts'
import {
  formatNote,
  formatSignatureLine,
  formatVerifierKey,
  isSignedBy,
  NOTE_MAX_BYTES,
  NOTE_MAX_SIGNATURES,
  NOTE_MAX_TEXT_BYTES,
  parseNote,
  parseSignatureLine,
  parseVerifierKey,
  signNote,
  withSignature,
} from '@ncv/protocol/tlog/note.ts'
import { describe, expect, test } from 'vitest'
import { flipped, HUB, ORIGIN } from './tree.ts'
import { VECTORS } from './vectors.ts'

const coded = (code: string) => expect.objectContaining({ code })
const ROOT = new Uint8Array(32).fill(9)
const CHECKPOINT = { origin: ORIGIN, size: 938, root: ROOT }
const TEXT = formatCheckpoint(CHECKPOINT)
const WITNESSES = ['a', 'b', 'c'].map((name, i) => {
  const { seed, publicKey } = ed25519KeyPair(new Uint8Array(32).fill(20 + i))
  return { name: `witness.example/${name}`, key: publicKey, seed }
})
const [A, B, C] = WITNESSES as [(typeof WITNESSES)[0], (typeof WITNESSES)[0], (typeof WITNESSES)[0]]

describe("the note of Go's note package", () => {
  const { note } = VECTORS
  const key = parseVerifierKey(note.verifierKey)
  const bytes = utf8(`${note.text}\n${note.signatureLine}`)

  test('its signature holds, and for no other text', () => {
    expect(isSignedBy(parseNote(bytes), key)).toBe(true)
    expect(isSignedBy(parseNote(utf8(fromUtf8(bytes).replace('think', 'drink'))), key)).toBe(false)
  })

  test('signing its text with its key gives the same bytes', () => {
    expect(formatNote({ text: note.text, signatures: [signNote(note.text, key, fromBase64(note.seedBase64))] })).toEqual(bytes)
  })

  test('its verifier key has one spelling: no part of it and no changed letter is a key', () => {
    const spelling = note.verifierKey
    expect(formatVerifierKey(key)).toBe(spelling)
    for (let from = 0; from <= spelling.length; from++) {
      for (let to = from; to <= spelling.length; to++) {
        if (to - from < spelling.length) expect(() => parseVerifierKey(spelling.slice(from, to))).toThrow(coded('KEY_INVALID'))
      }
    }
    for (let i = 0; i < spelling.length; i++) {
      const changed = spelling.slice(0, i) + String.fromCharCode(spelling.charCodeAt(i) + 1) + spelling.slice(i + 1)
      expect(() => parseVerifierKey(changed)).toThrow(coded('KEY_INVALID'))
    }
    for (const refused of note.refusedVerifierKeys) expect(() => parseVerifierKey(refused)).toThrow(coded('KEY_INVALID'))
  })

  test.each(VECTORS.cosignature.verifierKeys)('%s is read and written unchanged', (spelling) => {
    expect(formatVerifierKey(parseVerifierKey(spelling))).toBe(spelling)
  })
})

describe('the form of a note', () => {
  const line = formatSignatureLine(signNote('x\n', { name: 'k', type: 1, publicKey: HUB.publicKey }, HUB.seed))

  test('the example of C2SP is read and written unchanged, with a signature and a cosignature', () => {
    const bytes = utf8(VECTORS.c2sp.cosignedCheckpoint)
    const note = parseNote(bytes)
    expect(formatNote(note)).toEqual(bytes)
    expect(note.signatures.map(({ name, signature }) => [name, signature.length])).toEqual([
      ['example.com/behind-the-sofa', 64],
      ['witness.example.com/w1', 72],
    ])
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
  })

  test('the text ends at the last empty line', () => {
    expect(parseNote(utf8(`a\n\nb\n\n${line}`)).text).toBe('a\n\nb\n')
    expect(parseNote(utf8(`\n\n${line}`)).text).toBe('\n')
  })

  test.each([
    ['without a signature', 'x\n\n'],
    ['without an empty line', `x\n${line}`],
    ['without a text', `\n${line}`],
    ['with a text after the signatures', `x\n\n${line}y\n`],
    ['without the last newline', `x\n\n${line.slice(0, -1)}`],
    ['with a hyphen for the dash', `x\n\n${line.replace('\u2014', '-')}`],
    ['with two spaces', `x\n\n${line.replace(' k ', ' k  ')}`],
    ['with a name that has a plus', `x\n\n${line.replace(' k ', ' k+1 ')}`],
    ['with a name that has a space of Unicode', `x\n\n${line.replace(' k ', ' k\u2003k ')}`],
    ['with a name that has the control character NEL', `x\n\n${line.replace(' k ', ' k\u0085 ')}`],
    ['without a name', `x\n\n${line.replace(' k ', '  ')}`],
    ['with base64 that is not canonical', `x\n\n${line.replace('=\n', '\n')}`],
    ['with a key id and nothing behind it', `x\n\n\u2014 k ${base64(new Uint8Array(4))}\n`],
    ['with a tabulator', `x\ty\n\n${line}`],
    ['with a carriage return', `x\r\n\n${line}`],
    ['with a zero byte', `x\0\n\n${line}`],
    ['with a line over 8,192 letters', `x\n\n\u2014 k ${base64(new Uint8Array(7000))}\n`],
    ['with too long a text', `${'x'.repeat(NOTE_MAX_TEXT_BYTES)}\n\n${line}`],
    ['with too many signatures', `x\n\n${line.repeat(NOTE_MAX_SIGNATURES + 1)}`],
  ])('a note %s is refused', (_, text) => {
    expect(() => parseNote(utf8(text))).toThrow(coded('NOTE_MALFORMED'))
  })

  test('bytes that are not UTF-8 or too many are refused before anything is read', () => {
    expect(() => parseNote(concat(utf8('x\n\n'), Uint8Array.of(0xff)))).toThrow(coded('NOTE_MALFORMED'))
    expect(() => parseNote(new Uint8Array(NOTE_MAX_BYTES + 1).fill(0x61))).toThrow(coded('NOTE_MALFORMED'))
  })

  test('what could not be read back is not written', () => {
    const [signature] = parseNote(utf8(`x\n\n${line}`)).signatures as [Note['signatures'][0]]
    for (const text of ['', 'x', 'x\ty\n', '\ud800\n']) {
      expect(() => formatNote({ text, signatures: [signature] })).toThrow(coded('NOTE_MALFORMED'))
    }
    expect(() => formatNote({ text: 'x\n', signatures: [] })).toThrow(coded('NOTE_MALFORMED'))
    expect(() => formatNote({ text: 'x\n', signatures: [{ ...signature, name: 'k k' }] })).toThrow(coded('NOTE_MALFORMED'))
  })

  test('a signature line is read and written unchanged by itself', () => {
    expect(formatSignatureLine(parseSignatureLine(line))).toBe(line)
    expect(() => parseSignatureLine(line.trimEnd())).toThrow(coded('NOTE_MALFORMED'))
    expect(() => parseSignatureLine(line + line)).toThrow(coded('NOTE_MALFORMED'))
  })
})

describe('the example of ncv-log', () => {
  test('is what hub and witness sign with the keys of RFC 8032, byte for byte', () => {
    const { ncv } = VECTORS
    const origin = checkpointOrigin(ncv.federation, sha256(utf8(ncv.genesis)))
    const root = rootOf(ncv.entries.map((text) => leafHash(utf8(text))))
    const signed = parseNote(signCheckpoint({ origin, size: ncv.entries.length, root }, fromHex(ncv.hubSeed)))
    const cosigned = withSignature(signed, cosign(signed.text, ncv.witness, fromHex(ncv.witnessSeed), ncv.time))
    expect(fromUtf8(formatNote(cosigned))).toBe(ncv.note)
    const spec = readFileSync(new URL('../../../protocol/spec/ncv-log.md', import.meta.url), 'utf8')
    expect(spec).toContain(ncv.note.replaceAll(/^(?=.)/gm, '    '))
  })
})

describe('checkpoints', () => {
  test('the origin line is the federation id and the genesis hash in hex', () => {
    expect(checkpointOrigin('wiesenland', new Uint8Array(32).fill(0x4f))).toBe(ORIGIN)
  })

  test('a checkpoint has three lines', () => {
    expect(TEXT).toBe(`${ORIGIN}\n938\n${base64(ROOT)}\n`)
    expect(parseCheckpoint(TEXT)).toEqual(CHECKPOINT)
    expect(parseCheckpoint(`${ORIGIN}\n0\n${base64(EMPTY_ROOT)}\n`).size).toBe(0)
  })

  test.each([
    ['an extension line', `${TEXT}extension\n`],
    ['two lines', `${ORIGIN}\n938\n`],
    ['no newline at its end', TEXT.slice(0, -1)],
    ['an empty origin', TEXT.replace(ORIGIN, '')],
    ['a space in its origin', TEXT.replace('wiesenland', 'wiesen land')],
    ['a leading zero', TEXT.replace('938', '0938')],
    ['a sign', TEXT.replace('938', '+938')],
    ['a size over 2^53 - 1', TEXT.replace('938', '9007199254740992')],
    ['a size in other digits', TEXT.replace('938', '٩٣٨')],
    ['a root of 31 bytes', TEXT.replace(base64(ROOT), base64(ROOT.slice(1)))],
    ['a root in base64 that is not canonical', TEXT.replace(/=\n$/, '\n')],
    ['size 0 and a root that is not the empty one', TEXT.replace('938', '0')],
  ])('a checkpoint with %s is refused', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(coded('CHECKPOINT_MALFORMED'))
  })

  test("only the hub's signature over these bytes opens it", () => {
    const bytes = signCheckpoint(CHECKPOINT, HUB.seed)
    expect(openCheckpoint(bytes, ORIGIN, HUB.publicKey)).toMatchObject(CHECKPOINT)
    expect(() => openCheckpoint(bytes, ORIGIN, A.key)).toThrow(coded('CHECKPOINT_UNSIGNED'))
    expect(() => openCheckpoint(bytes, 'wiesenland/other', HUB.publicKey)).toThrow(coded('CHECKPOINT_ORIGIN'))
    expect(() => openCheckpoint(utf8(fromUtf8(bytes).replace('\n938\n', '\n939\n')), ORIGIN, HUB.publicKey)).toThrow(coded('CHECKPOINT_UNSIGNED'))
  })

  test('no single changed byte leaves a checkpoint that opens', () => {
    const bytes = signCheckpoint(CHECKPOINT, HUB.seed)
    for (let i = 0; i < bytes.length; i++) expect(() => openCheckpoint(flipped(bytes, i), ORIGIN, HUB.publicKey)).toThrow()
  })

  test("a false line under the hub's name and key id refuses the checkpoint, lines of others do not", () => {
    const note = parseNote(signCheckpoint(CHECKPOINT, HUB.seed))
    const [own] = note.signatures as [Note['signatures'][0]]
    const forged = { ...own, signature: flipped(own.signature, 3) }
    const bytes = (signatures: Note['signatures']) => formatNote({ text: note.text, signatures })
    expect(() => openCheckpoint(bytes([own, forged]), ORIGIN, HUB.publicKey)).toThrow(coded('CHECKPOINT_UNSIGNED'))
    expect(openCheckpoint(bytes([{ ...forged, keyId: flipped(own.keyId, 0) }, { ...forged, name: 'other' }, own]), ORIGIN, HUB.publicKey).size).toBe(
      938,
    )
  })

  test("a cosignature by the hub's own key is no signature of the hub", () => {
    const bytes = formatNote({ text: TEXT, signatures: [cosign(TEXT, ORIGIN, HUB.seed, 1)] })
    expect(() => openCheckpoint(bytes, ORIGIN, HUB.publicKey)).toThrow(coded('CHECKPOINT_UNSIGNED'))
  })
})

describe('cosignatures', () => {
  const NOW = 1_790_000_000
  const note = parseNote(signCheckpoint(CHECKPOINT, HUB.seed))
  const cosigned = (...added: Note['signatures']): Note => ({ ...note, signatures: [...note.signatures, ...added] })

  test('the signed bytes are those of C2SP: header, time, and the note text', () => {
    const { keyId, signature } = cosign(TEXT, A.name, A.seed, NOW)
    expect(signature.subarray(8)).toEqual(signEd25519(A.seed, utf8(`cosignature/v1\ntime ${NOW}\n${TEXT}`)))
    expect(verifyEd25519(A.key, utf8(TEXT), signature.subarray(8))).toBe(false)
    expect(formatVerifierKey({ name: A.name, type: 4, publicKey: A.key })).toContain(
      Array.from(keyId, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    )
  })

  test("the time stands in eight bytes before the signature, as in the example of C2SP and in transparency-dev's", () => {
    const time = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
    const [, example] = parseNote(utf8(VECTORS.c2sp.cosignedCheckpoint)).signatures
    expect(time(example?.signature as Uint8Array)).toBe(BigInt(VECTORS.c2sp.cosignedAt))
    expect(time(fromBase64(VECTORS.cosignature.signature).slice(4))).toBe(BigInt(VECTORS.cosignature.time))
    expect(time(cosign(TEXT, A.name, A.seed, NOW).signature)).toBe(BigInt(NOW))
  })

  test('a cosignature holds for its witness, its text and its time alone', () => {
    const signature = cosign(TEXT, A.name, A.seed, NOW)
    const invalid = coded('COSIGNATURE_INVALID')
    expect(verifyCosignature(TEXT, A, signature)).toBe(NOW)
    expect(() => verifyCosignature(TEXT, B, signature)).toThrow(invalid)
    expect(() => verifyCosignature(TEXT, { ...A, name: B.name }, signature)).toThrow(invalid)
    expect(() => verifyCosignature(TEXT.replace('938', '939'), A, signature)).toThrow(invalid)
    for (let i = 0; i < 72; i++)
      expect(() => verifyCosignature(TEXT, A, { ...signature, signature: flipped(signature.signature, i) })).toThrow(invalid)
    expect(() => verifyCosignature(TEXT, A, { ...signature, signature: signature.signature.slice(8) })).toThrow(invalid)
  })

  test('each witness is counted once, with its newest time, and unknown ones are not', () => {
    const stranger = cosign(TEXT, 'stranger', new Uint8Array(32).fill(99), NOW)
    const lines = [cosign(TEXT, B.name, B.seed, NOW), cosign(TEXT, A.name, A.seed, NOW - 9), cosign(TEXT, A.name, A.seed, NOW), stranger]
    expect(countCosignatures(cosigned(...lines), WITNESSES)).toEqual([
      { name: A.name, time: NOW },
      { name: B.name, time: NOW },
    ])
    expect(countCosignatures(note, WITNESSES)).toEqual([])
  })

  test('a false line takes no true one away', () => {
    const good = cosign(TEXT, A.name, A.seed, NOW)
    const forged = { ...good, signature: flipped(cosign(TEXT, A.name, A.seed, NOW + 500).signature, 70) }
    expect(countCosignatures(cosigned(forged, good, forged), WITNESSES)).toEqual([{ name: A.name, time: NOW }])
    expect(countCosignatures(cosigned(forged), WITNESSES)).toEqual([])
  })

  test('a plain signature by a witness key is no cosignature', () => {
    const plain = signNote(TEXT, { name: A.name, type: 1, publicKey: A.key }, A.seed)
    const relabelled = { ...cosign(TEXT, A.name, A.seed, NOW), signature: plain.signature }
    expect(countCosignatures(cosigned(plain, relabelled), WITNESSES)).toEqual([])
  })

  test('one key under two names counts once', () => {
    const twin = { name: 'witness.example/twin', key: A.key }
    const lines = [cosign(TEXT, A.name, A.seed, NOW), cosign(TEXT, twin.name, A.seed, NOW)]
    expect(countCosignatures(cosigned(...lines), [A, twin, C])).toEqual([{ name: A.name, time: NOW }])
  })

  test('a newer cosignature takes the place of the older of the same witness', () => {
    const first = withSignature(note, cosign(TEXT, A.name, A.seed, NOW))
    const second = withSignature(withSignature(first, cosign(TEXT, B.name, B.seed, NOW)), cosign(TEXT, A.name, A.seed, NOW + 1))
    expect(second.signatures).toHaveLength(3)
    expect(countCosignatures(second, WITNESSES)).toEqual([
      { name: A.name, time: NOW + 1 },
      { name: B.name, time: NOW },
    ])
    expect(openCheckpoint(formatNote(second), ORIGIN, HUB.publicKey).size).toBe(938)
  })
})
