// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv scenario attacks`: whoever wants to know who contributed, or to say something in another's name, against real parties in this process.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { fastDir } from '../simulation/template.ts'
import { foreignToken, forgedRoot, overQuota, replay, resentBytes, smallOrderKey } from './attacks-hub.ts'
import { droppedContribution, restoredNode, secondIssuerKey, specialKey, taggingHub } from './attacks-node.ts'
import { PLANTED_OPTION } from './options.ts'
import type { StepResult } from './step.ts'
import { lineOf, replyWith, runPlanted, runStep } from './step.ts'

/** Each with its control inside. The argument leaves the harm out: then the step must fail. */
export const ATTACKS: Readonly<Record<string, (isHarmless: boolean) => Promise<string>>> = {
  'tagging-hub': taggingHub,
  'second-issuer-key': secondIssuerKey,
  'special-key': specialKey,
  'dropped-contribution': droppedContribution,
  replay,
  'resent-bytes': resentBytes,
  'forged-batch-root': forgedRoot,
  'over-quota': overQuota,
  'foreign-token': foreignToken,
  'small-order-key': smallOrderKey,
  'restored-node': restoredNode,
}

export const attacksCommand = defineCommand({
  summary: { de: 'Angriffe auf die Anonymität, jeder mit Gegenprobe', en: 'attacks on anonymity, each with its control' },
  description: {
    de: 'Eine Zentrale, die nur manche fragt; ein zweiter Schlüssel, ein Schlüssel für einen allein; ein Relais, das Beiträge verschwinden lässt; Wiederholung, dieselben Bytes, gefälschte Wurzel, zu viele Marken, fremde Marken, ein schwacher Einmalschlüssel, ein Knoten aus einer Sicherung. Jeder Angriff muss erkannt und benannt werden; daneben gelingt derselbe, sobald die eine Abwehr fehlt.',
    en: 'A hub that asks only some; a second key, a key for one alone; a relay that lets contributions disappear; replay, the same bytes, a forged root, too many tokens, foreign tokens, a weak one-time key, a node out of a backup. Each attack must be detected and named; beside it the same one succeeds as soon as the one defence is missing.',
  },
  options: {
    planted: PLANTED_OPTION,
    only: { type: 'string', multiple: true, value: 'STEP', help: { de: 'nur diese Schritte', en: 'only these steps' } },
  },
  async run({ options: { planted: isPlanted, only } }, io) {
    const root = fastDir('ncv-attacks-')
    // Many databases are opened: where the machine has a folder in memory, they belong there.
    process.env['TMPDIR'] = root
    const steps: StepResult[] = []
    try {
      for (const [name, attack] of Object.entries(ATTACKS)) {
        if (only.length > 0 && !only.some((wanted) => name.startsWith(wanted))) continue
        const result = await (isPlanted ? runPlanted : runStep)(name, () => attack(isPlanted))
        steps.push(result)
        io.note(lineOf(result))
      }
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
    return replyWith(io, steps, true, {})
  },
})
