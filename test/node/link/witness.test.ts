// SPDX-License-Identifier: EUPL-1.2
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from './node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode, TIMING } from './node-stage.ts'

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'witness' })
})
afterEach(() => stage[Symbol.asyncDispose]())

const witness = (at = 0) => {
  const found = stagedNode(stage, at).links.witness
  if (found === undefined) throw new Error('not a witness')
  return found
}

describe('a witness', () => {
  test('a quorum of nodes makes the hub’s head a witnessed one', async () => {
    await stage.warn()
    expect(await witness(0).pull()).toBe(2)
    expect(stage.hub.witnesses.witnessedSize()).toBe(0)
    await witness(1).pull()
    expect(stage.hub.witnesses.witnessedSize()).toBe(2)
  })

  test('a head that has not moved is signed once a unit of time, not at every look', async () => {
    await witness().pull()
    expect(await witness().pull()).toBeUndefined()
    await stage.federation.advance(TIMING.periodMs)
    expect(await witness().pull()).toBe(1)
  })

  test('it cosigns only what it follows from the hub itself: the mirror is not asked', async () => {
    stage.federation.break(RELAY_URL, 'refuse')
    const index = await stage.warn()
    await witness().pull()
    expect(stagedNode(stage).stores.log.size()).toBe(index + 1)
    expect(stage.federation.exchanges.some(({ from, url }) => from === 'node-1' && url.startsWith(RELAY_URL))).toBe(false)
  })

  test('a hub that shows another history after a cosignature gets no second one, also after a restart', async () => {
    await stage.warn()
    await witness().pull()
    const { hub } = stage
    const forged = signCheckpoint({ origin: hub.opened.logOrigin, size: 2, root: new Uint8Array(32).fill(9) }, hub.keys.identity.seed)
    const honest = hubApp(hub)
    stage.federation.host(HUB_URL, {
      fetch: (request) =>
        ['/checkpoint', '/witness/head'].includes(new URL(request.url).pathname) ? new Response(new Uint8Array(forged)) : honest.fetch(request),
    })
    await stage.reopen(0)
    await expect(witness().pull()).rejects.toMatchObject({ code: 'LOG_FORK' })
    await expect(witness().pull()).rejects.toMatchObject({ code: 'FEED_HALTED' })
    expect(stagedNode(stage).stores.log.note('cosigned')?.size).toBe(2)
  })

  test('the new head is kept before the cosignature leaves: where the post is lost, it is posted again', async () => {
    await witness().pull()
    await stage.warn()
    const honest = hubApp(stage.hub)
    stage.federation.host(HUB_URL, {
      fetch: (request) => (new URL(request.url).pathname === '/witness/cosignature' ? new Response(null, { status: 503 }) : honest.fetch(request)),
    })
    await expect(witness().pull()).rejects.toMatchObject({ code: 'SOURCE_FAILED' })
    expect(stagedNode(stage).stores.log.note('cosigned')?.size).toBe(2)
    stage.federation.host(HUB_URL, honest)
    await stage.reopen(0)
    await witness().pull()
    await witness(1).pull()
    expect(stage.hub.witnesses.witnessedSize()).toBe(2)
  })

  test('a hub that was started again hears from its witnesses what they signed last, and goes on', async () => {
    await stage.warn()
    await stage.witness()
    await stage.federation.advance(5_000)
    const hub = await stage.restartHub()
    hub.witnesses.showMirror(undefined)
    expect(hub.witnesses.readiness()).toBe('waiting')
    await stage.witness()
    expect(hub.witnesses.readiness()).toBe('ready')
  })
})
