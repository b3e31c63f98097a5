// SPDX-License-Identifier: EUPL-1.2
/**
 * The admin routes of running parties, typed, as the folder's owner; and waiting for what goes from one party to another.
 *
 * @module
 */
import { join } from 'node:path'
import { until } from '@ncv/federation/demo/until.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { AdminSend } from '@ncv/runtime/admin-client.ts'
import { adminClient, loopbackSend } from '@ncv/runtime/admin-client.ts'
import type { AdminClient } from '@ncv/runtime/admin-contract.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import type { Party } from './stage.ts'
import { addressOf } from './stage.ts'

export type HubClient = AdminClient<typeof HUB_ROUTES>
export type NodeClient = AdminClient<typeof NODE_ROUTES>
type Node = Exclude<Party, 'hub' | 'relay'>

/** Nodes look for post and entries every few seconds here; a machine that has much to do takes longer. */
const ARRIVAL_MS = 180_000
const EVERY_MS = 700

/** All parties of a stage that runs; closed at the end. */
export class Parties implements AsyncDisposable {
  readonly dir: string
  readonly hub: HubClient
  readonly #world = realWorld({ log: SILENT_LOG })
  readonly #nodes = new Map<Node, NodeClient>()

  constructor(dir: string) {
    this.dir = dir
    const { send, token } = this.#wayTo('hub')
    this.hub = adminClient(HUB_ROUTES, send, token)
  }

  node(party: Node): NodeClient {
    const known = this.#nodes.get(party)
    if (known !== undefined) return known
    const { send, token } = this.#wayTo(party)
    const client = adminClient(NODE_ROUTES, send, token)
    this.#nodes.set(party, client)
    return client
  }

  now(): number {
    return this.#world.now()
  }

  /** Asks until there is an answer. @throws DemoError naming what was waited for */
  async arrival<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
    return await until(this.#world, { what, everyMs: EVERY_MS, atMostMs: ARRIVAL_MS }, ask)
  }

  #wayTo(party: Party) {
    const { origin, token } = addressOf(this.dir, party)
    return { send: oneByOne(Number(new URL(origin).port)), token }
  }

  exchange(name: string): string {
    return join(this.dir, 'exchange', name)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#world[Symbol.asyncDispose]()
  }
}

/**
 * A connection of its own for every call: commands run between them and hold this process up, so that it would not hear that the party has
 * closed one that was idle.
 */
function oneByOne(port: number): AdminSend {
  return async (request) => {
    await using send = loopbackSend(port)
    const response = (await send(request)) as Response
    const { status, headers } = response
    return new Response(status === 204 ? null : await response.arrayBuffer(), { status, headers })
  }
}
