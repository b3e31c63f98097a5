// SPDX-License-Identifier: EUPL-1.2
/**
 * Cases in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HubCaseLine, HubCaseView } from '@ncv/protocol/admin/hub-case-routes.ts'
import type { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { FOLLOW_UPS_MAX, FollowUp } from '@ncv/protocol/message/board.ts'
import { FederationError } from '../../errors.ts'
import type { Case } from '../board/case.ts'
import { allCases, caseOf } from '../board/case.ts'
import { addReply, readReply } from '../board/replies.ts'
import type { Hub } from '../party.ts'

type CaseRoutes = Pick<Handlers<typeof HUB_ROUTES>, 'cases' | 'showCase' | 'addReply'>

export function hubHandlersOfCases(hub: Hub): CaseRoutes {
  return {
    cases: () => ({ cases: allCases(hub).map((each) => lineOf(hub, each)) }),
    showCase: ({ params: { id } }) => viewOf(hub, caseOf(hub, idOf(hub, id))),
    addReply({ params, body: { number, kind, text, closes, author, signature } }) {
      const contribution = idOf(hub, params.id)
      addReply(hub, { contribution, number, kind, text, ...(closes === undefined ? {} : { closes }) }, author, fromHex(signature, 64))
      return { id: hex(contribution), number }
    },
  }
}

/** @throws FederationError `CONTRIBUTION_MISSING`, `CASE_AMBIGUOUS` */
function idOf({ intake }: Pick<Hub, 'intake'>, start: string): Uint8Array {
  if (start.length === 64) return fromHex(start, 32)
  const [found, other] = intake.contributions().filter(({ id }) => hex(id).startsWith(start))
  if (other !== undefined) throw new FederationError('CASE_AMBIGUOUS', { id: start })
  if (found === undefined) throw new FederationError('CONTRIBUTION_MISSING', { id: start })
  return new Uint8Array(found.id)
}

function lineOf({ registry }: Pick<Hub, 'registry'>, { id, contribution, replies, followUps, claim, isClosed, isOpen }: Case): HubCaseLine {
  const { rsit, detectedDay, occurredDay } = contribution.report
  const day = detectedDay ?? occurredDay
  return {
    id: hex(id),
    rsit,
    replies: replies.length,
    followUps: followUps.length,
    limit: FOLLOW_UPS_MAX,
    isClosed,
    isOpen,
    ...(day === undefined ? {} : { day }),
    ...(claim === undefined ? {} : { claimedBy: registry.members.get(claim.member)?.name ?? claim.member }),
  }
}

function viewOf(hub: Hub, found: Case): HubCaseView {
  const { description } = found.contribution.report
  return {
    ...lineOf(hub, found),
    canReply: found.xwPk !== undefined,
    thread: threadOf(found),
    origin: hex(hub.opened.origin),
    nextReply: (found.replies.at(-1)?.number ?? 0) + 1,
    ...(description === undefined ? {} : { description }),
  }
}

/** Each follow-up after the reply that it answers: when it came is not known. */
function threadOf({ replies, followUps }: Case): HubCaseView['thread'] {
  const sent = followUps.map(({ counter, payload }) => {
    const { answers, text } = parsePayload(payload, FollowUp)
    return { after: answers ?? 0, line: { from: 'sender' as const, counter, text, ...(answers === undefined ? {} : { answers }) } }
  })
  const asked = replies.map(({ content, author, index }) => {
    const { number, kind, text, closes } = readReply(content)
    return { after: number, line: { from: 'hub' as const, number, kind, text, author, index, ...(closes === undefined ? {} : { closes }) } }
  })
  return [...asked, ...sent].sort((a, b) => a.after - b.after).map(({ line }) => line)
}
