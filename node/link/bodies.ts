// SPDX-License-Identifier: EUPL-1.2
/**
 * Fetches what the followed log names and is not here yet: bodies, wrap files, archived heads, documents.
 *
 * Everything is checked by the hash that the log names before it is stored. A file that is missing at one source is
 * simply still missing: the next source or the next look brings it.
 *
 * @module
 */
import { zstdDecompressSync } from 'node:zlib'
import { hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { parsePayload, parseFrame } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { assertBody, bodyPath, openBody } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES, bodyBundlePath, ENTRIES_PER_BUNDLE, parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import { wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import { Epoch, IssuerKeys } from '@ncv/protocol/message/keys.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { LogStore, StoredEntry } from '../store/log-store.ts'
import type { WarningStore } from '../store/warning-store.ts'
import type { Documents } from '../warning/documents.ts'
import { inParallel } from './in-parallel.ts'
import type { Trust } from './trust.ts'

/** A bundle is worth its bytes from this many missing bodies on. */
const BUNDLE_WORTH = 32
const GROUP = 64

/** Bodies by the hex of their hash, checked. */
export type Bundle = ReadonlyMap<string, Uint8Array>

/** Indexes of full bundles in which many bodies are missing. */
export function bundlesWorthFetching(log: LogStore): number[] {
  const full = Math.floor(log.size() / ENTRIES_PER_BUNDLE)
  const missing = Map.groupBy(log.bodiless(), ({ index }) => Math.floor(index / ENTRIES_PER_BUNDLE))
  return [...missing].filter(([bundle, entries]) => bundle < full && entries.length >= BUNDLE_WORTH).map(([bundle]) => bundle)
}

/**
 * One body bundle; the bodies of entries are stored, the whole is handed back for the documents in it.
 *
 * @throws ProtocolError `BUNDLE_MALFORMED`, `BODY_MISMATCH`
 */
export async function fetchBundle(read: FileReader, log: LogStore, bundle: number): Promise<Bundle | undefined> {
  const file = await read(bodyBundlePath(bundle))
  if (file === undefined) return undefined
  const bodies = parseBodyBundle(unpack(file))
  const first = bundle * ENTRIES_PER_BUNDLE
  const wanted = log.bodiless(first, first + ENTRIES_PER_BUNDLE).flatMap(({ body }) => {
    const bytes = bodies.get(hex(body))
    return bytes === undefined ? [] : [{ hash: body, bytes }]
  })
  log.putBodies(wanted)
  return bodies
}

function unpack(file: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(zstdDecompressSync(file, { maxOutputLength: BODY_BUNDLE_MAX_BYTES }))
  } catch (cause) {
    throw new ProtocolError('BUNDLE_MALFORMED', { field: 'zstd' }, { cause })
  }
}

/** The bodies of open entries, one by one. @throws ProtocolError `BODY_MISMATCH` */
export async function fetchBodies(read: FileReader, log: LogStore): Promise<void> {
  const missing = log.bodiless()
  for (let from = 0; from < missing.length; from += GROUP) {
    const found = await inParallel(missing.slice(from, from + GROUP), async ({ body }) => {
      const bytes = await read(bodyPath(body))
      if (bytes !== undefined) assertBody(bytes, body)
      return bytes === undefined ? [] : [{ hash: body, bytes }]
    })
    log.putBodies(found.flat())
  }
}

/** The payload of an open entry in clear, unverified: it only says which files to look for. */
function peek<T>(log: LogStore, { body }: StoredEntry, parse: (payload: Uint8Array) => T): T | undefined {
  const bytes = log.body(body)
  if (bytes === undefined) return undefined
  try {
    return parse(parseFrame(openBody(bytes, new Uint8Array(32), undefined)).payload)
  } catch (error) {
    if (error instanceof ProtocolError) return undefined
    throw error
  }
}

/** Wrap files of open epoch entries. @throws ProtocolError `BODY_MISMATCH` for a file that is not the one announced */
export async function fetchWraps(read: FileReader, log: LogStore): Promise<void> {
  for (const entry of log.open().filter(({ kind }) => kind === 'epoch')) {
    const epoch = peek(log, entry, (payload) => parsePayload(payload, Epoch))
    if (epoch === undefined) continue
    for (const [n, hash] of epoch.wraps.entries()) {
      const path = wrapFilePath(epoch.purpose, epoch.epoch, n)
      if (log.publicFile(path) !== undefined) continue
      const bytes = await read(path)
      if (bytes === undefined) continue
      if (hex(sha256(bytes)) !== hex(hash)) throw new ProtocolError('BODY_MISMATCH', { body: hex(hash) })
      log.putPublicFile(path, bytes)
    }
  }
}

/**
 * Archived heads that could prove that issuer keys came in time, for entries whose deadline has passed.
 *
 * @returns the entries for which `read` had an answer to every path: nothing more is to be found there
 */
export async function fetchArchive(read: FileReader, log: LogStore, trust: Trust, now: number): Promise<Set<number>> {
  const searched = new Set<number>()
  for (const entry of log.open().filter(({ kind }) => kind === 'issuer-keys')) {
    const period = peek(log, entry, (payload) => parsePayload(payload, IssuerKeys))?.period
    if (period === undefined || now < trust.keyDeadline(entry.index, period)) continue
    for (const path of trust.archivePaths(entry, period)) {
      const bytes = await read(path)
      if (bytes === undefined) continue
      const head = trust.open(bytes)
      if (!trust.provesInTime(head, entry.index, period)) continue
      log.putPublicFile(path, bytes)
      break
    }
    searched.add(entry.index)
  }
  return searched
}

/** Documents of warnings. Warnings whose document the reader does not have stay as they are. */
export async function fetchDocuments(read: (hash: Uint8Array) => Promise<Uint8Array | undefined>, warnings: WarningStore, documents: Documents): Promise<void> {
  let after = -1
  for (let group = warnings.withoutDocument(after, GROUP); group.length > 0; group = warnings.withoutDocument(after, GROUP)) {
    const found = await inParallel(group, async (warning) => {
      const { document } = warning.warning
      const bytes = document === undefined ? undefined : await read(document.body)
      return bytes === undefined ? [] : [{ warning, bytes }]
    })
    documents.takeAll(found.flat())
    after = group.at(-1)?.index ?? Number.MAX_SAFE_INTEGER
  }
}
