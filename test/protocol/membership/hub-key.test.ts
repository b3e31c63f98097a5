// SPDX-License-Identifier: EUPL-1.2
/** The history of hub keys: only the root key replaces one. @module */
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { sealBody } from '@ncv/protocol/log/body.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry } from '@ncv/protocol/membership/hub-key.ts'
import {
  firstHubKey,
  formatHubKeys,
  HUB_KEYS_PATH,
  hubKeyAt,
  hubKeyHeader,
  hubKeyHistory,
  openHeadOfNewKey,
  openHubCheckpoint,
  parseHubKeys,
} from '@ncv/protocol/membership/hub-key.ts'
import { formatJoinFile, parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '@ncv/protocol/tlog/frontier.ts'
import { leafHash } from '@ncv/protocol/tlog/hash.ts'
import { entriesPath, formatTile, tilePath } from '@ncv/protocol/tlog/tile.ts'
import { describe, expect, test } from 'vitest'
import { OPENED, SEEDS, seed as seedOf } from './example.ts'

const seed = (label: string) => sha256(utf8(`hub key test ${label}`))
const keyOf = (label: string) => ed25519KeyPair(seed(label)).publicKey
const HUB_KEY = OPENED.genesis.hub.key

function replacement(
  index: number,
  key: Uint8Array,
  replaces: Uint8Array,
  signer: Uint8Array = seedOf(SEEDS.root),
  opened: OpenedGenesis = OPENED,
): HubKeyEntry {
  const payload = { key, box: xwingKeyPair(seed('box')).publicKey, replaces, since: OPENED.genesis.createdAt }
  const frame = sealEnvelope(hubKeyHeader(opened), payload as unknown as Value, signer)
  return { index, body: sealBody(frame, new Uint8Array(32).fill(5), opened.origin, undefined).bytes }
}

const FIRST = replacement(3, keyOf('b'), HUB_KEY)
const SECOND = replacement(7, keyOf('c'), keyOf('b'))

function codeOf(run: () => unknown): unknown {
  try {
    run()
    return 'accepted'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

describe('the hub key in force', () => {
  const history = hubKeyHistory(OPENED, [FIRST, SECOND])

  test('is that of the genesis until the first replacement stands in the log', () => {
    for (const n of [0, 1, 3]) expect(hubKeyAt(history, n).key).toEqual(HUB_KEY)
  })

  test('is the new one from the first head that holds its entry, and for all entries behind it', () => {
    for (const n of [4, 5, 7]) expect(hubKeyAt(history, n).key).toEqual(keyOf('b'))
    for (const n of [8, 9, 10_000]) expect(hubKeyAt(history, n).key).toEqual(keyOf('c'))
  })

  test('signs a head by its size and no other', () => {
    const head = (size: number, signer: Uint8Array) => signCheckpoint({ origin: OPENED.logOrigin, size, root: new Uint8Array(32).fill(size) }, signer)
    expect(openHubCheckpoint(head(3, seedOf(SEEDS.hub)), OPENED, history).size).toBe(3)
    expect(openHubCheckpoint(head(4, seed('b')), OPENED, history).size).toBe(4)
    expect(codeOf(() => openHubCheckpoint(head(3, seed('b')), OPENED, history))).toBe('CHECKPOINT_UNSIGNED')
    expect(codeOf(() => openHubCheckpoint(head(4, seedOf(SEEDS.hub)), OPENED, history))).toBe('CHECKPOINT_UNSIGNED')
    expect(codeOf(() => openHubCheckpoint(head(9, seed('b')), OPENED, history))).toBe('CHECKPOINT_UNSIGNED')
  })
})

describe('a replacement', () => {
  test('is made by the root key alone', () => {
    expect(codeOf(() => hubKeyHistory(OPENED, [replacement(3, keyOf('b'), HUB_KEY, seedOf(SEEDS.hub))]))).toBe('ENVELOPE_SIGNATURE')
    expect(codeOf(() => hubKeyHistory(OPENED, [replacement(3, keyOf('b'), HUB_KEY, seed('b'))]))).toBe('ENVELOPE_SIGNATURE')
  })

  test('is of this federation', () => {
    const foreign = { ...OPENED, origin: sha256(OPENED.origin) }
    expect(codeOf(() => hubKeyHistory(OPENED, [replacement(3, keyOf('b'), HUB_KEY, seedOf(SEEDS.root), foreign)]))).toBe('ORIGIN_MISMATCH')
  })

  test('replaces the key in force', () => {
    expect(codeOf(() => hubKeyHistory(OPENED, [SECOND]))).toBe('KEY_INVALID')
    expect(codeOf(() => hubKeyHistory(OPENED, [FIRST, replacement(7, keyOf('c'), HUB_KEY)]))).toBe('KEY_INVALID')
  })

  test('never brings a key back', () => {
    expect(codeOf(() => hubKeyHistory(OPENED, [FIRST, replacement(7, HUB_KEY, keyOf('b'))]))).toBe('KEY_DUPLICATE')
  })

  test('stands behind the one before it', () => {
    expect(codeOf(() => hubKeyHistory(OPENED, [FIRST, replacement(3, keyOf('c'), keyOf('b'))]))).toBe('ENTRY_MALFORMED')
  })
})

describe('a reader who knows the old key alone', () => {
  /** Five entries, the fourth of which is the replacement; the head is signed by the new key. */
  function site(entryBody: Uint8Array = FIRST.body, signer = seed('b')): { note: Uint8Array; read: FileReader; files: Map<string, Uint8Array> } {
    const entry = (kind: 'hub-key' | 'epoch', body: Uint8Array) =>
      formatEntry({ kind, tlp: 'TLP:CLEAR', terms: 'federation', time: OPENED.genesis.createdAt, epoch: 0, body: sha256(body) })
    const entries = Array.from({ length: 5 }, (_, i) => (i === 3 ? entry('hub-key', entryBody) : entry('epoch', utf8(`${i}`))))
    const leaves = entries.map(leafHash)
    const files = new Map([
      [tilePath(0, 0, 5), formatTile(leaves)],
      [entriesPath(0, 5), formatBundle(entries)],
      [HUB_KEYS_PATH, formatHubKeys([FIRST])],
    ])
    const root = frontierRoot(appendLeaves(EMPTY_FRONTIER, leaves))
    return { note: signCheckpoint({ origin: OPENED.logOrigin, size: 5, root }, signer), files, read: async (path) => files.get(path) }
  }

  test('opens a head by the file of replacements', async () => {
    const { note, read } = site()
    const { head, history } = await openHeadOfNewKey(note, OPENED, read)
    expect(head.size).toBe(5)
    expect(hubKeyAt(history, 5).key).toEqual(keyOf('b'))
  })

  test('accepts no key that is signed by the root key but does not stand in the log', async () => {
    const { note, read } = site(utf8('another body'))
    await expect(openHeadOfNewKey(note, OPENED, read)).rejects.toMatchObject({ code: 'KEY_INVALID', params: { index: 3 } })
  })

  test('accepts no head that none of the keys signs, and none without the file', async () => {
    const { note, read } = site(FIRST.body, seed('stranger'))
    await expect(openHeadOfNewKey(note, OPENED, read)).rejects.toMatchObject({ code: 'CHECKPOINT_UNSIGNED' })
    await expect(openHeadOfNewKey(site().note, OPENED, async () => undefined)).rejects.toMatchObject({ code: 'CHECKPOINT_UNSIGNED' })
  })

  test('accepts no entry that is not in the tree', async () => {
    const { note, files, read } = site()
    files.set(entriesPath(0, 5), site(utf8('another body')).files.get(entriesPath(0, 5))!)
    await expect(openHeadOfNewKey(note, OPENED, read)).rejects.toMatchObject({ code: 'LEAF_MISMATCH' })
  })
})

test('the file of replacements has one spelling', () => {
  expect(parseHubKeys(formatHubKeys([FIRST, SECOND]))).toEqual([FIRST, SECOND])
  for (const bytes of [utf8('no'), formatHubKeys([FIRST]).subarray(1), Uint8Array.of(0x91, 0x91, 0x01)]) {
    expect(codeOf(() => parseHubKeys(bytes))).toMatch(/CODEC|SCHEMA/)
  }
})

test('a join file made after a replacement carries it, and one without it is refused', () => {
  const head = signCheckpoint({ origin: OPENED.logOrigin, size: 9, root: new Uint8Array(32) }, seed('c'))
  const file = { opened: OPENED, hubUrl: 'https://n-cert.example', relayUrl: 'https://relais.example', checkpoint: head }
  const parsed = parseJoinFile(utf8(formatJoinFile({ ...file, hubKeys: [FIRST, SECOND] })))
  expect(parsed.hubKeys).toEqual([FIRST, SECOND])
  expect(codeOf(() => parseJoinFile(utf8(formatJoinFile(file))))).toBe('CHECKPOINT_UNSIGNED')
  expect(firstHubKey(OPENED)[0].key).toEqual(HUB_KEY)
})
