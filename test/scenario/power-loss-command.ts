// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario power-loss`: hub and node after a power cut.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { chanceFrom } from '../simulation/chance.ts'
import { foundFederation } from './federation.ts'
import { onStage } from './on-stage.ts'
import { PLANTED_OPTION, wholeNumber } from './options.ts'
import { cutPower } from './power-loss.ts'
import { record } from './recording.ts'
import type { StepResult } from './step.ts'
import { lineOf, noneOf, replyWith, runPlanted, runStep } from './step.ts'
import { hasStrace } from './trace.ts'

const IMAGES = 300
const PLANTED = fileURLToPath(new URL('planted-normal.ts', import.meta.url))
const NO_STRACE = {
  de: 'Fehler: „strace“ fehlt; ohne es lässt sich nicht aufzeichnen, was geschrieben wird. Abhilfe (Debian): apt-get install strace',
  en: 'Error: “strace” is missing; without it nothing can be recorded. Remedy (Debian): apt-get install strace',
}

export const powerLossCommand = defineCommand({
  summary: { de: 'Stromausfall an Zentrale und Knoten', en: 'power cuts of hub and node' },
  description: {
    de: 'Zeichnet mit strace auf, was Zentrale und Knoten unter Last schreiben und sichern, und bildet daraus Datenträger nach einem Stromausfall: Ungesichertes fehlt, ist in 512-Byte-Stücke zerrissen oder kam in anderer Reihenfolge an. Jeder wird geöffnet; alles Bestätigte muss da sein und das Protokoll sich prüfen lassen.',
    en: 'Records with strace what hub and node write and sync under load, and makes up disks after a power cut from it: what was not synced is missing, torn in pieces of 512 bytes or came in another order. Each is opened; everything acknowledged must be there and the log must verify.',
  },
  options: {
    images: { type: 'string', value: 'N', help: { de: `wie viele Abbilder (${IMAGES})`, en: `how many images (${IMAGES})` } },
    seed: { type: 'string', value: 'S', help: { de: 'Startwert der Auslosung (1)', en: 'seed of the draw (1)' } },
    planted: PLANTED_OPTION,
  },
  async run({ options: { images, seed, planted: isPlanted } }, io) {
    const [count, start] = [wholeNumber(images, IMAGES, 'images', io.lang), wholeNumber(seed, 1, 'seed', io.lang)]
    if (!hasStrace(io.env)) return withoutStrace(io)
    const steps: StepResult[] = []
    const { result, kept } = await onStage(
      async (dir, world, stack) => {
        const federation = stack.use(await foundFederation(dir, world, io))
        const env = isPlanted ? { ...io.env, NODE_OPTIONS: `--import=${PLANTED}` } : io.env
        const recordings = await record(federation, { env, lang: io.lang }, stack)
        for (const recording of recordings) {
          const { party, events } = recording
          const bar = io.progress(party)
          const share = party === 'hub' ? Math.ceil(count / 2) : Math.max(1, Math.floor(count / 2))
          const step = await (isPlanted ? runPlanted : runStep)(party, async () => {
            const { open, contributions } = await cutPower(recording, share, chanceFrom(`power ${start} ${party}`), world, (done) =>
              bar.update(done, share),
            )
            const load = party === 'hub' ? `${events.length} events, ${contributions} contributions` : `${events.length} events`
            const detail = `lost: ${noneOf(share)} images, ${open} of them with writes that were not synced; ${load} recorded`
            return { detail, n: open === 0 || (party === 'hub' && contributions === 0) ? 0 : share }
          })
          bar.end()
          steps.push(step)
          io.note(lineOf(step))
        }
        for (const { base } of recordings) rmSync(base, { recursive: true, force: true })
        return true
      },
      () => steps.every(({ ok }) => ok),
    )
    return replyWith(io, steps, result === true, kept)
  },
})

/** Not played is not passed. @returns the exit code */
function withoutStrace(io: CommandIo): number {
  if (io.json) io.reply({ ok: false, n: 0, detail: NO_STRACE[io.lang] }, '')
  else io.note(NO_STRACE[io.lang])
  return 2
}
