// SPDX-License-Identifier: EUPL-1.2
/**
 * What rides on the post: a named report, a request, an alarm, annotations. What leaves does so by name and on purpose and holds no canary; what
 * stays in the house of the same incident does.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { mandateFrame, request } from '../../support/member-frames.ts'
import type { Ground } from '../ground.ts'
import { makeDir } from '../ground.ts'
import type { CanaryBook } from './canary-book.ts'
import type { HubStage } from './drive-hub.ts'
import { publishWarning } from './drive-hub.ts'
import type { HouseStage } from './drive-node.ts'

/** What is named leaves; people and notes do not. */
function namedIncident(book: CanaryBook) {
  return {
    title: 'Ablage verschlüsselt',
    description: 'Seit heute früh sind Laufwerke nicht lesbar.',
    rsit: 'malicious-code/infected-system',
    vcv: 'Externer Angriff',
    detectedAt: '2026-01-05',
    assets: ['Dateiablage'],
    people: [book.word('incident named person')],
    indicators: [{ type: 'ip', value: '198.51.100.78' }],
    measures: 'Getrennt.',
    notes: book.word('incident named note'),
  }
}

const MINUTE = 60_000

/** From the house to the hub and back, step by step. */
export async function useServices(house: HouseStage, hub: HubStage, ground: Ground, name: string): Promise<void> {
  await reportByName(house, hub)
  await askByName(house, hub)
  await confirmAlarm(house, hub, ground)
  await annotateForOthers(house, ground, name)
}

async function reportByName({ client, book, out }: HouseStage, { client: people }: HubStage): Promise<void> {
  const { id } = await client.addIncident({ body: { json: JSON.stringify(namedIncident(book)) } })
  const file = join(makeDir(join(out, book.word('folder of a named attachment'))), 'protokoll.txt')
  writeFileSync(file, 'Zeile eins\n')
  await client.commitReports({ body: { isCommitted: true } })
  const wish = { stage: 'initial' as const, tlp: 'TLP:AMBER' as const, files: [file] }
  const { digest } = await client.previewReport({ params: { id }, body: wish })
  const sent = await client.sendReport({ params: { id }, body: { ...wish, digest } })
  if (sent.stages[0]?.state !== 'taken') throw new Error('the named report is not taken: nothing is tried')
  await people.dutyReports()
  const params = { id: sent.id }
  await people.showDutyReport({ params })
  await people.answerDutyReport({ params, body: { text: 'Bitte Protokolle sichern.' } })
  await client.fetchPost()
  const { reports } = await client.listReports()
  if (reports[0]?.thread.length !== 1) throw new Error('the assessment has not come: nothing is tried')
}

async function askByName({ client }: HouseStage, { client: people }: HubStage): Promise<void> {
  const body = { subject: 'Netzplan', text: 'Wer prüft ihn?', topic: 'audit' as const, isUrgent: false, tlp: 'TLP:GREEN' as const }
  const { id } = await client.askSpoc({ body })
  const expert = { id: 'pruefer', name: 'Prüfstelle', topics: ['audit' as const], contact: '0511 0000' }
  await people.putExperts({ body: { experts: [expert] } })
  await people.experts()
  await people.requests({ query: { all: 'true' } })
  await people.showRequest({ params: { id } })
  await people.moveRequest({ params: { id }, body: { state: 'brokered', experts: ['pruefer'] } })
  await people.removeExpert({ params: { id: 'pruefer' } })
  await client.fetchPost()
  const { state } = await client.showRequest({ params: { id } })
  if (state !== 'brokered') throw new Error('the answer has not come: nothing is tried')
  await client.closeRequest({ params: { id } })
  await client.listRequests()
}

async function confirmAlarm({ client }: HouseStage, hub: HubStage, { federation }: Ground): Promise<void> {
  const index = await publishWarning(hub, 'Alarm', 'TLP:GREEN', undefined, true)
  await federation.advance(5 * MINUTE)
  const { alarms } = await client.listAlarms()
  if (alarms[0]?.isDelivered !== true) throw new Error('the alarm was not confirmed: nothing is tried')
  await client.readAlarm({ params: { index } })
  await hub.client.alarms({ query: { after: 1 } })
  const { read, members } = await hub.client.showAlarm({ params: { index }, query: {} })
  if (read === 0) throw new Error('no receipt has arrived: nothing is tried')
  await hub.client.callList({ params: { index }, query: { unread: 'true' } })
  const member = members[0]?.member ?? ''
  await hub.client.noteCall({ params: { index }, body: { member, outcome: 'no-answer' } })
}

/** The house prepares warnings for another one. */
async function annotateForOthers({ client }: HouseStage, { federation, hub, nodes }: Ground, name: string): Promise<void> {
  const [own, other] = [nodes.find((each) => each.name === name), nodes.find((each) => each.name !== name)]
  if (own === undefined || other === undefined) throw new TypeError('there are two nodes')
  await request(hub, own.party.self.keys, 'declare-intermediary')
  const frame = mandateFrame(hub, other.party.self.keys, own.party.self.keys.id, ['warnings'])
  await appendMembership(hub, 'member', { change: { kind: 'mandate', frame } })
  await federation.advance(5 * MINUTE)
  const { warnings } = await client.listWarnings({ query: {} })
  const params = { index: warnings[0]?.index ?? 0 }
  const lines = { concerns: 'Ja.', action: 'Einspielen.', until: 'Freitag', who: 'Rechenzentrum' }
  const { clients } = await client.annotate({ params, body: { ...lines, isUrgent: true } })
  if (clients.length !== 1) throw new Error('there is no client: nothing is tried')
  await client.listAnnotations()
}
