// SPDX-License-Identifier: EUPL-1.2
/**
 * What is on the disk of a party that does not run, compared with what it had acknowledged. Databases are opened as the party opens them.
 *
 * @module
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { randomBytes, systemClock } from '@ncv/runtime/real-world.ts'
import { openHubDb } from '../../federation/store/open-hub-db.ts'
import { readNodeConfig, vaultKeyFile } from '../../node/config.ts'
import { contributionRecord } from '../../node/contribution/record.ts'
import { IncidentStore } from '../../node/store/incident-store.ts'
import { openNodeDb, openWalletDb } from '../../node/store/open-node-db.ts'
import type { Outgoing } from '../../node/store/wallet-store.ts'
import { WalletStore } from '../../node/store/wallet-store.ts'
import { readVaultKey, vaultWith } from '../../node/vault.ts'
import { claim } from './step.ts'

/** Opens a copy of a database and its write-ahead log as they lie there; the original stays for the party itself. */
export function onCopy<T>(file: string, open: (file: string, now: () => number) => Db, use: (db: Db) => T): T {
  const dir = mkdtempSync(`${file}-audit-`)
  try {
    const copy = join(dir, 'copy.sqlite')
    for (const end of ['', '-wal']) if (existsSync(file + end)) cpSync(file + end, copy + end)
    using db = open(copy, systemClock(0))
    return use(db)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

export interface HubPromise {
  /** Entries that were acknowledged. */
  readonly size: number
  /** Tracking ids whose publication was acknowledged. */
  readonly documents: readonly string[]
  /** Contributions that a relay's receipt has confirmed to their node. */
  readonly delivered: readonly string[]
}

/** @throws ClaimFailed naming what is lost or there twice */
export function auditHub(dir: string, promised: HubPromise): void {
  onCopy(join(dir, 'hub.sqlite'), openHubDb, (db) => {
    const log = numbersOf(db, 'SELECT count(*) AS entries, max(idx) + 1 AS size FROM entry')
    claim(log['entries'] === log['size'], `the log has a gap: ${log['entries']} entries up to ${log['size']}`)
    claim((log['size'] ?? 0) >= promised.size, `${promised.size} entries were acknowledged, ${log['size']} are there`)
    const known = new Set(db.prepare<[], string>('SELECT tracking_id FROM advisory').pluck().all())
    const lost = promised.documents.filter((id) => !known.has(id))
    claim(lost.length === 0, `${lost.length} acknowledged documents are lost, such as ${lost[0]}`)
    const warnings = numbersOf(db, "SELECT count(*) AS entries FROM entry WHERE kind = 'warning'")
    claim(warnings['entries'] === known.size, `${warnings['entries']} entries for ${known.size} documents`)
    const held = new Set(db.prepare<[], Uint8Array>('SELECT id FROM contribution').pluck().all().map(hex))
    const missing = promised.delivered.filter((id) => !held.has(id))
    claim(missing.length === 0, `${missing.length} confirmed contributions are lost`)
    const spent = numbersOf(db, 'SELECT count(*) AS tokens, count(DISTINCT contribution) AS contributions FROM spent')
    claim(
      spent['tokens'] === held.size && spent['contributions'] === held.size,
      `${spent['tokens']} tokens were spent for ${held.size} contributions`,
    )
  })
}

export interface WalletAudit {
  /** Contributions for which the relay's receipt has come. */
  readonly delivered: readonly string[]
  /** All that were ever queued. */
  readonly queued: readonly string[]
  /** Tokens that were looked at, also those for counting. */
  readonly tokens: number
}

/**
 * @param contributed ids that the node has said to be queued
 * @param perPeriod report tokens in a period's batch
 * @throws ClaimFailed naming what is lost or spent twice
 */
export function auditNode(dir: string, contributed: ReadonlySet<string>, perPeriod: number): WalletAudit {
  const vault = vaultWith(readVaultKey(vaultKeyFile(dir, readNodeConfig(dir))), { random: randomBytes })
  const settled = onCopy(join(dir, 'node.sqlite'), openNodeDb, (db) => {
    const log = numbersOf(db, 'SELECT size, (SELECT count(*) FROM entry) AS entries, (SELECT max(idx) + 1 FROM entry) AS next FROM log_state')
    claim(log['size'] === log['entries'] && log['size'] === log['next'], `the node's log has a gap: ${JSON.stringify(log)}`)
    return settledIn(new IncidentStore(db, vault))
  })
  return onCopy(join(dir, 'wallet.sqlite'), openWalletDb, (db) =>
    auditWallet(db, new WalletStore(db, vault).outgoing(), settled, contributed, perPeriod),
  )
}

interface Ended {
  readonly id: string
  readonly state: string
}

/** Contributions that the wallet has let go of: how they ended stands beside their incident. */
function settledIn(incidents: IncidentStore): Ended[] {
  return incidents.all().flatMap((incident) => {
    const { id, state } = contributionRecord(incidents, [], incident.id) ?? {}
    return id === undefined || state === undefined ? [] : [{ id, state }]
  })
}

interface Batch {
  readonly period: number
  readonly state: string
  readonly tokens: number
  readonly asked: number
  readonly spent: number
}

const BATCHES = `SELECT i.period, i.state, count(t.id) AS tokens, sum(t.state = 'asked') AS asked, sum(t.state = 'spent') AS spent
  FROM issuance i JOIN token t ON t.period = i.period AND t.purpose = 'report' GROUP BY i.period`

function auditWallet(
  db: Db,
  outgoing: readonly Outgoing[],
  settled: readonly Ended[],
  contributed: ReadonlySet<string>,
  perPeriod: number,
): WalletAudit {
  const batches = db.prepare<[], Batch>(BATCHES).all()
  for (const { period, state, tokens, asked, spent } of batches) {
    const queued = outgoing.filter((each) => each.period === period).length
    claim(state !== 'refused', `the tokens of period ${period} are lost: the hub refused to issue them`)
    claim(tokens === perPeriod, `${tokens} of ${perPeriod} tokens of period ${period} are there`)
    claim(state === 'asked' || asked === 0, `${asked} tokens of period ${period} were paid for and never came`)
    claim(spent >= queued, `${queued - spent} contributions of period ${period} go out under a token that can be spent again`)
  }
  const ends = new Map([...outgoing, ...settled].map(({ id, state }) => [id, state]))
  // Tokens of past periods are forgotten, what they paid for is not.
  const spent = batches.reduce((sum, batch) => sum + batch.spent, 0)
  claim(spent <= ends.size, `${spent - ends.size} tokens are lost: spent, and nothing was queued for them`)
  const lost = [...contributed].filter((id) => !ends.has(id))
  claim(lost.length === 0, `${lost.length} contributions that were acknowledged are not in the queue`)
  const expired = [...ends.values()].filter((state) => state === 'expired').length
  claim(expired === 0, `${expired} contributions expired before they were delivered`)
  const refused = [...ends.values()].filter((state) => state === 'not-accepted').length
  claim(refused === 0, `${refused} contributions were received and not accepted`)
  return {
    delivered: [...ends].filter(([, state]) => state === 'delivered' || state === 'accepted').map(([id]) => id),
    queued: [...ends.keys()],
    tokens: numbersOf(db, "SELECT count(*) AS tokens FROM token WHERE state <> 'asked'")['tokens'] ?? 0,
  }
}

function numbersOf(db: Db, sql: string): Readonly<Record<string, number>> {
  return db.prepare<[], Record<string, number>>(sql).get() ?? {}
}
