// SPDX-License-Identifier: EUPL-1.2
import { sealBody } from '@ncv/protocol/log/body.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { firstHubKey } from '@ncv/protocol/membership/hub-key.ts'
import type { NamedWitness } from '@ncv/protocol/membership/witness-sets.ts'
import {
  foundingWitnesses,
  witnessesEntry,
  witnessesHeader,
  witnessSetAt,
  witnessSetsInLog,
  withWitnesses,
} from '@ncv/protocol/membership/witness-sets.ts'
import { describe, expect, test } from 'vitest'
import { OPENED, SEEDS, seed } from './example.ts'

const founding = foundingWitnesses(OPENED)
const [first, second] = founding[0].witnesses as [NamedWitness, NamedWitness]
const third: NamedWitness = { member: 'm-ffffffffffffffff', key: ed25519KeyPair(new Uint8Array(32).fill(0x77)).publicKey }
const salt = new Uint8Array(32).fill(1)

function entry(index: number, witnesses: readonly NamedWitness[], seed: Uint8Array) {
  const frame = sealEnvelope(witnessesHeader(OPENED), witnessesEntry({ from: 0, witnesses }) as unknown as Value, seed)
  return { index, body: sealBody(frame, salt, OPENED.origin, undefined).bytes }
}

describe('witnesses of a head', () => {
  test('are those that were in office at its size', () => {
    const sets = withWitnesses(founding, 7, [first, second, third], 2)
    expect(witnessSetAt(sets, 7).witnesses).toHaveLength(2)
    expect(witnessSetAt(sets, 8).witnesses).toHaveLength(3)
    expect(withWitnesses(sets, 9, [first, second, third], 2)).toBe(sets)
  })

  test('never change so far that those who stay are no quorum', () => {
    expect(() => withWitnesses(founding, 7, [first, third], 2)).toThrow('WITNESSES_TOO_FEW')
    expect(withWitnesses(founding, 7, [first, third], 1)).toHaveLength(2)
  })

  test('are counted anew where one of them gets another key', () => {
    const renewed = { member: second.member, key: third.key }
    expect(() => withWitnesses(founding, 7, [first, renewed], 2)).toThrow('WITNESSES_TOO_FEW')
  })

  test('follow from the entries in clear, and what the hub did not sign changes nothing', () => {
    const history = firstHubKey(OPENED)
    const [hub, other] = [seed(SEEDS.hub), seed(SEEDS.hohenwehr)]
    const good = witnessSetsInLog(OPENED, history, [entry(5, [first, second, third], hub)])
    expect(good.map(({ from, witnesses }) => [from, witnesses.length])).toEqual([
      [0, 2],
      [6, 3],
    ])
    expect(witnessSetsInLog(OPENED, history, [entry(5, [first, second, third], other)])).toEqual(founding)
    expect(witnessSetsInLog(OPENED, history, [entry(5, [third], hub)])).toEqual(founding)
  })
})
