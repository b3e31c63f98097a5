// SPDX-License-Identifier: EUPL-1.2
/**
 * Rotation of the epoch keys, community and pledge: with every period, and when somebody gains or loses the right to read.
 *
 * Nodes take a key only from under a fresh quorum (ncv-keys, section 6). Without one a new epoch
 * would only lock members out: what is sealed under it, nobody could read, although all of them have the key before it. That somebody is to
 * lose access does not wait for that.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { EPOCH_KEY_BYTES, epochCommitment, sealPrevious, wrapEpochKey, wrapFilePath, wrapForHub } from '@ncv/protocol/membership/epoch.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { Epoch, EpochPurpose } from '@ncv/protocol/message/keys.ts'
import { EPOCH_PURPOSES } from '@ncv/protocol/message/keys.ts'
import type { PendingEntry } from '../store/log-store.ts'
import type { EpochKey } from '../store/key-store.ts'
import type { Hub } from './party.ts'
import { compose } from './publish/compose.ts'

export type EpochHub = Pick<Hub, 'opened' | 'keys' | 'world' | 'issuing' | 'registry' | 'log' | 'sequencer' | 'witnesses'>

/** How the epoch in force stands: `due` may wait for a quorum, `needed` may not. */
type Need = 'none' | 'due' | 'needed'

function needOf({ opened, world, issuing, registry }: EpochHub, purpose: EpochPurpose): { need: Need; newest: EpochKey | undefined } {
  const newest = issuing.newestEpoch(purpose)
  // Nobody has pledged: what would be sealed for nobody is refused.
  if (purpose === 'pledge' && ![...registry.members.values()].some(({ hasPledge }) => hasPledge)) return { need: 'none', newest }
  if (newest === undefined || newest.key === null) return { need: 'needed', newest }
  const { shrunkAt, grownAt } = registry.state
  if (newest.index < shrunkAt[purpose]) return { need: 'needed', newest }
  const period = Math.max(0, periodAt(opened.genesis, world.now()))
  return { need: newest.period < period || newest.index < grownAt[purpose] ? 'due' : 'none', newest }
}

/**
 * Makes sure that the newest epochs are of the present period, their keys at hand, and in the hands of exactly those who may read. Answers
 * whether it made one.
 *
 * The turn of the period and a newcomer's slot wait for a fresh quorum over the epoch in force. The first epoch does not, nor one that
 * shuts somebody out, nor one that takes the place of a key that is lost here: without it nothing can be sealed at all.
 *
 * @param isForced new ones in any case: the old ones are in hands that they should not be in
 */
export async function rotateEpoch(hub: EpochHub, isForced = false): Promise<boolean> {
  let isMade = false
  for (const purpose of EPOCH_PURPOSES) {
    const { need, newest } = needOf(hub, purpose)
    const isWanted = need !== 'none' || (isForced && (newest !== undefined || purpose === 'community'))
    if (!isWanted) continue
    if (!isForced && need === 'due' && newest !== undefined && !hub.witnesses.isFreshOver(newest.index)) {
      hub.world.log.warn('hub-waiting', { kind: 'epoch', index: newest.index })
      continue
    }
    await hub.sequencer.append([() => composeEpoch(hub, purpose)])
    isMade = true
  }
  return isMade
}

/** A fresh key for those who may read right now. To be called where the entry gets its place: the registry must not change in between. */
export function composeEpoch(hub: Omit<EpochHub, 'sequencer' | 'witnesses'>, purpose: EpochPurpose): PendingEntry {
  const { opened, world, registry, issuing, log, keys } = hub
  const newest = issuing.newestEpoch(purpose)
  const epoch = (newest?.epoch ?? 0) + 1
  const key = world.random(EPOCH_KEY_BYTES)
  const name = { origin: opened.origin, purpose, epoch }
  const files = wrapEpochKey(key, name, registry.recipients(purpose), world)
  const wraps = files.map((file) => sha256(file))
  const payload: Epoch = { epoch, purpose, commitment: epochCommitment(key), wraps, hub: wrapForHub(key, name, keys.box.publicKey, world) }
  const period = Math.max(0, periodAt(opened.genesis, world.now()))
  return compose(hub, {
    kind: 'epoch',
    tlp: 'TLP:CLEAR',
    terms: 'federation',
    payload: { ...payload, ...linkTo(newest, key, opened.origin, purpose) } as Value,
    alongside: (index) => {
      issuing.addEpoch({ purpose, epoch, key, index, period })
      for (const [n, bytes] of files.entries()) log.putWrapFile(wrapFilePath(purpose, epoch, n), bytes)
      world.log.info('epoch-rotated', { count: epoch, kind: purpose })
    },
  })
}

/** Newcomers may read what was for all members before them; what is for those who pledged, only from their pledge on. */
function linkTo(newest: EpochKey | undefined, key: Uint8Array, origin: Uint8Array, purpose: EpochPurpose): Pick<Epoch, 'previous'> {
  if (purpose !== 'community' || newest === undefined || newest.key === null) return {}
  const link = { origin, epoch: newest.epoch + 1, commitment: epochCommitment(newest.key) }
  return { previous: sealPrevious(key, newest.key, link) }
}
