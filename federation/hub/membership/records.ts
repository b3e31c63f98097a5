// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's own log as the replay of membership reads it.
 *
 * @module
 */
import { parseFrame } from '@ncv/protocol/envelope.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { MembershipRecord } from '@ncv/protocol/membership/replay.ts'
import { MEMBERSHIP_KINDS } from '@ncv/protocol/message/membership.ts'
import type { Log, World } from '@ncv/protocol/world.ts'
import type { KeyStore } from '../../store/key-store.ts'
import type { LogStore } from '../../store/log-store.ts'

/** The parts of a hub that a replay needs. */
interface Replaying {
  readonly log: LogStore
  readonly issuing: KeyStore
  readonly opened: OpenedGenesis
  readonly registry: Membership
  readonly world: Pick<World, 'log'>
}

/** Membership as the own log has it: what cannot be read or does not hold is passed over and logged. */
export function replayOwnLog(hub: Replaying): void {
  const { log, issuing, opened, registry, world } = hub
  registry.reset(membershipRecords(log, issuing, opened, world.log), ({ index, kind }, error) => {
    if (!(error instanceof CodedError)) throw error
    world.log.error('message-quarantined', { index, code: error.code, kind })
  })
}

/** In the order of the log. What is sealed under a key that is lost here is passed over and logged. */
export function membershipRecords(log: LogStore, issuing: KeyStore, { origin }: Pick<OpenedGenesis, 'origin'>, events: Log): MembershipRecord[] {
  const records = MEMBERSHIP_KINDS.flatMap((kind) =>
    [...log.messagesOfKind(kind)].flatMap(({ index, bytes, body }): MembershipRecord[] => {
      const { epoch, time } = parseEntry(bytes)
      const key = issuing.epochKey('community', epoch)
      if (key === undefined) {
        events.error('message-quarantined', { index, code: 'EPOCH_KEY_MISSING', kind })
        return []
      }
      return [{ index, time, kind, payload: parseFrame(openBody(body, origin, { epoch, key })).payload }]
    }),
  )
  return records.sort((a, b) => a.index - b.index)
}
