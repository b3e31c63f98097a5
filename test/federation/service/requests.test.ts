// SPDX-License-Identifier: EUPL-1.2
import { hubHandlersOfRequests } from '@ncv/federation/hub/admin/service-handlers.ts'
import { forgetServices } from '@ncv/federation/hub/service/figures.ts'
import { moveRequest, requestStandings, stepsOf } from '@ncv/federation/hub/service/requests.ts'
import { takePost } from '@ncv/federation/hub/post/take.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { instantOf } from '@ncv/protocol/calendar/local-time.ts'
import { RequestState } from '@ncv/protocol/message/spoc-request.ts'
import { contentOf } from '@ncv/protocol/post/content.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { mailboxOf, post, sealedPost } from './posted.ts'

const HOUR_MS = 3_600_000
/** Friday, 27 November 2026, 11:00 on the wall: two hours before the weekend. */
const FRIDAY = instantOf({ year: 2026, month: 11, day: 27, ms: 11 * HOUR_MS })
/** Monday, on opening. */
const MONDAY = instantOf({ year: 2026, month: 11, day: 30, ms: 8 * HOUR_MS })

let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
let first: TestMember
let second: TestMember
beforeEach(async () => {
  federation = virtualFederation({ seed: 'requests', start: FRIDAY })
  world = federation.party('member')
  founded = await foundHub(federation.party('hub'))
  ;[first, second] = founded.members as [TestMember, TestMember]
})
afterEach(() => founded.dispose())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const asked = (subject: string, isUrgent = false) => ({ subject, text: 'Wer hilft?', topic: 'expert' as const, isUrgent })
const until = async (instant: number): Promise<void> => await federation.advance(instant - federation.now())
const shown = () => requestStandings(founded.hub, false).map(({ content, clock }) => `${content.subject} ${clock.state}`)

describe('a request to the single point of contact', () => {
  test('rests over the weekend and is overdue behind four hours of service time', async () => {
    const { hub } = founded
    post(hub, first, 'request', asked('Netzplan'), world)
    expect(requestStandings(hub, false)[0]?.clock).toEqual({ state: 'waiting', dueAt: MONDAY + 2 * HOUR_MS, leftMs: 4 * HOUR_MS, lateMs: 0 })
    await until(MONDAY - HOUR_MS)
    expect(requestStandings(hub, false)[0]?.clock).toMatchObject({ state: 'resting', leftMs: 2 * HOUR_MS })
    await until(MONDAY + 2 * HOUR_MS)
    expect(shown()).toEqual(['Netzplan waiting'])
    await federation.advance(1)
    expect(shown()).toEqual(['Netzplan overdue'])
  })

  test('is listed before all others when it is overdue; an urgent one stands before those that are not', async () => {
    const { hub } = founded
    post(hub, first, 'request', asked('alt'), world)
    await until(MONDAY + 2 * HOUR_MS + 1)
    post(hub, second, 'request', asked('neu'), world)
    post(hub, second, 'request', asked('eilig', true), world)
    expect(shown()).toEqual(['alt overdue', 'eilig waiting', 'neu waiting'])
    expect(hubHandlersOfRequests(hub).requests({ query: {} }, {} as never)).toMatchObject({ overdue: 1 })
  })

  test('that is acknowledged stops the clock, and the member hears of every step by post', async () => {
    const { hub } = founded
    const id = post(hub, first, 'request', asked('Netzplan'), world)
    await federation.advance(HOUR_MS)
    expect(moveRequest(hub, hex(id), 'acknowledged').clock).toMatchObject({ state: 'met', leftMs: 3 * HOUR_MS })
    await until(MONDAY + 9 * 24 * HOUR_MS)
    moveRequest(hub, hex(id), 'brokered', { text: 'Forensik Nord' })
    moveRequest(hub, hex(id), 'closed')
    expect(requestStandings(hub, true)[0]).toMatchObject({ state: 'closed', clock: { state: 'met' } })
    const heard = mailboxOf(hub, first)
    expect(heard.map(({ message, tlp }) => [message.from, message.kind, tlp])).toEqual(
      Array.from({ length: 3 }, () => ['hub', 'request-state', 'TLP:GREEN']),
    )
    expect(heard.map((each) => contentOf(each, RequestState)).map(({ state, text }) => [state, text])).toEqual([
      ['acknowledged', undefined],
      ['brokered', 'Forensik Nord'],
      ['closed', undefined],
    ])
    expect(heard.every(({ message }) => hex(message.thread ?? new Uint8Array()) === hex(id))).toBe(true)
    expect(mailboxOf(hub, second)).toEqual([])
  })

  test('goes through its states in their order; what does not follow changes nothing and tells nobody', () => {
    const { hub } = founded
    const id = post(hub, first, 'request', asked('Netzplan'), world)
    expect(() => moveRequest(hub, hex(id), 'closed')).toThrow(code('REQUEST_STATE'))
    moveRequest(hub, hex(id), 'declined', { text: 'Dafür sind wir nicht da.' })
    expect(() => moveRequest(hub, hex(id), 'answered', { text: 'doch' })).toThrow(code('REQUEST_STATE'))
    expect(mailboxOf(hub, first)).toHaveLength(1)
    expect(() => moveRequest(hub, 'ffffffff', 'answered')).toThrow(code('REQUEST_UNKNOWN'))
  })

  test('is ended by the member that asked, and by no other member', () => {
    const { hub } = founded
    const id = post(hub, first, 'request', asked('Netzplan'), world)
    const closed = { request: id, state: 'closed', at: world.now() }
    expect(() => post(hub, second, 'request-state', closed, world)).toThrow(code('REQUEST_UNKNOWN'))
    expect(() => post(hub, first, 'request-state', { ...closed, state: 'answered' }, world)).toThrow(code('REQUEST_STATE'))
    post(hub, first, 'request-state', closed, world)
    const [standing] = requestStandings(hub, true)
    expect(standing).toMatchObject({ state: 'closed' })
    expect(standing && stepsOf(hub, standing)).toMatchObject([{ state: 'closed', isMember: true }])
    expect(() => post(hub, first, 'request-state', closed, world)).toThrow(code('REQUEST_STATE'))
  })

  test('that is handed in twice is one request; one of another form is refused and leaves nothing', () => {
    const { hub } = founded
    const { sealed } = sealedPost(hub, first, 'request', asked('Netzplan'), world)
    takePost(hub, first.id, sealed)
    takePost(hub, first.id, sealed)
    expect(() => post(hub, first, 'request', { subject: 'ohne Text' }, world)).toThrow(code('POST_MALFORMED'))
    expect(hub.requests.all()).toHaveLength(1)
  })

  test('names providers of the directory to the member, and refuses an answer without words', () => {
    const { hub } = founded
    const routes = hubHandlersOfRequests(hub)
    const expert = { id: 'forensik-nord', name: 'Forensik Nord', topics: ['forensics' as const], contact: 'Bereitschaft 0511 0000' }
    routes.putExperts({ body: { experts: [expert] } }, {} as never)
    const id = hex(post(hub, first, 'request', asked('Netzplan'), world))
    const move = (body: Parameters<typeof routes.moveRequest>[0]['body']) => routes.moveRequest({ params: { id }, body }, {} as never)
    expect(() => move({ state: 'brokered' })).toThrow(code('REPLY_EMPTY'))
    expect(() => move({ state: 'brokered', experts: ['niemand'] })).toThrow(code('EXPERT_UNKNOWN'))
    move({ state: 'brokered', text: 'Bitte wenden Sie sich an:', experts: ['forensik-nord'] })
    const [said] = mailboxOf(hub, first).map((each) => contentOf(each, RequestState).text)
    expect(said).toBe('Bitte wenden Sie sich an:\n\nForensik Nord\nBereitschaft 0511 0000')
  })

  test('is forgotten when the time for personal records is over, unless it still waits', async () => {
    const { hub } = founded
    const done = post(hub, first, 'request', asked('erledigt'), world)
    post(hub, first, 'request', asked('offen'), world)
    moveRequest(hub, hex(done), 'answered', { text: 'Ja.' })
    await federation.advance(364 * 24 * HOUR_MS)
    forgetServices(hub)
    expect(hub.requests.all()).toHaveLength(2)
    await federation.advance(2 * 24 * HOUR_MS)
    forgetServices(hub)
    expect(hub.requests.all().map(({ content }) => content.subject)).toEqual(['offen'])
    expect(stepsOf(hub, { member: first.id, id: hex(done) } as never)).toEqual([])
  })
})
