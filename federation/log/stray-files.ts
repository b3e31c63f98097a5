// SPDX-License-Identifier: EUPL-1.2
/**
 * Files in the public folder that the newest head does not need: partial tiles of earlier heads, and what somebody or something left there.
 *
 * They are served like all others, so they must be right or must not be there.
 *
 * @module
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import { parseTilePath, TILE_WIDTH, tileWidth } from '@ncv/protocol/tlog/tile.ts'
import type { LogStore } from '../store/log-store.ts'

/** Folders of which files are served. */
const SERVED = ['tile', 'body', 'keys', 'witnessed']

/** Paths below the log's prefix. */
export function strayFiles(root: string, known: ReadonlySet<string>): string[] {
  return SERVED.flatMap((folder) => {
    const top = join(root, folder)
    if (!existsSync(top)) return []
    return readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => !known.has(path))
  })
}

/** What a partial tile or bundle of an earlier head holds; undefined where the path is none of this log. */
export function partialOf(store: LogStore, path: string): Uint8Array | undefined {
  try {
    const tile = parseTilePath(path)
    const level = tile.level === 'entries' ? 0 : tile.level
    const now = tileWidth(level, tile.index, store.size())
    if (tile.width === TILE_WIDTH || tile.width > now) return undefined
    const from = tile.index * TILE_WIDTH
    if (tile.level === 'entries') return formatBundle(store.entries(from, from + tile.width))
    return store.tile({ level, index: tile.index, width: tile.width })
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}
