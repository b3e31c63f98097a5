// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import { closeQuestions, countOf, publishInterim, questionOf } from '@ncv/federation/hub/count/results.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { revocationEntry } from '@ncv/federation/hub/revoke-issuer.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { openNodeDb } from '@ncv/node/store/open-node-db.ts'
import { lastArrival } from '@ncv/protocol/count/timing.ts'
import type { Question } from '@ncv/protocol/message/count.ts'
import { BOX_BYTES } from '@ncv/protocol/submission/seal.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAnalysts, ask } from '../../support/counting.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, TIMING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const code = (wanted: string) => expect.objectContaining({ code: wanted })

let stage: NodeStage
let warning: number
beforeEach(async () => {
  stage = await nodeStage({ seed: 'count', timing: { ...TIMING, countingKeys: 2 } })
  addAnalysts(stage.hub)
  await rotateEpoch(stage.hub)
  await announceIssuerKeys(stage.hub)
  await seen()
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  warning = await stage.warn({}, 'TLP:GREEN')
})
afterEach(() => stage[Symbol.asyncDispose]())

/** The log is followed, witnessed, and followed again: what needs a quorum is carried out. */
async function seen(): Promise<void> {
  await stage.look()
  await stage.witness()
  await stage.look()
}

async function asked(): Promise<number> {
  const index = await ask(stage.hub, warning)
  await seen()
  return index
}

const handlers = (at = 0) => stagedNode(stage, at).handlers
const view = async (question: number, at = 0) => await handlers(at).showQuestion({ params: { index: question } }, CALL)
const answer = async (question: number, status: 'affected' | 'fixed' | 'unknown', at = 0) =>
  await handlers(at).answerQuestion({ params: { index: question }, body: { status } }, CALL)
const exact = (question: number) => countOf(stage.hub, questionOf(stage.hub, question), true).groups[0]
const concerns = async (at = 0) => (await handlers(at).status({}, CALL)).concerns.map((concern) => concern.code)

/** Nodes send by themselves for so many slots, and see what comes. */
async function run(slots: number): Promise<void> {
  for (let i = 0; i < slots; i++) {
    for (const { node } of stage.nodes) await node.links.submit.tick()
    await stage.federation.advance(TIMING.slotMs)
  }
}

/** Until the hub has published its last result, and nodes have looked at it. */
async function over(question: number): Promise<void> {
  const { closes } = questionOf(stage.hub, question).question
  await stage.federation.advance(lastArrival(stage.hub.opened.genesis, { closes }) - stage.federation.now())
  await rotateEpoch(stage.hub)
  await closeQuestions(stage.hub)
  await seen()
  for (const { node } of stage.nodes) node.answers.tick()
}

describe('a question', () => {
  test('is shown once a quorum has witnessed it, and can be answered with the token that is there already', async () => {
    const index = await ask(stage.hub, warning)
    await stage.look()
    await expect(view(index)).rejects.toThrow(code('QUESTION_MISSING'))
    await seen()
    expect(await view(index)).toMatchObject({ state: 'open', group: 'all', members: 3, canAnswer: true, answer: null, title: 'Welle von Phishing' })
    expect((await handlers().status({}, CALL)).questions).toEqual({ open: 1, unanswered: 1, missing: [], consent: 'off' })
  })

  test('a second one under the same counting key is refused, and everybody is told', async () => {
    const first = await asked()
    const { question } = questionOf(stage.hub, first)
    const forged: Question = { ...question, closes: question.closes + 1 }
    const second = await stage.publish({ kind: 'question', tlp: 'TLP:GREEN', terms: 'federation', payload: forged as unknown as Value })
    await seen()
    for (const at of [0, 1, 2]) {
      await expect(view(second, at)).rejects.toThrow(code('QUESTION_MISSING'))
      expect(await concerns(at)).toContain('question-duplicate')
    }
    expect(await view(first)).toMatchObject({ state: 'open', canAnswer: true })
  })

  test('to a small group, about no warning, under a key that does not exist, of another period, or without an end, is set aside', async () => {
    const { question } = questionOf(stage.hub, await asked())
    const forged: Partial<Question>[] = [
      { targets: [{ group: 'district', k: 2 }] },
      { warning: 0, targets: [{ group: 'all', k: 2 }] },
      { targets: [{ group: 'all', k: 3 }] },
      { period: question.period + 1 },
      { targets: [{ group: 'all', k: 2 }], closes: question.closes + 9 * TIMING.periodMs },
    ]
    const indexes: number[] = []
    for (const change of forged) {
      const payload = { ...question, ...change } as unknown as Value
      indexes.push(await stage.publish({ kind: 'question', tlp: 'TLP:GREEN', terms: 'federation', payload }))
    }
    await seen()
    expect(stagedNode(stage).stores.log.quarantined()).toEqual(indexes.map((index) => ({ index, code: 'QUESTION_MALFORMED' })))
  })

  test('waits while one before it cannot be read: a hub must not know a node by what it was kept from', async () => {
    const { log, counts } = stagedNode(stage).stores
    const first = await ask(stage.hub, warning)
    const second = await ask(stage.hub, warning)
    const hidden = stage.hub.log.bodies(first, first + 1)[0]?.bytes
    const putBodies = log.putBodies.bind(log)
    const isHidden = (bytes: Uint8Array): boolean => hidden !== undefined && Buffer.from(bytes).equals(hidden)
    log.putBodies = (bodies) => putBodies(bodies.filter(({ bytes }) => !isHidden(bytes)))
    await seen()
    expect(counts.questions()).toEqual([])
    log.putBodies = putBodies
    await seen()
    expect(counts.questions().map(({ index }) => index)).toEqual([second, first])
  })
})

describe('an answer', () => {
  test('goes out like every box, is counted once, and its change takes its place', async () => {
    const index = await asked()
    await run(4)
    const before = stage.federation.exchanges.length
    await answer(index, 'affected')
    expect(stage.federation.exchanges).toHaveLength(before)
    await run(6)
    expect(exact(index)?.cells).toEqual([0, 1, 0, 0, 0])
    expect((await view(index)).answer).toMatchObject({ status: 'affected', counter: 1, delivery: 'delivered' })
    await answer(index, 'fixed')
    await run(6)
    expect(exact(index)).toMatchObject({ answers: 1, cells: [0, 0, 0, 1, 0] })
    await expect(answer(index, 'fixed')).rejects.toThrow(code('ANSWER_SAME'))
    const sizes = stage.federation.exchanges.filter(({ url }) => url.includes('/slot/')).map(({ requestBody }) => requestBody.length)
    expect(new Set(sizes)).toEqual(new Set([BOX_BYTES]))
  })

  test('that has not left yet is taken out of the queue by its change', async () => {
    const index = await asked()
    await answer(index, 'affected')
    await answer(index, 'fixed')
    expect(stagedNode(stage).stores.wallet.outgoing()).toHaveLength(1)
    expect((await view(index)).answer).toMatchObject({ status: 'fixed', counter: 2, delivery: 'queued' })
  })

  test('is not given while the log is not witnessed freshly', async () => {
    const index = await asked()
    const { trust } = stagedNode(stage).links
    trust.isFresh = () => false
    await expect(answer(index, 'affected')).rejects.toThrow(code('LINK_STALE'))
    await handlers().setAnswerConsent({ body: { mode: 'send' } }, CALL)
    stagedNode(stage).answers.tick()
    expect(stagedNode(stage).stores.wallet.outgoing()).toEqual([])
  })

  test('is refused when the question has ended, and when its warning is withdrawn', async () => {
    const index = await asked()
    const other = await asked()
    await stage.federation.advance(questionOf(stage.hub, index).question.closes - stage.federation.now())
    await seen()
    await expect(answer(index, 'affected')).rejects.toThrow(code('QUESTION_CLOSED'))
    await withdraw(stage.hub, { entry: warning, reason: 'wrong' })
    await seen()
    expect(await view(other)).toMatchObject({ state: 'withdrawn', canAnswer: false })
  })

  test('leaves the same number of rows of the same length in the node as silence', async () => {
    const index = await asked()
    const lengths = (at: number) => rowLengths(at)
    await answer(index, 'affected', 0)
    expect(lengths(0)).toEqual(lengths(1))
    expect(lengths(0)).toEqual([{ question: index, bytes: expect.any(Number) }])
  })
})

describe('a result', () => {
  test('shows each member that its own answer is in it, and everybody how many there are', async () => {
    const index = await asked()
    await run(4)
    for (const at of [0, 1]) await answer(index, at === 0 ? 'affected' : 'fixed', at)
    await run(8)
    await publishInterim(stage.hub, index)
    await seen()
    for (const at of [0, 1]) expect((await view(index, at)).answer).toMatchObject({ isIncluded: true, verdict: null })
    expect((await view(index, 2)).results).toEqual([{ group: 'all', isFinal: false, answers: 2 }])
    await over(index)
    const final = await view(index, 0)
    expect(final).toMatchObject({ state: 'published', answer: { verdict: 'included' } })
    expect(final.results[0]).toMatchObject({ isFinal: true, answers: 2 })
    expect(final.results[0]?.cells?.map(({ count }) => count)).toEqual([null, null, null, null, null])
    expect(stagedNode(stage).stores.wallet.keptKeys()).toEqual([])
  })

  test('without an answer that was delivered in time is an alarm at its sender', async () => {
    const index = await asked()
    await run(4)
    await answer(index, 'affected')
    await run(8)
    expect(exact(index)?.answers).toBe(1)
    stage.hub.counts.tally = () => ({ cells: [0, 0, 0, 0, 0], commitments: [] })
    await over(index)
    expect((await view(index)).answer).toMatchObject({ isIncluded: false, verdict: 'missing' })
    expect(await concerns()).toContain('answer-missing')
    expect(await concerns(1)).not.toContain('answer-missing')
  })

  test('under a counting key that the log has revoked is lost and no alarm; the question cannot be answered any more', async () => {
    const index = await asked()
    await run(4)
    await answer(index, 'affected')
    await run(8)
    const key = stage.hub.issuing.issuerKeys(0).find(({ purpose, number }) => purpose === 'count' && number === 1)
    if (key !== undefined) await stage.hub.sequencer.append([revocationEntry(stage.hub, key, 'restored')])
    await seen()
    await expect(answer(index, 'fixed')).rejects.toThrow(code('ANSWER_TOKEN_MISSING'))
    await expect(answer(index, 'fixed', 1)).rejects.toThrow(code('ANSWER_TOKEN_MISSING'))
    stage.hub.counts.tally = () => ({ cells: [0, 0, 0, 0, 0], commitments: [] })
    await over(index)
    expect((await view(index)).answer).toMatchObject({ verdict: 'lost' })
    expect(await concerns()).not.toContain('answer-missing')
  })

  test('before the end of the question, or a second one after the last, is refused', async () => {
    const index = await asked()
    const final = { question: index, group: 'all', number: 1, isFinal: true, answers: 0, cells: [null, null, null, null, null], part: 1, parts: 1 }
    const payload = { ...final, commitments: new Uint8Array() } as unknown as Value
    const early = await stage.publish({ kind: 'count-result', tlp: 'TLP:GREEN', terms: 'federation', payload })
    await seen()
    expect(stagedNode(stage).stores.log.quarantined()).toEqual([{ index: early, code: 'COUNT_RESULT' }])
  })
})

describe('by rule', () => {
  test('nothing is sent without a consent, and what cannot be derived is left to people', async () => {
    const index = await asked()
    stagedNode(stage).answers.tick()
    expect(stagedNode(stage).stores.wallet.outgoing()).toEqual([])
    await handlers().setAnswerConsent({ body: { mode: 'send' } }, CALL)
    await stage.federation.advance(Math.floor(TIMING.periodMs / 7))
    stagedNode(stage).answers.tick()
    expect(stagedNode(stage).stores.wallet.outgoing()).toEqual([])
    expect((await view(index)).proposal).toEqual({ status: null, why: 'no-document', matches: 0 })
  })

  test('with a consent the answer follows the matches, once a day at most, and the consent can be taken back', async () => {
    const index = await asked()
    const { answers, stores } = stagedNode(stage)
    let status: 'affected' | 'fixed' | 'unknown' = 'unknown'
    answers.propose = () => ({ status, matches: 1 })
    await handlers().setAnswerConsent({ body: { mode: 'send' } }, CALL)
    const day = Math.ceil(TIMING.periodMs / 7 / 4) * 4
    const later = async (ms: number) => {
      await stage.federation.advance(ms)
      answers.tick()
    }
    answers.tick()
    await later(day / 4)
    expect((await view(index)).answer).toMatchObject({ status: 'unknown', counter: 1 })
    status = 'affected'
    await later(day / 2)
    expect((await view(index)).answer).toMatchObject({ status: 'unknown', counter: 1 })
    await later(day)
    expect((await view(index)).answer).toMatchObject({ status: 'affected', counter: 2 })
    status = 'fixed'
    await handlers().setAnswerConsent({ body: { mode: 'off' } }, CALL)
    await later(2 * day)
    expect((await view(index)).answer).toMatchObject({ counter: 2 })
    expect(stores.counts.consent().mode).toBe('off')
  })

  test('a node that only proposes says that a question waits', async () => {
    await asked()
    expect(await concerns()).not.toContain('questions')
    await handlers().setAnswerConsent({ body: { mode: 'propose' } }, CALL)
    expect(await concerns()).toContain('questions')
  })
})

let copies = 0

/** What somebody sees who finds the disk without the key. */
function rowLengths(at: number): { question: number; bytes: number }[] {
  const copy = join(stage.root, `copy-${at}-${copies++}.sqlite`)
  stagedNode(stage, at).stores.copyTo(copy)
  const db = openNodeDb(copy, stage.federation.now)
  const rows = db.prepare<[], { question: number; bytes: number }>('SELECT question, length(sealed) AS bytes FROM own_answer').all()
  db.close()
  return rows
}
