// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario log`: attacks and failures played through on real processes.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, runCli } from '@ncv/runtime/cli.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { processIo } from '@ncv/runtime/process-io.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { untilSignal } from '@ncv/runtime/signals.ts'
import { langFrom } from '@ncv/runtime/texts.ts'
import { DEMO_TEXTS } from '../../federation/demo/i18n/texts.ts'
import { BEHIND, Front, runBehind } from '../../federation/demo/in-front.ts'
import { runLogScenario } from './log-scenario.ts'
import type { StepResult } from './step.ts'

/** Parties get twelve seconds each to end. */
const GRACE_MS = 40_000

const log = defineCommand({
  summary: { de: 'Angriffe auf das Protokoll und Ausfälle nachspielen', en: 'play attacks on the log, and failures' },
  description: {
    de: 'Gabelung und Rücknahme durch die Zentrale, ein fehlender Eintrag, ausgefallene Zeugen, „kill -9“ der Zentrale beim Einlesen. Echte Prozesse in einem Ordner, der danach gelöscht wird.',
    en: 'Fork and rollback by the hub, a dropped entry, witnesses that are off, “kill -9” of the hub during an import. Real processes in a folder that is deleted afterwards.',
  },
  options: {
    planted: {
      type: 'boolean',
      help: {
        de: 'Gegenprobe: jeder Schritt ohne den Schaden; jede Prüfung muss dann anschlagen',
        en: 'counter-check: each step without the harm; every check must then go red',
      },
    },
    only: { type: 'string', multiple: true, value: 'STEP', help: { de: 'nur diese Schritte', en: 'only these steps' } },
  },
  async run({ options }, io) {
    using front = new Front()
    const stopped = Promise.race([untilSignal({ graceMs: GRACE_MS }), front.gone]).then(() => undefined)
    const dir = mkdtempSync(join(tmpdir(), 'ncv-scenario-'))
    await using world = realWorld({ log: SILENT_LOG })
    const steps: StepResult[] = []
    await using run = runLogScenario(dir, world, io, { isPlanted: options.planted, only: options.only }, (step) => {
      steps.push(step)
      io.note(line(step))
    })
    const isFinished = (await Promise.race([run.finished.then(() => true), stopped])) === true
    await run[Symbol.asyncDispose]()
    return report(steps, isFinished, dir, io)
  },
})

function report(steps: readonly StepResult[], isFinished: boolean, dir: string, io: CommandIo): number {
  const ok = isFinished && steps.length > 0 && steps.every((step) => step.ok)
  if (ok) rmSync(dir, { recursive: true, force: true })
  const passed = steps.filter((step) => step.ok).length
  const kept = ok ? {} : { dir }
  io.reply({ ok, n: steps.length, steps, ...kept }, `${passed}/${steps.length} ${ok ? 'ok' : dir}`)
  return ok ? 0 : 1
}

function line({ name, ok, detail }: StepResult): string {
  return `${ok ? '✓' : '✗'} ${name}: ${detail}`
}

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const io = processIo()
  if (io.env[BEHIND] === undefined) return await runBehind(argv, { env: io.env, lang: langFrom(io.env['NCV_LANG']) })
  return await runCli({ name: 'ncv', commands: { 'scenario log': log }, texts: DEMO_TEXTS }, argv, io)
}
