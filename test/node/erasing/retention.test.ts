// SPDX-License-Identifier: EUPL-1.2
/** How long a node keeps what. @module */
import { openNodeDb, openWalletDb } from '@ncv/node/store/open-node-db.ts'
import type { Stores } from '@ncv/node/store/stores.ts'
import { retain, startRetention } from '@ncv/node/retention/retain.ts'
import { NODE_RETENTION, WALLET_RETENTION } from '@ncv/node/store/retention-rules.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { RetentionRun } from '@ncv/runtime/retention.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { virtualFederation } from '../../support/virtual-world.ts'
import { missingEnds, tablesOf } from '../../support/schema-walk.ts'
import type { NodeStage, StagedNode } from '../link/node-stage.ts'
import { nodeStage, stagedNode } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'retention', count: 1, relayPollMs: DAY_MS })
})
afterEach(() => stage[Symbol.asyncDispose]())

test('every table of node.sqlite and wallet.sqlite has one rule, and what ends it is there', () => {
  expect(NODE_RETENTION.map(({ table }) => table).sort()).toEqual(tablesOf(openNodeDb(':memory:', () => 0)))
  expect(WALLET_RETENTION.map(({ table }) => table).sort()).toEqual(tablesOf(openWalletDb(':memory:', () => 0)))
  expect(missingEnds([...NODE_RETENTION, ...WALLET_RETENTION])).toEqual([])
})

const RULES = { rules: { retentionDays: 365 } } as Pick<Registry, 'rules'>
const run = (isDry: boolean, hasConsent: boolean) => ({ isDry, hasConsent, lang: 'de' as const })

test('an incident is shown as due and goes only when a person says so', () => {
  const { stores } = stagedNode(stage)
  const { world } = stage.nodes[0] as StagedNode
  const id = stores.incidents.add('{"title":"alt"}', world)
  const line = (daysFromNow: number, isDry: boolean, hasConsent: boolean) =>
    retain(stores, RULES, { now: () => world.now() + daysFromNow * DAY_MS, log: world.log }, run(isDry, hasConsent)).find(
      ({ table }) => table === 'incident',
    )
  expect(line(1, false, true)).toMatchObject({ rows: 1, due: 0, deleted: 0, needsConsent: true })
  expect(line(366, false, false)).toMatchObject({ due: 1, deleted: 0 })
  expect(line(366, true, true)).toMatchObject({ due: 1, deleted: 0 })
  expect(stores.incidents.all().map((each) => each.id)).toEqual([id])
  expect(line(366, false, true)).toMatchObject({ rows: 1, due: 1, deleted: 1 })
  expect(stores.incidents.all()).toEqual([])
  expect(stores.incidents.contributionOf(id)).toBeUndefined()
})

test('on request the handler answers with every table, in the language asked for', async () => {
  const shown = await stagedNode(stage).handlers.nodeRetention({ body: { isDry: true, hasConsent: false } }, CALL)
  expect(shown).toMatchObject({ isDry: true, days: 365 })
  expect(shown.lines).toHaveLength(NODE_RETENTION.length + WALLET_RETENTION.length)
  expect(shown.lines.find(({ table }) => table === 'entry')?.holds).toBe('Einträge des Protokolls; keine Person')
})

test('a running node does it once a day by itself, and never with consent', async () => {
  const federation = virtualFederation({ seed: 'daily' })
  const world = federation.party('node')
  const seen: RetentionRun[] = []
  const { reviews } = stagedNode(stage).stores
  const retention = {
    run(_before: number, _index: number, how: RetentionRun) {
      seen.push(how)
      return []
    },
    dueIncidents: () => [],
  }
  const job = startRetention({ reviews, retention: retention as unknown as Stores['retention'] }, RULES, world)
  await federation.advance(3 * DAY_MS)
  await job.stop()
  expect(seen).toEqual(Array.from({ length: 3 }, () => ({ isDry: false, hasConsent: false, lang: 'en' })))
})
