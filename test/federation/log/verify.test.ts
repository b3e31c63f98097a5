// SPDX-License-Identifier: EUPL-1.2
/**
 * Damage to the public files of a good log: each is found and named (ncv-log).
 *
 * @module
 */
import { verifyLog } from '@ncv/federation/log/verify.ts'
import type { LogSource } from '@ncv/federation/log/verify-source.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { formatBundle, parseBundle } from '@ncv/protocol/tlog/bundle.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { leafHash, rootOf } from '@ncv/protocol/tlog/hash.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { flipped } from '../../protocol/tlog/tree.ts'
import type { PublicLog } from './public-log.ts'
import { grownLog, publicFilesOf, SIZE, sourceOf } from './public-log.ts'

let founded: FoundedHub
let files: PublicLog
beforeAll(async () => {
  founded = await grownLog()
  files = publicFilesOf(founded)
})
afterAll(() => founded.dispose())

const now = 0
const verify = (changed: PublicLog) => verifyLog(sourceOf(changed), undefined, now)
/** The files with one of them replaced, or taken away. */
function changed(path: string, change: (bytes: Uint8Array) => Uint8Array | undefined): PublicLog {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`there is no ${path}`)
  const copy = new Map(files)
  const after = change(bytes)
  if (after === undefined) copy.delete(path)
  else copy.set(path, after)
  return copy
}
const flip = (path: string, at: number) => changed(path, (bytes) => flipped(bytes, at < 0 ? bytes.length + at : at))
const without = (path: string) => changed(path, () => undefined)
const refusal = (changedFiles: PublicLog) =>
  verify(changedFiles).then(
    () => 'accepted',
    (error) => ({ code: error.code, ...error.params }),
  )
const entry = (index: number) => parseEntry(founded.hub.log.entry(index)!)
const bodyOf = (index: number) => bodyPath(entry(index).body)
function documentOf(index: number): string {
  const { payload } = parseFrame(files.get(bodyOf(index))!.subarray(32))
  return bodyPath(parsePayload(payload, Warning).document!.body)
}

describe('a log that nobody touched', () => {
  test('is accepted with origin, size, root and the witnesses that have cosigned', async () => {
    const { hub } = founded
    const root = new TextDecoder().decode(files.get('checkpoint')).split('\n')[2]
    expect(await verify(files)).toEqual({
      origin: hub.opened.logOrigin,
      size: SIZE,
      root,
      witnesses: 3,
      quorum: 2,
      anchored: false,
      wraps: true,
    })
  })

  test('is accepted against its own genesis, and its progress is told', async () => {
    const told: number[] = []
    const { anchored } = await verifyLog(sourceOf(files), { origin: founded.hub.opened.origin }, now, (done) => told.push(done))
    expect(anchored).toBe(true)
    expect([told.at(-1), told.length > 2]).toEqual([SIZE, true])
  })

  test('is accepted without what only serves those who catch up: body bundles and archived heads', async () => {
    const copy = new Map([...files].filter(([path]) => !path.startsWith('body/bundle/') && !path.startsWith('witnessed/')))
    expect(await verify(copy)).toMatchObject({ size: SIZE, wraps: true })
  })

  test('says so where the copy carries no wrap files', async () => {
    expect(await verify(new Map([...files].filter(([path]) => !path.startsWith('keys/'))))).toMatchObject({ size: SIZE, wraps: false })
  })
})

describe('one flipped bit is named by its file or entry', () => {
  test('in the checkpoint', async () => {
    const text = new TextDecoder().decode(files.get('checkpoint'))
    const inSignature = changed('checkpoint', () =>
      utf8(text.replace(/(— grown\.test\/\S+ \S{20})(.)/, (_, head, letter) => head + (letter === 'A' ? 'B' : 'A'))),
    )
    expect(await refusal(inSignature)).toMatchObject({ code: 'CHECKPOINT_UNSIGNED', path: 'checkpoint' })
    const inRoot = changed('checkpoint', () => utf8(text.replace(/\n300\n./, (line) => line.slice(0, -1) + (line.endsWith('A') ? 'B' : 'A'))))
    expect(await refusal(inRoot)).toMatchObject({ code: 'CHECKPOINT_UNSIGNED', path: 'checkpoint' })
    const inOrigin = changed('checkpoint', () => utf8(text.replaceAll(hex(founded.hub.opened.origin), 'ab'.repeat(32))))
    expect(await refusal(inOrigin)).toMatchObject({ code: 'GENESIS_MISMATCH', index: 0 })
  })

  test.each([
    ['a full tile of leaf hashes', 'tile/0/000', 32 * 255, { code: 'TILE_MISMATCH', path: 'tile/0/000' }],
    ['a partial tile of leaf hashes', 'tile/0/001.p/44', 0, { code: 'TILE_MISMATCH', path: 'tile/0/001.p/44' }],
    ['a tile above', 'tile/1/000.p/1', 31, { code: 'TILE_MISMATCH', path: 'tile/1/000.p/1' }],
    ['the last entry', 'tile/entries/001.p/44', -1, { code: 'LEAF_MISMATCH', index: 299, path: 'tile/entries/001.p/44' }],
    ['an entry in a full bundle', 'tile/entries/000', -1, { code: 'LEAF_MISMATCH', index: 255, path: 'tile/entries/000' }],
    ['the length of an entry', 'tile/entries/001.p/44', 0, { code: 'BUNDLE_MALFORMED', path: 'tile/entries/001.p/44' }],
    ['a wrap file', 'keys/community/1/0', 4711, { code: 'BODY_MISMATCH', path: 'keys/community/1/0', index: 1 }],
    ['the content of a body bundle', 'body/bundle/0', -9, { code: 'BODY_MISMATCH', path: 'body/bundle/0' }],
    ['the head of a body bundle', 'body/bundle/0', 0, { code: 'BUNDLE_MALFORMED', path: 'body/bundle/0' }],
  ])('in %s', async (_, path, at, expected) => {
    expect(await refusal(flip(path, at))).toMatchObject(expected)
  })

  test('in the body of the genesis, of a key entry, of a warning in clear and of a sealed one', async () => {
    for (const index of [0, 2, 100, 150]) {
      const path = bodyOf(index)
      expect(await refusal(flip(path, -1))).toMatchObject({ code: 'BODY_MISMATCH', index, path })
      expect(await refusal(flip(path, 0))).toMatchObject({ code: 'BODY_MISMATCH', index, path })
    }
    expect([entry(100).epoch, entry(150).epoch]).toEqual([0, 1])
  })

  test('in a document', async () => {
    expect(await refusal(flip(documentOf(100), -1))).toMatchObject({ code: 'BODY_MISMATCH', index: 100, path: documentOf(100) })
  })

  test('in a cosignature: it no longer counts, and the log stays good', async () => {
    const copy = changed('checkpoint', (bytes) =>
      utf8(new TextDecoder().decode(bytes).replace(/(witness\/\S+ \S{60})(.)/, (_, head, letter) => head + (letter === 'A' ? 'B' : 'A'))),
    )
    expect(await verify(copy)).toMatchObject({ witnesses: 2 })
  })

  test('in an archived head', async () => {
    const path = 'witnessed/latest'
    const copy = changed(path, (bytes) => utf8(new TextDecoder().decode(bytes).replace(/\n300\n/, '\n200\n')))
    expect(await refusal(copy)).toMatchObject({ code: 'CHECKPOINT_UNSIGNED', path })
  })
})

describe('a missing file is named', () => {
  test.each([
    ['checkpoint', { code: 'LOG_FILE_MISSING', path: 'checkpoint' }],
    ['tile/0/000', { code: 'TILE_MISSING', path: 'tile/0/000' }],
    ['tile/0/001.p/44', { code: 'TILE_MISSING', path: 'tile/0/001.p/44' }],
    ['tile/1/000.p/1', { code: 'TILE_MISSING', path: 'tile/1/000.p/1' }],
    ['tile/entries/001.p/44', { code: 'TILE_MISSING', path: 'tile/entries/001.p/44' }],
    ['tile/entries/000', { code: 'TILE_MISSING', path: 'tile/entries/000' }],
  ])('%s', async (path, expected) => {
    expect(await refusal(without(path))).toMatchObject(expected)
  })

  test('a body and a document, with the entry', async () => {
    for (const index of [0, 1, 100, 150, 299])
      expect(await refusal(without(bodyOf(index)))).toMatchObject({ code: 'BODY_MISSING', index, path: bodyOf(index) })
    expect(await refusal(without(documentOf(100)))).toMatchObject({ code: 'BODY_MISSING', index: 100, path: documentOf(100) })
  })

  test('a wrap file beside others, with its epoch entry', async () => {
    const copy = without('keys/community/1/0').set('keys/community/2/0', new Uint8Array(1))
    expect(await refusal(copy)).toMatchObject({ code: 'BODY_MISSING', index: 1, path: 'keys/community/1/0' })
  })
})

describe('entries in another place', () => {
  test('two that are swapped: the first of them is named', async () => {
    const path = 'tile/entries/000'
    const copy = changed(path, (bytes) => {
      const entries = parseBundle({ level: 'entries', index: 0, width: 256 }, bytes)
      return formatBundle(entries.with(17, entries[18]!).with(18, entries[17]!))
    })
    expect(await refusal(copy)).toMatchObject({ code: 'LEAF_MISMATCH', index: 17, path })
  })

  test('a bundle that is cut short or goes on: the bundle is named', async () => {
    const path = 'tile/entries/001.p/44'
    expect(await refusal(changed(path, (bytes) => bytes.subarray(0, -1)))).toMatchObject({ code: 'BUNDLE_MALFORMED', path, index: 299 })
    expect(await refusal(changed(path, (bytes) => new Uint8Array([...bytes, 0])))).toMatchObject({ code: 'BUNDLE_MALFORMED', path })
  })

  test('of two faults the first in the log is named', async () => {
    const copy = flip(bodyOf(101), 5)
    copy.delete(bodyOf(99))
    expect(await refusal(copy)).toMatchObject({ code: 'BODY_MISSING', index: 99 })
  })
})

describe('a log that was cut back', () => {
  /** The files with the checkpoint that the hub signed, or could have signed, at 200 entries. */
  function older(): PublicLog {
    const { hub } = founded
    const root = rootOf(hub.log.entries(0, 200).map(leafHash))
    return new Map(files).set('checkpoint', signCheckpoint({ origin: hub.opened.logOrigin, size: 200, root }, hub.keys.identity.seed))
  }

  test('is found by a newer witnessed head', async () => {
    expect(await refusal(older())).toMatchObject({ code: 'LOG_ROLLBACK', path: 'witnessed/latest', found: 200, expected: 300 })
  })

  test('is accepted alone, but not by whoever knows a newer head from elsewhere', async () => {
    const alone = new Map([...older()].filter(([path]) => !path.startsWith('witnessed/')))
    expect(await verify(alone)).toMatchObject({ size: 200 })
    const { origin, logOrigin } = founded.hub.opened
    const head = { origin: logOrigin, size: SIZE, root: new Uint8Array(32), path: 'beitritt.txt' }
    await expect(verifyLog(sourceOf(alone), { origin, head }, now)).rejects.toMatchObject({ code: 'LOG_ROLLBACK', params: { path: 'beitritt.txt' } })
  })

  test('only seemingly, because it grew while it was being read, is accepted', async () => {
    const old = older().get('checkpoint')
    let asked = 0
    const source = { ...sourceOf(files), read: async (path: string) => (path === 'checkpoint' && asked++ === 0 ? old : files.get(path)) }
    expect(await verifyLog(source, undefined, now)).toMatchObject({ size: 200 })
  })
})

describe('another federation', () => {
  test('than the one expected is named as such before anything else is read', async () => {
    const read: string[] = []
    const source: LogSource = {
      ...sourceOf(files),
      async read(path) {
        read.push(path)
        return files.get(path)
      },
    }
    await expect(verifyLog(source, { origin: new Uint8Array(32) }, now)).rejects.toMatchObject({
      code: 'GENESIS_MISMATCH',
      params: { path: 'checkpoint' },
    })
    expect(read).toEqual(['checkpoint'])
  })

  test('whose checkpoint stands before the files of this one is refused', async () => {
    const other = await foundHub(virtualFederation({ seed: 'other' }).party('hub'), { federation: 'grown.test' })
    try {
      const copy = new Map(files).set('checkpoint', publicFilesOf(other).get('checkpoint')!)
      expect(await refusal(copy)).toMatchObject({ code: expect.stringMatching(/GENESIS_MISMATCH|TILE_MISSING/) })
    } finally {
      other.dispose()
    }
  })
})
