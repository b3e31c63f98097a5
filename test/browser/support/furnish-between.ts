// SPDX-License-Identifier: EUPL-1.2
/**
 * What goes between the parties by name: post with answers and receipts, requests, named reports, releases, annotations, motions with a tally.
 *
 * @module
 */
import { APPLICATION } from '../../scenario/membership.ts'
import type { NodeClient, Parties } from './ask.ts'

const HOUSES = ['node-1', 'node-2', 'node-3'] as const
const YEAR_MS = 365 * 86_400_000

const REPORTED = {
  title: 'Ausfall des Bürgerbüros nach Schadsoftware',
  description: 'Auf sechs Arbeitsplätzen des Bürgerbüros wurde Schadsoftware gefunden; der Betrieb ist seit heute früh eingeschränkt.',
  rsit: 'malicious-code/infected-system',
  vcv: 'Externer Angriff',
  occurredAt: '2026-11-21',
  detectedAt: '2026-11-21T06:40:00+01:00',
  assets: ['Arbeitsplätze Bürgerbüro'],
  people: [],
  indicators: [{ type: 'filename', value: 'reiher.exe' }],
  measures: 'Arbeitsplätze getrennt, neu aufgesetzt.',
  notes: '',
}

const post = (to: string, subject: string, text: string) => ({
  ...{ to: [to], subject, text },
  ...{ tlp: 'TLP:AMBER' as const, receipt: 'read' as const, files: [] },
})

/** A letter with a file that is answered, one of the hub, one to it; a request; a release that is asked for and answered. */
export async function exchangePost(parties: Parties): Promise<void> {
  const { hub } = parties
  const [first, second] = [parties.node('node-1'), parties.node('node-2')]
  const [ownName, otherName] = [(await first.status()).name, (await second.status()).name]
  const uploads = [{ name: 'Ablauf der Übung.txt', content: Buffer.from('08:00 Beginn\n09:30 Lagebesprechung\n').toString('base64') }]
  await second.sendPost({
    body: { ...post(ownName, 'Gemeinsame Übung im Januar', 'Anbei der Ablauf. Passt der 14. Januar?'), isUrgent: true, uploads },
  })
  await hub.sendPost({ body: post(ownName, 'Rückfrage zu Ihrer Meldung', 'Bitte teilen Sie uns mit, ob Sicherungen betroffen sind.') })
  await askAndAnswer(parties, first)
  const letter = await arrived(parties, first, 'Gemeinsame Übung im Januar')
  await first.readPost({ params: { id: letter } })
  await first.sendPost({
    body: { ...post(otherName, 'Gemeinsame Übung im Januar', 'Der 14. passt, wir kommen zu dritt.'), isUrgent: true, replyTo: letter },
  })
  await first.askRelease({ body: { about: letter, audience: 'superior-office', reason: 'Die Aufsicht übt mit.' } })
  await first.sendPost({ body: { ...post('n-cert', 'Neue Ansprechstelle', 'Ab Januar erreichen Sie uns unter der neuen Nummer.'), isUrgent: true } })
  const received = await parties.arrival('the letter to the hub', async () =>
    (await hub.listPost()).posts.find(({ isOwn, kind }) => !isOwn && kind === 'message'),
  )
  await hub.setPostCase({ params: { id: received.id }, body: { state: 'waiting' } })
  await answerRelease(parties, second)
  await arrived(parties, second, 'Gemeinsame Übung im Januar')
}

async function arrived(parties: Parties, node: NodeClient, subject: string): Promise<string> {
  const found = await parties.arrival(`the letter ${subject}`, async () => {
    await node.fetchPost()
    return (await node.listPost({ query: {} })).received.find((each) => each.subject === subject)
  })
  return found.id
}

async function askAndAnswer(parties: Parties, node: NodeClient): Promise<void> {
  const { hub } = parties
  const about = { topic: 'forensics', isUrgent: true, tlp: 'TLP:AMBER' } as const
  await node.askSpoc({ body: { ...about, subject: 'Wer hilft bei der Spurensicherung?', text: 'Wir brauchen heute noch jemanden vor Ort.' } })
  await node.askSpoc({
    body: { ...about, topic: 'advice', isUrgent: false, subject: 'Muster für eine Dienstanweisung', text: 'Gibt es eine Vorlage?' },
  })
  const { requests } = await parties.arrival('two requests', async () => {
    const found = await hub.requests({ query: {} })
    return found.requests.length >= 2 ? found : undefined
  })
  const urgent = requests.find(({ isUrgent }) => isUrgent)
  if (urgent === undefined) throw new Error('no urgent request')
  await hub.moveRequest({ params: { id: urgent.id }, body: { state: 'acknowledged', text: 'Wir kümmern uns.' } })
  await hub.moveRequest({ params: { id: urgent.id }, body: { state: 'brokered', text: 'Diese Stelle hat Zeit.', experts: ['forensik-nord'] } })
}

async function answerRelease(parties: Parties, source: NodeClient): Promise<void> {
  const asked = await parties.arrival('the wish for a release', async () => {
    await source.fetchPost()
    return (await source.listReleases()).received[0]
  })
  await source.answerRelease({ params: { id: asked.id }, body: { isGranted: true, text: 'Gern, ohne die Anlage.' } })
}

/** One incident told to the hub by name, and the hub's word on it. */
export async function reportByName(parties: Parties): Promise<void> {
  const node = parties.node('node-1')
  const { id } = await node.addIncident({ body: { json: JSON.stringify(REPORTED) } })
  const wish = { stage: 'initial', tlp: 'TLP:AMBER', knownAt: parties.now() - 2 * 3_600_000, files: [] } satisfies Parameters<
    NodeClient['previewReport']
  >[0]['body']
  const { digest } = await node.previewReport({ params: { id }, body: wish })
  await node.sendReport({ params: { id }, body: { ...wish, digest } })
  const report = await parties.arrival('the report', async () => (await parties.hub.dutyReports()).reports[0])
  await parties.hub.answerDutyReport({
    params: { id: report.report },
    body: { text: 'Danke. Bitte sichern Sie die Protokolle der letzten 14 Tage.' },
  })
}

/** One motion that is decided, one that is open. */
export async function holdVotes(parties: Parties): Promise<void> {
  const { hub } = parties
  const { motion } = await hub.proposeMotion({
    body: {
      title: 'Gemeinsame Übung im ersten Quartal',
      text: 'Der Verbund übt im Januar den Ausfall des Mailverkehrs.',
      subject: { kind: 'decision' },
    },
  })
  await Promise.all(HOUSES.map((house) => vote(parties, parties.node(house), motion)))
  await parties.arrival('a tally', async () => {
    await hub.conductVotes()
    const { state } = await hub.showMotion({ params: { motion } })
    return state === 'open' ? undefined : state
  })
  await hub.proposeMotion({
    body: {
      title: 'Warnmeldungen auch in Leichter Sprache',
      text: 'Für die Beschäftigten, die sie umsetzen.',
      subject: { kind: 'decision' },
    },
  })
}

async function vote(parties: Parties, node: NodeClient, motion: string): Promise<void> {
  const params = { motion }
  await parties.arrival('the motion', async () => ((await node.listMotions()).motions.some((each) => each.motion === motion) ? true : undefined))
  await node.prepareVote({ params, body: { choices: ['yes'] } })
  await node.releaseVote({ params, body: { choices: ['yes'] } })
}

/** Two houses bind themselves to TLP; the first prepares warnings for the second, and does so once. */
export async function prepareAnnotations(parties: Parties): Promise<void> {
  const [first, second] = [parties.node('node-1'), parties.node('node-2')]
  const { id } = await first.ownMembership()
  for (const node of [first, second]) await node.pledge({ body: { isPledged: true } })
  await parties.arrival('two pledges', async () =>
    (await first.members()).members.filter(({ hasPledge }) => hasPledge).length >= 2 ? true : undefined,
  )
  await first.requestMembership({ body: { request: 'declare-intermediary' } })
  await parties.arrival('an intermediary', async () => {
    const { members } = await second.members()
    return members.find((member) => member.id === id)?.roles.includes('intermediary') === true ? true : undefined
  })
  await second.giveMandate({ body: { agent: id, scopes: ['warnings'], until: parties.now() + YEAR_MS } })
  await parties.arrival('a client', async () => ((await first.listAnnotations()).clients.length > 0 ? true : undefined))
  const { warnings } = await first.listWarnings({ query: {} })
  const index = warnings.find(({ tlp }) => tlp === 'TLP:GREEN' || tlp === 'TLP:CLEAR')?.index
  if (index === undefined) throw new Error('node-1 shows no warning to prepare')
  await first.annotate({
    params: { index },
    body: {
      concerns: 'Ja: das Fachverfahren im Rechenzentrum.',
      action: 'Nichts, wir spielen die Aktualisierung ein.',
      until: 'Freitag, 18 Uhr',
      who: 'Rechenzentrum',
      isUrgent: false,
    },
  })
}

/** Two houses tell the hub whom to call. */
export async function nameContacts(parties: Parties): Promise<void> {
  for (const house of ['node-1', 'node-2'] as const) {
    const node = parties.node(house)
    const { digest } = await node.importApplication({ body: { json: JSON.stringify(APPLICATION) } })
    await node.sendApplication({ body: { digest } })
  }
  await parties.arrival('two contacts', async () => {
    const { contacts } = await parties.hub.contacts()
    return contacts.filter(({ spoc }) => spoc !== null).length >= 2 ? true : undefined
  })
}
