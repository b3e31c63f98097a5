// SPDX-License-Identifier: EUPL-1.2
/**
 * Wake-ups from the hub over the mirror to a node, under virtual time.
 *
 * @module
 */
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { startWakeUp } from '@ncv/node/link/wake-up.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { formatSizeEvent } from '@ncv/protocol/wake-up/event-stream.ts'
import type { NetStreamReader, World } from '@ncv/protocol/world.ts'
import { describe, expect, test } from 'vitest'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode } from './node-stage.ts'

const POLL_MS = 600_000

async function firstOf(response: Response) {
  const reader = response.body?.getReader()
  const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value)
  return { next, first: await next() }
}

/** The wake-up of the first node, whose stream is in the hands of the test. */
function listening(stage: NodeStage) {
  const asked: string[] = []
  const held: { reader?: NetStreamReader } = {}
  const { world } = stage.nodes[0] ?? {}
  if (world === undefined) throw new RangeError('no such node')
  const stream: World['net']['stream'] = ({ url }, reader) => {
    asked.push(url)
    held.reader = reader
    return () => {}
  }
  const { links, stores } = stagedNode(stage)
  const wakeUp = startWakeUp({ ...world, net: { ...world.net, stream } }, links.feed, stores.log, RELAY_URL, POLL_MS)
  const looks = (): number => stage.federation.exchanges.filter(({ from, url }) => from === 'node-1' && url === `${RELAY_URL}/checkpoint`).length
  return { asked, held, looks, size: () => stores.log.size(), stop: () => wakeUp.stop() }
}

describe('a wake-up', () => {
  test('tells the size of the log at hub and mirror, and the new one when it has grown', async () => {
    await using stage = await nodeStage()
    const { hub, relay, federation } = stage
    const app = hubApp(hub)
    await stage.look()
    const atHub = await firstOf(await app.fetch(new Request(`${HUB_URL}/events`)))
    const atMirror = await firstOf(await relay.publicApp.fetch(new Request(`${RELAY_URL}/events`)))
    const before = hub.log.size()
    expect([atHub.first, atMirror.first]).toEqual([`data: ${before}\n\n`, `data: ${before}\n\n`])
    await stage.warn()
    expect(await atHub.next()).toBe(`data: ${before + 1}\n\n`)
    const coming = atMirror.next()
    await federation.advance(25_000)
    expect(await coming).toBe(`data: ${before + 1}\n\n`)
  })

  test('makes a node look at the mirror within seconds, and follow', async () => {
    await using stage = await nodeStage()
    await stage.look()
    const { asked, held, size, stop } = listening(stage)
    await stage.federation.advance(10_000)
    expect(asked).toEqual([`${RELAY_URL}/events`])
    held.reader?.open(200, { 'content-type': 'text/event-stream' })
    await stage.warn()
    await stage.federation.advance(40_000)
    const grown = stage.hub.log.size()
    expect(size()).toBe(grown - 1)
    held.reader?.bytes(formatSizeEvent(grown))
    await stage.federation.advance(2_000)
    expect(size()).toBe(grown)
    await stop()
  })

  test('is a claim: whatever is said, a node looks no more often than it polls and believes none of it', async () => {
    await using stage = await nodeStage()
    await stage.look()
    const { held, looks, size, stop } = listening(stage)
    await stage.federation.advance(10_000)
    held.reader?.open(200, { 'content-type': 'text/event-stream' })
    const [before, known] = [looks(), size()]
    for (let second = 0; second < 7_200; second += 5) {
      held.reader?.bytes(formatSizeEvent(1_000_000 + second))
      await stage.federation.advance(5_000)
    }
    expect(looks() - before).toBeLessThan(7_200_000 / POLL_MS + 12)
    expect(size()).toBe(known)
    held.reader?.bytes(utf8('data: <script>\n\n'))
    expect(stagedNode(stage).links.feed.state().code).toBeUndefined()
    await stop()
  })
})
