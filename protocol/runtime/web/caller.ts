// SPDX-License-Identifier: EUPL-1.2
/**
 * Who makes a request of the admin interface: a token of a role on the command line, or an account in a browser.
 *
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import { mayDo, OWNER } from '@ncv/protocol/admin/permissions.ts'

export type { Caller } from '@ncv/protocol/admin/contract.ts'

/** Behind a session. */
export interface SessionCaller {
  readonly caller: Caller
  /** The password was shown a short time ago. */
  readonly isFresh: boolean
}

export function callerOfRole(role: string): Caller {
  return { roles: [role], account: null }
}

export function callerMay(permissions: Permissions, { roles }: Caller, action: string | undefined): boolean {
  return roles.some((role) => mayDo(permissions, role, action))
}

/** Every action of the tables that this caller may carry out, sorted. */
export function actionsOf(permissions: Permissions, caller: Caller, actions: Iterable<string>): string[] {
  return [...new Set(actions)].filter((action) => caller.roles.includes(OWNER) || callerMay(permissions, caller, action)).sort()
}
