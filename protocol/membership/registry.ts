// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is a member, as far as the log says: every party computes it itself.
 *
 * The founders come from the genesis; admissions, suspensions and the rest join as entries of the log.
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { Founder } from '../message/genesis.ts'
import type { Witness } from '../tlog/cosignature.ts'
import type { OpenedGenesis } from './genesis.ts'
import { witnessName } from './genesis.ts'

export interface Member extends Founder {
  /** Place in the epoch's wrap files; 0 is the relay's. */
  readonly slot: number
}

export interface Registry {
  readonly members: ReadonlyMap<string, Member>
  readonly witnesses: readonly Witness[]
  readonly quorum: number
}

export const RELAY_SLOT = 0

export function registryOf({ genesis }: OpenedGenesis): Registry {
  const members = new Map(genesis.founders.map((founder, i) => [founder.id, { ...founder, slot: i + 1 }]))
  const witnesses = genesis.founders.filter(({ isWitness }) => isWitness).map(({ id, key }) => ({ name: witnessName(genesis.federation, id), key }))
  return { members, witnesses, quorum: genesis.quorum }
}

/** @throws ProtocolError `MEMBER_UNKNOWN` */
export function memberOf(registry: Registry, id: string): Member {
  const member = registry.members.get(id)
  if (member === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: id.slice(0, 64) })
  return member
}

/** X-Wing keys by slot, as the wrap files have them. */
export function epochRecipients(opened: OpenedGenesis): Uint8Array[] {
  const { genesis } = opened
  return [genesis.relay.box, ...genesis.founders.map(({ box }) => box)]
}
