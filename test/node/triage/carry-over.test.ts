// SPDX-License-Identifier: EUPL-1.2
/** Decisions of an older database are carried over. @module */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from '@ncv/protocol/encode.ts'
import type { Db, DbDriver } from '@ncv/runtime/open-db.ts'
import { openDb } from '@ncv/runtime/open-db.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openNodeDb } from '../../../node/store/open-node-db.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { START, TriageStage } from './triage-stage.ts'

const BEFORE = ['0001-node', '0002-inventory', '0003-rules', '0004-catalogue']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ncv-carry-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A database file as the release before had it. */
function earlier(file: string): Db {
  const sql = (id: string): string => readFileSync(new URL(`../../../node/store/migrations/${id}.sql`, import.meta.url), 'utf8')
  return openDb(Database as unknown as DbDriver, file, { migrations: BEFORE.map((id) => ({ id, sql: sql(id) })), now: () => START })
}

test('decisions from before vulnerabilities were told apart hold for every vulnerability of the match they were made about', () => {
  const file = join(folder, 'node.sqlite')
  const advisory = 'https://cert.example PRUEF-2099-0001'
  {
    using db = earlier(file)
    db.prepare(
      "INSERT INTO entry (idx, bytes, kind, tlp, terms, time, epoch, state) VALUES (0, x'00', 'warning', 'TLP:CLEAR', 'n-cert', 0, 0, 'done')",
    ).run()
    const warning = encode({ lane: 'assessed', title: 'x', publisher: 'y', isExercise: false })
    db.prepare(
      "INSERT INTO warning (idx, payload, namespace, tracking_id, version, document) VALUES (0, ?, 'https://cert.example', 'PRUEF-2099-0001', '2', 'stored')",
    ).run(warning)
    db.prepare(
      "INSERT INTO match (idx, asset, verdict, detail, digest) VALUES (0, 'a1', 'affected', '[]', 'd1'), (0, 'a2', 'affected', '[]', 'd2')",
    ).run()
    const status = db.prepare('INSERT INTO match_status (asset, advisory, status, reason, until, digest, at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    status.run('a1', advisory, 'accepted', 'Testnetz', '2026-12-31', 'd1', START - 7)
    status.run('a2', advisory, 'closed', null, null, 'of another version', START - 8)
  }
  using stage = new TriageStage(openNodeDb(file, () => START))
  // The stage publishes the same document again, with its content.
  stage.db.exec('DELETE FROM match; DELETE FROM warning; DELETE FROM entry')
  const document = baseDocument()
  document.vulnerabilities.push({
    ...structuredClone(document.vulnerabilities[0] as (typeof document.vulnerabilities)[number]),
    cve: 'CVE-2099-0002',
  })
  const product = { vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' }
  stage.inventory({ id: 'a1', ...product }, { id: 'a2', ...product })
  stage.publish(document)
  stage.restart()
  const views = stage.views()
  expect(views.map(({ asset, status }) => [asset.id, status]).sort()).toEqual([
    ['a1', 'accepted'],
    ['a2', 'open'],
  ])
  const carried = views.find(({ asset }) => asset.id === 'a1')
  expect(carried?.vulnerabilities.map(({ cve, until, reason }) => [cve, until, reason])).toEqual([
    ['CVE-2099-0001', '2026-12-31', 'Testnetz'],
    ['CVE-2099-0002', '2026-12-31', 'Testnetz'],
  ])
  // What no longer counted is still told.
  expect(stage.stores.decisions.history('a2', advisory)).toMatchObject([{ cause: 'carried', to: 'closed' }])
  expect(stage.stores.decisions.carried()).toEqual([])
})
