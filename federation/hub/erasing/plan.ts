// SPDX-License-Identifier: EUPL-1.2
/**
 * What erasing some entries would take away, laid out before anybody signs it.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import type { Erased, ErasedEntry, ErasureReason } from '@ncv/protocol/message/erased.ts'
import { ERASED_MAX } from '@ncv/protocol/message/erased.ts'
import { Warning, Withdrawal } from '@ncv/protocol/message/warning.ts'
import type { z } from 'zod'
import { FederationError } from '../../errors.ts'
import { erasedIn } from '../../log/erased-bodies.ts'
import type { Hub } from '../party.ts'

export interface PlannedEntry {
  readonly index: number
  readonly kind: Entry['kind']
  readonly tlp: Entry['tlp']
  /** Of a warning; undefined where the hub cannot read it any more. */
  readonly title?: string
  /** It is withdrawn in the same step. */
  readonly withdraws: boolean
}

export interface ErasurePlan {
  /** Hex of SHA-256 over what will stand in the log: what both analysts sign. */
  readonly id: string
  readonly erased: Erased
  readonly entries: readonly PlannedEntry[]
  /** Bytes of body files that will be gone. */
  readonly bytes: number
}

type Reader = Pick<Hub, 'log' | 'issuing' | 'opened'>

interface Found {
  readonly planned: PlannedEntry
  readonly entry: ErasedEntry
  readonly document: Uint8Array | undefined
  /** Of a withdrawal: what it withdraws. */
  readonly target: number | undefined
}

/**
 * @throws FederationError `ENTRY_MISSING`, `ENTRY_NOT_ERASABLE` (its kind, or the number of entries), `ENTRY_ERASED`, `WITHDRAWAL_ALONE` for a
 *   withdrawal whose warning is not erased: who has not read it yet would take the warning for valid
 */
export function planErasure(hub: Reader, indexes: readonly number[], reason: ErasureReason): ErasurePlan {
  const wanted = [...new Set(indexes)].sort((a, b) => a - b)
  if (wanted.length === 0 || wanted.length > ERASED_MAX) throw new FederationError('ENTRY_NOT_ERASABLE', { found: wanted.length, limit: ERASED_MAX })
  const gone = erasedIn(hub.log).entries
  const withdrawn = withdrawnIn(hub)
  const found = wanted.map((index) => {
    const by = gone.get(index)?.by
    if (by !== undefined) throw new FederationError('ENTRY_ERASED', { index, found: by })
    return look(hub, index, withdrawn)
  })
  for (const { target, entry } of found) {
    if (target !== undefined && !wanted.includes(target) && !gone.has(target)) {
      throw new FederationError('WITHDRAWAL_ALONE', { index: entry.index, found: target })
    }
  }
  const documents = found.flatMap(({ document }) => (document === undefined ? [] : [document]))
  const erased: Erased = { entries: found.map(({ entry }) => entry), documents, reason }
  const bodies = [...erased.entries.map(({ body }) => body), ...documents]
  const bytes = bodies.reduce((sum, hash) => sum + (hub.log.body(hash)?.length ?? 0), 0)
  return { id: hex(sha256(encode(erased as unknown as Value))), erased, entries: found.map(({ planned }) => planned), bytes }
}

function look(hub: Reader, index: number, withdrawn: ReadonlySet<number>): Found {
  const bytes = hub.log.entry(index)
  if (bytes === undefined) throw new FederationError('ENTRY_MISSING', { index })
  const entry = parseEntry(bytes)
  const { kind, tlp, body } = entry
  if (!isErasable(kind)) throw new FederationError('ENTRY_NOT_ERASABLE', { index, kind })
  const warning = kind === 'warning' ? read(hub, entry, Warning) : undefined
  const withdrawal = kind === 'withdrawal' ? read(hub, entry, Withdrawal) : undefined
  if (kind === 'withdrawal' && withdrawal === undefined) throw new FederationError('WITHDRAWAL_ALONE', { index })
  const document = warning?.document?.body
  const title = warning === undefined ? {} : { title: warning.title }
  return {
    planned: { index, kind, tlp, ...title, withdraws: kind === 'warning' && !withdrawn.has(index) },
    entry: { index, body, ...(warning?.supersedes === undefined ? {} : { supersedes: warning.supersedes }) },
    // Of this entry and of no other: a body file has a salt of its own.
    document: document !== undefined && hub.log.placeOf(document) === index ? document : undefined,
    target: withdrawal?.entry,
  }
}

/** Warnings that are withdrawn, as far as the hub can read the withdrawals. */
function withdrawnIn(hub: Reader): Set<number> {
  const targets = new Set<number>()
  for (const { bytes } of hub.log.messagesOfKind('withdrawal')) {
    const withdrawal = read(hub, parseEntry(bytes), Withdrawal)
    if (withdrawal !== undefined) targets.add(withdrawal.entry)
  }
  return targets
}

/** Undefined where its epoch's key is lost here, or its body is gone. */
function read<T>({ log, issuing, opened }: Reader, entry: Entry, schema: z.ZodType<T>): T | undefined {
  const bytes = log.body(entry.body)
  const key = issuing.bodyKey(entry)
  if (bytes === undefined || key === 'lost') return undefined
  try {
    const content = openBody(bytes, opened.origin, key === 'clear' ? undefined : key)
    return parsePayload(parseFrame(content).payload, schema)
  } catch (error) {
    if (error instanceof CodedError) return undefined
    throw error
  }
}
