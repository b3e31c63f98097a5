// SPDX-License-Identifier: EUPL-1.2
/** Body files and bundles of them (ncv-log, sections "Entries and bodies" and "Body bundles"). */
import { concat, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sealAead } from '@ncv/protocol/crypto/aead.ts'
import { hkdfSha256, sha256 } from '@ncv/protocol/crypto/hash.ts'
import { assertBody, BODY_MAX_BYTES, bodyPath, openBody, sealBody } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES, BUNDLED_BODY_MAX_BYTES, bodyBundlePath, formatBodyBundle, parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import { epochCommitment } from '@ncv/protocol/membership/epoch.ts'
import { describe, expect, test } from 'vitest'
import { codeOf, seededChance } from '../crypto/chance.ts'

const world = seededChance('body')
const ORIGIN = world.random(32)
const KEY = { epoch: 4, key: world.random(32) }
const CONTENT = utf8('Es brennt.')
const SALT = world.random(32)
const SEALED = sealBody(CONTENT, SALT, ORIGIN, KEY)

describe('a body file', () => {
  test('in clear is the salt and the content', () => {
    const { bytes, hash } = sealBody(CONTENT, SALT, ORIGIN, undefined)
    expect(bytes).toEqual(concat(SALT, CONTENT))
    expect(hash).toEqual(sha256(SALT, CONTENT))
    expect(openBody(bytes, ORIGIN, undefined)).toEqual(CONTENT)
    expect(bodyPath(hash)).toBe(`body/${hex(hash)}`)
  })

  test('that is sealed opens with its epoch key to what was sealed', () => {
    expect(openBody(SEALED.bytes, ORIGIN, KEY)).toEqual(CONTENT)
    expect(Buffer.from(SEALED.bytes).includes('brennt')).toBe(false)
    expect(SEALED.bytes.length).toBe(32 + CONTENT.length + 16)
  })

  test('opens under no other key, epoch or federation, and with no bit changed', () => {
    expect(codeOf(() => openBody(SEALED.bytes, ORIGIN, { ...KEY, key: SALT }))).toBe('DECRYPT_FAILED')
    expect(codeOf(() => openBody(SEALED.bytes, ORIGIN, { ...KEY, epoch: 5 }))).toBe('DECRYPT_FAILED')
    expect(codeOf(() => openBody(SEALED.bytes, SALT, KEY))).toBe('DECRYPT_FAILED')
    for (let at = 0; at < SEALED.bytes.length; at++) {
      const changed = SEALED.bytes.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(codeOf(() => openBody(changed, ORIGIN, KEY))).toBe('DECRYPT_FAILED')
      expect(codeOf(() => assertBody(changed, SEALED.hash))).toBe('BODY_MISMATCH')
    }
  })

  test('of the same content has another hash with another salt: a guess about erased content cannot be confirmed', () => {
    expect(sealBody(CONTENT, world.random(32), ORIGIN, undefined).hash).not.toEqual(sealBody(CONTENT, SALT, ORIGIN, undefined).hash)
    expect(() => sealBody(CONTENT, SALT.subarray(1), ORIGIN, undefined)).toThrow(RangeError)
  })

  test('without a whole salt is none', () => {
    expect(codeOf(() => openBody(SALT.subarray(1), ORIGIN, undefined))).toBe('BODY_MISMATCH')
  })

  test('may be a document of 16 MiB', () => {
    expect(BODY_MAX_BYTES).toBe(16 * 1024 * 1024 + 48)
  })
})

describe('one ciphertext cannot be two texts', () => {
  test('because who has the committed epoch key has one message key for the salt that the entry’s hash covers', () => {
    const { key: other } = { key: world.random(32) }
    const derived = hkdfSha256(other, SALT, concat(utf8('NCV body v1\0'), ORIGIN, utf8('4')), 44)
    const forged = concat(SALT, sealAead(derived.subarray(0, 32), derived.subarray(32), ORIGIN, utf8('Alles gut.')))
    // The second text takes a second epoch key, and that is not the one committed to.
    expect(openBody(forged, ORIGIN, { epoch: 4, key: other })).toEqual(utf8('Alles gut.'))
    expect(epochCommitment(other)).not.toEqual(epochCommitment(KEY.key))
    expect(codeOf(() => openBody(forged, ORIGIN, KEY))).toBe('DECRYPT_FAILED')
    expect(codeOf(() => assertBody(forged, SEALED.hash))).toBe('BODY_MISMATCH')
  })
})

describe('a body bundle', () => {
  const bodies = [0, 1, 300, 70_000].map((length) => sealBody(world.random(length), world.random(32), ORIGIN, undefined))
  const records = formatBodyBundle(bodies)

  test('holds each body behind its hash and length', () => {
    const [first] = bodies as [(typeof bodies)[0]]
    expect(records.subarray(0, 36 + 32)).toEqual(concat(first.hash, Uint8Array.of(0, 0, 0, 32), first.bytes))
    expect([...parseBodyBundle(records)]).toEqual(bodies.map(({ hash, bytes }) => [hex(hash), bytes]))
    expect(parseBodyBundle(new Uint8Array()).size).toBe(0)
    expect(bodyBundlePath(12)).toBe('body/bundle/12')
  })

  test('with a changed byte is refused: in a body as BODY_MISMATCH, in a length as what does not end', () => {
    const flip = (at: number) => records.map((byte, i) => (i === at ? byte ^ 0x80 : byte))
    expect(codeOf(() => parseBodyBundle(flip(40)))).toBe('BODY_MISMATCH')
    expect(codeOf(() => parseBodyBundle(flip(0)))).toBe('BODY_MISMATCH')
    expect(codeOf(() => parseBodyBundle(flip(32)))).toBe('BUNDLE_MALFORMED')
  })

  test('that is cut anywhere is refused, unless between two records', () => {
    const ends = bodies.map((_, i) => formatBodyBundle(bodies.slice(0, i)).length)
    for (const cut of [1, 35, 36, 67, 68, 100, 500, records.length - 1]) {
      expect(codeOf(() => parseBodyBundle(records.subarray(0, cut)))).toBe(ends.includes(cut) ? 'nothing was thrown' : 'BUNDLE_MALFORMED')
    }
  })

  test('leaves out what is over 1 MiB, and what would take it over 64 MiB', () => {
    const large = { hash: sha256(), bytes: new Uint8Array(BUNDLED_BODY_MAX_BYTES) }
    const larger = { hash: sha256(), bytes: new Uint8Array(BUNDLED_BODY_MAX_BYTES + 1) }
    expect(formatBodyBundle([larger, large]).length).toBe(36 + BUNDLED_BODY_MAX_BYTES)
    const full = formatBodyBundle(Array.from({ length: 70 }, () => large))
    expect(full.length).toBe(63 * (36 + BUNDLED_BODY_MAX_BYTES))
    expect(full.length).toBeLessThanOrEqual(BODY_BUNDLE_MAX_BYTES)
  })
})
