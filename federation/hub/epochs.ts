// SPDX-License-Identifier: EUPL-1.2
/**
 * Rotation of the community key: a new epoch with every period, wrapped for the relay and all members.
 *
 * Nodes take a key only from under a fresh quorum (ncv-keys, section 6). Without one a new epoch
 * would only lock members out: what is sealed under it, nobody could read, although all of them have the key before it.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { EPOCH_KEY_BYTES, epochCommitment, wrapEpochKey, wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { epochRecipients } from '@ncv/protocol/membership/registry.ts'
import type { Hub } from './party.ts'
import { compose } from './publish/compose.ts'

const PURPOSE = 'community'

/**
 * Makes sure that the newest epoch is of the present period and its key at hand. Answers whether it made one.
 *
 * The turn of the period waits for a fresh quorum over the epoch in force. The first epoch does not, nor does one that
 * takes the place of a key that is lost here: without it nothing can be sealed at all.
 *
 * @param isForced a new one in any case: the old one is in hands that it should not be in
 */
export async function rotateEpoch(hub: Hub, isForced = false): Promise<boolean> {
  const period = Math.max(0, periodAt(hub.opened.genesis, hub.world.now()))
  const newest = hub.issuing.newestEpoch(PURPOSE)
  if (!isForced && newest !== undefined && newest.period >= period && newest.key !== null) return false
  if (!isForced && newest !== undefined && newest.key !== null && !hub.witnesses.isFreshOver(newest.index)) {
    hub.world.log.warn('hub-waiting', { kind: 'epoch', index: newest.index })
    return false
  }
  const epoch = (newest?.epoch ?? 0) + 1
  const key = hub.world.random(EPOCH_KEY_BYTES)
  const files = wrapEpochKey(key, { origin: hub.opened.origin, purpose: PURPOSE, epoch }, epochRecipients(hub.opened), hub.world)
  const payload = { epoch, purpose: PURPOSE, commitment: epochCommitment(key), wraps: files.map((file) => sha256(file)) }
  // Before the entry, so that whoever reads the entry finds the files.
  for (const [n, bytes] of files.entries()) await hub.files.put(wrapFilePath(PURPOSE, epoch, n), bytes)
  const entry = compose(hub, {
    kind: 'epoch',
    tlp: 'TLP:CLEAR',
    terms: 'federation',
    payload: payload as Value,
    alongside: (index) => {
      hub.issuing.addEpoch({ purpose: PURPOSE, epoch, key, index, period })
      for (const [n, bytes] of files.entries()) hub.log.putWrapFile(wrapFilePath(PURPOSE, epoch, n), bytes)
    },
  })
  await hub.sequencer.append([entry])
  hub.world.log.info('epoch-rotated', { count: epoch })
  return true
}
