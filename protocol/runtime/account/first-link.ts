// SPDX-License-Identifier: EUPL-1.2
/**
 * How the first account comes to be: a link that whoever starts the process reads on the terminal.
 *
 * The secret stands behind `#`: browsers send that part to nobody.
 *
 * @module
 */
import { SET_UP_PATH } from './account-handlers.ts'
import type { Accounts } from './accounts.ts'

/** @param url of the interface, without a slash at the end; undefined once there is an account */
export function firstLink(accounts: Accounts, url: string): string | undefined {
  return accounts.isEmpty() ? `${url}${SET_UP_PATH}${accounts.makeLink({}).secret}` : undefined
}
