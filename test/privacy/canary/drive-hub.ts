// SPDX-License-Identifier: EUPL-1.2
/**
 * Every function of a hub, as its analysts call it: so the house meets all kinds of messages, and what the hub knows is shown.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signReplyDraft } from '@ncv/federation/hub/board/replies.ts'
import { signErasure } from '@ncv/federation/hub/erasing/erase.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { REVOCATION_REASONS } from '@ncv/protocol/message/keys.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { makeDir } from '../ground.ts'

export type HubClient = AdminClient<typeof HUB_ROUTES>

export interface HubStage {
  readonly client: HubClient
  /** A folder of the hub's people. */
  readonly out: string
}
type Client = Pick<HubStage, 'client'>

export const ANALYSTS = [1, 2].map((number) => ({ id: `reader-${number}`, keys: ed25519KeyPair(new Uint8Array(32).fill(number)) }))
type Analyst = (typeof ANALYSTS)[number]
const [AUTHOR, APPROVER] = ANALYSTS as [Analyst, Analyst]

/** Analysts, a catalogue, the first revision of an advisory. */
export async function beginAsHub({ client, out }: HubStage): Promise<void> {
  await client.status()
  await client.joinFile()
  await addAnalysts(client)
  await client.analysts()
  await publishCatalogue(client)
  await importRevision({ client, out }, '2')
}

export async function addAnalysts(client: HubClient): Promise<void> {
  for (const { id, keys } of ANALYSTS) await client.addAnalyst({ body: { id, key: hex(keys.publicKey) } })
}

async function publishCatalogue(client: HubClient): Promise<void> {
  const product = {
    id: 'beispiel-meldewesen',
    vendor: 'Musterhaus',
    product: 'Musterwerk',
    kind: 'specialist',
    versions: 'numbers',
    endOfSupport: '2026-06-30',
  }
  const text = JSON.stringify({ title: 'Beispielkatalog', edition: 1, isExample: true, products: [product] })
  const { draft, origin } = await client.previewCatalogue({ body: { text, tlp: 'TLP:CLEAR' } })
  if (draft === null) throw new Error('the catalogue is refused')
  const sign = (keys: Analyst['keys'], role: 'author' | 'approver') => hex(signDraft(keys.seed, fromHex(origin), role, fromHex(draft.id)))
  await client.addCatalogueDraft({ body: { text, tlp: 'TLP:CLEAR', author: AUTHOR.id, signature: sign(AUTHOR.keys, 'author') } })
  await client.publishCatalogueDraft({ params: { id: draft.id }, body: { approver: APPROVER.id, signature: sign(APPROVER.keys, 'approver') } })
  await client.showCatalogue()
}

/** @param version the publisher's: another one is another revision */
export async function importRevision({ client, out }: HubStage, version: '2' | '3'): Promise<void> {
  const document = baseDocument()
  if (version === '3') {
    document.document.tracking.version = version
    document.document.tracking.current_release_date = '2099-03-03T08:00:00.000Z'
    document.document.tracking.revision_history.push({ date: '2099-03-03T08:00:00.000Z', number: '3', summary: 'Stand ergänzt' })
    for (const { scores } of document.vulnerabilities)
      for (const { cvss_v3: score } of scores)
        Object.assign(score, { baseScore: 8.8, baseSeverity: 'HIGH', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H' })
  }
  const file = join(makeDir(out), 'pruef-2099-0001.json')
  writeFileSync(file, JSON.stringify(document))
  const { published, rejected } = await client.importDocuments({ body: { path: file, terms: 'publisher-terms' } })
  if (published !== 1) throw new Error(`the advisory is not published: ${JSON.stringify(rejected)}`)
}

/** An own warning under four eyes, from a contribution where there is one. */
export async function publishWarning(
  { client }: Client,
  title: string,
  tlp: 'TLP:CLEAR' | 'TLP:GREEN',
  contribution?: string,
  isAlarm = false,
): Promise<number> {
  const warning = { title, tlp, text: 'Links nicht öffnen.', ...(isAlarm ? { isAlarm: true as const } : {}) }
  const laid = await client.previewDraft({ body: { warning, ...(contribution === undefined ? {} : { contribution }) } })
  const sign = (keys: Analyst['keys'], role: 'author' | 'approver') => hex(signDraft(keys.seed, fromHex(laid.origin), role, fromHex(laid.id)))
  await client.addDraft({
    body: {
      warning: laid.warning,
      tlp,
      author: AUTHOR.id,
      signature: sign(AUTHOR.keys, 'author'),
      ...(contribution === undefined ? {} : { contribution }),
    },
  })
  await client.drafts()
  await client.showDraft({ params: { id: laid.id } })
  const { index } = await client.publishDraft({
    params: { id: laid.id },
    body: { approver: APPROVER.id, signature: sign(APPROVER.keys, 'approver') },
  })
  return index
}

/** Asks all members about a warning. @param closes instant */
export async function askAll({ client }: Client, warning: number, closes: number): Promise<void> {
  const { question, id, origin } = await client.previewQuestion({ body: { warning, closes, groups: [] } })
  const signed = ({ id: analyst, keys }: Analyst, role: 'author' | 'approver') => ({
    analyst,
    signature: hex(signDraft(keys.seed, fromHex(origin), role, fromHex(id))),
  })
  await client.askQuestion({ body: { question, author: signed(AUTHOR, 'author'), approver: signed(APPROVER, 'approver') } })
}

/** Looks at what was answered. */
export async function countAnswers({ client }: Client): Promise<void> {
  const { questions } = await client.counts()
  const [question] = questions
  if (question === undefined) throw new Error('nothing was asked')
  const params = { index: question.question }
  await client.showCount({ params })
  const { answers } = await client.auditCount({ params })
  if (answers === 0) throw new Error('no answer has arrived: nothing was tried')
  await client.publishCount({ params })
}

/** Asks the unnamed sender of the first contribution back. */
export async function askBack({ client }: Client): Promise<void> {
  const { cases } = await client.cases()
  const [first] = cases
  if (first === undefined) throw new Error('no contribution has arrived: nothing was tried')
  const { id, origin, nextReply: number } = await client.showCase({ params: { id: first.id } })
  const said = { number, kind: 'question' as const, text: 'Wann kam der Anhang?' }
  const signature = hex(signReplyDraft(AUTHOR.keys.seed, fromHex(origin), { contribution: fromHex(id), ...said }))
  await client.addReply({ params: { id }, body: { ...said, author: AUTHOR.id, signature } })
}

/** What is laid aside before anybody published it. */
async function discardDrafts(client: HubClient): Promise<void> {
  const laid = await client.previewDraft({ body: { warning: { title: 'Doch nicht', tlp: 'TLP:GREEN' } } })
  const sign = (origin: string, id: string) => hex(signDraft(AUTHOR.keys.seed, fromHex(origin), 'author', fromHex(id)))
  await client.addDraft({ body: { warning: laid.warning, tlp: 'TLP:GREEN', author: AUTHOR.id, signature: sign(laid.origin, laid.id) } })
  await client.discardDraft({ params: { id: laid.id } })
  const { catalogue } = await client.showCatalogue()
  if (catalogue === null) throw new Error('no catalogue is in force')
  const { title, isExample, products } = catalogue
  const text = JSON.stringify({ title: `${title} 2`, edition: catalogue.edition + 1, isExample, products })
  const { draft, origin } = await client.previewCatalogue({ body: { text, tlp: 'TLP:CLEAR' } })
  if (draft === null) throw new Error('the second edition is refused')
  await client.addCatalogueDraft({ body: { text, tlp: 'TLP:CLEAR', author: AUTHOR.id, signature: sign(origin, draft.id) } })
  await client.discardCatalogueDraft({ params: { id: draft.id } })
}

async function lookAround(client: HubClient): Promise<void> {
  const { warnings } = await client.publishedWarnings()
  const [newest] = warnings
  if (newest === undefined) throw new Error('nothing is published')
  await client.showPublishedWarning({ params: { index: newest.index } })
  await client.importRuns()
  await client.sources()
  await client.figures({ query: {} })
}

async function eraseAsHub(client: HubClient, warning: number): Promise<void> {
  const wanted = { entries: [warning], reason: 'licence' as const }
  const { id, origin } = await client.previewErasure({ body: wanted })
  const signed = ({ id: analyst, keys }: Analyst, role: 'author' | 'approver') => ({
    analyst,
    signature: hex(signErasure(keys.seed, fromHex(origin), role, id)),
  })
  await client.eraseEntries({ body: { ...wanted, id, author: signed(AUTHOR, 'author'), approver: signed(APPROVER, 'approver') } })
  await client.listErasures()
}

/** One that never became a member asks what is stored about it, and to be forgotten. */
async function forgetApplicant(client: HubClient): Promise<void> {
  const { applications } = await client.applications()
  const [applicant] = applications
  if (applicant === undefined) throw new Error('no application has arrived: nothing is tried')
  const params = { member: applicant.id }
  await client.showMemberData({ params })
  await client.forgetMemberData({ params })
}

/** What came in, what is made of it, what is taken back, what is kept. */
export async function endAsHub(stage: HubStage): Promise<void> {
  const { client, out } = stage
  const { contributions } = await client.contributions()
  const [first] = contributions
  if (first === undefined) throw new Error('no contribution has arrived: nothing was tried')
  await publishWarning(stage, 'Aus einer Meldung', 'TLP:GREEN', first.id)
  const wrong = await publishWarning(stage, 'Falsch', 'TLP:CLEAR')
  await client.withdraw({ body: { entry: wrong, reason: 'wrong', text: 'Kein Anlass.' } })
  await eraseAsHub(client, wrong)
  await discardDrafts(client)
  await lookAround(client)
  await client.hubRetention({ body: { isDry: false } })
  await forgetApplicant(client)
  const place = { period: 0, purpose: 'count' as const, number: 2 }
  const { keyId } = await client.previewIssuerRevocation({ body: place })
  await client.revokeIssuer({ body: { ...place, keyId, reason: REVOCATION_REASONS[0] } })
  await client.backup({ body: { path: join(makeDir(out), 'hub.backup') } })
  const { cases } = await client.cases()
  if (!cases.some(({ followUps, claimedBy }) => followUps > 0 && claimedBy !== undefined)) throw new Error('no follow-up or no name has arrived')
  await client.status()
}
