// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario membership`: bodies apply, are voted in, take part, rest, are expelled, leave; the log tells it all.
 *
 * @module
 */
import { defineCommand } from '@ncv/runtime/cli.ts'
import { MembershipStory } from './membership.ts'
import { onStage } from './on-stage.ts'
import type { StepResult } from './step.ts'
import { lineOf, replyWith, runStep } from './step.ts'

export const membershipCommand = defineCommand({
  summary: { de: 'Beitritt, Abstimmung, Ausschluss mit echten Prozessen', en: 'joining, voting, expulsion with real processes' },
  description: {
    de: 'Vier Gründer, zwei Bewerber: Antrag, gemeinsame Abstimmung, Aufnahme, Verpflichtung, Ruhen, Ausschluss mit gemessener Zeit, Austritt. Am Ende ergibt das Protokoll allein dieselben Mitglieder und Ergebnisse, auch mit einem unabhängigen Programm.',
    en: 'Four founders, two applicants: application, joint vote, admission, pledge, rest, expulsion with its time measured, leaving. In the end the log alone gives the same members and results, also by an independent program.',
  },
  async run(_args, io) {
    const steps: StepResult[] = []
    const { result, kept } = await onStage(
      async (dir, world, stack) => {
        const story = stack.use(await MembershipStory.build(dir, world, { env: io.env, lang: io.lang }))
        for (const [name, step] of story.steps()) {
          const came = await runStep(name, step)
          steps.push(came)
          io.note(lineOf(came))
          // What follows rests on what came before.
          if (!came.ok) return false
        }
        return true
      },
      (isGood) => isGood,
    )
    return replyWith(io, steps, result === true, kept)
  },
})
