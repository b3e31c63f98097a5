// SPDX-License-Identifier: EUPL-1.2
/**
 * The real parties over a copy of the template, each of which can be killed at any event and opened again from its folder.
 *
 * A kill drops everything that is in memory: timers, requests under way, replies. What a party had committed is on its disk;
 * public files were never synced, and a power cut may take those that were written in this run.
 *
 * @module
 */
import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub } from '@ncv/federation/hub/party.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { startRhythm } from '@ncv/federation/hub/serve.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import type { Log, LogEvent, LogFields, Net, NetRequest, World } from '@ncv/protocol/world.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import { HUB_URL, RELAY_URL } from '../node/link/node-stage.ts'
import { seededRandom } from '../support/virtual-world.ts'
import type { Chance } from './chance.ts'
import type { Life, Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'
import type { Template } from './template.ts'
import { NODES } from './template.ts'
import type { Trace } from './trace.ts'

/** Where a hub dies: around the files of an append whose commit is already durable, or at rest. */
export type HubDeath = 'at-rest' | 'before-files' | 'before-head' | 'after-head'

/** Wraps parts of a party as soon as it is open: how faults are planted. */
export interface Wrapping {
  hub?(hub: Hub): void
  node?(node: NodeParty, name: string): void
  /** What a node hands to the network. */
  leaving?(name: string, request: NetRequest): NetRequest
  /** After a crash, before the folder is opened again. */
  fallen?(name: string, dir: string): void
}

export interface Parties {
  readonly hub: Hub | undefined
  readonly relay: Relay | undefined
  node(name: string): NodeParty | undefined
  lifeOf(name: string): Life | undefined
  dirOf(name: string): string
  open(name: string): Promise<void>
  /** From the outside, or from within the call in which the party dies. */
  kill(name: string): void
  /** Closes the files of the dead, in which nothing moves any more. */
  bury(): void
  /** Takes some of the files that were never synced. */
  cutPower(name: string, chance: Chance): number
  /** The hub dies at this point of one of its next appends. */
  doomHub(death: Exclude<HubDeath, 'at-rest'>): void
  /** The disk is fast from now on. */
  heal(): void
  close(): void
}

export interface Ground {
  readonly dir: string
  readonly seed: string
  readonly template: Template
  readonly scheduler: Scheduler
  readonly network: Network
  readonly trace: Trace
  readonly generate: IssuerKeyGenerator
  readonly wrapping: Wrapping
  /** How slow the disk is. */
  readonly disk: Chance
  readonly isDiskSlow: boolean
  /** Told when a party died by itself (see {@link Parties.doomHub}). */
  died(name: string): void
  failed(error: unknown): void
}

const RELAY_POLL_MS = 15_000

export function openParties(ground: Ground): Parties {
  const { dir, template, network, wrapping } = ground
  const dirOf = (name: string): string => join(dir, name)
  const lives = new Map<string, Life>()
  const counts = new Map<string, number>()
  const nodes = new Map<string, NodeParty>()
  const dead: (() => void)[] = []
  const synced = new Map(['hub', 'relay'].map((name) => [name, new Set(publicFiles(dirOf(name)))]))
  let hub: Hub | undefined
  let relay: Relay | undefined
  let doom: HubDeath = 'at-rest'
  let isDiskFast = !ground.isDiskSlow

  function born(name: string): { life: Life; world: World } {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const life: Life = { party: name, isOver: false }
    lives.set(name, life)
    return { life, world: worldOf(ground, life, count) }
  }

  async function openTheHub(): Promise<void> {
    const { life, world } = born('hub')
    const opened = await openHub(world, dirOf('hub'), template.hubKeys, ground.generate)
    hub = opened
    letDie(opened, life)
    wrapping.hub?.(opened)
    network.host(HUB_URL, hubApp(opened), life)
    startRhythm(opened, RELAY_URL)
  }

  /** The rest of a call in which the hub died never comes. */
  function letDie({ files }: Hub, life: Life): void {
    const dies = (at: HubDeath): boolean => {
      if (doom !== at || life.isOver) return false
      doom = 'at-rest'
      parties.kill('hub')
      ground.died('hub')
      return true
    }
    const [grow, put] = [files.grow.bind(files), files.put.bind(files)]
    files.grow = async (...args) => {
      if (dies('before-files')) await forEver()
      await disk(life)
      await grow(...args)
    }
    files.put = async (path, bytes) => {
      if (path === 'checkpoint' && dies('before-head')) await forEver()
      await disk(life)
      await put(path, bytes)
      if (path === 'checkpoint' && dies('after-head')) await forEver()
    }
  }

  /** Writing takes its time, and two files that are written at once may be done in either order. */
  async function disk(life: Life): Promise<void> {
    if (isDiskFast || !ground.disk.isTrue(0.3)) return
    await new Promise<void>((resolve) => void ground.scheduler.set('hub', ground.disk.between(1, 1500), resolve))
    if (life.isOver) await forEver()
  }

  function openTheRelay(): void {
    const { life, world } = born('relay')
    const { opened, relayKeys: keys } = template
    relay = createRelay({ world, opened, keys, url: RELAY_URL, hub: HUB_URL, publicDir: join(dirOf('relay'), 'public'), pollMs: RELAY_POLL_MS })
    network.host(RELAY_URL, relay.publicApp, life)
  }

  function openTheNode(name: string): void {
    const { world } = born(name)
    const leaving = wrapping.leaving ?? ((_name, request) => request)
    const net: Net = { request: (request) => world.net.request(leaving(name, request)) }
    const node = openNode({ ...world, net }, dirOf(name))
    wrapping.node?.(node, name)
    nodes.set(name, node)
    node.start()
  }

  const parties: Parties = {
    get hub() {
      return hub
    },
    get relay() {
      return relay
    },
    node: (name) => nodes.get(name),
    lifeOf: (name) => lives.get(name),
    dirOf,
    async open(name) {
      if (name === 'hub') await openTheHub()
      else if (name === 'relay') openTheRelay()
      else openTheNode(name)
    },
    kill(name) {
      const life = lives.get(name)
      if (life === undefined || life.isOver) return
      life.isOver = true
      const [deadHub, node] = [hub, nodes.get(name)]
      if (name === 'hub') {
        dead.push(() => deadHub?.close())
        hub = undefined
      } else if (name === 'relay') relay = undefined
      else {
        dead.push(() => node?.stores.close())
        nodes.delete(name)
      }
    },
    bury() {
      for (const close of dead.splice(0)) close()
    },
    cutPower(name, chance) {
      let taken = 0
      for (const path of publicFiles(dirOf(name))) {
        if (synced.get(name)?.has(path) === true || chance.isTrue(0.5)) continue
        const file = join(dirOf(name), 'public', path)
        taken++
        if (chance.isTrue(0.5)) rmSync(file)
        else truncateSync(file, 0)
      }
      return taken
    },
    doomHub(death) {
      doom = death
    },
    heal() {
      isDiskFast = true
    },
    close() {
      for (const name of ['hub', 'relay', ...NODES]) parties.kill(name)
      parties.bury()
    },
  }
  return parties
}

function forEver(): Promise<never> {
  return new Promise(() => {})
}

/** Paths in the public folder, sorted: chance must meet them in the same order every time. */
function publicFiles(dir: string): string[] {
  const root = join(dir, 'public')
  if (!existsSync(root)) return []
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return files.map((each) => join(each.parentPath, each.name).slice(root.length + 1)).sort()
}

function worldOf({ seed, scheduler, network, trace, failed }: Ground, life: Life, count: number): World {
  const { party } = life
  const start = scheduler.now()
  const level =
    (name: string) =>
    (event: LogEvent, fields: LogFields = {}) => {
      const { ms: _measured, ...shown } = fields
      if (life.isOver) return
      trace.add(`${scheduler.now()} ${party} ${name} ${event} ${JSON.stringify(shown)}`)
      if (event === 'internal-error') failed(new Error(`${party} logs an error of its own: ${JSON.stringify(fields)}`))
    }
  const log: Log = { info: level('info'), warn: level('warn'), error: level('error') }
  return {
    now: scheduler.now,
    monotonic: () => scheduler.now() - start,
    random: seededRandom(`${seed} ${party} ${count}`),
    timer: (delayMs, run) =>
      scheduler.set(party, delayMs, async () => {
        if (life.isOver) return
        try {
          await run()
        } catch (error) {
          if (!life.isOver) failed(error)
        }
      }),
    net: network.from(life),
    log,
  }
}
