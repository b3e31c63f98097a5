// SPDX-License-Identifier: EUPL-1.2
/** 180 members vote on twelve bodies in one motion; whoever has the files and the keys counts the same, by code of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { conductVotes } from '@ncv/federation/hub/membership/conduct.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { takeVote } from '@ncv/federation/hub/membership/take-vote.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { replayLog } from '@ncv/federation/log/replay.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { formatReaderKeys, parseReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import { motionOf } from '@ncv/protocol/membership/motions.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import { CANDIDATES_MAX } from '@ncv/protocol/message/membership.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, testMember, witnessAll } from '../../support/founded-hub.ts'
import { replayIndependently } from '../../vectors/independent/replay.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { admit, proposeAdmission, voteFrame } from '../../support/voting.ts'

const MEMBERS = 180
const VOTERS = 95
const YES_OF_LAST = 71
const DAY_MS = 86_400_000

const federation = virtualFederation({ seed: 'twelve' })
const scratch = mkdtempSync(join(tmpdir(), 'ncv-twelve-'))
const keysFile = join(scratch, 'keys.json')
const twelve = Array.from({ length: 12 }, (_, i) => testMember(`Bewerber ${i + 1}`))
const refusals: Record<string, string> = {}
let founded: FoundedHub
let motionId: Uint8Array

function codeOf(run: () => void): string {
  try {
    run()
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}

/** 180 members: the founders admit the others, those vote with them. */
async function grown(): Promise<TestMember[]> {
  const all = [...founded.members]
  while (all.length < MEMBERS) {
    const next = Array.from({ length: Math.min(CANDIDATES_MAX, MEMBERS - all.length) }, (_, i) => testMember(`Mitglied ${all.length + i + 1}`))
    await admit(founded.hub, all, next)
    await witnessAll(founded)
    await rotateEpoch(founded.hub)
    all.push(...next)
  }
  return all
}

/** Eleven get three quarters, the last 71 of 95. */
function choicesOf(i: number): Choice[] {
  return twelve.map((_, candidate) =>
    candidate === 11 ? (i < YES_OF_LAST ? 'yes' : 'no') : i < 72 + candidate ? 'yes' : i % 2 === 0 ? 'no' : 'abstain',
  )
}

beforeAll(async () => {
  founded = await foundHub(federation.party('hub'), { count: 32 })
  const { hub } = founded
  await rotateEpoch(hub)
  const members = await grown()
  const motion = await proposeAdmission(hub, twelve, 'Aufnahme von zwölf Kommunen')
  motionId = motion.id
  const cast = (i: number, castAt = hub.world.now()) => takeVote(hub, voteFrame(hub, motion.id, members[i] as TestMember, choicesOf(i), { castAt }))
  for (let i = 0; i < VOTERS; i++) cast(i)
  await federation.advance(1000)
  const before = hub.world.now()
  const resting = members[100] as TestMember
  const frame = signFrame(hub.opened.origin, 'member-request', { member: resting.id, request: 'suspend', at: before }, resting.identity.seed)
  await federation.advance(1000)
  await appendMembership(hub, 'member', { change: { kind: 'request', frame } })
  refusals['double'] = codeOf(() => cast(0))
  refusals['suspended'] = codeOf(() => cast(100))
  refusals['suspended, with an older time'] = codeOf(() => cast(100, before))
  refusals['late'] = codeOf(() => cast(101, motion.closesAt))
  await federation.advance(DAY_MS)
  refusals['after the end, with an older time'] = codeOf(() => cast(101, before))
  await witnessAll(founded)
  await conductVotes(hub)
  const keys = hub.issuing.epochKeys('community')
  writeFileSync(keysFile, formatReaderKeys({ origin: hub.opened.origin, keys }))
}, 240_000)
afterAll(() => {
  founded.dispose()
  rmSync(scratch, { recursive: true, force: true })
})

describe('a joint motion for twelve among 180 members', () => {
  test('is carried for eleven and rejected for the one with 71 of 95', () => {
    const { tally, electorate } = motionOf(founded.hub.registry.state, motionId)
    expect(electorate.size).toBe(MEMBERS)
    expect(tally).toMatchObject({ outcome: 'counted', cast: VOTERS, electorate: MEMBERS })
    expect(tally?.results.map(({ isCarried }) => isCarried)).toEqual([...Array(11).fill(true), false])
    expect(tally?.results[0]).toMatchObject({ yes: 72 })
    expect(tally?.results[11]).toEqual({ yes: 71, no: 24, abstain: 0, isCarried: false })
    const { all } = founded.hub.registry
    expect(twelve.map(({ id }) => all.has(id))).toEqual([...Array(11).fill(true), false])
  })

  test('counts no vote that is late, double, or of a member that rests', () => {
    expect(refusals).toEqual({
      double: 'VOTE_DOUBLE',
      suspended: 'VOTE_NOT_ELIGIBLE',
      'suspended, with an older time': 'VOTE_NOT_ELIGIBLE',
      late: 'VOTE_LATE',
      'after the end, with an older time': 'VOTE_LATE',
    })
  })

  test('is counted the same by an independent program from files and keys alone', async () => {
    const told = await replayIndependently(publicDir(founded.dir), keysFile)
    expect(told.refused).toEqual([])
    const { state } = founded.hub.registry
    expect(told.members).toEqual([...state.members.values()].map(({ id, name, state: is }) => ({ id, name, state: is })))
    expect(told.members.filter(({ state: is }) => is === 'admitted')).toHaveLength(MEMBERS - 1 + 11)
    const own = [...state.motions.values()].map(({ index, motion, tally }) => ({
      index,
      title: motion.title,
      outcome: tally?.outcome,
      electorate: tally?.electorate,
      cast: tally?.cast,
      results: tally?.results,
    }))
    expect(told.motions).toEqual(own)
  }, 60_000)

  test('is recomputed by `ncv log replay` from the log alone', async () => {
    const { origin, keys } = parseReaderKeys(
      new TextEncoder().encode(formatReaderKeys({ origin: founded.hub.opened.origin, keys: founded.hub.issuing.epochKeys('community') })),
    )
    expect(origin).toEqual(founded.hub.opened.origin)
    const replayed = await replayLog(folderSource(publicDir(founded.dir)), { origin, keys })
    expect(replayed.refused).toEqual([])
    expect(replayed.unread).toEqual([])
    expect(replayed.state.members).toEqual(founded.hub.registry.state.members)
    expect([...replayed.state.motions.values()].at(-1)?.tally).toEqual(motionOf(founded.hub.registry.state, motionId).tally)
  }, 60_000)
})
