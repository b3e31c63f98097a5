// SPDX-License-Identifier: EUPL-1.2
/**
 * Fetches what the followed log names and is not here yet: bodies, wrap files, archived heads, documents.
 *
 * Everything is checked by the hash that the log names before it is stored. A file that is missing at one source, or is not
 * what it should be, is simply still missing: what comes behind it goes on, the next source or the next look brings it.
 *
 * @module
 */
import { zstdDecompressSync } from 'node:zlib'
import { hex } from '@ncv/protocol/bytes.ts'
import { parsePayload, parseFrame } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
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
/** Files looked for together, and body files stored in one transaction. */
const GROUP = 128
/** As many bytes of body files are held in memory, beside those that are just arriving: as much as the largest document. */
export const GROUP_BYTES = 16 * 1024 * 1024

/** Bodies by the hex of their hash, checked. */
export type Bundle = ReadonlyMap<string, Uint8Array>

/** Indexes of full bundles in which many bodies are missing. */
export function bundlesWorthFetching(log: LogStore): number[] {
  const full = Math.floor(log.size() / ENTRIES_PER_BUNDLE)
  const missing = Map.groupBy(log.bodiless(), ({ index }) => Math.floor(index / ENTRIES_PER_BUNDLE))
  return [...missing].filter(([bundle, entries]) => bundle < full && entries.length >= BUNDLE_WORTH).map(([bundle]) => bundle)
}

/** Is told what was wrong with a file that is then treated as missing. */
export type OnFault = (fault: CodedError) => void

/** Replies of a server that wants to be asked later, for whatever file. */
const LATER: ReadonlySet<unknown> = new Set([429, 503])

/** A fault of this one file, while the source itself answers. */
function isFaultOfFile(error: unknown): error is CodedError {
  if (!(error instanceof CodedError)) return false
  if (error.code === 'SOURCE_FAILED') return !LATER.has(error.params['status'])
  return error instanceof ProtocolError || error.code === 'NET_TOO_LARGE'
}

/** One file that is damaged or planted is missing, and no more than that: else it would keep back everything behind it. */
async function orMissing<T>(onFault: OnFault, run: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await run()
  } catch (error) {
    if (!isFaultOfFile(error)) throw error
    onFault(error)
    return undefined
  }
}

/** One body bundle, every body in it checked; undefined where it is missing or not what it should be. */
export function readBundle(read: FileReader, bundle: number, onFault: OnFault): Promise<Bundle | undefined> {
  return orMissing(onFault, async () => {
    const file = await read(bodyBundlePath(bundle))
    return file === undefined ? undefined : parseBodyBundle(unpack(file))
  })
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

/** One body file, checked; undefined where it is missing or another. */
function readBody(read: FileReader, hash: Uint8Array, onFault: OnFault): Promise<Uint8Array | undefined> {
  return orMissing(onFault, async () => {
    const bytes = await read(bodyPath(hash))
    if (bytes !== undefined) assertBody(bytes, hash)
    return bytes
  })
}

/** The bodies of open entries, one by one. */
export async function fetchBodies(read: FileReader, log: Pick<LogStore, 'bodiless' | 'putBodies'>, onFault: OnFault): Promise<void> {
  let held: { readonly hash: Uint8Array; readonly bytes: Uint8Array }[] = []
  let size = 0
  const store = (): void => {
    log.putBodies(held)
    held = []
    size = 0
  }
  await inParallel(log.bodiless(), async ({ body }) => {
    const bytes = await readBody(read, body, onFault)
    if (bytes === undefined) return
    held.push({ hash: body, bytes })
    size += bytes.length
    if (held.length >= GROUP || size >= GROUP_BYTES) store()
  })
  store()
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

/** Wrap files of open epoch entries. */
export async function fetchWraps(read: FileReader, log: LogStore, onFault: OnFault): Promise<void> {
  for (const entry of log.open().filter(({ kind }) => kind === 'epoch')) {
    const epoch = peek(log, entry, (payload) => parsePayload(payload, Epoch))
    if (epoch === undefined) continue
    for (const [n, hash] of epoch.wraps.entries()) {
      const path = wrapFilePath(epoch.purpose, epoch.epoch, n)
      if (log.publicFile(path) !== undefined) continue
      const bytes = await orMissing(onFault, async () => {
        const file = await read(path)
        if (file !== undefined) assertBody(file, hash)
        return file
      })
      if (bytes !== undefined) log.putPublicFile(path, bytes)
    }
  }
}

/**
 * Archived heads that could prove that issuer keys came in time, for entries whose deadline has passed.
 *
 * @returns the entries for which `read` had a sound answer to every path: nothing more is to be found there
 */
export async function fetchArchive(read: FileReader, log: LogStore, trust: Trust, now: number, onFault: OnFault): Promise<Set<number>> {
  const searched = new Set<number>()
  for (const entry of log.open().filter(({ kind }) => kind === 'issuer-keys')) {
    const period = peek(log, entry, (payload) => parsePayload(payload, IssuerKeys))?.period
    if (period === undefined || now < trust.keyDeadline(entry.index, period)) continue
    let isSound = true
    const onUnsound: OnFault = (fault) => {
      isSound = false
      onFault(fault)
    }
    for (const path of trust.archivePaths(entry, period)) {
      const proof = await orMissing(onUnsound, async () => {
        const bytes = await read(path)
        return bytes !== undefined && trust.provesInTime(trust.open(bytes), entry.index, period) ? bytes : undefined
      })
      if (proof === undefined) continue
      log.putPublicFile(path, proof)
      isSound = true
      break
    }
    // A damaged file may be the one with the proof: nobody is called late because of it.
    if (isSound) searched.add(entry.index)
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

/**
 * Documents of warnings, one by one; each is matched and kept when it arrives, so that other work has its turn between two of
 * them. Those that the reader does not have stay missing.
 */
export async function fetchDocuments(
  read: FileReader,
  warnings: Pick<WarningStore, 'withoutDocument'>,
  documents: Pick<Documents, 'takeAll'>,
  onFault: OnFault,
): Promise<void> {
  for (const group of withoutDocument(warnings)) {
    for (const part of boundedByBytes(group)) {
      await inParallel(part, async (warning) => {
        const { document } = warning.warning
        const bytes = document === undefined ? undefined : await readBody(read, document.body, onFault)
        if (bytes !== undefined) documents.takeAll([{ warning, bytes }])
      })
    }
  }
}

/** In their order, in parts whose documents have {@link GROUP_BYTES} together, or one document. */
function* boundedByBytes(group: readonly StoredWarning[]): Generator<StoredWarning[]> {
  let part: StoredWarning[] = []
  let size = 0
  for (const warning of group) {
    const length = warning.warning.document?.length ?? 0
    if (part.length > 0 && size + length > GROUP_BYTES) {
      yield part
      part = []
      size = 0
    }
    part.push(warning)
    size += length
  }
  if (part.length > 0) yield part
}

function* withoutDocument(warnings: Pick<WarningStore, 'withoutDocument'>): Generator<StoredWarning[]> {
  let after = -1
  for (let group = warnings.withoutDocument(after, GROUP); group.length > 0; group = warnings.withoutDocument(after, GROUP)) {
    yield group
    after = group.at(-1)?.index ?? Number.MAX_SAFE_INTEGER
  }
}
