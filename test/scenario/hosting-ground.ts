// SPDX-License-Identifier: EUPL-1.2
/**
 * A host with sixty tenants in two federations of thirty, as real processes at the pace of a real federation: a genesis names at most 32 founders.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64, utf8 } from '@ncv/protocol/bytes.ts'
import type { TenantView } from '@ncv/protocol/admin/host-routes.ts'
import { z } from 'zod'
import { OWN_ADVISORIES } from '../../federation/demo/cast.ts'
import { freePorts, loopbackUrl } from '../../federation/demo/free-ports.ts'
import { HubParty } from '../../federation/demo/hub-party.ts'
import { NcvCommands } from '../../federation/demo/ncv-commands.ts'
import type { Surroundings } from '../../federation/demo/ncv-process.ts'
import { PartyProcess } from '../../federation/demo/party-process.ts'
import { RelayParty } from '../../federation/demo/relay-party.ts'
import type { StageWorld } from '../../federation/demo/stage.ts'
import { until } from '../../federation/demo/until.ts'
import { baseDocument } from '../federation/csaf/base-document.ts'
import { pidOf } from './federation.ts'
import { askHost, askNode } from './party-client.ts'
import { claim } from './step.ts'

export const TENANTS = 60
const FEDERATIONS = 2
const EACH = TENANTS / FEDERATIONS
const WITNESSES = 3
export const HOST_NAME = 'Zweckverband Beispiel-IT'
const COUNTING_KEYS = 4
const PATIENCE_MS = 300_000

export type TenantLine = TenantView

const Anything = z.looseObject({})
const Words = z.looseObject({ words: z.array(z.string()).length(6) })
const Tried = z.looseObject({ done: z.array(z.string()), refused: z.array(z.unknown()) })

interface Centre {
  readonly hub: HubParty
  readonly relay: RelayParty
  readonly tenants: readonly string[]
}

export function tenantName(i: number): string {
  return `gemeinde-${String(i).padStart(2, '0')}`
}

export class HostingGround implements AsyncDisposable {
  readonly root: string
  readonly dir: string
  readonly world: StageWorld
  readonly ncv: NcvCommands
  readonly #around: Surroundings
  readonly #centres: readonly Centre[]
  readonly #running: PartyProcess[] = []
  #host: PartyProcess | undefined

  private constructor(root: string, world: StageWorld, around: Surroundings, ports: readonly number[]) {
    this.root = root
    this.dir = join(root, 'host')
    this.world = world
    this.#around = around
    this.ncv = new NcvCommands(around)
    this.#centres = Array.from({ length: FEDERATIONS }, (_, f) => ({
      hub: new HubParty(this.ncv, join(root, `hub-${f}`), loopbackUrl(ports[2 * f] ?? 0)),
      relay: new RelayParty(this.ncv, join(root, `relay-${f}`), loopbackUrl(ports[2 * f + 1] ?? 0)),
      tenants: Array.from({ length: EACH }, (_each, i) => tenantName(f * EACH + i)),
    }))
  }

  static async build(root: string, world: StageWorld, { env, lang }: Surroundings): Promise<HostingGround> {
    const around = { env: { NODE_COMPILE_CACHE: join(root, 'compile-cache'), ...env }, lang }
    return new HostingGround(root, world, around, await freePorts(2 * FEDERATIONS))
  }

  tenantDir(i: number): string {
    return join(this.dir, 'tenants', tenantName(i))
  }

  /** Of the member, as its public record says. */
  idOf(tenant: string): string {
    return z.looseObject({ id: z.string() }).parse(JSON.parse(readFileSync(join(this.root, 'records', `${tenant}.json`), 'utf8'))).id
  }

  get hostPid(): number {
    return pidOf(this.dir)
  }

  /** Sixty tenants made, signed for and joined with a handful of commands. */
  async found(): Promise<void> {
    const { ncv, dir, root } = this
    const list = join(root, 'tenants.json')
    const all = this.#centres.flatMap(({ tenants }) =>
      tenants.map((tenant, i) => ({ tenant, name: `Gemeinde Beispiel ${tenant.slice(-2)}`, isWitness: i < WITNESSES })),
    )
    writeFileSync(list, JSON.stringify(all))
    await ncv.run(['host', 'init', '--dir', dir, '--name', HOST_NAME], Anything)
    const out = join(root, 'records')
    await ncv.run(['host', 'add', '--dir', dir, '--list', list, '--out', out, '--recovery-out', join(root, 'recovery')], Anything)
    for (const centre of this.#centres) await this.#foundOne(centre, out)
  }

  async #foundOne({ hub, relay, tenants }: Centre, records: string): Promise<void> {
    const { ncv, dir } = this
    const file = (name: string) => join(this.root, `${hub.dir.slice(-5)}-${name}`)
    await relay.init(`Relais ${hub.dir.slice(-1)}`, file('relay.json'))
    const { port } = new URL(hub.url)
    const founders = tenants.flatMap((tenant) => ['--founders', join(records, `${tenant}.json`)])
    const init = [
      ...['hub', 'init', '--dir', hub.dir, '--federation', `verbund-${hub.dir.slice(-1)}`, '--name', `Verbund ${hub.dir.slice(-1)}`],
      ...['--hub-name', 'N-CERT', '--port', port, '--relay-url', relay.url, '--quorum', '2', '--relay', file('relay.json')],
      // Making 64 keys keeps two hubs busy for minutes, beside the host whose rest is measured.
      ...['--out', file('genesis.draft'), '--shares', file('shares'), '--counting-keys', String(COUNTING_KEYS)],
    ]
    const { words } = await ncv.run([...init, ...founders], Words)
    const out = file('signatures')
    await ncv.run(['host', 'sign-genesis', ...tenants, '--dir', dir, '--draft', file('genesis.draft'), '--out', out], Tried)
    await hub.found(
      tenants.map((tenant) => join(out, `${tenant}.signature`)),
      file('federation.join'),
    )
    const asked = `2=${words[1]},5=${words[4]}`
    await relay.join(file('federation.join'), asked)
    await ncv.run(['host', 'join', ...tenants, '--dir', dir, '--join', file('federation.join'), '--words', asked], Tried)
  }

  /** Hubs and relays; they run until the end. */
  async startCentres(): Promise<void> {
    for (const { hub, relay } of this.#centres) for (const party of [hub, relay]) this.#running.push(await this.start(party.plan()))
  }

  start(plan: { readonly name: string; readonly dir: string; readonly args: readonly string[] }): Promise<PartyProcess> {
    return PartyProcess.start(plan, this.world, this.#around, () => {})
  }

  async startHost(): Promise<void> {
    this.#host = await this.start({ name: 'host', dir: this.dir, args: ['host', 'run', '--dir', this.dir] })
  }

  async stopHost(): Promise<void> {
    await this.#host?.[Symbol.asyncDispose]()
  }

  /** Empty while the host does not answer. */
  async lines(): Promise<readonly TenantLine[]> {
    return (await askHost(this.dir, (host) => host.hostStatus()))?.tenants ?? []
  }

  /** Waits until as many tenants are in this state as wanted. */
  async untilLines(what: string, isDone: (lines: readonly TenantLine[]) => boolean, atMostMs = PATIENCE_MS): Promise<readonly TenantLine[]> {
    return await until(this.world, { what, everyMs: 2_000, atMostMs }, async () => {
      const lines = await this.lines()
      return isDone(lines) ? lines : undefined
    })
  }

  /** The documents of the demonstration and one that is known here: published by both hubs, in one folder. */
  async publish(): Promise<number> {
    const folder = join(this.root, 'advisories')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'pruef-2099-0001.json'), JSON.stringify(baseDocument()))
    let published = 0
    for (const { hub } of this.#centres) for (const path of [OWN_ADVISORIES, folder]) published = (await hub.import(path)).published + published
    claim(published > FEDERATIONS, `only ${published} advisories were published`)
    return published / FEDERATIONS
  }

  /** Replaces the inventory of a tenant that runs. */
  async giveInventory(i: number, content: string): Promise<void> {
    const body = { file: base64(utf8(content)), name: 'inventar.csv', format: 'csv' as const }
    const done = await askNode(this.tenantDir(i), (node) => node.importInventory({ body }))
    claim(done !== undefined && done.imported > 0, `tenant ${i} took no inventory`)
  }

  async wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => void this.world.timer(ms, resolve))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ncv[Symbol.dispose]()
    await this.stopHost()
    await Promise.all(this.#running.map((party) => party[Symbol.asyncDispose]()))
  }
}

/** What a file of a tenant says, by its key. */
export function configOf(dir: string): Readonly<Record<string, unknown>> {
  return Anything.parse(JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')))
}
