// SPDX-License-Identifier: EUPL-1.2
/** Files of the reply board whose time is over. @module */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { retireBoard } from '@ncv/federation/hub/erasing/retire-board.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { REPLY_BYTES } from '@ncv/protocol/message/board.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const DAY_MS = 86_400_000
let federation: VirtualFederation
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'retire' })
  founded = await foundHub(federation.party('hub'))
  await rotateEpoch(founded.hub)
})
afterEach(() => founded.dispose())

async function boards(count: number): Promise<void> {
  const { hub } = founded
  const payload = { replies: Array.from({ length: 8 }, () => hub.world.random(REPLY_BYTES)) }
  await hub.sequencer.append(
    Array.from({ length: count }, () => () => compose(hub, { kind: 'board', tlp: 'TLP:GREEN', terms: 'federation', payload })),
  )
}

test('files of the board are erased when nobody reads them any more, by one entry a day', async () => {
  const { hub } = founded
  await boards(70)
  await federation.advance(31 * DAY_MS)
  expect(await retireBoard(hub)).toBe(0)
  await boards(1)
  await federation.advance(1)
  expect(await retireBoard(hub)).toBe(64)
  expect(parseEntry(hub.log.newestOfKind('erased') as Uint8Array).tlp).toBe('TLP:CLEAR')
  expect(await retireBoard(hub)).toBe(0)
  await federation.advance(DAY_MS + 1)
  expect(await retireBoard(hub)).toBe(6)
  await federation.advance(2 * DAY_MS)
  expect(await retireBoard(hub)).toBe(0)
  expect(hub.log.withBody('board', 100)).toHaveLength(1)
})
