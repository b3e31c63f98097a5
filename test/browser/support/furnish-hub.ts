// SPDX-License-Identifier: EUPL-1.2
/**
 * What lies at the hub: drafts in each state, an alarm with calls, withdrawals, an erasure, imports with exceptions, an application.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnalystKey } from '@ncv/federation/hub/analyst-key.ts'
import { readAnalystKey } from '@ncv/federation/hub/analyst-key.ts'
import { signErasure } from '@ncv/federation/hub/erasing/erase.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { CATALOGUE } from '@ncv/federation/demo/cast.ts'
import type { WarningText } from '@ncv/protocol/admin/hub-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { HubClient, Parties } from './ask.ts'
import { document, FURNISHED_SERIES, revised } from './monday.ts'
import { apply } from './newcomer.ts'

const LONG = `Seit dem frühen Morgen verschlüsseln Angreifer bei mehreren Kommunen Dateiserver.

Sie kommen über SSL-VPN-Zugänge herein, deren Geräte seit Monaten keine Aktualisierung bekommen haben, legen ein Dienstkonto an, dessen Name mit „svc_“ beginnt, und löschen die Sicherungen, bevor sie verschlüsseln. Zwischen dem ersten Zugriff und der Verschlüsselung liegen wenige Stunden; in allen bekannten Fällen war es zwischen zwei und sechs Uhr.

Betroffen sind nach dem bisherigen Stand Geräte, deren Verwaltungsoberfläche aus dem Internet erreichbar ist. Ob ein Angriff gelungen ist, zeigt sich im Verzeichnisdienst: neue Konten, neue Mitgliedschaften in der Gruppe der Domänenadministratoren, Anmeldungen zu ungewöhnlichen Zeiten.`

const ALARM: WarningText = {
  title: 'Verschlüsselungsangriffe über SSL-VPN: heute noch handeln',
  text: LONG,
  severity: 'critical',
  recommendations: [
    'Firewalls mit eingeschaltetem SSL-VPN heute noch auf die korrigierte Version bringen oder das SSL-VPN abschalten.',
    'Neue Konten der letzten 14 Tage prüfen, besonders solche, die mit „svc_“ beginnen.',
    'Eine Sicherung vom Netz trennen und die Wiederherstellung eines Servers proben.',
  ],
  indicators: [
    { type: 'ip', value: '192.0.2.201' },
    { type: 'url', value: 'hxxps://update-kranich[.]example/load' },
    { type: 'sha256', value: '6f1c2a9d4be07835c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738' },
  ],
  isAlarm: true,
  tlp: 'TLP:AMBER',
}

interface Analysts {
  readonly author: AnalystKey
  readonly approver: AnalystKey
}

export async function furnishHub(parties: Parties): Promise<void> {
  const { hub } = parties
  const analysts = { author: readAnalystKey(parties.exchange('analyst-1.key')), approver: readAnalystKey(parties.exchange('analyst-2.key')) }
  await draft(hub, analysts, {
    title: 'Gefälschte Rechnungen im Namen eines Fachverlags',
    text: 'Wartet auf die zweite Unterschrift.',
    severity: 'medium',
    tlp: 'TLP:GREEN',
  })
  const wrong = await publish(hub, analysts, {
    title: 'Ausfall eines Zertifikatsdienstes',
    text: 'Hat sich als Irrtum erwiesen.',
    severity: 'low',
    tlp: 'TLP:GREEN',
  })
  await hub.withdraw({ body: { entry: wrong, reason: 'wrong', text: 'Der Anbieter hat den Ausfall nicht bestätigt.' } })
  await erase(
    hub,
    analysts,
    await publish(hub, analysts, {
      title: 'Übung: Blatt mit einem Namen',
      text: 'Wird gelöscht.',
      severity: 'low',
      isExercise: true,
      tlp: 'TLP:GREEN',
    }),
  )
  await callMembers(parties, await publish(hub, analysts, ALARM))
  await importWithExceptions(parties)
  await draftCatalogue(hub, analysts)
  await ask(parties, analysts)
  await hub.putExperts({
    body: {
      experts: [
        {
          id: 'forensik-nord',
          name: 'Forensik Nord',
          topics: ['forensics', 'malware'],
          contact: 'bereitschaft@forensik.example, +49 5199 77-0',
          region: 'Nordwest',
        },
        {
          id: 'pruefstelle',
          name: 'Prüfstelle für Verwaltungs-IT',
          topics: ['audit', 'scan'],
          contact: 'anfrage@pruefstelle.example',
          note: 'Vorlauf zwei Wochen.',
        },
      ],
    },
  })
  await apply(parties.dir, 'Samtgemeinde Bruchhausen-Vilsen am Moor')
}

async function draft(hub: HubClient, { author }: Analysts, warning: WarningText) {
  const preview = await hub.previewDraft({ body: { warning } })
  const signature = hex(signDraft(author.seed, fromHex(preview.origin), 'author', fromHex(preview.id)))
  await hub.addDraft({ body: { warning: preview.warning, tlp: warning.tlp ?? 'TLP:GREEN', author: author.id, signature } })
  return preview
}

/** @returns the index of the entry */
async function publish(hub: HubClient, analysts: Analysts, warning: WarningText): Promise<number> {
  const { id, origin } = await draft(hub, analysts, warning)
  const { approver } = analysts
  const signature = hex(signDraft(approver.seed, fromHex(origin), 'approver', fromHex(id)))
  return (await hub.publishDraft({ params: { id }, body: { approver: approver.id, signature } })).index
}

async function erase(hub: HubClient, { author, approver }: Analysts, entry: number): Promise<void> {
  const wanted = { entries: [entry], reason: 'personal-data' as const }
  const { id, origin } = await hub.previewErasure({ body: wanted })
  const signed = ({ id: analyst, seed }: AnalystKey, role: 'author' | 'approver') => ({
    analyst,
    signature: hex(signErasure(seed, fromHex(origin), role, id)),
  })
  await hub.eraseEntries({ body: { ...wanted, id, author: signed(author, 'author'), approver: signed(approver, 'approver') } })
}

/** One member reads the alarm, one is called. */
async function callMembers(parties: Parties, alarm: number): Promise<void> {
  const params = { index: alarm }
  await parties.arrival('the alarm is read', async () => {
    const node = parties.node('node-1')
    if (!(await node.listAlarms()).alarms.some(({ index }) => index === alarm)) return undefined
    return await node.readAlarm({ params })
  })
  const { members } = await parties.hub.showAlarm({ params, query: {} })
  const called = members.at(-1)
  if (called === undefined) return
  await parties.hub.noteCall({ params, body: { member: called.member, outcome: 'message-left', note: 'Auf Band gesprochen, Rückruf erbeten.' } })
}

/** A document in two versions, one that cannot be read, one that does not hold what the standard asks. */
async function importWithExceptions({ dir, hub }: Parties): Promise<void> {
  const folder = join(dir, 'exchange', 'furnished')
  mkdirSync(folder, { recursive: true })
  const put = (name: string, value: unknown) => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
  const csaf = document(0, false, FURNISHED_SERIES)
  put('furnished.json', csaf)
  await hub.importDocuments({ body: { path: folder } })
  put('furnished.json', revised(csaf, true))
  put('kaputt.json', '{"document": {"title": ')
  const faulty = document(1, true, FURNISHED_SERIES)
  faulty.vulnerabilities = faulty.vulnerabilities.map((vulnerability) => ({ ...vulnerability, cve: 'CVE-unbekannt' }))
  put('faulty.json', faulty)
  await hub.importDocuments({ body: { path: folder } })
}

/** No longer sold. */
const RETIRED = 'ok-pers'

async function draftCatalogue(hub: HubClient, { author }: Analysts): Promise<void> {
  const edition = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as { edition: number; products: { id: string }[] }
  const text = JSON.stringify({
    ...edition,
    edition: edition.edition + 1,
    products: edition.products.filter(({ id }) => id !== RETIRED),
    retired: [RETIRED],
  })
  const { draft: found, origin, faults } = await hub.previewCatalogue({ body: { text, tlp: 'TLP:GREEN' } })
  if (found === null) throw new Error(`the catalogue has faults: ${faults[0]?.text}`)
  const signature = hex(signDraft(author.seed, fromHex(origin), 'author', fromHex(found.id)))
  await hub.addCatalogueDraft({ body: { text, tlp: 'TLP:GREEN', author: author.id, signature } })
}

/** A question that is open, beside the one of the demonstration. */
async function ask({ hub }: Parties, { author, approver }: Analysts): Promise<void> {
  const { warnings } = await hub.publishedWarnings()
  const warning = warnings.find(({ state, isAlarm }) => state === 'valid' && isAlarm)
  if (warning === undefined) throw new Error('no alarm was published')
  const { question, id, origin } = await hub.previewQuestion({ body: { warning: warning.index, groups: [] } })
  const signed = ({ id: analyst, seed }: AnalystKey, role: 'author' | 'approver') => ({
    analyst,
    signature: hex(signDraft(seed, fromHex(origin), role, fromHex(id))),
  })
  await hub.askQuestion({ body: { question, author: signed(author, 'author'), approver: signed(approver, 'approver') } })
}
