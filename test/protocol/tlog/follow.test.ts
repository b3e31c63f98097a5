// SPDX-License-Identifier: EUPL-1.2
/** Following a log from files of somebody who is not trusted: what arrives, what is refused and whose fault it is said to be. */
import { hex } from '@ncv/protocol/bytes.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import type { FollowStep } from '@ncv/protocol/tlog/follow.ts'
import { follow, followPaths } from '@ncv/protocol/tlog/follow.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { describe, expect, test } from 'vitest'
import type { ServedLog } from './tree.ts'
import { entriesTo, entry, flipped, opened, ORIGIN, serve } from './tree.ts'

const coded = (code: string, params: object = {}) => expect.objectContaining({ code, params: expect.objectContaining(params) })
const frontierOf = (size: number): Frontier => appendLeaves(EMPTY_FRONTIER, entriesTo(size).map(leafHash))

/** Follows and gives all steps. */
async function run(own: Frontier, log: ServedLog): Promise<FollowStep[]> {
  const steps: FollowStep[] = []
  const end = await follow(own, log.checkpoint, log.read, (step) => void steps.push(step))
  expect(hex(frontierRoot(end))).toBe(hex(log.checkpoint.root))
  return steps
}

/** The error of a run, and how many entries had been handed over before. */
async function failure(own: Frontier, log: ServedLog): Promise<{ error: unknown; stored: number }> {
  let stored = 0
  try {
    await follow(own, log.checkpoint, log.read, ({ entries }) => {
      stored += entries.length
    })
  } catch (error) {
    return { error, stored }
  }
  return expect.fail('nothing was refused')
}

function damaged(log: ServedLog, path: string, at = 5): ServedLog {
  log.files.set(path, flipped(log.files.get(path) as Uint8Array, at))
  return log
}

describe('a size that is only claimed', () => {
  test('costs the paths that are taken, not those that there would be', () => {
    const paths = followPaths(300, 2 ** 43)[Symbol.iterator]()
    expect([paths.next().value, paths.next().value, paths.next().value]).toEqual(['tile/0/001', 'tile/entries/001', 'tile/0/002'])
  })

  test('names the full tiles and bundles and not the partial one at the edge', () => {
    expect([...followPaths(0, 600)]).toEqual(['tile/0/000', 'tile/entries/000', 'tile/0/001', 'tile/entries/001'])
    expect([...followPaths(512, 600)]).toEqual([])
  })
})

describe('catching up', () => {
  test('every entry arrives once and in order, from any state to any later one', async () => {
    const sizes = [0, 1, 255, 256, 257, 512, 700]
    for (const size of sizes) {
      const log = serve(entriesTo(size))
      for (const from of sizes.filter((old) => old <= size)) {
        const steps = await run(frontierOf(from), log)
        expect(steps.flatMap(({ entries }) => entries)).toEqual(entriesTo(size).slice(from))
        let next = from
        for (const { start, entries, leaves, frontier } of steps) {
          expect(start).toBe(next)
          next += entries.length
          expect(leaves).toEqual(entries.map(leafHash))
          expect(frontier).toEqual(frontierOf(next))
        }
      }
    }
  })

  test('70,000 entries arrive bundle by bundle, each file read once', async () => {
    const log = serve(entriesTo(70_000))
    let count = 0
    let largest = 0
    await follow(EMPTY_FRONTIER, log.checkpoint, log.read, ({ entries }) => {
      count += entries.length
      largest = Math.max(largest, entries.length)
    })
    expect({ count, largest }).toEqual({ count: 70_000, largest: 256 })
    expect(new Set(log.paths).size).toBe(log.paths.length)
    expect(log.paths).toHaveLength(log.files.size)
  }, 30_000)

  test('one new entry costs a handful of files', async () => {
    const log = serve(entriesTo(66_001))
    await run(frontierOf(66_000), log)
    expect(log.paths.length).toBeLessThanOrEqual(5)
  }, 30_000)

  test('a full tile or bundle serves where the partial one has been deleted', async () => {
    const [early, late] = [serve(entriesTo(300)), serve(entriesTo(700))]
    early.files.delete('tile/0/001.p/44')
    early.files.delete('tile/entries/001.p/44')
    for (const [path, bytes] of late.files) if (!path.includes('.p/')) early.files.set(path, bytes)
    expect((await run(frontierOf(100), early)).flatMap(({ entries }) => entries)).toEqual(entriesTo(300).slice(100))
  })

  test('what was handed over before a failure can be continued from', async () => {
    const log = serve(entriesTo(700))
    const bundle = log.files.get('tile/entries/002.p/188') as Uint8Array
    log.files.delete('tile/entries/002.p/188')
    let own = frontierOf(10)
    const store = ({ frontier }: FollowStep) => {
      own = frontier
    }
    await expect(follow(own, log.checkpoint, log.read, store)).rejects.toThrow(coded('TILE_MISSING', { path: 'tile/entries/002.p/188' }))
    expect(own.size).toBe(512)
    log.files.set('tile/entries/002.p/188', bundle)
    expect((await run(own, log)).map(({ start }) => start)).toEqual([512])
  })

  test('an error of the store ends the run', async () => {
    const log = serve(entriesTo(700))
    const full = () => Promise.reject(new Error('disk full'))
    await expect(follow(EMPTY_FRONTIER, log.checkpoint, log.read, full)).rejects.toThrow('disk full')
    expect(log.paths).not.toContain('tile/entries/001')
  })
})

describe('a hub that breaks its promise', () => {
  test('a smaller tree is a rollback', async () => {
    expect(await failure(frontierOf(300), serve(entriesTo(299)))).toEqual({ error: coded('LOG_ROLLBACK', { found: 299, expected: 300 }), stored: 0 })
  })

  test('a tree as large with another root is a fork', async () => {
    const other = serve([...entriesTo(299), entry(299, ' changed')])
    expect(await failure(frontierOf(300), other)).toEqual({ error: coded('LOG_FORK', { size: 300 }), stored: 0 })
  })

  test('a larger tree that changes, drops or inserts an old entry is a fork, and no entry of it is handed over', async () => {
    const old = entriesTo(700)
    for (const forked of [
      old.with(3, entry(3, ' changed')),
      old.toSpliced(299, 1),
      old.toSpliced(0, 0, entry(9999)),
      old.with(299, entry(299, '!')),
    ]) {
      expect(await failure(frontierOf(300), serve(forked))).toEqual({ error: coded('LOG_FORK', { size: 300 }), stored: 0 })
    }
  })
})

describe('a mirror that serves something else', () => {
  const log = () => serve(entriesTo(700))

  test('a changed entry is named by its index, and those before its bundle arrive', async () => {
    const served = log()
    served.files.set('tile/entries/001', formatBundle(entriesTo(700).with(300, entry(300, '!')).slice(256, 512)))
    expect(await failure(EMPTY_FRONTIER, served)).toEqual({ error: coded('LEAF_MISMATCH', { index: 300 }), stored: 256 })
  })

  test.each(['tile/0/000', 'tile/0/001', 'tile/0/002.p/188', 'tile/1/000.p/2'])(
    'a changed %s is named, and is never taken for a fork',
    async (path) => {
      expect((await failure(EMPTY_FRONTIER, damaged(log(), path))).error).toEqual(coded('TILE_MISMATCH', { path }))
      expect((await failure(frontierOf(100), damaged(log(), path))).error).toEqual(coded('TILE_MISMATCH', { path }))
    },
  )

  test('a changed tile above others is named too', async () => {
    const whole = serve(entriesTo(70_000))
    for (const path of ['tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']) {
      const served = damaged({ ...whole, files: new Map(whole.files) }, path)
      const read = async (name: string) => served.files.get(name)
      expect((await failure(EMPTY_FRONTIER, { ...served, read })).error).toEqual(coded('TILE_MISMATCH', { path }))
    }
  }, 30_000)

  test('a tree whose tiles and entries fit each other but not the checkpoint is named as the checkpoint', async () => {
    const other = serve(entriesTo(700).with(699, entry(699, '!')))
    const mixed = { ...other, checkpoint: log().checkpoint }
    expect(await failure(frontierOf(300), mixed)).toEqual({ error: coded('TILE_MISMATCH', { path: 'checkpoint' }), stored: 0 })
  })

  test('missing, cut and lengthened files are named by their path', async () => {
    for (const path of ['tile/0/001', 'tile/0/002.p/188', 'tile/1/000.p/2', 'tile/entries/001', 'tile/entries/002.p/188']) {
      const malformed = path.includes('entries') ? 'BUNDLE_MALFORMED' : 'TILE_MALFORMED'
      const bytes = log().files.get(path) as Uint8Array
      const withFile = (file: Uint8Array | undefined): ServedLog => {
        const served = log()
        if (file === undefined) served.files.delete(path)
        else served.files.set(path, file)
        return served
      }
      expect((await failure(EMPTY_FRONTIER, withFile(undefined))).error).toEqual(coded('TILE_MISSING', { path }))
      expect((await failure(EMPTY_FRONTIER, withFile(bytes.slice(1)))).error).toEqual(coded(malformed, { path }))
      expect((await failure(EMPTY_FRONTIER, withFile(new Uint8Array([...bytes, 0])))).error).toEqual(coded(malformed, { path }))
    }
  })

  test('a checkpoint of an absurd size ends at the first missing file', async () => {
    const absurd = opened({ origin: ORIGIN, size: Number.MAX_SAFE_INTEGER, root: new Uint8Array(32) })
    const paths: string[] = []
    const nothing = async (path: string) => void paths.push(path) as undefined
    await expect(follow(frontierOf(3), absurd, nothing, () => {})).rejects.toThrow(coded('TILE_MISSING'))
    expect(paths.length).toBeLessThan(10)
  })
})
