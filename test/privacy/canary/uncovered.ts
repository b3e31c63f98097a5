// SPDX-License-Identifier: EUPL-1.2
/**
 * What a run has not tried: functions nobody called, doors nobody used, settings and columns without a canary. Anything of it fails
 * the run, so that whoever adds a function, a column or a setting has to say what comes of it.
 *
 * @module
 */
import { readdirSync } from 'node:fs'
import { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { SESSION_ROUTES } from '@ncv/protocol/admin/session-routes.ts'
import { RELAY_ROUTES } from '@ncv/relay/routes.ts'

const ADMIN = new URL('../../../protocol/admin/', import.meta.url)

/** A browser's sessions on the node's own machine; driven by test/runtime/web. */
const BROWSERS = SESSION_ROUTES

/** Of who runs many nodes: it has no door on the network, and what it does goes through the tenants' own functions; driven by test/node/host. */
const WITHOUT_NETWORK = { ...HOST_ROUTES, ...BROWSERS }

const TABLES = { node: NODE_ROUTES, hub: HUB_ROUTES, relay: RELAY_ROUTES } as const

export interface Functions {
  readonly total: number
  /** `node listMatches` */
  readonly undriven: readonly string[]
}

/** @param driven names of those that were called and answered well */
export async function functionsOf(driven: ReadonlySet<string>): Promise<Functions> {
  const all = Object.entries(TABLES).flatMap(([party, table]) => Object.keys(table).map((name) => `${party} ${name}`))
  const loose = await looseTables()
  return { total: all.length + loose.length, undriven: [...all.filter((name) => !driven.has(name)), ...loose] }
}

/** Tables in files beside the others whose routes are in no party's table: another interface that nobody drives. */
async function looseTables(): Promise<string[]> {
  const known = new Set<unknown>(
    Object.values(TABLES)
      .flatMap((table) => Object.values(table))
      .concat(Object.values(WITHOUT_NETWORK)),
  )
  const files = readdirSync(ADMIN).filter((name) => name.endsWith('-routes.ts'))
  const found: string[] = []
  for (const file of files) {
    const exported = (await import(new URL(file, ADMIN).href)) as Record<string, unknown>
    for (const [table, routes] of Object.entries(exported)) {
      if (!table.endsWith('_ROUTES') || typeof routes !== 'object' || routes === null) continue
      for (const [name, route] of Object.entries(routes)) if (!known.has(route)) found.push(`${file} ${table}.${name}`)
    }
  }
  return found
}
