// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub propose relay` and `ncv node propose relay`: another organisation is to run the relay and the mirror.
 *
 * @module
 */
import { MotionDraft } from '@ncv/protocol/admin/motion-view.ts'
import type { AnyCommand } from './cli.ts'
import { defineCommand, DIR_OPTION } from './cli.ts'
import { usageError } from './cli-arguments.ts'
import { readTextFile } from './party-dir.ts'
import type { SendMotion } from './motion-commands.ts'

/** @param party `hub` or `node` */
export function relayMotion(party: 'hub' | 'node', send: SendMotion): Record<string, AnyCommand> {
  const relay = defineCommand({
    summary: {
      de: 'die Übernahme von Relais und Spiegel durch eine andere Organisation beantragen',
      en: 'propose that another organisation takes over relay and mirror',
    },
    description: {
      de: 'Die Datei schreibt „ncv relay init --out“ bei der neuen Organisation. Nach dem Beschluss nimmt ihr Relais Umschläge an und das bisherige nicht mehr; die Knoten tragen die neue Adresse ein („ncv node join“ mit der neuen Beitrittsdatei).',
      en: 'The file comes from "ncv relay init --out" at the new organisation. Once carried, its relay takes boxes and the former one no longer; the nodes enter the new address ("ncv node join" with the new join file).',
    },
    options: {
      dir: DIR_OPTION,
      title: { type: 'string', required: true, value: 'TITLE', help: { de: 'Titel, den alle Mitglieder sehen', en: 'title that all members see' } },
      text: { type: 'string', value: 'TEXT', help: { de: 'Begründung', en: 'reasons' } },
    },
    positionals: [{ name: 'FILE', required: true, help: { de: 'Steckbrief des neuen Relais (JSON)', en: 'public record of the new relay (JSON)' } }],
    async run({ options: { dir, title, text }, positionals: [file = ''] }, io) {
      const parsed = MotionDraft.safeParse({ title, ...(text === undefined ? {} : { text }), subject: { kind: 'relay', relay: recordIn(file) } })
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path.join('.') ?? ''
        throw usageError(io.lang, 'value', { option: field === 'title' ? '--title' : 'FILE', found: field, expected: 'ncv relay init --out' })
      }
      await send(dir, parsed.data, io)
    },
  })
  return { [`${party} propose relay`]: relay }
}

function recordIn(file: string): unknown {
  try {
    const { id, name, key, box } = JSON.parse(readTextFile(file, 32 * 1024)) as Record<string, unknown>
    return { id, name, key, box }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return {}
    throw error
  }
}
