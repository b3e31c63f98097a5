// SPDX-License-Identifier: EUPL-1.2
/**
 * A host's folder with tenants that have joined a federation which cannot be reached, and a clock that is moved by hand.
 *
 * @module
 */
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HostHandlers } from '@ncv/node/host/handlers.ts'
import { hostHandlers } from '@ncv/node/host/handlers.ts'
import { initHost } from '@ncv/node/host/host-config.ts'
import { Host } from '@ncv/node/host/host.ts'
import { hostAccounts } from '@ncv/node/host/main.ts'
import { KeptFigures } from '@ncv/node/host/kept-figures.ts'
import { openHostDb } from '@ncv/node/store/open-host-db.ts'
import { tenantDir } from '@ncv/node/host/tenant-folder.ts'
import { endVisitsWith } from '@ncv/node/host/visit.ts'
import type { Asset } from '@ncv/node/inventory/asset.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import type { Cancel, Log, LogEvent, World } from '@ncv/protocol/world.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import { joinedFolder } from '../inventory/joined-node.ts'
export { CALL } from '../../support/call.ts'

export const HOST_NAME = 'Zweckverband Test-IT'
export const AT = 1_767_600_000_000
/** Longer than between two starts, shorter than until something is tried again. */
const PAUSE_MS = 1_000

/** What was asked of the clock: run by hand. */
export interface Timers {
  readonly world: World
  readonly logged: LogEvent[]
  /** Runs what waits for less than `belowMs`, the earliest first. @returns for how long; undefined where nothing does */
  fire(belowMs?: number): Promise<number | undefined>
}

export function timers(): Timers {
  const waiting: { readonly delayMs: number; readonly run: () => void | Promise<void> }[] = []
  const logged: LogEvent[] = []
  const note = (event: LogEvent) => void logged.push(event)
  const log: Log = { info: note, warn: note, error: note }
  const timer = (delayMs: number, run: () => void | Promise<void>): Cancel => {
    const entry = { delayMs, run }
    waiting.push(entry)
    return () => void (waiting.includes(entry) && waiting.splice(waiting.indexOf(entry), 1))
  }
  const net = { request: () => Promise.reject(new Error('the host itself asks nobody')) }
  let ms = 0
  return {
    logged,
    world: { now: () => AT, monotonic: () => (ms += 1), random: randomBytes, timer, net, log },
    async fire(belowMs = Number.POSITIVE_INFINITY) {
      const next = waiting.toSorted((a, b) => a.delayMs - b.delayMs)[0]
      if (next === undefined || next.delayMs >= belowMs) return undefined
      waiting.splice(waiting.indexOf(next), 1)
      await next.run()
      return next.delayMs
    },
  }
}

export interface HostedStage extends AsyncDisposable {
  readonly root: string
  readonly dir: string
  readonly host: Host
  readonly handlers: HostHandlers
  /** Of the host's own people, in memory. */
  readonly accounts: Accounts
  readonly timers: Timers
  path(tenant: string): string
  /** Starts all; the pauses between them are cut short. */
  start(): Promise<void>
  node(tenant: string): NodeParty
}

/** @param names of the tenants; each has the same folder of keys, which is told apart where it matters */
export function hostedStage(...names: readonly string[]): HostedStage {
  const root = temporaryDir()
  const dir = join(root.path, 'host')
  initHost(dir, { name: HOST_NAME })
  const pattern = join(root.path, 'pattern')
  if (names.length > 0) joinedFolder(pattern)
  for (const name of names) {
    cpSync(pattern, tenantDir(dir, name), { recursive: true })
    chmodSync(tenantDir(dir, name), 0o700)
  }
  rmSync(pattern, { recursive: true, force: true })
  const hand = timers()
  const host = new Host(dir, hand.world, {})
  const accounts = hostAccounts(hand.world, openHostDb(':memory:', hand.world.now), HOST_NAME)
  endVisitsWith(accounts, host)
  return {
    root: root.path,
    dir,
    host,
    handlers: hostHandlers(hand.world, host, accounts, new KeptFigures(hand.world, host)),
    accounts,
    timers: hand,
    path: (tenant) => tenantDir(dir, tenant),
    async start() {
      let isDone = false
      const starting = host.start().then(() => {
        isDone = true
      })
      while (!isDone) await Promise.race([starting, hand.fire(PAUSE_MS).then(() => nextTurn())])
    },
    node(tenant) {
      const { node } = host.tenant(tenant) ?? {}
      if (node === undefined) throw new Error(`${tenant} does not run`)
      return node
    },
    async [Symbol.asyncDispose]() {
      await host.stop()
      root[Symbol.dispose]()
    },
  }
}

export function asset(id: string, product: string, more: Partial<Asset> = {}): Asset {
  return { id, vendor: 'Musterhaus', product, version: '4.1', operator: 'it-dl', ...more }
}
