// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario kill`: `kill -9` of all parties, again and again.
 *
 * @module
 */
import { fileURLToPath } from 'node:url'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { chanceFrom } from '../simulation/chance.ts'
import { foundFederation } from './federation.ts'
import { KillRuns } from './kill-runs.ts'
import { onStage } from './on-stage.ts'
import { PLANTED_OPTION, wholeNumber } from './options.ts'
import type { StepResult, Tried } from './step.ts'
import { lineOf, noneOf, replyWith, runPlanted, runStep } from './step.ts'

const RUNS = 50
const PLANTED = fileURLToPath(new URL('planted-early-answer.ts', import.meta.url))

export const killCommand = defineCommand({
  summary: { de: '„kill -9“ von Zentrale, Relais und Knoten', en: '“kill -9” of hub, relay and nodes' },
  description: {
    de: 'Beendet Prozesse zu ausgelosten Zeitpunkten unter Einlesen und Beiträgen und startet sie neu. Nichts Bestätigtes darf fehlen, nichts doppelt wirken, kein Token verloren gehen oder zweimal ausgegeben werden.',
    en: 'Ends processes at drawn instants under import and contributions and starts them again. Nothing acknowledged may be missing, nothing take effect twice, no token be lost or spent twice.',
  },
  options: {
    runs: { type: 'string', value: 'N', help: { de: `wie oft (${RUNS})`, en: `how often (${RUNS})` } },
    seed: { type: 'string', value: 'S', help: { de: 'Startwert der Auslosung (1)', en: 'seed of the draw (1)' } },
    planted: PLANTED_OPTION,
  },
  async run({ options: { runs, seed, planted: isPlanted } }, io) {
    const [count, start] = [wholeNumber(runs, RUNS, 'runs', io.lang), wholeNumber(seed, 1, 'seed', io.lang)]
    const { result, kept } = await onStage<StepResult>(
      async (dir, world, stack) => {
        const step = await (isPlanted ? runPlanted : runStep)('kill', async () => {
          const env = isPlanted ? { ...io.env, NODE_OPTIONS: `--import=${PLANTED}` } : io.env
          const federation = stack.use(await foundFederation(dir, world, { env, lang: io.lang }))
          return await play(new KillRuns(federation, chanceFrom(`kill ${start}`), world.now), count, io)
        })
        io.note(lineOf(step))
        return step
      },
      ({ ok }) => ok,
    )
    return replyWith(io, result === undefined ? [] : [result], result !== undefined, kept)
  },
})

async function play(runs: KillRuns, count: number, io: CommandIo): Promise<Tried> {
  const bar = io.progress('kill -9')
  const { kills, interrupted, documents, contributions, tokens, entries } = await runs.play(count, (done) => bar.update(done, count))
  bar.end()
  const drawn = `hub ${kills.hub} (${interrupted} before the import's answer), relay ${kills.relay}, node ${kills.node}`
  const detail = `${count} kills: ${drawn}; lost or double: ${noneOf(count)}; ${documents} documents and ${contributions} contributions each once, ${tokens} tokens looked at, ${entries} entries verified at hub and mirror`
  return { detail, n: count }
}
