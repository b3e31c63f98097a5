// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries of the log: what the tree commits to, and no more (ncv-log, section "Entries and bodies").
 *
 *     { "body": <32 bytes>, "epoch": 0, "kind": "warning", "time": 1767225600000, "tlp": "TLP:CLEAR", "terms": "n-cert", "v": 1 }
 *
 * The content lies beside the tree in a body file, so that it can be erased without breaking a proof. An entry has no field for a
 * text: nothing about a person can get into the part that stays for ever.
 *
 * @module
 */
import { z } from 'zod'
import type { Value } from '../codec.ts'
import { decode } from '../codec.ts'
import { encode } from '../encode.ts'
import { ProtocolError } from '../errors.ts'
import { BROADCAST_LABELS } from './broadcast-label.ts'
import { Count, Hash, Time } from '../message/fields.ts'
import type { Terms } from '../terms.ts'
import { TERMS } from '../terms.ts'
import { TLP_LABELS } from '../tlp.ts'

/** What an entry can be about; each is a file of `message/`. */
export const ENTRY_KINDS = [
  'genesis',
  'hub-key',
  'issuer-keys',
  'epoch',
  'warning',
  'withdrawal',
  'catalogue',
  'token-revocation',
  'issuer-revocation',
  'intake',
  'board',
  'question',
  'count-result',
  'motion',
  'votes',
  'tally',
  'member',
  'witnesses',
  'erased',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Kinds on which trust rests: used only when a quorum of witnesses has cosigned the log that holds them. */
export const NEEDS_QUORUM: ReadonlySet<EntryKind> = new Set([
  'hub-key',
  'issuer-keys',
  'epoch',
  'token-revocation',
  'issuer-revocation',
  'intake',
  'board',
  'question',
  'count-result',
  'motion',
  'votes',
  'tally',
  'member',
  'witnesses',
  'erased',
])

export const EntrySchema = z.strictObject({
  v: z.literal(1),
  kind: z.enum(ENTRY_KINDS),
  tlp: z.enum(TLP_LABELS),
  terms: z.enum(Object.keys(TERMS) as [Terms, ...Terms[]]),
  /** When the hub sequenced it; for people, never for order. */
  time: Time,
  /** 0: the body is in clear. Else the epoch of the key that opens it: the community's under TLP:GREEN, of those who have pledged under AMBER. */
  epoch: Count,
  /** SHA-256 of the body file as served. */
  body: Hash,
  /** Of a warning's document, where the mirror cannot open the body that names it. */
  document: Hash.optional(),
})
export type Entry = Omit<z.infer<typeof EntrySchema>, 'v'>

export function formatEntry({ kind, tlp, terms, time, epoch, body, document }: Entry): Uint8Array {
  return encode({ v: 1, kind, tlp, terms, time, epoch, body, ...(document === undefined ? {} : { document }) })
}

/**
 * @throws ProtocolError `ENTRY_MALFORMED`, also for a body in clear under a label other than TLP:CLEAR: only what is
 * for everybody may be readable by everybody
 */
export function parseEntry(bytes: Uint8Array): Entry {
  let value: Value
  try {
    value = decode(bytes, { bytes: 1024, depth: 2, items: 16 })
  } catch (cause) {
    throw new ProtocolError('ENTRY_MALFORMED', { field: '(encoding)' }, { cause })
  }
  const parsed = EntrySchema.safeParse(value)
  if (!parsed.success) throw new ProtocolError('ENTRY_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || '(entry)' })
  const { v: _version, ...entry } = parsed.data
  // What is for named recipients alone has no key that it could be sealed under here.
  if (!BROADCAST_LABELS.some((label) => label === entry.tlp)) throw new ProtocolError('ENTRY_MALFORMED', { field: 'tlp' })
  if (entry.document !== undefined && (entry.kind !== 'warning' || entry.tlp !== 'TLP:AMBER'))
    throw new ProtocolError('ENTRY_MALFORMED', { field: 'document' })
  if (entry.epoch === 0 && entry.tlp !== 'TLP:CLEAR') throw new ProtocolError('ENTRY_MALFORMED', { field: 'epoch' })
  return entry
}
