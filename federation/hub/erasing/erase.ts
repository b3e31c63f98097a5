// SPDX-License-Identifier: EUPL-1.2
/**
 * Erases the content of entries: one entry that says so, in one transaction with the deletion, then the public files (ncv-erasing).
 *
 * Under four eyes, as publishing is: it happens at all members and cannot be taken back. A warning that still holds is withdrawn in the same step.
 *
 * @module
 */
import type { SigningRole } from '@ncv/protocol/analyst/signing-input.ts'
import { erasureSigningInput } from '@ncv/protocol/analyst/signing-input.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { withdrawalReasonOf } from '@ncv/protocol/log/erasing.ts'
import type { Erased, ErasureReason } from '@ncv/protocol/message/erased.ts'
import { FederationError } from '../../errors.ts'
import type { PendingEntry } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import { compose } from '../publish/compose.ts'
import { withdrawalEntry } from '../withdraw.ts'
import type { ErasurePlan } from './plan.ts'
import { planErasure } from './plan.ts'

export interface Signer {
  readonly analyst: string
  readonly signature: Uint8Array
}

/** @param id of the plan */
export function signErasure(seed: Uint8Array, origin: Uint8Array, role: SigningRole, id: string): Uint8Array {
  return signEd25519(seed, erasureSigningInput(origin, role, fromHex(id, 32)))
}

/** @throws FederationError `ANALYST_UNKNOWN`, `ANALYST_KEY`; ProtocolError `FOUR_EYES` where both are the same person */
function assertSigned(hub: Pick<Hub, 'drafts' | 'opened'>, id: string, author: Signer, approver: Signer): void {
  if (author.analyst === approver.analyst) throw new ProtocolError('FOUR_EYES', { id: approver.analyst })
  for (const [role, { analyst, signature }] of [['author', author] as const, ['approver', approver] as const]) {
    const key = hub.drafts.analystKey(analyst)
    if (key === undefined) throw new FederationError('ANALYST_UNKNOWN', { id: analyst })
    if (!verifyEd25519(key, erasureSigningInput(hub.opened.origin, role, fromHex(id, 32)), signature))
      throw new FederationError('ANALYST_KEY', { id: analyst })
  }
}

export interface Erasure {
  /** Of the `erased` entry. */
  readonly index: number
  readonly plan: ErasurePlan
}

/**
 * @param id of the plan as it was shown
 * @throws what `planErasure` throws; FederationError `ERASURE_CHANGED` where the plan is another by now, `ANALYST_UNKNOWN`, `ANALYST_KEY`,
 *   `HUB_WAITING`; ProtocolError `FOUR_EYES`
 */
export async function erase(
  hub: Hub,
  indexes: readonly number[],
  reason: ErasureReason,
  { id, author, approver }: { readonly id: string; readonly author: Signer; readonly approver: Signer },
): Promise<Erasure> {
  const plan = planErasure(hub, indexes, reason)
  if (plan.id !== id) throw new FederationError('ERASURE_CHANGED')
  assertSigned(hub, id, author, approver)
  const standing = plan.entries.filter(({ withdraws }) => withdraws)
  const withdrawals = standing.map(({ index }) => withdrawalEntry(hub, { entry: index, reason: withdrawalReasonOf(reason) }))
  const first = await hub.sequencer.append([...withdrawals, () => erasedEntry(hub, plan.erased)])
  await takeAway(hub, plan.erased)
  hub.world.log.info('entries-erased', { index: first + withdrawals.length, count: plan.erased.entries.length })
  return { index: first + withdrawals.length, plan }
}

export function erasedEntry(hub: Hub, erased: Erased): PendingEntry {
  const alongside = (): void => eraseRows(hub, erased)
  return compose(hub, { kind: 'erased', tlp: 'TLP:CLEAR', terms: 'federation', payload: erased as unknown as Value, alongside })
}

/** In the transaction that appends the entry, or gets it back: bodies, and what the hub's own tables say of their content. */
export function eraseRows(hub: Pick<Hub, 'log' | 'advisories' | 'drafts' | 'alarms'>, { entries, documents }: Erased): void {
  hub.log.eraseBodies([...entries.map(({ body }) => body), ...documents])
  for (const { index } of entries) {
    hub.advisories.remove(index)
    hub.drafts.erase(index)
    hub.alarms.forgetTitle(index)
  }
}

/** The public files, and what the database's write-ahead log still holds. What a crash leaves undone, the next start does. */
export async function takeAway(hub: Pick<Hub, 'log' | 'files' | 'sequencer'>, { entries, documents }: Erased): Promise<void> {
  const places = entries.map(({ index, body }) => ({ index, hash: body }))
  const first = entries[0]?.index ?? 0
  await hub.sequencer.between(() => hub.files.forget(hub.log, [...places, ...documents.map((hash) => ({ index: first, hash }))]))
  hub.log.scrub()
}
