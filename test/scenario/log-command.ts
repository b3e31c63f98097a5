// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario log`: attacks on the log and failures, each once, on real processes.
 *
 * @module
 */
import { defineCommand } from '@ncv/runtime/cli.ts'
import { runLogScenario } from './log-scenario.ts'
import { onStage } from './on-stage.ts'
import { PLANTED_OPTION } from './options.ts'
import type { StepResult } from './step.ts'
import { lineOf, replyWith } from './step.ts'

export const logCommand = defineCommand({
  summary: { de: 'Angriffe auf das Protokoll und Ausfälle nachspielen', en: 'play attacks on the log, and failures' },
  description: {
    de: 'Gabelung und Rücknahme durch die Zentrale, ein fehlender Eintrag, ausgefallene Zeugen, „kill -9“ der Zentrale beim Einlesen. Echte Prozesse in einem Ordner, der danach gelöscht wird.',
    en: 'Fork and rollback by the hub, a dropped entry, witnesses that are off, “kill -9” of the hub during an import. Real processes in a folder that is deleted afterwards.',
  },
  options: {
    planted: PLANTED_OPTION,
    only: { type: 'string', multiple: true, value: 'STEP', help: { de: 'nur diese Schritte', en: 'only these steps' } },
  },
  async run({ options: { planted: isPlanted, only } }, io) {
    const steps: StepResult[] = []
    const { result, kept } = await onStage(
      async (dir, world, stack) => {
        const run = stack.use(
          runLogScenario(dir, world, io, { isPlanted, only }, (step) => {
            steps.push(step)
            io.note(lineOf(step))
          }),
        )
        await run.finished
        return true
      },
      () => steps.length > 0 && steps.every(({ ok }) => ok),
    )
    return replyWith(io, steps, result === true, kept)
  },
})
