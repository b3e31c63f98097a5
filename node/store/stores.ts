// SPDX-License-Identifier: EUPL-1.2
/**
 * All stores of one node, over its two database files.
 *
 * @module
 */
import { join } from 'node:path'
import { NODE_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import type { World } from '@ncv/protocol/world.ts'
import { Accounts } from '@ncv/runtime/account/accounts.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { assertSoundDb } from '@ncv/runtime/open-db.ts'
import type { Vault } from '../vault.ts'
import { AdvisoryStore } from './advisory-store.ts'
import { CaseStore } from './case-store.ts'
import { CatalogueStore } from './catalogue-store.ts'
import { CountStore } from './count-store.ts'
import { CourseStore } from './course-store.ts'
import { DecisionStore } from './decision-store.ts'
import { ErasureStore } from './erasure-store.ts'
import { ForwardingStore } from './forwarding-store.ts'
import { IncidentStore } from './incident-store.ts'
import { InventoryImportStore } from './inventory-import-store.ts'
import { InventoryStore } from './inventory-store.ts'
import { JoiningStore } from './joining-store.ts'
import { KeyStore } from './key-store.ts'
import { KevStore } from './kev-store.ts'
import { LedgerStore } from './ledger-store.ts'
import { LifeStore } from './life-store.ts'
import { LogStore } from './log-store.ts'
import { MailStore } from './mail-store.ts'
import { MatchStore } from './match-store.ts'
import { openNodeDb, openWalletDb } from './open-node-db.ts'
import { QuestionnaireStore } from './questionnaire-store.ts'
import { RetentionStore } from './retention-store.ts'
import { ReviewStore } from './review-store.ts'
import { RuleStore } from './rule-store.ts'
import { PlaceStore } from './place-store.ts'
import { PostStore } from './post-store.ts'
import { VotingStore } from './voting-store.ts'
import { ServiceStore } from './service-store.ts'
import { WalletStore } from './wallet-store.ts'
import { WarningStore } from './warning-store.ts'

export interface Stores {
  readonly log: LogStore
  readonly erasures: ErasureStore
  readonly retention: RetentionStore
  readonly ledger: LedgerStore
  readonly keys: KeyStore
  readonly warnings: WarningStore
  readonly inventory: InventoryStore
  readonly inventoryImports: InventoryImportStore
  readonly questionnaire: QuestionnaireStore
  readonly matches: MatchStore
  readonly life: LifeStore
  readonly decisions: DecisionStore
  readonly kev: KevStore
  readonly advisories: AdvisoryStore
  readonly rules: RuleStore
  readonly catalogue: CatalogueStore
  readonly counts: CountStore
  readonly incidents: IncidentStore
  /** How the house works on its incidents. */
  readonly courses: CourseStore
  readonly cases: CaseStore
  readonly places: PlaceStore
  readonly reviews: ReviewStore
  readonly post: PostStore
  /** Own votes. */
  readonly voting: VotingStore
  readonly joining: JoiningStore
  readonly forwardings: ForwardingStore
  /** Named reports, requests, annotations, alarms. */
  readonly services: ServiceStore
  /** Mails to the own people. */
  readonly mail: MailStore
  readonly wallet: WalletStore
  /** Who may sign in. @param issuer as authenticators show it */
  accountsOf(world: Pick<World, 'now' | 'random'>, issuer: string): Accounts
  /** Lets SQLite read every page of both files. @throws RuntimeError `DB_DAMAGED` */
  assertSoundPages(): void
  /** A copy of the node's database as it is at one instant, also while others write. Never of the wallet. */
  copyTo(file: string): void
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
      ...storesOver(db, wallet, vault),
      accountsOf: (world, issuer) => new Accounts(world, db, vault, NODE_ACCOUNT_RULES, issuer),
      assertSoundPages() {
        assertSoundDb(db, NODE_DB, () => openNodeDb(':memory:', now))
        assertSoundDb(wallet, WALLET_DB, () => openWalletDb(':memory:', now))
      },
      copyTo: (file) => void db.prepare<[string]>('VACUUM INTO ?').run(file),
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

type Noun = Exclude<keyof Stores, 'accountsOf' | 'assertSoundPages' | 'copyTo' | 'close'>

/** One store a noun. */
function storesOver(db: Db, wallet: Db, vault: Vault): Pick<Stores, Noun> {
  return {
    log: new LogStore(db),
    erasures: new ErasureStore(db),
    retention: new RetentionStore(db, wallet),
    ledger: new LedgerStore(db),
    keys: new KeyStore(db, vault),
    warnings: new WarningStore(db),
    inventory: new InventoryStore(db),
    inventoryImports: new InventoryImportStore(db),
    questionnaire: new QuestionnaireStore(db),
    matches: new MatchStore(db),
    life: new LifeStore(db),
    decisions: new DecisionStore(db),
    kev: new KevStore(db),
    advisories: new AdvisoryStore(db),
    rules: new RuleStore(db),
    catalogue: new CatalogueStore(db),
    counts: new CountStore(db, vault),
    incidents: new IncidentStore(db, vault),
    courses: new CourseStore(db, vault),
    cases: new CaseStore(db, vault),
    places: new PlaceStore(db, vault),
    reviews: new ReviewStore(db, vault),
    post: new PostStore(db, vault),
    voting: new VotingStore(db, vault),
    joining: new JoiningStore(db, vault),
    forwardings: new ForwardingStore(db, vault),
    services: new ServiceStore(db, vault),
    mail: new MailStore(db, vault),
    wallet: new WalletStore(wallet, vault),
  }
}
