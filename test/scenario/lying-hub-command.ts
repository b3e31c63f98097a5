// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario lying-hub`: a hub (or mirror) that lies, against real nodes in this process under virtual time.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { fastDir } from '../simulation/template.ts'
import { honestSteps } from './honest-steps.ts'
import { tellLies } from './mutation-runs.ts'
import { otherGenesis, secondKey, twoTexts } from './named-lies.ts'
import { PLANTED_OPTION, wholeNumber } from './options.ts'
import type { StepResult, Tried } from './step.ts'
import { withoutChecks } from './skipped-checks.ts'
import { lineOf, replyWith, runPlanted, runStep } from './step.ts'
import { makeTruth } from './truth.ts'

const PLANTED = new URL('planted-skipped.ts', import.meta.url).href
const MUTATIONS = 1_000
const STEPS = 100_000

export const lyingHubCommand = defineCommand({
  summary: { de: 'eine Zentrale, die lügt, und ein Fehlalarm-Test', en: 'a hub that lies, and a test for false alarms' },
  description: {
    de: 'Zufällige Verfälschungen des Protokolls (fehlend, geändert, vertauscht, zurückgenommen, gegabelt, eingefroren, nur einem gezeigt), ein zweiter Schlüssel, ein Schlüsseltext mit zwei Bedeutungen, die Gründung eines anderen Verbunds: alle müssen erkannt und benannt werden. Danach ehrliche Schritte ohne Fehlalarm.',
    en: 'Random mutations of the log (dropped, changed, reordered, rolled back, forked, frozen, shown to one node only), a second key, a ciphertext with two texts, the genesis of another federation: all must be detected and named. Then honest steps without a false alarm.',
  },
  options: {
    mutations: { type: 'string', value: 'N', help: { de: `wie viele Verfälschungen (${MUTATIONS})`, en: `how many mutations (${MUTATIONS})` } },
    steps: { type: 'string', value: 'N', help: { de: `wie viele ehrliche Schritte (${STEPS})`, en: `how many honest steps (${STEPS})` } },
    seed: { type: 'string', value: 'S', help: { de: 'Startwert der Auslosung (1)', en: 'seed of the draw (1)' } },
    planted: PLANTED_OPTION,
  },
  async run({ options: { mutations, steps: honest, seed, planted: isPlanted } }, io) {
    const start = wholeNumber(seed, 1, 'seed', io.lang)
    const [lies, calm] = [wholeNumber(mutations, MUTATIONS, 'mutations', io.lang), wholeNumber(honest, STEPS, 'steps', io.lang)]
    const root = fastDir('ncv-lies-')
    // Thousands of databases are opened: where the machine has a folder in memory, they belong there.
    process.env['TMPDIR'] = root
    const steps: StepResult[] = []
    const step = async (name: string, run: () => Promise<string | Tried>): Promise<void> => {
      const result = await (isPlanted ? runPlanted : runStep)(name, run)
      steps.push(result)
      io.note(lineOf(result))
    }
    try {
      const truth = await makeTruth(root)
      await step('two-text-ciphertext', () => twoTexts(isPlanted))
      await step('second-key', () => secondKey(isPlanted))
      await step('other-genesis', () => otherGenesis(truth, isPlanted))
      const bar = io.progress('lying-hub')
      await step('mutations', () => tellLies(truth, lies, start, isPlanted, (done) => bar.update(done, lies)))
      await step('honest-steps', () => honestSteps(calm, start, isPlanted, (done) => bar.update(done, calm)))
      bar.end()
      if (isPlanted) steps.push(await missed(io))
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
    return replyWith(io, steps, true, {})
  },
})

/** What the checks themselves are worth: without each of them, the scenario is red. */
async function missed(io: CommandIo): Promise<StepResult> {
  const result = await runStep('skipped-checks', () => withoutChecks(io, PLANTED))
  io.note(lineOf(result))
  return result
}
