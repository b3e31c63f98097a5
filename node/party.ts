// SPDX-License-Identifier: EUPL-1.2
/**
 * A node put together: stores, links and handlers over one folder. Nothing is at module level, so that one process can
 * hold many nodes.
 *
 *     <dir>/node.key config.json vault.key federation.join node.sqlite wallet.sqlite node.log
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistory, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import type { JoinFile } from '@ncv/protocol/membership/join-file.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { Membership } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { NodeHandlers } from './admin/contract.ts'
import { nodeHandlers } from './admin/handlers.ts'
import { addressesOf, pollMsOf, readNodeConfig, vaultKeyFile } from './config.ts'
import { Answers } from './count/answers.ts'
import { NodeError } from './errors.ts'
import type { Links } from './link/links.ts'
import { openLinks } from './link/links.ts'
import { membershipRecords } from './link/membership-entries.ts'
import { HouseMail } from './mail/house-mail.ts'
import type { SendMail } from './mail/smtp.ts'
import { sendBySmtp } from './mail/smtp.ts'
import { readNodeKeys } from './node-keys.ts'
import type { Restored } from './restored.ts'
import { forgetRestored, readRestored } from './restored.ts'
import { startRetention } from './retention/retain.ts'
import type { Self } from './self.ts'
import { JOIN_FILE } from './self.ts'
import { assertSoundLog } from './store/self-check.ts'
import type { Stores } from './store/stores.ts'
import { openStores } from './store/stores.ts'
import { dueDays } from './triage/due.ts'
import { Triage } from './triage/triage.ts'
import { Voting } from './membership/voting.ts'
import { readVaultKey, vaultWith } from './vault.ts'

const JOIN_MAX_BYTES = 128 * 1024

export interface OpenNodeOptions {
  /** `NCV_*` over the configuration file. */
  readonly env?: Environment
  /** Reads all of the own data back first: for a node that will sign or serve. */
  readonly isChecked?: boolean
  /** The way to the mail server; the real one where absent. */
  readonly sendMail?: SendMail
}

export interface NodeParty {
  readonly handlers: NodeHandlers
  readonly self: Self
  readonly links: Links
  readonly stores: Stores
  readonly answers: Answers
  readonly triage: Triage
  readonly voting: Voting
  /** Mails to the house's own people. */
  readonly mail: HouseMail
  readonly accounts: Accounts
  /** Begins to follow, witness, fetch tokens and send. */
  start(): void
  /** Ends what was begun and closes the databases. Harmless when called twice. */
  stop(): Promise<void>
}

/**
 * Opens the node in `dir`, whose lock the caller holds.
 *
 * @throws NodeError `NODE_NOT_JOINED`, `KEY_FILE_MISSING`, `VAULT_KEY_WRONG`; RuntimeError `PARTY_MISSING`, `CONFIG_INVALID`, `DB_…`
 */
export function openNode(world: World, dir: string, { env = {}, isChecked = false, sendMail = sendBySmtp }: OpenNodeOptions = {}): NodeParty {
  const config = readNodeConfig(dir, { env })
  const vault = vaultWith(readVaultKey(vaultKeyFile(dir, config)), world)
  const keys = readNodeKeys(dir, vault)
  if (!existsSync(join(dir, JOIN_FILE))) throw new NodeError('NODE_NOT_JOINED', { dir })
  const joined = parseJoinFile(readFileBounded(join(dir, JOIN_FILE), JOIN_MAX_BYTES))
  const addresses = addressesOf(dir, config)
  const stores = openStores(dir, vault, world)
  try {
    if (isChecked) assertSound(stores, joined.opened)
    const restored = restoredMark(dir, stores, world.now())
    const self: Self = { dir, config, keys, opened: joined.opened, addresses, ...(restored === undefined ? {} : { restored }) }
    return assemble(world, self, stores, joined, sendMail)
  } catch (error) {
    stores.close()
    throw error
  }
}

/** @throws RuntimeError `DB_DAMAGED` */
function assertSound(stores: Stores, opened: OpenedGenesis): void {
  stores.assertSoundPages()
  assertSoundLog(stores.log, opened)
}

/** A node that has filled its wallet has lived on long enough after a restore. */
function restoredMark(dir: string, { wallet }: Stores, now: number): Restored | undefined {
  if (!wallet.hasFetched()) return readRestored(dir, now)
  forgetRestored(dir)
  return undefined
}

function assemble(world: World, self: Self, stores: Stores, { checkpoint, hubKeys }: JoinFile, send: SendMail): NodeParty {
  const { opened, keys, config } = self
  const registry: Membership = new Membership(opened, (index) => links.trust.hubKey(index))
  const joinHead = openHubCheckpoint(checkpoint, opened, hubKeyHistory(opened, hubKeys))
  const links: Links = openLinks(world, self, stores, { registry, joinHead })
  registry.reset(membershipRecords(stores.log, stores.keys, opened))
  const triage = new Triage(stores, links.documents, world)
  triage.carryOver()
  const answers = new Answers({ stores, trust: links.trust, feed: links.feed, triage }, opened, () => registry.members.get(keys.id)?.kind, world)
  const voting = new Voting(stores, registry, opened, keys, (index) => links.trust.hubKey(index), world)
  const mail = new HouseMail({ stores, registry, house: config.name, config: config.mail, table: dueDays(config.dueDays), send }, world)
  const accounts = stores.accountsOf(world, config.name)
  let stop = async (): Promise<void> => {}
  let isClosed = false
  return {
    handlers: nodeHandlers(world, self, stores, links, { triage, answers, voting, mail, accounts }),
    self,
    links,
    stores,
    answers,
    triage,
    voting,
    mail,
    accounts,
    start() {
      const pollMs = pollMsOf(config, opened.genesis)
      const stopLinks = links.start(pollMs)
      const running = [triage, answers, voting, mail].map((each) => each.start(pollMs)).concat(startRetention(stores, registry, world))
      stop = async () => void (await Promise.all([stopLinks(), ...running.map((each) => each.stop())]))
    },
    async stop() {
      if (isClosed) return
      isClosed = true
      await stop()
      stores.close()
    },
  }
}
