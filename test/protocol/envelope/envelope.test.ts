// SPDX-License-Identifier: EUPL-1.2
/** The envelope (ncv-envelope), with jose as oracle for every JWS that we make. */
import { base64url, concat, fromUtf8, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair, signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header, SealedEnvelope } from '@ncv/protocol/envelope.ts'
import { envelopeId, formatFrame, openEnvelope, parseFrame, protectedHeader, sealEnvelope, signingInput } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { TERMS } from '@ncv/protocol/terms.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { flattenedVerify, importJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { envelopeVector, genesisVector, keyOf, OPENED, SEEDS, seed, specText, squeezed } from '../membership/example.ts'

const HUB = ed25519KeyPair(seed(1))
const OTHER = ed25519KeyPair(seed(9))
const ORIGIN = sha256(utf8('genesis'))
const HEADER: Header = { type: 'warning', origin: ORIGIN, tlp: 'TLP:GREEN', terms: 'n-cert' }
const Message = z.strictObject({ entry: z.int(), text: z.string().max(20) })
const MESSAGE = { entry: 17, text: 'Grüße' }
const FRAME = sealEnvelope(HEADER, MESSAGE, HUB.seed)
const open = (frame: Uint8Array, header: Header = HEADER, key: Uint8Array = HUB.publicKey) => openEnvelope(frame, header, Message, key)
const codeOfOpening = (frame: Uint8Array, header?: Header, key?: Uint8Array) => codeOf(() => open(frame, header, key))

/** What jose makes of the frame: the payload bytes, or the code of its refusal. */
async function joseOpens(frame: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const { header, payload, signature } = parseFrame(frame)
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) }, 'Ed25519')
  const jws = { protected: fromUtf8(utf8(base64url(header))), payload, signature: base64url(signature) }
  return (await flattenedVerify(jws, key, { algorithms: ['Ed25519'] })).payload
}

describe('an envelope', () => {
  test('opens to what was sealed, with the hash of the signed bytes as its id', () => {
    const { header, payload } = parseFrame(FRAME)
    expect(open(FRAME)).toEqual({ header: HEADER, payload: MESSAGE, bytes: payload, id: sha256(utf8(`${base64url(header)}.`), payload) })
    expect(envelopeId(header, payload)).toEqual(open(FRAME).id)
  })

  test('is a JWS with unencoded payload that jose accepts, whatever label, terms and payload', async () => {
    const chance = seededChance('jose')
    for (const tlp of TLP_LABELS) {
      for (const terms of Object.keys(TERMS) as (keyof typeof TERMS)[]) {
        const payload = { entry: 1, text: '.', bytes: chance.random(40) }
        const frame = sealEnvelope({ ...HEADER, tlp, terms }, payload, HUB.seed)
        expect(new Uint8Array(await joseOpens(frame, HUB.publicKey))).toEqual(encode(payload))
      }
    }
  })

  test('is refused by jose and by us under another key', async () => {
    await expect(joseOpens(FRAME, OTHER.publicKey)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
    expect(codeOfOpening(FRAME, HEADER, OTHER.publicKey)).toBe('ENVELOPE_SIGNATURE')
  })

  test('has the same bytes each time it is sealed', () => {
    expect(sealEnvelope(HEADER, MESSAGE, HUB.seed)).toEqual(FRAME)
  })

  test('may find the key by what the payload says, and then that key must have signed', () => {
    const keys = new Map([[17, HUB.publicKey]])
    const keyOfEntry = ({ entry }: { entry: number }) => {
      const key = keys.get(entry)
      if (key === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: entry })
      return key
    }
    expect(openEnvelope(FRAME, HEADER, Message, keyOfEntry).payload).toEqual(MESSAGE)
    expect(codeOf(() => openEnvelope(sealEnvelope(HEADER, MESSAGE, OTHER.seed), HEADER, Message, keyOfEntry))).toBe('ENVELOPE_SIGNATURE')
    expect(codeOf(() => openEnvelope(sealEnvelope(HEADER, { ...MESSAGE, entry: 18 }, HUB.seed), HEADER, Message, keyOfEntry))).toBe('MEMBER_UNKNOWN')
  })
})

describe('the protected header', () => {
  test('is one text for each type, origin, label and terms', () => {
    expect(fromUtf8(protectedHeader(HEADER))).toBe(
      `{"alg":"Ed25519","b64":false,"crit":["b64"],"typ":"ncv/warning","ncv":1,"origin":"${hex(ORIGIN)}","tlp":"TLP:GREEN","terms":"n-cert"}`,
    )
  })

  const resealed = (change: (text: string) => string): Uint8Array => {
    const header = utf8(change(fromUtf8(protectedHeader(HEADER))))
    const payload = encode(MESSAGE)
    return formatFrame({ header, payload, signature: signEd25519(HUB.seed, signingInput(header, payload)) })
  }

  test.each([
    ['another label', (text: string) => text.replace('GREEN', 'CLEAR')],
    ['other terms', (text: string) => text.replace('n-cert', 'public-domain')],
    ['another type', (text: string) => text.replace('ncv/warning', 'ncv/withdrawal')],
    ['another version', (text: string) => text.replace('"ncv":1', '"ncv":2')],
    ['another algorithm', (text: string) => text.replace('Ed25519', 'none')],
    ['the payload encoded', (text: string) => text.replace('"b64":false', '"b64":true')],
    ['a space', (text: string) => text.replace(',', ', ')],
    ['another order', (text: string) => text.replace('"alg":"Ed25519","b64":false,', '"b64":false,"alg":"Ed25519",')],
    ['a member more', (text: string) => text.replace('}', ',"kid":"1"}')],
    ['an escape', (text: string) => text.replace('TLP:GREEN', 'TLP:\\u0047REEN')],
    ['a letter outside ASCII', (text: string) => `${text}\u00ff`],
    ['nothing in it', () => ''],
  ])('with %s is refused, though its signature holds', (_, change) => {
    expect(codeOfOpening(resealed(change))).toBe('ENVELOPE_HEADER')
  })

  test('of another federation is refused by that name', () => {
    expect(codeOfOpening(sealEnvelope({ ...HEADER, origin: sha256(utf8('other')) }, MESSAGE, HUB.seed))).toBe('ORIGIN_MISMATCH')
    expect(codeOfOpening(sealEnvelope({ ...HEADER, origin: new Uint8Array(32) }, MESSAGE, HUB.seed))).toBe('ORIGIN_MISMATCH')
  })
})

describe('an envelope is refused', () => {
  const { header, payload, signature } = parseFrame(FRAME)

  test('with any byte of header, payload or signature changed', () => {
    for (let at = 0; at < FRAME.length; at++) {
      const changed = FRAME.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(codeOfOpening(changed)).not.toBe('nothing was thrown')
    }
  })

  test('with a signature of another length, or two of them', () => {
    for (const other of [signature.subarray(0, 63), concat(signature, signature), new Uint8Array()]) {
      expect(codeOfOpening(formatFrame({ header, payload, signature: other }))).toBe('ENVELOPE_SIGNATURE')
    }
  })

  test('under a key of small order, whatever signature comes with it', () => {
    const identity = Uint8Array.of(1, ...new Uint8Array(31))
    const trivial = concat(identity, new Uint8Array(32))
    expect(codeOfOpening(formatFrame({ header, payload, signature: trivial }), HEADER, identity)).toBe('ENVELOPE_SIGNATURE')
  })

  test('when its payload is none of the type: a member more, less, or of another kind', () => {
    const codes = [{ ...MESSAGE, more: 1 }, { entry: 17 }, { ...MESSAGE, entry: 'x' }, [], 'text'].map((value) => {
      try {
        return open(sealEnvelope(HEADER, value as Value, HUB.seed)).id
      } catch (error) {
        return error instanceof ProtocolError ? [error.code, error.params['field']] : error
      }
    })
    expect(codes).toEqual([
      ['SCHEMA_MISMATCH', 'more'],
      ['SCHEMA_MISMATCH', 'text'],
      ['SCHEMA_MISMATCH', 'entry'],
      ['SCHEMA_MISMATCH', '(payload)'],
      ['SCHEMA_MISMATCH', '(payload)'],
    ])
  })

  test('when its payload is not canonical, though the signature holds', () => {
    const odd = concat(encode(MESSAGE), Uint8Array.of(0xc0))
    expect(codeOfOpening(formatFrame({ header, payload: odd, signature: signEd25519(HUB.seed, signingInput(header, odd)) }))).toBe('CODEC_REFUSED')
  })

  test('when the frame is no array of three byte strings', () => {
    for (const value of [[header, payload], [header, payload, 'x'], { 0: header }, 'frame', [[header], payload, signature]]) {
      expect(codeOfOpening(encode(value as Value))).toMatch(/ENVELOPE_MALFORMED|CODEC_REFUSED/)
    }
    expect(codeOfOpening(encode([header, payload, signature, signature]))).toBe('CODEC_REFUSED')
    expect(codeOfOpening(utf8('{"payload":""}'))).toBe('CODEC_REFUSED')
    expect(codeOfOpening(new Uint8Array())).toBe('CODEC_REFUSED')
  })

  test('when it would be longer than a message may be: by the sender already', () => {
    const long = { entry: 1, parts: Array.from({ length: 4 }, () => new Uint8Array(16_000)) }
    expect(codeOf(() => sealEnvelope(HEADER, long, HUB.seed))).toBe('CODEC_TOO_LARGE')
    expect(codeOfOpening(new Uint8Array(61_441))).toBe('CODEC_TOO_LARGE')
  })

  test('in the signature’s own order: the header is compared before anything is verified or read', () => {
    const sealed: SealedEnvelope = { header: utf8('{}'), payload: Uint8Array.of(0xc1), signature: new Uint8Array(64) }
    expect(codeOfOpening(formatFrame(sealed))).toBe('ENVELOPE_HEADER')
  })
})

describe('the example of ncv-envelope', () => {
  const vector = readVectors<ReturnType<typeof envelopeVector>>('ncv-envelope.json')

  test('is what this code makes', () => {
    expect(vector).toMatchObject(envelopeVector())
    const { header, payload, signature } = parseFrame(Uint8Array.from(Buffer.from(vector.frame, 'hex')))
    expect([fromUtf8(header), hex(payload), hex(signature)]).toEqual([vector.header, vector.payload, vector.signature])
  })

  test('stands in the spec byte for byte', () => {
    const spec = specText('ncv-envelope')
    for (const part of [vector.header, vector.payload, vector.signature, vector.id, vector.frame]) expect(spec).toContain(squeezed(part))
  })

  test('and the genesis of the examples are accepted by jose under the keys of their signers', async () => {
    const frame = Uint8Array.from(Buffer.from(vector.frame, 'hex'))
    expect(hex(await joseOpens(frame, keyOf('hub')))).toBe(vector.payload)
    const { header, payload } = parseFrame(OPENED.frame)
    const signers = ['wiesenbrueck', 'hohenwehr', 'root', 'hub'] as const
    for (const [i, signature] of genesisVector().signatures.entries()) {
      const single = formatFrame({ header, payload, signature: Uint8Array.from(Buffer.from(signature, 'hex')) })
      expect(new Uint8Array(await joseOpens(single, keyOf(signers[i] ?? 'hub')))).toEqual(payload)
    }
    expect(Object.keys(SEEDS)).toHaveLength(5)
  })
})
