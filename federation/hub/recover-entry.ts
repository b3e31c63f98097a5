// SPDX-License-Identifier: EUPL-1.2
/**
 * One entry that the hub has lost and gets back: its files, each checked, and what it leaves in the hub's own tables.
 *
 * What only the hub knew does not come back: private keys, and what is sealed under an epoch key that is gone. It is counted.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { openEnvelope, parseFrame } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { assertBody, bodyPath, openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import { wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { hubKeyAt } from '@ncv/protocol/membership/hub-key.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { CountResult, Question } from '@ncv/protocol/message/count.ts'
import { Epoch, IssuerKeys } from '@ncv/protocol/message/keys.ts'
import { isMembershipKind } from '@ncv/protocol/message/membership.ts'
import { Intake } from '@ncv/protocol/message/intake.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import { listDay } from '@ncv/protocol/submission/daily-list.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { z } from 'zod'
import { openErased } from '../log/erased-ahead.ts'
import type { PendingEntry, StoredBody } from '../store/log-store.ts'
import type { Hub } from './party.ts'
import { eraseRows } from './erasing/erase.ts'
import type { RecoveredEpochs } from './membership/recover-epochs.ts'
import { draftId } from './publish/drafts.ts'
import { noteAlarm } from './service/alarms.ts'

/** What does not come back with the log. */
export interface Losses {
  /** Community keys by number: what is sealed under them can be read by members, not by the hub. */
  readonly epochs: number[]
  /** Periods whose issuer keys are announced but gone: no tokens can be issued for them. */
  readonly issuerPeriods: number[]
  /** Indexes of warnings that the hub cannot read: whether a document was published with them it cannot tell. */
  readonly sealed: number[]
}

export interface Recovery {
  readonly hub: Hub
  readonly read: FileReader
  readonly history: HubKeyHistory
  readonly losses: Losses
  readonly epochs: RecoveredEpochs
  /** Indexes of entries whose bodies were erased: nobody has them. */
  readonly erased: ReadonlySet<number>
}

/** @throws ProtocolError `BODY_MISSING`, `BODY_MISMATCH`, `ENVELOPE_…` with the index */
export async function recoverEntry(recovery: Recovery, index: number, bytes: Uint8Array): Promise<PendingEntry> {
  const entry = parseEntry(bytes)
  if (recovery.erased.has(index) && isErasable(entry.kind)) return { bytes, kind: entry.kind, bodies: [] }
  const body = await checkedFile(recovery.read, entry.body, index)
  const own: StoredBody = { hash: entry.body, bytes: body }
  const { kind } = entry
  if (kind === 'epoch') return { bytes, kind, bodies: [own], alongside: await epochEffect(recovery, index, entry, body) }
  if (kind === 'issuer-keys') return { bytes, kind, bodies: [own], alongside: issuerEffect(recovery, index, entry, body) }
  if (kind === 'warning') return await recoverWarning(recovery, index, entry, bytes, own)
  if (kind === 'intake') return { bytes, kind, bodies: [own], alongside: intakeEffect(recovery, index, entry, body) }
  if (kind === 'withdrawal') return { bytes, kind, bodies: [own], alongside: withdrawalEffect(recovery, index, entry, body) }
  if (kind === 'erased') return { bytes, kind, bodies: [own], alongside: erasedEffect(recovery, index, entry, body) }
  if (kind === 'question' || kind === 'count-result') return { bytes, kind, bodies: [own], alongside: countEffect(recovery, index, entry, body) }
  if (isMembershipKind(kind)) return { bytes, kind, bodies: [own], alongside: membershipEffect(recovery, index, entry, body) }
  return { bytes, kind, bodies: [own] }
}

/** What the hub cannot read, it does not know: it says so, and members are told to have their hub's keys kept. */
function membershipEffect({ hub, epochs }: Recovery, index: number, entry: Entry, body: Uint8Array): () => void {
  const key = epochs.bodyKey(entry)
  if (key === 'lost' || key === 'clear' || !isMembershipKind(entry.kind)) return () => {}
  const { payload } = parseFrame(openBody(body, hub.opened.origin, key))
  const record = { index, time: entry.time, kind: entry.kind, payload }
  return () => {
    try {
      hub.registry.apply(record)
    } catch (error) {
      // What it rests on could not be read yet: the whole log is replayed once it is here.
      if (!(error instanceof CodedError)) throw error
    }
  }
}

/** Questions and their results as far as the hub can read them. Answers do not come back: their tokens are ended. */
function countEffect(recovery: Recovery, index: number, entry: Entry, body: Uint8Array): () => void {
  const { hub, epochs } = recovery
  const key = epochs.bodyKey(entry)
  if (key === 'lost') return () => {}
  const frame = openBody(body, hub.opened.origin, key === 'clear' ? undefined : key)
  if (entry.kind === 'question') {
    const question = open(recovery, index, entry, frame, Question)
    return () => hub.counts.addQuestion(index, encode(question as unknown as Value))
  }
  const { question, number, isFinal } = open(recovery, index, entry, frame, CountResult)
  return () => hub.counts.addResult(question, { number, index, at: entry.time }, isFinal)
}

/** Also of what was here before: the backup may be older than the erasure. A warning that was erased no longer holds. */
function erasedEffect({ hub, history }: Recovery, index: number, entry: Entry, body: Uint8Array): () => void {
  const erased = openErased(body, entry, hub.opened, hubKeyAt(history, index).key)
  return () => {
    for (const each of erased.entries) hub.counts.withdrawWarning(each.index, index)
    eraseRows(hub, erased)
  }
}

/** A body file by its name, checked. @throws ProtocolError `BODY_MISSING`, `BODY_MISMATCH` */
async function checkedFile(read: FileReader, hash: Uint8Array, index: number): Promise<Uint8Array> {
  const file = await read(bodyPath(hash))
  if (file === undefined) throw new ProtocolError('BODY_MISSING', { index, path: bodyPath(hash) })
  assertBody(file, hash)
  return file
}

function open<T>({ hub, history }: Recovery, index: number, { kind, tlp, terms }: Entry, frame: Uint8Array, schema: z.ZodType<T>): T {
  const { origin }: OpenedGenesis = hub.opened
  return openEnvelope(frame, { type: kind, origin, tlp, terms }, schema, hubKeyAt(history, index).key).payload
}

async function epochEffect(recovery: Recovery, index: number, entry: Entry, body: Uint8Array): Promise<() => void> {
  const { hub, read, losses } = recovery
  const announced = open(recovery, index, entry, openBody(body, hub.opened.origin, undefined), Epoch)
  const { purpose, epoch, wraps } = announced
  const files: { path: string; bytes: Uint8Array }[] = []
  for (const [n, hash] of wraps.entries()) {
    const path = wrapFilePath(purpose, epoch, n)
    const bytes = await read(path)
    if (bytes === undefined) throw new ProtocolError('BODY_MISSING', { index, path })
    if (hex(sha256(bytes)) !== hex(hash)) throw new ProtocolError('BODY_MISMATCH', { index, path })
    files.push({ path, bytes })
  }
  const [own, ...older] = recovery.epochs.take(announced)
  if (own === undefined && purpose === 'community') losses.epochs.push(epoch)
  const period = Math.max(0, periodAt(hub.opened.genesis, entry.time))
  return () => {
    hub.issuing.addEpoch({ purpose, epoch, key: own?.key ?? null, index, period })
    for (const each of older) hub.issuing.fillEpoch(each.purpose, each.epoch, each.key)
    for (const { path, bytes } of files) hub.log.putWrapFile(path, bytes)
  }
}

function issuerEffect(recovery: Recovery, index: number, entry: Entry, body: Uint8Array): () => void {
  const { hub, losses } = recovery
  const { period, keys } = open(recovery, index, entry, openBody(body, hub.opened.origin, undefined), IssuerKeys)
  losses.issuerPeriods.push(period)
  return () =>
    hub.issuing.addIssuerKeys(keys.map(({ purpose, number, isSpare, spki }) => ({ period, purpose, number, isSpare, spki, pkcs8: null, index })))
}

/** What the hub cannot read stays in force in its own tables; the members, who can, see its end. */
function withdrawalEffect(recovery: Recovery, index: number, entry: Entry, body: Uint8Array): () => void {
  const { hub, epochs } = recovery
  const key = epochs.bodyKey(entry)
  if (key === 'lost') return () => {}
  const frame = openBody(body, hub.opened.origin, key === 'clear' ? undefined : key)
  const withdrawal = open(recovery, index, entry, frame, Withdrawal)
  return () => {
    hub.advisories.withdraw(withdrawal.entry, index)
    hub.counts.withdrawWarning(withdrawal.entry, index)
    hub.alarms.withdraw(withdrawal.entry, index)
  }
}

/** All that waited to be listed when the backup was made stands in the first list after it; of what it cannot read, the hub knows that as well. */
function intakeEffect(recovery: Recovery, index: number, entry: Entry, body: Uint8Array): () => void {
  const { hub, epochs } = recovery
  const key = epochs.bodyKey(entry)
  const day = listDay(hub.opened.genesis, entry.time)
  if (key === 'lost') return () => hub.ledger.setAllListed(day, [])
  const { batches } = open(recovery, index, entry, openBody(body, hub.opened.origin, key === 'clear' ? undefined : key), Intake)
  return () => hub.ledger.setAllListed(day, batches)
}

async function recoverWarning(recovery: Recovery, index: number, entry: Entry, bytes: Uint8Array, own: StoredBody): Promise<PendingEntry> {
  const { hub, read, losses, epochs } = recovery
  const key = epochs.bodyKey(entry)
  if (key === 'lost') {
    losses.sealed.push(index)
    return { bytes, kind: entry.kind, bodies: [own] }
  }
  const frame = openBody(own.bytes, hub.opened.origin, key === 'clear' ? undefined : key)
  const warning = open(recovery, index, entry, frame, Warning)
  const { document, advisory, lane } = warning
  const attached = document === undefined ? [] : [{ hash: document.body, bytes: await checkedFile(read, document.body, index) }]
  return {
    bytes,
    kind: entry.kind,
    bodies: [own, ...attached],
    alongside: () => {
      if (advisory !== undefined && document !== undefined) hub.advisories.add(advisory, document.sha256, index)
      noteAlarm(hub, index, warning, entry.tlp, entry.time)
      if (lane === 'assessed') hub.drafts.publishedBefore(draftId(entry.tlp, encode(warning as unknown as Value)), index)
    },
  }
}
