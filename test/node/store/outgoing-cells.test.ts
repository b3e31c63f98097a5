// SPDX-License-Identifier: EUPL-1.2
/** What waits to be sent shows on the disk neither by how many rows there are nor by how long they are nor by which of them change. */
import { openWalletDb } from '@ncv/node/store/open-node-db.ts'
import { CELLS, OutgoingCells } from '@ncv/node/store/outgoing-cells.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { beforeEach, expect, test } from 'vitest'
import { seededRandom } from '../../support/virtual-world.ts'

interface Entry {
  readonly id: string
  readonly note?: string
}
interface Row {
  readonly key: Uint8Array
  readonly sealed: Uint8Array
  readonly content: Uint8Array
}

const vault = vaultWith(new Uint8Array(32).fill(1), { random: seededRandom('cells') })
let db: ReturnType<typeof openWalletDb>
let cells: OutgoingCells<Entry>
beforeEach(() => {
  db = openWalletDb(':memory:', () => 0)
  cells = new OutgoingCells(db, vault)
})

const rows = (): Row[] => db.prepare<[], Row>('SELECT key, sealed, content FROM outgoing ORDER BY key').all()
const shape = (): string[] => rows().map(({ key, sealed, content }) => `${key.length} ${sealed.length} ${content.length}`)

test('an empty wallet and one that holds short and long contents have rows of one number and one size', () => {
  const empty = shape()
  cells.add({ id: 'a' }, utf8('x'))
  cells.add({ id: 'b', note: 'y'.repeat(300) }, new Uint8Array(8190).fill(7))
  expect(shape()).toEqual(empty)
  expect(new Set(empty).size).toBe(1)
  expect(cells.entries().map(({ id }) => id)).toEqual(['a', 'b'])
  expect(cells.contentOf(({ id }) => id === 'b')).toEqual(new Uint8Array(8190).fill(7))
})

test('whatever is written, every byte string of every row is another one', () => {
  cells.add({ id: 'a' }, utf8('x'))
  for (const write of [() => cells.change(() => undefined), () => cells.change(() => ({ fields: { note: 'n' } })), () => cells.free(() => false)]) {
    const before = rows().flatMap(({ sealed, content }) => [hex(sealed), hex(content)])
    write()
    const after = rows().flatMap(({ sealed, content }) => [hex(sealed), hex(content)])
    expect(after.filter((each) => before.includes(each))).toEqual([])
  }
  expect(cells.entries()).toEqual([{ id: 'a', note: 'n' }])
})

test('what is done keeps no content, and what is freed keeps nothing', () => {
  cells.add({ id: 'a' }, utf8('x'))
  cells.change(() => ({ fields: {}, isDone: true }))
  expect(cells.contentOf(() => true)).toEqual(new Uint8Array())
  cells.free(({ id }) => id === 'a')
  expect(cells.entries()).toEqual([])
  expect(rows()).toHaveLength(CELLS)
})

test('more than fit make the table longer by a whole step', () => {
  for (let i = 0; i <= CELLS; i++) cells.add({ id: String(i) }, utf8(String(i)))
  expect(cells.entries()).toHaveLength(CELLS + 1)
  expect(rows()).toHaveLength(2 * CELLS)
  expect(cells.contentOf(({ id }) => id === String(CELLS))).toEqual(utf8(String(CELLS)))
})

test('rows from before there were cells are read, and become cells', () => {
  const old = openWalletDb(':memory:', () => 0)
  const key = new Uint8Array(16).fill(0xee)
  const content = encode({ kind: 'report' })
  const [sealed, submission] = [vault.seal(`outgoing/${hex(key)}`, encode({ id: 'old' })), vault.seal(`content/${hex(key)}`, content)]
  old.prepare<[Uint8Array, Uint8Array, Uint8Array]>('INSERT INTO outgoing (key, sealed, content) VALUES (?, ?, ?)').run(key, sealed, submission)
  const carried = new OutgoingCells<Entry>(old, vault)
  expect(carried.entries()).toEqual([{ id: 'old' }])
  expect(carried.contentOf(() => true)).toEqual(content)
  carried.change(() => undefined)
  expect(new Set(old.prepare<[], number>('SELECT length(sealed) FROM outgoing').pluck().all()).size).toBe(1)
  expect(old.prepare<[], number>('SELECT count(*) FROM outgoing').pluck().get()).toBe(CELLS)
  expect(carried.contentOf(() => true)).toEqual(content)
})
