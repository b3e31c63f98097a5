// SPDX-License-Identifier: EUPL-1.2
/**
 * A house full of canaries: settings, files, environment, identity profile, inventory, incidents, and everything that people write.
 *
 * @module
 */
import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeConfig, readNodeConfig, writeNodeConfig } from '@ncv/node/config.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { CanaryBook } from './canary-book.ts'

/** The node that is watched. */
export const HOUSE = 'node-1'

/** Settings without a canary, and why. One that is in neither list fails the run. */
const SETTINGS_WITHOUT: Readonly<Record<string, string>> = {
  kind: 'closed list; stands in the genesis',
  category: 'number of a closed list; stands in the genesis',
  isWitness: 'stands in the genesis',
  recovery: 'hash that stands in the genesis',
  hubUrl: 'address of the hub itself',
  relayUrl: 'address of the relay itself',
  mirrorUrl: 'address of the mirror itself',
  pollMs: 'a number',
  dueDays: 'numbers under closed lists',
  adminHost: 'an address of this machine',
  adminPort: 'a number',
  adminOrigin: 'address of the interface itself; stands in no message, and goes to the provider of the house as the way back',
  mail: 'the same form is set through the interface, with canaries (drive-mail.ts)',
}
const SETTINGS_WITH = ['name', 'keyFile', 'host', 'oidc']

/** Settings of the program that nobody has decided about. */
export function unknownSettings(): string[] {
  return Object.keys(NodeConfig.shape).filter((name) => SETTINGS_WITHOUT[name] === undefined && !SETTINGS_WITH.includes(name))
}

export function settingsWithCanary(): number {
  return SETTINGS_WITH.length
}

/** Folder of the house below the others' folders. */
export function folderOf(book: CanaryBook): string {
  return join(book.word('folder above the node'), book.word('folder of the node'))
}

/** What the process finds in its environment. */
export function environmentOf(book: CanaryBook): Record<string, string> {
  const words = ['USER', 'LOGNAME', 'HOSTNAME', 'HOME', 'PWD', 'COMPUTERNAME', 'USERDOMAIN', 'USERPROFILE', 'EMAIL', 'NAME']
  return Object.fromEntries(words.map((name) => [name, `${book.word(`environment ${name}`)}`]))
}

/** The vault's key lies in a file of its own, and the configuration has another name than the genesis. */
export function furnish(dir: string, book: CanaryBook): void {
  const config = readNodeConfig(dir)
  const keyFile = join(dirname(dir), book.word('folder of the key'), `${book.word('setting keyFile')}.key`)
  mkdirSync(dirname(keyFile), { recursive: true })
  renameSync(join(dir, 'vault.key'), keyFile)
  const provider = (key: string): string => book.word(`setting oidc ${key}`)
  const oidc = { name: provider('name'), issuer: `https://${provider('issuer')}.example`, clientId: provider('client') }
  writeNodeConfig(dir, { ...config, keyFile, oidc, name: `Gemeinde ${book.word('setting name')}`, host: `Zweckverband ${book.word('setting host')}` })
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Each field of the profile, also those that a description then speaks of. */
export function identityOf(book: CanaryBook) {
  const word = (field: string): string => book.word(`identity ${field}`)
  const domain = `${word('domains')}.example`
  return {
    id: word('id'),
    name: `Gemeinde ${upper(word('name'))}`,
    kind: word('kind'),
    ags: book.digits('identity ags', 8),
    names: [upper(word('names')), `SG ${upper(word('names short'))}`],
    people: [{ name: `${upper(word('people first'))} ${upper(word('people last'))}`, role: word('people role') }],
    street: `${upper(word('street'))}weg 7`,
    postcode: book.digits('identity postcode', 8),
    phones: [`0${book.digits('identity phone', 10)}`],
    mailboxes: [`${word('mailbox')}@${domain}`],
    domains: [domain],
    hosts: [`${word('host')}-dc1`],
    ipRanges: [`10.${addressOf(book)}.0/24`],
    products: [word('product')],
    partners: [`Zweckverband ${upper(word('partner'))}`],
  }
}

function addressOf(book: CanaryBook): string {
  const number = Number(book.digits('identity ip', 9))
  return `${100 + (number % 100)}.${100 + (Math.floor(number / 100) % 100)}`
}

/** The name of a neighbour, out of an imported list. */
export function placeOf(book: CanaryBook): string {
  return upper(book.word('place name'))
}

export function placesOf(book: CanaryBook): string {
  return `ags;name;kind;land\n${book.digits('place ags', 8)};${placeOf(book)};Gemeinde;NI\n`
}

/** An incident whose texts name what the profile knows; `label` tells several apart. */
export function incidentOf(book: CanaryBook, label: string) {
  const { people, phones, mailboxes, hosts, names } = identityOf(book)
  const word = (field: string): string => book.word(`incident ${label} ${field}`)
  const own = `10.${addressOf(book)}.45`
  book.text('identity ip', own)
  const [person] = people
  return {
    id: word('id'),
    title: `${upper(word('title'))} im Rathaus`,
    description:
      `Mails mit falschem Absender und einem Anhang. In ${names[0]} hat ${person?.name} den Anhang geöffnet, gemeldet aus dem Postfach ` +
      `${mailboxes[0]} unter ${phones[0]}. Der Server ${hosts[0]} (${own}) meldete sich bei 203.0.113.9. ${placeOf(book)} ist auch betroffen.`,
    rsit: 'fraud/phishing',
    vcv: 'Externer Angriff',
    occurredAt: '2026-01-05T09:42:17+01:00',
    detectedAt: '2026-01-05T11:08:53+01:00',
    assets: [`${word('asset')}-server`],
    people: [`${upper(word('person first'))} ${upper(word('person last'))}`],
    indicators: [
      { type: 'ip', value: '203.0.113.9' },
      { type: 'domain', value: `${book.word('identity domains')}.example` },
      { type: word('indicator type'), value: 'rechnung-2026.example' },
    ],
    measures: `Kennwort geändert, ${person?.name} unterrichtet.`,
    notes: `${word('note')} intern`,
  }
}

/** An incident of which the text leaves as it is: the path is open. */
export function plainIncident(book: CanaryBook) {
  return {
    title: `${upper(book.word('incident plain title'))}`,
    description: 'Anmeldeversuche an der Fernwartung mit Konten, die es nicht gibt; danach ein gültiges Konto.',
    rsit: 'intrusion-attempts/login-attempts',
    vcv: 'Externer Angriff',
    detectedAt: '2026-01-05',
    assets: [book.word('incident plain asset')],
    people: [],
    indicators: [{ type: 'ip', value: '198.51.100.77' }],
    measures: '',
    notes: book.word('incident plain note'),
  }
}

/** The columns that carry a text of the house; the first row is touched by the advisory, the second by none. */
export function inventoryOf(book: CanaryBook, version = '4.1'): Uint8Array {
  const header =
    'Asset ID;Vendor;Product;Version;CPE;purl;Model;Serial number;Operator;Criticality;Confidentiality;Integrity;Availability;Exposure;Office;Role;Host'
  const row = (label: string, vendor: string, product: string, productVersion: string): string => {
    const word = (field: string): string => book.word(`inventory ${label} ${field}`)
    const names =
      label === 'touched' ? ['', ''] : [`cpe:2.3:a:${word('cpe vendor')}:${word('cpe product')}:1.0:*:*:*:*:*:*:*`, `pkg:generic/${word('purl')}@1.0`]
    const closed = 'self;high;high;normal;very-high;internet'
    return [
      word('id'),
      vendor,
      product,
      productVersion,
      ...names,
      word('model'),
      word('serial'),
      closed,
      word('office'),
      word('role'),
      word('host'),
    ].join(';')
  }
  const own = (field: string): string => book.word(`inventory own ${field}`)
  const lines = [header, row('touched', 'Musterhaus', 'Musterwerk', version), row('own', own('vendor'), own('product'), `${own('version')} 3.1`)]
  return utf8(`${lines.join('\n')}\n`)
}

export function kevOf(book: CanaryBook): string {
  const entry = (cve: string) => ({ cveID: cve, dateAdded: book.day('kev added'), knownRansomwareCampaignUse: 'Known' })
  return JSON.stringify({
    catalogVersion: book.word('kev version'),
    dateReleased: '2026-01-05T17:04:19.9796Z',
    count: 2,
    vulnerabilities: [entry(`CVE-2024-${book.digits('kev cve', 10)}`), entry('CVE-2099-0001')],
  })
}

export function correctionsOf(book: CanaryBook): Uint8Array {
  const word = (field: string): string => book.word(`correction imported ${field}`)
  const correction = {
    kind: 'never',
    asset: { vendor: word('vendor'), product: word('product') },
    said: { vendor: word('said vendor'), product: word('said product') },
    since: '2026-01-02',
    advisory: word('advisory'),
    productId: word('product id'),
    note: word('note'),
  }
  return utf8(JSON.stringify({ format: 'ncv-corrections-1', corrections: [correction] }))
}
