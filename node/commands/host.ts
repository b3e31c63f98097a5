// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv host init`, `run`, `status`, `add`, `sign-genesis`, `join`, `adopt`, `release`, `remove`: nodes of others in one process.
 *
 * @module
 */
import { join as joinPath, resolve } from 'node:path'
import type { HostView, TenantView } from '@ncv/protocol/admin/host-routes.ts'
import { HOST_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { HOST_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { MEMBER_KINDS } from '@ncv/protocol/message/genesis.ts'
import { accessCommands } from '@ncv/runtime/access-commands.ts'
import { accountCommands } from '@ncv/runtime/account/account-commands.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { nameGiven, usageError } from '@ncv/runtime/cli-arguments.ts'
import { ADMIN_ADDRESS_OPTIONS, adminAddressGiven } from '@ncv/runtime/web/admin-options.ts'
import { HOST_MARK, initHost } from '../host/host-config.ts'
import { runHost, withHost } from '../host/main.ts'
import { tenantNames } from '../host/tenant-folder.ts'
import { readTenantList } from '../host/tenant-list.ts'
import type { NewTenant } from '../host/tenant-list.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import { parseWords } from './setup.ts'

const init = defineCommand({
  summary: { de: 'Ordner für den Betrieb vieler Knoten einrichten', en: 'set up a folder for running many nodes' },
  options: {
    dir: DIR_OPTION,
    name: {
      type: 'string',
      required: true,
      value: 'NAME',
      help: { de: 'Name der betreibenden Organisation; steht in jedem Knoten', en: 'name of the organisation that runs them; stands in every node' },
    },
  },
  async run({ options: { dir, name: given } }, io) {
    const name = nameGiven(given, '--name', io.lang)
    initHost(dir, { name })
    io.reply({ name, dir }, io.text('host.init', { name, dir }))
  },
})

const run = defineCommand({
  summary: { de: 'alle Mandanten in einem Prozess betreiben', en: 'run all tenants in one process' },
  options: {
    dir: DIR_OPTION,
    port: {
      type: 'string',
      value: 'PORT',
      help: { de: 'Port der Oberfläche (sonst adminPort; 0: frei gewählt)', en: 'port of the interface (else adminPort; 0: any)' },
    },
    ...ADMIN_ADDRESS_OPTIONS,
  },
  async run({ options }, io) {
    const { dir } = options
    assertParty(dir, HOST_MARK)
    const count = tenantNames(dir).length
    await runHost({
      ...{ dir, address: adminAddressGiven(options, options.port, 'port', io.lang), env: io.env },
      onListening: (listening, origin, setUp) => {
        const url = origin ?? listening
        const first = setUp === undefined ? [] : [io.text('account.first', { url: setUp })]
        io.reply(
          { listening, tenants: count, ...(origin === undefined ? {} : { origin }), ...(setUp === undefined ? {} : { setUp }) },
          [io.text('host.listening', { url, count }), ...first].join('\n'),
        )
      },
    })
  },
})

const status = defineCommand({
  summary: { de: 'welche Mandanten laufen, und was nicht stimmt', en: 'which tenants run, and what is wrong' },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const view = await withHost(dir, io.env, io.lang, (host) => host.hostStatus())
    io.reply(view, statusLines(view, io).join('\n'))
    return view.isRunning && view.tenants.some(({ isRed }) => isRed) ? 1 : 0
  },
})

function statusLines({ name, isRunning, tenants }: HostView, io: CommandIo): string[] {
  const count = tenants.length
  if (count === 0) return [io.text('host.none')]
  const red = tenants.filter(({ isRed }) => isRed).length
  const running = tenants.filter(({ state }) => state === 'running').length
  const head = isRunning
    ? io.text('host.status.head', { name, running, count, ...(red === 0 ? {} : { red }) })
    : io.text('host.status.stopped', { name, count })
  return [head, ...tenants.map((tenant) => statusLine(tenant, io))]
}

function statusLine({ tenant, name, state, isRed, text, size, inventory, affected, concerns }: TenantView, io: CommandIo): string {
  const why = [text, ...concerns].filter((each) => each !== null).join('; ')
  return io.text('host.status.line', {
    ...{ tenant, name, mark: isRed ? '✗' : state === 'running' ? '✓' : '·', state: io.text(`host.state.${state}`) },
    ...(size === null ? {} : { size }),
    ...(inventory === null ? {} : { inventory }),
    ...(affected === null || affected === 0 ? {} : { affected }),
    ...(why === '' ? {} : { text: why }),
  })
}

const add = defineCommand({
  summary: { de: 'neuen Mandanten einrichten, oder viele aus einer Liste', en: 'set up a new tenant, or many from a list' },
  description: {
    de: 'Jeder Mandant bekommt einen eigenen Ordner mit eigenen Schlüsseln. Eine Liste ist JSON: [{"tenant":"wiesenbrueck","name":"Gemeinde Wiesenbrück","kind":"municipality","category":3}]. Mit --join tritt er gleich bei, wenn die Gründungsurkunde oder das Protokoll ihn schon nennt.',
    en: 'Each tenant gets a folder of its own with keys of its own. A list is JSON: [{"tenant":"wiesenbrueck","name":"Gemeinde Wiesenbrück","kind":"municipality","category":3}]. With --join it joins at once, where the genesis or the log names it already.',
  },
  options: {
    dir: DIR_OPTION,
    name: { type: 'string', value: 'NAME', help: { de: 'Name der Organisation', en: 'name of the organisation' } },
    kind: { type: 'string', default: 'municipality', choices: MEMBER_KINDS, help: { de: 'Art der Organisation', en: 'kind of organisation' } },
    category: {
      type: 'string',
      default: '3',
      choices: ['1', '2', '3', '4'],
      help: { de: 'Kategorie nach Nutzungsordnung', en: 'category of the rules' },
    },
    witness: { type: 'boolean', help: { de: 'bezeugt das Protokoll', en: 'witnesses the log' } },
    list: { type: 'string', value: 'FILE', help: { de: 'Liste (JSON) statt TENANT und --name', en: 'list (JSON) instead of TENANT and --name' } },
    out: { type: 'string', value: 'DIR', help: { de: 'öffentliche Steckbriefe in diesen Ordner', en: 'public records into this folder' } },
    'recovery-out': {
      type: 'string',
      value: 'DIR',
      help: { de: 'Wiederherstellungsschlüssel in diesen Ordner (sonst DIR/recovery)', en: 'recovery keys into this folder (else DIR/recovery)' },
    },
    'key-dir': {
      type: 'string',
      value: 'DIR',
      help: { de: 'Tresorschlüssel in diesen Ordner, außerhalb der Daten', en: 'vault keys into this folder, outside of the data' },
    },
    join: { type: 'string', value: 'FILE', help: { de: 'Beitrittsdatei', en: 'join file' } },
    words: { type: 'string', value: '2=WORT,5=WORT', help: { de: 'Wörter aus dem Beitrittsbrief', en: 'words of the accession letter' } },
  },
  positionals: [{ name: 'tenant', required: false, help: { de: 'Ordnername des Mandanten', en: 'name of its folder' } }],
  async run({ options, positionals: [tenant] }, io): Promise<void> {
    const { dir, list, out, 'key-dir': keyDir, join, words } = options
    const tenants = list === undefined ? [oneTenant(tenant, options, io)] : readTenantList(list)
    const recoveryOut = resolve(options['recovery-out'] ?? joinPath(dir, 'recovery'))
    const body = {
      ...{ tenants, recoveryOut },
      ...(out === undefined ? {} : { out: resolve(out) }),
      ...(keyDir === undefined ? {} : { keyDir: resolve(keyDir) }),
    }
    if (keyDir === undefined) io.note(io.text('host.key-beside-data'))
    const { added } = await withHost(dir, io.env, io.lang, (host) => host.addTenants({ body }))
    const lines = added.map((each) => io.text('host.added.line', each)).join('\n')
    const said = io.text('host.added', { count: added.length, lines, recovery: recoveryOut, ...(out === undefined ? {} : { out }) })
    if (join === undefined) return io.reply({ added, recovery: recoveryOut }, said)
    const names = added.map((each) => each.tenant)
    const joined = await withHost(dir, io.env, io.lang, (host) => host.joinTenants({ body: { ...joinBody(join, words, undefined), tenants: names } }))
    io.reply({ added, recovery: recoveryOut, joined }, `${said}\n${joinedText(joined, io)}`)
  },
})

interface TenantOptions {
  readonly name?: string | undefined
  readonly kind: string
  readonly category: string
  readonly witness: boolean
}

function oneTenant(tenant: string | undefined, { name, kind, category, witness }: TenantOptions, io: CommandIo): NewTenant {
  if (tenant === undefined || name === undefined)
    throw usageError(io.lang, 'value', { option: tenant === undefined ? 'TENANT' : '--name', found: '', expected: 'TENANT --name NAME, --list FILE' })
  return {
    tenant,
    name: nameGiven(name, '--name', io.lang),
    kind: MEMBER_KINDS.find((known) => known === kind) ?? 'municipality',
    category: Number(category),
    isWitness: witness,
  }
}

const TENANTS = [{ name: 'tenant', required: false, many: true, help: { de: 'nur diese Mandanten', en: 'these tenants alone' } }] as const

const sign = defineCommand({
  summary: { de: 'Gründungsurkunde für Mandanten unterschreiben', en: 'sign the genesis for tenants' },
  options: {
    dir: DIR_OPTION,
    draft: { type: 'string', required: true, value: 'FILE', help: { de: 'Entwurf der Zentrale', en: 'draft by the hub' } },
    out: { type: 'string', required: true, value: 'DIR', help: { de: 'Ordner für die Unterschriften', en: 'folder for the signatures' } },
  },
  positionals: TENANTS,
  async run({ options: { dir, draft, out }, positionals }, io) {
    const body = { draft: resolve(draft), out: resolve(out), ...(positionals.length === 0 ? {} : { tenants: [...positionals] }) }
    const signed = await withHost(dir, io.env, io.lang, (host) => host.signForTenants({ body }))
    const { federation, name, words, done } = signed
    io.reply(
      signed,
      [io.text('host.signed', { federation, name, words: words.join(' '), count: done.length, out }), ...refusedLines(signed, io)].join('\n'),
    )
    return signed.refused.length === 0 ? 0 : 1
  },
})

const join = defineCommand({
  summary: { de: 'Mandanten einem Verbund beitreten lassen', en: 'have tenants join a federation' },
  options: {
    dir: DIR_OPTION,
    join: { type: 'string', required: true, value: 'FILE', help: { de: 'Beitrittsdatei', en: 'join file' } },
    words: { type: 'string', value: '2=WORT,5=WORT', help: { de: 'Wörter aus dem Beitrittsbrief', en: 'words of the accession letter' } },
    genesis: { type: 'string', value: 'HASH', help: { de: 'Hash der Gründungsurkunde, 64 Hex-Ziffern', en: 'hash of the genesis, 64 hex digits' } },
  },
  positionals: TENANTS,
  async run({ options: { dir, join: file, words, genesis }, positionals }, io) {
    const body = { ...joinBody(file, words, genesis), ...(positionals.length === 0 ? {} : { tenants: [...positionals] }) }
    const joined = await withHost(dir, io.env, io.lang, (host) => host.joinTenants({ body }))
    io.reply(joined, joinedText(joined, io))
    return joined.refused.length === 0 ? 0 : 1
  },
})

function joinBody(file: string, words: string | undefined, genesis: string | undefined) {
  return {
    join: resolve(file),
    ...(words === undefined ? {} : { words: Object.fromEntries([...parseWords(words)].map(([place, word]) => [String(place), word])) }),
    ...(genesis === undefined ? {} : { genesis: genesis.trim().toLowerCase() }),
  }
}

interface Outcome {
  readonly done: readonly string[]
  readonly refused: readonly { readonly tenant: string; readonly text: string }[]
}

function refusedLines({ refused }: Outcome, io: CommandIo): string[] {
  return refused.map(({ tenant, text }) => io.text('host.refused.line', { tenant, text }))
}

function joinedText(joined: Outcome & { readonly federation: string; readonly name: string }, io: CommandIo): string {
  const { federation, name, done } = joined
  return [io.text('host.joined', { federation, name, count: done.length }), ...refusedLines(joined, io)].join('\n')
}

const TENANT = { name: 'tenant', required: true, help: { de: 'Mandant', en: 'tenant' } } as const

const adopt = defineCommand({
  summary: { de: 'einen Knoten, der allein lief, mit seinem Ordner übernehmen', en: 'take over a node that ran alone, with its folder' },
  options: {
    dir: DIR_OPTION,
    as: { type: 'string', required: true, value: 'TENANT', help: { de: 'Name des Mandanten hier', en: 'name of the tenant here' } },
  },
  positionals: [{ name: 'folder', required: true, help: { de: 'Datenordner des Knotens', en: "the node's data folder" } }],
  async run({ options: { dir, as: tenant }, positionals: [folder = ''] }, io) {
    const done = await withHost(dir, io.env, io.lang, (host) => host.adoptTenant({ body: { folder: resolve(folder), tenant } }))
    io.reply(done, io.text('host.adopted', done))
  },
})

const release = defineCommand({
  summary: { de: 'einen Mandanten mit seinem Ordner herausgeben', en: 'hand a tenant out with its folder' },
  options: {
    dir: DIR_OPTION,
    to: { type: 'string', required: true, value: 'DIR', help: { de: 'wohin; noch nicht vorhanden', en: 'where to; not there yet' } },
  },
  positionals: [TENANT],
  async run({ options: { dir, to }, positionals: [tenant = ''] }, io) {
    const done = await withHost(dir, io.env, io.lang, (host) => host.releaseTenant({ params: { tenant }, body: { to: resolve(to) } }))
    const { keyFile, ...rest } = done
    io.reply(done, io.text('host.released', { ...rest, ...(keyFile === null ? {} : { keyFile }) }))
  },
})

const remove = defineCommand({
  summary: { de: 'einen Mandanten nicht mehr betreiben; gelöscht wird nichts', en: 'run a tenant no more; nothing is deleted' },
  options: { dir: DIR_OPTION },
  positionals: [TENANT],
  async run({ options: { dir }, positionals: [tenant = ''] }, io) {
    const done = await withHost(dir, io.env, io.lang, (host) => host.detachTenant({ params: { tenant } }))
    io.reply(done, io.text('host.detached', done))
  },
})

export const HOST_COMMANDS = {
  'host init': init,
  'host run': run,
  'host status': status,
  'host list': status,
  'host add': add,
  'host sign-genesis': sign,
  'host join': join,
  'host adopt': adopt,
  'host release': release,
  'host remove': remove,
  ...accessCommands('host', HOST_MARK, HOST_PERMISSIONS),
  ...accountCommands('host', HOST_ACCOUNT_RULES.roles, (dir, io, use) => withHost(dir, io.env, io.lang, use)),
}
