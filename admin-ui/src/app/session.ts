// SPDX-License-Identifier: EUPL-1.2
/**
 * Who has signed in here, and what they may do. The server decides anew with each request; this only spares the reader what it would refuse.
 *
 * @module
 */
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { SESSION_ROUTES, SessionView } from '@ncv/protocol/admin/session-routes.ts'
import table from 'virtual:ncv-routes/session'
import { apiClient, setOnProblem } from './api.ts'
import { goLive, stopLive } from './live.ts'
import { signal } from './signal.ts'

export const sessionApi: AdminClient<typeof SESSION_ROUTES> = apiClient<typeof SESSION_ROUTES>(table)

/** Undefined until the server has answered once. */
export const session = signal<SessionView | undefined>(undefined)

export function setSession(next: SessionView): void {
  session.set(next)
  if (next.state === 'open') goLive()
  else stopLive()
}

export async function loadSession(): Promise<void> {
  setSession(await sessionApi.session())
}

/** Whether the one who has signed in may carry out an action such as `match.write`. */
export function may(action: string): boolean {
  return session.value?.actions.includes(action) === true
}

// A session that has ended shows the sign-in again; what was on the page stays behind it and is read again afterwards.
setOnProblem(async ({ code }) => {
  const known = session.value
  if (code === 'REQUEST_UNAUTHORIZED' && known?.state === 'open') setSession({ ...known, state: 'none', account: null, roles: [], actions: [] })
  return 'fail'
})
