// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub retention`, `ncv hub member-data`: how long what is kept, and what is kept about one member.
 *
 * @module
 */
import type { RetentionView } from '@ncv/protocol/admin/retention-routes.ts'
import { Id } from '@ncv/protocol/message/fields.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { existsSync } from 'node:fs'
import { withHub } from '../open-in-process.ts'

const retention = defineCommand({
  summary: { de: 'Aufbewahrungsfristen zeigen und durchsetzen', en: 'show and enforce how long what is kept' },
  description: {
    de: 'Die laufende Zentrale tut das einmal am Tag von selbst. --dry-run zeigt nur, was fällig wäre.',
    en: 'The running hub does this by itself once a day. --dry-run only shows what would be due.',
  },
  options: { dir: DIR_OPTION, 'dry-run': { type: 'boolean', help: { de: 'nichts löschen', en: 'delete nothing' } } },
  async run({ options }, io) {
    const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.hubRetention({ body: { isDry: options['dry-run'] } }))
    io.reply(done, retentionText(done, io))
  },
})

function retentionText({ days, lines, isDry }: RetentionView, io: CommandIo): string {
  const shown = lines.map(({ table, holds, period, rows, due, deleted }) => {
    const end = due === null ? '' : ` – ${isDry ? io.text('retention.due', { count: due }) : io.text('retention.deleted', { count: deleted })}`
    return `  ${table.padEnd(18)} ${String(rows).padStart(8)}  ${holds} (${period})${end}`
  })
  return [io.text('retention.head', { days }), ...shown].join('\n')
}

const memberData = defineCommand({
  summary: {
    de: 'Auskunft über alles, was über ein Mitglied gespeichert ist; nach dem Ausscheiden löschen',
    en: 'all that is stored about a member; delete it after it has left',
  },
  description: {
    de: 'Auskunft nach Art. 15 DSGVO als JSON, Feld für Feld erklärt. Mit --delete wird gelöscht, was die Zentrale über ein ausgeschiedenes Mitglied (oder einen Antragsteller) hält; was im Protokoll bleibt, wird genannt.',
    en: 'Information under Art. 15 GDPR as JSON, explained field by field. With --delete, what the hub holds about a member that has left (or an applicant) is deleted; what stays in the log is named.',
  },
  positionals: [{ name: 'MEMBER', required: true, help: { de: 'Kennung des Mitglieds', en: 'id of the member' } }],
  options: {
    dir: DIR_OPTION,
    out: { type: 'string', value: 'FILE', help: { de: 'neue Datei für die Auskunft', en: 'new file for the information' } },
    delete: { type: 'boolean', help: { de: 'löschen statt zeigen', en: 'delete instead of showing' } },
    confirm: { type: 'boolean', help: { de: 'ohne Rückfrage löschen', en: 'delete without asking' } },
  },
  async run({ options, positionals: [member = ''] }, io) {
    if (!Id.safeParse(member).success) throw usageError(io.lang, 'value', { option: 'MEMBER', found: member.slice(0, 80), expected: 'a-z 0-9 . -' })
    if (options.delete) return await forget(options.dir, member, options.confirm, io)
    if (options.out !== undefined && existsSync(options.out)) throw new RuntimeError('BACKUP_EXISTS', { file: options.out })
    const data = await withHub(options.dir, io.env, io.lang, (hub) => hub.showMemberData({ params: { member } }))
    const json = `${JSON.stringify(data, undefined, 2)}\n`
    if (options.out === undefined) io.reply(data, json.trimEnd())
    else {
      writeFileDurableSync(options.out, utf8(json), { mode: SECRET_MODE })
      const rows = data.tables.reduce((sum, each) => sum + each.rows.length, 0)
      io.reply({ member, file: options.out, rows }, io.text('member-data.written', { member, file: options.out, count: rows }))
    }
    return 0
  },
})

async function forget(dir: string, member: string, isConfirmed: boolean, io: CommandIo): Promise<number> {
  const answer = isConfirmed ? 'yes' : await io.ask(io.text('member-data.ask', { member }))
  if (answer === undefined || !/^(?:j|ja|y|yes)$/i.test(answer.trim())) {
    io.reply({ member, deleted: [] }, io.text('member-data.declined'))
    return 1
  }
  const done = await withHub(dir, io.env, io.lang, (hub) => hub.forgetMemberData({ params: { member } }))
  const lines = done.deleted.map(({ table, deleted }) => `  ${table}: ${deleted}`)
  io.reply(done, [io.text('member-data.deleted', { member }), ...lines, ...done.remains.map((text) => `– ${text}`)].join('\n'))
  return 0
}

export const RETENTION_COMMANDS = { 'hub retention': retention, 'hub member-data': memberData }
