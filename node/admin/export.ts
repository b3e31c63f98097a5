// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the followed log as static files, as any mirror serves it. From them a hub that lost its disk is rebuilt.
 *
 *     checkpoint  witnessed/latest  witnessed/<unit>  tile/…  tile/entries/…  body/<hex>  keys/<purpose>/<epoch>/<n>  keys/hub
 *
 * Nothing of this house is in it: every file is public or was sealed by the hub.
 *
 * @module
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { base64 } from '@ncv/protocol/bytes.ts'
import { WITNESSED_LATEST } from '@ncv/protocol/log/archive.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { formatHubKeys, HUB_KEYS_PATH, hubKeyEntries } from '@ncv/protocol/membership/hub-key.ts'
import { formatBundle } from '@ncv/protocol/tlog/bundle.ts'
import { entriesPath, formatTilePath, newBundles, TILE_WIDTH, tilesFor } from '@ncv/protocol/tlog/tile.ts'
import { assertEmptyDir, PUBLIC_FILE, writeFilesDurable } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import type { Feed } from '../link/feed.ts'
import type { Self } from '../self.ts'
import type { LogStore } from '../store/log-store.ts'
import { assertSoundLog } from '../store/self-check.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

/** Files written and synced together. */
const GROUP = 256

interface PublicFile {
  readonly path: string
  readonly data: Uint8Array
}

/** A witness holds the hub's newest entries a moment before their bodies. */
const LOOKS_FOR_BODIES = 3

export function exportHandlers(
  { log }: Pick<Stores, 'log'>,
  { dir: own, opened }: Pick<Self, 'dir' | 'opened'>,
  feed: Feed,
): Pick<NodeHandlers, 'exportLog'> {
  return {
    async exportLog({ body }, { report }) {
      for (let i = 0; i < LOOKS_FOR_BODIES && log.missingBody() !== undefined; i++) await feed.poll()
      // Both of one moment: the log grows while it is written out.
      const [signed, witnessed] = [log.note('signed'), log.note('witnessed')]
      if (signed === undefined) throw new NodeError('FEED_UNREACHABLE', { dir: own })
      const missing = log.missingBody()
      if (missing !== undefined) throw new ProtocolError('BODY_MISSING', { index: missing })
      assertSoundLog(log, opened)
      const dir = resolve(body.dir)
      assertEmptyDir(dir)
      const wasThere = existsSync(dir)
      try {
        let files = 0
        for (const group of inGroups(publicFiles(log, opened, signed.size, witnessed?.note))) {
          await writeFilesDurable(
            group.map(({ path, data }) => ({ path: join(dir, path), data })),
            PUBLIC_FILE,
          )
          files += group.length
          report({ done: files })
        }
        // Last: a folder with a checkpoint is whole.
        await writeFilesDurable([{ path: join(dir, 'checkpoint'), data: signed.note }], PUBLIC_FILE)
        return { dir, size: signed.size, root: base64(log.rootAt(signed.size)), files: files + 1 }
      } catch (error) {
        empty(dir, wasThere)
        throw error
      }
    },
  }
}

/** The folder was empty before, or was not there. */
function empty(dir: string, wasThere: boolean): void {
  if (!wasThere) rmSync(dir, { recursive: true, force: true })
  else for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true, force: true })
}

function* publicFiles(log: LogStore, opened: OpenedGenesis, size: number, witnessed: Uint8Array | undefined): Generator<PublicFile> {
  for (const tile of tilesFor(size)) yield { path: formatTilePath(tile), data: log.tile(tile) }
  for (const { index, width } of newBundles(0, size)) {
    const from = index * TILE_WIDTH
    yield { path: entriesPath(index, width), data: formatBundle(log.entryBytes(from, from + width)) }
  }
  for (const { hash, bytes } of log.bodies()) yield { path: bodyPath(hash), data: bytes }
  const replacements = hubKeyEntries(opened, log.bodiesOfKind('hub-key'))
  if (replacements.length > 0) yield { path: HUB_KEYS_PATH, data: formatHubKeys(replacements) }
  for (const path of log.publicPaths()) yield { path, data: log.publicFile(path) as Uint8Array }
  if (witnessed !== undefined) yield { path: WITNESSED_LATEST, data: witnessed }
}

function* inGroups(files: Iterable<PublicFile>): Generator<PublicFile[]> {
  let group: PublicFile[] = []
  for (const file of files) {
    group.push(file)
    if (group.length < GROUP) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
