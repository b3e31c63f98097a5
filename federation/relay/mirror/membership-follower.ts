// SPDX-License-Identifier: EUPL-1.2
/**
 * Keeps the relay's registry at the state of the mirrored log: whom it takes boxes from follows from it (ncv-membership).
 *
 * The relay believes what the hub has signed at once, without waiting for witnesses: whoever is out must be out within a minute.
 *
 * @module
 */
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import { isMembershipKind, MEMBERSHIP_ENTRIES } from '@ncv/protocol/message/membership.ts'

export class MembershipFollower {
  readonly #membership: Membership
  readonly #hubKey: (index: number) => Uint8Array

  constructor(membership: Membership, hubKey: (index: number) => Uint8Array) {
    this.#membership = membership
    this.#hubKey = hubKey
  }

  /** Other kinds say nothing here; what was taken before changes nothing. @throws ProtocolError where the entry does not hold */
  take(index: number, { kind, time, tlp, terms }: Entry, frame: Uint8Array, origin: Uint8Array): void {
    if (!isMembershipKind(kind)) return
    const { bytes } = openEnvelope<unknown>(frame, { type: kind, origin, tlp, terms }, MEMBERSHIP_ENTRIES[kind], this.#hubKey(index))
    this.#membership.apply({ index, time, kind, payload: bytes })
  }
}
