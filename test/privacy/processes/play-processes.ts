// SPDX-License-Identifier: EUPL-1.2
/**
 * The house among real processes: hub, relay and three nodes as an operator starts them, in real time, every socket tapped.
 *
 * What the simulation has not: the headers that libraries add, wake-up streams, log files, and what the operating system tells a process.
 *
 * @module
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { adminClient, loopbackSend } from '@ncv/runtime/admin-client.ts'
import type { AdminClient, Routes } from '@ncv/runtime/admin-contract.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { PartyProcess } from '../../../federation/demo/party-process.ts'
import type { Stage } from '../../../federation/demo/stage.ts'
import { until } from '../../../federation/demo/until.ts'
import { foundFederation } from '../../scenario/federation.ts'
import { CanaryBook } from '../canary/canary-book.ts'
import { askAll, beginAsHub, importRevision, publishWarning } from '../canary/drive-hub.ts'
import type { HouseStage } from '../canary/drive-node.ts'
import { answerQuestion, correctMatching, decideMatches, lookAround, report, settleIn } from '../canary/drive-node.ts'
import type { Straw } from '../canary/haystack.ts'
import { filesOf, rowsOf } from '../canary/haystack.ts'
import { environmentOf, folderOf, furnish } from '../canary/house.ts'
import { noteOwnValues } from '../canary/own-values.ts'
import type { Searched } from '../canary/search.ts'
import { search } from '../canary/search.ts'
import type { SocketTap } from './socket-tap.ts'
import { tapSocket } from './socket-tap.ts'

export interface PlayedProcesses {
  readonly searched: Searched
  readonly connections: number
  readonly contributions: number
}

const PATIENCE_MS = 240_000
const MINUTE = 60_000
type Surroundings = Readonly<Record<string, string | undefined>>

/** @param env of this process */
export async function playProcesses(seed: string, env: Surroundings): Promise<PlayedProcesses> {
  const dir = mkdtempSync(join(tmpdir(), 'ncv-privacy-processes-'))
  try {
    await using world = realWorld({ log: SILENT_LOG })
    await using stack = new AsyncDisposableStack()
    return await play(seed, join(dir, 'federation'), world, stack, env)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function play(seed: string, dir: string, world: RealWorld, stack: AsyncDisposableStack, env: Surroundings): Promise<PlayedProcesses> {
  const book = new CanaryBook(`${seed} processes`)
  const { stage } = stack.use(await foundFederation(dir, world, { env, lang: 'de' }))
  const taps = { hub: stack.use(await tapSocket(stage.hub.url)), relay: stack.use(await tapSocket(stage.relay.url)) }
  divert(stage, taps)
  const house = moveHouse(stage, dir, book)
  const running = stack.adopt(
    { ended: [] as PartyProcess[] },
    async ({ ended }) => void (await Promise.all(ended.map((each) => each[Symbol.asyncDispose]()))),
  )
  // One that is still starting when another fails would outlive the run.
  const started = await Promise.allSettled([stage.hub, stage.relay, ...stage.nodes.slice(1)].map((party) => stage.start(party.plan())))
  for (const each of started) if (each.status === 'rejected') throw each.reason
  const around = { env: { ...env, ...environmentOf(book) }, lang: 'de' as const }
  const plan = { name: 'house', dir: house, args: ['node', 'run', '--dir', house] }
  running.ended.push(await PartyProcess.start(plan, world, around, () => {}))
  const node = stack.use(clientOf(house, NODE_ROUTES))
  const hub = stack.use(clientOf(stage.hub.dir, HUB_ROUTES))
  const out = join(dir, book.word('folder of the people'))
  mkdirSync(out)
  const { id } = await node.client.status()
  const contributions = await live({ client: node.client, book, out, now: world.now, incidents: [] }, hub.client, join(dir, 'hub-out'), world)
  await Promise.all(running.ended.map((each) => each[Symbol.asyncDispose]()))
  await stage[Symbol.asyncDispose]()
  noteOwnValues(house, book, true)
  const sockets = [...strawsOf('hub', taps.hub), ...strawsOf('relay', taps.relay)]
  assertHeard(sockets, id)
  const straws = [
    ...sockets,
    ...[stage.hub, stage.relay, ...stage.nodes.slice(1)].flatMap((party) => filesOf(party.dir.slice(dir.length + 1), party.dir)),
    ...rowsOf('hub', join(stage.hub.dir, 'hub.sqlite')),
  ]
  return { searched: search(straws, book.all()), connections: taps.hub.connections.length + taps.relay.connections.length, contributions }
}

/** Everybody speaks to hub and relay through the taps. */
function divert({ hub, relay, nodes }: Stage, taps: { readonly hub: SocketTap; readonly relay: SocketTap }): void {
  configure(hub.dir, { relayUrl: taps.relay.url })
  // Members sign for the address under which they know the relay.
  configure(relay.dir, { url: taps.relay.url, hubUrl: taps.hub.url })
  for (const { dir } of nodes) configure(dir, { hubUrl: taps.hub.url, relayUrl: taps.relay.url, mirrorUrl: taps.relay.url })
}

function configure(dir: string, changes: Readonly<Record<string, unknown>>): void {
  const file = join(dir, 'config.json')
  const config = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify({ ...config, ...changes }))
}

/** @returns the folder that it lies in now */
function moveHouse({ nodes }: Stage, dir: string, book: CanaryBook): string {
  const [first] = nodes
  if (first === undefined) throw new TypeError('a federation has nodes')
  const house = join(dir, folderOf(book))
  mkdirSync(dirname(house), { recursive: true, mode: 0o700 })
  cpSync(first.dir, house, { recursive: true })
  rmSync(first.dir, { recursive: true })
  furnish(house, book)
  return house
}

function clientOf<R extends Routes>(dir: string, routes: R): { client: AdminClient<R> } & AsyncDisposable {
  const running = findRunningParty(dir)
  if (running === undefined) throw new Error(`nothing runs in ${dir}`)
  const send = loopbackSend(running.port)
  return { client: adminClient(routes, send, running.token), [Symbol.asyncDispose]: () => send[Symbol.asyncDispose]() }
}

async function live(house: HouseStage, client: AdminClient<typeof HUB_ROUTES>, out: string, world: RealWorld): Promise<number> {
  const hub = { client, out }
  const wait = (what: string, isThere: () => Promise<boolean>): Promise<void> => untilThere(world, what, isThere)
  await settleIn(house)
  await wait('a hub that may sign', async () => (await client.status()).readiness === 'ready')
  await beginAsHub(hub)
  await importRevision(hub, '3')
  const warning = await publishWarning(hub, 'Welle von Phishing', 'TLP:GREEN')
  await askAll(hub, warning, world.now() + 2 * MINUTE)
  await wait('tokens', async () => (await house.client.status()).tokens > 0)
  await wait('warnings', async () => (await house.client.sync()).warnings >= 2)
  await lookAround(house)
  await decideMatches(house)
  await correctMatching(house)
  await wait('a question', async () => (await house.client.listQuestions()).questions.some(({ canAnswer }) => canAnswer))
  await answerQuestion(house)
  await report(house, 'first')
  await wait('the contribution', async () => (await client.status()).contributions > 0)
  await wait('the answer', async () => (await client.counts()).questions.some(({ answers }) => answers > 0))
  return (await client.contributions()).contributions.length
}

async function untilThere(world: RealWorld, what: string, isThere: () => Promise<boolean>): Promise<void> {
  await until(world, { what, everyMs: 500, atMostMs: PATIENCE_MS }, async () => ((await isThere()) ? true : undefined))
}

function strawsOf(server: string, { connections }: SocketTap): Straw[] {
  return connections.flatMap(({ asked, answered }, i) => [
    { where: `socket ${i} to the ${server}`, bytes: new Uint8Array(Buffer.concat(asked)) },
    { where: `socket ${i} from the ${server}`, bytes: new Uint8Array(Buffer.concat(answered)) },
  ])
}

/** A member names itself in each signed request: who does not find that has not listened. */
function assertHeard(sockets: readonly Straw[], member: string): void {
  const known = new CanaryBook('control')
  known.text('member id', member)
  if (search(sockets, known.all()).hits.length === 0) throw new Error('the taps have heard no request of the house')
}
