// SPDX-License-Identifier: EUPL-1.2
import { BoardLink } from '@ncv/node/link/board.ts'
import { CaseStore } from '@ncv/node/store/case-store.ts'
import { openNodeDb } from '@ncv/node/store/open-node-db.ts'
import type { KeptKeys } from '@ncv/node/store/wallet-store.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import type { Reply } from '@ncv/protocol/message/board.ts'
import { sealDummy, sealReply } from '@ncv/protocol/submission/reply.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let founded: FoundedHub
beforeEach(async () => {
  founded = await foundHub(virtualFederation({ seed: 'reading' }).party('hub'))
})
afterEach(() => founded.dispose())

describe('reading the board', () => {
  const CHANCE = { random: (length: number) => new Uint8Array(length).fill(9) }

  /** How often a key is tried, and how much is written, in a node with so many contributions. */
  function work(contributions: number, isMine: boolean): { tried: number; bytes: number } {
    const { opened } = founded.hub
    const db = openNodeDb(':memory:', () => 0)
    db.exec(`INSERT INTO entry (idx, bytes, kind, tlp, terms, time, epoch, state) VALUES (1, x'', 'board', '', '', 0, 0, 'done')`)
    const cases = new CaseStore(db, vaultWith(new Uint8Array(32), founded.hub.world))
    const kept = Array.from({ length: contributions }, (_, i): KeptKeys => {
      const seed = new Uint8Array(32).fill(i + 1)
      return { id: hex(seed), kind: 'report', about: 'i-1', period: 0, token: seed, edSeed: seed, xwSeed: seed }
    })
    const first = kept[0]
    const mine = isMine && first !== undefined ? [sealReply(xwingKeyPair(first.xwSeed).publicKey, opened.origin, aboutOf(first), CHANCE)] : []
    cases.addBoard({ index: 1, at: 0, replies: [...mine, ...Array.from({ length: 8 - mine.length }, () => sealDummy(opened.origin, CHANCE))] })
    let tried = 0
    const counting = kept.map((each) => ({
      ...each,
      get xwSeed() {
        tried++
        return each.xwSeed
      },
    }))
    const world = { ...founded.hub.world, now: () => 0 }
    new BoardLink({ cases, wallet: { keptKeys: () => counting, forgetKeys() {}, outgoing: () => [], forgetAll() {} } }, opened, world).tick()
    expect(cases.unreadCount()).toBe(0)
    const bytes = db.prepare<[], number>('SELECT length(sealed) FROM case_book').pluck().get() ?? 0
    expect(cases.book().replies).toHaveLength(mine.length)
    db.close()
    return { tried, bytes }
  }
  const aboutOf = ({ id }: KeptKeys): Reply => ({ contribution: fromHex(id), number: 1, kind: 'note', text: 'x'.repeat(1500) })

  test('writes the same number of bytes whether a reply was found or not, and tries every key on every reply', () => {
    const [none, own, foreign] = [work(0, false), work(2, true), work(2, false)]
    expect([own.bytes, foreign.bytes]).toEqual([none.bytes, none.bytes])
    expect(own.tried).toBe(16)
    expect(foreign.tried).toBe(own.tried)
  })
})
