// SPDX-License-Identifier: EUPL-1.2
/**
 * Checks a whole log from its public files, without a key and without trusting whoever serves them (ncv-log).
 *
 *     checkpoint → origin line → genesis, signed by all founders → hub signature → earlier heads
 *       → every tile ↔ root, every entry ↔ leaf hash → every body, envelope, document, wrap file, body bundle
 *
 * The first thing that does not fit ends it, named by its index or path. What it cannot see: whether the genesis is the right one
 * (that takes an anchor from elsewhere), and what sealed bodies say.
 *
 * @module
 */
import { base64, equalBytes, fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { openGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyEntry, HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { assertHubKeysInTree, HUB_KEYS_PATH, hubKeyHistory, openHubCheckpoint, parseHubKeys } from '@ncv/protocol/membership/hub-key.ts'
import type { WitnessSets } from '@ncv/protocol/membership/witness-sets.ts'
import { quorumOf, witnessSetsInLog } from '@ncv/protocol/membership/witness-sets.ts'
import { readParts } from '@ncv/protocol/tlog/authentic-tiles.ts'
import { parseBundle } from '@ncv/protocol/tlog/bundle.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { parseCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { FollowStep } from '@ncv/protocol/tlog/follow.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import type { Frontier } from '@ncv/protocol/tlog/frontier.ts'
import { EMPTY_FRONTIER } from '@ncv/protocol/tlog/frontier.ts'
import { parseNote } from '@ncv/protocol/tlog/note.ts'
import { entriesPath, TILE_WIDTH, tileWidth } from '@ncv/protocol/tlog/tile.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../errors.ts'
import { ErasedAhead } from './erased-ahead.ts'
import { checkBodyBundle } from './verify-body-bundle.ts'
import type { CheckedEntry, EntryContext } from './verify-entry.ts'
import { checkEntry, readBody } from './verify-entry.ts'
import type { EarlierHead } from './verify-heads.ts'
import { headComparison, readWitnessedHeads } from './verify-heads.ts'
import { entryOrder } from './verify-order.ts'
import { within } from './verify-place.ts'
import type { LogSource } from './verify-source.ts'

/** What somebody knows of the log from elsewhere: accession letter, join file. */
export interface Anchor {
  /** The genesis hash. */
  readonly origin: Uint8Array
  /** The newest checkpoint when the join file was made. */
  readonly head?: EarlierHead
}

export interface VerifiedLog {
  readonly origin: string
  readonly size: number
  /** base64 */
  readonly root: string
  /** Witnesses of the genesis whose cosignature of this checkpoint holds. */
  readonly witnesses: number
  readonly quorum: number
  readonly anchored: boolean
  /** False where the copy carries no wrap files, which were not checked then. */
  readonly wraps: boolean
}

/** Entries whose files are read at the same time. */
const AT_ONCE = 8
const CHECKPOINT = 'checkpoint'

/**
 * @param now decides which archived heads are asked for where there is no listing
 * @throws ProtocolError, FederationError `LOG_FILE_MISSING`, RuntimeError: with `index` and `path` of the first that does not fit
 */
export async function verifyLog(
  source: LogSource,
  anchor: Anchor | undefined,
  now: Instant,
  report: (done: number, total: number) => void = () => {},
): Promise<VerifiedLog> {
  const bytes = await readCheckpoint(source)
  const claimed = await within({ path: CHECKPOINT }, () => claimOf(bytes, anchor))
  const { opened } = await readEntryZero(source, claimed)
  const { entries: hubKeys, history } = await readHubKeys(source, opened, claimed.size)
  const checkpoint = await within({ path: CHECKPOINT }, () => openHubCheckpoint(bytes, opened, history))
  await within({ path: HUB_KEYS_PATH }, () => assertHubKeysInTree(checkpoint, hubKeys, source.read))
  const withWraps = source.list('keys')?.length !== 0
  const { erased, sets, fault } = await lookAhead(checkpoint, source, opened, history)
  const witnessed = await readWitnessedHeads(source, opened, history, sets, now).catch((error: unknown) => {
    throw orEarlier(error, fault)
  })
  const heads = await olderHeads(source, checkpoint, [...witnessed, ...(anchor?.head === undefined ? [] : [anchor.head])])
  const step = stepCheck({ opened, history, read: source.read, withWraps, erased }, headComparison(heads), (done) => report(done, checkpoint.size))
  await follow(EMPTY_FRONTIER, checkpoint, source.read, step).catch((error: unknown) => nameBundle(orEarlier(error, fault), checkpoint.size))
  return {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: base64(checkpoint.root),
    witnesses: quorumOf(checkpoint, opened, sets).found,
    quorum: opened.genesis.quorum,
    anchored: anchor !== undefined,
    wraps: withWraps,
  }
}

/** Where the entries cannot be read to their end, the fault that is found there again in its turn. */
async function lookAhead(
  head: OpenedCheckpoint,
  { read }: LogSource,
  opened: OpenedGenesis,
  history: HubKeyHistory,
): Promise<{ erased: ReadonlySet<string>; sets: WitnessSets; fault?: ProtocolError }> {
  const ahead = new ErasedAhead(opened, history)
  try {
    await ahead.read(EMPTY_FRONTIER, head, read)
    return { erased: ahead.bodies, sets: witnessSetsInLog(opened, history, ahead.witnesses) }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return { erased: ahead.bodies, sets: witnessSetsInLog(opened, history, ahead.witnesses), fault: error }
  }
}

/** A body is missing, or a witness unknown, because what says so cannot be read. */
function orEarlier(error: unknown, fault: ProtocolError | undefined): unknown {
  return error instanceof ProtocolError && ['BODY_MISSING', 'QUORUM_MISSING'].includes(error.code) && fault !== undefined ? fault : error
}

async function readCheckpoint(source: LogSource): Promise<Uint8Array> {
  const bytes = await source.read(CHECKPOINT)
  if (bytes === undefined) throw new FederationError('LOG_FILE_MISSING', { path: CHECKPOINT })
  return bytes
}

/** The replacements of the hub key up to this head. @throws ProtocolError with `path` for one that the root key did not sign */
export async function readHubKeys(
  { read }: LogSource,
  opened: OpenedGenesis,
  size: number,
): Promise<{ entries: readonly HubKeyEntry[]; history: HubKeyHistory }> {
  return await within({ path: HUB_KEYS_PATH }, async () => {
    const file = await read(HUB_KEYS_PATH)
    const entries = file === undefined ? [] : parseHubKeys(file).filter(({ index }) => index < size)
    return { entries, history: hubKeyHistory(opened, entries) }
  })
}

interface Claim {
  readonly origin: string
  readonly genesisHash: Uint8Array
  readonly size: number
}

/** What the checkpoint says before its signature can be verified: the hub key stands in the genesis that it names. */
function claimOf(bytes: Uint8Array, anchor: Anchor | undefined): Claim {
  const { origin, size } = parseCheckpoint(parseNote(bytes).text)
  const name = /^[a-z0-9.-]+\/([0-9a-f]{64})$/.exec(origin)?.[1]
  if (name === undefined) throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'origin', line: 1 })
  if (size === 0) throw new ProtocolError('CHECKPOINT_MALFORMED', { field: 'size', line: 2 })
  const genesisHash = fromHex(name, 32)
  if (anchor !== undefined && !equalBytes(anchor.origin, genesisHash)) {
    throw new ProtocolError('GENESIS_MISMATCH', { found: name, expected: hex(anchor.origin) })
  }
  return { origin, genesisHash, size }
}

/** Entry 0 as a source has it. Whether it is the right one is for the caller to know. */
export interface LogGenesis {
  readonly opened: OpenedGenesis
  readonly entry: Uint8Array
  readonly body: Uint8Array
}

/** @throws FederationError `LOG_FILE_MISSING`; ProtocolError as {@link verifyLog} */
export async function readLogGenesis(source: LogSource): Promise<LogGenesis> {
  const bytes = await readCheckpoint(source)
  return await readEntryZero(source, await within({ path: CHECKPOINT }, () => claimOf(bytes, undefined)))
}

/** @throws ProtocolError `GENESIS_MISMATCH` unless entry 0 is the genesis that the origin line names, and what opening it throws */
async function readEntryZero({ read }: LogSource, claim: Claim): Promise<LogGenesis> {
  const bundle = { level: 'entries', index: 0, width: tileWidth(0, 0, claim.size) } as const
  return await within({ index: 0 }, async () => {
    const [entry = new Uint8Array()] = await readParts(read, bundle, parseBundle)
    const { body: hash, kind } = parseEntry(entry)
    if (kind !== 'genesis') throw new ProtocolError('ENTRY_MALFORMED', { field: 'kind' })
    const body = await readBody(read, hash)
    const opened = openGenesis(openBody(body, claim.genesisHash, undefined))
    if (opened.logOrigin !== claim.origin) throw new ProtocolError('GENESIS_MISMATCH', { found: opened.logOrigin, expected: claim.origin })
    return { opened, entry, body }
  })
}

/**
 * Earlier heads that this checkpoint must continue. One that is larger is fine only where the log has just grown.
 *
 * @throws ProtocolError `LOG_ROLLBACK` with the path of the larger head
 */
async function olderHeads(source: LogSource, checkpoint: OpenedCheckpoint, heads: readonly EarlierHead[]): Promise<EarlierHead[]> {
  const larger = heads.filter(({ size }) => size > checkpoint.size)
  for (const { path, size } of larger) {
    const again = parseCheckpoint(parseNote(await readCheckpoint(source)).text)
    if (again.size < size) throw new ProtocolError('LOG_ROLLBACK', { path, found: checkpoint.size, expected: size })
  }
  return heads.filter((head) => !larger.includes(head))
}

function stepCheck(
  context: EntryContext,
  compareHeads: (before: Frontier, leaves: readonly Uint8Array[]) => void,
  report: (done: number) => void,
): (step: FollowStep) => Promise<void> {
  const order = entryOrder(context.opened.genesis)
  let before = EMPTY_FRONTIER
  return async ({ start, entries, leaves, frontier }) => {
    compareHeads(before, leaves)
    before = frontier
    const checked: CheckedEntry[] = []
    for await (const each of ahead(entries, (bytes, i) => checkEntry(context, start + i, bytes))) {
      await order.add(each)
      checked.push(each)
      if (checked.length % 32 === 0) report(start + checked.length)
    }
    if (checked.length === TILE_WIDTH) await checkBodyBundle(context, start / TILE_WIDTH, checked)
    report(start + checked.length)
  }
}

/** Results in the order of the items, so that the first fault is the first in the log; some items are worked on ahead. */
async function* ahead<T, R>(items: readonly T[], work: (item: T, i: number) => Promise<R>): AsyncGenerator<R> {
  const begun: Promise<R>[] = []
  for (let i = 0, next = 0; i < items.length; i++) {
    for (; next < items.length && next < i + AT_ONCE; next++) {
      const result = work(items[next] as T, next)
      // A later fault is reported when its turn comes, or never, when an earlier one ends the run.
      result.catch(() => {})
      begun.push(result)
    }
    yield await (begun.shift() as Promise<R>)
  }
}

/** A leaf mismatch names the entry; people look for the file. */
function nameBundle(error: unknown, size: number): never {
  const index = error instanceof ProtocolError && error.code === 'LEAF_MISMATCH' ? error.params['index'] : undefined
  if (typeof index !== 'number') throw error
  const bundle = Math.floor(index / TILE_WIDTH)
  throw new ProtocolError('LEAF_MISMATCH', { index, path: entriesPath(bundle, tileWidth(0, bundle, size)) }, { cause: error })
}
