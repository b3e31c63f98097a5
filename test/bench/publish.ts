// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- publish`: acknowledged entries per second, in groups and one by one.
 *
 * Acknowledged means what it means in earnest: sequenced, fsynced, under a signed head, and readable in the public folder.
 *
 * @module
 */
import { join } from 'node:path'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import type { PendingEntry } from '@ncv/federation/store/log-store.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { warningEntry } from '../federation/log/public-log.ts'
import type { FoundedHub } from '../support/founded-hub.ts'
import { foundHub } from '../support/founded-hub.ts'
import { inTurns, timed } from './measure.ts'
import type { Result } from './results.ts'
import { demand } from './results.ts'

export interface PublishOptions {
  readonly entries: number
  readonly rounds: number
  /** The planted fault: group commit off, so that the requirement must be missed. */
  readonly isBroken: boolean
}

/** So many publishers wait for their acknowledgement at the same time. */
const PUBLISHERS = 128

export async function benchPublish({ entries, rounds, isBroken }: PublishOptions): Promise<Result> {
  await using world = realWorld({ log: SILENT_LOG })
  const founded = await foundHub(world, { federation: 'messung.test' })
  try {
    const batch = (): PendingEntry[] => Array.from({ length: entries }, (_, i) => warningEntry(founded.hub, i))
    const together = async (): Promise<number> => perSecond(entries, await withBatch(batch(), (waiting) => inGroups(founded, waiting)))
    const single = async (): Promise<number> => perSecond(entries, await withBatch(batch(), (waiting) => oneByOne(founded, waiting)))
    const bare = async (): Promise<number> => perSecond(entries, await bareTransactions(founded, batch()))
    const found = await inTurns(rounds, { together: isBroken ? single : together, single, bare })
    return {
      bench: 'publish',
      title: 'Publishing',
      method: [
        `${entries} warnings of one kind (entry, body and document: three records), ready to be sequenced, given to a running hub's sequencer over a database with \`synchronous=FULL\`.`,
        `In groups: ${PUBLISHERS} publishers at the same time, each waits for its acknowledgement before its next entry. One by one: the same code, one entry in each transaction.`,
        'For comparison, not required: the same rows in bare SQLite, one FULL transaction each, without tree, signature and public files.',
      ],
      rows: [
        { what: 'acknowledged, group commit', unit: 'entries/s', sample: found.together },
        { what: 'acknowledged, one transaction each', unit: 'entries/s', sample: found.single },
        { what: 'bare SQLite, one FULL transaction each', unit: 'entries/s', sample: found.bare },
      ],
      requirements: [demand('group commit ÷ one transaction each', found.together.median / found.single.median, 'at least', 3)],
    }
  } finally {
    founded.dispose()
  }
}

function perSecond(count: number, ms: number): number {
  return (count / ms) * 1000
}

/** Composing (signatures, hashes) is the same for all and stays outside the clock. */
function withBatch(waiting: readonly PendingEntry[], run: (waiting: readonly PendingEntry[]) => Promise<void>): Promise<number> {
  return timed(() => run(waiting))
}

async function oneByOne({ hub }: FoundedHub, waiting: readonly PendingEntry[]): Promise<void> {
  for (const entry of waiting) await hub.sequencer.append([entry])
}

async function inGroups({ hub }: FoundedHub, waiting: readonly PendingEntry[]): Promise<void> {
  let next = 0
  const publisher = async (): Promise<void> => {
    for (let entry = waiting[next++]; entry !== undefined; entry = waiting[next++]) await hub.sequencer.append([entry])
  }
  await Promise.all(Array.from({ length: PUBLISHERS }, publisher))
}

async function bareTransactions({ dir, hub }: FoundedHub, waiting: readonly PendingEntry[]): Promise<number> {
  const file = join(dir, `bare-${hub.world.monotonic()}.sqlite`)
  const db = openHubDb(file, () => hub.world.now())
  const insertEntry = db.prepare<[number, Uint8Array, string]>('INSERT INTO entry (idx, bytes, kind) VALUES (?, ?, ?)')
  const insertBody = db.prepare<[Uint8Array, number, Uint8Array]>('INSERT INTO body (hash, idx, bytes) VALUES (?, ?, ?)')
  const store = db.transaction((index: number, { bytes, kind, bodies }: PendingEntry) => {
    insertEntry.run(index, bytes, kind)
    for (const body of bodies) insertBody.run(body.hash, index, body.bytes)
  })
  const ms = await timed(() => waiting.forEach((entry, index) => void store.immediate(index, entry)))
  db.close()
  return ms
}
