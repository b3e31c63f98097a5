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
import type { StoredWarning, WarningStore } from '../store/warning-store.ts'
import type { Documents } from '../warning/documents.ts'
import { inParallel } from './in-parallel.ts'
import type { Trust } from './trust.ts'

/** A bundle is worth its bytes from this many missing bodies on. */
const BUNDLE_WORTH = 32
/** Body files held in memory and stored in one transaction. */
const GROUP = 128

/** Bodies by the hex of their hash, checked. */
export type Bundle = ReadonlyMap<string, Uint8Array>

/** Indexes of full bundles in which many bodies are missing. */
export function bundlesWorthFetching(log: LogStore): number[] {
  const full = Math.floor(log.size() / ENTRIES_PER_BUNDLE)
  const missing = Map.groupBy(log.bodiless(), ({ index }) => Math.floor(index / ENTRIES_PER_BUNDLE))
  return [...missing].filter(([bundle, entries]) => bundle < full && entries.length >= BUNDLE_WORTH).map(([bundle]) => bundle)
}

/** One body bundle, every body in it checked. @throws ProtocolError `BUNDLE_MALFORMED`, `BODY_MISMATCH` */
export async function readBundle(read: FileReader, bundle: number): Promise<Bundle | undefined> {
  const file = await read(bodyBundlePath(bundle))
  return file === undefined ? undefined : parseBodyBundle(unpack(file))
}

/** Stores the bodies of the bundle's entries that are missing. */
export function storeBundle(log: LogStore, bundle: number, bodies: Bundle): void {
  const first = bundle * ENTRIES_PER_BUNDLE
  const wanted = log.bodiless(first, first + ENTRIES_PER_BUNDLE).flatMap(({ body }) => {
    const bytes = bodies.get(hex(body))
    return bytes === undefined ? [] : [{ hash: body, bytes }]
  })
  log.putBodies(wanted)
}

function unpack(file: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(zstdDecompressSync(file, { maxOutputLength: BODY_BUNDLE_MAX_BYTES }))
  } catch (cause) {
    throw new ProtocolError('BUNDLE_MALFORMED', { field: 'zstd' }, { cause })
  }
}

/** One body file, checked. @throws ProtocolError `BODY_MISMATCH` */
export async function readBody(read: FileReader, hash: Uint8Array): Promise<Uint8Array | undefined> {
  const bytes = await read(bodyPath(hash))
  if (bytes !== undefined) assertBody(bytes, hash)
  return bytes
}

/** The bodies of open entries, one by one. @throws ProtocolError `BODY_MISMATCH` */
export async function fetchBodies(read: FileReader, log: LogStore): Promise<void> {
  const missing = log.bodiless()
  for (let from = 0; from < missing.length; from += GROUP) {
    const found = await inParallel(missing.slice(from, from + GROUP), async ({ body }) => {
      const bytes = await readBody(read, body)
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

/** Documents of warnings, out of a bundle. Warnings whose document is not in it stay as they are. */
export function takeDocuments(bodies: Bundle, warnings: WarningStore, documents: Documents): void {
  for (const group of withoutDocument(warnings)) {
    const found = group.flatMap((warning) => {
      const bytes = warning.warning.document === undefined ? undefined : bodies.get(hex(warning.warning.document.body))
      return bytes === undefined ? [] : [{ warning, bytes }]
    })
    documents.takeAll(found)
  }
}

/** Documents of warnings, one by one. Those that the reader does not have stay missing. @throws ProtocolError `BODY_MISMATCH` */
export async function fetchDocuments(read: FileReader, warnings: WarningStore, documents: Documents): Promise<void> {
  for (const group of withoutDocument(warnings)) {
    const found = await inParallel(group, async (warning) => {
      const { document } = warning.warning
      const bytes = document === undefined ? undefined : await readBody(read, document.body)
      return bytes === undefined ? [] : [{ warning, bytes }]
    })
    documents.takeAll(found.flat())
  }
}

function* withoutDocument(warnings: WarningStore): Generator<StoredWarning[]> {
  let after = -1
  for (let group = warnings.withoutDocument(after, GROUP); group.length > 0; group = warnings.withoutDocument(after, GROUP)) {
    yield group
    after = group.at(-1)?.index ?? Number.MAX_SAFE_INTEGER
  }
}
