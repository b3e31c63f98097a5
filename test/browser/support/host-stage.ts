// SPDX-License-Identifier: EUPL-1.2
/**
 * A host with three tenants that have joined a federation, and one that has not; hub, relay and host are processes of their own.
 *
 *     <dir>/{hub,relay,host}/    as their commands make them      <dir>/<party>.pid    so that the end of the story ends them all
 *
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts, loopbackUrl } from '../../../federation/demo/free-ports.ts'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import type { Address } from './stage.ts'
import { HOME, ncv } from './stage.ts'
import { until } from './until.ts'

export const HOST_NAME = 'Zweckverband Beispiel-IT'
/** All three have the product of the advisory; the last runs it itself. */
export const TENANTS = ['auental', 'bergheim', 'talstadt'] as const
export const NOT_JOINED = 'neuland'
export const CVE = 'CVE-2099-0001'

export interface HostStage extends AsyncDisposable {
  readonly dir: string
  readonly host: Address
  tenantDir(tenant: string): string
}

interface HostStatus {
  readonly tenants: readonly { readonly tenant: string; readonly state: string; readonly warnings: number | null; readonly port: number | null }[]
}

/** Founds it, starts it and waits until the tenants have what the hub published. A minute. */
export async function openHostStage(dir: string): Promise<HostStage> {
  const pids: number[] = []
  const file = (name: string): string => join(dir, name)
  const end = async (): Promise<void> => {
    for (const pid of pids.splice(0).reverse()) await endOf(pid)
  }
  try {
    await found(dir)
    for (const party of ['relay', 'hub', 'host']) pids.push(await start(dir, party))
    mkdirSync(file('advisories'))
    writeFileSync(file('advisories/pruef-2099-0001.json'), JSON.stringify(baseDocument()))
    ncv(['hub', 'import', file('advisories'), '--dir', file('hub')])
    const status = (): HostStatus => ncv(['host', 'status', '--dir', file('host')]) as HostStatus
    const isDone = ({ tenants }: HostStatus): boolean => tenants.filter(({ warnings }) => (warnings ?? 0) > 0).length === TENANTS.length
    until('the tenants have the warning', status, isDone)
  } catch (error) {
    await end()
    throw error
  }
  return { dir, host: addressIn(file('host')), tenantDir: (tenant) => file(`host/tenants/${tenant}`), [Symbol.asyncDispose]: end }
}

export function addressIn(dir: string): Address {
  const { port } = JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')) as { port: number }
  return { origin: `http://127.0.0.1:${port}`, token: readFileSync(join(dir, 'admin-token'), 'utf8') }
}

async function found(dir: string): Promise<void> {
  const file = (name: string): string => join(dir, name)
  const [hub = 0, relay = 0] = await freePorts(2)
  const list = TENANTS.map((tenant) => ({ tenant, name: `Gemeinde ${tenant}`, isWitness: true }))
  writeFileSync(file('tenants.json'), JSON.stringify(list))
  ncv(['host', 'init', '--dir', file('host'), '--name', HOST_NAME])
  ncv(['host', 'add', '--dir', file('host'), '--list', file('tenants.json'), '--out', file('records'), '--recovery-out', file('recovery')])
  ncv(['relay', 'init', '--dir', file('relay'), '--name', 'Relais', '--out', file('relay.json')])
  const init = [
    ...['hub', 'init', '--dir', file('hub'), '--federation', 'probe', '--name', 'Verbund Probe', '--hub-name', 'N-CERT', '--port', String(hub)],
    ...[
      '--relay-url',
      loopbackUrl(relay),
      '--quorum',
      '2',
      '--relay',
      file('relay.json'),
      '--out',
      file('genesis.draft'),
      '--shares',
      file('shares'),
    ],
    ...['--counting-keys', '2'],
    ...TENANTS.flatMap((tenant) => ['--founders', file(`records/${tenant}.json`)]),
  ]
  const { words } = ncv(init) as { words: readonly string[] }
  ncv(['host', 'sign-genesis', '--dir', file('host'), '--draft', file('genesis.draft'), '--out', file('signatures')])
  const signatures = TENANTS.flatMap((tenant) => ['--signatures', file(`signatures/${tenant}.signature`)])
  ncv(['hub', 'found', '--dir', file('hub'), ...signatures, '--out', file('probe.join')])
  const asked = ['--join', file('probe.join'), '--words', `2=${words[1]},5=${words[4]}`]
  ncv(['relay', 'join', '--dir', file('relay'), ...asked, '--port', String(relay)])
  ncv(['host', 'join', '--dir', file('host'), ...asked])
  ncv(['host', 'add', NOT_JOINED, '--name', 'Gemeinde Neuland', '--dir', file('host'), '--recovery-out', file('recovery-2')])
  for (const tenant of TENANTS) {
    inventory(dir, tenant)
    lookOften(join(dir, 'host/tenants', tenant))
  }
}

function inventory(dir: string, tenant: (typeof TENANTS)[number]): void {
  const operator = tenant === 'talstadt' ? 'self' : 'it-dl'
  const file = join(dir, `${tenant}.csv`)
  writeFileSync(file, `id;vendor;product;version;operator\nsrv-1;Musterhaus;Musterwerk;4.1;${operator}\nsrv-2;Anderes Haus;Fachverfahren;2.0;self\n`)
  ncv(['node', 'inventory', 'import', '--file', file, '--dir', join(dir, 'host/tenants', tenant)])
}

/** A story does not wait for the pace of a real federation. */
function lookOften(dir: string): void {
  const file = join(dir, 'config.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), pollMs: 1_000 }))
}

async function start(dir: string, party: string): Promise<number> {
  const errors = openSync(join(dir, `${party}.err`), 'a')
  const child = spawn(process.execPath, ['ncv.cjs', party, 'run', '--dir', join(dir, party), '--json'], {
    cwd: HOME,
    stdio: ['ignore', 'pipe', errors],
    detached: true,
  })
  closeSync(errors)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${party} ended with ${code} before it listened`)
  })
  await Promise.race([once(child.stdout as NonNullable<typeof child.stdout>, 'data'), ended])
  ended.catch(() => {})
  child.stdout?.destroy()
  child.unref()
  const pid = child.pid as number
  writeFileSync(join(dir, `${party}.pid`), String(pid))
  return pid
}

/** Ends a process and waits until it is gone. */
async function endOf(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    return
  }
  await once(spawn('tail', ['--pid', String(pid), '-f', '/dev/null'], { stdio: 'ignore' }), 'exit')
}
