// SPDX-License-Identifier: EUPL-1.2
/**
 * What goes wrong, and when: crashes at rest, in the middle of an append, as a request leaves; power cuts; partitions of one
 * direction.
 *
 * @module
 */
import type { Chance } from './chance.ts'
import type { Life, Network } from './network.ts'
import type { Stage } from './operations.ts'
import type { Wrapping } from './parties.ts'
import { NODES } from './template.ts'

export interface Fate {
  start(stage: Stage, network: Network, wrapping: Wrapping): void
  /** A party died by itself. */
  died(name: string): void
  heal(): void
  kills(): number
}

const EVERYBODY = ['hub', 'relay', ...NODES] as const

/** @param weak dies twice more */
export function startFate(chance: Chance, spanMs: number, weak?: string): Fate {
  let kills = 0
  let isHealed = false
  let stage: Stage | undefined
  let wrapping: Wrapping = {}

  function returns(name: string): void {
    if (stage === undefined) return
    const { scheduler, parties, trace, checker } = stage
    kills++
    trace.add(`${scheduler.now()} ${name} dies`)
    scheduler.set('fate', isHealed ? 1_000 : chance.between(500, 25_000), async () => {
      const taken = (name === 'hub' || name === 'relay') && chance.isTrue(0.5) ? parties.cutPower(name, chance) : 0
      wrapping.fallen?.(name, parties.dirOf(name))
      trace.add(`${scheduler.now()} ${name} returns, ${taken} files lost`)
      checker.nodeReturned(name)
      await parties.open(name)
    })
  }

  function kill(name: string): void {
    if (stage === undefined || stage.parties.lifeOf(name)?.isOver !== false) return
    stage.parties.kill(name)
    returns(name)
  }

  return {
    died: returns,
    kills: () => kills,
    heal() {
      isHealed = true
    },
    start(onStage, network, withWrapping) {
      stage = onStage
      wrapping = withWrapping
      const { scheduler, parties } = onStage
      const at = (run: () => void): void => void scheduler.set('fate', chance.below(spanMs), run)
      for (let i = chance.between(1, 3); i > 0; i--) at(() => kill(chance.pick(EVERYBODY)))
      if (chance.isTrue(0.4)) at(() => parties.doomHub(chance.pick(['before-files', 'before-head', 'after-head'] as const)))
      if (chance.isTrue(0.4)) at(() => diesLeaving(network, chance.pick(EVERYBODY), chance.between(1, 6)))
      for (let i = chance.between(0, 2); i > 0; i--) at(() => partition(network))
      if (weak !== undefined) for (let i = 0; i < 2; i++) at(() => kill(weak))
    },
  }

  /** The party dies as its n-th request from now leaves. */
  function diesLeaving(network: Network, name: string, countdown: number): void {
    let left = countdown
    network.mayLeave = (life: Life) => {
      if (life.party !== name || --left > 0) return true
      network.mayLeave = () => true
      kill(name)
      return false
    }
  }

  function partition(network: Network): void {
    if (stage === undefined) return
    const [from, to] = [chance.pick(EVERYBODY), chance.pick(EVERYBODY)]
    network.cut(from, to)
    stage.trace.add(`${stage.scheduler.now()} nothing gets from ${from} to ${to}`)
    stage.scheduler.set('fate', chance.between(10_000, 60_000), () => network.mend(from, to))
  }
}
