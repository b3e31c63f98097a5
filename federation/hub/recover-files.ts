// SPDX-License-Identifier: EUPL-1.2
/**
 * Where a hub reads its own lost files from: body bundles first, as everybody who catches up does, then single files.
 *
 * Nothing that is read is believed; every body has the hash that an entry names.
 *
 * @module
 */
import { zstdDecompressSync } from 'node:zlib'
import { equalBytes, fromHex, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES, bodyBundlePath, parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { LogSource } from '../log/verify-source.ts'
import type { PendingEntry, StoredBody } from '../store/log-store.ts'

export interface BundledFiles {
  readonly read: FileReader
  /** What the bundle holds and none of `entries` names: documents of warnings that are sealed. */
  unnamed(entries: readonly PendingEntry[]): StoredBody[]
}

/** The files of one bundle's entries. A bundle that cannot be read is left aside: single files say the same. */
export async function bundledFiles({ read }: LogSource, bundle: number): Promise<BundledFiles> {
  const bodies = await readBundle(read, bundle)
  return {
    async read(path) {
      const name = /^body\/([0-9a-f]{64})$/.exec(path)?.[1]
      return (name === undefined ? undefined : bodies.get(name)) ?? (await read(path))
    },
    unnamed(entries) {
      const named = new Set(entries.flatMap((entry) => entry.bodies.map(({ hash }) => hex(hash))))
      return [...bodies].filter(([name]) => !named.has(name)).map(([name, bytes]) => ({ hash: fromHex(name), bytes }))
    },
  }
}

async function readBundle(read: FileReader, bundle: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const file = await read(bodyBundlePath(bundle))
  if (file === undefined) return new Map()
  try {
    return parseBodyBundle(new Uint8Array(zstdDecompressSync(file, { maxOutputLength: BODY_BUNDLE_MAX_BYTES })))
  } catch (error) {
    if (error instanceof CodedError || (error instanceof Error && 'code' in error)) return new Map()
    throw error
  }
}

/** Bodies in a folder that the hub does not have: documents behind sealed warnings, outside of full bundles. */
export async function strayBodies({ read, list }: LogSource, isKnown: (hash: Uint8Array) => boolean): Promise<StoredBody[]> {
  const names = list('body')?.filter((name) => /^[0-9a-f]{64}$/.test(name)) ?? []
  const found: StoredBody[] = []
  for (const name of names) {
    const hash = fromHex(name)
    if (isKnown(hash)) continue
    const bytes = await read(bodyPath(hash))
    if (bytes !== undefined && equalBytes(sha256(bytes), hash)) found.push({ hash, bytes })
  }
  return found
}
