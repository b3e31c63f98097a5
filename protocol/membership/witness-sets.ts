// SPDX-License-Identifier: EUPL-1.2
/**
 * Which witnesses speak for which head: the set that was in force at its size (ncv-membership, section "Witnesses").
 *
 *     set(n) = the witnesses after all entries with an index below n
 *
 * A head that was cosigned earlier stays proven when a witness hands over its office or gets a new key. One change may leave so many of them
 * in place that they alone are a quorum: so the heads around it count under the old set and under the new one, and nobody waits for a
 * witness that nobody knows of yet.
 *
 * What members read out of sealed entries, everybody else reads from the entry `witnesses` behind each change.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { Header } from '../envelope.ts'
import { openEnvelope } from '../envelope.ts'
import { openBody } from '../log/body.ts'
import { WitnessesEntry } from '../message/witnesses.ts'
import type { OpenedCheckpoint } from '../tlog/checkpoint.ts'
import type { Witness } from '../tlog/cosignature.ts'
import { countCosignatures } from '../tlog/cosignature.ts'
import type { OpenedGenesis } from './genesis.ts'
import { witnessName } from './genesis.ts'
import type { HubKeyHistory } from './hub-key.ts'
import { hubKeyAt } from './hub-key.ts'

/** A witness as the log names it. */
export interface NamedWitness {
  readonly member: string
  readonly key: Uint8Array
}

export interface WitnessSet {
  /** For heads of at least this size. */
  readonly from: number
  /** In the order of their ids. */
  readonly witnesses: readonly NamedWitness[]
}

/** The oldest first; the first one is the genesis'. */
export type WitnessSets = readonly [WitnessSet, ...WitnessSet[]]

interface PossibleWitness {
  readonly id: string
  readonly key: Uint8Array
  readonly isWitness: boolean
}

export function witnessesAmong(members: Iterable<PossibleWitness>): NamedWitness[] {
  const named = [...members].filter(({ isWitness }) => isWitness).map(({ id, key }) => ({ member: id, key }))
  return named.sort((a, b) => (a.member < b.member ? -1 : 1))
}

export function foundingWitnesses({ genesis }: Pick<OpenedGenesis, 'genesis'>): WitnessSets {
  return [{ from: 0, witnesses: witnessesAmong(genesis.founders) }]
}

export function witnessSetAt(sets: WitnessSets, size: number): WitnessSet {
  return sets.findLast(({ from }) => from <= size) ?? sets[0]
}

export function sameWitnesses(a: readonly NamedWitness[], b: readonly NamedWitness[]): boolean {
  return a.length === b.length && a.every(({ member, key }, i) => member === b[i]?.member && equalBytes(key, b[i].key))
}

/**
 * The sets with one more from the entry at `index` on; unchanged where the witnesses are.
 *
 * @throws ProtocolError `WITNESSES_TOO_FEW` where those who stay are no quorum
 */
export function withWitnesses(sets: WitnessSets, index: number, witnesses: readonly NamedWitness[], quorum: number): WitnessSets {
  const last = sets[sets.length - 1] ?? sets[0]
  if (sameWitnesses(last.witnesses, witnesses)) return sets
  const staying = witnesses.filter(({ key }) => last.witnesses.some((before) => equalBytes(before.key, key)))
  const gone = last.witnesses.find(({ key }) => !witnesses.some((now) => equalBytes(now.key, key)))
  if (staying.length < quorum) throw new ProtocolError('WITNESSES_TOO_FEW', { member: gone?.member ?? '–', found: staying.length, expected: quorum })
  return [...sets, { from: index + 1, witnesses }]
}

/** An entry that names witnesses, with its body file. */
export interface WitnessesBody {
  readonly index: number
  readonly body: Uint8Array
}

export function witnessesHeader({ origin }: Pick<OpenedGenesis, 'origin'>): Header {
  return { type: 'witnesses', origin, tlp: 'TLP:CLEAR', terms: 'federation' }
}

/** The sets that a log gives to whoever reads no sealed entry. One that the hub did not sign, or that leaves too few, changes nothing. */
export function witnessSetsInLog(opened: OpenedGenesis, history: HubKeyHistory, entries: readonly WitnessesBody[]): WitnessSets {
  let sets = foundingWitnesses(opened)
  for (const { index, body } of entries) {
    try {
      const frame = openBody(body, opened.origin, undefined)
      const { payload } = openEnvelope(frame, witnessesHeader(opened), WitnessesEntry, hubKeyAt(history, index).key)
      sets = withWitnesses(sets, index, payload.witnesses, opened.genesis.quorum)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
    }
  }
  return sets
}

/** How many witnesses of the set for its size have cosigned this head, and whether that is a quorum. */
export function quorumOf(
  head: Pick<OpenedCheckpoint, 'note' | 'size'>,
  { genesis }: Pick<OpenedGenesis, 'genesis'>,
  sets: WitnessSets,
): { found: number; isQuorum: boolean } {
  const found = countCosignatures(head.note, cosigners(genesis.federation, witnessSetAt(sets, head.size))).length
  return { found, isQuorum: found >= genesis.quorum }
}

/** As cosignature lines name them. */
export function cosigners(federation: string, { witnesses }: WitnessSet): Witness[] {
  return witnesses.map(({ member, key }) => ({ name: witnessName(federation, member), key }))
}

/** The entry by which everybody learns of the newest set. */
export function witnessesEntry({ witnesses }: WitnessSet): WitnessesEntry {
  return { witnesses: witnesses.map(({ member, key }) => ({ member, key })) }
}
