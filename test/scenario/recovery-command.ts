// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario recovery`: lost hubs, older backups, replaced keys, and one flipped byte at many places in each kind of file.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { fastDir } from '../simulation/template.ts'
import { seededRandom } from '../support/virtual-world.ts'
import type { Draw } from './damage.ts'
import { eachFlip, flipHubFiles, freshCopy, NO_FLIP, PUBLIC_KINDS, startHub, startNode, startSealed } from './damage.ts'
import type { Ground } from './damage-ground.ts'
import { makeGround } from './damage-ground.ts'
import { flipMemory, flipMirrorFiles } from './damaged-relay.ts'
import { PLANTED_OPTION, wholeNumber } from './options.ts'
import { relayHandedOver, witnessHandedOver } from './hand-over-steps.ts'
import { calledBack, lostNode } from './member-recovery-steps.ts'
import { builtAnew, olderBackup, replacedKey } from './recovery-steps.ts'
import type { StepResult, Tried } from './step.ts'
import { lineOf, replyWith, runPlanted, runStep } from './step.ts'

const FLIPS = 200
/** Enough for a full bundle, and for a tile above level 0. */
const ENTRIES = 262

const LOSSES = {
  'older-backup': olderBackup,
  'replaced-key': replacedKey,
  'built-anew': builtAnew,
  'lost-node': lostNode,
  'called-back': calledBack,
  'witness-handed-over': witnessHandedOver,
  'relay-handed-over': relayHandedOver,
} as const

export const recoveryCommand = defineCommand({
  summary: {
    de: 'verlorene Zentrale, ältere Sicherung, ersetzter Schlüssel, gekippte Bytes',
    en: 'lost hub, older backup, replaced key, flipped bytes',
  },
  description: {
    de: 'Eine Zentrale aus einer älteren Sicherung, eine ohne alles, eine mit gestohlenem Schlüssel: Alle gehen weiter, niemand sieht zwei Protokolle. Danach wird in jeder Art von Datei von Zentrale, Relais und Knoten an vielen Stellen ein Bit gekippt: unversehrt oder benannt, nie falsch ausgeliefert.',
    en: 'A hub out of an older backup, one of which nothing is left, one whose key was stolen: all go on, nobody sees two logs. Then one bit is flipped at many places in each kind of file of hub, relay and node: unharmed or named, never served wrong.',
  },
  options: {
    flips: { type: 'string', value: 'N', help: { de: `Stellen je Art von Datei (${FLIPS})`, en: `places in each kind of file (${FLIPS})` } },
    seed: { type: 'string', value: 'S', help: { de: 'Startwert der Auslosung (1)', en: 'seed of the draw (1)' } },
    planted: PLANTED_OPTION,
    only: { type: 'string', multiple: true, value: 'STEP', help: { de: 'nur diese Schritte', en: 'only these steps' } },
  },
  async run({ options: { flips, seed, planted: isPlanted, only } }, io) {
    const n = wholeNumber(flips, FLIPS, 'flips', io.lang)
    const start = wholeNumber(seed, 1, 'seed', io.lang)
    const root = fastDir('ncv-recovery-')
    // Many databases are opened: where the machine has a folder in memory, they belong there.
    process.env['TMPDIR'] = root
    const steps: StepResult[] = []
    const step = async (name: string, run: () => Promise<string | Tried>): Promise<void> => {
      if (only.length > 0 && !only.some((wanted) => name.startsWith(wanted))) return
      const result = await (isPlanted ? runPlanted : runStep)(name, run)
      steps.push(result)
      io.note(lineOf(result))
    }
    try {
      for (const [name, run] of Object.entries(LOSSES)) await step(name, () => run(isPlanted))
      if (only.length === 0 || only.some((wanted) => wanted.startsWith('flip'))) {
        const ground = await makeGround(join(root, 'ground'), ENTRIES)
        await flipAll(step, ground, n, isPlanted ? NO_FLIP : drawFrom(start), isPlanted)
      }
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
    return replyWith(io, steps, true, {})
  },
})

function drawFrom(seed: number): Draw {
  const random = seededRandom(`flips ${seed}`)
  return (below) => new DataView(random(4).buffer).getUint32(0) % below
}

type Step = (name: string, run: () => Promise<string | Tried>) => Promise<void>

async function flipAll(step: Step, ground: Ground, n: number, draw: Draw, isPlanted: boolean): Promise<void> {
  const hub = freshCopy(ground, 'hub', ['public'])
  const node = freshCopy(ground, 'node-1')
  for (const file of ['hub.sqlite', 'hub.key']) await step(`flip hub ${file}`, () => eachFlip(n, file, hub, draw, (dir) => startHub(ground, dir)))
  await step('flip node node.sqlite', () => eachFlip(n, 'node.sqlite', node, draw, (dir) => startNode(ground, dir)))
  for (const file of ['wallet.sqlite', 'node.key', 'vault.key', 'federation.join']) {
    await step(`flip node ${file}`, () => eachFlip(n, file, node, draw, (dir) => startSealed(ground, dir)))
  }
  for (const kind of Object.keys(PUBLIC_KINDS)) {
    // Written anew at every start, damaged or not: there is no word about them that could be missing.
    if (!isPlanted || kind !== 'checkpoint') await step(`flip hub ${kind}`, () => flipHubFiles(n, ground, kind, draw))
    if (!isPlanted || kind !== 'hub keys') await step(`flip relay ${kind}`, () => flipMirrorFiles(n, ground, kind, draw))
  }
  for (const file of ['public.head', 'public.hub-keys']) await step(`flip relay ${file}`, () => flipMemory(n, ground, file, draw))
}
