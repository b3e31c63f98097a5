// SPDX-License-Identifier: EUPL-1.2
import { openWalletDb } from '@ncv/node/store/open-node-db.ts'
import { WalletStore } from '@ncv/node/store/wallet-store.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { relayMark } from '@ncv/protocol/submission/relay-address.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { seededRandom } from '../../support/virtual-world.ts'

const world = { random: seededRandom('wallet'), now: () => 1_767_600_000_000 }
const bytes = (length: number, fill: number): Uint8Array => new Uint8Array(length).fill(fill)

const [AA, BB] = ['aa'.repeat(32), 'bb'.repeat(32)] as const
const relay = relayMark('https://relay.test')
const HEAD = { slot: 12, root: bytes(32, 8), count: 20 }

let wallet: WalletStore
beforeEach(() => {
  wallet = new WalletStore(openWalletDb(':memory:', world.now), vaultWith(bytes(32, 1), world))
  const pending = (fill: number) => ({
    purpose: 'report' as const,
    k: 0,
    pending: { keyId: bytes(32, 9), edSeed: bytes(32, fill), xwSeed: bytes(32, fill), blinded: bytes(384, fill), inverse: bytes(384, fill) },
  })
  wallet.ask(3, 100, [pending(1), pending(2)])
})

function fill(): void {
  const asked = wallet.asked(3)
  wallet.fill(
    3,
    asked.map(({ id }) => id),
    asked.map(({ pending }) => ({ token: bytes(482, 7), edSeed: pending.edSeed, xwSeed: pending.xwSeed })),
  )
}

describe('tokens', () => {
  test('what was asked for is kept until it is answered, in the same order', () => {
    expect(wallet.asked(3).map(({ pending }) => pending.edSeed[0])).toEqual([1, 2])
    expect(wallet.issuance(3)).toEqual({ state: 'asked', code: null })
    expect(wallet.readyReport([3])).toBeUndefined()
  })

  test('a token is spent with what it pays for, and never handed out again', () => {
    fill()
    const token = wallet.readyReport([4, 3])
    expect(token?.period).toBe(3)
    if (token === undefined) return
    wallet.enqueue(token, { id: AA, kind: 'report', about: 'i-1', mark: '', period: 3, submission: utf8('x') }, world)
    expect(wallet.readyCount('report', [3])).toBe(1)
    expect(wallet.readyReport([3])?.id).not.toBe(token.id)
  })

  test('tokens of periods that nobody asks for are not found', () => {
    fill()
    expect(wallet.readyReport([4, 5])).toBeUndefined()
  })
})

describe('the queue', () => {
  beforeEach(() => {
    fill()
    for (const id of [AA, BB]) {
      const token = wallet.readyReport([3])
      const now = () => (id === AA ? 200 : 300)
      if (token !== undefined)
        wallet.enqueue(token, { id, kind: 'report', about: `i-${id}`, mark: '', period: 3, submission: utf8(id) }, { ...world, now })
    }
  })

  test('the oldest goes first; what was sent waits for its receipt, then for its turn again', () => {
    expect(wallet.nextOutgoing(0)?.id).toBe(AA)
    wallet.useSlot({ slot: 10, leaf: bytes(32, 1), outgoing: AA, relay })
    expect(wallet.nextOutgoing(10)?.id).toBe(BB)
    wallet.useSlot({ slot: 11, leaf: bytes(32, 2), outgoing: BB, relay })
    expect(wallet.nextOutgoing(10)).toBeUndefined()
    expect(wallet.nextOutgoing(11)?.id).toBe(AA)
  })

  test('a slot is used once', () => {
    wallet.useSlot({ slot: 10, leaf: bytes(32, 1), outgoing: null, relay })
    expect(wallet.hasSlot(10)).toBe(true)
    expect(() => wallet.useSlot({ slot: 10, leaf: bytes(32, 2), outgoing: AA, relay })).toThrow(/UNIQUE/)
    expect(wallet.outgoing()[0]?.state).toBe('queued')
  })

  test('a receipt for any of its boxes ends a contribution', () => {
    wallet.useSlot({ slot: 10, leaf: bytes(32, 1), outgoing: AA, relay })
    wallet.requeue(AA)
    wallet.useSlot({ slot: 11, leaf: bytes(32, 2), outgoing: AA, relay })
    wallet.receive({ slot: 10, outgoing: AA, relay }, HEAD, world)
    expect(wallet.outgoing()[0]).toMatchObject({ state: 'delivered', batchSlot: 12, batchCount: 20 })
    expect(wallet.unreceived(10).map(({ slot }) => slot)).toEqual([11])
    wallet.requeue(AA)
    expect(wallet.nextOutgoing(0)?.id).toBe(BB)
    expect(wallet.lastBatch()).toBe(20)
  })

  test('what could not be delivered while its token held is given up', () => {
    wallet.expire(4)
    expect(wallet.outgoing().map(({ state }) => state)).toEqual(['expired', 'expired'])
    expect(wallet.nextOutgoing(100)).toBeUndefined()
  })

  test('what ended is handed over and then forgotten; what still waits is not', () => {
    wallet.useSlot({ slot: 10, leaf: bytes(32, 1), outgoing: AA, relay })
    wallet.receive({ slot: 10, outgoing: AA, relay }, HEAD, world)
    expect(wallet.ended(9)).toEqual([])
    wallet.settle([], ({ id }) => (id === AA ? { state: 'accepted', day: 5 } : undefined))
    expect(wallet.ended(3)).toEqual([])
    expect(wallet.ended(4).map(({ id, about }) => [id, about])).toEqual([[AA, `i-${AA}`]])
    wallet.forgetOutgoing(AA)
    expect(wallet.outgoing().map(({ id }) => id)).toEqual([BB])
  })

  test('an address is proven by the receipt for a box that went there, and no other is', () => {
    const other = relayMark('https://proxy.test')
    wallet.useSlot({ slot: 10, leaf: bytes(32, 1), outgoing: null, relay })
    wallet.useSlot({ slot: 11, leaf: bytes(32, 2), outgoing: null, relay: other })
    expect(wallet.isProven(relay)).toBe(false)
    const [, first] = wallet.unreceived(2)
    if (first !== undefined) wallet.receive(first, HEAD, world)
    expect([wallet.isProven(relay), wallet.isProven(other)]).toEqual([true, false])
    expect(relayMark('https://relay.test/')).toEqual(relay)
  })
})
