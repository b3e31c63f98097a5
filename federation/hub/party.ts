// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub as a set of parts over one database, without listeners and timers: what both the running process and a single
 * command work on.
 *
 * @module
 */
import { join } from 'node:path'
import { HUB_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { openGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyAt, hubKeyHistoryInLog, newestHubKey } from '@ncv/protocol/membership/hub-key.ts'
import { Membership } from '@ncv/protocol/membership/registry.ts'
import { SALT_BYTES } from '@ncv/protocol/log/body.ts'
import type { World } from '@ncv/protocol/world.ts'
import { UNSEALED } from '@ncv/runtime/account/account-store.ts'
import { Accounts } from '@ncv/runtime/account/accounts.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { assertSoundDb } from '@ncv/runtime/open-db.ts'
import { FederationError } from '../errors.ts'
import { assertSoundEntries, assertSoundHeads } from '../log/self-check.ts'
import { adoptArchive } from '../log/archive-files.ts'
import { PublicFiles } from '../log/public-files.ts'
import { Sequencer } from '../log/sequencer.ts'
import { Witnesses } from '../log/witnesses.ts'
import { AdvisoryStore } from '../store/advisory-store.ts'
import { AlarmStore } from '../store/alarm-store.ts'
import { CaseStore } from '../store/case-store.ts'
import { CatalogueDraftStore } from '../store/catalogue-draft-store.ts'
import { CountStore } from '../store/count-store.ts'
import { DraftStore } from '../store/draft-store.ts'
import { ExpertStore } from '../store/expert-store.ts'
import { FrameStore } from '../store/frame-store.ts'
import { ImportStore } from '../store/import-store.ts'
import { IntakeStore } from '../store/intake-store.ts'
import { JoiningStore } from '../store/joining-store.ts'
import { KeyStore } from '../store/key-store.ts'
import { LedgerStore } from '../store/ledger-store.ts'
import { LogStore } from '../store/log-store.ts'
import { PostStore } from '../store/post-store.ts'
import { ReportStore } from '../store/report-store.ts'
import { RequestStore } from '../store/request-store.ts'
import { VotingStore } from '../store/voting-store.ts'
import { MemberDataStore } from '../store/member-data-store.ts'
import { RetentionStore } from '../store/retention-store.ts'
import { openHubDb } from '../store/open-hub-db.ts'
import type { HubKeys } from './hub-keys.ts'
import { BatchLine } from './intake/batch-line.ts'
import { replayOwnLog } from './membership/records.ts'
import { assertSoundTables } from './self-check.ts'

export interface Hub {
  readonly dir: string
  readonly world: World
  readonly opened: OpenedGenesis
  readonly registry: Membership
  readonly keys: HubKeys
  readonly generate: IssuerKeyGenerator
  readonly log: LogStore
  readonly files: PublicFiles
  readonly sequencer: Sequencer
  readonly witnesses: Witnesses
  readonly advisories: AdvisoryStore
  readonly drafts: DraftStore
  readonly catalogueDrafts: CatalogueDraftStore
  /** How imports of documents ended. */
  readonly imports: ImportStore
  readonly intake: IntakeStore
  readonly counts: CountStore
  readonly cases: CaseStore
  readonly post: PostStore
  /** Applicants, contacts, attestations, opt-ins. */
  readonly joining: JoiningStore
  /** Named reports. */
  readonly reports: ReportStore
  /** Requests to the single point of contact. */
  readonly requests: RequestStore
  readonly alarms: AlarmStore
  readonly experts: ExpertStore
  /** Motions and votes on their way into the log. */
  readonly voting: VotingStore
  /** What conducts votes, one after another. */
  readonly votingLine: BatchLine
  /** What members have signed about themselves, on its way into the log. */
  readonly frames: FrameStore
  /** How long what is kept. */
  readonly retention: RetentionStore
  /** What is kept about one member. */
  readonly memberData: MemberDataStore
  /** What must still come into a daily list. */
  readonly ledger: LedgerStore
  /** Batches of the relay, one after another. */
  readonly batchLine: BatchLine
  readonly issuing: KeyStore
  /** Who may sign in. */
  readonly accounts: Accounts
  /** A copy of the database as it is at one instant, also while others write. */
  copyTo(file: string): void
  close(): void
}

export function publicDir(dir: string): string {
  return join(dir, 'public')
}

export function databaseFile(dir: string): string {
  return join(dir, 'hub.sqlite')
}

/**
 * Opens a founded hub and reads its whole log back before anything is signed or served.
 *
 * @throws FederationError `LOG_MISSING`, `LOG_DAMAGED`
 */
export async function openHub(world: World, dir: string, keys: HubKeys, generate: IssuerKeyGenerator): Promise<Hub> {
  const db = openHubDb(databaseFile(dir), world.now)
  try {
    return await assemble(world, dir, keys, generate, db)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Those that need nothing but the database. */
function storesOver(db: Db) {
  return {
    drafts: new DraftStore(db),
    catalogueDrafts: new CatalogueDraftStore(db),
    imports: new ImportStore(db),
    intake: new IntakeStore(db),
    counts: new CountStore(db),
    retention: new RetentionStore(db),
    memberData: new MemberDataStore(db),
    cases: new CaseStore(db),
    joining: new JoiningStore(db),
    reports: new ReportStore(db),
    requests: new RequestStore(db),
    alarms: new AlarmStore(db),
    experts: new ExpertStore(db),
    voting: new VotingStore(db),
    frames: new FrameStore(db),
  }
}

async function assemble(world: World, dir: string, keys: HubKeys, generate: IssuerKeyGenerator, db: Db): Promise<Hub> {
  const log = new LogStore(db)
  if (log.size() === 0) throw new FederationError('LOG_MISSING', { dir })
  assertSoundDb(db, databaseFile(dir), () => openHubDb(':memory:', world.now))
  assertSoundEntries(log)
  const opened = readGenesis(log)
  const [issuing, advisories, ledger] = [new KeyStore(db), new AdvisoryStore(db), new LedgerStore(db)]
  const post = new PostStore(db)
  assertSoundHeads(log, opened)
  assertSoundTables({ log, issuing, advisories, ledger, post }, opened, world.now())
  const registry = new Membership(opened, (index) => hubKeyAt(hubKeyHistoryInLog(opened, log.bodiesOfKind('hub-key')), index).key)
  replayOwnLog({ log, issuing, opened, registry, world })
  const files = new PublicFiles(publicDir(dir))
  adoptArchive(log, opened, publicDir(dir))
  for (const path of await files.restore(log, opened)) world.log.warn('file-damaged', { path })
  const witnesses = new Witnesses(log, files, opened, registry, world)
  const sequencer = new Sequencer(log, files, opened.logOrigin, keys.identity.seed, world, () => {
    witnesses.assertMaySign()
    assertOwnKey(log, opened, keys)
  })
  return {
    dir,
    world,
    opened,
    registry,
    keys,
    generate,
    log,
    files,
    sequencer,
    witnesses,
    advisories,
    ...storesOver(db),
    post,
    votingLine: new BatchLine(),
    ledger,
    batchLine: new BatchLine(),
    issuing,
    accounts: new Accounts(world, db, UNSEALED, HUB_ACCOUNT_RULES, opened.genesis.hub.name),
    copyTo: (file) => void db.prepare<[string]>('VACUUM INTO ?').run(file),
    close: () => void db.close(),
  }
}

/**
 * The key in this folder must be the one that the log says is in force: what another key signs, nobody accepts.
 *
 * @throws FederationError `HUB_KEY_PENDING`
 */
export function assertOwnKey(log: LogStore, opened: OpenedGenesis, keys: HubKeys): void {
  const { key } = newestHubKey(hubKeyHistoryInLog(opened, log.bodiesOfKind('hub-key')))
  if (!equalBytes(key, keys.identity.publicKey)) throw new FederationError('HUB_KEY_PENDING', { key: hex(key).slice(0, 16) })
}

function readGenesis(log: LogStore): OpenedGenesis {
  const [body] = log.bodies(0, 1)
  if (body === undefined) throw new FederationError('LOG_DAMAGED', { index: 0 })
  return openGenesis(body.bytes.subarray(SALT_BYTES))
}
