// SPDX-License-Identifier: EUPL-1.2
/** What the host's start page says of the tenants: at once, and no more than a reader of each house sees. @module */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { hostFace } from '@ncv/node/host/face.ts'
import { KeptFigures } from '@ncv/node/host/kept-figures.ts'
import { describe, expect, test } from 'vitest'
import type { HostedStage } from './hosted-stage.ts'
import { asset, CALL, HOST_NAME, hostedStage } from './hosted-stage.ts'

/** Runs the clock by hand until `work` is done. */
async function done<T>(stage: HostedStage, work: Promise<T>, belowMs = 100): Promise<T> {
  let isDone = false
  const ended = work.finally(() => {
    isDone = true
  })
  while (!isDone) await Promise.race([ended, stage.timers.fire(belowMs).then(() => nextTurn())])
  return await ended
}

const list = (stage: HostedStage) => done(stage, Promise.resolve(stage.handlers.listTenants({}, CALL)))

describe('the list of tenants', () => {
  test('says of each what runs, and reads again only where something has changed', async () => {
    await using stage = hostedStage('eins', 'zwei')
    await stage.start()
    const read: string[] = []
    const revision = { eins: 1, zwei: 1 }
    for (const name of ['eins', 'zwei'] as const) {
      const { handlers, stores } = stage.node(name)
      const { status } = handlers
      Object.assign(stores.matches, { revision: () => revision[name] })
      Object.assign(handlers, {
        status: (...given: Parameters<typeof status>) => {
          read.push(name)
          return status(...given)
        },
      })
    }
    const figures = new KeptFigures(stage.timers.world, stage.host)
    const readAgain = async () => {
      read.length = 0
      await done(stage, figures.refresh('de'))
      return [...read].sort()
    }
    expect(await readAgain()).toEqual(['eins', 'zwei'])
    expect(figures.changes).toBe(2)
    expect(await readAgain()).toEqual([])
    stage.node('zwei').stores.inventory.replace([asset('a', 'Musterwerk')])
    revision.zwei = 2
    expect(await readAgain()).toEqual(['zwei'])
    expect(figures.changes).toBe(3)
    const tenants = await done(stage, figures.lines('de'))
    expect(tenants).toMatchObject([
      { tenant: 'eins', state: 'running', inventory: 0, open: { matches: 0 } },
      { tenant: 'zwei', state: 'running', inventory: 1, open: { matches: 0 } },
    ])
  })

  test('does not wait for a tenant that is slow, and tells the page when it knows', async () => {
    await using stage = hostedStage('eins')
    await stage.start()
    let answer = (): void => {}
    const slow = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { handlers } = stage.node('eins')
    const { today } = handlers
    Object.assign(handlers, { today: async (...given: Parameters<typeof today>) => await slow.then(() => today(...given)) })
    const figures = new KeptFigures(stage.timers.world, stage.host)
    const { counters } = hostFace(stage.timers.world, stage.host, stage.accounts, figures)
    const before = counters()
    expect(await done(stage, figures.lines('de'), 1_000)).toMatchObject([{ tenant: 'eins', state: 'running', open: null }])
    answer()
    await done(stage, figures.refresh('de'))
    expect(counters()['tenant']).not.toBe(before['tenant'])
    expect(await done(stage, figures.lines('de'))).toMatchObject([{ open: { matches: 0 } }])
  })

  test('does not take for known what has changed while it was read', async () => {
    await using stage = hostedStage('eins')
    await stage.start()
    const { handlers, stores } = stage.node('eins')
    let revision = 1
    let readings = 0
    const { today } = handlers
    Object.assign(stores.matches, { revision: () => revision })
    Object.assign(handlers, {
      today: async (...given: Parameters<typeof today>) => {
        const reply = await today(...given)
        readings += 1
        if (readings === 1) revision += 1
        return reply
      },
    })
    const figures = new KeptFigures(stage.timers.world, stage.host)
    for (const expected of [1, 2, 2]) {
      await done(stage, figures.refresh('de'))
      expect(readings).toBe(expected)
    }
  })

  test('stands, whatever is wrong with one of them', async () => {
    await using stage = hostedStage('eins', 'zwei')
    await stage.start()
    Object.assign(stage.node('eins').handlers, { status: () => Promise.reject(new TypeError('planted')) })
    expect((await list(stage)).tenants).toMatchObject([
      { tenant: 'eins', open: null },
      { tenant: 'zwei', open: { matches: 0 } },
    ])
    expect(stage.timers.logged).toContain('internal-error')
  })

  test('asks as a reader of the house: incidents and post are not the host’s', async () => {
    await using stage = hostedStage('eins')
    await stage.start()
    const asked: (readonly string[])[] = []
    const { handlers } = stage.node('eins')
    const { today } = handlers
    Object.assign(handlers, {
      today: (...given: Parameters<typeof today>) => {
        asked.push(given[1].caller.roles)
        return today(...given)
      },
    })
    await list(stage)
    await stage.handlers.showTenant({ params: { tenant: 'eins' } }, CALL)
    expect(asked).toEqual([['reader'], ['reader']])
  })
})

test('the host says in its interface that it is one, and under a cookie of its own', async () => {
  await using stage = hostedStage('eins')
  const face = hostFace(stage.timers.world, stage.host, stage.accounts, new KeptFigures(stage.timers.world, stage.host))
  expect(face.party()).toEqual({ kind: 'host', name: HOST_NAME, federation: '', host: null })
  expect(face.key).toContain(stage.dir)
  expect(await stage.handlers.hostState({}, CALL)).toMatchObject({ tenants: 1, running: 0, isRunning: false })
})
