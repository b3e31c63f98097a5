// SPDX-License-Identifier: EUPL-1.2
/**
 * A small federation with everything real, sealing included, played twice under the same chance: once a node contributes, once it does not.
 *
 * Every exchange on every line, by instant, direction, path, names and lengths of headers, sizes of request and reply, and every line of
 * the logs of hub and relay, must be the same both times. So the season may count numbers in the place of boxes. And with what hub and
 * relay each know, put together, the contribution is linked to its member: shown, not denied.
 *
 * @module
 */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { openNode } from '@ncv/node/party.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { slotAt, slotStart } from '@ncv/protocol/membership/period.ts'
import { BATCH_MAX_BYTES, openBatch } from '@ncv/protocol/submission/batch.ts'
import { BOX_BYTES, openBox } from '@ncv/protocol/submission/seal.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { NodeStage } from '../../node/link/node-stage.ts'
import { nodeStage, stagedNode } from '../../node/link/node-stage.ts'
import type { Exchange } from '../../support/virtual-world.ts'
import { seededRandom } from '../../support/virtual-world.ts'
import { CALL } from '../../support/call.ts'

export interface RealPart {
  /** Exchanges that were compared. */
  readonly exchanges: number
  /** Boxes that left nodes, and those of them that held a contribution. */
  readonly boxes: number
  readonly contributions: number
  /** What was different between the two; empty where nothing was. */
  readonly differences: readonly string[]
  /** Boxes that the hub and the relay together linked to their member, rightly. */
  readonly linked: number
}

const WARM_UP_SLOTS = 5
const IDENTITY = JSON.stringify({ name: 'Gemeinde Eins', names: ['Eins'], people: [] })
const INCIDENT = JSON.stringify({
  title: 'Phishing',
  description: 'Mails mit falschem Absender und einem Anhang.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
  detectedAt: '2026-01-05',
  indicators: [{ type: 'ip', value: '203.0.113.9' }],
  measures: '',
  notes: '',
  assets: [],
  people: [],
})

interface Seen {
  readonly shapes: readonly string[]
  readonly boxes: readonly Exchange[]
  readonly contents: number
  readonly linked: number
}

/** @param leak wraps the world of every node, to see that a difference is found */
export async function playReal(
  seed: string,
  slots: number,
  nodes = 4,
  leak: (world: World, speaks: boolean) => World = (world) => world,
): Promise<RealPart> {
  const speaking = await play(seed, slots, nodes, true, leak)
  const silent = await play(seed, slots, nodes, false, leak)
  const differences = speaking.shapes.flatMap((shape, i) => (shape === silent.shapes[i] ? [] : [`${shape} <> ${silent.shapes[i] ?? 'nothing'}`]))
  if (silent.shapes.length > speaking.shapes.length) differences.push(`${silent.shapes.length - speaking.shapes.length} more without a contribution`)
  if (silent.contents !== 0 || speaking.contents === 0) differences.push(`${speaking.contents} and ${silent.contents} boxes held a contribution`)
  return {
    exchanges: speaking.shapes.length,
    boxes: speaking.boxes.length,
    contributions: speaking.contents,
    differences: differences.slice(0, 20),
    linked: speaking.linked,
  }
}

async function play(seed: string, slots: number, nodes: number, speaks: boolean, leak: (world: World, speaks: boolean) => World): Promise<Seen> {
  await using stage = await nodeStage({ seed, count: nodes })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  for (const staged of stage.nodes) {
    await staged.node.stop()
    const random = randomByLength(`${seed} ${staged.world.name}`)
    staged.node = openNode(leak({ ...staged.world, random }, speaks), staged.dir)
    staged.node.start()
  }
  const { slotMs } = stage.hub.opened.genesis.timing
  await stage.federation.advance(WARM_UP_SLOTS * slotMs)
  await toNextSlot(stage)
  const [from, at] = [stage.federation.exchanges.length, stage.federation.now()]
  if (speaks) for (let index = 0; index < Math.ceil(nodes / 2); index++) await contribute(stage, index)
  await stage.federation.advance(slots * slotMs)
  const exchanges = stage.federation.exchanges.slice(from)
  const lines = ['hub', 'relay'].flatMap((name) =>
    stage.federation
      .party(name)
      .lines.filter((line) => line.at >= at)
      .map((line) => `${name} logs ${JSON.stringify(line)}`),
  )
  const boxes = exchanges.filter(({ url }) => new URL(url).pathname.startsWith('/slot/'))
  return {
    shapes: [...exchanges.map(shapeOf), ...lines],
    boxes,
    contents: boxes.filter((each) => kindOf(stage, each.requestBody) !== 'cover').length,
    linked: linkedBoxes(stage, exchanges),
  }
}

/**
 * Chance with a stream for each length: an id that is drawn for a contribution alone does not shift the instants that are drawn after it.
 * Each byte is as random as before; only so can two runs be laid beside each other.
 */
function randomByLength(seed: string): World['random'] {
  const streams = new Map<number, World['random']>()
  return (length) => {
    const stream = streams.get(length) ?? seededRandom(`${seed} ${length}`)
    streams.set(length, stream)
    return stream(length)
  }
}

async function toNextSlot({ federation, hub }: NodeStage): Promise<void> {
  const { genesis } = hub.opened
  await federation.advance(slotStart(genesis, slotAt(genesis, federation.now()) + 1) - federation.now())
}

async function contribute(stage: NodeStage, index: number): Promise<void> {
  const { handlers, stores } = stagedNode(stage, index)
  stores.incidents.putIdentity(IDENTITY)
  const { id } = await handlers.addIncident({ body: { json: INCIDENT } }, CALL)
  const { digest } = await handlers.previewContribution({ params: { id } }, CALL)
  await handlers.contribute({ params: { id }, body: { digest } }, CALL)
}

/** All that a watcher of the lines sees, and what a server sees but for the bytes. */
function shapeOf({ at, from, method, url, headers, requestBody, status, replyBody }: Exchange): string {
  const names = Object.entries(headers).map(([name, value]) => `${name}=${value.length}`)
  return [at, from, method, url, names.sort().join(','), requestBody.length, status, replyBody?.length].join(' ')
}

function kindOf({ hub }: NodeStage, box: Uint8Array): string {
  return box.length === BOX_BYTES ? openBox(hub.keys.box.secretKey, hub.opened.origin, box).kind : 'no box'
}

/** The relay lays down who brought which box, the hub what was in the boxes of its batches: every contribution has its member. */
function linkedBoxes(stage: NodeStage, exchanges: readonly Exchange[]): number {
  const memberOf = new Map(
    exchanges.filter(({ url }) => new URL(url).pathname.startsWith('/slot/')).map(({ from, requestBody }) => [hex(requestBody), from]),
  )
  const { genesis, origin } = stage.hub.opened
  let linked = 0
  for (const { requestBody, url } of exchanges) {
    if (!url.endsWith('/batch') || requestBody.length > BATCH_MAX_BYTES) continue
    try {
      for (const box of openBatch(genesis.relay.key, origin, requestBody).boxes) {
        if (kindOf(stage, box) !== 'cover' && memberOf.has(hex(box))) linked++
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
    }
  }
  return linked
}
