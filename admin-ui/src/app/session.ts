// SPDX-License-Identifier: EUPL-1.2
/**
 * Who has signed in here, and what they may do. The server decides anew with each request; this only spares the reader what it would refuse.
 *
 * A session that ends, or a password that is asked again, interrupts: a dialog over the page. What was typed stays, and what was asked is
 * asked again afterwards (`interruptions.tsx`).
 *
 * @module
 */
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { SESSION_ROUTES, SessionView } from '@ncv/protocol/admin/session-routes.ts'
import table from 'virtual:ncv-routes/session'
import { apiClient, setOnProblem } from './api.ts'
import { isAttended } from './attention.ts'
import { goLive, isLive, readAgain, setOnRefused, stopLive } from './live.ts'
import { leftMs, stepOf, WARN_MS } from './session-time.ts'
import { signal } from './signal.ts'

export const sessionApi: AdminClient<typeof SESSION_ROUTES> = apiClient<typeof SESSION_ROUTES>(table)

/** Undefined until the server has answered once. */
export const session = signal<SessionView | undefined>(undefined)
let readAt = 0

/** What stands between the reader and the page. */
export type Interruption = 'ended' | 'ending' | 'confirm'
export const interruption = signal<Interruption | undefined>(undefined)
const waiting: ((answer: 'retry' | 'fail') => void)[] = []

export function setSession(next: SessionView): void {
  readAt = Date.now()
  session.set(next)
  if (next.state === 'open') goLive()
  else stopLive()
}

export async function loadSession(): Promise<void> {
  const ticket = takeTicket()
  setSession(await (ticket === undefined ? sessionApi.session() : sessionApi.openSession({ body: { ticket } })))
}

/** Whether the one who has signed in may carry out an action such as `match.write`. */
export function may(action: string): boolean {
  return session.value?.actions.includes(action) === true
}

/** Somebody of who hosts this node, here without an account of the house. */
export function isVisitor(view: SessionView | undefined): boolean {
  return view?.account?.id.startsWith('h-') === true
}

const VISIT = '#visit='

/** A ticket that brought the browser here; it is taken out of the address, where it would be found later. */
function takeTicket(): string | undefined {
  const { hash, pathname, search } = window.location
  if (!hash.startsWith(VISIT)) return undefined
  history.replaceState(null, '', `${pathname}${search}`)
  return hash.slice(VISIT.length)
}

/** Milliseconds until the session ends. */
export function sessionLeft(): number | undefined {
  const known = session.value
  return known?.state === 'open' ? leftMs({ ...known, readAt }, Date.now()) : undefined
}

/** Ends an interruption; what waited is asked again, or fails with what the server said. */
export function endInterruption(answer: 'retry' | 'fail'): void {
  interruption.set(undefined)
  for (const go of waiting.splice(0)) go(answer)
}

/** Somebody has signed in over the page. Another account must not find what the one before has typed. */
export function resume(next: SessionView): void {
  if (next.account?.id !== session.value?.account?.id || next.roles.join() !== session.value?.roles.join()) {
    window.location.reload()
    return
  }
  stopLive()
  setSession(next)
  endInterruption('retry')
  readAgain()
}

export async function signOut(): Promise<void> {
  setSession(await sessionApi.closeSession())
  endInterruption('fail')
}

function interrupt(kind: Interruption): Promise<'retry' | 'fail'> {
  if (interruption.value !== 'ended') interruption.set(kind)
  return new Promise((resolve) => waiting.push(resolve))
}

/** These are how an interruption ends: what goes wrong with them is said where they are asked. */
const DOORS: ReadonlySet<string> = new Set(['/session', '/session/confirmation', '/session/password', '/session/set-up', '/session/set-up-look'])

setOnProblem(async ({ code }, path) => {
  if (session.value?.state !== 'open') return 'fail'
  if (code === 'REAUTH_REQUIRED') return await interrupt('confirm')
  if (DOORS.has(path)) return 'fail'
  if (code === 'REQUEST_UNAUTHORIZED' || code === 'SESSION_MISSING') return await interrupt('ended')
  return 'fail'
})

const WATCH_MS = 10_000

/** Looks from time to time how long the session lasts. */
export function watchSession(): void {
  window.setInterval(() => void watch().catch(() => undefined), WATCH_MS)
  // A stream that breaks may have ended with its session: then it is not the connection that is gone.
  isLive.subscribe((stands) => {
    if (stands === false && session.value?.state === 'open') void look().catch(() => undefined)
  })
  setOnRefused(() => void look().catch(() => undefined))
}

/** @returns whether the session still holds */
async function look(next = sessionApi.session()): Promise<boolean> {
  const view = await next
  if (view.state === 'open') setSession(view)
  else interruption.set('ended')
  return view.state === 'open'
}

async function watch(): Promise<void> {
  const left = sessionLeft()
  if (left === undefined || interruption.value === 'ended') return
  const step = stepOf(left, isAttended() && interruption.value === undefined)
  if (step === 'wait') return
  if (!(await look(step === 'extend' ? sessionApi.extendSession() : sessionApi.session()))) return
  const now = sessionLeft() ?? 0
  if (now > WARN_MS && interruption.value === 'ending') endInterruption('retry')
  else if (now <= WARN_MS && interruption.value === undefined) interruption.set('ending')
}
