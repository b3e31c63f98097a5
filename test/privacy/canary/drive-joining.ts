// SPDX-License-Identifier: EUPL-1.2
/**
 * Contacts and attestations of the house, and an applicant beside it. What is sent goes by name and on purpose, so it holds no canary; the data
 * behind the attestations does.
 *
 * @module
 */
import { join } from 'node:path'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { initNode, joinFederation, openOwnKeys } from '@ncv/node/founding.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { openNode } from '@ncv/node/party.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { ATTESTED } from '@ncv/protocol/joining/prerequisites.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import { adminClient, localSend } from '@ncv/runtime/admin-client.ts'
import { HUB_URL, RELAY_URL } from '../../node/link/node-stage.ts'
import type { Ground } from '../ground.ts'
import { makeDir } from '../ground.ts'
import type { CanaryBook } from './canary-book.ts'
import type { HubStage } from './drive-hub.ts'
import type { HouseStage, NodeClient } from './drive-node.ts'

const NAMED = {
  format: 'ncv-application-1',
  contact: { name: 'Kontakt Eins', phone: '+49 5199 88-0', mobile: '0171 1234567' },
  deputy: { name: 'Kontakt Zwei', phone: '+49 5199 88-1' },
  address: 'Am Markt 1',
  mailbox: 'it@kontakt.example',
  optIns: { internet: { ranges: ['203.0.113.0/24'], domains: ['kontakt.example'], until: '2027-12-31' } },
} as const

async function fillIn(client: NodeClient, book: CanaryBook, whose: string): Promise<void> {
  const rows = Object.fromEntries(ATTESTED.map(({ id }) => [id, { state: 'partly', data: book.word(`application of ${whose} ${id}`) }]))
  await client.importApplication({ body: { json: JSON.stringify({ ...NAMED, rows }) } })
  await client.setApplication({ body: { field: '3.data', value: book.word(`application of ${whose} again`) } })
  await client.exportApplication()
}

/** As a member: by post. */
export async function tellContacts({ client, book }: HouseStage): Promise<void> {
  await fillIn(client, book, 'the house')
  const { digest, state } = await client.readApplication()
  if (state !== 'admitted') throw new Error('the house is no member: nothing is tried')
  await client.sendApplication({ body: { digest } })
  await client.confirmContacts()
}

/**
 * A house that is no member, over the same network.
 *
 * @returns the names of the functions that only an applicant can call
 */
export async function applyBeside(
  { federation, capture, hub }: Ground,
  { client: people }: HubStage,
  book: CanaryBook,
  out: string,
): Promise<string[]> {
  const plain = federation.party('applicant')
  const world = { ...plain, net: capture.listen('applicant', plain.net) }
  const dir = join(makeDir(out), 'applicant')
  const own = { dir, name: 'Gemeinde Neu', kind: 'municipality' as const, category: 2, isWitness: false }
  initNode(world, { ...own, keyFile: undefined, recoveryOut: undefined, out: undefined, identityFile: undefined })
  const bytes = utf8(joinText(hub.opened, HUB_URL, RELAY_URL, hub.witnesses.currentNote()))
  joinFederation(dir, openOwnKeys(dir, {}, world), parseJoinFile(bytes), bytes, {})
  const node = openNode(world, dir)
  try {
    const send = localSend(adminApp(NODE_ROUTES, node.handlers, { token: 'admin', texts: NODE_TEXTS }))
    const client = adminClient(NODE_ROUTES, send, 'admin')
    await fillIn(client, book, 'an applicant')
    await client.sendApplication({ body: { digest: (await client.readApplication()).digest } })
    const { id, answer } = await client.askApplication()
    if (answer?.state !== 'pending') throw new Error('the application did not arrive: nothing is tried')
    await decideAtHub(people, id)
  } finally {
    await node.stop()
  }
  return ['node askApplication']
}

async function decideAtHub(people: HubStage['client'], id: string): Promise<void> {
  const { applications } = await people.applications()
  if (!applications.some((each) => each.id === id)) throw new Error('no application has arrived: nothing is tried')
  const params = { id }
  await people.showApplication({ params })
  await people.applicationCandidate({ params })
  await people.noteApplication({ params, body: { note: 'zurückgerufen' } })
  await people.rejectApplication({ params, body: { reason: 'doppelt' } })
}

/** Once the house's post is there. */
export async function lookAtContacts({ client }: HubStage): Promise<void> {
  const { contacts } = await client.contacts()
  const { optIns } = await client.optIns()
  if (!contacts.some(({ spoc }) => spoc !== null) || optIns.length === 0) throw new Error('no contacts have arrived: nothing was tried')
  await client.askContacts()
}
