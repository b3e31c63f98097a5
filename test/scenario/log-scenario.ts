// SPDX-License-Identifier: EUPL-1.2
/**
 * The scenario of the log, step by step. Each federation lives in a folder of its own and ends with its steps.
 *
 * @module
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { OWN_ADVISORIES } from '../../federation/demo/cast.ts'
import type { Surroundings } from '../../federation/demo/ncv-process.ts'
import type { StageWorld } from '../../federation/demo/stage.ts'
import { until } from '../../federation/demo/until.ts'
import type { Federation } from './federation.ts'
import { foundFederation } from './federation.ts'
import { killedHub } from './killed-hub.ts'
import type { Victim } from './lying-hub.ts'
import { droppedEntry, fork, rollback, victimOf } from './lying-hub.ts'
import type { StepResult } from './step.ts'
import { runPlanted, runStep } from './step.ts'
import { witnessOff } from './witness-off.ts'

export interface ScenarioOptions {
  /** Plays each step without its harm and expects its check to fail. */
  readonly isPlanted: boolean
  /** Names of steps; empty: all. */
  readonly only: readonly string[]
}

export interface ScenarioRun extends AsyncDisposable {
  readonly finished: Promise<void>
}

const LIES = { fork, rollback, 'dropped-entry': droppedEntry } as const

/** Disposing it in the middle ends every process. */
export function runLogScenario(
  dir: string,
  world: StageWorld,
  around: Surroundings,
  { isPlanted, only }: ScenarioOptions,
  report: (step: StepResult) => void,
): ScenarioRun {
  const federations: Federation[] = []
  const open = async (name: string): Promise<Federation> => {
    const federation = await foundFederation(join(dir, name), world, around)
    federations.push(federation)
    return federation
  }
  const step = async (name: string, run: (isHonest: boolean) => Promise<string>): Promise<void> => {
    if (only.length === 0 || only.includes(name)) report(await (isPlanted ? runPlanted : runStep)(name, () => run(isPlanted)))
  }
  const wantsLies = only.length === 0 || only.some((name) => name in LIES)
  const finished = (async () => {
    if (wantsLies) await playLies(await open('lies'), step)
    await step('witness-off', async (isHonest) => {
      await using federation = await open('witness-off')
      return await witnessOff(federation, OWN_ADVISORIES, isHonest)
    })
    await step('killed-hub', async (isHonest) => {
      await using federation = await open('killed-hub')
      return await killedHub(federation, isHonest)
    })
  })()
  // Whoever disposes before the end does not wait for it.
  finished.catch(() => {})
  return {
    finished,
    async [Symbol.asyncDispose]() {
      await Promise.all(federations.map((federation) => federation[Symbol.asyncDispose]()))
    },
  }
}

type Step = (name: string, run: (isHonest: boolean) => Promise<string>) => Promise<void>

async function playLies(federation: Federation, step: Step): Promise<void> {
  const victim = await prepareVictim(federation)
  for (const [name, lie] of Object.entries(LIES)) await step(name, (isHonest) => lie(federation, victim, isHonest))
}

/** Runs the federation until the third node has followed everything, then ends it and keeps that node in two states. */
async function prepareVictim(federation: Federation): Promise<Victim> {
  const { stage, dir } = federation
  const third = stage.nodes[2]
  if (third === undefined) throw new TypeError('a scenario has three nodes')
  cpSync(third.dir, join(dir, 'fresh'), { recursive: true })
  await Promise.all([stage.hub, stage.relay, ...stage.nodes].map((party) => stage.start(party.plan())))
  await stage.hub.import(OWN_ADVISORIES)
  await until(stage.world, { what: 'feed', everyMs: 500, atMostMs: 60_000 }, async () => {
    const [log, node] = [await stage.hub.status(), await third.status()]
    return node.size === log.size && node.waiting === 0 && node.documentsMissing === 0 ? true : undefined
  })
  await stage[Symbol.asyncDispose]()
  return victimOf(federation, 'node-3', 'fresh')
}
