// SPDX-License-Identifier: EUPL-1.2
/**
 * Which roles an account may hold, which never together, and which need a second factor.
 *
 * @module
 */
import { HOST_PERMISSIONS, HUB_PERMISSIONS, NODE_PERMISSIONS } from './permissions.ts'

export interface AccountRules {
  readonly roles: readonly string[]
  /** Pairs that one account must not hold. */
  readonly apart: readonly (readonly [string, string])[]
  /** Roles that open nothing before a second factor is set up. */
  readonly secondFactor: readonly string[]
  /** Of the first account, made by whoever owns the folder. */
  readonly first: readonly string[]
}

/** In a small town hall one person does nearly all of it; only who releases the audit trail must be another. */
export const NODE_ACCOUNT_RULES: AccountRules = {
  roles: Object.keys(NODE_PERMISSIONS),
  apart: [
    ['auditor', 'admin'],
    ['auditor', 'officer'],
    ['auditor', 'editor'],
  ],
  // The node answers on its own machine alone; the interface advises a second factor and leaves it to the house.
  secondFactor: [],
  first: ['admin', 'officer'],
}

/**
 * Who admits members does not see contributions, and who sees contributions does not admit. Who releases the audit trail is in none of it, and
 * who hands out roles does none of the work that they open.
 */
export const HUB_ACCOUNT_RULES: AccountRules = {
  roles: Object.keys(HUB_PERMISSIONS),
  apart: [
    ['coordinator', 'analyst'],
    ['coordinator', 'approver'],
    ['auditor', 'admin'],
    ['auditor', 'analyst'],
    ['auditor', 'approver'],
    ['auditor', 'coordinator'],
    ['admin', 'analyst'],
    ['admin', 'approver'],
  ],
  secondFactor: ['admin', 'approver'],
  first: ['admin'],
}

/** One password opens sixty houses: whoever decides for them or hands out roles shows a second factor. */
export const HOST_ACCOUNT_RULES: AccountRules = {
  roles: Object.keys(HOST_PERMISSIONS),
  apart: [
    ['auditor', 'admin'],
    ['auditor', 'officer'],
  ],
  secondFactor: ['admin', 'officer'],
  first: ['admin', 'officer'],
}

/** The first pair among these roles that one account must not hold. */
export function rolesApart({ apart }: Pick<AccountRules, 'apart'>, roles: readonly string[]): readonly [string, string] | undefined {
  return apart.find(([one, other]) => roles.includes(one) && roles.includes(other))
}
