// SPDX-License-Identifier: EUPL-1.2
/**
 * Somebody of the host goes to a tenant's own interface, without a sixtieth password.
 *
 * The session there is no owner's: it may work on what is open and no more (`VISITOR_ROLES`), it ends with the account here, and the tenant's
 * trail names the account. The name of the person does not stay there.
 *
 * @module
 */
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import { VISITOR_ROLES } from '@ncv/protocol/admin/permissions.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { NodeError } from '../errors.ts'
import type { Host } from './host.ts'
import { assertTenant, tenantDir } from './tenant-folder.ts'

/** @throws NodeError `TENANT_MISSING`; RuntimeError `ACCOUNT_NEEDED`: a token of the folder is nobody whom a trail could name */
export function visitOf(host: Host, tenant: string, { account }: Caller): { port: number; origin: string | null; path: string; until: number } {
  assertTenant(host.dir, tenant)
  if (account === null) throw new RuntimeError('ACCOUNT_NEEDED')
  const known = host.tenant(tenant)
  const { port, origin } = known?.situation() ?? {}
  if (known === undefined || port === undefined) throw new NodeError('TENANT_MISSING', { tenant, dir: tenantDir(host.dir, tenant) })
  const { secret, until } = known.visits.issue({
    roles: VISITOR_ROLES,
    account: { id: visitorId(account.id), name: `${account.name} (${host.config.name})` },
  })
  return { port, origin: origin ?? null, path: `/ui/#visit=${secret}`, until }
}

/** Whoever may no longer sign in at the host stays at no tenant either. */
export function endVisitsWith(accounts: Accounts, host: Host): void {
  accounts.onEnded((account) => {
    for (const { visits } of host.known()) visits.end(visitorId(account))
  })
}

/** `a-3f9c21…` of the host's is `h-3f9c21…` at a tenant's: no account there has such an id. */
function visitorId(account: string): string {
  return account.replace(/^a-/, 'h-')
}
