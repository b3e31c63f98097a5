// SPDX-License-Identifier: EUPL-1.2
/** One decision of the host, and what it meets at the tenants. @module */
import type { Carried, Order } from '@ncv/node/host/order.ts'
import { carryOutOrder, undoOrder } from '@ncv/node/host/order.ts'
import { sharedIdOf } from '@ncv/node/host/shared-assets.ts'
import type { Asset } from '@ncv/node/inventory/asset.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { undoLast } from '@ncv/node/triage/decide.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { TriageStage } from '../triage/triage-stage.ts'
import { asset, HOST_NAME } from './hosted-stage.ts'

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
})
afterEach(() => stage[Symbol.dispose]())

const SHARED = asset('srv-1', 'Musterwerk')
const ORDER: Order = {
  act: '00112233aabbccdd',
  by: HOST_NAME,
  assets: new Set([sharedIdOf(SHARED)]),
  target: { advisory: '*' },
  change: { status: 'in-progress', reason: 'Wartungsfenster Sonntag' },
}

function use(...assets: readonly Asset[]): void {
  stage.inventory(...assets)
  stage.publish(baseDocument())
}

function carryOut(more: Partial<Order> = {}, apply = true): Promise<Carried> {
  const links = { documents: { settle: async () => {} }, trust: { witnessedSize: () => 0 } }
  const node = { stores: stage.stores, links, triage: stage.triage(), self: { config: {} } } as unknown as NodeParty
  return carryOutOrder(node, { ...ORDER, ...more }, ++stage.now, apply)
}

const view = () => stage.views().find((each) => each.asset.id === 'srv-1')
const undo = () => undoOrder(stage as unknown as NodeParty, ORDER.act, HOST_NAME, ++stage.now)

describe('a decision of the host', () => {
  test('sets the status, and says who decided', async () => {
    use(SHARED)
    const { changes, untouched } = await carryOut()
    expect([changes.length, untouched]).toEqual([1, undefined])
    expect(view()).toMatchObject({ status: 'in-progress', reason: 'Wartungsfenster Sonntag' })
    expect(view()?.reasons).toContain(`entschieden von ${HOST_NAME}`)
    const [match] = stage.reader().find({}, true)
    const history = stage.stores.decisions.history('srv-1', match?.advisory ?? '')
    expect(history).toMatchObject([{ who: HOST_NAME, isByHost: true, cause: 'person', to: 'in-progress' }])
  })

  test('that is only looked at changes nothing', async () => {
    use(SHARED)
    expect((await carryOut({}, false)).changes).toHaveLength(1)
    expect(view()?.status).toBe('open')
  })

  test.each<readonly [string, readonly Asset[], Partial<Order>, string]>([
    ['does not have the asset', [asset('x', 'Anderes')], {}, 'no-asset'],
    ['has it in another version', [asset('srv-1', 'Musterwerk', { version: '4.0' })], {}, 'no-asset'],
    ['runs it itself', [asset('srv-1', 'Musterwerk', { operator: 'self' })], {}, 'own-operation'],
    ['is not affected', [SHARED], { target: { cve: 'CVE-1999-0001' } }, 'no-match'],
  ])('leaves a tenant untouched that %s', async (_why, assets, order, untouched) => {
    use(...assets)
    expect(await carryOut(order)).toMatchObject({ changes: [], untouched })
    expect(stage.stores.decisions.all()).toEqual([])
  })

  test("never goes over the tenant's own", async () => {
    use(SHARED)
    stage.decide({}, { status: 'not-relevant', reason: 'abgeschaltet' }, false)
    expect(await carryOut()).toMatchObject({ changes: [], untouched: 'own-decision', own: 1 })
    expect(view()).toMatchObject({ status: 'not-relevant', reason: 'abgeschaltet' })
  })

  test('is overruled by the tenant, and stays so when the host decides again or takes its own back', async () => {
    use(SHARED)
    await carryOut()
    stage.now++
    stage.decide({}, { status: 'check', by: 'IT-Leitung' }, false)
    expect(view()?.reasons).not.toContain(`entschieden von ${HOST_NAME}`)
    expect(await carryOut({ act: 'ff', change: { status: 'closed' } })).toMatchObject({ changes: [], untouched: 'own-decision' })
    expect(undo()).toEqual({ restored: 0, kept: 1 })
    expect(view()?.status).toBe('check')
  })

  test('does not go over what the tenant decided after it in the same instant', async () => {
    use(SHARED)
    await carryOut()
    stage.decide({}, { status: 'check' }, false)
    expect(await carryOut({ act: 'ff', change: { status: 'closed' } })).toMatchObject({ untouched: 'own-decision' })
  })

  test('that was given to a role keeps it', async () => {
    use(SHARED)
    stage.decide({}, { role: 'Technik' }, false)
    expect((await carryOut()).changes).toHaveLength(1)
    expect(view()).toMatchObject({ status: 'in-progress', role: 'Technik' })
  })

  test('is followed by the next one of the host, and changes nothing where it is so already', async () => {
    use(SHARED)
    await carryOut()
    expect(await carryOut({ act: 'ee' })).toMatchObject({ changes: [], untouched: 'same' })
    expect((await carryOut({ act: 'ff', change: { status: 'closed' } })).changes).toHaveLength(1)
    expect(view()?.status).toBe('closed')
  })

  test('is taken back to what was before, once', async () => {
    use(SHARED)
    await carryOut()
    const [act] = stage.stores.decisions.hostActs()
    expect(act).toMatchObject({ act: ORDER.act, who: HOST_NAME, count: 1, to: 'in-progress', reason: 'Wartungsfenster Sonntag' })
    expect(JSON.parse(act?.targets ?? '')).toEqual(['CVE-2099-0001'])
    expect(undo()).toEqual({ restored: 1, kept: 0 })
    expect(view()).toMatchObject({ status: 'open' })
    expect(undo()).toBeUndefined()
    expect(stage.stores.decisions.hostActs()).toEqual([])
  })

  test("is no bulk change of the tenant's: its own undo does not touch it", async () => {
    use(SHARED)
    await carryOut()
    expect(() => undoLast(stage.stores, undefined, stage.now)).toThrow(expect.objectContaining({ code: 'UNDO_NOTHING' }))
  })
})
