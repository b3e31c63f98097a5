// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario kill`: `kill -9` of all parties, again and again.
 *
 * @module
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { chanceFrom } from '../simulation/chance.ts'
import { foundFederation, PACE } from './federation.ts'
import type { KillShares } from './kill-runs.ts'
import { KillRuns } from './kill-runs.ts'
import { onStage } from './on-stage.ts'
import { PLANTED_OPTION, wholeNumber } from './options.ts'
import { plantDamage } from './planted-damage.ts'
import type { StepResult, Tried } from './step.ts'
import { lineOf, noneOf, replyWith, runPlanted, runStep } from './step.ts'

const RUNS = 50
/** Enough for something to be there that can be damaged. */
const DAMAGED_RUNS = 4
/** As often as tokens allow. */
const SHARES: KillShares = { hub: 0.5, contributing: 0.3 }
/** What the planted fault shows at. */
const HUB_ONLY: KillShares = { hub: 1, contributing: 1 }
/** Tokens come often, so that contributions go on. */
const OFTEN = { ...PACE, periodS: 100 }
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
    const steps: StepResult[] = []
    const { result, kept } = await onStage(
      async (dir, world, stack) => {
        const shares = isPlanted ? HUB_ONLY : SHARES
        const step = async (name: string, run: typeof runStep, env: CommandIo['env'], use: (runs: KillRuns) => Promise<Tried>): Promise<void> => {
          const result = await run(name, async () => {
            const federation = stack.use(await foundFederation(join(dir, name), world, { env, lang: io.lang }, OFTEN))
            return await use(new KillRuns(federation, chanceFrom(`kill ${start}`), world.now, shares))
          })
          steps.push(result)
          io.note(lineOf(result))
        }
        if (isPlanted) {
          await step('kill', runPlanted, { ...io.env, NODE_OPTIONS: `--import=${PLANTED}` }, (runs) => play(runs, count, io))
          await step('audit', runStep, io.env, (runs) => damaged(runs, io))
        } else await step('kill', runStep, io.env, (runs) => play(runs, count, io))
        return true
      },
      () => steps.length > 0 && steps.every(({ ok }) => ok),
    )
    return replyWith(io, steps, result === true, kept)
  },
})

/** Without a planted fault all is well; then it is damaged by hand. */
async function damaged(runs: KillRuns, io: CommandIo): Promise<Tried> {
  await play(runs, DAMAGED_RUNS, io)
  const { n, seen } = plantDamage(runs.audited())
  return { n, detail: `${n} of ${n} damages are red: ${seen.join('; ')}` }
}

async function play(runs: KillRuns, count: number, io: CommandIo): Promise<Tried> {
  const bar = io.progress('kill -9')
  const { kills, interrupted, documents, contributions, tokens, entries } = await runs.play(count, (done) => bar.update(done, count))
  bar.end()
  const drawn = `hub ${kills.hub} (${interrupted} before the import's answer), relay ${kills.relay}, node ${kills.node}`
  const detail = `${count} kills: ${drawn}; lost or double: ${noneOf(count)}; ${documents} documents and ${contributions} contributions each once, ${tokens} tokens looked at, ${entries} entries verified at hub and mirror`
  return { detail, n: count }
}
