// SPDX-License-Identifier: EUPL-1.2
import { countOf, closeQuestions, publishInterim, questionOf } from '@ncv/federation/hub/count/results.ts'
import { askQuestion, previewQuestion } from '@ncv/federation/hub/count/ask.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { answerCommitment } from '@ncv/protocol/count/answer.ts'
import { joinResult } from '@ncv/protocol/count/result.ts'
import { lastArrival } from '@ncv/protocol/count/timing.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { CountResult } from '@ncv/protocol/message/count.ts'
import type { AnswerStatus } from '@ncv/protocol/message/count.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { oneTimeNonce } from '@ncv/protocol/token/token.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { batchOf, COVER } from '../../support/contribution.ts'
import { addAnalysts, answerOf, ask, askSigned, COUNTING_TIMING, countingTokens, publishWarning, signed } from '../../support/counting.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
let warning: number
let slot = 0
beforeEach(async () => {
  federation = virtualFederation({ seed: 'count' })
  world = federation.party('node')
  founded = await foundHub(federation.party('hub'), { count: 6, timing: COUNTING_TIMING })
  const { hub } = founded
  addAnalysts(hub)
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await witnessAll(founded)
  warning = await publishWarning(hub)
  slot = 0
})
afterEach(() => founded.dispose())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const deliver = async (...submissions: Parameters<typeof batchOf>[1]) => await takeBatch(founded.hub, batchOf(founded, submissions, world, ++slot))
const tokensOf = (at: number) => countingTokens(founded.hub, founded.members[at]!, world)
const exact = (question: number) => countOf(founded.hub, questionOf(founded.hub, question), true)
const shown = (question: number) => countOf(founded.hub, questionOf(founded.hub, question), false)

/** The results in the log, opened as a member would. */
function results(): CountResult[] {
  const { log, issuing, opened } = founded.hub
  return [...log.messagesOfKind('count-result')].map(({ bytes, body }) => {
    const { epoch, tlp } = parseEntry(bytes)
    expect(tlp).toBe('TLP:GREEN')
    const key = issuing.epochKey('community', epoch)
    return parsePayload(parseFrame(openBody(body, opened.origin, key === undefined ? undefined : { epoch, key })).payload, CountResult)
  })
}

describe('asking', () => {
  test('a question stands in the log, for members alone, with the next free counting key', async () => {
    const { hub } = founded
    const first = await ask(hub, warning)
    const second = await ask(hub, warning)
    expect([first, second].map((index) => questionOf(hub, index).question.targets)).toEqual([[{ group: 'all', k: 1 }], [{ group: 'all', k: 2 }]])
    expect(parseEntry(hub.log.entry(first)!)).toMatchObject({ kind: 'question', tlp: 'TLP:GREEN', epoch: 1 })
    await expect(ask(hub, warning)).rejects.toThrow(code('COUNTING_KEYS'))
  })

  test('one analyst alone cannot ask, nor one with a signature for something else', async () => {
    const { hub } = founded
    const payload = previewQuestion(hub, { warning, groups: [] })
    await expect(askQuestion(hub, payload, signed(hub, payload, 'author'), signed(hub, payload, 'approver', 0))).rejects.toThrow(code('FOUR_EYES'))
    await expect(askQuestion(hub, payload, signed(hub, payload, 'author'), signed(hub, payload, 'author', 1))).rejects.toThrow(code('ANALYST_KEY'))
    expect(hub.counts.questions()).toHaveLength(0)
  })

  test('asking the very same again is one question, another one that was laid out at the same time is refused', async () => {
    const { hub } = founded
    const payload = previewQuestion(hub, { warning, groups: [] })
    const other = previewQuestion(hub, { warning, groups: [], closes: hub.world.now() + 86_400_000 })
    const index = await askSigned(hub, payload)
    expect(await askSigned(hub, payload)).toBe(index)
    await expect(askSigned(hub, other)).rejects.toThrow(code('QUESTION_STALE'))
    expect(hub.counts.questions()).toHaveLength(1)
  })

  test('only a warning that holds can be asked about', async () => {
    const { hub } = founded
    await expect(ask(hub, 0)).rejects.toThrow(code('ENTRY_NOT_WARNING'))
    await expect(ask(hub, 999)).rejects.toThrow(code('ENTRY_MISSING'))
    await withdraw(hub, { entry: warning, reason: 'wrong' })
    await expect(ask(hub, warning)).rejects.toThrow(code('WITHDRAWN_ALREADY'))
  })

  test('a question ends before its tokens do', async () => {
    const { hub } = founded
    await expect(ask(hub, warning, { closes: hub.world.now() + 5 * COUNTING_TIMING.periodMs })).rejects.toThrow(code('QUESTION_WINDOW'))
    await expect(ask(hub, warning, { closes: hub.world.now() })).rejects.toThrow(code('QUESTION_WINDOW'))
  })

  test('a group of fewer than five is not asked by itself', async () => {
    const { hub } = founded
    await expect(ask(hub, warning, { groups: ['district'] })).rejects.toThrow(code('GROUP_SMALL'))
    expect(questionOf(hub, await ask(hub, warning, { groups: ['municipality'] })).question.targets).toEqual([{ group: 'municipality', k: 1 }])
  })
})

describe('answers', () => {
  test('are counted exactly, one for each member, beside cover', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const statuses: AnswerStatus[] = ['affected', 'affected', 'fixed', 'unknown']
    const answers = statuses.map((status, at) => answerOf(hub, tokensOf(at).get(1)!, question, status))
    expect(await deliver(COVER, ...answers, COVER)).toEqual({ accepted: 4, cover: 2, repeated: 0, refused: {} })
    expect(exact(question).groups).toEqual([{ group: 'all', members: 6, answers: 4, cells: [0, 2, 0, 1, 1] }])
    expect(shown(question).groups[0]?.cells).toEqual([null, null, null, null, null])
  })

  test('the newest version counts, in whatever order versions come', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const token = tokensOf(0).get(1)!
    const version = (counter: number, status: AnswerStatus) => answerOf(hub, token, question, status, counter)
    await deliver(version(2, 'in-progress'))
    expect(await deliver(version(1, 'affected'))).toMatchObject({ accepted: 0, repeated: 1 })
    expect(await deliver(version(2, 'in-progress'))).toMatchObject({ accepted: 0, repeated: 1 })
    expect(await deliver(version(2, 'fixed'))).toMatchObject({ refused: { TOKEN_SPENT: 1 } })
    expect(exact(question).groups[0]?.cells).toEqual([0, 0, 1, 0, 0])
    expect(await deliver(version(3, 'fixed'))).toMatchObject({ accepted: 1 })
    expect(exact(question).groups[0]?.cells).toEqual([0, 0, 0, 1, 0])
  })

  test('each accepted version leaves its mark for the daily list', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const token = tokensOf(0).get(1)!
    const marked: string[] = []
    const addMark = hub.intake.addMark.bind(hub.intake)
    hub.intake.addMark = (mark) => {
      marked.push(hex(mark))
      addMark(mark)
    }
    await deliver(answerOf(hub, token, question, 'affected', 1))
    await deliver(answerOf(hub, token, question, 'affected', 1))
    await deliver(answerOf(hub, token, question, 'fixed', 2))
    const nonce = oneTimeNonce(oneTimeKeys(token))
    expect(marked).toEqual([hex(acceptedMark(nonce, 1)), hex(acceptedMark(nonce, 2))])
  })

  test('a token answers its own question alone', async () => {
    const { hub } = founded
    const first = await ask(hub, warning)
    const second = await ask(hub, warning)
    const token = tokensOf(0).get(1)!
    expect(await deliver(answerOf(hub, token, second, 'affected'))).toMatchObject({ refused: { TOKEN_KEY_UNKNOWN: 1 } })
    expect(await deliver(answerOf(hub, token, first, 'affected'))).toMatchObject({ accepted: 1 })
    expect(await deliver(answerOf(hub, token, 999, 'affected'))).toMatchObject({ refused: { QUESTION_MISSING: 1 } })
  })

  test('a token is good as long as its question is open, also when its period and the next are over', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const token = tokensOf(0).get(1)!
    const [late, later] = [tokensOf(1).get(1)!, tokensOf(2).get(1)!]
    const { closes } = questionOf(hub, question).question
    await federation.advance(closes - hub.world.now() - 1)
    expect(await deliver(answerOf(hub, token, question, 'affected'))).toMatchObject({ accepted: 1 })
    await federation.advance(1000)
    expect(shown(question).state).toBe('arriving')
    expect(await deliver(answerOf(hub, late, question, 'affected'))).toMatchObject({ accepted: 1 })
    await federation.advance(lastArrival(hub.opened.genesis, { closes }) - hub.world.now())
    expect(await deliver(answerOf(hub, later, question, 'affected'))).toMatchObject({ refused: { QUESTION_CLOSED: 1 } })
  })

  test('no table of the hub holds when an answer came, or how it was before', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const token = tokensOf(0).get(1)!
    await deliver(answerOf(hub, token, question, 'affected', 1))
    await deliver(answerOf(hub, token, question, 'fixed', 2))
    const tally = hub.counts.tally(question, 'all')
    expect(Object.keys(tally).sort()).toEqual(['cells', 'commitments'])
    expect(tally.cells).toEqual([0, 0, 0, 1, 0])
    const logged = JSON.stringify(federation.party('hub').lines)
    for (const member of founded.members) expect(logged).not.toContain(member.id)
  })
})

describe('results', () => {
  test('on the way the number and the commitments are published, at most once a day, and no cells', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const answer = answerOf(hub, tokensOf(0).get(1)!, question, 'affected')
    await deliver(answer)
    await publishInterim(hub, question)
    const [result] = results()
    expect(result).toMatchObject({ question, group: 'all', number: 1, isFinal: false, answers: 1 })
    expect(result).not.toHaveProperty('cells')
    expect(joinResult(results())).toEqual([hex(answerCommitment(answer.frame))])
    await expect(publishInterim(hub, question)).rejects.toThrow(code('COUNT_TOO_SOON'))
    await federation.advance(86_400_000)
    await publishInterim(hub, question)
    expect(results().map(({ number }) => number)).toEqual([1, 2])
  })

  test('after the end the last one comes by itself, once, with its cells as far as they may be shown', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    await deliver(...[0, 1, 2, 3, 4, 5].map((at) => answerOf(hub, tokensOf(at).get(1)!, question, at < 5 ? 'fixed' : 'affected')))
    expect(await closeQuestions(hub)).toBe(0)
    const { closes } = questionOf(hub, question).question
    await federation.advance(lastArrival(hub.opened.genesis, { closes }) - hub.world.now())
    expect(await closeQuestions(hub)).toBe(1)
    expect(await closeQuestions(hub)).toBe(0)
    const [result] = results()
    // One is affected, three cells are empty: hidden are values that differ, and five may be shown.
    expect(result).toMatchObject({ isFinal: true, answers: 6, cells: [null, null, null, 5, null] })
    expect(exact(question)).toMatchObject({ state: 'published', groups: [{ cells: [0, 1, 0, 5, 0] }] })
    await expect(publishInterim(hub, question)).rejects.toThrow(code('QUESTION_CLOSED'))
  })

  test('a withdrawn warning ends its questions', async () => {
    const { hub } = founded
    const question = await ask(hub, warning)
    const token = tokensOf(0).get(1)!
    await withdraw(hub, { entry: warning, reason: 'wrong' })
    expect(await deliver(answerOf(hub, token, question, 'affected'))).toMatchObject({ refused: { QUESTION_CLOSED: 1 } })
    expect(shown(question).state).toBe('withdrawn')
    expect(await closeQuestions(hub)).toBe(1)
    expect(results()).toMatchObject([{ isFinal: true, answers: 0, cells: [null, null, null, null, null] }])
  })

  test('what was asked and answered is there after a restart', async () => {
    const question = await ask(founded.hub, warning)
    await deliver(answerOf(founded.hub, tokensOf(0).get(1)!, question, 'affected'))
    await founded.reopen()
    expect(exact(question)).toMatchObject({ state: 'open', groups: [{ answers: 1, cells: [0, 1, 0, 0, 0] }] })
  })
})
