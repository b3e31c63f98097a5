// SPDX-License-Identifier: EUPL-1.2
/**
 * What a decision needs before it is sent; the server asks for the same.
 *
 * @module
 */
import type { MatchChange, MatchFlag, MatchStatus } from '@ncv/protocol/admin/match-routes.ts'

/** As typed; empty is not given. */
export interface Draft {
  readonly status: MatchStatus | ''
  readonly flag: MatchFlag | ''
  readonly reason: string
  readonly until: string
  readonly role: string
}

export const EMPTY_DRAFT: Draft = { status: 'in-progress', flag: '', reason: '', until: '', role: '' }

export type Lack = 'empty' | 'reason' | 'until'

/** The first thing that is missing. */
export function lackOf({ status, flag, reason, until, role }: Draft): Lack | undefined {
  if (status === '') return role.trim() === '' ? 'empty' : undefined
  if (status === 'not-relevant' && flag === '' && reason.trim() === '') return 'reason'
  if (status === 'accepted' && reason.trim() === '') return 'reason'
  return status === 'accepted' && until === '' ? 'until' : undefined
}

/** Fields that do not belong to the status are left out, also where somebody typed into them before. */
export function changeOf({ status, flag, reason, until, role }: Draft): MatchChange {
  return {
    ...(status === '' ? {} : { status }),
    ...(status === 'not-relevant' && flag !== '' ? { flag } : {}),
    ...(status !== '' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
    ...(status === 'accepted' && until !== '' ? { until } : {}),
    ...(role.trim() === '' ? {} : { role: role.trim() }),
  }
}
