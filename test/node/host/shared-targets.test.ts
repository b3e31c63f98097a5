// SPDX-License-Identifier: EUPL-1.2
/** What the host is offered to decide about: what is open about its shared assets, and nothing that would mean more than it says. @module */
import type { Host } from '@ncv/node/host/host.ts'
import { sharedIdOf } from '@ncv/node/host/shared-assets.ts'
import { sharedTargets } from '@ncv/node/host/shared-targets.ts'
import type { Asset } from '@ncv/node/inventory/asset.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { TriageStage } from '../triage/triage-stage.ts'
import { asset } from './hosted-stage.ts'

let stage: TriageStage
beforeEach(() => {
  stage = new TriageStage()
})
afterEach(() => stage[Symbol.dispose]())

const SHARED = asset('srv-1', 'Musterwerk')

/** Two tenants alike. */
function targets(...assets: readonly Asset[]) {
  const links = { documents: { settle: async () => {} }, trust: { witnessedSize: () => 0 } }
  const node = { stores: stage.stores, links, triage: stage.triage(), self: { config: {} } } as unknown as NodeParty
  const each: Host['each'] = async (run) => new Map([['eins', await run(node, 'eins')] as const, ['zwei', await run(node, 'zwei')] as const])
  return sharedTargets({ each } as unknown as Host, new Set(assets.map(sharedIdOf)), stage.now)
}

describe('what the host is offered', () => {
  test('is one line an advisory, with the tenants where it is open', async () => {
    stage.inventory(SHARED)
    stage.publish(baseDocument())
    expect(await targets(SHARED)).toMatchObject([{ cves: ['CVE-2099-0001'], tenants: 2 }])
  })

  test('is nothing of what the house runs itself, has not, or has settled', async () => {
    stage.inventory(asset('srv-1', 'Musterwerk', { operator: 'self' }))
    stage.publish(baseDocument())
    expect(await targets(SHARED)).toEqual([])
    stage.inventory(SHARED)
    expect(await targets(asset('x', 'Anderes'))).toEqual([])
    stage.decide({}, { status: 'closed' }, false)
    expect(await targets(SHARED)).toEqual([])
  })

  test('is named so that it means one advisory, whatever its publisher calls it', async () => {
    const document = baseDocument()
    document.document.tracking.id = '*'
    stage.inventory(SHARED)
    const index = stage.publish(document)
    expect(await targets(SHARED)).toMatchObject([{ advisory: String(index) }])
  })
})
