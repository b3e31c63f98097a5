// SPDX-License-Identifier: EUPL-1.2
/**
 * All stores of one node, over its two database files.
 *
 * @module
 */
import { join } from 'node:path'
import type { World } from '@ncv/protocol/world.ts'
import type { Vault } from '../vault.ts'
import { IncidentStore } from './incident-store.ts'
import { InventoryStore } from './inventory-store.ts'
import { KeyStore } from './key-store.ts'
import { LogStore } from './log-store.ts'
import { MatchStore } from './match-store.ts'
import { openNodeDb, openWalletDb } from './open-node-db.ts'
import { WalletStore } from './wallet-store.ts'
import { WarningStore } from './warning-store.ts'

export interface Stores {
  readonly log: LogStore
  readonly keys: KeyStore
  readonly warnings: WarningStore
  readonly inventory: InventoryStore
  readonly matches: MatchStore
  readonly incidents: IncidentStore
  readonly wallet: WalletStore
  close(): void
}

export const NODE_DB = 'node.sqlite'
export const WALLET_DB = 'wallet.sqlite'

/** @throws RuntimeError `DB_…` */
export function openStores(dir: string, vault: Vault, { now }: Pick<World, 'now'>): Stores {
  const db = openNodeDb(join(dir, NODE_DB), now)
  try {
    const wallet = openWalletDb(join(dir, WALLET_DB), now)
    return {
      log: new LogStore(db),
      keys: new KeyStore(db, vault),
      warnings: new WarningStore(db),
      inventory: new InventoryStore(db),
      matches: new MatchStore(db),
      incidents: new IncidentStore(db, vault),
      wallet: new WalletStore(wallet, vault),
      close() {
        wallet.close()
        db.close()
      },
    }
  } catch (error) {
    db.close()
    throw error
  }
}
