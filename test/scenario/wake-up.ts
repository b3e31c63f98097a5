// SPDX-License-Identifier: EUPL-1.2
/**
 * Wake-ups between real processes: they come, for as many as there is room; and where they do not, polling is enough.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { NodeParty } from '../../federation/demo/node-party.ts'
import { until } from '../../federation/demo/until.ts'
import type { BadProxy, BadWay } from './bad-proxy.ts'
import { badProxy } from './bad-proxy.ts'
import type { Spent } from './crowd.ts'
import { Crowd, spentBy } from './crowd.ts'
import type { Federation } from './federation.ts'
import { pidOf } from './federation.ts'
import { headSize } from './lying-log.ts'
import { Load } from './load.ts'
import { askNode } from './party-client.ts'
import type { Tried } from './step.ts'
import { claim } from './step.ts'

/** Far longer than anybody waits here: whatever comes sooner came by a wake-up. */
const SELDOM_MS = 600_000
/** The rhythm behind bad proxies. */
const OFTEN_MS = 3_000
/** Two wake-ups, each with its spread, on a machine that has other things to do. */
const AT_ONCE_MS = 15_000
const PATIENCE_MS = 60_000
/** A listener that has no luck asks no more often. */
const BACKOFF_MS = 5_000
const IDLE_MS = 10_000
/** Of the relay; its nodes have some of them. */
const ROOM = 1_000

const Config = z.looseObject({})
const Address = z.looseObject({ mirrorUrl: z.string().optional(), relayUrl: z.string() })

export class WakeUp {
  readonly #federation: Federation
  readonly #load: Load
  #folders = 0

  constructor(federation: Federation) {
    this.#federation = federation
    this.#load = new Load(federation)
  }

  /** All poll seldom and hear of everything at once. */
  async atOnce(): Promise<Tried> {
    const { stage } = this.#federation
    for (const { dir } of [stage.relay, ...stage.nodes]) configure(dir, { pollMs: SELDOM_MS })
    await Promise.all([stage.hub, stage.relay, ...stage.nodes].map((party) => stage.start(party.plan())))
    await this.#until('streams', async () => [stage.relay.dir, ...stage.nodes.map(({ dir }) => dir)].every(isListening))
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      const started = stage.world.monotonic()
      const size = await this.#publish()
      await this.#follow(stage.nodes, size, AT_ONCE_MS, 'wake-up')
      times.push(stage.world.monotonic() - started)
    }
    const seconds = times.map((ms) => `${(ms / 1_000).toFixed(1)} s`).join(', ')
    return {
      n: times.length * stage.nodes.length,
      detail: `from the import to the last of ${stage.nodes.length} nodes ${seconds}; all of them poll every ${SELDOM_MS / 60_000} min`,
    }
  }

  /** As many listeners as there is room for, and some more, at the relay. */
  async crowd(count: number): Promise<Tried> {
    const { relay, world } = this.#federation.stage
    const pid = pidOf(relay.dir)
    const port = Number(new URL(addressOf(this.#federation.stage.nodes[0]?.dir ?? '')).port)
    using crowd = new Crowd(port)
    const empty = spentBy(pid)
    crowd.join(count)
    await this.#until('crowd', async () => crowd.listeners.every(({ status }) => status !== 0))
    const refused = crowd.listeners.filter(({ status }) => status !== 200)
    const least = Math.max(0, count - (ROOM - this.#federation.stage.nodes.length))
    claim(refused.length <= least, `${refused.length} of ${count} were turned away`)
    claim(count < ROOM || refused.length > 0, 'there is no bound')
    claim(
      refused.every(({ status, retryAfter }) => status === 503 && retryAfter !== undefined),
      `somebody was turned away with ${refused[0]?.status} instead of 503 with Retry-After`,
    )
    const full = spentBy(pid)
    await new Promise<void>((resolve) => void world.timer(IDLE_MS, resolve))
    const idle = spentBy(pid)
    const told = await this.#tell(crowd, pid)
    const bound = refused.length === 0 ? 'all had room' : `${refused.length} more got 503 and Retry-After ${refused[0]?.retryAfter} s`
    return { n: count, detail: `${count - refused.length} listening, ${bound}; ${figures(empty, full, idle, count)}; ${told}` }
  }

  async #tell(crowd: Crowd, pid: number): Promise<string> {
    const { world, relay } = this.#federation.stage
    const before = spentBy(pid)
    const size = await this.#publish()
    let mirroredAt: number | undefined
    const isTold = await this.#within(AT_ONCE_MS, 20, async () => {
      if (mirrored(relay.dir) >= size) mirroredAt ??= world.monotonic()
      return crowd.listeners.every(({ status, size: heard }) => status !== 200 || heard >= size)
    })
    claim(isTold, `not all were told within ${AT_ONCE_MS / 1_000} s`)
    const ms = world.monotonic() - (mirroredAt ?? 0)
    const reply = await fetch(`${addressOf(this.#federation.stage.nodes[0]?.dir ?? '')}/checkpoint`)
    claim(reply.status === 200, `beside all of them a file is answered with ${reply.status}`)
    return `${Math.round(ms)} ms after the mirror had it all were told, for ${spentBy(pid).cpuMs - before.cpuMs} ms of the relay's processor, mirroring included`
  }

  /** Behind a proxy that spoils streams a node polls. @param isPolling false: there is nothing but the stream */
  async behind(ways: readonly BadWay[], isPolling: boolean): Promise<Tried> {
    const { stage } = this.#federation
    const nodes = stage.nodes.slice(0, ways.length)
    await using stack = new AsyncDisposableStack()
    const proxies: BadProxy[] = []
    for (const [i, node] of nodes.entries()) {
      await this.#stop(node)
      const proxy = stack.use(await badProxy(ways[i] ?? 'hang', addressOf(node.dir), stage.world))
      proxies.push(proxy)
      configure(node.dir, { mirrorUrl: proxy.url, pollMs: isPolling ? OFTEN_MS : SELDOM_MS })
      await stage.start(node.plan())
    }
    const started = stage.world.monotonic()
    await this.#until('streams', async () => proxies.every(({ streams }) => streams > 0))
    const times: string[] = []
    for (let i = 0; i < 2; i++) {
      const size = await this.#publish()
      const ms = await this.#follow(nodes, size, AT_ONCE_MS, 'polling')
      times.push(`${(ms / 1_000).toFixed(1)} s`)
    }
    const most = 2 + (stage.world.monotonic() - started) / BACKOFF_MS
    const busy = proxies.findIndex(({ streams }) => streams > most)
    claim(busy < 0, `behind „${ways[busy]}“ the stream was asked for ${proxies[busy]?.streams} times`)
    const asked = proxies.map(({ streams }, i) => `${ways[i]} ${streams}`).join(', ')
    return { n: ways.length, detail: `all followed after ${times.join(', ')}, polling every ${OFTEN_MS / 1_000} s; streams asked for: ${asked}` }
  }

  async #publish(): Promise<number> {
    this.#load.addFolder(`w${this.#folders++}`, 1)
    await this.#until('import', () => this.#load.importAll())
    return this.#load.size
  }

  async #follow(nodes: readonly NodeParty[], size: number, atMostMs: number, by: string): Promise<number> {
    const { world } = this.#federation.stage
    const started = world.monotonic()
    let left = nodes.length
    await this.#within(atMostMs, 100, async () => {
      const sizes = await Promise.all(nodes.map(({ dir }) => askNode(dir, (node) => node.status())))
      left = sizes.filter((status) => (status?.size ?? 0) < size).length
      return left === 0
    })
    claim(left === 0, `${left} of ${nodes.length} nodes heard nothing within ${atMostMs / 1_000} s by ${by}`)
    return world.monotonic() - started
  }

  async #stop({ dir }: NodeParty): Promise<void> {
    const pid = pidOf(dir)
    process.kill(pid, 'SIGKILL')
    await this.#until('kill', async () => !isAlive(pid))
  }

  /** @returns whether it came to be in time */
  async #within(atMostMs: number, everyMs: number, isDone: () => Promise<boolean>): Promise<boolean> {
    const { world } = this.#federation.stage
    const started = world.monotonic()
    while (!(await isDone())) {
      if (world.monotonic() - started > atMostMs) return false
      await new Promise<void>((resolve) => void world.timer(everyMs, resolve))
    }
    return true
  }

  async #until(what: string, isDone: () => Promise<boolean>, everyMs = 100): Promise<void> {
    await until(this.#federation.stage.world, { what, everyMs, atMostMs: PATIENCE_MS }, async () => ((await isDone()) ? true : undefined))
  }
}

function figures(empty: Spent, full: Spent, idle: Spent, count: number): string {
  const each = Math.round((full.memory - empty.memory) / count / 1024)
  const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`
  return `relay ${mib(empty.memory)}, with all of them ${mib(full.memory)} (${each} KiB each), ${idle.cpuMs - full.cpuMs} ms of processor in ${IDLE_MS / 1_000} s at rest`
}

function configure(dir: string, changes: Readonly<Record<string, unknown>>): void {
  const file = join(dir, 'config.json')
  writeFileSync(file, JSON.stringify({ ...Config.parse(JSON.parse(readFileSync(file, 'utf8'))), ...changes }))
}

/** Where a node looks for the mirror. */
function addressOf(dir: string): string {
  const { relayUrl } = Address.parse(JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')))
  return relayUrl
}

/** Size of what the mirror serves; 0 before there is anything. */
function mirrored(dir: string): number {
  return existsSync(join(dir, 'public', 'checkpoint')) ? headSize(dir) : 0
}

function isListening(dir: string): boolean {
  const log = dir.endsWith('relay') ? 'relay.log' : 'node.log'
  return readFileSync(join(dir, log), 'utf8').includes('"event":"wake-up"')
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
