// SPDX-License-Identifier: EUPL-1.2
/** Offices that must not be in one hand (ncv-membership, section "Roles"). */
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { Member, MembershipState } from '@ncv/protocol/membership/member-state.ts'
import { tookPartAt } from '@ncv/protocol/membership/member-state.ts'
import { assertHosting, assertKeysOfNoOffice, assertRole, houseOf } from '@ncv/protocol/membership/roles.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'
import { GENESIS, OPENED, seed } from './example.ts'

const NOW = GENESIS.createdAt + 1000
const registry: Membership = registryOf(OPENED)
const [anna, bert] = [...registry.all.values()] as [Member, Member]
const state = registry.state
const named = (member: Member, name: string): Member => ({ ...member, name })

/** Bert's node is run by `agent` until `until`. */
function hosted(by: string, until = NOW + 1): MembershipState {
  const mandate = { principal: bert.id, agent: by, scopes: ['hosting' as const], until, at: NOW, index: 5 }
  return { ...state, mandates: new Map([[`${bert.id} ${by}`, mandate]]) }
}

describe('a key', () => {
  test('of the hub or the relay is no member’s', () => {
    for (const { key, box } of [GENESIS.hub, GENESIS.relay]) {
      expect(codeOf(() => assertKeysOfNoOffice(state, { key, box: seed(1) }))).toBe('ROLE_CONFLICT')
      expect(codeOf(() => assertKeysOfNoOffice(state, { key: seed(1), box }))).toBe('ROLE_CONFLICT')
    }
    expect(codeOf(() => assertKeysOfNoOffice(state, anna))).toBe('nothing was thrown')
  })
})

describe('whoever runs the relay, or the hub', () => {
  test('runs no node of others, also under another spelling of its name', () => {
    for (const name of [GENESIS.relay.name, ` ${GENESIS.relay.name.toUpperCase()} `, GENESIS.hub.name]) {
      expect(codeOf(() => assertRole(state, named(anna, name), 'host', NOW))).toBe('ROLE_CONFLICT')
    }
    expect(codeOf(() => assertRole(state, anna, 'host', NOW))).toBe('nothing was thrown')
  })

  test('is given no mandate to run one', () => {
    const relay = { ...state, members: new Map(state.members).set(anna.id, named(anna, GENESIS.relay.name)) }
    expect(codeOf(() => assertHosting(relay, bert.id, anna.id, NOW))).toBe('ROLE_CONFLICT')
  })
})

describe('a house', () => {
  test('is that of whoever runs the node, as long as the mandate holds', () => {
    expect([houseOf(state, bert.id, NOW), houseOf(hosted(anna.id), bert.id, NOW), houseOf(hosted(anna.id, NOW), bert.id, NOW)]).toEqual([
      bert.id,
      anna.id,
      bert.id,
    ])
  })

  test('speaks with one witness: the node of one is not run by another', () => {
    expect([anna.isWitness, bert.isWitness]).toEqual([true, true])
    expect(codeOf(() => assertHosting(state, bert.id, anna.id, NOW))).toBe('ROLE_CONFLICT')
    const lay = { ...state, members: new Map(state.members).set(anna.id, { ...anna, isWitness: false }) }
    expect(codeOf(() => assertHosting(lay, bert.id, anna.id, NOW))).toBe('nothing was thrown')
  })

  test('gets no second witness while it runs the node of one', () => {
    const lay = { ...hosted(anna.id), members: new Map(state.members).set(anna.id, { ...anna, isWitness: false }) }
    expect(codeOf(() => assertRole(lay, { ...anna, isWitness: false }, 'witness', NOW))).toBe('ROLE_CONFLICT')
    expect(codeOf(() => assertRole(lay, { ...anna, isWitness: false }, 'intermediary', NOW))).toBe('nothing was thrown')
  })
})

test('who took part at an entry is told by the entries with which it began and ceased', () => {
  const member = { presence: [4, 9, 12] }
  expect([4, 5, 9, 10, 12, 13].map((index) => tookPartAt(member, index))).toEqual([false, true, true, false, false, true])
})
