// SPDX-License-Identifier: EUPL-1.2
/**
 * Which entries an `erased` entry may name, and what an erased warning is taken for (ncv-erasing).
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { ErasableKind, Erased, ErasureReason } from '../message/erased.ts'
import { ERASABLE_KINDS } from '../message/erased.ts'
import type { Withdrawal } from '../message/warning.ts'
import type { Entry } from './entry.ts'

export function isErasable(kind: string): kind is ErasableKind {
  return (ERASABLE_KINDS as readonly string[]).includes(kind)
}

const WITHDRAWAL_REASONS = {
  'wrong-label': 'wrong-label',
  'personal-data': 'identifies-somebody',
  licence: 'licence',
  court: 'wrong',
  retired: 'superseded',
} as const satisfies Readonly<Record<ErasureReason, Withdrawal['reason']>>

/** A warning that is erased no longer holds: what its withdrawal says, also to whoever cannot read that any more. */
export function withdrawalReasonOf(reason: ErasureReason): Withdrawal['reason'] {
  return WITHDRAWAL_REASONS[reason]
}

/**
 * Every entry that is named stands before this one, is of a kind that can be spared, and has the body that is named.
 *
 * @param at what the log holds at an index; undefined where that cannot be read
 * @throws ProtocolError `ERASURE_MALFORMED` naming the field
 */
export function assertErasure(
  index: number,
  { entry, erased }: { readonly entry: Pick<Entry, 'tlp' | 'terms'>; readonly erased: Erased },
  at: (index: number) => Pick<Entry, 'kind' | 'body'> | undefined,
): void {
  const refuse = (field: string): never => {
    throw new ProtocolError('ERASURE_MALFORMED', { index, field })
  }
  if (entry.tlp !== 'TLP:CLEAR') refuse('tlp')
  if (entry.terms !== 'federation') refuse('terms')
  for (const [i, { index: target, body, supersedes }] of erased.entries.entries()) {
    const known = target < index ? at(target) : undefined
    if (known === undefined || !isErasable(known.kind)) refuse(`entries.${i}.index`)
    if (known === undefined || !equalBytes(known.body, body)) refuse(`entries.${i}.body`)
    if (supersedes !== undefined && (supersedes >= target || known?.kind !== 'warning')) refuse(`entries.${i}.supersedes`)
  }
}
