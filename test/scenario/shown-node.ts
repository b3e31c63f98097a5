// SPDX-License-Identifier: EUPL-1.2
/**
 * A real node over a copy of a folder, in this process, that is shown given files instead of hub and mirror.
 *
 * @module
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import type { Instant, LogEvent, World } from '@ncv/protocol/world.ts'
import { HUB_URL, RELAY_URL } from '../node/link/node-stage.ts'
import { seededRandom } from '../support/virtual-world.ts'
import type { Files } from './lying-log.ts'
import { CALL } from '../support/call.ts'

/** Concerns that are about the house itself, not about what it is shown. */
const OWN_CONCERNS: ReadonlySet<string> = new Set(['identity', 'inventory', 'never-cosigned', 'key-beside-data', 'quarantine'])
/** Not red, and yet about what it is shown. */
const WORTH_A_WORD: ReadonlySet<string> = new Set(['documents'])

/** Events of a node's log that accuse somebody. */
export const REFUSALS: ReadonlySet<LogEvent> = new Set<LogEvent>(['feed-refused', 'key-refused', 'message-quarantined', 'witness-refused'])

export interface Shown {
  readonly hub: Files
  readonly mirror: Files
}

/** What the node says is wrong: code of the last look, codes of what it has set aside, what its status page names. */
export async function alarmsOf({ handlers, links }: NodeParty): Promise<string[]> {
  const { concerns, quarantined } = await handlers.status({}, CALL)
  const { code } = links.feed.state()
  const named = concerns
    .filter(({ code: concern, isRed }) => !OWN_CONCERNS.has(concern) && (isRed || WORTH_A_WORD.has(concern)))
    .map((concern) => concern.code)
  return [...(code === undefined ? [] : [code]), ...quarantined.map((entry) => entry.code), ...named]
}

export interface ShownNode extends AsyncDisposable {
  readonly node: NodeParty
  /** Paths that were read. */
  readonly paths: ReadonlySet<string>
  /** Codes of what it has refused, as its log has them: one bad file is named there, and made good from elsewhere. */
  readonly refused: readonly string[]
  show(shown: Shown): void
}

/** @param of the folder of a node that does not run */
export function openShownNode(root: string, of: string, at: Instant, seed: string): ShownNode {
  const dir = mkdtempSync(join(root, 'shown-'))
  cpSync(of, dir, { recursive: true })
  const paths = new Set<string>()
  const refused: string[] = []
  const keep: World['log']['warn'] = (event, { code } = {}) => {
    if (REFUSALS.has(event) && code !== undefined) refused.push(code)
  }
  let shown: Shown = { hub: new Map(), mirror: new Map() }
  const read: World['net']['request'] = ({ url }) => {
    const { origin, pathname } = new URL(url)
    const path = pathname.slice(1)
    paths.add(path)
    const files = origin === HUB_URL ? shown.hub : origin === RELAY_URL ? shown.mirror : undefined
    const body = files?.get(path)
    return Promise.resolve({ status: body === undefined ? 404 : 200, headers: {}, body: new Uint8Array(body ?? []) })
  }
  const world: World = {
    now: () => at,
    monotonic: () => 0,
    random: seededRandom(seed),
    timer: () => () => {},
    net: { request: read },
    log: { info() {}, warn: keep, error: keep },
  }
  const node = openNode(world, dir)
  return {
    node,
    paths,
    refused,
    show(next) {
      shown = next
    },
    async [Symbol.asyncDispose]() {
      await node.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
