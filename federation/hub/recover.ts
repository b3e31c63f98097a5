// SPDX-License-Identifier: EUPL-1.2
/**
 * Brings a hub that came out of an older backup forward: it gets its own log back from whoever has it (ncv-log, section 7).
 *
 * The mirror, a node's export, a folder: all that is taken was signed by the hub and is checked entry by entry, as a node does
 * it. The hub's own log must be the beginning of it; where it is not, two histories exist and nothing is changed. Afterwards the
 * hub still signs nothing before a quorum of witnesses has shown its heads, so a source that was behind does no harm either.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { unitAt, WITNESSED_LATEST, witnessedPath } from '@ncv/protocol/log/archive.ts'
import type { HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { hubKeyHistoryInLog, openHeadOfNewKey, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import type { FollowStep } from '@ncv/protocol/tlog/follow.ts'
import { follow } from '@ncv/protocol/tlog/follow.ts'
import { frontierFrom } from '@ncv/protocol/tlog/frontier.ts'
import { hashReader } from '@ncv/protocol/tlog/reader.ts'
import { TILE_WIDTH } from '@ncv/protocol/tlog/tile.ts'
import { FederationError } from '../errors.ts'
import { witnessedHead } from '../log/archive-files.ts'
import { ErasedAhead } from '../log/erased-ahead.ts'
import { rootOfFirst } from '../log/sequencer.ts'
import type { LogSource } from '../log/verify-source.ts'
import type { LogStore, PendingEntry } from '../store/log-store.ts'
import type { Hub } from './party.ts'
import { RecoveredEpochs } from './membership/recover-epochs.ts'
import { replayOwnLog } from './membership/records.ts'
import type { Losses, Recovery } from './recover-entry.ts'
import { recoverEntry } from './recover-entry.ts'
import { bundledFiles, strayBodies } from './recover-files.ts'

export interface Recovered {
  /** Entries before and after. */
  readonly from: number
  readonly size: number
  /** Archived heads that came along. */
  readonly heads: number
  readonly losses: Losses
  /** A quorum of witnesses has cosigned the newest head that was found. */
  readonly isWitnessed: boolean
}

/** Where the archive cannot be listed, so many of the newest units are asked for. */
const UNITS_ASKED = 400

/**
 * @throws ProtocolError `LOG_FORK` where the source holds another history than the hub, `CHECKPOINT_…`, `TILE_…`, `LEAF_MISMATCH`,
 *   `BODY_…` naming what does not fit; FederationError `LOG_FILE_MISSING`. What was stored before stays: a second run goes on from there
 */
export async function recoverHub(hub: Hub, source: LogSource, report: (done: number, total: number) => void = () => {}): Promise<Recovered> {
  const from = hub.log.size()
  const note = await source.read('checkpoint')
  if (note === undefined) throw new FederationError('LOG_FILE_MISSING', { path: 'checkpoint' })
  const { head, history } = await openHead(hub, note, source)
  const losses: Losses = { epochs: [], issuerPeriods: [], sealed: [] }
  if (head.size < from) assertPrefix(hub.log, head)
  else {
    const ahead = new ErasedAhead(hub.opened, history)
    await ahead.read(ownFrontier(hub.log), head, source.read)
    const { entries: erased } = ahead
    const epochs = new RecoveredEpochs(hub)
    // A run that is broken off leaves entries whose erasure is still to come: the start after it must know why their bodies are missing.
    if (erased.size > 0) hub.log.putRestoredAt(hub.world.now())
    await follow(ownFrontier(hub.log), head, source.read, async (step) => {
      await storeStep(hub, source, step, { history, losses, erased, epochs })
      report(step.frontier.size, head.size)
    })
    if (!equalBytes(rootOfFirst(hub.log, head.size), head.root)) throw new ProtocolError('TILE_MISMATCH', { size: head.size })
    if (losses.sealed.length > 0) await keepStrayDocuments(hub, source, losses.sealed)
    keepHead(hub, head, note)
    // Whoever lacked entries lacks tokens that were spent as well, however it came to that.
    if (head.size > from) hub.log.putRestoredAt(hub.world.now())
  }
  replayOwnLog(hub)
  const heads = await keepArchive(hub, source)
  hub.log.scrub()
  await hub.files.restore(hub.log, hub.opened)
  hub.world.log.info('hub-recovered', { size: hub.log.size(), count: hub.log.size() - from })
  const isWitnessed = countCosignatures(head.note, hub.registry.witnesses).length >= hub.registry.quorum
  return { from, size: hub.log.size(), heads, losses, isWitnessed }
}

/** A backup may be older than the hub's present key. */
async function openHead(hub: Hub, note: Uint8Array, { read }: LogSource): Promise<{ head: OpenedCheckpoint; history: HubKeyHistory }> {
  const history = hubKeyHistoryInLog(hub.opened, hub.log.bodiesOfKind('hub-key'))
  try {
    return { head: openHubCheckpoint(note, hub.opened, history), history }
  } catch (error) {
    if (!(error instanceof ProtocolError) || error.code !== 'CHECKPOINT_UNSIGNED') throw error
    return await openHeadOfNewKey(note, hub.opened, read)
  }
}

function ownFrontier(log: LogStore) {
  const size = log.size()
  return frontierFrom(
    size,
    hashReader(size, (tile) => log.tile(tile)),
  )
}

/** @throws ProtocolError `LOG_FORK` */
function assertPrefix(log: LogStore, head: OpenedCheckpoint): void {
  if (!equalBytes(rootOfFirst(log, head.size), head.root)) throw new ProtocolError('LOG_FORK', { size: head.size })
}

async function storeStep(
  hub: Hub,
  source: LogSource,
  step: FollowStep,
  known: Pick<Recovery, 'history' | 'losses' | 'erased' | 'epochs'>,
): Promise<void> {
  const { losses } = known
  const files = await bundledFiles(source, Math.floor(step.start / TILE_WIDTH))
  const pending: PendingEntry[] = []
  const sealedBefore = losses.sealed.length
  for (const [i, bytes] of step.entries.entries()) {
    pending.push(await recoverEntry({ hub, read: files.read, ...known }, step.start + i, bytes))
  }
  const sealed = losses.sealed.slice(sealedBefore)
  const unnamed = files.unnamed(pending).filter(({ hash }) => !hub.log.hasBody(hash))
  // Each names one document at most: a source that has more to offer is not believed.
  if (unnamed.length <= sealed.length) attach(pending, (sealed[0] ?? 0) - step.start, unnamed)
  hub.log.append(step.start, pending)
}

/** Documents whose warning cannot be read stay with the first sealed one of the bundle: so they are in the bundle again. */
function attach(pending: PendingEntry[], place: number, bodies: PendingEntry['bodies']): void {
  const entry = pending[place]
  if (entry !== undefined) pending[place] = { ...entry, bodies: [...entry.bodies, ...bodies] }
}

async function keepStrayDocuments(hub: Hub, source: LogSource, sealed: readonly number[]): Promise<void> {
  const stray = await strayBodies(source, (hash) => hub.log.hasBody(hash))
  if (stray.length <= sealed.length) hub.log.addBodies(sealed.at(-1) as number, stray)
}

function keepHead(hub: Hub, head: OpenedCheckpoint, note: Uint8Array): void {
  hub.log.putNote('signed', { size: head.size, note })
}

/**
 * Heads that a quorum has cosigned, each checked against the log: whether a key came in time is answered by them.
 * One that does not fit is left out; the hub has no use for it, and its source may simply be ahead.
 */
async function keepArchive(hub: Hub, source: LogSource): Promise<number> {
  const newest = unitAt(hub.opened.genesis, hub.world.now())
  const listed = source.list('witnessed')?.filter((name) => /^\d{1,12}$/.test(name))
  const paths =
    listed?.map((name) => witnessedPath(Number(name))) ??
    Array.from({ length: Math.min(newest + 1, UNITS_ASKED) }, (_, i) => witnessedPath(newest - i))
  let kept = 0
  for (const path of [WITNESSED_LATEST, ...paths]) {
    const note = await source.read(path)
    const head = note === undefined ? undefined : witnessedHead(hub.log, hub.opened, note)
    if (note === undefined || head === undefined) continue
    const before = hub.log.note('witnessed')
    if (before === undefined || before.size <= head.size) hub.log.putNote('witnessed', { size: head.size, note })
    if (path !== WITNESSED_LATEST) hub.log.putArchived(Number(path.slice('witnessed/'.length)), note)
    kept++
  }
  return kept
}
