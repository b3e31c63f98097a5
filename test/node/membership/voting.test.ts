// SPDX-License-Identifier: EUPL-1.2
/** A node votes (ncv-membership): nothing is signed before it is released, and what was taken must stand in the log. */
import { conductVotes } from '@ncv/federation/hub/membership/conduct.ts'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { base64, hex } from '@ncv/protocol/bytes.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import { parseReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import { replay } from '@ncv/protocol/membership/replay.ts'
import type { Choice } from '@ncv/protocol/message/membership.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import { candidateFrame, proposeAdmission } from '../../support/voting.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000
const code = (wanted: string) => expect.objectContaining({ code: wanted })

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'votes', count: 4, relayPollMs: 600_000 })
  await rotateEpoch(stage.hub)
  await seen()
})
afterEach(() => stage[Symbol.asyncDispose]())

async function seen(): Promise<void> {
  await stage.look()
  await stage.witness()
  await stage.look()
}

const handlers = (at = 0) => stagedNode(stage, at).handlers
const view = async (motion: string, at = 0) => await handlers(at).showMotion({ params: { motion } }, CALL)
const own = async (motion: string, at = 0) => (await view(motion, at)).votes.find(({ isMandate }) => !isMandate)
const release = async (motion: string, choices: Choice[], at = 0, voter?: string) =>
  await handlers(at).releaseVote({ params: { motion }, body: { choices, ...(voter === undefined ? {} : { voter }) } }, CALL)
const concerns = async (at = 0) => (await handlers(at).status({}, CALL)).concerns.map((each) => each.code)
const send = async (at = 0) => await stagedNode(stage, at).links.post.outbox.sendDue()

async function asked(...labels: string[]): Promise<string> {
  const { id } = await proposeAdmission(stage.hub, labels.map(testMember))
  await seen()
  return hex(id)
}

/** The period ends, the hub counts, everybody sees it. */
async function over(): Promise<void> {
  await stage.federation.advance(DAY_MS)
  await seen()
  await conductVotes(stage.hub)
  await seen()
}

describe('a vote', () => {
  test('is prepared, released, taken and counted, and nothing is signed before it is released', async () => {
    const motion = await asked('neu')
    expect(await own(motion)).toMatchObject({ state: 'none', choices: null })
    expect(await concerns()).toContain('motions')
    await handlers().prepareVote({ params: { motion }, body: { choices: ['no'] } }, CALL)
    await handlers().prepareVote({ params: { motion }, body: { choices: ['yes'] } }, CALL)
    expect(await own(motion)).toMatchObject({ state: 'prepared', choices: ['yes'], releasedAt: null })
    expect(stagedNode(stage).stores.post.open()).toEqual([])
    await release(motion, ['yes'])
    expect(await own(motion)).toMatchObject({ state: 'released', choices: ['yes'] })
    await expect(release(motion, ['no'])).rejects.toThrow(code('VOTE_RELEASED'))
    expect(await concerns()).not.toContain('motions')
    await send()
    expect(await own(motion)).toMatchObject({ state: 'taken' })
    for (const at of [1, 2]) await release(motion, ['yes'], at)
    for (const at of [1, 2]) await send(at)
    await over()
    expect(await own(motion)).toMatchObject({ state: 'counted' })
    expect(await view(motion, 3)).toMatchObject({
      state: 'counted',
      cast: 3,
      questions: [{ isCarriedOut: true, result: { yes: 3, isCarried: true } }],
    })
  })

  test('in time leaves at a random instant, on the last day at once', async () => {
    const motion = await asked('neu')
    await release(motion, ['yes'])
    expect(stagedNode(stage).stores.post.open()).toMatchObject([{ kind: 'vote', haste: 'now' }])
    await rules(30 * DAY_MS)
    const later = await asked('später')
    await release(later, ['yes'], 1)
    expect(stagedNode(stage, 1).stores.post.open()).toMatchObject([{ kind: 'vote', haste: 'spread' }])
  })

  test('is one choice for each candidate, on a motion that is open, by one of the electorate', async () => {
    const motion = await asked('a', 'b')
    await expect(release(motion, ['yes'])).rejects.toThrow(code('VOTE_MALFORMED'))
    await expect(release(motion, ['yes', 'yes'], 0, stagedNode(stage, 1).self.keys.id)).rejects.toThrow(code('VOTE_NOT_ELIGIBLE'))
    await expect(release('00000000', ['yes'])).rejects.toThrow(code('MOTION_UNKNOWN'))
    await stage.federation.advance(DAY_MS)
    await expect(release(motion, ['yes', 'yes'])).rejects.toThrow(code('VOTE_LATE'))
  })

  test('that came too late is said to be refused', async () => {
    const motion = await asked('neu')
    await release(motion, ['yes'])
    await stage.federation.advance(DAY_MS)
    await seen()
    await send()
    expect(await own(motion)).toMatchObject({ state: 'refused', code: 'VOTE_LATE' })
    expect(await concerns()).toContain('vote-refused')
  })
})

/** Rules with another voting period, voted in by all. */
async function rules(votingPeriodMs: number): Promise<void> {
  const { hub } = stage
  const { propose } = await import('@ncv/federation/hub/membership/own-motions.ts')
  const { takeVote } = await import('@ncv/federation/hub/membership/take-vote.ts')
  const motion = await propose(hub, { title: 'Frist', subject: { kind: 'rules', rules: { votingPeriodMs } } })
  for (const { node } of stage.nodes) {
    const vote = { motion: motion.id, voter: node.self.keys.id, choices: ['yes'], castAt: hub.world.now() }
    takeVote(hub, signFrame(hub.opened.origin, 'vote', vote, node.self.keys.identity.seed))
  }
  await conductVotes(hub)
  await seen()
}

describe('a vote that was taken', () => {
  test('and is missing in the log alarms, with the proof at hand', async () => {
    const motion = await asked('neu')
    for (const at of [0, 1, 2]) await release(motion, ['yes'], at)
    for (const at of [0, 1, 2]) await send(at)
    const { voting, registry } = stage.hub
    const standing = [...registry.state.motions.values()][0]
    const kept = voting.votes(standing?.id ?? new Uint8Array()).filter(({ voter }) => voter !== stagedNode(stage).self.keys.id)
    voting.dropVotes(standing?.id ?? new Uint8Array())
    for (const vote of kept) voting.putVote(standing?.id ?? new Uint8Array(), vote)
    await over()
    expect(await own(motion)).toMatchObject({
      state: 'missing',
      evidence: { receipt: expect.any(String), vote: expect.any(String), post: expect.any(String) },
    })
    expect((await handlers().status({}, CALL)).concerns).toContainEqual(expect.objectContaining({ code: 'vote-missing', isRed: true }))
    expect(await own(motion, 1)).toMatchObject({ state: 'counted' })
    expect(await concerns(1)).not.toContain('vote-missing')
  })

  test('and stands there with other choices alarms: somebody else has the key', async () => {
    const motion = await asked('neu')
    await release(motion, ['yes'])
    await send()
    for (const at of [1, 2]) await release(motion, ['yes'], at)
    for (const at of [1, 2]) await send(at)
    const { keys } = stagedNode(stage).self
    const standing = [...stage.hub.registry.state.motions.values()][0]
    const forged = { motion: standing?.id, voter: keys.id, choices: ['no'], castAt: stage.federation.now() }
    stage.hub.voting.putVote(standing?.id ?? new Uint8Array(), {
      voter: keys.id,
      frame: signFrame(stage.hub.opened.origin, 'vote', forged, keys.identity.seed),
    })
    await over()
    expect(await own(motion)).toMatchObject({ state: 'other' })
    expect(await concerns()).toContain('vote-other')
  })

  test('is remembered over a restart', async () => {
    const motion = await asked('neu')
    await release(motion, ['yes'])
    await send()
    await stage.reopen(0)
    expect(await own(motion)).toMatchObject({ state: 'taken', choices: ['yes'] })
  })
})

describe('under a mandate', () => {
  test('a node votes for another member as well, each vote by itself', async () => {
    const [agent, principal] = [stagedNode(stage, 0).self.keys, stagedNode(stage, 1).self.keys]
    const now = stage.federation.now()
    const mandate = { principal: principal.id, agent: agent.id, scopes: ['voting'], until: now + 30 * DAY_MS, at: now }
    const frame = signFrame(stage.hub.opened.origin, 'mandate', mandate, principal.identity.seed)
    await appendMembership(stage.hub, 'member', { change: { kind: 'mandate', frame } })
    const motion = await asked('neu')
    expect((await view(motion)).votes.map(({ voter, isMandate }) => [voter, isMandate])).toEqual([
      [agent.id, false],
      [principal.id, true],
    ])
    await release(motion, ['no'])
    await release(motion, ['yes'], 0, principal.id)
    await send()
    await release(motion, ['no'], 1)
    await send(1)
    expect(await own(motion, 1)).toMatchObject({ state: 'refused', code: 'VOTE_DOUBLE' })
    await over()
    expect((await view(motion)).votes.map(({ state }) => state)).toEqual(['counted', 'counted'])
    expect(await view(motion)).toMatchObject({ cast: 2, questions: [{ result: { yes: 1, no: 1 } }] })
  })
})

describe('a motion of a node', () => {
  test('goes as post into the log, and can be withdrawn by it alone', async () => {
    const record = base64(candidateFrame(stage.hub, testMember('neu')))
    const sent = await handlers().proposeMotion({ body: { title: 'Aufnahme', subject: { kind: 'admission', candidates: [record] } } }, CALL)
    expect(await handlers().listMotions({}, CALL)).toMatchObject({ motions: [], outgoing: [{ title: 'Aufnahme', state: 'queued' }] })
    await stage.federation.advance(7 * 60_000)
    await send()
    await conductVotes(stage.hub)
    await seen()
    expect(await view(sent.motion)).toMatchObject({ proposer: stagedNode(stage).self.keys.id, proposerName: 'Gemeinde 1', state: 'open' })
    await expect(async () => await handlers(1).withdrawMotion({ params: { motion: sent.motion } }, CALL)).rejects.toThrow(code('MOTION_REFUSED'))
    await handlers().withdrawMotion({ params: { motion: sent.motion } }, CALL)
    await send()
    await conductVotes(stage.hub)
    await seen()
    expect(await view(sent.motion, 1)).toMatchObject({ state: 'withdrawn' })
  })

  test('that would not hold is not sent', async () => {
    const foreign = base64(candidateFrame({ opened: { ...stage.hub.opened, origin: new Uint8Array(32) } }, testMember('neu')))
    const propose = async () =>
      await handlers().proposeMotion({ body: { title: 'Aufnahme', subject: { kind: 'admission', candidates: [foreign] } } }, CALL)
    await expect(propose).rejects.toThrow(code('ORIGIN_MISMATCH'))
    expect(stagedNode(stage).stores.post.open()).toEqual([])
  })
})

test('the exported keys are those of the log, and give the same members elsewhere', async () => {
  await asked('neu')
  const { file, keys } = await handlers().readerKeys({}, CALL)
  const parsed = parseReaderKeys(utf8(file))
  expect(keys).toBe(parsed.keys.size)
  expect([...parsed.keys]).toEqual([...stage.hub.issuing.epochKeys('community')])
  expect(replay(stage.hub.opened, () => stage.hub.keys.identity.publicKey, []).members.size).toBe(4)
  expect(() => parseReaderKeys(utf8(file.replace('community', 'pledge')))).toThrow(code('READER_KEYS_MALFORMED'))
  expect(() => parseReaderKeys(utf8('{'))).toThrow(code('READER_KEYS_MALFORMED'))
})
