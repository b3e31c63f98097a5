// SPDX-License-Identifier: EUPL-1.2
/** Epoch keys and their wraps (ncv-keys), with the registry that says which slot is whose. */
import { concat, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import type { EpochName } from '@ncv/protocol/membership/epoch.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import {
  epochCommitment,
  openPrevious,
  sealPrevious,
  unwrapEpochKey,
  unwrapForHub,
  WRAP_BYTES,
  WRAP_FILE_BYTES,
  wrapEpochKey,
  wrapFilePath,
  wrapForHub,
} from '@ncv/protocol/membership/epoch.ts'
import { memberOf, RELAY_SLOT, registryOf } from '@ncv/protocol/membership/registry.ts'
import { Epoch, HubKey, IssuerKeys, WRAPS_PER_FILE } from '@ncv/protocol/message/keys.ts'
import { describe, expect, test } from 'vitest'
import { codeOf, seededChance } from '../crypto/chance.ts'
import { readVectors } from '../crypto/vectors.ts'
import { EPOCH_KEY, GENESIS, keysVector, keyOf, OPENED, seed, specText, squeezed, wrapFiles } from './example.ts'

const world = seededChance('epoch')
const NAME: EpochName = { origin: OPENED.origin, purpose: 'community', epoch: 7 }
const KEY = world.random(32)
const COMMITMENT = epochCommitment(KEY)
const people = Array.from({ length: 3 }, (_, i) => xwingKeyPair(seed(0x40 + i)))
const FILES = wrapEpochKey(
  KEY,
  NAME,
  people.map(({ publicKey }) => publicKey),
  world,
)
const unwrap = (slot: number, who: number, name: EpochName = NAME, commitment = COMMITMENT, files = FILES) =>
  codeOf(() => expect(unwrapEpochKey(files, name, slot, (people[who] as (typeof people)[0]).secretKey, commitment)).toEqual(KEY))

describe('wrap files', () => {
  test('give each recipient the key in its own slot', () => {
    expect([unwrap(0, 0), unwrap(1, 1), unwrap(2, 2)]).toEqual(Array.from({ length: 3 }, () => 'nothing was thrown'))
  })

  test('have one size, whether one member or sixty-four have a slot in them', () => {
    const one = (people[0] as (typeof people)[0]).publicKey
    for (const [recipients, files] of [
      [0, 1],
      [1, 1],
      [64, 1],
      [65, 2],
    ] as const) {
      const made = wrapEpochKey(
        KEY,
        NAME,
        Array.from({ length: recipients }, (_, i) => (i % 20 === 0 ? one : undefined)),
        world,
      )
      expect(made.map(({ length }) => length)).toEqual(Array.from({ length: files }, () => WRAP_FILE_BYTES))
    }
    expect([WRAP_FILE_BYTES, WRAP_BYTES, WRAPS_PER_FILE]).toEqual([74_752, 1168, 64])
  })

  test('open in no slot but one’s own, with no other key, and for no other epoch, purpose or federation', () => {
    expect([unwrap(1, 0), unwrap(0, 1), unwrap(3, 0), unwrap(63, 0)]).toEqual(Array.from({ length: 4 }, () => 'DECRYPT_FAILED'))
    expect(unwrap(0, 0, { ...NAME, epoch: 8 })).toBe('DECRYPT_FAILED')
    expect(unwrap(0, 0, { ...NAME, purpose: 'pledge' })).toBe('DECRYPT_FAILED')
    expect(unwrap(0, 0, { ...NAME, origin: seed(0) })).toBe('DECRYPT_FAILED')
  })

  test('leave an empty slot to a member who left, and the others their places', () => {
    const [first, , third] = people.map(({ publicKey }) => publicKey)
    const files = wrapEpochKey(KEY, NAME, [first, undefined, third], world)
    expect([unwrap(0, 0, NAME, COMMITMENT, files), unwrap(1, 1, NAME, COMMITMENT, files), unwrap(2, 2, NAME, COMMITMENT, files)]).toEqual([
      'nothing was thrown',
      'DECRYPT_FAILED',
      'nothing was thrown',
    ])
  })

  test('that are missing or of another size are named as such', () => {
    expect([unwrap(64, 0), unwrap(0, 0, NAME, COMMITMENT, [FILES[0]!.subarray(1)])]).toEqual(['EPOCH_KEY_MISSING', 'EPOCH_KEY_MISSING'])
  })

  test('have one path for each purpose, epoch and number', () => {
    expect(wrapFilePath('community', 7, 0)).toBe('keys/community/7/0')
  })
})

describe('the commitment', () => {
  test('refuses a key that one member alone was given', () => {
    const special = wrapEpochKey(
      seed(0x13),
      NAME,
      people.map(({ publicKey }) => publicKey),
      world,
    )
    expect(unwrap(0, 0, NAME, COMMITMENT, special)).toBe('EPOCH_COMMITMENT')
  })

  test('is the hash of a label and the key', () => {
    expect(epochCommitment(KEY)).toEqual(sha256(utf8('NCV epoch key v1\0'), KEY))
  })
})

describe('the chain of community keys', () => {
  const LINK = { origin: OPENED.origin, epoch: 8, commitment: COMMITMENT }
  const next = world.random(32)
  const sealed = sealPrevious(next, KEY, LINK)
  const open = (key = next, bytes = sealed, link = LINK) => codeOf(() => expect(openPrevious(key, bytes, link)).toEqual(KEY))

  test('gives the key before to whoever has the one behind it', () => {
    expect([sealed.length, open()]).toEqual([48, 'nothing was thrown'])
  })

  test('gives nothing to another key, nor for another epoch or federation', () => {
    expect([open(seed(1)), open(next, sealed, { ...LINK, epoch: 9 }), open(next, sealed, { ...LINK, origin: seed(0) })]).toEqual(
      Array.from({ length: 3 }, () => 'DECRYPT_FAILED'),
    )
    expect(open(KEY, sealPrevious(KEY, next, LINK))).toBe('EPOCH_COMMITMENT')
  })

  test('does not accept a key that was not announced before', () => {
    const forged = sealPrevious(next, seed(0x13), LINK)
    expect(open(next, forged)).toBe('EPOCH_COMMITMENT')
  })
})

describe('the copy for the hub', () => {
  const [hub, other] = [xwingKeyPair(seed(0x60)), xwingKeyPair(seed(0x61))]
  const wrap = wrapForHub(KEY, NAME, hub.publicKey, world)
  const open = (secret = hub.secretKey, name: EpochName = NAME, commitment = COMMITMENT) =>
    codeOf(() => expect(unwrapForHub(wrap, name, secret, commitment)).toEqual(KEY))

  test('opens with the hub key it was made for, for this epoch and purpose', () => {
    expect([open(), open(other.secretKey), open(hub.secretKey, { ...NAME, epoch: 8 }), open(hub.secretKey, { ...NAME, purpose: 'pledge' })]).toEqual([
      'nothing was thrown',
      ...Array.from({ length: 3 }, () => 'DECRYPT_FAILED'),
    ])
    expect(open(hub.secretKey, NAME, seed(2))).toBe('EPOCH_COMMITMENT')
  })

  test('is no slot of a member', () => {
    const files = [concat(wrap, new Uint8Array(WRAP_FILE_BYTES - WRAP_BYTES))]
    expect(codeOf(() => unwrapEpochKey(files, NAME, 0, hub.secretKey, COMMITMENT))).toBe('DECRYPT_FAILED')
  })
})

describe('labels', () => {
  test('have one key each, or none, or no place in the log', () => {
    expect([epochPurposeOf('TLP:CLEAR'), epochPurposeOf('TLP:GREEN'), epochPurposeOf('TLP:AMBER')]).toEqual([undefined, 'community', 'pledge'])
    for (const tlp of ['TLP:AMBER+STRICT', 'TLP:RED'] as const) expect(codeOf(() => epochPurposeOf(tlp))).toBe('TLP_NOT_BROADCAST')
  })
})

describe('the registry', () => {
  const registry = registryOf(OPENED)

  test('has the founders in their order behind the relay, whose slot is 0', () => {
    expect(RELAY_SLOT).toBe(0)
    expect([...registry.members.values()].map(({ id, slot }) => [id, slot])).toEqual(GENESIS.founders.map(({ id }, i) => [id, i + 1]))
    expect(registry.recipients('community')).toEqual([GENESIS.relay.box, ...GENESIS.founders.map(({ box }) => box)])
  })

  test('has as witnesses those founders who are, under their names', () => {
    const one = registryOf({
      ...OPENED,
      genesis: { ...GENESIS, founders: GENESIS.founders.map((founder, i) => ({ ...founder, isWitness: i === 1 })) },
    })
    expect(one.witnesses).toEqual([{ name: `wiesenland/witness/${GENESIS.founders[1]?.id}`, key: keyOf('hohenwehr') }])
    expect([registry.witnesses.length, registry.quorum]).toEqual([2, 2])
  })

  test('knows nobody else', () => {
    expect(memberOf(registry, GENESIS.founders[0]?.id ?? '').name).toBe('Gemeinde Wiesenbrück')
    for (const id of ['m-0000000000000000', '', 'constructor', GENESIS.relay.id]) expect(codeOf(() => memberOf(registry, id))).toBe('MEMBER_UNKNOWN')
  })
})

describe('the example of ncv-keys', () => {
  const vector = readVectors<ReturnType<typeof keysVector>>('ncv-keys.json')
  const header = { origin: OPENED.origin, tlp: 'TLP:CLEAR', terms: 'federation' } as const

  test('is what this code makes', () => {
    expect(vector).toMatchObject(keysVector())
  })

  test('opens: the epoch under the hub key, its wrap for the first founder, a new hub key under the root key', () => {
    const { payload } = openEnvelope(fromHex(vector.epoch.frame), { ...header, type: 'epoch' }, Epoch, keyOf('hub'))
    const files = wrapFiles()
    expect(payload.wraps).toEqual(files.map((file) => sha256(file)))
    const secret = xwingKeyPair(seed(0x14)).secretKey
    expect(unwrapEpochKey(files, { origin: OPENED.origin, purpose: 'community', epoch: 1 }, 1, secret, payload.commitment)).toEqual(EPOCH_KEY)
    const alone = concat(new Uint8Array(WRAP_BYTES), fromHex(vector.epoch.wrapOfSlot1), new Uint8Array(62 * WRAP_BYTES))
    expect(unwrapEpochKey([alone], { origin: OPENED.origin, purpose: 'community', epoch: 1 }, 1, secret, payload.commitment)).toEqual(EPOCH_KEY)
    expect(openEnvelope(fromHex(vector.issuerKeys.frame), { ...header, type: 'issuer-keys' }, IssuerKeys, keyOf('hub')).payload.period).toBe(1)
    expect(openEnvelope(fromHex(vector.hubKey.frame), { ...header, type: 'hub-key' }, HubKey, keyOf('root')).payload.replaces).toEqual(keyOf('hub'))
  })

  test('stands in the spec', () => {
    const spec = specText('ncv-keys')
    const { epoch, issuerKeys, hubKey } = vector
    const parts = [epoch.payload, epoch.frame, epoch.commitment, epoch.wrapFileSha256, issuerKeys.frameSha256, hubKey.frameSha256, hex(EPOCH_KEY)]
    for (const part of parts) expect(spec).toContain(squeezed(part))
    const { nextEpoch } = vector
    for (const part of [nextEpoch.commitment, nextEpoch.previous, nextEpoch.frameSha256]) expect(spec).toContain(squeezed(part))
    expect(spec).toContain(nextEpoch.hub.slice(0, 64))
    expect(spec).toContain(nextEpoch.hub.slice(-64))
    expect(spec).toContain(epoch.wrapOfSlot1.slice(0, 64))
    expect(spec).toContain(epoch.wrapOfSlot1.slice(-96))
  })
})
