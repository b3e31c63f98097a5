// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node retention`.
 *
 * @module
 */
import type { RetentionView } from '@ncv/protocol/admin/retention-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withNode } from '../open-in-process.ts'

const retention = defineCommand({
  summary: { de: 'Aufbewahrungsfristen zeigen und durchsetzen', en: 'show and enforce how long what is kept' },
  description: {
    de: 'Der laufende Knoten tut das einmal am Tag von selbst. Sicherheitsvorfälle werden nie von selbst gelöscht: Sie stehen als fällig da, bis jemand --confirm sagt.',
    en: 'The running node does this by itself once a day. Incidents are never deleted by themselves: they are shown as due until somebody says --confirm.',
  },
  options: {
    dir: DIR_OPTION,
    'dry-run': { type: 'boolean', help: { de: 'nichts löschen', en: 'delete nothing' } },
    confirm: { type: 'boolean', help: { de: 'auch fällige Sicherheitsvorfälle löschen', en: 'delete incidents that are due as well' } },
  },
  async run({ options }, io) {
    const body = { isDry: options['dry-run'], hasConsent: options.confirm }
    const done = await withNode(options.dir, io.env, io.lang, (node) => node.nodeRetention({ body }))
    io.reply(done, retentionText(done, io))
  },
})

function retentionText({ days, lines, isDry }: RetentionView, io: CommandIo): string {
  const shown = lines.map(({ table, holds, period, rows, due, deleted, needsConsent }) => {
    const isWaiting = isDry || (needsConsent && deleted < (due ?? 0))
    const key = isWaiting ? (needsConsent ? 'retention.kept' : 'retention.due') : 'retention.deleted'
    const end = due === null || (due === 0 && deleted === 0) ? '' : ` – ${io.text(key, { count: isWaiting ? due : deleted })}`
    return `  ${table.padEnd(20)} ${String(rows).padStart(8)}  ${holds} (${period})${end}`
  })
  return [io.text('retention.head', { days }), ...shown].join('\n')
}

export const RETENTION_COMMANDS = { 'node retention': retention }
