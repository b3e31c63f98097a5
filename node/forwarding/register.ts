// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of recipients: who is behind what a person types, and which papers are on record for them (NDS Anhang 2, § 6(2), § 8(2)).
 *
 * @module
 */
import type { Paper, PaperState, Recipient, RecipientKind, RecipientView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { addDays as laterDay, instantOf } from '@ncv/protocol/calendar/local-time.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Audience } from '@ncv/protocol/rights/audience.ts'
import type { OnRecord } from '@ncv/protocol/rights/forwarding.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { addDays, dayOf } from '../triage/day.ts'

type Members = Pick<Registry, 'members'>

/** Somebody to whom something may go, as the rules see them. */
export interface Addressee {
  readonly to: string
  /** Of a body; for `own-body` and `public` the word itself. */
  readonly name: string
  readonly audience: Audience
  readonly mailbox?: string
  readonly agreement?: OnRecord
  readonly pledge?: OnRecord
}

const AUDIENCE_OF: Readonly<Record<RecipientKind, Audience>> = {
  'superior-office': 'superior-office',
  supervision: 'superior-office',
  provider: 'own-provider',
  served: 'served-municipality',
}

/** A pledge in the log has no end: taking it back is another entry. */
const BY_MEMBERSHIP: OnRecord = { from: 0 }

/** Days before the end of a paper on which somebody should ask for a new one. */
export const EXPIRING_DAYS = 30

/** @throws NodeError `RECIPIENT_MISSING` */
export function addresseeOf(to: string, recipients: readonly Recipient[], { members }: Members): Addressee {
  if (to === 'own-body' || to === 'public') return { to, name: to, audience: to }
  const recipient = recipients.find(({ handle }) => handle === to)
  const member = members.get(recipient?.member ?? to)
  if (recipient === undefined) {
    if (member === undefined) throw new NodeError('RECIPIENT_MISSING', { recipient: to.slice(0, 64) })
    return { to, name: member.name, audience: 'member', ...(member.hasPledge ? { pledge: BY_MEMBERSHIP } : {}) }
  }
  const { name, kind, mailbox, agreement } = recipient
  const pledge = member?.hasPledge === true ? BY_MEMBERSHIP : recordOf(recipient.pledge)
  return {
    ...{ to, name, audience: AUDIENCE_OF[kind] },
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(agreement === undefined ? {} : { agreement: recordOf(agreement) as OnRecord }),
    ...(pledge === undefined ? {} : { pledge }),
  }
}

/** Days are those of the wall calendar: a paper holds from midnight of the first to midnight after the last. */
function recordOf(paper: Paper | undefined): OnRecord | undefined {
  if (paper === undefined) return undefined
  const { from, until } = paper
  return { from: midnight(from, 0), ...(until === undefined ? {} : { until: midnight(until, 1) }) }
}

/** The end of a last day. */
export function midnightAfter(day: string): Instant {
  return midnight(day, 1)
}

function midnight(day: string, later: number): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return instantOf({ ...laterDay({ year, month, day: date }, later), ms: 0 })
}

export function recipientView(recipient: Recipient, { members }: Members, now: Instant): RecipientView {
  const isPledged = recipient.member !== undefined && members.get(recipient.member)?.hasPledge === true
  return {
    ...recipient,
    agreementState: paperState(recipient.agreement, now),
    pledgeState: isPledged ? 'membership' : paperState(recipient.pledge, now),
  }
}

function paperState(paper: Paper | undefined, now: Instant): PaperState {
  if (paper === undefined) return 'none'
  const today = dayOf(now)
  if (paper.from > today) return 'future'
  if (paper.until === undefined) return 'valid'
  if (paper.until < today) return 'expired'
  return paper.until < addDays(today, EXPIRING_DAYS) ? 'expiring' : 'valid'
}

/** Recipients for whom a paper has ended or soon will: what worked yesterday is refused tomorrow. */
export function expiring(recipients: readonly Recipient[], registry: Members, now: Instant): string[] {
  const isDue = (state: PaperState): boolean => state === 'expiring' || state === 'expired'
  return recipients
    .map((each) => recipientView(each, registry, now))
    .filter(({ agreementState, pledgeState }) => isDue(agreementState) || isDue(pledgeState))
    .map(({ handle }) => handle)
}
