// SPDX-License-Identifier: EUPL-1.2
/**
 * Furnishes the stage once, before the stories: something of every kind that a view can show lies at its party, put there by the command line
 * and the admin routes alone.
 *
 *     <dir>/furnished.json     so that a stage that is used again is not furnished twice
 *
 * @module
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountBook, Visitor, Wanted } from './accounts.ts'
import { makeAccount, writeAccounts } from './accounts.ts'
import { Parties } from './ask.ts'
import { exchangePost, holdVotes, nameContacts, prepareAnnotations, reportByName } from './furnish-between.ts'
import { furnishHub } from './furnish-hub.ts'
import { furnishHouse } from './furnish-house.ts'

/** Those with the fewest rights at the node, each kind of work at the hub, and for the audit trail two who may not be one. */
const ACCOUNTS: readonly Wanted[] = [
  { party: 'node-1', key: 'node-1/admin', roles: ['admin', 'officer'], name: 'Gesche Tammen' },
  { party: 'node-1', key: 'node-1/editor', roles: ['editor'], name: 'Holger Brinkmann' },
  { party: 'node-1', key: 'node-1/management', roles: ['management'], name: 'Dr. Ulrike Sanders' },
  { party: 'node-1', key: 'node-1/auditor', roles: ['auditor'], name: 'Mirko Ahrens' },
  { party: 'hub', key: 'hub/admin', roles: ['admin'], name: 'Imke Behrens', needsSecondFactor: true },
  { party: 'hub', key: 'hub/analyst', roles: ['analyst'], name: 'Onno Fricke' },
  { party: 'hub', key: 'hub/approver', roles: ['approver'], name: 'Wiebke Harms', needsSecondFactor: true },
  { party: 'hub', key: 'hub/auditor', roles: ['auditor'], name: 'Jelto Meints' },
  { party: 'hub', key: 'hub/coordinator', roles: ['coordinator'], name: 'Tomke Siebels' },
]

/** Everything runs; a minute or two, most of it waiting for post. */
export async function furnish(dir: string): Promise<void> {
  const mark = join(dir, 'furnished.json')
  if (existsSync(mark)) return
  await using parties = new Parties(dir)
  await makeAccounts(parties)
  await prepareAnnotations(parties)
  const votes = holdVotes(parties)
  // What fails first is what is told.
  votes.catch(() => {})
  await nameContacts(parties)
  await furnishHub(parties)
  await furnishHouse(parties)
  await reportByName(parties)
  await exchangePost(parties)
  await votes
  writeFileSync(mark, JSON.stringify({ at: parties.now() }))
}

async function makeAccounts(parties: Parties): Promise<void> {
  const book: Record<string, AccountBook[string]> = {}
  const visitors = new Map<string, Visitor>()
  for (const wanted of ACCOUNTS) {
    const { visitor, credentials } = await makeAccount({ dir: parties.dir, now: () => parties.now() }, wanted)
    book[wanted.key] = credentials
    visitors.set(wanted.key, visitor)
  }
  writeAccounts(parties.dir, book)
  for (const party of ['node-1', 'hub'] as const) {
    const [one, other] = [visitors.get(`${party}/admin`), visitors.get(`${party}/auditor`)]
    if (one === undefined || other === undefined) throw new Error(`${party} has no admin or no auditor`)
    const { id } = (await one.ask('POST', '/audit-requests', { reason: 'Stichprobe: Wer hat Treffer geschlossen?' })) as { id: number }
    await other.ask('POST', `/audit-requests/${id}/release`)
    await one.ask('POST', '/audit-requests', { reason: 'Zweite Anfrage, die noch wartet' })
  }
}
