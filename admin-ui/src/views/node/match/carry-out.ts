// SPDX-License-Identifier: EUPL-1.2
/**
 * Sends a decision, and offers the way back.
 *
 * @module
 */
import type { CallOf, ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { Problem } from '../../../app/api.ts'
import { notify } from '../../../app/notice.ts'
import { api } from '../../../node/api.ts'

type Route = (typeof NODE_ROUTES)['changeMatches']
export type Wish = Omit<CallOf<Route>['body'], 'apply' | 'limit'>
export type Preview = ReplyOf<Route>

export const SHOWN = 8

export async function previewOf(wish: Wish): Promise<Preview> {
  return await api.changeMatches({ body: { ...wish, apply: false, limit: SHOWN } })
}

/** @throws Problem as the server refuses it; `MATCH_CHANGED`: see {@link isConflict} */
export async function carryOut(wish: Wish, done: (count: number) => string): Promise<void> {
  const { act, count } = await api.changeMatches({ body: { ...wish, apply: true, limit: 0 } })
  const undo = act === null ? undefined : async () => void (await api.undoMatches({ body: { act } }))
  notify('success', done(count), undo)
}

/** Somebody else has decided since this page was read. */
export function isConflict(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'MATCH_CHANGED'
}
