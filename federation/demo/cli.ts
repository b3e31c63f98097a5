// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv demo`: a whole federation on this machine, each party a process of its own.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineCommand, runCli } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { processIo } from '@ncv/runtime/process-io.ts'
import { langFrom } from '@ncv/runtime/texts.ts'
import { castOf, MAX_NODES, MIN_NODES, OWN_ADVISORIES } from './cast.ts'
import { DEMO_EXIT_CODES, DemoError } from './demo-error.ts'
import { DEMO_TEXTS } from './i18n/texts.ts'
import { BEHIND, runBehind } from './in-front.ts'
import { perform } from './performance.ts'
import { makeStageDirs } from './stage-dirs.ts'

const file = (de: string, en: string) => ({ type: 'string', value: 'FILE', help: { de, en } }) as const

const demo = defineCommand({
  summary: {
    de: 'einen kleinen Verbund auf diesem Rechner starten und zeigen, was geschieht',
    en: 'start a small federation on this machine and tell what happens',
  },
  description: {
    de: 'Startet Zentrale, Relais und Knoten als eigene Prozesse, erzählt die ganze Geschichte einmal und läuft weiter bis Strg-C. Alle Namen und Vorfälle sind erfunden. Der Ordner bleibt zur Ansicht liegen.',
    en: 'Starts hub, relay and nodes as processes of their own, tells the whole story once and runs on until Ctrl-C. All names and incidents are invented. The folder is left for inspection.',
  },
  options: {
    once: {
      type: 'boolean',
      help: { de: 'die Geschichte einmal, so schnell es geht, dann enden', en: 'the story once, as fast as possible, then end' },
    },
    dir: {
      type: 'string',
      value: 'DIR',
      help: { de: 'leerer oder neuer Ordner (sonst ./ncv-demo-<n>)', en: 'empty or new folder (else ./ncv-demo-<n>)' },
    },
    advisories: {
      type: 'string',
      value: 'DIR',
      help: { de: 'andere Sicherheitshinweise (CSAF, *.json, auch in Unterordnern)', en: 'other advisories (CSAF, *.json, recursive)' },
    },
    nodes: {
      type: 'string',
      default: String(MIN_NODES),
      value: 'N',
      help: { de: `Knoten, ${MIN_NODES} bis ${MAX_NODES}`, en: `nodes, ${MIN_NODES} to ${MAX_NODES}` },
    },
    inventory: file('Inventar des ersten Knotens (CSV)', 'inventory of the first node (CSV)'),
    identity: file('Angaben zum eigenen Haus des ersten Knotens (JSON)', 'identity profile of the first node (JSON)'),
    incident: file('Vorfall des ersten Knotens (JSON)', 'incident of the first node (JSON)'),
  },
  async run({ options }, io) {
    const { inventory, identity, incident, advisories, once } = options
    if (!/^[0-9]{1,3}$/.test(options.nodes) || Number(options.nodes) < MIN_NODES || Number(options.nodes) > MAX_NODES) {
      throw new DemoError('DEMO_NODES', { found: options.nodes, expected: `${MIN_NODES}–${MAX_NODES}` })
    }
    for (const path of [advisories, inventory, identity, incident]) {
      if (path !== undefined && !existsSync(path)) throw new RuntimeError('FILE_MISSING', { file: path })
    }
    const cast = castOf(Number(options.nodes), { inventory, identity, incident })
    return await perform({ once, cast, dirs: makeStageDirs(options.dir), advisories: resolve(advisories ?? OWN_ADVISORIES) }, io)
  },
})

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const io = processIo()
  if (io.env[BEHIND] === undefined) return await runBehind(argv, { env: io.env, lang: langFrom(io.env['NCV_LANG']) })
  return await runCli({ name: 'ncv', commands: { demo }, texts: DEMO_TEXTS, exitCodes: DEMO_EXIT_CODES }, argv, io)
}
