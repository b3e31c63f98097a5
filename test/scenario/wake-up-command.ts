// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario wake-up`: those who listen for a new head, and those whom nothing reaches.
 *
 * @module
 */
import { fileURLToPath } from 'node:url'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { BAD_WAYS } from './bad-proxy.ts'
import { foundFederation } from './federation.ts'
import { onStage } from './on-stage.ts'
import { PLANTED_OPTION, wholeNumber } from './options.ts'
import type { StepResult, Tried } from './step.ts'
import { lineOf, replyWith, runPlanted, runStep } from './step.ts'
import { WakeUp } from './wake-up.ts'

const CONNECTIONS = 1_000
const PLANTED = fileURLToPath(new URL('planted-silent.ts', import.meta.url))

export const wakeUpCommand = defineCommand({
  summary: {
    de: 'Weckruf an tausend Verbindungen, und Proxys, die ihn verderben',
    en: 'wake-ups for a thousand connections, and proxies that spoil them',
  },
  description: {
    de: 'Knoten hören von Neuem sofort, obwohl sie selten nachsehen. Tausend Verbindungen am Relais: alle werden benachrichtigt, Speicher und Rechenzeit werden gemessen, wer keinen Platz findet, soll später wiederkommen. Hinter Proxys, die Ströme abschneiden, zurückhalten, verschlucken oder verzögern, genügt das regelmäßige Nachsehen.',
    en: 'Nodes hear of what is new at once although they look seldom. A thousand connections at the relay: all are told, memory and processor time are measured, whoever finds no room is to come back later. Behind proxies that cut streams, hold them back, swallow or delay them, looking regularly is enough.',
  },
  options: {
    connections: { type: 'string', value: 'N', help: { de: `wie viele Verbindungen (${CONNECTIONS})`, en: `how many connections (${CONNECTIONS})` } },
    planted: PLANTED_OPTION,
  },
  async run({ options: { connections, planted: isPlanted } }, io) {
    const count = wholeNumber(connections, CONNECTIONS, 'connections', io.lang)
    const steps: StepResult[] = []
    const step = async (name: string, run: () => Promise<Tried>): Promise<void> => {
      const result = await (isPlanted ? runPlanted : runStep)(name, run)
      steps.push(result)
      io.note(lineOf(result))
    }
    const { result, kept } = await onStage(
      async (dir, world, stack) => {
        const env = isPlanted ? { ...io.env, NODE_OPTIONS: `--import=${PLANTED}` } : io.env
        const wakeUp = new WakeUp(stack.use(await foundFederation(dir, world, { env, lang: io.lang })))
        const [last, ...first] = BAD_WAYS.toReversed()
        await step('at-once', () => wakeUp.atOnce())
        await step('crowd', () => wakeUp.crowd(count))
        await step('proxies', () => wakeUp.behind(first, !isPlanted))
        if (last !== undefined) await step(`proxy-${last}`, () => wakeUp.behind([last], !isPlanted))
        return true
      },
      () => steps.length > 0 && steps.every(({ ok }) => ok),
    )
    return replyWith(io, steps, result === true, kept)
  },
})
