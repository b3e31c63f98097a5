// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs a federation under load with hub and first node recorded, until both have done everything at least once; then kills them.
 *
 * @module
 */
import { cpSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'
import type { Surroundings } from '../../federation/demo/ncv-process.ts'
import { until } from '../../federation/demo/until.ts'
import type { Federation } from './federation.ts'
import { Load } from './load.ts'
import { askHub, askNode } from './party-client.ts'
import type { Recording } from './power-loss.ts'
import type { Traced } from './trace.ts'
import { readTrace, startTraced } from './trace.ts'

const FOLDERS = 3
const DOCUMENTS = 70
const PATIENCE_MS = 180_000

interface Plan {
  readonly name: string
  readonly dir: string
  readonly base: string
  readonly file: string
  readonly args: readonly string[]
}

/**
 * @param around of the two that are recorded
 * @param stack ends them, however it ends
 */
export async function record(federation: Federation, around: Surroundings, stack: AsyncDisposableStack): Promise<Recording[]> {
  const { stage, dir } = federation
  const [first, ...others] = stage.nodes
  if (first === undefined) throw new TypeError('a scenario has three nodes')
  const traced = [stage.hub.plan(), first.plan()].map(
    (plan): Plan => ({
      name: plan.name,
      dir: realpathSync(plan.dir),
      base: `${plan.dir}-base`,
      file: join(dir, `${plan.name}.strace`),
      args: plan.args,
    }),
  )
  for (const each of traced) cpSync(each.dir, each.base, { recursive: true })
  const [hub, node] = traced as [Plan, Plan]
  const running = [await start(federation, hub, around, stack)]
  await Promise.all([stage.relay, ...others].map((party) => stage.start(party.plan())))
  running.push(await start(federation, node, around, stack))
  await work(federation, first.dir)
  await Promise.all(running.map((party) => party.kill()))
  const { opened } = parseJoinFile(new Uint8Array(readFileSync(join(dir, 'exchange', 'federation.join'))))
  const about = { origin: opened.origin, perPeriod: opened.genesis.timing.reportTokens }
  return [
    { party: 'hub', base: hub.base, events: await readTrace(hub.file, hub.dir), ...about },
    { party: 'node', base: node.base, events: await readTrace(node.file, node.dir), ...about },
  ]
}

async function start({ stage }: Federation, { dir, file, args }: Plan, around: Surroundings, stack: AsyncDisposableStack): Promise<Traced> {
  const party = stack.use(startTraced(args, around, file))
  await until(stage.world, { what: 'start', everyMs: 100, atMostMs: PATIENCE_MS }, async () => findRunningParty(dir))
  return party
}

/** Imports, contributions on their way to the hub, and the node at the head of the log. */
async function work(federation: Federation, nodeDir: string): Promise<void> {
  const { stage } = federation
  const load = new Load(federation)
  const wait = (what: string, isDone: () => Promise<boolean>) =>
    until(stage.world, { what, everyMs: 500, atMostMs: PATIENCE_MS }, async () => ((await isDone()) ? true : undefined))
  for (let i = 0; i < FOLDERS; i++) {
    load.addFolder(`p${i}`, DOCUMENTS)
    await wait('import', () => load.importAll())
    await load.contribute()
  }
  await wait('tokens', async () => {
    const nodes = await Promise.all(stage.nodes.map(({ dir }) => askNode(dir, (node) => node.status())))
    return nodes.every((node) => (node?.tokens ?? 0) > 0)
  })
  await load.contribute()
  await wait('contributions', async () => (await askHub(stage.hub.dir, (hub) => hub.status()))?.contributions !== 0)
  await wait('contributions', async () => {
    const list = await askNode(nodeDir, (node) => node.listContributions())
    return list?.contributions.every(({ state }) => state === 'delivered' || state === 'accepted') === true
  })
  await wait('feed', async () => {
    const [log, node] = await Promise.all([askHub(stage.hub.dir, (hub) => hub.status()), askNode(nodeDir, (each) => each.status())])
    return log !== undefined && node?.root === log.root && node.waiting === 0
  })
}
