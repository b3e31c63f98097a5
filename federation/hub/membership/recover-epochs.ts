// SPDX-License-Identifier: EUPL-1.2
/**
 * Epoch keys that a hub gets back with its log: each epoch entry holds the key sealed to the hub's own X-Wing key, and the one before it sealed
 * under it (ncv-keys, section 5).
 *
 * What was sealed to a hub key that is gone comes back with the first epoch of the new one, for the community; for those who have
 * pledged it does not.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { BodyKey } from '@ncv/protocol/log/body.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import { openPrevious, unwrapForHub } from '@ncv/protocol/membership/epoch.ts'
import type { Epoch, EpochPurpose } from '@ncv/protocol/message/keys.ts'
import type { Hub } from '../party.ts'

export interface FoundEpoch {
  readonly purpose: EpochPurpose
  readonly epoch: number
  readonly key: Uint8Array
}

export class RecoveredEpochs {
  readonly #hub: Pick<Hub, 'opened' | 'keys' | 'issuing'>
  /** Of this recovery: not all of it is in the database yet. */
  readonly #found = new Map<string, Uint8Array>()
  readonly #announced = new Map<number, Epoch>()

  constructor(hub: Pick<Hub, 'opened' | 'keys' | 'issuing'>) {
    this.#hub = hub
  }

  /** The keys that this announcement brings back, its own first; none where it was sealed to another hub key. */
  take(announced: Epoch): FoundEpoch[] {
    const { purpose, epoch } = announced
    if (purpose === 'community') this.#announced.set(epoch, announced)
    const own = this.#open(announced)
    if (own === undefined) return []
    const found: FoundEpoch[] = [{ purpose, epoch, key: own }]
    let [newer, key] = [announced, own]
    for (
      let older = this.#announced.get(newer.epoch - 1);
      purpose === 'community' && older !== undefined;
      older = this.#announced.get(older.epoch - 1)
    ) {
      if (newer.previous === undefined || this.#known(purpose, older.epoch) !== undefined) break
      key = openPrevious(key, newer.previous, { origin: this.#hub.opened.origin, epoch: newer.epoch, commitment: older.commitment })
      found.push({ purpose, epoch: older.epoch, key })
      newer = older
    }
    for (const each of found) this.#found.set(`${each.purpose}/${each.epoch}`, each.key)
    return found
  }

  #open({ purpose, epoch, commitment, hub }: Epoch): Uint8Array | undefined {
    if (hub === undefined) return undefined
    const { opened, keys } = this.#hub
    try {
      return unwrapForHub(hub, { origin: opened.origin, purpose, epoch }, keys.box.secretKey, commitment)
    } catch (error) {
      if (error instanceof ProtocolError && error.code === 'DECRYPT_FAILED') return undefined
      throw error
    }
  }

  #known(purpose: EpochPurpose, epoch: number): Uint8Array | undefined {
    return this.#hub.issuing.epochKey(purpose, epoch) ?? this.#found.get(`${purpose}/${epoch}`)
  }

  /** What opens the body of an entry: `clear` where it takes no key, `lost` where the key did not come back. */
  bodyKey({ tlp, epoch }: Pick<Entry, 'tlp' | 'epoch'>): BodyKey | 'clear' | 'lost' {
    const purpose = epoch === 0 ? undefined : epochPurposeOf(tlp)
    if (purpose === undefined) return 'clear'
    const key = this.#known(purpose, epoch)
    return key === undefined ? 'lost' : { epoch, key }
  }
}
