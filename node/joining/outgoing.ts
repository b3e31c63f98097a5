// SPDX-License-Identifier: EUPL-1.2
/**
 * What of an application leaves the house, named field by field: contacts, attestations, consent. The data behind the attestations has no way out.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Draft } from '@ncv/protocol/joining/draft.ts'
import { attestationsOf, dayOf, optInsOf, spocOf } from '@ncv/protocol/joining/draft.ts'
import type { AttestationRecord, OptIn, SpocRecord } from '@ncv/protocol/message/application.ts'
import type { Instant } from '@ncv/protocol/world.ts'

export interface Outgoing {
  /** Undefined while it is not whole. */
  readonly spoc: SpocRecord | undefined
  readonly record: AttestationRecord
  readonly optIns: readonly OptIn[]
}

/** @param given rows for which the hub has consent: what is gone is taken back */
export function outgoingOf(draft: Draft, member: string, category: number, now: Instant, given: readonly number[]): Outgoing {
  const today = dayOf(now)
  return {
    spoc: spocOf(draft, member, now),
    record: attestationsOf(draft, member, draft.category ?? category, today, now),
    optIns: optInsOf(draft, member, today, now, given),
  }
}

export function shownOutgoing({ spoc, record, optIns }: Outgoing): ApplicationView['outgoing'] {
  const { member: _member, at: _at, ...contacts } = spoc ?? { member: '', at: 0 }
  return {
    spoc: spoc === undefined ? null : (contacts as ApplicationView['outgoing']['spoc']),
    attestations: record.attestations,
    optIns: optIns.map(({ row, ranges, domains, until }) => ({ row, ranges: [...ranges], domains: [...domains], until })),
  }
}

/** The same for the same content, whenever it is asked for. */
export function digestOf(outgoing: Outgoing): string {
  const { record } = outgoing
  return hex(sha256(encode({ category: record.category, member: record.member, ...shownOutgoing(outgoing) } as unknown as Value)))
}
