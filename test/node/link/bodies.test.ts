// SPDX-License-Identifier: EUPL-1.2
/** Fetching bodies: one bad file stops nothing behind it. @module */
import { fetchBodies, fetchDocuments } from '@ncv/node/link/bodies.ts'
import type { StoredEntry } from '@ncv/node/store/log-store.ts'
import type { StoredWarning } from '@ncv/node/store/warning-store.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { describe, expect, test } from 'vitest'
import { WARNING } from './node-stage.ts'

const MIB = 1024 * 1024

function unexpected(fault: Error): never {
  throw fault
}

/** Files by their path, with how many of them were under way at once. */
function served(files: readonly Uint8Array[]) {
  const byPath = new Map(files.map((bytes) => [bodyPath(sha256(bytes)), bytes]))
  const reading = { now: 0, most: 0 }
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    reading.most = Math.max(reading.most, ++reading.now)
    await new Promise<void>((resolve) => queueMicrotask(resolve))
    reading.now--
    return byPath.get(path)
  }
  return { read, reading }
}

function warningOf(index: number, bytes: Uint8Array, length: number): StoredWarning {
  return {
    index,
    warning: { ...WARNING, document: { sha256: sha256(bytes), length, body: sha256(bytes) } },
    tlp: 'TLP:CLEAR',
    terms: 'n-cert',
    time: 0,
    epoch: 0,
    document: 'missing',
    documentCode: null,
    supersededBy: null,
    stands: true,
    withdrawnReason: null,
    withdrawnText: null,
    erasedReason: null,
  }
}

describe('what is held in memory', () => {
  test.each([
    { length: 16 * MIB, most: 1 },
    { length: 8 * MIB, most: 2 },
    { length: 1024, most: 6 },
  ])('of documents of $length bytes $most at most are under way, and each is kept when it arrives', async ({ length, most }) => {
    const files = Array.from({ length: 12 }, (_, i) => new Uint8Array(8).fill(i))
    const all = files.map((bytes, i) => warningOf(i, bytes, length))
    const { read, reading } = served(files)
    const taken: number[][] = []
    const warnings = { withoutDocument: (after: number, limit: number) => all.filter(({ index }) => index > after).slice(0, limit) }
    await fetchDocuments(read, warnings, { takeAll: (found) => void taken.push(found.map(({ warning }) => warning.index)) }, unexpected)
    expect(taken.flat().sort((a, b) => a - b)).toEqual(all.map(({ index }) => index))
    expect(taken.every((part) => part.length === 1)).toBe(true)
    expect(reading.most).toBe(most)
  })

  test('bodies are stored before they are 16 MiB and one file together', async () => {
    const files = Array.from({ length: 40 }, (_, i) => new Uint8Array(MIB).fill(i))
    const entries = files.map((bytes, index): StoredEntry => {
      const entry = { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', time: 0, epoch: 0 } as const
      return { ...entry, index, body: sha256(bytes) }
    })
    const stored: string[][] = []
    const log = {
      bodiless: () => entries,
      putBodies: (bodies: readonly { hash: Uint8Array }[]) => void stored.push(bodies.map(({ hash }) => hex(hash))),
    }
    await fetchBodies(served(files).read, log, unexpected)
    expect(stored.flat().sort()).toEqual(files.map((bytes) => hex(sha256(bytes))).sort())
    expect(Math.max(...stored.map(({ length }) => length))).toBeLessThanOrEqual(16)
  })
})
