// SPDX-License-Identifier: EUPL-1.2
/**
 * The example of ncv-membership: the two founders of Wiesenland admit the Moorhof, reject a second body, block a key twice, and refuse what must not count.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import type { MembershipKind, Vote } from '@ncv/protocol/message/membership.ts'
import { GENESIS, OPENED, SEEDS, seed } from './example.ts'

const OPENS = 1_767_312_000_000
const PERIOD = GENESIS.rules.votingPeriodMs
const { origin } = OPENED
const [first, second] = [seed(SEEDS.wiesenbrueck), seed(SEEDS.hohenwehr)]
const [firstId, secondId] = GENESIS.founders.map(({ id }) => id) as [string, string]

/** Seeds 6 and 7; X-Wing 0x16 and 0x17, recovery 0x26 and 0x27. */
function candidate(byte: number, name: string) {
  const { publicKey: key } = ed25519KeyPair(seed(byte))
  const recovery = sha256(ed25519KeyPair(seed(byte + 0x20)).publicKey)
  const record = { id: memberIdOf(key), name, kind: 'municipality', category: 3, key, box: xwingKeyPair(seed(byte + 0x10)).publicKey, recovery }
  return { record, frame: signFrame(origin, 'candidate', record, seed(byte)) }
}

export const CANDIDATES = [candidate(6, 'Gemeinde Moorhof'), candidate(7, 'Flecken Sandkrug')]

export const MOTION = {
  id: new Uint8Array(16).fill(0x33),
  proposer: firstId,
  title: 'Aufnahme von zwei Gemeinden',
  ballot: 'open',
  subject: { kind: 'admission', candidates: CANDIDATES.map(({ frame }) => frame) },
} as const
export const MOTION_FRAME: Uint8Array = signFrame(origin, 'motion', MOTION, first)
export const MOTION_ID: Uint8Array = frameId(MOTION_FRAME)

function vote(choices: Vote['choices'], voter = firstId, signer = first, changed: Partial<Vote> = {}, of = origin): Uint8Array {
  return signFrame(of, 'vote', { motion: MOTION_ID, voter, choices, castAt: OPENS + 1000, ...changed }, signer)
}

export const VOTES = [vote(['yes', 'yes']), vote(['yes', 'no'], secondId, second)]

interface Step {
  readonly kind: MembershipKind
  readonly index: number
  readonly time: number
  readonly payload: Uint8Array
}

const entry = (kind: MembershipKind, index: number, payload: object, time = OPENS + index - 2): Step => ({
  kind,
  index,
  time,
  payload: encode(payload as Value),
})
const TALLY = {
  motion: MOTION_ID,
  outcome: 'counted',
  electorate: 2,
  cast: 2,
  results: [
    { yes: 2, no: 0, abstain: 0, isCarried: true },
    { yes: 1, no: 1, abstain: 0, isCarried: false },
  ],
}

export const ENTRIES: readonly Step[] = [
  entry('motion', 2, { motion: MOTION_FRAME }),
  entry('votes', 3, { motion: MOTION_ID, votes: VOTES }),
  entry('tally', 4, TALLY),
  entry('member', 5, { change: { kind: 'admitted', motion: MOTION_ID, candidate: 0 } }),
  entry('member', 6, { change: { kind: 'blocked', member: secondId, reason: 'two-machines', after: 0 } }),
  entry('member', 7, { change: { kind: 'unblocked', member: secondId, after: 6 } }),
  entry('member', 8, { change: { kind: 'blocked', member: secondId, reason: 'two-machines', after: 7 } }),
]

const withVotes = (...votes: Uint8Array[]): Step => entry('votes', 3, { motion: MOTION_ID, votes })

/** Each in the place of the entry with its index, behind those before it. */
const REFUSED: readonly (readonly [why: string, code: string, step: Step])[] = [
  ['a second vote of one member', 'VOTE_DOUBLE', withVotes(vote(['yes', 'yes']), vote(['no', 'no']))],
  ['a vote cast at the end of the period', 'VOTE_LATE', withVotes(vote(['yes', 'yes'], firstId, first, { castAt: OPENS + PERIOD }))],
  ['a vote signed by another member', 'ENVELOPE_SIGNATURE', withVotes(vote(['yes', 'yes'], firstId, second))],
  ['a vote from another federation', 'ORIGIN_MISMATCH', withVotes(vote(['yes', 'yes'], firstId, first, {}, new Uint8Array(32).fill(9)))],
  ['a vote with one choice for two candidates', 'VOTE_MALFORMED', withVotes(vote(['yes']))],
  ['a tally in which one more is carried', 'TALLY_WRONG', entry('tally', 4, { ...TALLY, results: [TALLY.results[0], TALLY.results[0]] })],
  ['an admission that was not carried', 'ADMISSION_UNFOUNDED', entry('member', 5, { change: { kind: 'admitted', motion: MOTION_ID, candidate: 1 } })],
  [
    'a block that was ended, said again',
    'FRAME_OLD',
    entry('member', 8, { change: { kind: 'blocked', member: secondId, reason: 'two-machines', after: 0 } }),
  ],
]

const stepVector = ({ kind, index, time, payload }: Step) => ({ kind, index, time, payload: hex(payload) })

/** The content of `test/vectors/ncv-membership.json`. */
export function membershipVectors() {
  return {
    genesis: 'ncv-genesis.json',
    seeds: { candidates: CANDIDATES.map((_, i) => hex(seed(6 + i))) },
    candidates: CANDIDATES.map(({ record, frame }) => ({ id: record.id, name: record.name, frame: hex(frame) })),
    motion: { id: hex(MOTION_ID), frame: hex(MOTION_FRAME) },
    votes: VOTES.map((frame) => hex(frame)),
    entries: ENTRIES.map(stepVector),
    refused: REFUSED.map(([why, code, step]) => ({ why, code, ...stepVector(step) })),
    members: [...GENESIS.founders.map(({ id }) => id), CANDIDATES[0]?.record.id ?? ''],
  }
}
