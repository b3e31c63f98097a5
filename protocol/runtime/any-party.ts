// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv backup`, `ncv restore`: the same two commands for every party. Who it is, the folder or the backup itself says; the rest is
 * the party's own command.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PartyKind } from './backup-file.ts'
import { openBackup, PARTY_KINDS } from './backup-file.ts'
import type { CommandIo } from './cli.ts'
import { defineCommand, DIR_OPTION, runCli } from './cli.ts'
import { RuntimeError } from './errors.ts'

/** Calls the command line of a party; answers its exit code. */
export type PartyMain = (party: PartyKind, argv: readonly string[]) => Promise<number>

/** @param argv starts with `backup` or `restore` @returns the exit code */
export async function main(argv: readonly string[], call: PartyMain): Promise<number> {
  const backup = defineCommand({
    summary: { de: 'Zentrale, Knoten oder Relais in eine Datei sichern', en: 'back up a hub, node or relay into one file' },
    description: {
      de: 'Auch im laufenden Betrieb. Was nicht in der Sicherung ist (Geldbörse, Tresorschlüssel des Knotens), sagt der Befehl.',
      en: 'Also while it runs. The command says what is not in the backup (a node’s wallet and vault’s key).',
    },
    options: { dir: DIR_OPTION, to: { type: 'string', required: true, value: 'FILE', help: { de: 'neue Datei', en: 'new file' } } },
    run: async ({ options: { dir, to } }, io) => await call(partyIn(dir), ['backup', '--dir', dir, '--to', to, ...globals(io)]),
  })
  const restore = defineCommand({
    summary: { de: 'eine Sicherung in einen leeren Ordner zurückspielen', en: 'lay a backup out in an empty folder' },
    description: {
      de: 'Die Sicherung wird ganz geprüft, bevor etwas geschrieben wird.',
      en: 'All of the backup is verified before anything is written.',
    },
    options: {
      dir: DIR_OPTION,
      from: { type: 'string', required: true, value: 'FILE', help: { de: 'Sicherung', en: 'backup' } },
      'key-file': {
        type: 'string',
        value: 'FILE',
        help: { de: 'bei einem Knoten: der getrennt verwahrte Tresorschlüssel', en: 'of a node: the vault’s key, which was kept apart' },
      },
    },
    async run({ options: { dir, from, 'key-file': keyFile } }, io) {
      const { manifest } = await openBackup(from)
      const key = keyFile === undefined ? [] : ['--key-file', keyFile]
      return await call(manifest.party, ['restore', '--dir', dir, '--from', from, ...key, ...globals(io)])
    },
  })
  return await runCli({ name: 'ncv', commands: { backup, restore } }, argv)
}

function globals({ json, lang }: CommandIo): string[] {
  return ['--lang', lang, ...(json ? ['--json'] : [])]
}

/** @throws RuntimeError `PARTY_MISSING` */
function partyIn(dir: string): PartyKind {
  const party = PARTY_KINDS.find((kind) => existsSync(join(dir, `${kind}.key`)))
  if (party === undefined) throw new RuntimeError('PARTY_MISSING', { dir })
  return party
}
