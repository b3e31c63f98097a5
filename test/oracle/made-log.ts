// SPDX-License-Identifier: EUPL-1.2
/**
 * A log for the oracle, made by a real hub: all that its public folder holds, and the keys under which it is to be verified.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { witnessName } from '@ncv/protocol/membership/genesis.ts'
import { formatVerifierKey, SIGNATURE_TYPES } from '@ncv/protocol/tlog/note.ts'
import { warningEntry } from '../federation/log/public-log.ts'
import type { FoundedHub } from '../support/founded-hub.ts'
import { foundHub, witnessAll } from '../support/founded-hub.ts'
import { virtualFederation } from '../support/virtual-world.ts'

const DAY_MS = 86_400_000

export interface MadeLog extends Disposable {
  readonly folder: string
  readonly founded: FoundedHub
  /** `name+id+base64`, as Go's note package reads it. */
  readonly hubKey: string
  readonly witnessKeys: readonly string[]
}

/**
 * Sizes at which a head was witnessed, on one day each: the last one by all three witnesses, those before by two.
 * Every partial form of a tile comes to pass, and the second level of tiles begins.
 */
export const WITNESSED_AT = [3, 200, 256, 257, 511, 601] as const

export async function makeLog(seed: string): Promise<MadeLog> {
  const federation = virtualFederation({ seed })
  const founded = await foundHub(federation.party('hub'), { federation: 'orakel.test' })
  const { hub, members } = founded
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  for (const size of WITNESSED_AT) {
    await growTo(founded, size)
    const isLast = size === WITNESSED_AT.at(-1)
    await witnessAll({ hub, members: isLast ? members : members.slice(size % 2, (size % 2) + 2) })
    if (!isLast) await federation.advance(DAY_MS)
  }
  const { genesis, logOrigin } = hub.opened
  return {
    folder: publicDir(founded.dir),
    founded,
    hubKey: formatVerifierKey({ name: logOrigin, type: SIGNATURE_TYPES.ed25519, publicKey: genesis.hub.key }),
    witnessKeys: members.map(({ id, identity }) =>
      formatVerifierKey({ name: witnessName(genesis.federation, id), type: SIGNATURE_TYPES.cosignature, publicKey: identity.publicKey }),
    ),
    [Symbol.dispose]: () => founded.dispose(),
  }
}

/** In groups of 1 to 40 entries, so that heads of many sizes were signed on the way; each third warning is sealed. */
async function growTo({ hub }: FoundedHub, size: number): Promise<void> {
  for (let first = hub.log.size(); first < size; first = hub.log.size()) {
    const count = Math.min(size - first, 1 + ((first * 7) % 40))
    await hub.sequencer.append(
      Array.from({ length: count }, (_, i) => warningEntry(hub, first + i, (first + i) % 3 === 0 ? 'TLP:GREEN' : 'TLP:CLEAR')),
    )
    if (first > 300 && first % 50 === 0 && hub.log.size() < size) await withdraw(hub, { entry: first, reason: 'wrong' })
  }
}
