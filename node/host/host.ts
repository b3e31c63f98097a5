// SPDX-License-Identifier: EUPL-1.2
/**
 * All tenants of one host: started one after the other, stopped together, reached one by one.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { readNodeConfig, writeNodeConfig } from '../config.ts'
import { NodeError } from '../errors.ts'
import { nodeWorld } from '../open-in-process.ts'
import type { NodeParty } from '../party.ts'
import { openNode } from '../party.ts'
import type { HostConfig } from './host-config.ts'
import { readHostConfig } from './host-config.ts'
import { Tenant } from './tenant.ts'
import { assertOwnFolder, assertTenant, ownKeyFile, tenantDir, tenantEnvironment, tenantNames } from './tenant-folder.ts'

/** Between two starts, at most: reading back a tenant's data keeps the processor busy, and sixty houses need not knock in one instant. */
const START_GAP_MS = 500

export class Host {
  readonly dir: string
  readonly config: HostConfig
  readonly #world: World
  readonly #env: Environment
  readonly #tenants = new Map<string, Tenant>()
  #isRunning = false

  /** @throws RuntimeError `PARTY_MISSING`, `CONFIG_INVALID` */
  constructor(dir: string, world: World, env: Environment) {
    this.dir = dir
    this.config = readHostConfig(dir)
    this.#world = world
    this.#env = tenantEnvironment(env)
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  names(): string[] {
    return tenantNames(this.dir)
  }

  /** Undefined where the host does not run. */
  tenant(name: string): Tenant | undefined {
    return this.#tenants.get(name)
  }

  /** Those that were opened, or tried. */
  known(): readonly Tenant[] {
    return [...this.#tenants.values()]
  }

  /** Starts all tenants in an order that is drawn; resolves when the last one has been tried. */
  async start(): Promise<void> {
    this.#isRunning = true
    const names = this.names()
    const starting: Promise<void>[] = []
    while (names.length > 0 && this.#isRunning) {
      const [name = ''] = names.splice(randomBelow(this.#world, names.length), 1)
      starting.push(this.open(name))
      await new Promise<void>((resolve) => void this.#world.timer(randomBelow(this.#world, START_GAP_MS), resolve))
    }
    await Promise.all(starting)
  }

  /** Opens a tenant that is new, or was closed. Nothing where the host does not run. */
  async open(name: string): Promise<void> {
    if (!this.#isRunning) return
    const known = this.#tenants.get(name)
    const tenant = known ?? new Tenant(name, tenantDir(this.dir, name), this.#world, { env: this.#env, prepare: () => this.#prepare(name) })
    this.#tenants.set(name, tenant)
    await tenant.start()
  }

  /** Closes a tenant and forgets it. */
  async close(name: string): Promise<void> {
    const tenant = this.#tenants.get(name)
    this.#tenants.delete(name)
    await tenant?.stop()
  }

  async stop(): Promise<void> {
    this.#isRunning = false
    await Promise.all([...this.#tenants.values()].map((tenant) => tenant.stop()))
  }

  /** Nobody else has its key, and it says whose guest it is, also where its folder was put here by hand. */
  #prepare(name: string): void {
    this.#assertApart(name)
    const dir = tenantDir(this.dir, name)
    const config = readNodeConfig(dir)
    if (config.host !== this.config.name) writeNodeConfig(dir, { ...config, host: this.config.name })
  }

  /** @throws NodeError `TENANT_KEY_SHARED` */
  #assertApart(name: string): void {
    const taken = new Map<string, string>()
    for (const other of this.names()) {
      if (other === name) continue
      try {
        taken.set(other, ownKeyFile(this.dir, other, new Map()))
      } catch (error) {
        // What is wrong with another tenant is said there.
        if (!(error instanceof CodedError)) throw error
      }
    }
    ownKeyFile(this.dir, name, taken)
  }

  /**
   * One tenant's node: the one that runs, or, where the host does not run, opened for this one call.
   *
   * @throws NodeError `TENANT_MISSING`, …; whatever opening it throws
   */
  async use<T>(name: string, run: (node: NodeParty) => T | Promise<T>): Promise<T> {
    assertTenant(this.dir, name)
    if (!this.#isRunning) return await this.#useOnce(name, run)
    const tenant = this.#tenants.get(name)
    if (tenant?.node !== undefined) return await run(tenant.node)
    const { code } = tenant?.situation() ?? {}
    throw new NodeError(code === 'NODE_NOT_JOINED' ? code : 'TENANT_MISSING', { tenant: name, dir: tenantDir(this.dir, name) })
  }

  async #useOnce<T>(name: string, run: (node: NodeParty) => T | Promise<T>): Promise<T> {
    const dir = tenantDir(this.dir, name)
    assertOwnFolder(dir)
    this.#assertApart(name)
    await using stack = new AsyncDisposableStack()
    stack.use(lockParty(dir))
    const world = stack.use(nodeWorld(dir, this.#env))
    const node = openNode(world, dir, { env: this.#env })
    stack.defer(() => node.stop())
    return await run(node)
  }

  /** One after the other. What cannot be opened does not keep the others from it. */
  async each<T>(run: (node: NodeParty, name: string) => T | Promise<T>): Promise<ReadonlyMap<string, T | CodedError>> {
    const results = new Map<string, T | CodedError>()
    for (const name of this.names()) {
      try {
        results.set(name, await this.use(name, (node) => run(node, name)))
      } catch (error) {
        if (!(error instanceof CodedError)) throw error
        results.set(name, error)
      }
    }
    return results
  }
}
