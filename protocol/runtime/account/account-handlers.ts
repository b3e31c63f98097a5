// SPDX-License-Identifier: EUPL-1.2
/**
 * The answers to the routes of accounts and audit trail: the same at node and hub.
 *
 * @module
 */
import type { ACCOUNT_ROUTES, AccountView } from '@ncv/protocol/admin/account-routes.ts'
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Account } from './account-store.ts'
import type { Accounts } from './accounts.ts'

export const SET_UP_PATH = '/ui/set-up#'

export function accountHandlers(accounts: Accounts, now: () => Instant): Handlers<typeof ACCOUNT_ROUTES> {
  const viewOf = (account: Account): AccountView => accountView(accounts, account, now())
  return {
    listAccounts: () => ({
      accounts: accounts.all().map(viewOf),
      roles: [...accounts.rules.roles],
      apart: accounts.rules.apart.map(([one, other]) => [one, other]),
    }),
    linkAccount({ body: { account, roles, name } }) {
      const { secret, until } = accounts.makeLink({
        ...(account === undefined ? {} : { account }),
        ...(roles === undefined ? {} : { roles }),
        ...(name === undefined ? {} : { name }),
      })
      return { path: `${SET_UP_PATH}${secret}`, until }
    },
    changeAccount: ({ params, body }) => viewOf(accounts.change(params.id, body)),
    unlockAccount: ({ params }) => viewOf(accounts.unlock(params.id)),
    resetSecondFactor: ({ params }) => viewOf(accounts.resetSecondFactor(params.id)),
    removeAccount({ params }) {
      accounts.remove(params.id)
      return { id: params.id }
    },
    listAuditRequests: (_, { caller }) => ({ requests: accounts.audit.requests(caller) }),
    requestAudit: ({ body }, { caller }) => accounts.audit.request(caller, body.reason),
    releaseAudit: ({ params }, { caller }) => accounts.audit.release(caller, params.id),
    readAudit: ({ params, query }, { caller }) => accounts.audit.read(caller, params.id, query.before),
  }
}

function accountView(accounts: Accounts, account: Account, now: Instant): AccountView {
  const { id, login, name, roles, isActive, password, identity, totp, lockedUntil, createdAt } = account
  return {
    ...{ id, login, name, isActive, createdAt },
    roles: [...roles],
    hasPassword: password !== null,
    isBound: identity !== undefined,
    hasSecondFactor: totp !== null,
    needsSecondFactor: accounts.needsSecondFactor(account),
    lockedUntil: lockedUntil > now ? lockedUntil : null,
  }
}
