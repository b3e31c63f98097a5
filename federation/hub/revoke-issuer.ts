// SPDX-License-Identifier: EUPL-1.2
/**
 * Revoking an issuer key: an entry kills it, and the spare that was announced with it takes its place (ncv-token, section 6).
 *
 * For a key that may be in other hands, or is lost; and after a restore, so that members can report again within the period.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { acceptedPeriods, periodAt } from '@ncv/protocol/membership/period.ts'
import type { IssuerPurpose, RevocationReason } from '@ncv/protocol/message/keys.ts'
import { keyInForce } from '@ncv/protocol/token/key-in-force.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import { FederationError } from '../errors.ts'
import type { StoredIssuerKey } from '../store/key-store.ts'
import type { PendingEntry } from '../store/log-store.ts'
import { keyEnds } from './keys-in-force.ts'
import type { Hub } from './party.ts'
import { compose } from './publish/compose.ts'

export interface IssuerPlace {
  readonly period: number
  readonly purpose: IssuerPurpose
  readonly number: number
}

export interface RevocationPlan extends IssuerPlace {
  /** Hex of the id of the key that dies. */
  readonly keyId: string
  /** Hex of the id of the spare that takes its place; null where none is left, or where its private half is lost. */
  readonly spare: string | null
  /** Members that have fetched tokens of the period: theirs under this key are lost. */
  readonly members: number
  /** Tokens of this period are accepted or issued now. */
  readonly isCurrent: boolean
}

/** What revoking the key in force at this place would do. @throws FederationError `ISSUER_KEY_MISSING` where none is in force */
export function planRevocation(hub: Hub, place: IssuerPlace): RevocationPlan {
  const { period, purpose, number } = place
  const keys = hub.issuing.issuerKeys(period)
  const key = keyInForce(period, keys, place, keyEnds(hub))
  if (key === undefined) throw new FederationError('ISSUER_KEY_MISSING', { period })
  const spare = key.isSpare ? undefined : keys.find((each) => each.isSpare && each.purpose === purpose && each.number === number)
  const now = hub.world.now()
  const current = [...acceptedPeriods(hub.opened.genesis, now), periodAt(hub.opened.genesis, now) + 1]
  return {
    ...place,
    keyId: hex(tokenKeyId(key.spki)),
    spare: spare === undefined || spare.pkcs8 === null ? null : hex(tokenKeyId(spare.spki)),
    members: hub.issuing.issuedCount(period),
    isCurrent: current.includes(period),
  }
}

export function revocationEntry(hub: Hub, { period, purpose, number, spki }: StoredIssuerKey, reason: RevocationReason): PendingEntry {
  const payload = { period, purpose, number, keyId: tokenKeyId(spki), reason }
  return compose(hub, { kind: 'issuer-revocation', tlp: 'TLP:CLEAR', terms: 'federation', payload: payload as Value })
}

/**
 * Puts the revocation into the log. The hub may sign. From then on nothing is issued or accepted under the key.
 *
 * @param keyId hex, as it was shown: another one in force by now is not touched
 * @returns index of the entry
 * @throws FederationError `ISSUER_KEY_MISSING`, `HUB_WAITING`
 */
export async function revokeIssuer(hub: Hub, place: IssuerPlace, keyId: string, reason: RevocationReason): Promise<number> {
  const { period } = place
  const compose = (): PendingEntry => {
    const key = keyInForce(period, hub.issuing.issuerKeys(period), place, keyEnds(hub))
    if (key === undefined || hex(tokenKeyId(key.spki)) !== keyId) throw new FederationError('ISSUER_KEY_MISSING', { period })
    return revocationEntry(hub, key, reason)
  }
  const index = await hub.sequencer.append([compose])
  hub.world.log.warn('issuer-key-revoked', { period, index })
  return index
}
