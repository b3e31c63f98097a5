// SPDX-License-Identifier: EUPL-1.2
/** Founding a federation (ncv-genesis): who must sign what, and what no genesis can say. */
import { concat, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { formatFrame, parseFrame, protectedHeader } from '@ncv/protocol/envelope.ts'
import {
  draftGenesis,
  formatGenesis,
  GENESIS_HEADER,
  genesisSigners,
  memberIdOf,
  openGenesis,
  readGenesisDraft,
  signGenesis,
  witnessName,
} from '@ncv/protocol/membership/genesis.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { GENESIS, genesisVector, keyOf, OPENED, PAYLOAD, SEEDS, SIGNATURES, SIGNERS, seed, specText, squeezed } from './example.ts'

const [first, second] = GENESIS.founders as [Genesis['founders'][0], Genesis['founders'][0]]
const paramsOf = (run: () => unknown) => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    const { code, params } = error as { code: string; params: object }
    return { code, ...params }
  }
}

describe('a genesis', () => {
  test('that everybody named in it has signed opens, and its hash is the federation’s origin', () => {
    const { genesis, origin, logOrigin, frame } = openGenesis(OPENED.frame)
    expect(genesis).toEqual(GENESIS)
    expect(origin).toEqual(readGenesisDraft(PAYLOAD).origin)
    expect(logOrigin).toBe(`wiesenland/${hex(origin)}`)
    expect(frame).toEqual(OPENED.frame)
  })

  test('has an origin of 32 zero bytes in its own header', () => {
    expect(new TextDecoder().decode(parseFrame(OPENED.frame).header)).toContain(`"origin":"${'00'.repeat(32)}"`)
  })

  test('has an origin that is known before anybody signs, and that no signature changes', () => {
    const { origin } = readGenesisDraft(PAYLOAD)
    expect(formatGenesis(PAYLOAD, SIGNATURES).origin).toEqual(origin)
    expect(readGenesisDraft(draftGenesis({ ...GENESIS, quorum: 1 })).origin).not.toEqual(origin)
  })

  test('is signed by its founders in their order, then the root key, then the hub key', () => {
    expect(genesisSigners(GENESIS).map(({ role }) => role)).toEqual([first.id, second.id, 'root', 'hub'])
    expect(genesisSigners(GENESIS).map(({ key }) => key)).toEqual(SIGNERS.map(keyOf))
  })
})

describe('a signature of a genesis', () => {
  test.each(SIGNERS.map((signer, i) => [signer, i] as const))('of %s: when it is wrong, this one is named', (_, i) => {
    const role = genesisSigners(GENESIS)[i]?.role
    const stranger = signGenesis(PAYLOAD, seed(99))
    const other = signGenesis(draftGenesis({ ...GENESIS, quorum: 1 }), seed(SEEDS[SIGNERS[i] ?? 'hub']))
    for (const wrong of [stranger, other, new Uint8Array(64)]) {
      expect(paramsOf(() => formatGenesis(PAYLOAD, SIGNATURES.with(i, wrong)))).toEqual({ code: 'GENESIS_SIGNATURE', signer: role })
    }
  })

  test.each(SIGNERS.map((signer, i) => [signer, i] as const))('of %s: without it there is no federation', (_, i) => {
    expect(codeOf(() => formatGenesis(PAYLOAD, SIGNATURES.toSpliced(i, 1)))).toBe('GENESIS_SIGNATURE')
  })

  test('in the place of another one does not count', () => {
    const [a, b, ...rest] = SIGNATURES as [Uint8Array, Uint8Array, ...Uint8Array[]]
    expect(paramsOf(() => formatGenesis(PAYLOAD, [b, a, ...rest]))).toEqual({ code: 'GENESIS_SIGNATURE', signer: first.id })
    expect(codeOf(() => formatGenesis(PAYLOAD, [...SIGNATURES, a]))).toBe('GENESIS_SIGNATURE')
  })

  test('holds for no changed byte of the payload', () => {
    const { header, payload, signature } = parseFrame(OPENED.frame)
    for (const at of [0, 20, 300, payload.length - 1]) {
      const changed = payload.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(codeOf(() => openGenesis(formatFrame({ header, payload: changed, signature })))).toMatch(/^GENESIS_|^ROLE_CONFLICT|^KEY_INVALID/)
    }
  })

  test('under a header with an origin, or of another type, is none of a genesis', () => {
    const { payload, signature } = parseFrame(OPENED.frame)
    const under = (header: Uint8Array) => codeOf(() => openGenesis(formatFrame({ header, payload, signature })))
    expect(under(protectedHeader({ ...GENESIS_HEADER, origin: OPENED.origin }))).toBe('ORIGIN_MISMATCH')
    expect(under(protectedHeader({ ...GENESIS_HEADER, type: 'epoch' }))).toBe('ENVELOPE_HEADER')
    expect(under(protectedHeader({ ...GENESIS_HEADER, tlp: 'TLP:GREEN' }))).toBe('ENVELOPE_HEADER')
  })
})

describe('a genesis is refused', () => {
  const draft = (change: object) => paramsOf(() => readGenesisDraft(encode({ ...GENESIS, ...change } as unknown as Value)))

  test.each([
    ['with a member that is none', { motto: 'Glück auf' }, 'motto'],
    ['without founders', { founders: [] }, 'founders'],
    ['with a federation id that is no id', { federation: 'Wiesenland e.V.' }, 'federation'],
    ['with more witnesses needed than there are', { quorum: 3 }, 'quorum'],
    ['with no witness needed', { quorum: 0 }, 'quorum'],
    ['with a K_min of one: a batch of one hides nobody', { timing: { ...GENESIS.timing, kMin: 1 } }, 'timing.kMin'],
    ['with a vote that needs more than all', { rules: { ...GENESIS.rules, voteQuorum: { numerator: 2, denominator: 1 } } }, 'rules.voteQuorum'],
    ['with a name that hides its direction', { name: 'Verbund \u202e dnubreV' }, 'name'],
    ['with a founder whose id is not made of the key', { founders: [{ ...first, id: second.id }, second] }, 'founders.0.id'],
    ['with a founder who says more than a founder is', { founders: [{ ...first, spoc: 'Erika' }, second] }, 'founders.0.spoc'],
    ['with a key of another length', { rootKey: new Uint8Array(31) }, 'rootKey'],
  ])('%s', (_, change, field) => {
    expect(draft(change)).toMatchObject({ code: 'GENESIS_MALFORMED', field })
  })

  test('where one key stands for two roles', () => {
    expect(draft({ rootKey: keyOf('hub') })).toMatchObject({ code: 'ROLE_CONFLICT', role: 'hub' })
    expect(draft({ relay: { ...GENESIS.relay, key: first.key } })).toMatchObject({ code: 'ROLE_CONFLICT', role: 'relay' })
    expect(draft({ founders: [first, first] })).toMatchObject({ code: 'ROLE_CONFLICT', role: first.id })
  })

  test('with a key of small order, under which anybody could sign', () => {
    expect(draft({ rootKey: Uint8Array.of(1, ...new Uint8Array(31)) })).toMatchObject({ code: 'KEY_INVALID' })
    expect(codeOf(() => draftGenesis({ ...GENESIS, rootKey: new Uint8Array(32) }))).toBe('KEY_INVALID')
  })

  test('that is no message at all', () => {
    expect(codeOf(() => readGenesisDraft(utf8('genesis')))).toBe('GENESIS_MALFORMED')
    expect(codeOf(() => openGenesis(new Uint8Array()))).toBe('CODEC_REFUSED')
  })
})

test('the id of a member is made of its key, and its name as a witness of federation and id', () => {
  const { publicKey } = ed25519KeyPair(seed(4))
  expect(memberIdOf(publicKey)).toBe(`m-${hex(sha256(publicKey)).slice(0, 16)}`)
  expect(witnessName('wiesenland', memberIdOf(publicKey))).toBe(`wiesenland/witness/${first.id}`)
})

describe('the example of ncv-genesis', () => {
  const vector = readVectors<ReturnType<typeof genesisVector>>('ncv-genesis.json')

  test('is what this code makes', () => {
    expect(vector).toMatchObject(genesisVector())
    expect(vector.payload).toBe(hex(PAYLOAD))
    expect(sha256(concat(OPENED.frame))).toEqual(Uint8Array.from(Buffer.from(vector.frameSha256, 'hex')))
  })

  test('stands in the spec: hashes, ids, words, signatures, join file', () => {
    const spec = specText('ncv-genesis')
    const joinEnd = vector.join.slice(vector.join.indexOf('\nhub '))
    for (const part of [
      vector.origin,
      vector.frameSha256,
      ...vector.founderIds,
      vector.words,
      ...vector.signatures,
      joinEnd,
      String(PAYLOAD.length),
    ]) {
      expect(spec).toContain(squeezed(part))
    }
  })
})
