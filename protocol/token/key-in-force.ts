// SPDX-License-Identifier: EUPL-1.2
/**
 * Which issuer key of a place is in force: the announced one, or its spare once the log has revoked that (ncv-token, section 6).
 *
 * Hub and nodes ask the same question of the same log, so that both drop a key at one entry.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import type { IssuerKey, IssuerKeys, IssuerRevocation } from '../message/keys.ts'
import { tokenKeyId } from './token.ts'

/** A use of keys within a period. */
export type KeyPlace = Pick<IssuerKey, 'purpose' | 'number'>

/** What the log has said about ends, each with the index of its entry. */
export interface KeyEnds {
  readonly revocations: readonly (IssuerRevocation & { readonly index: number })[]
  /** `token-revocation` entries: all tokens of periods up to `through`. */
  readonly endings: readonly { readonly index: number; readonly through: number }[]
}

/** The key of this place that tokens are issued and accepted under; undefined where none is left. */
export function keyInForce<Key extends IssuerKey>(
  period: number,
  keys: readonly Key[],
  { purpose, number }: KeyPlace,
  ends: KeyEnds,
): Key | undefined {
  const of = (isSpare: boolean): Key | undefined => keys.find((key) => key.purpose === purpose && key.number === number && key.isSpare === isSpare)
  const first = of(false)
  if (first === undefined) return undefined
  const revoked = revocationOf(first, period, ends)
  if (revoked === undefined) return isEnded(period, -1, ends) ? undefined : first
  const spare = of(true)
  if (spare === undefined || revocationOf(spare, period, ends) !== undefined) return undefined
  // Under the spare nothing was issued before: what ended all tokens before it came into force did not end its own.
  return isEnded(period, revoked.index, ends) ? undefined : spare
}

/** All keys in force of a period, in the order of their announcement. */
export function keysInForce<Key extends IssuerKey>(period: number, keys: readonly Key[], ends: KeyEnds): Key[] {
  const places = keys.filter(({ isSpare }) => !isSpare)
  return places.flatMap((place) => keyInForce(period, keys, place, ends) ?? [])
}

function revocationOf({ spki, purpose, number }: IssuerKey, period: number, { revocations }: KeyEnds): { readonly index: number } | undefined {
  const keyId = tokenKeyId(spki)
  return revocations.find((each) => each.period === period && each.purpose === purpose && each.number === number && equalBytes(each.keyId, keyId))
}

/** Whether all tokens of the period were ended after the entry with this index. */
function isEnded(period: number, after: number, { endings }: KeyEnds): boolean {
  return endings.some(({ index, through }) => index > after && through >= period)
}

/** What a spare is fetched and remembered under, such as `report/0`. */
export function placeName({ purpose, number }: KeyPlace): string {
  return `${purpose}/${number}`
}

/** The announced key that a revocation names, if it names one. */
export function revokedKey(
  { keys }: IssuerKeys,
  { purpose, number, keyId }: Pick<IssuerRevocation, 'purpose' | 'number' | 'keyId'>,
): IssuerKey | undefined {
  return keys.find((key) => key.purpose === purpose && key.number === number && equalBytes(tokenKeyId(key.spki), keyId))
}
