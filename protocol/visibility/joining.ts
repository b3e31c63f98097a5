// SPDX-License-Identifier: EUPL-1.2
/**
 * Joining: what an applicant hands in, what comes back, and what members later say about themselves. By name, to the hub alone.
 *
 * @module
 */
import { Application, ApplicationQuery, ApplicationStatus, ApplicationTaken, AttestationRecord, OptIn, SpocRecord } from '../message/application.ts'
import type { Field, Sight } from './sight.ts'
import { NAMED, OWN_AND_HUB } from './sight.ts'

const SPOC: Readonly<Record<string, Field>> = {
  member: ['Kennung Ihres Hauses', 'id of your house'],
  'contact.name': ['Ansprechperson', 'contact person'],
  'contact.phone': ['ihr Telefon', 'telephone'],
  'contact.mobile': ['ihr Mobiltelefon', 'mobile telephone'],
  'deputy.name': ['Vertretung', 'deputy'],
  'deputy.phone': ['ihr Telefon', 'telephone'],
  'deputy.mobile': ['ihr Mobiltelefon', 'mobile telephone'],
  address: ['Anschrift', 'address'],
  mailbox: ['Funktionspostfach', 'functional mailbox'],
  groupNumber: ['Sammelrufnummer', 'group number'],
  reachability: ['Erreichbarkeit', 'reachability'],
  at: ['wann bestätigt', 'when confirmed'],
}

const RECORD: Readonly<Record<string, Field>> = {
  member: ['Kennung Ihres Hauses', 'id of your house'],
  category: ['wer Ihre IT betreibt', 'who runs your IT'],
  'attestations[].row': ['Voraussetzung, Nummer', 'prerequisite, number'],
  'attestations[].state': [
    'Selbstauskunft: eines von vier Wörtern; die Daten dazu bleiben im Haus',
    'attestation: one of four words; the data stays in the house',
  ],
  'attestations[].asOf': ['Stand vom', 'as of'],
  at: ['wann gesagt', 'when said'],
}

const OPT_IN: Readonly<Record<string, Field>> = {
  member: ['Kennung Ihres Hauses', 'id of your house'],
  row: ['zu welchem Anschluss', 'about which connection'],
  purpose: ['Zweck: Zustellung von Befunden, kein anderer', 'purpose: delivery of findings, no other'],
  'ranges[]': ['IP-Bereiche, nur wenn Sie sie freigeben', 'IP ranges, only if you release them'],
  'domains[]': ['Domains, nur wenn Sie sie freigeben', 'domains, only if you release them'],
  until: ['bis wann', 'until when'],
  at: ['wann gesagt', 'when said'],
}

const under = (path: string, fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [`${path}.${name}`, field]))

export const JOINING_SIGHTS: readonly Sight[] = [
  {
    id: 'application',
    ways: NAMED,
    title: { de: 'Aufnahmeantrag, versiegelt an die Zentrale', en: 'application, sealed to the hub' },
    schema: Application,
    doors: ['hub POST /application'],
    by: OWN_AND_HUB,
    fields: {
      candidate: [
        'Steckbrief: Name, Art, Kategorie, Schlüssel; mit der Aufnahme allen Mitgliedern bekannt',
        'record: name, kind, category, keys; known to all members with the admission',
      ],
      ...under('record', RECORD),
      ...under('spoc', SPOC),
      ...under('optIns[]', OPT_IN),
      at: ['wann gesendet', 'when sent'],
    },
  },
  {
    id: 'application-taken',
    ways: NAMED,
    title: { de: 'Quittung der Zentrale für den Aufnahmeantrag', en: 'receipt of the hub for the application' },
    schema: ApplicationTaken,
    by: OWN_AND_HUB,
    fields: { application: ['Prüfsumme des Antrags', 'hash of the application'], id: ['Kennung', 'id'], at: ['wann', 'when'] },
  },
  {
    id: 'application-query',
    ways: NAMED,
    title: { de: 'Nachfrage, wie der Aufnahmeantrag steht', en: 'question how the application stands' },
    schema: ApplicationQuery,
    doors: ['hub POST /application/status'],
    by: OWN_AND_HUB,
    fields: { key: ['Ihr Schlüssel', 'your key'], box: ['Ihr Schlüssel zum Lesen', 'your key for reading'], at: ['wann', 'when'] },
  },
  {
    id: 'application-status',
    ways: NAMED,
    title: { de: 'Auskunft darauf, nur für Sie lesbar', en: 'the answer, readable for you alone' },
    schema: ApplicationStatus,
    by: OWN_AND_HUB,
    fields: {
      id: ['Kennung', 'id'],
      asked: ['auf welche Nachfrage', 'to which question'],
      at: ['wann', 'when'],
      state: ['Stand', 'state'],
      'blocking[]': ['was noch fehlt', 'what is still missing'],
      reason: ['Grund, falls zurückgewiesen', 'reason, if it was turned down'],
      motion: ['welcher Antrag Sie nennt', 'which motion names you'],
    },
  },
  {
    id: 'spoc',
    ways: NAMED,
    title: { de: 'Ansprechstelle (Post an die Zentrale)', en: 'contacts (post to the hub)' },
    schema: SpocRecord,
    by: OWN_AND_HUB,
    fields: SPOC,
  },
  {
    id: 'attestations',
    ways: NAMED,
    title: { de: 'Selbstauskünfte (Post an die Zentrale)', en: 'attestations (post to the hub)' },
    schema: AttestationRecord,
    by: OWN_AND_HUB,
    fields: RECORD,
  },
  {
    id: 'opt-in',
    ways: NAMED,
    title: { de: 'Freigabe von Adressen für die Zustellung von Befunden', en: 'release of addresses for the delivery of findings' },
    schema: OptIn,
    by: OWN_AND_HUB,
    fields: OPT_IN,
  },
]
