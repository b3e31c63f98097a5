// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv <party> access add|list|remove`: who besides the owner may use a party's admin interface, and as what.
 *
 * @module
 */
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import { addAccess, readAccess, removeAccess } from './access.ts'
import type { AnyCommand } from './cli.ts'
import { defineCommand, DIR_OPTION } from './cli.ts'
import { usageError } from './cli-arguments.ts'
import { assertParty, SECRET_MODE, writeFileDurableSync } from './party-dir.ts'
import { systemClock } from './real-world.ts'

/**
 * @param group `node`, `hub` or `relay`
 * @param mark file by which the folder of such a party is known
 */
export function accessCommands(group: string, mark: string, permissions: Permissions): Record<string, AnyCommand> {
  return {
    [`${group} access add`]: addCommand(mark, Object.keys(permissions)),
    [`${group} access list`]: listCommand(mark),
    [`${group} access remove`]: removeCommand(mark),
  }
}

function addCommand(mark: string, roles: readonly string[]): AnyCommand {
  return defineCommand({
    summary: { de: 'Zugang mit einer Rolle vergeben', en: 'grant an access with a role' },
    description: {
      de: `Rollen: ${roles.join(', ')}. Das Zugangszeichen steht danach in der Datei und sonst nirgends; genutzt wird es mit NCV_TOKEN_FILE oder als Bearer-Zeichen der Schnittstelle.`,
      en: `Roles: ${roles.join(', ')}. The token then stands in the file and nowhere else; it is used with NCV_TOKEN_FILE or as bearer token of the interface.`,
    },
    options: {
      dir: DIR_OPTION,
      out: { type: 'string', required: true, value: 'FILE', help: { de: 'Datei für das Zugangszeichen', en: 'file for the token' } },
      until: {
        type: 'string',
        value: 'DATE',
        help: { de: 'gilt bis zum Ende dieses Tages (JJJJ-MM-TT, UTC)', en: 'holds until the end of this day (YYYY-MM-DD, UTC)' },
      },
    },
    positionals: [{ name: 'ROLE', required: true, help: { de: roles.join(' | '), en: roles.join(' | ') } }],
    async run({ options, positionals: [role = ''] }, io) {
      assertParty(options.dir, mark)
      if (!roles.includes(role)) throw usageError(io.lang, 'value', { option: 'ROLE', found: role.slice(0, 40), expected: roles.join(', ') })
      const now = systemClock()()
      const until = options.until === undefined ? null : endOfDay(options.until)
      if (until !== null && !(until > now)) {
        throw usageError(io.lang, 'value', { option: '--until', found: (options.until ?? '').slice(0, 40), expected: `> ${day(now)}` })
      }
      const { token, id } = addAccess(options.dir, role, until, now)
      writeFileDurableSync(options.out, `${token}\n`, { mode: SECRET_MODE })
      io.reply({ id, role, until, file: options.out }, io.text('access.added', { id, role, file: options.out }))
    },
  })
}

function listCommand(mark: string): AnyCommand {
  return defineCommand({
    summary: { de: 'vergebene Zugänge', en: 'accesses that were granted' },
    options: { dir: DIR_OPTION },
    async run({ options }, io) {
      assertParty(options.dir, mark)
      const rows = readAccess(options.dir).map(({ hash: _hidden, ...row }) => row)
      const lineOf = ({ id, role, createdAt, until }: (typeof rows)[number]): string =>
        `${id}  ${role.padEnd(12)} ${day(createdAt)}${until === null ? '' : ` – ${day(until)}`}`
      io.reply({ accesses: rows }, rows.length === 0 ? io.text('access.none') : rows.map(lineOf).join('\n'))
    },
  })
}

function removeCommand(mark: string): AnyCommand {
  return defineCommand({
    summary: { de: 'Zugang entziehen; er gilt sofort nicht mehr', en: 'take an access away; it is dead at once' },
    options: { dir: DIR_OPTION },
    positionals: [{ name: 'ID', required: true, help: { de: 'Kennung aus „access list“', en: 'id from "access list"' } }],
    async run({ options, positionals: [id = ''] }, io) {
      assertParty(options.dir, mark)
      const { role } = removeAccess(options.dir, id)
      io.reply({ id, role }, io.text('access.removed', { id, role }))
    },
  })
}

/** NaN for what is no day. */
function endOfDay(text: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T23:59:59.999Z`) : Number.NaN
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
