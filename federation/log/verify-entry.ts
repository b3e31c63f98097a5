// SPDX-License-Identifier: EUPL-1.2
/**
 * One entry by itself: its form, its label, its body file, and all that the body names (ncv-log, section "Entries and bodies").
 *
 * Without a key. What is in clear is opened and its signature verified; of what is sealed the file's hash is compared, which
 * is what the tree commits to.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { assertBody, bodyPath, openBody } from '@ncv/protocol/log/body.ts'
import type { Entry, EntryKind } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import { wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { HubKeyHistory } from '@ncv/protocol/membership/hub-key.ts'
import { HUB_KEYS_PATH, hubKeyAt } from '@ncv/protocol/membership/hub-key.ts'
import { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import { Erased } from '@ncv/protocol/message/erased.ts'
import { Epoch, HubKey, IssuerKeys, IssuerRevocation, TokenRevocation } from '@ncv/protocol/message/keys.ts'
import type { DocumentRef } from '@ncv/protocol/message/warning.ts'
import { WitnessesEntry } from '@ncv/protocol/message/witnesses.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'
import type { z } from 'zod'
import { within } from './verify-place.ts'

/** What a body in clear says. */
export type ClearMessage =
  | { readonly kind: 'hub-key'; readonly payload: HubKey }
  | { readonly kind: 'issuer-keys'; readonly payload: IssuerKeys }
  | { readonly kind: 'epoch'; readonly payload: Epoch }
  | { readonly kind: 'warning'; readonly payload: Warning }
  | { readonly kind: 'withdrawal'; readonly payload: Withdrawal }
  | { readonly kind: 'catalogue'; readonly payload: CataloguePart }
  | { readonly kind: 'token-revocation'; readonly payload: TokenRevocation }
  | { readonly kind: 'issuer-revocation'; readonly payload: IssuerRevocation }
  | { readonly kind: 'witnesses'; readonly payload: WitnessesEntry }
  | { readonly kind: 'erased'; readonly payload: Erased }

/** A body file that is there and has the hash that names it. */
export interface KnownBody {
  readonly hash: Uint8Array
  readonly length: number
}

export interface CheckedEntry {
  readonly index: number
  readonly entry: Entry
  /** Absent for the genesis and for what is sealed. */
  readonly message?: ClearMessage
  /** The entry's own body first, then the document of a warning in clear. */
  readonly bodies: readonly KnownBody[]
}

export interface EntryContext {
  readonly opened: OpenedGenesis
  /** Which hub key signs which entry. */
  readonly history: HubKeyHistory
  readonly read: FileReader
  /** Hex of body files that an entry of this log says were erased. */
  readonly erased: ReadonlySet<string>
  /** False for a copy that carries no wrap files at all. */
  readonly withWraps: boolean
}

/** Records of the federation: what newcomers and auditors must be able to check without a key. */
const OPEN_RECORDS: ReadonlySet<EntryKind> = new Set([
  'genesis',
  'hub-key',
  'issuer-keys',
  'epoch',
  'token-revocation',
  'issuer-revocation',
  'erased',
  'witnesses',
])

/** For members alone: outsiders must not even learn numbers from them. */
const MEMBER_RECORDS: ReadonlySet<EntryKind> = new Set(['intake', 'board', 'question', 'count-result', 'motion', 'votes', 'tally', 'member'])

/** @throws ProtocolError with `index` and, where it is a file's fault, `path` */
export async function checkEntry(context: EntryContext, index: number, bytes: Uint8Array): Promise<CheckedEntry> {
  return await within({ index }, async () => {
    const entry = parseEntry(bytes)
    assertSane(entry, index, context.opened)
    const file = await readOwnBody(context, entry)
    if (file === undefined) return { index, entry, bodies: [] }
    const own = { hash: entry.body, length: file.length }
    if (entry.kind === 'genesis' || entry.epoch !== 0) return { index, entry, bodies: [own] }
    const message = await within({ path: bodyPath(entry.body) }, () => openMessage(context, index, entry, file))
    if (message.kind === 'epoch' && context.withWraps) await checkWraps(context.read, message.payload)
    if (message.kind === 'erased') await assertNotServed(context.read, message.payload.documents)
    if (message.kind !== 'warning' || message.payload.document === undefined) return { index, entry, message, bodies: [own] }
    const document = await checkDocument(context, message.payload.document)
    return { index, entry, message, bodies: document === undefined ? [own] : [own, document] }
  })
}

function assertSane({ kind, tlp, terms, epoch, time }: Entry, index: number, { genesis }: OpenedGenesis): void {
  const refuse = (field: string): never => {
    throw new ProtocolError('ENTRY_MALFORMED', { field })
  }
  if ((kind === 'genesis') !== (index === 0)) refuse('kind')
  if (OPEN_RECORDS.has(kind) && tlp !== 'TLP:CLEAR') refuse('tlp')
  if (OPEN_RECORDS.has(kind) && terms !== 'federation') refuse('terms')
  if (OPEN_RECORDS.has(kind) && epoch !== 0) refuse('epoch')
  if (MEMBER_RECORDS.has(kind) && tlp !== 'TLP:GREEN') refuse('tlp')
  if (MEMBER_RECORDS.has(kind) && terms !== 'federation') refuse('terms')
  if (time < genesis.createdAt) refuse('time')
}

/** Undefined where it was erased. @throws ProtocolError `BODY_ERASED` where it was and is still there; as {@link readBody} */
async function readOwnBody({ read, erased }: EntryContext, { kind, body }: Entry): Promise<Uint8Array | undefined> {
  if (!isErasable(kind) || !erased.has(hex(body))) return await readBody(read, body)
  await assertNotServed(read, [body])
  return undefined
}

/** Which documents sealed warnings name is not visible here: so each that was erased is looked for. @throws ProtocolError `BODY_ERASED` */
async function assertNotServed(read: FileReader, documents: readonly Uint8Array[]): Promise<void> {
  for (const document of documents) {
    const path = bodyPath(document)
    if ((await read(path)) !== undefined) throw new ProtocolError('BODY_ERASED', { path })
  }
}

/** The body file with this hash. @throws ProtocolError `BODY_MISSING`, `BODY_MISMATCH` */
export async function readBody(read: FileReader, hash: Uint8Array): Promise<Uint8Array> {
  const path = bodyPath(hash)
  const file = await read(path)
  if (file === undefined) throw new ProtocolError('BODY_MISSING', { path })
  await within({ path }, () => assertBody(file, hash))
  return file
}

function openMessage({ opened, history }: EntryContext, index: number, entry: Entry, file: Uint8Array): ClearMessage {
  const { genesis, origin } = opened
  const { tlp, terms } = entry
  const kind = entry.kind as ClearMessage['kind']
  const { key: hubKey } = hubKeyAt(history, index)
  const frame = openBody(file, origin, undefined)
  const open = <T>(schema: z.ZodType<T>, key: Uint8Array): T => openEnvelope(frame, { type: kind, origin, tlp, terms }, schema, key).payload
  const known = (payload: HubKey): HubKey => {
    const inForce = hubKeyAt(history, index + 1)
    // Readers learn of a key from this file: one that is not in it would lock them out.
    if (inForce.from !== index + 1 || !equalBytes(inForce.key, payload.key)) throw new ProtocolError('KEY_INVALID', { field: HUB_KEYS_PATH })
    return payload
  }
  switch (kind) {
    // The root key signs this and nothing else: a stolen hub key cannot name its own successor.
    case 'hub-key':
      return { kind, payload: known(open(HubKey, genesis.rootKey)) }
    case 'issuer-keys':
      return { kind, payload: open(IssuerKeys, hubKey) }
    case 'epoch':
      return { kind, payload: open(Epoch, hubKey) }
    case 'warning':
      return { kind, payload: open(Warning, hubKey) }
    case 'withdrawal':
      return { kind, payload: open(Withdrawal, hubKey) }
    case 'catalogue':
      return { kind, payload: open(CataloguePart, hubKey) }
    case 'token-revocation':
      return { kind, payload: open(TokenRevocation, hubKey) }
    case 'witnesses':
      return { kind, payload: open(WitnessesEntry, hubKey) }
    case 'issuer-revocation':
      return { kind, payload: open(IssuerRevocation, hubKey) }
    case 'erased':
      return { kind, payload: open(Erased, hubKey) }
  }
}

/** Undefined where it was erased. */
async function checkDocument({ opened, read, erased }: EntryContext, { sha256: wanted, length, body }: DocumentRef): Promise<KnownBody | undefined> {
  if (erased.has(hex(body))) return undefined
  const file = await readBody(read, body)
  const content = openBody(file, opened.origin, undefined)
  const path = bodyPath(body)
  if (content.length !== length) throw new ProtocolError('BODY_MISMATCH', { path, field: 'document.length', found: content.length, expected: length })
  if (!equalBytes(sha256(content), wanted)) throw new ProtocolError('BODY_MISMATCH', { path, field: 'document.sha256', expected: hex(wanted) })
  return { hash: body, length: file.length }
}

async function checkWraps(read: FileReader, { purpose, epoch, wraps }: Epoch): Promise<void> {
  for (const [n, hash] of wraps.entries()) {
    const path = wrapFilePath(purpose, epoch, n)
    const file = await read(path)
    if (file === undefined) throw new ProtocolError('BODY_MISSING', { path })
    if (!equalBytes(sha256(file), hash)) throw new ProtocolError('BODY_MISMATCH', { path })
  }
}
