// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys of all to whom the hub can write, and its own.
 *
 * @module
 */
import type { Correspondents } from '@ncv/protocol/post/correspondents.ts'
import type { Hub } from '../party.ts'

export function correspondentsOf({ registry, keys }: Pick<Hub, 'registry' | 'keys'>): Correspondents {
  return { members: registry.all, hub: { key: keys.identity.publicKey, box: keys.box.publicKey } }
}
