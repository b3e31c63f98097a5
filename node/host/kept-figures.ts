// SPDX-License-Identifier: EUPL-1.2
/**
 * What the tenants' figures were when they were read last. To ask sixty houses takes seconds: a page gets what is known at once, what has changed
 * is read behind it, and the page is told.
 *
 * In memory alone, and nothing in it that a reader of the house does not see there.
 *
 * @module
 */
import type { TenantLine } from '@ncv/protocol/admin/host-routes.ts'
import type { Caller } from '@ncv/protocol/admin/contract.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import type { NodeParty } from '../party.ts'
import type { Host } from './host.ts'
import type { Figures } from './tenant-view.ts'
import { figuresOf, openAt, tenantView } from './tenant-view.ts'

interface Kept {
  readonly node: NodeParty
  /** Of the tenant's database: the same number, nothing has changed in it. */
  readonly revision: number
  readonly minute: number
  readonly figures: Figures & Pick<TenantLine, 'open'>
}

/** Milliseconds that a page waits for what is read anew. */
const PATIENCE_MS = 300
const MINUTE_MS = 60_000
const CALLER: Caller = { roles: ['reader'], account: null }

export class KeptFigures {
  readonly #world: Pick<World, 'now' | 'timer' | 'log'>
  readonly #host: Host
  readonly #kept = new Map<string, Kept>()
  #reading = new Map<Lang, Promise<void>>()
  #changes = 0

  constructor(world: Pick<World, 'now' | 'timer' | 'log'>, host: Host) {
    this.#world = world
    this.#host = host
  }

  /** Grows when something was read that differs from before. */
  get changes(): number {
    return this.#changes
  }

  /** All tenants; figures as they are known. Waits a moment for newer ones. */
  async lines(lang: Lang): Promise<TenantLine[]> {
    await this.#shortly(this.refresh(lang))
    const now = this.#world.now()
    return this.#host.names().map((name) => this.#line(name, lang, now))
  }

  #line(name: string, lang: Lang, now: Instant): TenantLine {
    const { node } = this.#host.tenant(name) ?? {}
    const kept = this.#kept.get(`${lang} ${name}`)
    // Of a tenant that was closed meanwhile nothing is shown.
    const figures = kept !== undefined && kept.node === node ? kept.figures : undefined
    return { ...tenantView(this.#host, name, now, lang, figures), open: figures?.open ?? null }
  }

  /** Reads what has changed, one tenant after the other; who asks meanwhile waits for the same reading. */
  refresh(lang: Lang): Promise<void> {
    const running = this.#reading.get(lang)
    if (running !== undefined) return running
    const reading = this.#readAll(lang).finally(() => this.#reading.delete(lang))
    this.#reading.set(lang, reading)
    return reading
  }

  async #readAll(lang: Lang): Promise<void> {
    // Nothing stays of a tenant that has left, or was closed.
    const running = new Set(this.#host.known().map(({ node }) => node))
    for (const [key, { node }] of this.#kept) if (!running.has(node)) this.#kept.delete(key)
    for (const { name, node } of this.#host.known()) {
      if (node !== undefined && this.#isOld(`${lang} ${name}`, node)) await this.#read(name, node, lang)
    }
  }

  #isOld(key: string, node: NodeParty): boolean {
    const kept = this.#kept.get(key)
    return kept?.node !== node || kept.revision !== node.stores.matches.revision() || kept.minute !== this.#minute()
  }

  async #read(name: string, node: NodeParty, lang: Lang): Promise<void> {
    const key = `${lang} ${name}`
    try {
      // From before: what changes while it is read is read the next time.
      const at = { revision: node.stores.matches.revision(), minute: this.#minute() }
      const call = { lang, signal: new AbortController().signal, caller: CALLER }
      const figures = { ...(await figuresOf(node, call)), open: (await openAt(node, call)).open }
      if (JSON.stringify(this.#kept.get(key)?.figures) !== JSON.stringify(figures)) this.#changes += 1
      this.#kept.set(key, { node, ...at, figures })
    } catch {
      // A tenant that cannot answer is closed just now, or shows it in its own state: the list of the others stands.
      this.#kept.delete(key)
      this.#world.log.error('internal-error', { kind: 'tenant' })
    }
    // The tenants themselves go on between two readings.
    await new Promise<void>((resolve) => void this.#world.timer(0, resolve))
  }

  async #shortly(work: Promise<void>): Promise<void> {
    let cancel = (): void => {}
    const enough = new Promise<void>((resolve) => {
      cancel = this.#world.timer(PATIENCE_MS, resolve)
    })
    await Promise.race([work, enough])
    cancel()
  }

  #minute(): number {
    return Math.floor(this.#world.now() / MINUTE_MS)
  }
}
