// SPDX-License-Identifier: EUPL-1.2
/**
 * A case: an anonymous contribution with all that was said on it since.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { boardUnitAt, boardUnitStart, CASE_MS, caseEnd } from '@ncv/protocol/submission/case-time.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { FederationError } from '../../errors.ts'
import type { AcceptedContribution } from '../../store/intake-store.ts'
import type { StoredClaim, StoredFollowUp, StoredReply } from '../../store/case-store.ts'
import type { Hub } from '../party.ts'

export interface Case {
  readonly id: Uint8Array
  readonly period: number
  readonly contribution: Contribution
  /** To which replies are sealed; undefined where it cannot be answered. */
  readonly xwPk: Uint8Array | undefined
  readonly replies: readonly StoredReply[]
  readonly followUps: readonly StoredFollowUp[]
  readonly claim: StoredClaim | undefined
  readonly isClosed: boolean
  /** Whether replies and follow-ups still go. */
  readonly isOpen: boolean
}

type Reader = Pick<Hub, 'intake' | 'cases' | 'opened' | 'world'>

/** @throws FederationError `CONTRIBUTION_MISSING` */
export function caseOf(hub: Reader, id: Uint8Array): Case {
  const stored = hub.intake.contribution(id)
  if (stored === undefined) throw new FederationError('CONTRIBUTION_MISSING', { id: hex(id) })
  return caseFrom(hub, stored)
}

export function allCases(hub: Reader): Case[] {
  return hub.intake.contributions().map((stored) => caseFrom(hub, stored))
}

function caseFrom({ cases, opened, world }: Reader, { id, payload, period }: AcceptedContribution): Case {
  const replies = cases.replies(id)
  const xwPk = cases.replyKey(id)
  const isClosed = replies.some((reply) => reply.isClosing)
  const last = replies.at(-1)
  const end = caseEnd(opened.genesis, period, last === undefined ? undefined : boardUnitStart(opened.genesis, last.unit))
  return {
    id: new Uint8Array(id),
    period,
    contribution: parsePayload(new Uint8Array(payload), Contribution),
    xwPk,
    replies,
    followUps: cases.followUps(id),
    claim: cases.claim(id),
    isClosed,
    isOpen: xwPk !== undefined && !isClosed && world.now() < end,
  }
}

/** Thirty days after the last word the hub forgets the key and the correspondence. */
export function forgetEndedCases({ cases, opened: { genesis }, world }: Reader): void {
  const then = world.now() - CASE_MS
  cases.forgetEnded(periodAt(genesis, then) - 2, boardUnitAt(genesis, then))
}
