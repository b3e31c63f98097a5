// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario hosting`: one process, sixty tenants.
 *
 * @module
 */
import { defineCommand } from '@ncv/runtime/cli.ts'
import { begin, damagedAndKilled, decision, idle, movingOut, overruled, separation, stopping } from './hosting.ts'
import { HostingGround } from './hosting-ground.ts'
import { onStage } from './on-stage.ts'
import { wholeNumber } from './options.ts'
import type { StepResult } from './step.ts'
import { lineOf, replyWith, runStep } from './step.ts'

const IDLE_S = 60
/** After the inventories: tokens are fetched, everything is matched. */
const SETTLE_MS = 20_000

export const hostingCommand = defineCommand({
  summary: {
    de: 'ein Dienstleister betreibt sechzig Knoten in einem Prozess',
    en: 'a provider runs sixty nodes in one process',
  },
  description: {
    de: 'Sechzig Mandanten in zwei Verbünden (eine Gründungsurkunde nennt höchstens 32 Gründer), im Takt eines echten Verbunds: Speicher und Rechenzeit in Ruhe, eine Entscheidung für 41 von 60, Trennung der Mandanten, Auszug und Rückkehr, ein beschädigter Mandant, kill -9.',
    en: 'Sixty tenants in two federations (a genesis names at most 32 founders), at the pace of a real one: memory and processor at rest, one decision for 41 of 60, no way from one to another, moving out and back, one damaged tenant, kill -9.',
  },
  options: {
    idle: { type: 'string', value: 'SECONDS', help: { de: `so lange in Ruhe messen (${IDLE_S})`, en: `measure at rest for so long (${IDLE_S})` } },
  },
  async run({ options: { idle: seconds } }, io) {
    const idleMs = wholeNumber(seconds, IDLE_S, 'idle', io.lang) * 1_000
    const steps: StepResult[] = []
    const step = async (name: string, run: () => Promise<string>): Promise<boolean> => {
      const result = await runStep(name, run)
      steps.push(result)
      io.note(lineOf(result))
      return result.ok
    }
    const { result, kept } = await onStage(
      async (dir, world, stack) => {
        const ground = stack.use(await HostingGround.build(dir, world, { env: io.env, lang: io.lang }))
        if (!(await step('sixty-tenants', () => begin(ground)))) return false
        await step('idle', () => idle(ground, idleMs, SETTLE_MS))
        await step('decision', () => decision(ground))
        await step('overruled', () => overruled(ground))
        await step('separation', () => separation(ground))
        await step('moving-out', () => movingOut(ground))
        await step('damaged-and-killed', () => damagedAndKilled(ground))
        await step('stopping', () => stopping(ground))
        return true
      },
      () => steps.length > 0 && steps.every(({ ok }) => ok),
    )
    return replyWith(io, steps, result === true, kept)
  },
})
