// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys follow membership: after a change, those who may read now have a key that nobody else has.
 *
 * @module
 */
import type { MembershipState } from '@ncv/protocol/membership/member-state.ts'
import type { EpochPurpose } from '@ncv/protocol/message/keys.ts'
import { EPOCH_PURPOSES } from '@ncv/protocol/message/keys.ts'
import type { EpochHub } from '../epochs.ts'
import { rotateEpoch } from '../epochs.ts'

/**
 * To be called once a series of changes is in the log: whoever gained the right to read gets a slot. Whoever lost it is shut out with the
 * entry itself. Where this does not come about (a crash, no quorum), the hub's rhythm makes it good.
 */
export async function readersChanged(hub: EpochHub): Promise<void> {
  await rotateEpoch(hub)
}

/** Keys that somebody has who must not read on, once the log goes from one state to the other. */
export function shutOut(before: MembershipState, after: MembershipState): EpochPurpose[] {
  return EPOCH_PURPOSES.filter((purpose) => after.shrunkAt[purpose] > before.shrunkAt[purpose])
}
