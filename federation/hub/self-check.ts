// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's own tables against the log that they belong to, at every start: keys with their announcements, what was published with what the
 * entries say.
 *
 * What nothing in the log commits to (contributions, spent tokens, who fetched tokens) has no more than SQLite's own check.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { parseRsaPrivateKey } from '@ncv/protocol/crypto/rsa.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { epochCommitment, wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { Intake } from '@ncv/protocol/message/intake.ts'
import { Epoch, IssuerKeys } from '@ncv/protocol/message/keys.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import { listDay } from '@ncv/protocol/submission/daily-list.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { z } from 'zod'
import type { AdvisoryStore, PublishedAdvisory } from '../store/advisory-store.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { LedgerStore } from '../store/ledger-store.ts'
import type { LogStore } from '../store/log-store.ts'
import type { PostStore } from '../store/post-store.ts'

export interface CheckedTables {
  readonly log: LogStore
  readonly issuing: KeyStore
  readonly advisories: AdvisoryStore
  readonly ledger: LedgerStore
  readonly post: PostStore
}

const LISTS_CHECKED = 64

/** @throws RuntimeError `DB_DAMAGED` naming the table and the entry that it does not fit to */
export function assertSoundTables(tables: CheckedTables, opened: OpenedGenesis, now: Instant): void {
  for (const { index, body } of tables.log.bodiesOfKind('epoch')) assertEpoch(tables, index, read(body, undefined, opened, Epoch))
  const period = Math.max(0, periodAt(opened.genesis, now))
  for (const { index, body } of tables.log.bodiesOfKind('issuer-keys'))
    assertIssuerKeys(tables, index, read(body, undefined, opened, IssuerKeys), period)
  assertPublished(tables, opened)
  if (tables.post.damaged() !== undefined) throw damaged('post')
  assertLists(tables, opened)
}

interface BodyKey {
  readonly epoch: number
  readonly key: Uint8Array
}

/** Undefined for what cannot be opened or has another form: an entry may hold anything that was once signed. */
function read<T>(body: Uint8Array, key: BodyKey | undefined, { origin }: OpenedGenesis, schema: z.ZodType<T>): T | undefined {
  try {
    return parsePayload(parseFrame(openBody(body, origin, key)).payload, schema)
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}

function assertEpoch({ log, issuing }: CheckedTables, index: number, announced: Epoch | undefined): void {
  if (announced === undefined) return
  const { purpose, epoch, commitment, wraps } = announced
  const row = issuing.epoch(purpose, epoch)
  const isSound = row !== undefined && row.index === index && (row.key === null || equalBytes(epochCommitment(row.key), commitment))
  if (!isSound) throw damaged('epoch_key', index)
  for (const [n, hash] of wraps.entries()) {
    const file = log.wrapFile(wrapFilePath(purpose, epoch, n))
    if (file === undefined || !equalBytes(sha256(file), hash)) throw damaged('wrap_file', index)
  }
}

/** Private halves only of keys that are still used: reading one costs more than all else of its row. */
function assertIssuerKeys({ issuing }: CheckedTables, index: number, announced: IssuerKeys | undefined, period: number): void {
  if (announced === undefined) return
  const rows = issuing.issuerKeys(announced.period)
  if (rows.length !== announced.keys.length) throw damaged('issuer_key', index)
  for (const { purpose, number, isSpare, spki } of announced.keys) {
    const row = rows.find((each) => each.purpose === purpose && each.number === number && each.isSpare === isSpare)
    if (row === undefined || row.index !== index || !equalBytes(row.spki, spki)) throw damaged('issuer_key', index)
    if (announced.period >= period && row.pkcs8 !== null && !isPairOf(row.pkcs8, spki)) throw damaged('issuer_key', index)
  }
}

function isPairOf(pkcs8: Uint8Array, spki: Uint8Array): boolean {
  try {
    return equalBytes(parseRsaPrivateKey(pkcs8).publicKey.spki, spki)
  } catch {
    return false
  }
}

/**
 * What was published decides what is published next. Only what the hub can read: without its epoch's key nothing says what a warning holds.
 * Which of them are withdrawn is taken from the log again.
 */
function assertPublished({ log, issuing, advisories }: CheckedTables, opened: OpenedGenesis): void {
  const rows = new Map(advisories.all().map((row) => [row.index, row]))
  const keyOf = (bytes: Uint8Array): BodyKey | undefined | 'gone' => {
    const key = issuing.bodyKey(parseEntry(bytes))
    if (key === 'clear') return undefined
    return key === 'lost' ? 'gone' : key
  }
  for (const { index, bytes, body } of log.messagesOfKind('warning')) {
    const key = keyOf(bytes)
    const warning = key === 'gone' ? undefined : read(body, key, opened, Warning)
    if (warning === undefined) continue
    assertWarning(log, index, warning, rows.get(index))
  }
  for (const { index, bytes, body } of log.messagesOfKind('withdrawal')) {
    const key = keyOf(bytes)
    const withdrawal = key === 'gone' ? undefined : read(body, key, opened, Withdrawal)
    if (withdrawal !== undefined) advisories.withdraw(withdrawal.entry, index)
  }
}

/** What stands in a daily list must not wait for one: it would be listed twice. The newest lists: what is older waits nowhere. */
function assertLists({ log, issuing, ledger }: CheckedTables, opened: OpenedGenesis): void {
  const { batches, marks } = ledger.unlisted()
  const waiting = new Set([...batches.map(({ root }) => hex(root)), ...marks.map(hex)])
  let newest = -1
  for (const { index, bytes, body } of log.newestMessages('intake', LISTS_CHECKED)) {
    const { epoch, time } = parseEntry(bytes)
    const day = listDay(opened.genesis, time)
    newest = Math.max(newest, day)
    const key = issuing.epochKey('community', epoch)
    const list = key === undefined ? undefined : read(body, { epoch, key }, opened, Intake)
    if (list === undefined) continue
    const named = [...list.batches.map(({ root }) => root), ...list.marks]
    if (list.day !== day || named.some((each) => waiting.has(hex(each)))) throw damaged('accepted_mark', index)
  }
  if (newest > ledger.listedThrough()) throw damaged('listed_through', log.size() - 1)
}

function assertWarning(log: LogStore, index: number, { advisory, document }: Warning, row: PublishedAdvisory | undefined): void {
  if (document !== undefined && log.placeOf(document.body) !== index) throw damaged('body', index)
  if (advisory === undefined || document === undefined) return
  const { namespace, trackingId, version } = advisory
  const isSound =
    row !== undefined &&
    row.namespace === namespace &&
    row.trackingId === trackingId &&
    row.version === version &&
    hex(row.sha256) === hex(document.sha256)
  if (!isSound) throw damaged('advisory', index)
}

function damaged(table: string, index?: number): RuntimeError {
  return new RuntimeError('DB_DAMAGED', { file: 'hub.sqlite', key: table, ...(index === undefined ? {} : { index }) })
}
