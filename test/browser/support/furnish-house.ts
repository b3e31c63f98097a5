// SPDX-License-Identifier: EUPL-1.2
/**
 * What lies in the first house and does not leave it: an incident with its duties, recipients, mail, corrections, the list of what is exploited.
 *
 * @module
 */
import type { NodeClient, Parties } from './ask.ts'

const HOUR_MS = 3_600_000

const INCIDENT = {
  title: 'Zugangsdaten auf nachgebauter Anmeldeseite eingegeben',
  description:
    'Zwei Beschäftigte der Kämmerei haben ihre Zugangsdaten auf einer nachgebauten Seite eingegeben. Danach gingen aus einem der Postfächer etwa 140 Mails mit Schadlink an Vereine und Firmen.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
  occurredAt: '2026-11-20T07:55:00+01:00',
  detectedAt: '2026-11-20T09:30:00+01:00',
  assets: ['Postfach kaemmerei'],
  people: [],
  indicators: [{ type: 'url', value: 'hxxps://anmeldung-rathaus[.]example/login' }],
  measures: 'Kennwörter geändert, Weiterleitungsregeln gelöscht, Empfänger gewarnt.',
  notes: '',
}

export async function furnishHouse(parties: Parties): Promise<void> {
  const node = parties.node('node-1')
  await recordIncident(node, parties.now())
  await recordRecipients(node)
  await setMail(node)
  await node.correct({
    body: {
      asset: 'wb-04',
      kind: 'alias',
      named: { vendor: 'Fortinet', product: 'FortiOS für Rathäuser' },
      note: 'So nennt es der Dienstleister.',
    },
  })
  const { matches } = await node.listMatches({ query: {} })
  const cve = matches.at(-1)?.cves[0]
  const vulnerabilities = [
    { cveID: cve?.startsWith('CVE-') === true ? cve : 'CVE-2099-0003', dateAdded: '2026-11-18', knownRansomwareCampaignUse: 'Known' },
  ]
  await node.importKev({
    body: {
      json: JSON.stringify({ catalogVersion: '2026.11.18', dateReleased: '2026-11-18T15:00:00Z', count: vulnerabilities.length, vulnerabilities }),
    },
  })
}

async function recordIncident(node: NodeClient, now: number): Promise<void> {
  const { id } = await node.addIncident({ body: { json: JSON.stringify(INCIDENT) } })
  const params = { id }
  await node.setIncidentCourse({ params, body: { phase: 'contained', knownAt: now - 30 * HOUR_MS } })
  await node.setIncidentDuty({
    params: { id, duty: 'police' },
    body: { state: 'done', at: now - 20 * HOUR_MS, by: 'Gesche Tammen', reference: 'ZAC 2026-11-4711' },
  })
  await node.setIncidentDuty({ params: { id, duty: 'insurer' }, body: { state: 'not-applicable', note: 'Keine Cyberversicherung.' } })
  const { version } = await node.showIncidentBoard({ params })
  await node.putIncident({
    params,
    body: { version, json: JSON.stringify({ ...INCIDENT, measures: `${INCIDENT.measures} Anmeldung in zwei Schritten eingeführt.` }) },
  })
}

async function recordRecipients(node: NodeClient): Promise<void> {
  const agreement = { reference: 'Az. 10.2-2026-17', from: '2026-01-01', until: '2027-12-31' }
  await node.addRecipient({
    body: {
      handle: 'lk-hollermoor',
      name: 'Landkreis Hollermoor, Kommunalaufsicht',
      kind: 'supervision',
      mailbox: 'aufsicht@hollermoor.example',
      agreement,
      pledge: agreement,
    },
  })
  await node.addRecipient({
    body: {
      handle: 'it-verbund',
      name: 'IT-Verbund Hollermoor',
      kind: 'provider',
      mailbox: 'csirt@it-verbund.example',
      agreement: { ...agreement, until: '2026-12-05' },
    },
  })
  const { warnings } = await node.listWarnings({ query: {} })
  const clear = warnings.find(({ tlp }) => tlp === 'TLP:CLEAR') ?? warnings[0]
  if (clear === undefined) throw new Error('node-1 shows no warning')
  await node.forwardWarning({ body: { warning: String(clear.index), to: ['lk-hollermoor'], reason: 'Die Aufsicht hat darum gebeten.' } })
}

/** Nobody listens there: what is tried stays in the queue with its reason. */
async function setMail(node: NodeClient): Promise<void> {
  await node.setMail({
    body: {
      settings: {
        isOn: false,
        host: '127.0.0.1',
        port: 9,
        tls: 'none',
        from: 'ncv@wiesenbrueck.example',
        link: 'https://ncv.wiesenbrueck.example/ui',
        threshold: 'high',
        digestAt: '07:30',
        timezone: 'Europe/Berlin',
        escalateAfterHours: 8,
        recipients: [
          { address: 'isb@wiesenbrueck.example', role: 'ISB', lang: 'de', deputy: 'it@wiesenbrueck.example' },
          { address: 'it@wiesenbrueck.example', role: 'IT', lang: 'de' },
        ],
      },
    },
  })
  await node.setMailAbsence({ body: { address: 'isb@wiesenbrueck.example', from: '2026-12-21', until: '2099-01-05' } })
  await node.testMail({ body: { to: 'isb@wiesenbrueck.example' } })
}
