// SPDX-License-Identifier: EUPL-1.2
/**
 * Where a log to be checked comes from: a folder (hub, mirror, node export, USB stick) or the address of a hub or mirror.
 *
 * Nothing that is read here is believed; every file has a bound, so that whoever serves it cannot fill the checker's memory.
 *
 * @module
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BODY_MAX_BYTES } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES } from '@ncv/protocol/log/body-bundle.ts'
import { WRAP_FILE_BYTES } from '@ncv/protocol/membership/epoch.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { BUNDLE_MAX_BYTES } from '@ncv/protocol/tlog/bundle.ts'
import { HASH_BYTES } from '@ncv/protocol/tlog/hash.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import type { Net } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'

export interface LogSource {
  /** The file at a path below the log's prefix; undefined where there is none. */
  readonly read: FileReader
  /** Names in a folder of the log; undefined where that cannot be asked (HTTP has no listing). */
  list(folder: string): readonly string[] | undefined
}

/** Longest first: the first prefix that fits gives the bound. Compressed bundles may be a little longer than what is in them. */
const BOUNDS: readonly (readonly [string, number])[] = [
  ['tile/entries/', BUNDLE_MAX_BYTES],
  ['tile/', TILE_WIDTH * HASH_BYTES],
  ['body/bundle/', BODY_BUNDLE_MAX_BYTES + 1024 * 1024],
  ['body/', BODY_MAX_BYTES],
  ['keys/', WRAP_FILE_BYTES],
  ['', NOTE_MAX_BYTES],
]

function boundOf(path: string): number {
  return BOUNDS.find(([prefix]) => path.startsWith(prefix))?.[1] ?? NOTE_MAX_BYTES
}

/** An unreadable or oversized file is found by its path in the log, whatever the folder or host is called. */
async function named<T>(path: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RuntimeError) throw new RuntimeError(error.code, { path, ...error.params }, { cause: error })
    throw error
  }
}

export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** @param place an address or a folder */
export function logSource(net: Net, place: string): LogSource {
  return isAddress(place) ? webSource(net, place) : folderSource(place)
}

/** @throws RuntimeError `FILE_MISSING`, `FILE_UNREADABLE` where there is no such folder */
export function folderSource(folder: string): LogSource {
  if (!existsSync(folder)) throw new RuntimeError('FILE_MISSING', { file: folder })
  if (!statSync(folder).isDirectory()) throw new RuntimeError('FILE_UNREADABLE', { file: folder, reason: 'ENOTDIR' })
  return {
    async read(path) {
      const file = join(folder, path)
      if (!existsSync(file)) return undefined
      return await named(path, () => readFileBounded(file, boundOf(path)))
    },
    list: (name) => (existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : []),
  }
}

/** @param base as the operator gave it, with or without a slash at its end */
export function webSource(net: Net, base: string): LogSource {
  const prefix = base.replace(/\/?$/, '/')
  return {
    async read(path) {
      const request = { method: 'GET', url: prefix + path, maxBytes: boundOf(path) } as const
      const { status, body } = await named(path, () => net.request(request))
      if (status === 404) return undefined
      if (status !== 200) throw new RuntimeError('NET_UNREACHABLE', { path, host: new URL(prefix).host, reason: `HTTP ${status}` })
      return body
    },
    list: () => undefined,
  }
}
