// SPDX-License-Identifier: EUPL-1.2
/** How long the hub keeps what, and what it holds about a member. @module */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { forgetMemberData, memberDataOf } from '@ncv/federation/hub/member-data/member-data.ts'
import { retain, retainDaily } from '@ncv/federation/hub/retention/retain.ts'
import { databaseFile } from '@ncv/federation/hub/party.ts'
import { MEMBER_DATA } from '@ncv/federation/store/member-data-rules.ts'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { HUB_RETENTION } from '@ncv/federation/store/retention-rules.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { columnsOf, missingEnds, tablesOf } from '../../support/schema-walk.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const DAY_MS = 86_400_000
const LEFT_OUT_ROLES = new Set(['author', 'approver'])

describe('the tables of hub.sqlite', () => {
  const db = openHubDb(':memory:', () => 0)

  test('have one rule each, and what ends them is there', () => {
    expect(HUB_RETENTION.map(({ table }) => table).sort()).toEqual(tablesOf(db))
    expect(missingEnds(HUB_RETENTION)).toEqual([])
  })

  test('that name a member in a column are all in what a member is told, with a meaning for every field', () => {
    const naming = tablesOf(db).flatMap((table) =>
      columnsOf(db, table)
        .filter((column) => ['member', 'sender', 'proposer', 'voter', 'uploader', 'principal', 'agent'].includes(column))
        .map((column) => `${table}.${column}`),
    )
    expect(naming.length).toBeGreaterThan(10)
    expect(MEMBER_DATA.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(naming.sort())
    for (const { fields, means } of MEMBER_DATA)
      for (const each of [means, ...fields.map((field) => field.means)]) expect(each.de.length).toBeGreaterThan(2)
  })

  test('name people at the hub only as analysts who signed', () => {
    const people = tablesOf(db).flatMap((table) =>
      columnsOf(db, table)
        .filter((column) => /person|name|mail|phone|user/.test(column))
        .map((column) => `${table}.${column}`),
    )
    // Publishers, kinds of checkpoints, names of bodies.
    expect(people.sort()).toEqual(['advisory.namespace', 'checkpoint.name', 'expert.name'])
    const signed = tablesOf(db).filter((table) => columnsOf(db, table).some((column) => LEFT_OUT_ROLES.has(column)))
    expect(signed).toEqual(expect.arrayContaining(['draft', 'catalogue_draft', 'reply']))
  })
})

describe('a hub', () => {
  let federation: VirtualFederation
  let founded: FoundedHub
  beforeEach(async () => {
    federation = virtualFederation({ seed: 'retention' })
    founded = await foundHub(federation.party('hub'))
    await rotateEpoch(founded.hub)
  })
  afterEach(() => founded.dispose())

  /** Rows as others write them, without what leads to them. */
  async function withDb(use: (db: Db) => void): Promise<void> {
    founded.hub.close()
    const db = openHubDb(databaseFile(founded.dir), federation.now)
    use(db)
    db.close()
    await founded.reopen()
  }

  const put = (db: Db, period: number, label: string): void => {
    const id = sha256(utf8(label))
    db.prepare<[Uint8Array, Uint8Array, number]>('INSERT INTO contribution (id, payload, period) VALUES (?, ?, ?)').run(
      id,
      utf8(`Inhalt ${label}`),
      period,
    )
    db.prepare<[Uint8Array, Uint8Array]>('INSERT INTO spent (nonce, contribution) VALUES (?, ?)').run(sha256(utf8(`n ${label}`)), id)
    db.prepare<[Uint8Array, string, Uint8Array]>('INSERT INTO claim (contribution, member, signature) VALUES (?, ?, ?)').run(
      id,
      founded.members[0]?.id ?? '',
      new Uint8Array(64),
    )
  }

  test('forgets contributions with all that hangs on them when the federation’s period is over, once a day, and shows it before', async () => {
    await withDb((db) => {
      put(db, 0, 'alt')
      db.prepare<[number, string, string, Uint8Array]>('INSERT INTO issued (period, member, spare, request_hash) VALUES (?, ?, ?, ?)').run(
        0,
        founded.members[0]?.id ?? '',
        '',
        new Uint8Array(32),
      )
    })
    const due = (table: string) => retain(founded.hub, { isDry: true, hasConsent: false, lang: 'de' }).find((line) => line.table === table)
    expect(due('contribution')).toMatchObject({ due: 0, rows: 1, period: 'Frist des Verbunds' })
    await federation.advance(366 * DAY_MS)
    // The tokens of period 0 counted for two more weeks.
    expect(due('contribution')).toMatchObject({ due: 0, deleted: 0 })
    expect(due('issued')).toMatchObject({ due: 1, deleted: 0 })
    await federation.advance(15 * DAY_MS)
    await withDb((db) => put(db, periodAt(founded.hub.opened.genesis, federation.now()), 'neu'))
    expect(due('contribution')).toMatchObject({ due: 1, deleted: 0, rows: 2 })
    retainDaily(founded.hub)
    expect(founded.hub.intake.contributions()).toHaveLength(1)
    for (const table of ['spent', 'claim']) expect(due(table)).toMatchObject({ rows: 1 })
    expect(due('issued')).toMatchObject({ rows: 0 })
    expect([7, 7, 8, 8].map((day) => founded.hub.retention.isFirstOf(day))).toEqual([true, false, true, false])
  })

  test('tells a member all that it holds about it, field by field, and forgets nothing of one that is in', async () => {
    const id = founded.members[0]?.id ?? ''
    await withDb((db) => put(db, 0, 'meiner'))
    const data = memberDataOf(founded.hub, id, 'de')
    expect(data.register.record).toMatchObject({ id, name: founded.members[0]?.name, state: 'admitted' })
    expect(data.tables.map(({ table }) => table)).toEqual(MEMBER_DATA.map(({ table }) => table))
    const claims = data.tables.find(({ table }) => table === 'claim')
    expect(claims).toMatchObject({
      period: 'mit dem Beitrag',
      fields: { contribution: 'Kennung des Beitrags' },
      rows: [{ signature: '00'.repeat(64) }],
    })
    for (const { fields, rows } of data.tables) for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(fields))
    expect(() => forgetMemberData(founded.hub, id, 'de')).toThrow(
      expect.objectContaining({ code: 'MEMBER_STAYS', params: { member: id, found: 'admitted' } }),
    )
    expect(() => memberDataOf(founded.hub, 'niemand', 'de')).toThrow(expect.objectContaining({ code: 'MEMBER_MISSING' }))
  })

  test('forgets one that never became a member, and says what stays', async () => {
    await withDb((db) =>
      db
        .prepare<[string, Uint8Array, string, number]>('INSERT INTO attestation (member, payload, at) SELECT ?, ?, ? WHERE ? > 0')
        .run('bewerber', Uint8Array.of(0x81, 0xa1, 0x61, 0x01), String(federation.now()), 1),
    )
    expect(memberDataOf(founded.hub, 'bewerber', 'de').tables.find(({ table }) => table === 'attestation')?.rows).toMatchObject([
      { payload: { a: 1 } },
    ])
    const { deleted, remains } = forgetMemberData(founded.hub, 'bewerber', 'de')
    expect(deleted).toEqual([{ table: 'attestation', deleted: 1 }])
    expect(remains.join(' ')).toMatch(/Protokoll.*Sicherungen/)
    expect(() => memberDataOf(founded.hub, 'bewerber', 'de')).toThrow(expect.objectContaining({ code: 'MEMBER_MISSING' }))
  })
})
