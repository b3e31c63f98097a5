// SPDX-License-Identifier: EUPL-1.2
/**
 * The issuer: keys of this period and the next in the log, and blind signatures for every member once a period.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { parseRsaPrivateKey } from '@ncv/protocol/crypto/rsa.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { IssuerPurpose } from '@ncv/protocol/message/keys.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { IssuingKey } from '@ncv/protocol/token/issuance.ts'
import { formatIssuanceResponse, issueTokens, parseIssuanceRequest } from '@ncv/protocol/token/issuance.ts'
import type { KeyEnds } from '@ncv/protocol/token/key-in-force.ts'
import { placeName } from '@ncv/protocol/token/key-in-force.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import { FederationError } from '../errors.ts'
import type { StoredIssuerKey } from '../store/key-store.ts'
import { issuerKeysInForce, keyEnds } from './keys-in-force.ts'
import type { Hub } from './party.ts'
import { compose } from './publish/compose.ts'

interface Place {
  readonly purpose: IssuerPurpose
  readonly number: number
  readonly isSpare: boolean
}

function places(countingKeys: number): Place[] {
  const counting = Array.from({ length: countingKeys }, (_, i) => ({ purpose: 'count' as const, number: i + 1, isSpare: false }))
  return [{ purpose: 'report', number: 0, isSpare: false }, { purpose: 'report', number: 0, isSpare: true }, ...counting]
}

/** Announces the keys of the present and the next period where they are missing. Answers how many periods were announced. */
export async function announceIssuerKeys(hub: Hub): Promise<number> {
  const now = Math.max(0, periodAt(hub.opened.genesis, hub.world.now()))
  let announced = 0
  for (const period of [now, now + 1]) {
    if (hub.issuing.issuerKeys(period).length > 0) continue
    await announce(hub, period)
    announced++
  }
  return announced
}

async function announce(hub: Hub, period: number): Promise<void> {
  const wanted = places(hub.opened.genesis.timing.countingKeys)
  const made = await Promise.all(wanted.map(async (place) => ({ ...place, ...(await hub.generate()) })))
  const keys = made.map(({ purpose, number, isSpare, publicKeySpki: spki }) => ({ purpose, number, isSpare, spki }))
  const entry = compose(hub, {
    kind: 'issuer-keys',
    tlp: 'TLP:CLEAR',
    terms: 'federation',
    payload: { period, keys } as Value,
    alongside: (index) => {
      const rows: StoredIssuerKey[] = made.map(({ purpose, number, isSpare, privateKeyPkcs8: pkcs8, publicKeySpki: spki }) => ({
        period,
        purpose,
        number,
        isSpare,
        pkcs8,
        spki,
        index,
      }))
      hub.issuing.addIssuerKeys(rows)
    },
  })
  await hub.sequencer.append([entry])
  hub.world.log.info('issuer-key-published', { period, count: keys.length })
}

/**
 * Answers a member's request for the tokens of one period.
 *
 * The ledger is asked first: signatures cost most of a second, and a member that has its tokens must not have the hub
 * make others in vain. They are deterministic, so a lost reply is simply asked for again. No step in between waits, so
 * no second request of the member comes between the question to the ledger and the row in it.
 *
 * @throws ProtocolError `ISSUANCE_MALFORMED`, `ISSUANCE_QUOTA`, `TOKEN_KEY_UNKNOWN`; FederationError `ISSUER_KEY_MISSING`
 */
export function issue(hub: Hub, member: string, body: Uint8Array): Uint8Array {
  const request = parseIssuanceRequest(body)
  const keyIds = request.batches.map(({ keyId }) => hex(keyId))
  const ends = keyEnds(hub)
  const { period, spare, announced } = keysOfRequest(hub, keyIds, ends)
  const requestHash = sha256(body)
  const before = hub.issuing.issued(period, member, spare, requestHash)
  if (before === 'other') throw new ProtocolError('ISSUANCE_QUOTA', { period })
  const { timing } = hub.opened.genesis
  // A reply may have been lost before one of its keys was revoked: the same request gets the same bytes.
  const keys = before === 'same' ? announced : issuerKeysInForce(hub, period, ends)
  const usable = keys.filter(({ index }) => index !== null && index < hub.witnesses.witnessedSize())
  const byId = new Map<string, () => IssuingKey>(
    usable.flatMap(({ purpose, spki, pkcs8 }) => {
      if (pkcs8 === null) return []
      return [[hex(tokenKeyId(spki)), () => ({ privateKey: parseRsaPrivateKey(pkcs8), quota: purpose === 'report' ? timing.reportTokens : 1 })]]
    }),
  )
  const response = issueTokens(request, (keyId) => byId.get(keyId)?.())
  if (before === 'first') hub.issuing.addIssued(period, member, spare, requestHash)
  hub.world.log.info('token-issued', { period, count: request.batches.length })
  return formatIssuanceResponse(response)
}

interface RequestedKeys {
  readonly period: number
  /** Empty for the period's keys, else the place of the spare. */
  readonly spare: string
  readonly announced: readonly StoredIssuerKey[]
}

/** All keys of a request are of one period, this one or the next, and either its keys or one spare: each has its own quota. */
function keysOfRequest(hub: Hub, keyIds: readonly string[], ends: KeyEnds): RequestedKeys {
  const now = Math.max(0, periodAt(hub.opened.genesis, hub.world.now()))
  for (const period of [now, now + 1]) {
    const announced = hub.issuing.issuerKeys(period)
    const asked = announced.filter(({ spki }) => keyIds.includes(hex(tokenKeyId(spki))))
    if (asked.length !== keyIds.length) continue
    const spare = asked.find(({ isSpare }) => isSpare)
    if (spare === undefined && ends.endings.some(({ through }) => through >= period)) continue
    if (spare !== undefined && asked.length > 1) throw new ProtocolError('ISSUANCE_MALFORMED', { field: 'keyId' })
    return { period, spare: spare === undefined ? '' : placeName(spare), announced }
  }
  throw new FederationError('ISSUER_KEY_MISSING', { period: now })
}
