// SPDX-License-Identifier: EUPL-1.2
/**
 * One tenant in the host's process: its node, opened and kept open apart from all others.
 *
 * What goes wrong here stays here: a tenant that cannot be opened, or whose data turn out to be damaged, is closed, shown, and tried again
 * after a while. Nothing of one tenant (key, token, database, connection, log) is known to another.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Cancel, Instant, Log, World } from '@ncv/protocol/world.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { Visits } from '@ncv/runtime/web/visits.ts'
import type { NodeParty } from '../party.ts'
import { serveNode } from '../serving.ts'
import { assertOwnFolder } from './tenant-folder.ts'

/** `not-joined`: set up, and not yet in a federation. */
export const TENANT_STATES = ['waiting', 'starting', 'running', 'not-joined', 'failed', 'stopped'] as const
export type TenantState = (typeof TENANT_STATES)[number]

export interface TenantSituation {
  readonly state: TenantState
  /** Why it failed, or what went wrong inside while it runs on. */
  readonly code: string | undefined
  readonly params: CodedError['params']
  /** Since when it is in this state. */
  readonly since: Instant
  /** Failures in a row. */
  readonly failures: number
  /** Internal errors since it was opened. */
  readonly defects: number
  readonly port: number | undefined
  /** Where browsers come over a proxy. */
  readonly origin: string | undefined
}

export interface TenantOptions {
  readonly env: Environment
  /** What must hold beyond the folder, such as that no other tenant has the same key; before each opening. */
  prepare(): void
  readonly retry?: Retry
}

interface Retry {
  readonly firstMs: number
  readonly longestMs: number
}

const RETRY: Retry = { firstMs: 15_000, longestMs: 15 * 60_000 }
/** Reading a whole database is work: after a burst of errors once is enough. */
const CHECK_GAP_MS = 60_000

export class Tenant {
  readonly name: string
  readonly dir: string
  /** Tickets for its own interface. */
  readonly visits: Visits
  readonly #world: Pick<World, 'now' | 'monotonic' | 'timer' | 'log'>
  readonly #options: TenantOptions
  readonly #retry: Retry
  #state: TenantState = 'waiting'
  #error: CodedError | undefined
  #internal = false
  #since: Instant
  #failures = 0
  #defects = 0
  #checkedAt: number | undefined
  #stack: AsyncDisposableStack | undefined
  #node: NodeParty | undefined
  #port: number | undefined
  #origin: string | undefined
  #cancel: Cancel = () => {}
  #running: Promise<void> = Promise.resolve()

  constructor(name: string, dir: string, world: Pick<World, 'now' | 'monotonic' | 'timer' | 'log' | 'random'>, options: TenantOptions) {
    this.name = name
    this.dir = dir
    this.visits = new Visits(world)
    this.#world = world
    this.#options = options
    this.#retry = options.retry ?? RETRY
    this.#since = world.now()
  }

  /** Undefined unless it runs. */
  get node(): NodeParty | undefined {
    return this.#node
  }

  situation(): TenantSituation {
    const code = this.#error?.code ?? (this.#internal || this.#defects > 0 ? 'INTERNAL' : undefined)
    const params = this.#error?.params ?? {}
    const [failures, defects] = [this.#failures, this.#defects]
    return { state: this.#state, code, params, since: this.#since, failures, defects, port: this.#port, origin: this.#origin }
  }

  /** Opens it. What goes wrong is in {@link situation}; it is tried again until {@link stop}. */
  start(): Promise<void> {
    this.#cancel()
    this.#running = this.#running.then(() => this.#open())
    return this.#running
  }

  /** Closes it and tries no more. */
  stop(): Promise<void> {
    this.#cancel()
    this.#running = this.#running.then(async () => {
      this.#cancel()
      await this.#close()
      this.#set('stopped')
    })
    return this.#running
  }

  async #open(): Promise<void> {
    if (this.#state === 'running') return
    this.#set('starting')
    const stack = new AsyncDisposableStack()
    try {
      assertOwnFolder(this.dir)
      this.#options.prepare()
      const watch = (log: Log): Log => this.#watched(log)
      const { node, port, origin } = await serveNode(stack, { dir: this.dir, env: this.#options.env, watch, visits: this.visits })
      this.#stack = stack
      this.#node = node
      this.#port = port
      this.#origin = origin
      this.#error = undefined
      this.#internal = false
      this.#failures = 0
      this.#defects = 0
      this.#set('running')
    } catch (error) {
      await stack.disposeAsync().catch(() => {})
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#error = error instanceof CodedError ? error : undefined
    this.#internal = this.#error === undefined
    const isNew = this.#error?.code === 'NODE_NOT_JOINED'
    this.#set(isNew ? 'not-joined' : 'failed')
    if (isNew) return
    this.#failures++
    this.#world.log.error('tenant-failed', { code: this.#error?.code ?? 'INTERNAL', count: this.#failures })
    const delay = Math.min(this.#retry.longestMs, this.#retry.firstMs * 2 ** Math.min(this.#failures - 1, 20))
    this.#cancel = this.#world.timer(delay, () => this.start())
  }

  async #close(): Promise<void> {
    const stack = this.#stack
    this.#stack = undefined
    this.#node = undefined
    this.#port = undefined
    // Whatever cannot be closed in order must not keep the others from closing.
    await stack?.disposeAsync().catch(() => this.#world.log.error('internal-error', { kind: 'tenant' }))
  }

  /** The node's own loops go on after an error; here it is counted, and the data are read whole: are they damaged? */
  #watched(log: Log): Log {
    return {
      info: (event, fields) => log.info(event, fields),
      warn: (event, fields) => log.warn(event, fields),
      error: (event, fields) => {
        log.error(event, fields)
        if (event === 'internal-error') this.#suspect()
      },
    }
  }

  #suspect(): void {
    this.#defects++
    const now = this.#world.monotonic()
    if (this.#checkedAt !== undefined && now - this.#checkedAt < CHECK_GAP_MS) return
    this.#checkedAt = now
    this.#world.timer(0, () => {
      this.#running = this.#running.then(() => this.#check())
      return this.#running
    })
  }

  async #check(): Promise<void> {
    if (this.#node === undefined) return
    try {
      this.#node.stores.assertSoundPages()
    } catch (error) {
      await this.#close()
      this.#fail(error)
    }
  }

  #set(state: TenantState): void {
    this.#state = state
    this.#since = this.#world.now()
  }
}
