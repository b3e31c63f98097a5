// SPDX-License-Identifier: EUPL-1.2
/** Accounts over a database in memory, with a clock that the test turns. */
import { openNodeDb } from '@ncv/node/store/open-node-db.ts'
import type { AccountRules } from '@ncv/protocol/admin/account-rules.ts'
import { NODE_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { UNSEALED } from '@ncv/runtime/account/account-store.ts'
import { Accounts } from '@ncv/runtime/account/accounts.ts'

export const PASSWORD = 'drei blaue Gießkannen'
export const START = 1_767_600_000_000

export function ground(rules: AccountRules = NODE_ACCOUNT_RULES) {
  const clock = { now: START }
  let drawn = 0
  const world = { now: () => clock.now, random: (length: number) => Uint8Array.from({ length }, (_, at) => (at === 0 ? ++drawn : drawn * 7 + at)) }
  const db = openNodeDb(':memory:', world.now)
  const open = () => new Accounts(world, db, UNSEALED, rules, 'Musterstadt')
  const accounts = open()
  const add = async (login: string, roles: readonly string[], password = PASSWORD) => {
    const { secret } = accounts.makeLink({ roles: [...roles] })
    return await accounts.setUp(secret, { login, name: login.toUpperCase(), password })
  }
  /** The code of an error, or `in`. */
  const attempt = async (login: string, password = PASSWORD, code?: string, at = accounts): Promise<string> =>
    await at.signIn({ login, password, ...(code === undefined ? {} : { code }) }).then(
      () => 'in',
      (error: { code: string }) => error.code,
    )
  return { clock, world, db, accounts, open, add, attempt }
}
