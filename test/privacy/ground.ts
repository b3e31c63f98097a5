// SPDX-License-Identifier: EUPL-1.2
/**
 * A running federation over a copy of the template: real hub, real relay with mirror, real nodes on real files, in virtual time.
 *
 * Every party writes its log through the product's own logger; every request is captured; each party's admin interface is there as in
 * the running process. What a test plants or switches off goes around the parts from outside ({@link Wrapping}).
 *
 * @module
 */
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hubHandlers } from '@ncv/federation/hub/handlers.ts'
import type { Validator } from '@ncv/federation/csaf/validator.ts'
import { openValidator } from '@ncv/federation/csaf/validator.ts'
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub } from '@ncv/federation/hub/party.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import type { HubRhythm } from '@ncv/federation/hub/serve.ts'
import { startRhythm } from '@ncv/federation/hub/serve.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import type { AdminClient, Routes } from '@ncv/protocol/admin/contract.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { adminApp } from '@ncv/runtime/admin-app.ts'
import type { AdminSend } from '@ncv/runtime/admin-client.ts'
import { adminClient, localSend } from '@ncv/runtime/admin-client.ts'
import { createLog, SILENT_LOG } from '@ncv/runtime/log.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import type { Hono } from 'hono'
import { HUB_URL, RELAY_URL } from '../node/link/node-stage.ts'
import { fastDir } from '../simulation/template.ts'
import type { VirtualFederation } from '../support/virtual-world.ts'
import { virtualFederation } from '../support/virtual-world.ts'
import { Capture } from './capture.ts'
import type { Template } from './template.ts'

/** Around parts of a party, as soon as it is there. Nothing of it is in the product. */
export interface Wrapping {
  /** What a party lives in. */
  world?(party: string, world: World): World
  node?(name: string, node: NodeParty): void
  hub?(hub: Hub): void
  relay?(relay: Relay): void
  /** What a party answers on the network. */
  door?(party: 'hub' | 'relay', app: Hono): { fetch(request: Request): Response | Promise<Response> }
}

export interface GroundOptions {
  readonly seed: string
  readonly wrapping?: Wrapping | undefined
  /** Name of a node's folder below the ground's, where it is not the node's own. */
  readonly folders?: ReadonlyMap<string, string>
  /** Done in a node's folder before it is opened. */
  furnish?(name: string, dir: string): void
  /** Environment of a node. */
  readonly env?: Readonly<Record<string, string>>
}

export interface AdminBytes {
  readonly party: string
  readonly bytes: string
}

export interface GroundNode {
  readonly name: string
  readonly dir: string
  readonly world: World
  party: NodeParty
  client: AdminClient<typeof NODE_ROUTES>
}

export interface Ground extends AsyncDisposable {
  readonly template: Template
  readonly federation: VirtualFederation
  readonly capture: Capture
  readonly dir: string
  readonly hub: Hub
  readonly hubDoor: Hono
  readonly relay: Relay
  readonly hubClient: AdminClient<typeof HUB_ROUTES>
  readonly nodes: readonly GroundNode[]
  /** What the hub's admin interface has answered. */
  readonly hubReplies: readonly AdminBytes[]
  /** Names of routes that were called and answered well: `node listMatches`. */
  readonly driven: ReadonlySet<string>
  /** Errors inside of admin interfaces that a caller is not told. */
  readonly defects: readonly unknown[]
  dirOf(party: string): string
  /** Stops the node, lets `between` work in its folder, opens and starts it again. */
  reopen(name: string, between: (dir: string) => void): Promise<void>
  /** Ends all parties and leaves their folders. */
  rest(): Promise<void>
}

const PARTIES = new Map([
  [new URL(HUB_URL).origin, 'hub'],
  [new URL(RELAY_URL).origin, 'relay'],
])
const RELAY_POLL_MS = 20_000
const TOKEN = 'admin'

export async function openGround(
  template: Template,
  { seed, wrapping = {}, folders = new Map(), furnish, env = {} }: GroundOptions,
): Promise<Ground> {
  const dir = fastDir('ncv-privacy-')
  const dirOf = (party: string): string => join(dir, folders.get(party) ?? party)
  for (const party of readdirSync(template.dir)) cpSync(join(template.dir, party), dirOf(party), { recursive: true })
  const federation = virtualFederation({ seed, start: template.at })
  const capture = new Capture(federation.now, PARTIES)
  const worldOf = (party: string): World => {
    const plain = federation.party(party)
    const file = join(dirOf(party), `${party.startsWith('node') ? 'node' : party}.log`)
    const log = createLog((line) => appendFileSync(file, line), federation.now)
    // What a wrapping adds on the way out must be heard as well.
    const world: World = { ...plain, log, net: capture.listen(party, plain.net) }
    return wrapping.world?.(party, world) ?? world
  }
  const driven = new Set<string>()
  const hubReplies: AdminBytes[] = []
  const defects: unknown[] = []
  const onDefect = (error: unknown): void => void defects.push(error)
  await using stack = new AsyncDisposableStack()
  const real = stack.use(realWorld({ log: SILENT_LOG }))
  const hub = await openHub(worldOf('hub'), dirOf('hub'), template.hubKeys, template.issuerKeys())
  wrapping.hub?.(hub)
  const hubDoor = hubApp(hub)
  federation.host(HUB_URL, wrapping.door?.('hub', hubDoor) ?? hubDoor)
  const rhythm: HubRhythm = startRhythm(hub, RELAY_URL)
  const { opened, relayKeys: keys } = template
  const publicDir = join(dirOf('relay'), 'public')
  const relay = createRelay({ world: worldOf('relay'), opened, keys, url: RELAY_URL, hub: HUB_URL, publicDir, pollMs: RELAY_POLL_MS })
  wrapping.relay?.(relay)
  federation.host(RELAY_URL, wrapping.door?.('relay', relay.publicApp) ?? relay.publicApp)
  const validator = lazily(real)
  stack.defer(() => validator.close())
  const handlers = hubHandlers(hub, validator.get, { host: '127.0.0.1', port: 0, url: HUB_URL, relayUrl: RELAY_URL }, 1_000)
  const hubSend = localSend(adminApp(HUB_ROUTES, handlers, { token: TOKEN, texts: FEDERATION_TEXTS, onDefect }))
  const hubClient = counted('hub', adminClient(HUB_ROUTES, keeping('hub', hubSend, hubReplies), TOKEN), driven)
  const nodes = template.names.map((name): GroundNode => {
    const at = dirOf(name)
    furnish?.(name, at)
    const world = worldOf(name)
    return { name, dir: at, world, ...openedNode(name, world, at) }
  })
  for (const { party } of nodes) party.start()

  function openedNode(name: string, world: World, at: string): Pick<GroundNode, 'party' | 'client'> {
    const party = openNode(world, at, { env })
    wrapping.node?.(name, party)
    const send = localSend(adminApp(NODE_ROUTES, party.handlers, { token: TOKEN, texts: NODE_TEXTS, onDefect }))
    return { party, client: counted('node', adminClient(NODE_ROUTES, send, TOKEN), driven) }
  }

  let isResting = false
  const rest = async (): Promise<void> => {
    if (isResting) return
    isResting = true
    for (const { party } of nodes) await party.stop()
    await rhythm.stop()
    relay.stop()
    await federation.settle()
    hub.close()
    await closing.disposeAsync()
  }
  const closing = stack.move()
  return {
    template,
    federation,
    capture,
    dir,
    hub,
    hubDoor,
    relay,
    hubClient,
    nodes,
    hubReplies,
    driven,
    defects,
    dirOf,
    async reopen(name, between) {
      const node = nodes.find((each) => each.name === name)
      if (node === undefined) throw new RangeError(name)
      await node.party.stop()
      between(node.dir)
      Object.assign(node, openedNode(name, node.world, node.dir))
      node.party.start()
    },
    rest,
    async [Symbol.asyncDispose]() {
      await rest()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The validator is a thread of its own, outside of virtual time; only who imports documents needs it. */
function lazily(real: RealWorld): { get(): Validator; close(): Promise<void> } {
  let validator: Validator | undefined
  return {
    get: () => (validator ??= openValidator(real)),
    close: async () => validator?.[Symbol.asyncDispose](),
  }
}

/** Notes which functions were called and answered well. */
function counted<R extends Routes>(party: string, client: AdminClient<R>, driven: Set<string>): AdminClient<R> {
  const plain = client as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const wrapped = Object.entries(plain).map(([name, call]) => {
    const counting = async (...args: unknown[]): Promise<unknown> => {
      const reply = await call(...args)
      driven.add(`${party} ${name}`)
      return reply
    }
    return [name, counting]
  })
  return Object.fromEntries(wrapped) as AdminClient<R>
}

/** The hub shows to its people what it knows: that belongs to what is searched. */
function keeping(party: string, send: AdminSend, kept: AdminBytes[]): AdminSend {
  return async (request) => {
    const response = await send(request)
    const parts: Uint8Array[] = []
    for await (const part of response.body ?? []) parts.push(part)
    kept.push({ party, bytes: Buffer.concat(parts).toString('utf8') })
    return { status: response.status, body: iterated(parts) }
  }
}

async function* iterated(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

export function makeDir(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}
