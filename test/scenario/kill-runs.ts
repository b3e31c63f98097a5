// SPDX-License-Identifier: EUPL-1.2
/**
 * `kill -9` of hub, relay and nodes at drawn instants under import and contribution, again and again on one federation.
 *
 * After each kill the disk of the dead is compared with what it had acknowledged, then it starts again. At the end everybody has
 * everything once. The instants are drawn from a seed; what they hit depends on the machine.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutgoingView } from '@ncv/protocol/admin/node-routes.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { until } from '../../federation/demo/until.ts'
import { verifyLog } from '../../federation/log/verify.ts'
import { folderSource } from '../../federation/log/verify-source.ts'
import type { Chance } from '../simulation/chance.ts'
import { auditHub, auditNode } from './audit.ts'
import type { Federation } from './federation.ts'
import { pidOf } from './federation.ts'
import { headSize } from './lying-log.ts'
import { Load } from './load.ts'
import { askHub, askNode } from './party-client.ts'
import type { Audited } from './planted-damage.ts'
import { claim } from './step.ts'

/** Two or three groups of the import, so that a kill after the first finds it in the middle. */
const DOCUMENTS = { least: 40, most: 180 }
/** Of the kills that do not hit the hub. */
const RELAY_SHARE = 0.4
/** Of the instants: most lie in the writing that an import causes, some anywhere, also in a start. */
const DURING_IMPORT_SHARE = 0.7
const WITHIN_MS = { hub: 150, relay: 2_500, node: 1_500, anywhere: 3_000 }
const PATIENCE_MS = 120_000

export interface KillShares {
  /** Of the kills. */
  readonly hub: number
  /** Of the nodes that contribute in each run. */
  readonly contributing: number
}

export interface KillFigures {
  readonly runs: number
  readonly kills: Readonly<Record<'hub' | 'relay' | 'node', number>>
  /** Kills of the hub before the import of that run was answered. */
  readonly interrupted: number
  readonly documents: number
  readonly contributions: number
  readonly tokens: number
  readonly entries: number
}

interface Victim {
  readonly kind: 'hub' | 'relay' | 'node'
  readonly dir: string
  plan(): { readonly name: string; readonly dir: string; readonly args: readonly string[] }
}

export class KillRuns {
  readonly #federation: Federation
  readonly #chance: Chance
  readonly #now: () => Instant
  readonly #shares: KillShares
  readonly #load: Load
  readonly #perPeriod: number
  readonly #kills = { hub: 0, relay: 0, node: 0 }
  readonly #delivered = new Set<string>()
  readonly #queued = new Set<string>()
  #interrupted = 0
  #tokens = 0

  constructor(federation: Federation, chance: Chance, now: () => Instant, shares: KillShares) {
    this.#shares = shares
    this.#federation = federation
    this.#chance = chance
    this.#now = now
    this.#load = new Load(federation)
    const joinFile = parseJoinFile(new Uint8Array(readFileSync(join(federation.dir, 'exchange', 'federation.join'))))
    this.#perPeriod = joinFile.opened.genesis.timing.reportTokens
  }

  /** @throws ClaimFailed at the first thing that is lost or there twice */
  async play(runs: number, report: (done: number) => void): Promise<KillFigures> {
    const { stage } = this.#federation
    await Promise.all([stage.hub, stage.relay, ...stage.nodes].map((party) => stage.start(party.plan())))
    for (let run = 1; run <= runs; run++) {
      await this.#once(run)
      report(run)
    }
    const entries = await this.#settle()
    return {
      runs,
      kills: this.#kills,
      interrupted: this.#interrupted,
      documents: this.#load.acknowledgedDocuments().length,
      contributions: this.#queued.size,
      tokens: this.#tokens,
      entries,
    }
  }

  /** After {@link KillRuns.play}: what was looked at after each kill, for looking at it once more. */
  audited(): Audited[] {
    const { hub, nodes } = this.#federation.stage
    const hubAudit: Audited = { of: 'hub', dir: hub.dir, audit: (dir) => auditHub(dir, this.#promised()) }
    return [hubAudit, ...nodes.slice(0, 1).map((node): Audited => ({ of: 'node', dir: node.dir, audit: (dir) => this.#auditWallet(node.dir, dir) }))]
  }

  async #once(run: number): Promise<void> {
    const { stage } = this.#federation
    const victim = this.#draw()
    this.#load.addFolder(`r${run}`, this.#chance.between(DOCUMENTS.least, DOCUMENTS.most))
    const contributing = this.#load.contribute(() => this.#chance.isTrue(this.#shares.contributing))
    let isAnswered = false
    const importing = this.#load.importAll().finally(() => {
      isAnswered = true
    })
    if (this.#chance.isTrue(DURING_IMPORT_SHARE)) {
      const before = headSize(stage.hub.dir)
      await this.#until('import', 3, async () => isAnswered || headSize(stage.hub.dir) > before)
      await this.#pause(this.#chance.below(WITHIN_MS[victim.kind]))
    } else await this.#pause(this.#chance.below(WITHIN_MS.anywhere))
    if (victim.kind === 'hub' && !isAnswered) this.#interrupted++
    await this.#kill(victim)
    // A load that the dead can no longer answer ends by itself; whatever began before must not meet the next life.
    await Promise.all([importing, contributing])
    this.#audit(victim)
    await stage.start(victim.plan())
  }

  #draw(): Victim {
    const { hub, relay, nodes } = this.#federation.stage
    if (this.#chance.isTrue(this.#shares.hub)) return { kind: 'hub', dir: hub.dir, plan: () => hub.plan() }
    if (this.#chance.isTrue(RELAY_SHARE)) return { kind: 'relay', dir: relay.dir, plan: () => relay.plan() }
    const node = this.#chance.pick(nodes)
    return { kind: 'node', dir: node.dir, plan: () => node.plan() }
  }

  async #kill({ kind, dir }: Victim): Promise<void> {
    const pid = pidOf(dir)
    process.kill(pid, 'SIGKILL')
    this.#kills[kind]++
    await this.#until('kill', 5, async () => !isAlive(pid))
  }

  #audit({ kind, dir }: Victim): void {
    if (kind === 'hub') auditHub(dir, this.#promised())
    else if (kind === 'node') this.#auditNode(dir)
  }

  #promised() {
    return { size: this.#load.size, documents: this.#load.acknowledgedDocuments(), delivered: [...this.#delivered] }
  }

  #auditNode(dir: string): void {
    const { delivered, queued, tokens } = this.#auditWallet(dir, dir)
    for (const id of delivered) this.#delivered.add(id)
    for (const id of queued) this.#queued.add(id)
    this.#tokens += tokens
  }

  #auditWallet(dir: string, at: string) {
    return auditNode(at, this.#load.contributed.get(dir) ?? new Set(), this.#perPeriod)
  }

  /** No more kills: everybody gets everything. @returns the size of the log */
  async #settle(): Promise<number> {
    const { stage } = this.#federation
    await this.#until('import', 500, () => this.#load.importAll())
    await this.#until('contributions', 1_000, async () => {
      const lists = await Promise.all(stage.nodes.map(({ dir }) => askNode(dir, (node) => node.listContributions())))
      const isOver = ({ state }: OutgoingView): boolean => ['delivered', 'accepted', 'not-accepted', 'expired'].includes(state)
      return lists.every((list) => list?.contributions.every(isOver) === true)
    })
    await this.#untilFollowed()
    await this.#assertWarningsOnce()
    await this.#assertVerified()
    const held = await askHub(stage.hub.dir, (hub) => hub.contributions())
    const { size = 0 } = (await askHub(stage.hub.dir, (hub) => hub.status())) ?? {}
    await stage[Symbol.asyncDispose]()
    for (const { dir } of stage.nodes) this.#auditNode(dir)
    auditHub(stage.hub.dir, this.#promised())
    const ids = held?.contributions.map(({ id }) => id) ?? []
    claim(
      ids.length === this.#queued.size && ids.every((id) => this.#queued.has(id)),
      `${this.#queued.size} contributions were queued, the hub has ${ids.length}`,
    )
    return size
  }

  async #untilFollowed(): Promise<void> {
    const { stage } = this.#federation
    await this.#until('feed', 500, async () => {
      const log = await askHub(stage.hub.dir, (hub) => hub.status())
      const nodes = await Promise.all(stage.nodes.map(({ dir }) => askNode(dir, (node) => node.status())))
      return log !== undefined && nodes.every((node) => node?.root === log.root && node.waiting === 0) && headSize(stage.relay.dir) === log.size
    })
  }

  async #assertWarningsOnce(): Promise<void> {
    const total = this.#load.folders.reduce((sum, { ids }) => sum + ids.length, 0)
    for (const { dir } of this.#federation.stage.nodes) {
      const list = await askNode(dir, (node) => node.listWarnings({ query: { all: 'true' } }))
      const ids = list?.warnings.map(({ trackingId }) => trackingId) ?? []
      claim(new Set(ids).size === total, `${new Set(ids).size} of ${total} documents reached a node`)
      claim(ids.length === total, `${ids.length - total} documents are in the log twice`)
    }
  }

  async #assertVerified(): Promise<void> {
    const { stage, dir } = this.#federation
    const { origin } = parseJoinFile(new Uint8Array(readFileSync(join(dir, 'exchange', 'federation.join')))).opened
    for (const party of [stage.hub, stage.relay]) await verifyLog(folderSource(join(party.dir, 'public')), { origin }, this.#now())
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#federation.stage.world.timer(ms, resolve))
  }

  async #until(what: string, everyMs: number, isDone: () => Promise<boolean>): Promise<void> {
    await until(this.#federation.stage.world, { what, everyMs, atMostMs: PATIENCE_MS }, async () => ((await isDone()) ? true : undefined))
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
