// SPDX-License-Identifier: EUPL-1.2
/**
 * The accounts of a party and its audit trail, as two people use them in a browser, with canaries in names, passwords and reasons.
 *
 * Over the handlers and not over the owner's token: reading the trail takes two accounts.
 *
 * @module
 */
import { ACCOUNT_ROUTES } from '@ncv/protocol/admin/account-routes.ts'
import type { Caller, Handlers } from '@ncv/protocol/admin/contract.ts'
import type { Account } from '@ncv/runtime/account/account-store.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import type { CanaryBook } from './canary-book.ts'

/** @returns the functions that were driven, as `node listAccounts` */
export async function keepAccounts(
  party: 'node' | 'hub',
  accounts: Accounts,
  handlers: Handlers<typeof ACCOUNT_ROUTES>,
  book: CanaryBook,
): Promise<string[]> {
  // Names of the hub's own staff are the hub's; they are no house's secret.
  const word = (place: string): string => (party === 'node' ? book.word(`account ${place}`) : `zentrale-${place.replaceAll(' ', '-')}`)
  const callOf = (account: Account | undefined) => {
    const caller: Caller = { roles: account?.roles ?? ['owner'], account: account === undefined ? null : { id: account.id, name: account.name } }
    return { report() {}, signal: new AbortController().signal, lang: 'de' as const, caller }
  }
  const owner = callOf(undefined)
  const add = async (role: string): Promise<Account> => {
    const { path } = await handlers.linkAccount({ body: { roles: [role], name: word(`${role} proposed`) } }, owner)
    const chosen = { login: word(`${role} login`), name: word(`${role} name`), password: `${word(`${role} password`)} ${role}` }
    return await accounts.setUp(path.slice(path.indexOf('#') + 1), chosen)
  }
  const [admin, auditor, leaving] = [await add('admin'), await add('auditor'), await add('operator')]
  const params = { id: leaving.id }
  await handlers.listAccounts({}, owner)
  await handlers.changeAccount({ params, body: { name: word('changed name'), isActive: false } }, callOf(admin))
  await handlers.unlockAccount({ params }, callOf(admin))
  await handlers.resetSecondFactor({ params }, callOf(admin))
  await handlers.removeAccount({ params }, callOf(admin))
  accounts.audit.note({ account: admin.id, isToken: false, action: 'account.write', object: leaving.id, outcome: 'done' })
  const { id } = await handlers.requestAudit({ body: { reason: word('audit reason') } }, callOf(admin))
  await handlers.releaseAudit({ params: { id } }, callOf(auditor))
  await handlers.listAuditRequests({}, callOf(auditor))
  await handlers.readAudit({ params: { id }, query: {} }, callOf(auditor))
  // Somebody types what belongs elsewhere into the field of the name.
  await accounts.signIn({ login: word('mistyped login'), password: word('mistyped password') }).catch(() => {})
  // One that stays open, so that its column has a value.
  await handlers.linkAccount({ body: { account: admin.id } }, owner)
  return Object.keys(ACCOUNT_ROUTES).map((name) => `${party} ${name}`)
}
