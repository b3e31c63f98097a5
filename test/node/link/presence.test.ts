// SPDX-License-Identifier: EUPL-1.2
/** What the hub sees of a node that has a mirror: its requests for tokens, its looks into the mailbox, and where it is a witness that it witnesses. */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { expect, test } from 'vitest'
import { HUB_URL, nodeStage, SLOT_MS, TIMING } from './node-stage.ts'

test('a node that is no witness asks the hub for tokens, and once in four slots for its post, and for nothing else, over a turn of the period, with warnings, boxes and a restart', async () => {
  await using stage = await nodeStage({ count: 2, witnesses: 1, seed: 'presence', timing: { ...TIMING, periodMs: 10 * SLOT_MS, reportTokens: 1 } })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  for (const { node } of stage.nodes) node.start()
  const from = stage.federation.exchanges.length
  for (let i = 0; i < 6; i++) {
    await stage.warn({ title: `Warnung ${i}` })
    await announceIssuerKeys(stage.hub)
    if (i === 3) (await stage.reopen(1)).start()
    await stage.federation.advance(2 * SLOT_MS)
  }
  const seen = (name: string) =>
    stage.federation.exchanges
      .slice(from)
      .flatMap(({ from: who, method, url }) => (who === name && url.startsWith(HUB_URL) ? [`${method} ${new URL(url).pathname}`] : []))
  expect(new Set(seen('node-2'))).toEqual(new Set(['POST /issue', 'POST /mailbox']))
  // Twelve slots, and one look more for the start and for the restart.
  expect(seen('node-2').filter((each) => each === 'POST /mailbox').length).toBeLessThanOrEqual(5)
  expect(stage.nodes[1]?.node.stores.warnings.currentCount()).toBe(6)
  // The control: a witness does ask for more.
  expect(new Set(seen('node-1'))).toContain('POST /witness/head')
})
