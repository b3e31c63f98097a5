// SPDX-License-Identifier: EUPL-1.2
/** Changes of members in the replay (ncv-membership): admission, rest, leaving, expulsion, pledge, roles, mandates, new keys. */
import { hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { ProtocolError } from '@ncv/protocol/errors.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import { replay } from '@ncv/protocol/membership/replay.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'
import type { Voter } from './assembly.ts'
import { Assembly, HOUR, HUB_SEED, recoveryKey, RULES, voter } from './assembly.ts'

let assembly: Assembly
let founders: readonly Voter[]
beforeEach(() => {
  assembly = new Assembly()
  founders = assembly.founders
})
const founder = (i = 0): Voter => founders[i] as Voter

function refused(run: () => void): string {
  const before = assembly.membership.state
  const code = codeOf(run)
  expect(assembly.membership.state).toBe(before)
  return code
}

/** A motion on which all founders vote alike, closed. */
function decided(subject: Parameters<Assembly['propose']>[0], choice: 'yes' | 'no' = 'yes'): Uint8Array {
  const motion = assembly.propose(subject)
  assembly.voteAll(motion, founders, choice)
  assembly.close(motion)
  return motion
}

describe('an admission', () => {
  test('follows from a carried motion, once, for each candidate by itself', () => {
    const [a, b] = [voter('A'), voter('B')]
    const motion = assembly.proposeAdmission(a, b)
    assembly.vote(
      motion,
      founders.map((one) => assembly.voteFrame(motion, one, ['yes', 'no'])),
    )
    expect(refused(() => assembly.change({ kind: 'admitted', motion, candidate: 0 }))).toBe('ADMISSION_UNFOUNDED')
    assembly.close(motion)
    assembly.change({ kind: 'admitted', motion, candidate: 0 })
    expect(assembly.member(a)).toMatchObject({ state: 'admitted', slot: 6, since: assembly.nextIndex - 1, hasPledge: false, isWitness: false })
    expect(refused(() => assembly.change({ kind: 'admitted', motion, candidate: 0 }))).toBe('ADMISSION_UNFOUNDED')
    expect(refused(() => assembly.change({ kind: 'admitted', motion, candidate: 1 }))).toBe('ADMISSION_UNFOUNDED')
    expect(refused(() => assembly.change({ kind: 'admitted', motion, candidate: 2 }))).toBe('ADMISSION_UNFOUNDED')
  })

  test('does not follow from a motion of another kind, an unknown one, or one with two thirds', () => {
    expect(refused(() => assembly.change({ kind: 'admitted', motion: new Uint8Array(32), candidate: 0 }))).toBe('MOTION_UNKNOWN')
    const decision = decided({ kind: 'decision' })
    expect(refused(() => assembly.change({ kind: 'admitted', motion: decision, candidate: 0 }))).toBe('ADMISSION_UNFOUNDED')
    const motion = assembly.proposeAdmission(voter('A'))
    assembly.vote(
      motion,
      founders.slice(0, 3).map((one, i) => assembly.voteFrame(motion, one, [i < 2 ? 'yes' : 'no'])),
    )
    assembly.close(motion)
    expect(refused(() => assembly.change({ kind: 'admitted', motion, candidate: 0 }))).toBe('ADMISSION_UNFOUNDED')
  })

  test('of a candidate whom another motion has made a member meanwhile is refused', () => {
    const [one, twin] = [assembly.proposeAdmission(voter('A')), assembly.proposeAdmission(voter('A'))]
    for (const motion of [one, twin]) {
      assembly.voteAll(motion, founders)
      assembly.add('tally', { motion, ...assembly.count(motion) })
    }
    assembly.change({ kind: 'admitted', motion: one, candidate: 0 })
    expect(refused(() => assembly.change({ kind: 'admitted', motion: twin, candidate: 0 }))).toBe('ADMISSION_UNFOUNDED')
  })

  test('gives a slot that nobody had before', () => {
    assembly.request(founder(4), 'leave')
    assembly.admit(voter('A'))
    expect(assembly.member(voter('A'))?.slot).toBe(6)
    expect(assembly.membership.recipients('community').map((box) => box !== undefined)).toEqual([true, true, true, true, true, false, true])
  })
})

describe('an expulsion', () => {
  test('follows from a carried motion and takes pledge, roles and keys with it', () => {
    const frame = signFrame(assembly.origin, 'pledge', { member: founder(4).id, isPledged: true, at: assembly.time }, founder(4).seed)
    assembly.change({ kind: 'pledge', frame })
    const rejected = decided({ kind: 'expulsion', member: founder(4).id }, 'no')
    expect(refused(() => assembly.change({ kind: 'expelled', motion: rejected }))).toBe('ADMISSION_UNFOUNDED')
    assembly.change({ kind: 'expelled', motion: decided({ kind: 'expulsion', member: founder(4).id }) })
    expect(assembly.member(founder(4))).toMatchObject({ state: 'expelled', hasPledge: false, isWitness: false, roles: new Set() })
    expect(assembly.membership.members.has(founder(4).id)).toBe(false)
    expect(assembly.membership.state.shrunkAt).toEqual({ community: assembly.nextIndex - 1, pledge: assembly.nextIndex - 1 })
  })

  test('of one that has left meanwhile changes nothing', () => {
    const motion = decided({ kind: 'expulsion', member: founder(4).id })
    assembly.request(founder(4), 'leave')
    expect(refused(() => assembly.change({ kind: 'expelled', motion }))).toBe('MEMBER_STATE')
  })

  test('leaves witnesses enough for a quorum', () => {
    assembly = new Assembly({ founders: 3, quorum: 3 })
    founders = assembly.founders
    const motion = decided({ kind: 'expulsion', member: founder().id })
    expect(refused(() => assembly.change({ kind: 'expelled', motion }))).toBe('WITNESSES_TOO_FEW')
  })
})

describe('rest', () => {
  test('begins and ends on own request, and keeps pledge and roles', () => {
    const frame = signFrame(assembly.origin, 'pledge', { member: founder().id, isPledged: true, at: assembly.time }, founder().seed)
    assembly.change({ kind: 'pledge', frame })
    assembly.request(founder(), 'suspend')
    expect(assembly.member(founder())).toMatchObject({ state: 'suspended', suspendedBy: 'own-request', hasPledge: true, isWitness: true })
    expect(refused(() => assembly.request(founder(), 'suspend'))).toBe('MEMBER_STATE')
    assembly.request(founder(), 'resume')
    expect(assembly.member(founder())).toMatchObject({ state: 'admitted', hasPledge: true })
    expect(refused(() => assembly.request(founder(), 'resume'))).toBe('MEMBER_STATE')
  })

  test('by a blocked key is ended by the hub or by a new key, not by the old one', () => {
    assembly.block(founder(), 'two-machines')
    expect(refused(() => assembly.request(founder(), 'resume'))).toBe('MEMBER_STATE')
    assembly.unblock(founder())
    expect(assembly.member(founder())?.state).toBe('admitted')
    expect(refused(() => assembly.unblock(founder()))).toBe('MEMBER_STATE')
    assembly.request(founder(), 'suspend')
    expect(refused(() => assembly.unblock(founder()))).toBe('MEMBER_STATE')
  })

  test('by a blocked key can come twice for the same reason, in entries that are not alike; the first one said again is refused', () => {
    const first = { kind: 'blocked', member: founder().id, reason: 'malware', after: 0 } as const
    assembly.change(first)
    assembly.unblock(founder())
    expect(refused(() => assembly.change(first))).toBe('FRAME_OLD')
    assembly.block(founder(), 'malware')
    expect(assembly.member(founder())?.suspendedBy).toBe('key')
    assembly.unblock(founder())
    expect(assembly.member(founder())?.state).toBe('admitted')
    const payloads = assembly.records.map(({ payload }) => hex(payload))
    expect(new Set(payloads).size).toBe(payloads.length)
  })

  test('of one that does not exist, or has left, is refused', () => {
    expect(refused(() => assembly.change({ kind: 'blocked', member: 'm-0123456789abcdef', reason: 'malware', after: 0 }))).toBe('MEMBER_UNKNOWN')
    assembly.request(founder(4), 'leave')
    expect(refused(() => assembly.block(founder(4), 'malware'))).toBe('MEMBER_STATE')
  })
})

describe('what a member asks for itself', () => {
  test('is signed by itself', () => {
    const frame = signFrame(assembly.origin, 'member-request', { member: founder().id, request: 'leave', at: assembly.time }, founder(1).seed)
    expect(refused(() => assembly.change({ kind: 'request', frame }))).toBe('ENVELOPE_SIGNATURE')
  })

  test('counts once, and never after something newer', () => {
    const frame = (at: number) => signFrame(assembly.origin, 'member-request', { member: founder().id, request: 'declare-host', at }, founder().seed)
    const [old, now] = [frame(assembly.time - 1), frame(assembly.time)]
    assembly.change({ kind: 'request', frame: now })
    expect(refused(() => assembly.change({ kind: 'request', frame: now }))).toBe('FRAME_OLD')
    expect(refused(() => assembly.change({ kind: 'request', frame: old }))).toBe('FRAME_OLD')
    const pledge = signFrame(assembly.origin, 'pledge', { member: founder().id, isPledged: true, at: assembly.time - HOUR }, founder().seed)
    expect(refused(() => assembly.change({ kind: 'pledge', frame: pledge }))).toBe('FRAME_OLD')
  })

  test('may be to leave, but for the witnesses without whom there is no quorum', () => {
    assembly = new Assembly({ founders: 2, quorum: 2 })
    founders = assembly.founders
    expect(refused(() => assembly.request(founder(), 'leave'))).toBe('WITNESSES_TOO_FEW')
    expect(refused(() => assembly.request(founder(), 'give-up-role', { role: 'witness' }))).toBe('WITNESSES_TOO_FEW')
  })

  test('may be to declare or give up an office, of those that it can give itself', () => {
    assembly.request(founder(), 'declare-host')
    assembly.request(founder(), 'declare-intermediary')
    assembly.request(founder(), 'give-up-role', { role: 'witness' })
    expect(assembly.member(founder())).toMatchObject({ isWitness: false, roles: new Set(['host', 'intermediary']) })
    expect(refused(() => assembly.request(founder(), 'give-up-role'))).toBe('SCHEMA_MISMATCH')
    expect(assembly.membership.witnesses).toHaveLength(4)
  })

  test('is over once it has left: its key signs nothing that counts', () => {
    assembly.request(founder(4), 'leave')
    expect(refused(() => assembly.request(founder(4), 'resume'))).toBe('MEMBER_STATE')
    expect(refused(() => assembly.mandate(founder(4), founder(), ['voting']))).toBe('MEMBER_STATE')
  })
})

describe('a role', () => {
  test('of witness is given and taken by motion', () => {
    assembly.admit(voter('A'))
    const granted = decided({ kind: 'role', member: voter('A').id, role: 'witness', isGranted: true })
    assembly.change({ kind: 'role', motion: granted })
    expect(assembly.member(voter('A'))?.isWitness).toBe(true)
    assembly.change({ kind: 'role', motion: decided({ kind: 'role', member: voter('A').id, role: 'witness', isGranted: false }) })
    expect(assembly.member(voter('A'))?.isWitness).toBe(false)
    expect(refused(() => assembly.change({ kind: 'role', motion: granted }))).toBe('ADMISSION_UNFOUNDED')
  })

  test('is not given by a motion on the rules, nor rules by one on a role', () => {
    const rules = decided({ kind: 'rules', rules: { ...RULES, retentionDays: 30 } })
    expect(refused(() => assembly.change({ kind: 'role', motion: rules }))).toBe('ADMISSION_UNFOUNDED')
    assembly.change({ kind: 'rules', motion: rules })
    expect(assembly.membership.rules.retentionDays).toBe(30)
    expect(refused(() => assembly.change({ kind: 'rules', motion: rules }))).toBe('ADMISSION_UNFOUNDED')
  })
})

describe('a pledge', () => {
  test('opens the pledge epoch to the member, its end closes it', () => {
    const pledge = (isPledged: boolean) =>
      assembly.change({
        kind: 'pledge',
        frame: signFrame(assembly.origin, 'pledge', { member: founder().id, isPledged, at: assembly.time }, founder().seed),
      })
    pledge(true)
    expect(assembly.membership.recipients('pledge')).toEqual([undefined, founder().box, undefined, undefined, undefined, undefined])
    expect(assembly.membership.state.grownAt.pledge).toBe(assembly.nextIndex - 1)
    pledge(false)
    expect(assembly.membership.recipients('pledge').filter(Boolean)).toEqual([])
    expect(assembly.membership.state.shrunkAt).toEqual({ community: 0, pledge: assembly.nextIndex - 1 })
  })

  test('is signed by the member alone', () => {
    const frame = signFrame(assembly.origin, 'pledge', { member: founder().id, isPledged: true, at: assembly.time }, HUB_SEED)
    expect(refused(() => assembly.change({ kind: 'pledge', frame }))).toBe('ENVELOPE_SIGNATURE')
  })
})

describe('a mandate', () => {
  test('names another member that takes part, and ends by itself', () => {
    expect(refused(() => assembly.mandate(founder(), founder(), ['voting']))).toBe('ROLE_CONFLICT')
    expect(refused(() => assembly.mandate(founder(), voter('fremd'), ['voting']))).toBe('MEMBER_UNKNOWN')
    assembly.request(founder(1), 'suspend')
    expect(refused(() => assembly.mandate(founder(), founder(1), ['voting']))).toBe('MEMBER_STATE')
    assembly.mandate(founder(), founder(2), ['voting', 'warnings'], { until: assembly.time + HOUR })
    expect(assembly.membership.mandates(assembly.time)).toMatchObject([{ principal: founder().id, agent: founder(2).id }])
    expect(assembly.membership.mandates(assembly.time + HOUR)).toEqual([])
  })
})

describe('a key replacement', () => {
  const fresh = voter('neuer Schlüssel')
  const replacement = (one: Voter, changed: object = {}, seed = recoveryKey(one.name).seed) =>
    signFrame(
      assembly.origin,
      'key-replacement',
      {
        member: one.id,
        key: fresh.key,
        box: fresh.box,
        recovery: fresh.recovery,
        recoveryKey: recoveryKey(one.name).publicKey,
        at: assembly.time,
        ...changed,
      },
      seed,
    )

  test('by the recovery key puts new keys under the same id, and the old key is dead at once', () => {
    assembly.block(founder(), 'key-stolen')
    assembly.change({ kind: 'key-replacement', frame: replacement(founder()) })
    expect(assembly.member(founder())).toMatchObject({ id: founder().id, key: fresh.key, box: fresh.box, state: 'admitted', slot: 1 })
    expect(refused(() => assembly.request(founder(), 'leave'))).toBe('ENVELOPE_SIGNATURE')
    const motion = assembly.propose({ kind: 'decision' })
    expect(refused(() => assembly.vote(motion, [assembly.voteFrame(motion, founder(), ['yes'])]))).toBe('ENVELOPE_SIGNATURE')
  })

  test('by another recovery key, or with a signature of another key, is refused', () => {
    const other = recoveryKey('fremd')
    expect(
      refused(() => assembly.change({ kind: 'key-replacement', frame: replacement(founder(), { recoveryKey: other.publicKey }, other.seed) })),
    ).toBe('RECOVERY_WRONG')
    expect(refused(() => assembly.change({ kind: 'key-replacement', frame: replacement(founder(), {}, other.seed) }))).toBe('ENVELOPE_SIGNATURE')
  })

  test('brings keys that nobody has, and that are keys', () => {
    const taken = [{ key: founder(1).key }, { box: founder(1).box }]
    for (const changed of taken) {
      expect(refused(() => assembly.change({ kind: 'key-replacement', frame: replacement(founder(), changed) }))).toBe('KEY_DUPLICATE')
    }
    const small = new Uint8Array(32).fill(0)
    expect(refused(() => assembly.change({ kind: 'key-replacement', frame: replacement(founder(), { key: small }) }))).toBe('KEY_INVALID')
  })
})

describe('the replay', () => {
  test('judges what follows a refused entry as if that were not there', () => {
    assembly.admit(voter('A'))
    const forged = { index: assembly.nextIndex, time: assembly.time, kind: 'member' as const, payload: new Uint8Array([0x80]) }
    const refusals: number[] = []
    const state = replay(
      assembly.opened,
      () => ed25519KeyPair(HUB_SEED).publicKey,
      [...assembly.records.slice(0, 2), forged, ...assembly.records.slice(2)],
      ({ index }) => void refusals.push(index),
    )
    expect(refusals).toEqual([forged.index])
    expect(state.members).toEqual(assembly.membership.state.members)
  })

  test('without a motion of its votes admits nobody: a hub alone makes no member', () => {
    assembly.admit(voter('A'))
    const withoutVotes = assembly.records.filter(({ kind }) => kind !== 'votes')
    const codes: string[] = []
    const state = replay(
      assembly.opened,
      () => ed25519KeyPair(HUB_SEED).publicKey,
      withoutVotes,
      (_record, error) => void codes.push((error as ProtocolError).code),
    )
    expect(codes).toEqual(['TALLY_WRONG', 'ADMISSION_UNFOUNDED'])
    expect(state.members.size).toBe(5)
  })

  test('says of nobody what no entry says: ids follow from keys', () => {
    assembly.admit(voter('A'))
    for (const { id, key } of assembly.membership.all.values()) expect(id).toContain(Buffer.from(sha256(key)).toString('hex').slice(0, 16))
  })
})
