// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys in force, witnesses, and what the hub can know of a member's being there.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { HUB_KEY_ROUTES, HubKeysView, MemberSightView } from '@ncv/protocol/admin/hub-key-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { witnessName } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistoryInLog } from '@ncv/protocol/membership/hub-key.ts'
import { acceptedPeriods, periodAt, periodStart } from '@ncv/protocol/membership/period.ts'
import { EPOCH_PURPOSES } from '@ncv/protocol/message/keys.ts'
import { countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import { parseNote } from '@ncv/protocol/tlog/note.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { StoredIssuerKey } from '../../store/key-store.ts'
import { register } from '../joining/contacts.ts'
import { issuerKeysInForce, keyEnds } from '../keys-in-force.ts'
import type { Hub } from '../party.ts'
import { memberBy, memberView } from './member-handlers.ts'

const SECOND_MS = 1000

export function hubHandlersOfKeys(hub: Hub): Handlers<typeof HUB_KEY_ROUTES> {
  return {
    hubKeys() {
      const { opened, registry, world, log, witnesses } = hub
      const { genesis } = opened
      return {
        hub: hubKeyHistoryInLog(opened, log.bodiesOfKind('hub-key')).map(({ from, key }) => ({ from, key: hex(key) })),
        rootKey: hex(genesis.rootKey),
        relay: { name: registry.relay.name, key: hex(registry.relay.key) },
        period: Math.max(0, periodAt(genesis, world.now())),
        periods: periodsOf(hub),
        epochs: epochsOf(hub),
        quorum: registry.quorum,
        size: log.size(),
        witnessedSize: witnesses.witnessedSize(),
        witnesses: witnessesOf(hub),
      }
    },
    showMember: ({ params }) => sightOf(hub, memberBy(hub, params.member)),
  }
}

/** The next one first. */
function periodsOf(hub: Hub): HubKeysView['periods'] {
  const { genesis } = hub.opened
  const now = hub.world.now()
  const accepted = acceptedPeriods(genesis, now)
  const ends = keyEnds(hub)
  return [Math.max(0, periodAt(genesis, now)) + 1, ...accepted].map((period) => {
    const inForce = new Set(issuerKeysInForce(hub, period, ends).map(({ spki }) => hex(tokenKeyId(spki))))
    const places = hub.issuing.issuerKeys(period)
    return {
      period,
      start: periodStart(genesis, period),
      end: periodStart(genesis, period + 1),
      isAccepted: accepted.includes(period),
      members: hub.issuing.issuedCount(period),
      keys: places.map((key) => ({ ...placeOf(key), state: stateOf(key, inForce, places) })),
    }
  })
}

function placeOf({ purpose, number, isSpare, spki }: StoredIssuerKey) {
  return { purpose, number, isSpare, keyId: hex(tokenKeyId(spki)) }
}

function stateOf(key: StoredIssuerKey, inForce: ReadonlySet<string>, all: readonly StoredIssuerKey[]) {
  if (key.pkcs8 === null) return 'lost'
  if (inForce.has(placeOf(key).keyId)) return 'in-force'
  const first = all.find(({ isSpare, purpose, number }) => !isSpare && purpose === key.purpose && number === key.number)
  return key.isSpare && first !== undefined && inForce.has(placeOf(first).keyId) ? 'spare' : 'ended'
}

function epochsOf({ issuing, registry, witnesses }: Hub): HubKeysView['epochs'] {
  return EPOCH_PURPOSES.flatMap((purpose) => {
    const newest = issuing.newestEpoch(purpose)
    if (newest === undefined) return []
    const { epoch, index, period, key } = newest
    const readers = [...registry.members.values()].filter(({ hasPledge }) => purpose === 'community' || hasPledge).length
    return [{ purpose, epoch, index, period, readers, isLost: key === null, isOpen: witnesses.isFreshOver(index) }]
  })
}

/** Milliseconds by the name of the witness. */
function cosignedAt({ log, registry }: Pick<Hub, 'log' | 'registry'>): ReadonlyMap<string, number> {
  const notes = [log.note('witnessed'), log.note('signed')].filter((each) => each !== undefined)
  return new Map(
    notes.flatMap(({ note }) => countCosignatures(parseNote(note), registry.witnesses).map(({ name, time }) => [name, time * SECOND_MS])),
  )
}

function witnessesOf(hub: Hub): HubKeysView['witnesses'] {
  const { opened, registry, witnesses } = hub
  const seen = cosignedAt(hub)
  const known = new Set(registry.witnesses.map(({ name }) => name))
  return [...registry.members.values()]
    .map(({ id, name }) => ({ id, name, witness: witnessName(opened.genesis.federation, id) }))
    .filter(({ witness }) => known.has(witness))
    .map(({ id, name, witness }) => ({ member: id, name, hasShown: witnesses.hasShown(witness), seenAt: seen.get(witness) ?? null }))
}

function sightOf(hub: Hub, id: string): MemberSightView {
  const member = memberView(hub, id)
  const witness = witnessName(hub.opened.genesis.federation, id)
  const reachable = register(hub).find((each) => each.member.id === id)
  const signedAt = hub.registry.all.get(id)?.lastSignedAt ?? 0
  return {
    member,
    isWitness: hub.registry.witnesses.some(({ name }) => name === witness),
    ...hub.post.fetching(id),
    signedAt: signedAt === 0 ? null : signedAt,
    cosignedAt: cosignedAt(hub).get(witness) ?? null,
    contactsConfirmedAt: reachable?.contact?.confirmedAt ?? null,
    contactsDue: reachable?.isDue ?? false,
  }
}
