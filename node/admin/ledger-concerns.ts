// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub's daily lists and its ends of keys give cause to say.
 *
 * @module
 */
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { dayAt, dayMs } from '@ncv/protocol/submission/daily-list.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Stores } from '../store/stores.ts'

export interface FoundConcern {
  readonly code: string
  readonly isRed: boolean
  readonly params?: Readonly<Record<string, string | number>>
}

export interface LedgerFacts {
  readonly found: readonly FoundConcern[]
  readonly view: StatusView['intake']
}

/** A list is due when its day is over; so many days later its absence is no delay any more. */
const LATE_DAYS = 2

/** @param patienceMs within which no entry of the log is missed */
export function ledgerFacts(
  { ledger, keys, wallet }: Pick<Stores, 'ledger' | 'keys' | 'wallet'>,
  genesis: Genesis,
  patienceMs: number,
  now: Instant,
): LedgerFacts {
  const day = ledger.complete()[0]?.day ?? null
  const unlogged = ledger.unlogged()
  const alarming = unlogged.filter(({ isExplained }) => !isExplained)
  const lost = unlogged.length - alarming.length
  const refused = wallet.outgoing().filter(({ state }) => state === 'not-accepted').length
  const period = periodAt(genesis, now)
  const revoked = keys.keyEnds().revocations.filter((each) => each.period >= period - 1 && each.period <= period + 1)
  const late = isLate(genesis, day, patienceMs, now)
  const found: FoundConcern[] = [
    ...alarming.slice(0, 1).map(({ slot, day: of }) => ({ code: 'batch-unlogged', isRed: true, params: { count: alarming.length, slot, day: of } })),
    ...(late ? [{ code: 'list-missing', isRed: true, params: { day: (day ?? -1) + 1 } }] : []),
    ...(lost === 0 ? [] : [{ code: 'batch-lost', isRed: false, params: { count: lost } }]),
    ...(refused === 0 ? [] : [{ code: 'not-accepted', isRed: false, params: { count: refused } }]),
    ...revoked.map(({ period: of, purpose }) => ({ code: `issuer-revoked-${purpose}`, isRed: false, params: { period: of } })),
  ]
  return { found, view: { day, unlogged: unlogged.length } }
}

/** Days are short in a demonstration: then the patience with the log counts. */
function isLate(genesis: Genesis, newest: number | null, patienceMs: number, now: Instant): boolean {
  const days = Math.max(LATE_DAYS, Math.ceil(patienceMs / dayMs(genesis)))
  return (newest ?? -1) < dayAt(genesis, now) - 1 - days
}
