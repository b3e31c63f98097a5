// SPDX-License-Identifier: EUPL-1.2
/**
 * Every function of a node, as its people call it, with a canary in everything they write.
 *
 * Functions are named as in the route table; one that is in the table and not driven fails the run (`uncovered.ts`).
 *
 * @module
 */
import { join } from 'node:path'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import type { CanaryBook } from './canary-book.ts'
import { correctionsOf, identityOf, incidentOf, inventoryOf, kevOf, placesOf, plainIncident } from './house.ts'

export type NodeClient = AdminClient<typeof NODE_ROUTES>

export interface HouseStage {
  readonly client: NodeClient
  readonly book: CanaryBook
  /** Where the node writes files that it is asked to write. */
  readonly out: string
  now(): number
  /** Ids of incidents. */
  readonly incidents: string[]
}

const DAY_MS = 86_400_000
export const ADVISORY = 'PRUEF-2099-0001'

/** Before anything is known here. */
export async function settleIn({ client, book }: HouseStage): Promise<void> {
  await client.putIdentity({ body: { json: JSON.stringify(identityOf(book)) } })
  await client.importPlaces({ body: { file: `${book.word('places file')}.csv`, csv: placesOf(book) } })
  await client.resetPlaces()
  await client.importPlaces({ body: { file: `${book.word('places file')}.csv`, csv: placesOf(book) } })
  await client.showPlaces()
  await client.showIdentity()
  await client.importKev({ body: { json: kevOf(book) } })
  await client.kev()
  await takeInventory(client, book)
  await answerQuestions(client, book)
}

async function takeInventory(client: NodeClient, book: CanaryBook): Promise<void> {
  const body = { file: base64(inventoryOf(book)), name: `${book.word('inventory file')}.csv`, preset: 'excel-en', isWhole: true }
  const { faults } = await client.previewInventory({ body })
  if (faults.length > 0) throw new Error(`the inventory is refused: ${JSON.stringify(faults)}`)
  await client.importInventory({ body: { ...body, isShrinkAllowed: true } })
  await client.importInventory({ body: { ...body, file: base64(inventoryOf(book, '4.0')) } })
  await client.undoInventoryImport()
  await client.redoInventoryImport()
  await client.undoInventoryImport()
  await client.listInventoryImports()
  await client.listInventory()
  await client.inspectInventory({ body })
  await changeByHand(client, book)
}

async function changeByHand(client: NodeClient, book: CanaryBook): Promise<void> {
  const word = (field: string): string => book.word(`asset by hand ${field}`)
  const typed = { id: word('id'), vendor: word('vendor'), product: word('product'), version: word('version'), office: word('office') }
  await client.previewAsset({ body: { asset: typed } })
  const { asset } = await client.putAsset({ body: { asset: typed, before: null } })
  await client.showAsset({ query: { id: asset.id } })
  await client.removeAssets({ body: { ids: [asset.id] } })
}

async function answerQuestions(client: NodeClient, book: CanaryBook): Promise<void> {
  const { questions } = await client.readQuestionnaire()
  const [question] = questions
  if (question === undefined) throw new TypeError('a questionnaire has questions')
  const word = (field: string): string => book.word(`answer ${field}`)
  const answer = [{ vendor: word('vendor'), product: word('product'), version: word('version'), operator: 'saas' as const }]
  await client.answerQuestionnaire({ body: { answers: { [question.id]: answer } } })
  await client.applyQuestionnaire({ body: {} })
}

/** Once the hub's warnings are here. */
export async function lookAround({ client, book, out }: HouseStage): Promise<void> {
  await client.sync()
  await client.status()
  await client.doctor()
  await client.listEntries({ query: {} })
  await client.listWitnesses()
  await client.readSettings()
  await client.whoSees()
  const { warnings } = await client.listWarnings({ query: { all: 'true' } })
  for (const { index } of warnings) await client.showWarning({ params: { index } })
  await client.listWarnings({ query: { q: book.word('search of the warnings'), touches: 'any', limit: 50 } })
  await client.listCatalogue({ query: { search: book.word('search of the catalogue') } })
  const { products } = await client.listCatalogue({ query: {} })
  for (const { id } of products.slice(0, 1)) await client.showCatalogueProduct({ params: { id } })
  await client.listSupport({ query: { days: 365 } })
  await client.rescan()
  await client.nodeRetention({ body: { isDry: false, hasConsent: true } })
  await client.warningDiff({ query: { warning: ADVISORY } })
  await client.exportLog({ body: { dir: join(out, book.word('folder of an export')) } })
  await client.backup({ body: { path: join(out, `${book.word('file of a backup')}.ncv`) } })
}

export async function decideMatches({ client, book, now }: HouseStage): Promise<void> {
  const word = (field: string): string => book.word(`decision ${field}`)
  const asset = book.word('inventory touched id')
  const until = new Date(now() + 29 * DAY_MS).toISOString().slice(0, 10)
  await client.setMatch({
    body: { asset, advisory: ADVISORY, status: 'accepted', reason: word('reason'), until, role: word('role'), by: word('by') },
  })
  const filter = { office: book.word('inventory touched office') }
  const change = { status: 'in-progress' as const, reason: word('bulk reason'), role: word('bulk role'), by: word('bulk by') }
  await client.changeMatches({ body: { filter: { ...filter, status: 'accepted' }, change, apply: true } })
  await client.undoMatches({ body: { by: word('undo by') } })
  await client.listMatches({ query: { ...filter, all: 'true' } })
  await client.matchHistory({ query: { asset, advisory: ADVISORY } })
  await client.matchGroups({ query: { ...filter, all: 'true' } })
  await client.today({ query: { since: 0 } })
}

export async function correctMatching({ client, book }: HouseStage): Promise<void> {
  const word = (field: string): string => book.word(`correction ${field}`)
  const asset = book.word('inventory own id')
  const named = { vendor: word('said vendor'), product: word('said product') }
  const { corrections } = await client.correct({ body: { asset, kind: 'never', named, note: word('note'), force: true } })
  const [made] = corrections
  if (made === undefined) throw new TypeError('a correction was made')
  await client.undoCorrection({ params: { id: made.id }, body: {} })
  await client.redoCorrection({ params: { id: made.id }, body: { force: true } })
  await client.importCorrections({ body: { name: `${word('file')}.json`, bytes: base64(correctionsOf(book)), force: true } })
  await client.listCorrections({ query: { all: 'true' } })
  await client.exportCorrections()
  await client.listSuggestions()
}

/** From an incident to a contribution. @returns its id */
export async function report({ client, book, incidents }: HouseStage, label: string): Promise<string> {
  const incident = label === 'plain' ? plainIncident(book) : incidentOf(book, label)
  const { id } = await client.addIncident({ body: { json: JSON.stringify(incident) } })
  incidents.push(id)
  await client.listIncidents()
  await client.showIncident({ params: { id } })
  await workOn(client, book, id, JSON.stringify(incident))
  const [own] = identityOf(book).names
  if (label !== 'plain') await client.review({ params: { id }, body: { replace: [{ text: `In ${own}`, to: 'Dort' }] } })
  await client.showReview({ params: { id } })
  const { digest, report: shown } = await client.previewContribution({ params: { id } })
  if (shown.description === undefined) throw new Error(`the description of incident ${label} does not leave: nothing is tried`)
  const contribution = await client.contribute({ params: { id }, body: { digest } })
  await client.listContributions()
  return contribution.id
}

/** What people note of an incident stays with it. */
async function workOn(client: NodeClient, book: CanaryBook, id: string, json: string): Promise<void> {
  const params = { id }
  const { version } = await client.putIncident({ params, body: { json, version: 1 } })
  await client.setIncidentCourse({ params, body: { phase: 'contained' } })
  const word = (field: string): string => book.word(`duty ${field}`)
  const note = { state: 'done' as const, by: word('by'), reference: word('reference'), note: word('note') }
  const { duties } = await client.setIncidentDuty({ params: { id, duty: 'police' }, body: note })
  const board = await client.showIncidentBoard({ params })
  if (version !== 2 || board.history.length !== 1 || !duties.some(({ by }) => by === note.by))
    throw new Error('the notes were not kept: nothing is tried')
}

/** Sent at once. */
export async function reportUrgently(stage: HouseStage): Promise<void> {
  const id = await report(stage, 'plain')
  await stage.client.previewUrgent()
  await stage.client.sendUrgent({ params: { id }, body: { least: 1 } })
}

/** What the hub has asked back is answered, and the house says that it was it. */
export async function followUp({ client, book }: HouseStage): Promise<void> {
  const { cases } = await client.listCases()
  const found = cases.find(({ replies }) => replies > 0)
  if (found === undefined) throw new Error('no reply has come back: nothing is tried')
  const { id } = found
  const { people, hosts, mailboxes } = identityOf(book)
  const text = `Der Anhang kam am Montag an ${mailboxes[0]}; ${people[0]?.name} hat ihn auf ${hosts[0]} geöffnet.`
  const { digest } = await client.previewFollowUp({ params: { id }, body: { text } })
  await client.followUp({ params: { id }, body: { text, digest } })
  await client.showCase({ params: { id } })
}

export async function reveal({ client }: HouseStage): Promise<void> {
  const { cases } = await client.listCases()
  const found = cases.find(({ followUps }) => followUps > 0)
  if (found === undefined) throw new Error('no case with a follow-up')
  await client.revealCase({ params: { id: found.id } })
}

export async function answerQuestion({ client }: HouseStage): Promise<void> {
  await client.setAnswerConsent({ body: { mode: 'propose' } })
  const { questions } = await client.listQuestions()
  const [question] = questions
  if (question === undefined) throw new Error('no question has come')
  const params = { index: question.question }
  await client.showQuestion({ params })
  await client.answerQuestion({ params, body: { status: 'affected' } })
}
