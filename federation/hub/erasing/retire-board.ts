// SPDX-License-Identifier: EUPL-1.2
/**
 * Files of the reply board that nobody reads any more are erased by the hub itself, by one entry a day at the most (ncv-board, section 6).
 *
 * Their keys are forgotten by then on both sides; what is sealed to them should not lie about in 180 houses for whoever breaks the sealing one day.
 *
 * @module
 */
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { Erased } from '@ncv/protocol/message/erased.ts'
import { ERASED_MAX } from '@ncv/protocol/message/erased.ts'
import { CASE_MS } from '@ncv/protocol/submission/case-time.ts'
import { erasedOf } from '../../log/erased-bodies.ts'
import type { Hub } from '../party.ts'
import { erasedEntry, takeAway } from './erase.ts'

const DAY_MS = 86_400_000
/** Among so many of the newest erasures one of the last day is looked for: people do not decide on more in a day. */
const LOOKED_AT = 64

/** The hub may sign. Answers how many files were erased. */
export async function retireBoard(hub: Hub): Promise<number> {
  const now = hub.world.now()
  const old = hub.log
    .withBody('board', ERASED_MAX)
    .map(({ index, bytes }) => ({ index, ...parseEntry(bytes) }))
    // A day longer than nodes read them.
    .filter(({ time }) => time + CASE_MS + DAY_MS < now)
  if (old.length === 0 || lastRetired(hub) > now - DAY_MS) return 0
  const erased: Erased = { entries: old.map(({ index, body }) => ({ index, body })), documents: [], reason: 'retired' }
  await hub.sequencer.append([() => erasedEntry(hub, erased)])
  await takeAway(hub, erased)
  hub.world.log.info('entries-erased', { count: old.length })
  return old.length
}

function lastRetired({ log }: Pick<Hub, 'log'>): number {
  const newest = log.newestMessages('erased', LOOKED_AT).find(({ body }) => erasedOf(body)?.reason === 'retired')
  return newest === undefined ? Number.NEGATIVE_INFINITY : parseEntry(newest.bytes).time
}
