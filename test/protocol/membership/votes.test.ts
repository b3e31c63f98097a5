// SPDX-License-Identifier: EUPL-1.2
/** Motions, votes and tallies in the replay (ncv-membership): whoever reads the log counts again, and believes nobody. */
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import { VOTE_CLOCK_TOLERANCE_MS } from '@ncv/protocol/membership/motions.ts'
import { countVotes } from '@ncv/protocol/membership/tally.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import { CANDIDATES_MAX, VOTES_PER_ENTRY } from '@ncv/protocol/message/membership.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../crypto/chance.ts'
import type { Voter } from './assembly.ts'
import { Assembly, HOUR, HUB_SEED, PERIOD, RULES, voter } from './assembly.ts'

const YES: readonly Choice[] = ['yes']
const ballots = (yes: number, no: number, abstain = 0): Choice[][] => [
  ...Array.from({ length: yes }, (): Choice[] => ['yes']),
  ...Array.from({ length: no }, (): Choice[] => ['no']),
  ...Array.from({ length: abstain }, (): Choice[] => ['abstain']),
]

let assembly: Assembly
let founders: readonly Voter[]
beforeEach(() => {
  assembly = new Assembly()
  founders = assembly.founders
})
const founder = (i = 0): Voter => founders[i] as Voter

/** The code with which an entry is refused; the state must be what it was. */
function refused(run: () => void): string {
  const before = assembly.membership.state
  const code = codeOf(run)
  expect(assembly.membership.state).toBe(before)
  return code
}

describe('three quarters', () => {
  test('are counted in integers: 71 of 95 are too few, 72 enough', () => {
    const rules = { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 } } as const
    expect(countVotes(ballots(71, 24), 1, 180, rules).results).toEqual([{ yes: 71, no: 24, abstain: 0, isCarried: false }])
    expect(countVotes(ballots(72, 23), 1, 180, rules).results).toEqual([{ yes: 72, no: 23, abstain: 0, isCarried: true }])
  })

  test('are not two thirds: exactly 3 of 4 carry, 2 of 3 do not', () => {
    expect(countVotes(ballots(3, 1), 1, 4, RULES).results[0]?.isCarried).toBe(true)
    expect(countVotes(ballots(2, 1), 1, 3, RULES).results[0]?.isCarried).toBe(false)
    expect(countVotes(ballots(74, 26), 1, 100, RULES).results[0]?.isCarried).toBe(false)
  })

  test('of the votes cast: whoever abstains has cast one', () => {
    expect(countVotes(ballots(3, 0, 1), 1, 5, RULES).results[0]).toEqual({ yes: 3, no: 0, abstain: 1, isCarried: true })
    expect(countVotes(ballots(3, 0, 2), 1, 5, RULES).results[0]?.isCarried).toBe(false)
  })

  test('of the electorate: whoever stays away counts against it', () => {
    const rules = { ...RULES, base: 'electorate' } as const
    expect(countVotes(ballots(7, 0), 1, 10, rules).results[0]?.isCarried).toBe(false)
    expect(countVotes(ballots(8, 0), 1, 10, rules).results[0]?.isCarried).toBe(true)
  })

  test('are of no use without a quorum: half of 180 are 90', () => {
    expect(countVotes(ballots(89, 0), 1, 180, RULES)).toMatchObject({ outcome: 'lapsed', cast: 89, results: [{ yes: 89, isCarried: false }] })
    expect(countVotes(ballots(90, 0), 1, 180, RULES)).toMatchObject({ outcome: 'counted', results: [{ isCarried: true }] })
  })

  test('of nothing are nothing, whatever the quorum', () => {
    expect(countVotes([], 1, 5, { base: 'cast', voteQuorum: { numerator: 0, denominator: 1 } })).toMatchObject({
      outcome: 'lapsed',
      results: [{ isCarried: false }],
    })
  })

  test('are counted for each candidate by itself', () => {
    const given: Choice[][] = [
      ['yes', 'no'],
      ['yes', 'abstain'],
      ['yes', 'yes'],
      ['no', 'yes'],
    ]
    expect(countVotes(given, 2, 4, RULES).results).toEqual([
      { yes: 3, no: 1, abstain: 0, isCarried: true },
      { yes: 2, no: 1, abstain: 1, isCarried: false },
    ])
  })
})

describe('a motion', () => {
  test('freezes electorate and rules when it opens', () => {
    assembly.request(founder(4), 'suspend')
    const motion = assembly.proposeAdmission(voter('Neu'))
    assembly.request(founder(4), 'resume')
    expect(assembly.motion(motion).electorate).toEqual(new Set(founders.slice(0, 4).map(({ id }) => id)))
    const other = { ...RULES, base: 'electorate' as const, votingPeriodMs: HOUR }
    const rules = assembly.propose({ kind: 'rules', rules: other })
    assembly.voteAll(rules, founders)
    assembly.add('tally', { motion: rules, ...assembly.count(rules) })
    assembly.change({ kind: 'rules', motion: rules })
    expect(assembly.membership.rules).toEqual(other)
    expect(assembly.motion(motion)).toMatchObject({ rules: RULES, closesAt: assembly.motion(motion).opensAt + PERIOD })
  })

  test('of a member is signed by it, of the hub by the hub, of nobody else', () => {
    const subject = { kind: 'decision' } as const
    expect(assembly.propose(subject, { proposer: founder().id }, founder().seed)).toHaveLength(32)
    const frame = (proposer: string, seed: Uint8Array) => ({ motion: assembly.motionFrame(subject, { proposer }, seed) })
    expect(refused(() => assembly.add('motion', frame(founder().id, HUB_SEED)))).toBe('ENVELOPE_SIGNATURE')
    expect(refused(() => assembly.add('motion', frame('hub', founder().seed)))).toBe('ENVELOPE_SIGNATURE')
    const stranger = voter('fremd')
    expect(refused(() => assembly.add('motion', frame(stranger.id, stranger.seed)))).toBe('MEMBER_UNKNOWN')
    assembly.request(founder(1), 'suspend')
    expect(refused(() => assembly.add('motion', frame(founder(1).id, founder(1).seed)))).toBe('MEMBER_UNKNOWN')
  })

  test('with a secret ballot cannot be carried out and is refused', () => {
    expect(refused(() => void assembly.propose({ kind: 'decision' }, { ballot: 'secret' }))).toBe('MOTION_REFUSED')
  })

  test('that stands in the log already is refused, also with other words under its id', () => {
    const id = assembly.motion(assembly.propose({ kind: 'decision' })).motion.id
    expect(refused(() => void assembly.propose({ kind: 'decision' }, { id, title: 'Anders' }))).toBe('MOTION_REFUSED')
  })

  test('with a quorum above the whole is refused', () => {
    const rules = { ...RULES, voteQuorum: { numerator: 3, denominator: 2 } }
    expect(refused(() => void assembly.propose({ kind: 'rules', rules }))).toBe('MOTION_REFUSED')
  })

  test('to expel or to give a role names somebody who is a member', () => {
    const stranger = voter('fremd').id
    expect(refused(() => void assembly.propose({ kind: 'expulsion', member: stranger }))).toBe('MEMBER_UNKNOWN')
    expect(refused(() => void assembly.propose({ kind: 'role', member: stranger, role: 'witness', isGranted: true }))).toBe('MEMBER_UNKNOWN')
    assembly.request(founder(4), 'leave')
    expect(refused(() => void assembly.propose({ kind: 'expulsion', member: founder(4).id }))).toBe('MEMBER_UNKNOWN')
  })

  test('of another federation, also one with the same founders, is refused', () => {
    const other = new Assembly({ federation: 'moorland' })
    expect(refused(() => assembly.add('motion', { motion: other.motionFrame({ kind: 'decision' }) }))).toBe('ORIGIN_MISMATCH')
  })
})

describe('a candidate', () => {
  const admission = (...candidates: Uint8Array[]) => assembly.motionFrame({ kind: 'admission', candidates })

  test('signs its own record, with the key in it', () => {
    const [one, thief] = [voter('Neu'), voter('Dieb')]
    expect(refused(() => assembly.add('motion', { motion: admission(assembly.candidate(one, thief)) }))).toBe('ENVELOPE_SIGNATURE')
  })

  test('has the id that follows from its key', () => {
    expect(refused(() => assembly.add('motion', { motion: admission(assembly.candidate(voter('Neu'), voter('Neu'), { id: founder().id })) }))).toBe(
      'SCHEMA_MISMATCH',
    )
  })

  test('of another federation is refused', () => {
    const foreign = new Assembly({ federation: 'moorland' }).candidate(voter('Neu'))
    expect(refused(() => assembly.add('motion', { motion: admission(foreign) }))).toBe('ORIGIN_MISMATCH')
  })

  test('brings a key, a box and a name that nobody has', () => {
    const one = voter('Neu')
    const taken = [
      assembly.candidate(founder()),
      assembly.candidate(one, one, { name: founder().name }),
      assembly.candidate(one, one, { box: founder(1).box }),
    ]
    for (const frame of taken) expect(refused(() => assembly.add('motion', { motion: admission(frame) }))).toBe('MEMBER_EXISTS')
    expect(refused(() => assembly.add('motion', { motion: admission(assembly.candidate(one), assembly.candidate(one)) }))).toBe('MEMBER_EXISTS')
  })

  test('may have the name of one that has left, not its key', () => {
    assembly.request(founder(4), 'leave')
    const successor = voter('Nachfolge')
    assembly.add('motion', { motion: admission(assembly.candidate(successor, successor, { name: founder(4).name })) })
    expect(refused(() => assembly.add('motion', { motion: admission(assembly.candidate(founder(4))) }))).toBe('MEMBER_EXISTS')
  })

  test('stands in a motion that fits into one message, also where it is full', () => {
    const candidates = Array.from({ length: CANDIDATES_MAX }, (_, i) => voter(`${'Ü'.repeat(110)} ${i}`))
    expect(() => assembly.proposeAdmission(...candidates)).not.toThrow()
  })
})

describe('a vote', () => {
  let motion: Uint8Array
  beforeEach(() => {
    motion = assembly.proposeAdmission(voter('Neu'))
  })
  const cast = (frame: Uint8Array) => refused(() => assembly.vote(motion, [frame]))

  test('counts for a member of the electorate once', () => {
    assembly.voteAll(motion, [founder()])
    expect(assembly.motion(motion).votes.get(founder().id)).toMatchObject({ choices: ['yes'] })
    expect(cast(assembly.voteFrame(motion, founder(), ['no']))).toBe('VOTE_DOUBLE')
    const [once, twice] = [assembly.voteFrame(motion, founder(1), YES), assembly.voteFrame(motion, founder(1), ['no'])]
    expect(refused(() => assembly.vote(motion, [once, twice]))).toBe('VOTE_DOUBLE')
  })

  test('that must not count makes its whole entry void', () => {
    const frames = [assembly.voteFrame(motion, founder(), YES), assembly.voteFrame(motion, founder(1), YES, {}, founder(2))]
    expect(refused(() => assembly.vote(motion, frames))).toBe('ENVELOPE_SIGNATURE')
    expect(assembly.motion(motion).votes.size).toBe(0)
  })

  test('of a founder from another federation is refused', () => {
    const other = new Assembly({ federation: 'moorland' })
    expect(other.founders[0]).toEqual(founder())
    expect(cast(other.voteFrame(motion, founder(), YES))).toBe('ORIGIN_MISMATCH')
  })

  test('of somebody who is no member, or became one after the opening, is refused', () => {
    expect(cast(assembly.voteFrame(motion, voter('fremd'), YES))).toBe('MEMBER_UNKNOWN')
    const later = voter('Später')
    assembly.admit(later)
    const other = assembly.propose({ kind: 'decision' })
    expect(codeOf(() => assembly.vote(motion, [assembly.voteFrame(motion, later, YES)]))).toBe('VOTE_NOT_ELIGIBLE')
    expect(() => assembly.voteAll(other, [later])).not.toThrow()
  })

  test('is late from the end of the period on, and early before the opening', () => {
    const { opensAt, closesAt } = assembly.motion(motion)
    const at = (castAt: number, i = 0) => assembly.voteFrame(motion, founder(i), YES, { castAt })
    expect(cast(at(closesAt))).toBe('VOTE_LATE')
    expect(cast(at(opensAt - VOTE_CLOCK_TOLERANCE_MS - 1))).toBe('VOTE_LATE')
    assembly.vote(motion, [at(closesAt - 1), at(opensAt - VOTE_CLOCK_TOLERANCE_MS, 1)])
    expect(assembly.motion(motion).votes.size).toBe(2)
  })

  test('is on this motion, with one choice for each candidate', () => {
    const other = assembly.proposeAdmission(voter('A'), voter('B'))
    expect(cast(assembly.voteFrame(other, founder(), YES))).toBe('VOTE_MALFORMED')
    expect(cast(assembly.voteFrame(motion, founder(), ['yes', 'yes']))).toBe('VOTE_MALFORMED')
    expect(refused(() => assembly.vote(other, [assembly.voteFrame(other, founder(), YES)]))).toBe('VOTE_MALFORMED')
    expect(cast(assembly.voteFrame(motion, founder(), [], {}))).toBe('SCHEMA_MISMATCH')
    expect(cast(assembly.voteFrame(motion, founder(), ['perhaps' as Choice], {}))).toBe('SCHEMA_MISMATCH')
  })

  test('of one that rests when it casts is refused; cast before, it stays', () => {
    const before = assembly.voteFrame(motion, founder(), YES)
    assembly.vote(motion, [assembly.voteFrame(motion, founder(1), YES)])
    assembly.request(founder(), 'suspend')
    assembly.request(founder(1), 'suspend')
    expect(cast(assembly.voteFrame(motion, founder(), YES))).toBe('VOTE_NOT_ELIGIBLE')
    assembly.vote(motion, [before])
    expect([...assembly.motion(motion).votes.keys()]).toEqual([founder(1).id, founder().id])
  })

  test('of one whose key is blocked, that has left, or that was expelled is refused', () => {
    assembly.block(founder(), 'key-stolen')
    expect(cast(assembly.voteFrame(motion, founder(), YES))).toBe('VOTE_NOT_ELIGIBLE')
    assembly.request(founder(4), 'leave')
    expect(cast(assembly.voteFrame(motion, founder(4), YES))).toBe('VOTE_NOT_ELIGIBLE')
    const expulsion = assembly.propose({ kind: 'expulsion', member: founder(3).id })
    assembly.voteAll(expulsion, [founder(1), founder(2), founder(3)])
    const late = assembly.motion(expulsion).closesAt
    assembly.close(expulsion)
    assembly.change({ kind: 'expelled', motion: expulsion })
    expect(cast(assembly.voteFrame(motion, founder(3), YES, { castAt: late }))).not.toBe('accepted')
    expect(assembly.member(founder(3))?.state).toBe('expelled')
  })

  test('under a mandate is signed by the agent and counts for the principal', () => {
    const [principal, agent] = [founder(), founder(1)]
    const frame = () => assembly.voteFrame(motion, principal, YES, { by: agent.id }, agent)
    expect(cast(frame())).toBe('VOTE_NOT_ELIGIBLE')
    assembly.mandate(principal, agent, ['warnings', 'reporting'])
    expect(cast(frame())).toBe('VOTE_NOT_ELIGIBLE')
    assembly.mandate(principal, agent, ['voting'], { until: assembly.time + HOUR })
    expect(cast(assembly.voteFrame(motion, principal, YES, { by: agent.id, castAt: assembly.time + HOUR }, agent))).toBe('VOTE_NOT_ELIGIBLE')
    expect(cast(assembly.voteFrame(motion, principal, YES, { by: agent.id }, principal))).toBe('ENVELOPE_SIGNATURE')
    assembly.vote(motion, [frame(), assembly.voteFrame(motion, agent, YES)])
    expect(assembly.motion(motion).votes.size).toBe(2)
    expect(cast(assembly.voteFrame(motion, principal, ['no']))).toBe('VOTE_DOUBLE')
  })

  test('under a mandate that was taken back, or of an agent that rests, is refused', () => {
    const [principal, agent] = [founder(), founder(1)]
    assembly.mandate(principal, agent, ['voting'])
    assembly.mandate(principal, agent, [])
    expect(cast(assembly.voteFrame(motion, principal, YES, { by: agent.id }, agent))).toBe('VOTE_NOT_ELIGIBLE')
    assembly.mandate(principal, agent, ['voting'])
    assembly.request(agent, 'suspend')
    expect(cast(assembly.voteFrame(motion, principal, YES, { by: agent.id }, agent))).toBe('VOTE_NOT_ELIGIBLE')
  })

  test('on a motion that nobody knows, or after the tally, is refused', () => {
    expect(refused(() => assembly.vote(new Uint8Array(32), [assembly.voteFrame(new Uint8Array(32), founder(), YES)]))).toBe('MOTION_UNKNOWN')
    assembly.voteAll(motion, founders.slice(0, 4))
    const inTime = assembly.voteFrame(motion, founder(4), YES)
    assembly.close(motion)
    expect(cast(inTime)).toBe('MOTION_CLOSED')
  })

  test('fits into an entry with all others, also where a motion is full', () => {
    const many = new Assembly({ founders: 32 })
    many.admit(...Array.from({ length: CANDIDATES_MAX }, (_, i) => voter(`A ${i}`)))
    many.admit(...Array.from({ length: CANDIDATES_MAX }, (_, i) => voter(`B ${i}`)))
    many.admit(...Array.from({ length: CANDIDATES_MAX }, (_, i) => voter(`C ${i}`)))
    const full = many.proposeAdmission(...Array.from({ length: CANDIDATES_MAX }, (_, i) => voter(`D ${i}`)))
    const long = many.voters.map((one) => many.voteFrame(full, one, Array<Choice>(CANDIDATES_MAX).fill('abstain'), { by: one.id }))
    expect(long.length).toBeGreaterThanOrEqual(VOTES_PER_ENTRY)
    const payload = { motion: full, votes: long.slice(0, VOTES_PER_ENTRY) }
    expect(signFrame(many.origin, 'vote', payload, HUB_SEED).length).toBeLessThanOrEqual(60 * 1024)
  })
})

describe('a tally', () => {
  let motion: Uint8Array
  beforeEach(() => {
    motion = assembly.proposeAdmission(voter('A'), voter('B'))
  })

  test('says what every reader counts, or it is refused', () => {
    assembly.voteAll(motion, founders)
    const count = assembly.count(motion)
    const forged: object[] = [
      { cast: 4 },
      { electorate: 6 },
      { outcome: 'lapsed' },
      { results: [count.results[0]] },
      { results: [count.results[0], { ...count.results[1], isCarried: false }] },
      { results: [{ yes: 4, no: 1, abstain: 0, isCarried: true }, count.results[1]] },
    ]
    for (const lie of forged) expect(refused(() => assembly.add('tally', { motion, ...count, ...lie }))).toBe('TALLY_WRONG')
    assembly.add('tally', { motion, ...count })
    expect(assembly.motion(motion).tally).toMatchObject({ outcome: 'counted', cast: 5, electorate: 5 })
  })

  test('comes at the end of the period, or when all have voted', () => {
    assembly.voteAll(motion, founders.slice(0, 4))
    expect(refused(() => assembly.add('tally', { motion, ...assembly.count(motion) }))).toBe('TALLY_EARLY')
    assembly.voteAll(motion, [founder(4)])
    assembly.add('tally', { motion, ...assembly.count(motion) })
    expect(refused(() => assembly.add('tally', { motion, ...assembly.count(motion) }))).toBe('MOTION_CLOSED')
  })

  test('says that a motion without a quorum has lapsed, and nobody is admitted by it', () => {
    assembly.voteAll(motion, founders.slice(0, 2))
    assembly.close(motion)
    expect(assembly.motion(motion).tally?.outcome).toBe('lapsed')
    expect(refused(() => assembly.change({ kind: 'admitted', motion, candidate: 0 }))).toBe('ADMISSION_UNFOUNDED')
  })

  test('of a motion that its proposer withdrew holds its signed word and no figures', () => {
    const own = assembly.propose({ kind: 'decision' }, { proposer: founder().id }, founder().seed)
    assembly.voteAll(own, [founder(1)])
    const word = (proposer: Voter, changed: object = {}) =>
      signFrame(assembly.origin, 'motion-withdrawal', { motion: own, proposer: proposer.id, at: assembly.time, ...changed }, proposer.seed)
    const tally = { motion: own, outcome: 'withdrawn', electorate: 5, cast: 0, results: [] }
    expect(refused(() => assembly.add('tally', tally))).toBe('TALLY_WRONG')
    expect(refused(() => assembly.add('tally', { ...tally, withdrawal: word(founder(1)) }))).toBe('ENVELOPE_SIGNATURE')
    expect(refused(() => assembly.add('tally', { ...tally, withdrawal: word(founder(), { motion }) }))).toBe('TALLY_WRONG')
    expect(refused(() => assembly.add('tally', { ...tally, cast: 1, withdrawal: word(founder()) }))).toBe('TALLY_WRONG')
    assembly.add('tally', { ...tally, withdrawal: word(founder()) })
    expect(assembly.motion(own).tally?.outcome).toBe('withdrawn')
    expect(refused(() => assembly.vote(own, [assembly.voteFrame(own, founder(2), YES)]))).toBe('MOTION_CLOSED')
  })

  test('with figures carries no withdrawal', () => {
    assembly.voteAll(motion, founders)
    const withdrawal = signFrame(assembly.origin, 'motion-withdrawal', { motion, proposer: 'hub', at: assembly.time }, HUB_SEED)
    expect(refused(() => assembly.add('tally', { motion, ...assembly.count(motion), withdrawal }))).toBe('TALLY_WRONG')
  })

  test('of a motion that nobody knows is refused', () => {
    const nothing = { outcome: 'lapsed', electorate: 5, cast: 0, results: [] }
    expect(refused(() => assembly.add('tally', { motion: frameId(assembly.motionFrame({ kind: 'decision' })), ...nothing }))).toBe('MOTION_UNKNOWN')
  })
})
