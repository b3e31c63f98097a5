// SPDX-License-Identifier: EUPL-1.2
/** Whoever gets the hub's disk: whether the files keep the order in which contributions came. @module */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntakeStore } from '@ncv/federation/store/intake-store.ts'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { forgetOrder } from '@ncv/federation/store/order-of-arrival.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { describe, expect, test } from 'vitest'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import { seededRandom } from '../../support/virtual-world.ts'
import { auc } from './auc.ts'

const random = seededRandom('disk')
const COUNT = 240

/** One contribution in each batch, in an order that only this list knows. */
function filled(db: Db): Uint8Array[] {
  const intake = new IntakeStore(db)
  return Array.from({ length: COUNT }, (_, slot) => {
    const id = random(32)
    intake.inOne(() => {
      intake.addBatch(random(32), slot, 100)
      db.prepare('INSERT INTO spent (nonce, contribution) VALUES (?, ?)').run(random(32), id)
      db.prepare('INSERT INTO contribution (id, payload, period) VALUES (?, ?, ?)').run(id, random(900), 1)
    })
    return id
  })
}

/** Of two contributions whose rows lie in one page or one file beside each other: does the place tell which came later? 0.5 is no. */
function told(file: string, ids: readonly Uint8Array[], isWithinPages: boolean): number {
  if (!existsSync(file)) return 0.5
  const bytes = readFileSync(file)
  const places = ids.map((id, arrival) => ({ arrival, at: bytes.indexOf(id) })).filter(({ at }) => at >= 0)
  const pairs = places.flatMap((one, i) =>
    places
      .slice(i + 1)
      .filter((other) => !isWithinPages || Math.floor(one.at / 4096) === Math.floor(other.at / 4096))
      .map((other) => ({ score: one.at - other.at, label: other.arrival > one.arrival ? 1 : 0 })),
  )
  // Each pair once this way and once that way, so that both answers are as frequent.
  const both = [...pairs, ...pairs.map(({ score, label }) => ({ score: -score, label: 1 - label }))]
  return both.length < 20
    ? 0.5
    : auc(
        both.map(({ score }) => score),
        both.map(({ label }) => label),
      )
}

const farFromGuessing = (area: number): number => Math.abs(area - 0.5)

describe('the hub’s disk', () => {
  test('tells the order of arrival by where rows lie, until it is made to forget it', () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'hub.sqlite')
    const db = openHubDb(file, () => 0)
    try {
      const ids = filled(db)
      const before = new IntakeStore(db).contributions()
      expect(Math.max(...[file, `${file}-wal`].map((each) => farFromGuessing(told(each, ids, each === file))))).toBeGreaterThan(0.3)
      forgetOrder(db, { random })
      expect(farFromGuessing(told(file, ids, true))).toBeLessThan(0.12)
      expect(farFromGuessing(told(file, ids, false))).toBeLessThan(0.12)
      expect(existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`).length : 0).toBe(0)
      expect(new IntakeStore(db).contributions()).toEqual(before)
    } finally {
      db.close()
    }
  })
})
