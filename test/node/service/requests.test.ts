// SPDX-License-Identifier: EUPL-1.2
import { moveRequest, requestStandings } from '@ncv/federation/hub/service/requests.ts'
import { sendPost } from '@ncv/federation/hub/post/send.ts'
import { afterServiceMs } from '@ncv/protocol/calendar/service-hours.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { CALL, deliver, handlers, serviceStage, stagedNode } from './service-stage.ts'

const HOUR_MS = 3_600_000
let stage: NodeStage
beforeEach(async () => {
  stage = await serviceStage('requests of a node')
})
afterEach(async () => await stage[Symbol.asyncDispose]())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const BODY = { subject: 'Netzplan', text: 'Wer prüft ihn?', topic: 'audit' as const, isUrgent: true, tlp: 'TLP:AMBER' as const }
const ask = async () => await handlers(stage).askSpoc({ body: BODY }, CALL)
const own = async (id: string) => await handlers(stage).showRequest({ params: { id: id.slice(0, 8) } }, CALL)
const concerns = async () => (await handlers(stage).status({}, CALL)).concerns.map((each) => each.code)

describe('a request of this house', () => {
  test('is at the hub at once, and the clock of both runs from the hub’s receipt', async () => {
    const asked = await ask()
    const [found] = requestStandings(stage.hub, false)
    expect(found).toMatchObject({ id: asked.id, member: stagedNode(stage).self.keys.id, content: { isUrgent: true, topic: 'audit' } })
    expect(asked).toMatchObject({ state: 'received', clock: found?.clock })
  })

  test('is overdue for both behind the fourth hour of service time', async () => {
    const { id } = await ask()
    const due = afterServiceMs(stage.hub.requests.all()[0]?.at ?? 0, 4 * HOUR_MS)
    await stage.federation.advance(due - stage.federation.now())
    expect((await own(id)).clock?.state).toBe('waiting')
    expect(await concerns()).not.toContain('request-overdue')
    await stage.federation.advance(1)
    expect((await own(id)).clock?.state).toBe('overdue')
    expect(requestStandings(stage.hub, false)[0]?.clock.state).toBe('overdue')
    expect(await concerns()).toContain('request-overdue')
  })

  test('shows each step that the hub takes, with its words, to the one that asked alone', async () => {
    const { id } = await ask()
    moveRequest(stage.hub, id, 'acknowledged')
    moveRequest(stage.hub, id, 'answered', { text: 'Kreis Nord hilft.' })
    await deliver(stage)
    expect(await own(id)).toMatchObject({ state: 'answered', clock: { state: 'met' } })
    expect((await own(id)).steps.map(({ state, text, isOwn }) => [state, text, isOwn])).toEqual([
      ['acknowledged', null, false],
      ['answered', 'Kreis Nord hilft.', false],
    ])
    expect(stagedNode(stage, 1).stores.post.received()).toEqual([])
  })

  test('is closed by this house, and the hub hears of it; a second time it is refused', async () => {
    const { id } = await ask()
    expect(await handlers(stage).closeRequest({ params: { id } }, CALL)).toMatchObject({ state: 'closed' })
    await expect(handlers(stage).closeRequest({ params: { id } }, CALL)).rejects.toThrow(code('REQUEST_STATE'))
    const [closing] = stagedNode(stage).stores.post.open()
    stagedNode(stage).stores.post.update(closing?.id ?? '', 'queued', { dueAt: stage.federation.now() })
    await deliver(stage)
    expect(stage.hub.requests.all()[0]?.state).toBe('closed')
  })

  test('that the hub does not have yet has no clock', async () => {
    stage.federation.break('https://hub.test', 'refuse')
    expect(await ask()).toMatchObject({ state: 'unsent', clock: null })
    const id = stagedNode(stage).stores.services.requests()[0]?.id ?? ''
    await expect(handlers(stage).closeRequest({ params: { id } }, CALL)).rejects.toThrow(code('REQUEST_STATE'))
  })

  test('is not answered by another member in the hub’s place', async () => {
    const { id } = await ask()
    const forged = { request: fromHex(id), state: 'answered', at: stage.federation.now(), text: 'Bitte überweisen.' }
    const { stores, links } = stagedNode(stage, 1)
    const to = [stagedNode(stage).self.keys.id]
    stores.post.enqueue(
      { kind: 'request-state', to, content: encode(forged), tlp: 'TLP:GREEN', terms: 'member', haste: 'now' },
      stage.nodes[1]!.world,
    )
    await links.post.outbox.sendDue()
    await deliver(stage)
    expect((await own(id)).steps).toEqual([])
    expect(
      stagedNode(stage)
        .stores.post.aside()
        .map((each) => each.code),
    ).toEqual(['POST_SENDER'])
  })

  test('about which the hub says what nobody asked changes nothing', async () => {
    const { keys } = stagedNode(stage).self
    const content = { request: new Uint8Array(16), state: 'answered' as const, at: stage.federation.now(), text: 'Ja.' }
    sendPost(stage.hub, { kind: 'request-state', to: [keys.id], content, tlp: 'TLP:GREEN', terms: 'n-cert' })
    await deliver(stage)
    expect((await handlers(stage).listRequests({}, CALL)).requests).toEqual([])
    expect(stagedNode(stage).stores.post.counts()).toMatchObject({ unread: 1, aside: 0 })
  })

  test('is forgotten with all its steps when the time for personal records is over', async () => {
    await ask()
    const { services } = stagedNode(stage).stores
    expect(services.forget(stage.federation.now())).toBe(0)
    await stage.federation.advance(1)
    expect(services.forget(stage.federation.now())).toBe(1)
    expect(services.requests()).toEqual([])
  })
})
