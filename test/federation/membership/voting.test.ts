// SPDX-License-Identifier: EUPL-1.2
/** Votes at the hub (ncv-membership): taken once, shown to nobody before the end, counted through every crash. */
import { hubHandlers } from '@ncv/federation/hub/handlers.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { conductVotes } from '@ncv/federation/hub/membership/conduct.ts'
import { propose, withdrawOwn } from '@ncv/federation/hub/membership/own-motions.ts'
import { takeMotion } from '@ncv/federation/hub/membership/take-motion.ts'
import { takeVote } from '@ncv/federation/hub/membership/take-vote.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import { motionOf } from '@ncv/protocol/membership/motions.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { cosigned, foundHub, testMember, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { admit, candidateFrame, proposeAdmission, vote, voteFrame } from '../../support/voting.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000

let federation: VirtualFederation
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'voting' })
  founded = await foundHub(federation.party('hub'), { count: 5 })
  await rotateEpoch(founded.hub)
})
afterEach(() => founded.dispose())

const member = (i: number): TestMember => founded.members[i] as TestMember
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const kinds = ({ log }: Hub = founded.hub): string[] => log.entries(0, log.size()).map((bytes) => parseEntry(bytes).kind)
const handlers = () =>
  hubHandlers(
    founded.hub,
    () => {
      throw new Error('no validator here')
    },
    { url: '', relayUrl: '' } as never,
    0,
  )
const standing = (motion: { readonly id: Uint8Array }) => motionOf(founded.hub.registry.state, motion.id)

describe('a vote', () => {
  test('is taken once: the same bytes again change nothing, other bytes are refused', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    const frame = voteFrame(hub, motion.id, member(0), ['yes'])
    takeVote(hub, frame)
    takeVote(hub, frame)
    expect(() => vote(hub, motion, member(0), 'no')).toThrow(code('VOTE_DOUBLE'))
    await federation.advance(1)
    expect(() => vote(hub, motion, member(0), 'yes')).toThrow(code('VOTE_DOUBLE'))
    expect(hub.voting.votes(motion.id)).toEqual([{ voter: member(0).id, frame }])
  })

  test('that arrives after the end is late, whatever time it claims', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    const before = hub.world.now()
    expect(() => takeVote(hub, voteFrame(hub, motion.id, member(0), ['yes'], { castAt: before + 600_000 }))).toThrow(code('VOTE_LATE'))
    await federation.advance(DAY_MS)
    expect(() => takeVote(hub, voteFrame(hub, motion.id, member(0), ['yes'], { castAt: before }))).toThrow(code('VOTE_LATE'))
    await conductVotes(hub)
    expect(() => takeVote(hub, voteFrame(hub, motion.id, member(0), ['yes'], { castAt: before }))).toThrow(code('MOTION_CLOSED'))
  })

  test('of one that rests is refused, also one that claims to be older; one that was taken before counts', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    vote(hub, motion, member(1), 'yes')
    await federation.advance(1000)
    const before = hub.world.now()
    await federation.advance(1000)
    for (const i of [0, 1]) await rest(member(i))
    expect(() => takeVote(hub, voteFrame(hub, motion.id, member(0), ['yes'], { castAt: before }))).toThrow(code('VOTE_NOT_ELIGIBLE'))
    for (const i of [2, 3]) vote(hub, motion, member(i), 'yes')
    await federation.advance(DAY_MS)
    await conductVotes(hub)
    expect(standing(motion).tally).toMatchObject({ outcome: 'counted', electorate: 5, cast: 3 })
    expect([...standing(motion).votes.keys()]).toContain(member(1).id)
  })

  test('of a founder of another federation, of a stranger, on an unknown motion is refused', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    const other = { ...hub, opened: { ...hub.opened, origin: new Uint8Array(32).fill(7) } }
    expect(() => takeVote(hub, voteFrame(other, motion.id, member(0), ['yes']))).toThrow(code('ORIGIN_MISMATCH'))
    expect(() => vote(hub, motion, testMember('fremd'), 'yes')).toThrow(code('VOTE_NOT_ELIGIBLE'))
    expect(() => vote(hub, { id: new Uint8Array(32) }, member(0), 'yes')).toThrow(code('MOTION_UNKNOWN'))
    expect(() => takeVote(hub, new Uint8Array([1, 2, 3]))).toThrow()
  })

  test('survives a restart, and the old key of a member that got a new one counts no longer', async () => {
    const motion = await proposeAdmission(founded.hub, [testMember('neu')])
    vote(founded.hub, motion, member(0), 'yes')
    vote(founded.hub, motion, member(1), 'yes')
    const hub = await restarted()
    const fresh = testMember('neuer Schlüssel')
    const { publicKey: key, seed } = fresh.identity
    const replacement = { member: member(0).id, key, box: fresh.box.publicKey, recovery: new Uint8Array(32), at: hub.world.now() }
    await appendMembership(hub, 'member', {
      change: { kind: 'key-replacement', frame: signFrame(hub.opened.origin, 'key-replacement', replacement, seed) },
    })
    vote(hub, motion, { ...fresh, id: member(0).id }, 'no')
    for (const i of [2, 3, 4]) vote(hub, motion, member(i), 'yes')
    await conductVotes(hub)
    expect(standing(motion).tally?.results).toEqual([{ yes: 4, no: 1, abstain: 0, isCarried: true }])
  })
})

/** A start after which the witnesses have shown the hub its last head. */
async function restarted(): Promise<Hub> {
  const note = founded.hub.witnesses.currentNote()
  const notes = founded.members.map((one) => cosigned(founded.hub, one, Math.floor(federation.now() / 1000), note))
  const hub = await founded.reopen()
  for (const each of notes) await hub.witnesses.addCosignature(each)
  hub.witnesses.showMirror(undefined)
  return hub
}

async function rest({ id, identity }: TestMember): Promise<void> {
  const { hub } = founded
  const frame = signFrame(hub.opened.origin, 'member-request', { member: id, request: 'suspend', at: hub.world.now() }, identity.seed)
  await appendMembership(hub, 'member', { change: { kind: 'request', frame } })
}

describe('before the end', () => {
  test('nobody is shown what was voted, only how many have', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    const before = kinds()
    vote(hub, motion, member(0), 'yes')
    vote(hub, motion, member(1), 'no')
    await conductVotes(hub)
    expect(kinds()).toEqual(before)
    const view = await handlers().showMotion({ params: { motion: hex(motion.id).slice(0, 8) } }, CALL)
    expect(view).toMatchObject({ state: 'open', voted: 2, electorate: 5, cast: null, questions: [{ number: 1, name: 'Gemeinde neu', result: null }] })
    expect(JSON.stringify(await handlers().motions({}, CALL))).not.toMatch(/"yes"|"no"|abstain/)
  })
})

describe('at the end', () => {
  test('votes, tally and consequence stand in the log, and the newcomer has a key', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    for (const i of [0, 1, 2]) vote(hub, motion, member(i), 'yes')
    await federation.advance(DAY_MS)
    await witnessAll(founded)
    await conductVotes(hub)
    expect(kinds().slice(2)).toEqual(['motion', 'votes', 'tally', 'member', 'epoch'])
    expect(hub.registry.members.get(testMember('neu').id)).toMatchObject({ state: 'admitted', slot: 6 })
    expect(hub.voting.votes(motion.id)).toEqual([])
    await conductVotes(hub)
    expect(kinds()).toHaveLength(7)
  })

  test('it comes early when all have voted, and not before', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    for (const i of [0, 1, 2, 3]) vote(hub, motion, member(i), 'yes')
    await conductVotes(hub)
    expect(standing(motion).tally).toBeUndefined()
    vote(hub, motion, member(4), 'abstain')
    await conductVotes(hub)
    expect(standing(motion).tally).toMatchObject({ outcome: 'counted', results: [{ yes: 4, no: 0, abstain: 1, isCarried: true }] })
  })

  test('a motion with too few votes has lapsed, and nothing follows', async () => {
    const { hub } = founded
    const motion = await proposeAdmission(hub, [testMember('neu')])
    for (const i of [0, 1]) vote(hub, motion, member(i), 'yes')
    await federation.advance(DAY_MS)
    await conductVotes(hub)
    expect(standing(motion).tally?.outcome).toBe('lapsed')
    expect(kinds().slice(2)).toEqual(['motion', 'votes', 'tally'])
  })

  test('an expelled member has no slot in the key behind its expulsion', async () => {
    const { hub } = founded
    const motion = await propose(hub, { title: 'Ausschluss', subject: { kind: 'expulsion', member: member(4).id } })
    for (const one of founded.members) vote(hub, motion, one, one.id === member(4).id ? 'no' : 'yes')
    await conductVotes(hub)
    expect(hub.registry.all.get(member(4).id)?.state).toBe('expelled')
    expect(kinds().slice(-3)).toEqual(['member', 'witnesses', 'epoch'])
    expect(hub.registry.recipients('community')[5]).toBeUndefined()
  })

  test('what cannot be carried out is said, and carried out when it can be', async () => {
    const { hub } = founded
    const leave = async (one: TestMember) => {
      const frame = signFrame(
        hub.opened.origin,
        'member-request',
        { member: one.id, request: 'give-up-role', role: 'witness', at: hub.world.now() },
        one.identity.seed,
      )
      await appendMembership(hub, 'member', { change: { kind: 'request', frame } })
    }
    for (const i of [2, 3, 4]) await leave(member(i))
    const expulsion = await propose(hub, { title: 'Ausschluss', subject: { kind: 'expulsion', member: member(0).id } })
    for (const one of founded.members) vote(hub, expulsion, one, 'yes')
    await conductVotes(hub)
    expect(hub.registry.all.get(member(0).id)?.state).toBe('admitted')
    const { hindrances } = await handlers().showMotion({ params: { motion: hex(expulsion.id) } }, CALL)
    expect(hindrances).toEqual([{ number: 1, code: 'WITNESSES_TOO_FEW' }])
    const role = await propose(hub, { title: 'Zeuge', subject: { kind: 'role', member: member(2).id, role: 'witness', isGranted: true } })
    for (const one of founded.members) vote(hub, role, one, 'yes')
    await conductVotes(hub)
    await conductVotes(hub)
    expect(hub.registry.all.get(member(2).id)?.isWitness).toBe(true)
    expect(hub.registry.all.get(member(0).id)?.state).toBe('expelled')
  })
})

describe('a crash', () => {
  test('between any two entries changes nothing of the result', async () => {
    const candidates = [testMember('neu 1'), testMember('neu 2')]
    for (let crash = 1; crash <= 6; crash++) {
      founded.dispose()
      founded = await foundHub(federation.party('hub'), { count: 5 })
      await rotateEpoch(founded.hub)
      const motion = await proposeAdmission(founded.hub, candidates)
      for (const one of founded.members) vote(founded.hub, motion, one, 'yes', 'yes')
      await witnessAll(founded)
      breakAt(founded.hub, crash)
      const isBroken = await conductVotes(founded.hub).then(
        () => false,
        () => true,
      )
      expect(isBroken).toBe(crash <= 5)
      const hub = await restarted()
      await conductVotes(hub)
      await witnessAll(founded)
      await rotateEpoch(hub)
      expect(kinds().slice(2)).toEqual(['motion', 'votes', 'tally', 'member', 'member', 'epoch'])
      expect([...hub.registry.members.keys()]).toEqual([...founded.members, ...candidates].map(({ id }) => id))
    }
  })
})

/** The power fails when the hub is about to write for the n-th time. */
function breakAt({ sequencer }: Hub, n: number): void {
  const append = sequencer.append.bind(sequencer)
  let written = 0
  sequencer.append = (entries) => (++written < n ? append(entries) : Promise.reject(new Error('power')))
}

describe('a motion of a member', () => {
  const motionOfMember = (one: TestMember, title: string, ballot: 'open' | 'secret' = 'open') => {
    const motion = { id: founded.hub.world.random(16), proposer: one.id, title, ballot, subject: { kind: 'decision' } }
    return signFrame(founded.hub.opened.origin, 'motion', motion, one.identity.seed)
  }

  test('gets into the log as it was signed, once', async () => {
    const { hub } = founded
    const frame = motionOfMember(member(0), 'Formblatt')
    takeMotion(hub, frame)
    takeMotion(hub, frame)
    await conductVotes(hub)
    takeMotion(hub, frame)
    await conductVotes(hub)
    expect(kinds().slice(2)).toEqual(['motion'])
    expect(motionOf(hub.registry.state, frameId(frame)).motion).toMatchObject({ proposer: member(0).id, title: 'Formblatt' })
  })

  test('that does not hold is refused at once; too many at a time are refused as well', async () => {
    const { hub } = founded
    expect(() => takeMotion(hub, motionOfMember(member(0), 'geheim', 'secret'))).toThrow(code('MOTION_REFUSED'))
    expect(() => takeMotion(hub, motionOfMember(testMember('fremd'), 'fremd'))).toThrow(code('MEMBER_UNKNOWN'))
    for (let i = 0; i < 8; i++) takeMotion(hub, motionOfMember(member(0), `Antrag ${i}`))
    expect(() => takeMotion(hub, motionOfMember(member(0), 'noch einer'))).toThrow(code('MOTION_REFUSED'))
    takeMotion(hub, motionOfMember(member(1), 'von anderen'))
    await conductVotes(hub)
    expect(hub.registry.state.motions.size).toBe(9)
  })

  test('is withdrawn by its proposer alone', async () => {
    const { hub } = founded
    const frame = motionOfMember(member(0), 'Formblatt')
    takeMotion(hub, frame)
    await conductVotes(hub)
    const motion = motionOf(hub.registry.state, frameId(frame))
    vote(hub, motion, member(1), 'yes')
    const withdrawal = ({ id, identity }: TestMember) =>
      signFrame(hub.opened.origin, 'motion-withdrawal', { motion: motion.id, proposer: id, at: hub.world.now() }, identity.seed)
    expect(() => takeMotion(hub, withdrawal(member(1)))).toThrow(code('ENVELOPE_SIGNATURE'))
    await expect(withdrawOwn(hub, motion)).rejects.toThrow(code('MOTION_REFUSED'))
    takeMotion(hub, withdrawal(member(0)))
    await conductVotes(hub)
    expect(standing(motion).tally?.outcome).toBe('withdrawn')
    expect(hub.voting.votes(motion.id)).toEqual([])
    takeMotion(hub, withdrawal(member(0)))
  })

  test('whose proposer has left meanwhile is set aside and named', async () => {
    const { hub } = founded
    takeMotion(hub, motionOfMember(member(4), 'Formblatt'))
    await rest(member(4))
    await conductVotes(hub)
    expect(kinds()).not.toContain('motion')
    expect((await handlers().motions({}, CALL)).refused).toMatchObject([{ proposer: member(4).id, code: 'MEMBER_UNKNOWN' }])
  })
})

test('candidates that were admitted vote on the next ones', async () => {
  const { hub } = founded
  await admit(hub, founded.members, [testMember('neu 1')])
  await admit(hub, [...founded.members, testMember('neu 1')], [testMember('neu 2')])
  expect(hub.registry.members.size).toBe(7)
  expect(candidateFrame(hub, testMember('neu 2'))).toBeInstanceOf(Uint8Array)
})
