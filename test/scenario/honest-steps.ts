// SPDX-License-Identifier: EUPL-1.2
/**
 * Many steps in which everybody is honest and the world is not always kind: mirrors lag, parties restart, replies are lost, keys and
 * epochs turn. Whoever cries wolf here will not be heard when it counts.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { publishDailyList } from '@ncv/federation/hub/intake/daily-list.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, stagedNode } from '../node/link/node-stage.ts'
import { chanceFrom } from '../simulation/chance.ts'
import type { Chance } from '../simulation/chance.ts'
import { issuerKeyFixtures } from '../support/issuer-keys.ts'
import type { LoggedLine } from '../support/virtual-world.ts'
import { alarmsOf, REFUSALS } from './shown-node.ts'
import type { Tried } from './step.ts'
import { claim, noneOf } from './step.ts'

/** Steps after which the status page of every node is read as a person would. */
const STATUS_EVERY = 100
const ADVANCE_MAX_MS = 30_000
const KEYS_KEPT = 10

/** Alarms that say what is so: a reply was lost a moment ago. */
const UNREACHABLE = /^(?:NET_|SOURCE_FAILED$|silent$)/

interface Figures {
  polls: number
  entries: number
  restarts: number
  lost: number
}

/** @param isPlanted a hub that puts an old checkpoint out once: it must be noticed */
export async function honestSteps(count: number, seed: number, isPlanted: boolean, report: (done: number) => void): Promise<Tried> {
  await using stage = await nodeStage({ seed: `honest ${seed}` })
  const chance = chanceFrom(`honest ${seed}`)
  const figures: Figures = { polls: 0, entries: 0, restarts: 0, lost: 0 }
  const generate = endlessKeys()
  await turnKeys(stage, generate)
  await stage.witness()
  await stage.look()
  for (let step = 1; step <= count; step++) {
    await oneStep(stage, chance, generate, figures)
    if (isPlanted && step === Math.ceil(count / 2))
      await stage.hub.files.put('checkpoint', new Uint8Array(stage.hub.log.note('signed')?.note ?? []).reverse())
    assertCalm(stage, step)
    if (step % STATUS_EVERY === 0)
      await assertStatus(stage, step)
      // What went over the wire is of no use here, and there is much of it.
    ;(stage.federation.exchanges as unknown[]).length = 0
    report(step)
  }
  await assertStatus(stage, count)
  const { polls, entries, restarts, lost } = figures
  return {
    detail: `false alarms: ${noneOf(count)} honest steps: ${polls} looks at the log, ${entries} entries, ${restarts} restarts, ${lost} lost replies`,
    n: count,
  }
}

async function oneStep(stage: NodeStage, chance: Chance, generate: IssuerKeyGenerator, figures: Figures): Promise<void> {
  const index = chance.below(stage.nodes.length)
  const draw = chance.next()
  if (draw < 0.02) {
    await stage.warn({ title: `Warnung ${figures.entries}` }, chance.isTrue(0.5) ? 'TLP:CLEAR' : 'TLP:GREEN')
    figures.entries++
  } else if (draw < 0.023) {
    await stage.publish({ kind: 'withdrawal', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { entry: await stage.warn(), reason: 'wrong' } })
    figures.entries += 2
  } else if (draw < 0.09) await witnessLooks(stage, index)
  else if (draw < 0.12) {
    await stage.federation.advance(chance.between(1_000, ADVANCE_MAX_MS))
    await turnKeys(stage, generate)
  } else if (draw < 0.121) {
    if (chance.isTrue(0.3)) await restartHub(stage)
    else await stage.reopen(index)
    figures.restarts++
  } else await lookOnce(stage, index, draw > 0.99, chance, figures)
}

async function lookOnce(stage: NodeStage, index: number, isLosing: boolean, chance: Chance, figures: Figures): Promise<void> {
  const url = chance.isTrue(0.5) ? HUB_URL : RELAY_URL
  if (isLosing) stage.federation.break(url, 'cut', `node-${index + 1}`)
  await stagedNode(stage, index).links.feed.poll()
  figures.polls++
  if (!isLosing) return
  figures.lost++
  stage.federation.mend(url, `node-${index + 1}`)
}

/** The hub may not answer while it waits for its witnesses; a head that does not fit would be a false alarm. */
async function witnessLooks(stage: NodeStage, index: number): Promise<void> {
  try {
    await stagedNode(stage, index).links.witness?.pull()
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    claim(!(error instanceof ProtocolError), `a witness refused an honest hub: ${error.code}`)
  }
}

/** After its start a hub signs when witnesses and mirror have shown what they know. */
async function restartHub(stage: NodeStage): Promise<void> {
  const hub = await stage.restartHub()
  const reply = await hub.world.net.request({ method: 'GET', url: `${RELAY_URL}/checkpoint` })
  hub.witnesses.showMirror(reply.status === 200 ? reply.body : undefined)
  await stage.witness()
}

async function turnKeys({ hub }: NodeStage, generate: IssuerKeyGenerator): Promise<void> {
  Object.assign(hub, { generate })
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await publishDailyList(hub)
}

/** The published keys again and again; two periods that overlap never have the same. */
function endlessKeys(): IssuerKeyGenerator {
  const published = issuerKeyFixtures()
  const kept: ReturnType<IssuerKeyGenerator>[] = []
  let next = 0
  return () => {
    if (kept.length < KEYS_KEPT) kept.push(published())
    return kept[next++ % KEYS_KEPT] ?? published()
  }
}

function assertCalm(stage: NodeStage, step: number): void {
  for (const [i, { node, world }] of stage.nodes.entries()) {
    // Read once, then let go: there are many.
    const refused = (world.lines as LoggedLine[]).splice(0).find(({ level, event }) => level !== 'info' && REFUSALS.has(event))
    claim(refused === undefined, `step ${step}: node ${i + 1} logged ${refused?.event} ${refused?.fields.code ?? ''}`)
    const { code, isHalted } = node.links.feed.state()
    claim(!isHalted, `step ${step}: node ${i + 1} has halted`)
    claim(code === undefined || UNREACHABLE.test(code), `step ${step}: node ${i + 1} said ${code}`)
  }
}

async function assertStatus(stage: NodeStage, step: number): Promise<void> {
  for (const [i, { node }] of stage.nodes.entries()) {
    const alarms = (await alarmsOf(node)).filter((alarm) => !UNREACHABLE.test(alarm))
    claim(alarms.length === 0, `step ${step}: the status of node ${i + 1} says ${alarms.join(', ')}`)
  }
}
