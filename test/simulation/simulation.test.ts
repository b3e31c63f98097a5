// SPDX-License-Identifier: EUPL-1.2
/** The simulation finds what was planted, and the same seed gives the same trace. @module */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBundle, readHead, unpackMap } from './checker/reading.ts'
import { treeRoot } from './checker/tree.ts'
import { PLANTED } from './planted.ts'
import { runSeed } from './run.ts'
import type { Template } from './template.ts'
import { prepareTemplate } from './template.ts'

const TIMEOUT_MS = 300_000

let template: Template
beforeAll(async () => {
  template = await prepareTemplate()
}, TIMEOUT_MS)
afterAll(() => template.dispose())

describe('a run', () => {
  test(
    'has the same trace under the same seed, and another under another',
    async () => {
      const [first, again, other] = [await runSeed(template, 7), await runSeed(template, 7), await runSeed(template, 8)]
      expect(again.hash).toBe(first.hash)
      expect(other.hash).not.toBe(first.hash)
    },
    TIMEOUT_MS,
  )

  test(
    'holds crashes, publications and contributions: it does not pass by doing nothing',
    async () => {
      const { kills, acknowledged, contributions, events } = await runSeed(template, 2)
      expect(kills).toBeGreaterThan(0)
      expect(acknowledged).toBeGreaterThan(1)
      expect(contributions).toBeGreaterThan(0)
      expect(events).toBeGreaterThan(100)
    },
    TIMEOUT_MS,
  )
})

describe('the checker', () => {
  const quick = [
    'hub: an entry is acknowledged before it is written',
    'hub: a second history is signed after the restart',
    'hub: every warning goes out in clear',
    'node: an entry is skipped',
    'node: a header names the house',
  ]
  for (const name of quick) {
    test(
      `sees a planted fault – ${name}`,
      async () => {
        const planted = PLANTED.find((each) => each.name === name)
        const { violation } = await runSeed(template, 1, { plant: planted?.plant() })
        expect(planted?.found).toContain(violation?.invariant)
      },
      TIMEOUT_MS,
    )
  }

  test('knows at least twelve planted faults (npm run sim -- --planted tries them all)', () => {
    expect(new Set(PLANTED.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12)
  })

  test('computes the tree of RFC 6962 by itself', () => {
    const leaf = (text: string): Buffer =>
      createHash('sha256')
        .update(Buffer.from(`\0${text}`))
        .digest()
    const node = (left: Buffer, right: Buffer): Buffer =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.of(1), left, right]))
        .digest()
    const entries = ['a', 'b', 'c'].map((text) => Buffer.from(text))
    expect(treeRoot(entries)).toEqual(node(node(leaf('a'), leaf('b')), leaf('c')))
    expect(treeRoot([])).toEqual(createHash('sha256').digest())
  })

  test('takes a head only with a signature that holds', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const text = 'verbund.test/00\n3\nAAAA\n'
    const line = `— verbund.test/00 ${Buffer.concat([Buffer.alloc(4), sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n`
    expect(readHead(Buffer.from(`${text}\n${line}`), raw)).toEqual({ origin: 'verbund.test/00', size: 3, root: 'AAAA' })
    expect(readHead(Buffer.from(`${text.replace('3', '4')}\n${line}`), raw)).toBeUndefined()
  })

  test('reads bundles and MessagePack by itself', () => {
    expect(readBundle(Buffer.from('0001610000', 'hex'))).toEqual([Buffer.from('a'), Buffer.alloc(0)])
    const map = unpackMap(Buffer.from('83a161cd0102a162c403010203a163a378797a', 'hex'))
    expect([...map]).toEqual([
      ['a', 258],
      ['b', Buffer.of(1, 2, 3)],
      ['c', 'xyz'],
    ])
  })
})
