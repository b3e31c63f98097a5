// SPDX-License-Identifier: EUPL-1.2
/**
 * The cases of this house: own contributions, what the hub asked back, what was added.
 *
 * They are put together from the wallet (keys, what is on its way) and the case book (what was said). After a restore only the book is there.
 *
 * @module
 */
import type { CASE_ENDS } from '@ncv/protocol/admin/case-routes.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { FOLLOW_UPS_MAX } from '@ncv/protocol/message/board.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { endOf } from '../link/board.ts'
import type { CaseBook, HeldReply, OwnFollowUp } from '../store/case-store.ts'
import type { KeptKeys, Outgoing } from '../store/wallet-store.ts'
import type { Stores } from '../store/stores.ts'

export type CaseEnd = (typeof CASE_ENDS)[number]

export interface Case {
  /** Hex of the envelope id. */
  readonly id: string
  readonly incident: string
  /** Absent: nothing can be read or added any more. */
  readonly keys: KeptKeys | undefined
  readonly sent: Outgoing | undefined
  readonly replies: readonly HeldReply[]
  readonly followUps: readonly OwnFollowUp[]
  /** Follow-ups that may still be sent. */
  readonly left: number
  readonly ended: CaseEnd | undefined
  readonly endsAt: Instant | undefined
  readonly isRevealed: boolean
}

type Used = Pick<Stores, 'wallet' | 'cases'>

export function allCases({ wallet, cases }: Used, opened: OpenedGenesis, now: Instant): Case[] {
  const book = cases.book()
  const kept = wallet.keptKeys().filter(({ kind }) => kind === 'report')
  const outgoing = wallet.outgoing()
  const ids = new Set([...book.replies.map(({ contribution }) => contribution), ...kept.map(({ id }) => id)])
  return [...ids]
    .map((id) =>
      caseFrom(
        book,
        id,
        kept.find((each) => each.id === id),
        outgoing.find((each) => each.id === id),
        opened,
        now,
      ),
    )
    .sort((a, b) => newest(b) - newest(a) || (a.id < b.id ? -1 : 1))
}

const newest = ({ replies, sent }: Case): Instant => Math.max(sent?.at ?? 0, ...replies.map(({ at }) => at))

/** @param start the id or its beginning @throws NodeError `CASE_MISSING`, `CASE_AMBIGUOUS` */
export function caseOf(stores: Used, opened: OpenedGenesis, start: string, now: Instant): Case {
  const [found, other] = allCases(stores, opened, now).filter(({ id }) => id.startsWith(start))
  if (other !== undefined) throw new NodeError('CASE_AMBIGUOUS', { id: start })
  if (found === undefined) throw new NodeError('CASE_MISSING', { id: start })
  return found
}

function caseFrom(book: CaseBook, id: string, keys: KeptKeys | undefined, sent: Outgoing | undefined, opened: OpenedGenesis, now: Instant): Case {
  const replies = book.replies.filter(({ contribution }) => contribution === id).sort((a, b) => a.number - b.number || a.index - b.index)
  const followUps = book.followUps.filter(({ contribution }) => contribution === id).sort((a, b) => a.counter - b.counter)
  const endsAt = keys === undefined ? undefined : endOf(opened, book, keys)
  const left = Math.max(0, FOLLOW_UPS_MAX - (followUps.at(-1)?.counter ?? 0))
  return {
    id,
    incident: keys?.about ?? replies[0]?.incident ?? '',
    keys,
    sent,
    replies,
    followUps,
    left,
    ended: endedBy(replies, endsAt, left, now),
    endsAt,
    isRevealed: book.revealed.some(({ contribution }) => contribution === id),
  }
}

function endedBy(replies: readonly HeldReply[], endsAt: Instant | undefined, left: number, now: Instant): CaseEnd | undefined {
  if (replies.some(({ kind }) => kind === 'closing')) return 'closed'
  if (endsAt === undefined) return 'keys-gone'
  if (endsAt <= now) return 'over'
  return left === 0 ? 'none-left' : undefined
}

/** @throws NodeError `CASE_ENDED`, `CASE_KEYS_GONE`, `FOLLOW_UP_NONE_LEFT` */
export function assertOpen({ ended, keys }: Pick<Case, 'ended' | 'keys'>): KeptKeys {
  if (ended === 'none-left') throw new NodeError('FOLLOW_UP_NONE_LEFT', { limit: FOLLOW_UPS_MAX })
  if (keys === undefined) throw new NodeError('CASE_KEYS_GONE')
  if (ended !== undefined) throw new NodeError('CASE_ENDED')
  return keys
}

/** Questions of the hub that wait for somebody here: told in the status of the node, and to nobody else. */
export function askedBack(stores: Used, opened: OpenedGenesis, now: Instant): number {
  return allCases(stores, opened, now).filter(isAskedBack).length
}

/** The hub's last question has no answer yet, and it can still be given. */
export function isAskedBack({ ended, replies, followUps }: Pick<Case, 'ended' | 'replies' | 'followUps'>): boolean {
  const asked = replies.findLast(({ kind }) => kind === 'question')
  return ended === undefined && asked !== undefined && !followUps.some(({ answers = 0 }) => answers >= asked.number)
}
