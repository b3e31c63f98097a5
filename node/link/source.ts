// SPDX-License-Identifier: EUPL-1.2
/**
 * Where public files come from: the mirror, the hub. Neither is trusted; what they send is checked by whoever asked.
 *
 * @module
 */
import { BODY_MAX_BYTES } from '@ncv/protocol/log/body.ts'
import { WRAP_FILE_BYTES } from '@ncv/protocol/membership/epoch.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { BUNDLE_MAX_BYTES } from '@ncv/protocol/tlog/bundle.ts'
import { NOTE_MAX_BYTES } from '@ncv/protocol/tlog/note.ts'
import { TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import type { Instant, Net } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'

export type SourceName = 'mirror' | 'hub'

export interface Source {
  readonly name: SourceName
  /** The bytes of a public file; undefined where there is none. @throws RuntimeError `NET_…`; NodeError `SOURCE_FAILED` */
  readonly read: FileReader
  /** The other side's clock as its last reply stated it, with ours at that moment. */
  clock(): { readonly theirs: Instant; readonly ours: Instant } | undefined
}

/** Zstandard could make a small file large: the unpacker has its own bound. */
const BODY_BUNDLE_FILE_MAX_BYTES = 64 * 1024 * 1024

function limitOf(path: string): number {
  if (path.startsWith('tile/entries/')) return BUNDLE_MAX_BYTES
  if (path.startsWith('tile/')) return TILE_WIDTH * 32
  if (path.startsWith('body/bundle/')) return BODY_BUNDLE_FILE_MAX_BYTES
  if (path.startsWith('body/')) return BODY_MAX_BYTES
  return path.startsWith('keys/') ? WRAP_FILE_BYTES : NOTE_MAX_BYTES
}

/** @param baseUrl from configuration, without a slash at the end */
export function httpSource(name: SourceName, baseUrl: string, net: Net, now: () => Instant): Source {
  let clock: { theirs: Instant; ours: Instant } | undefined
  return {
    name,
    clock: () => clock,
    async read(path) {
      const { status, headers, body } = await net.request({ method: 'GET', url: `${baseUrl}/${path}`, maxBytes: limitOf(path) })
      const theirs = Date.parse(headers['date'] ?? '')
      if (Number.isFinite(theirs)) clock = { theirs, ours: now() }
      if (status === 404) return undefined
      if (status !== 200) throw new NodeError('SOURCE_FAILED', { source: name, status })
      return body
    },
  }
}
