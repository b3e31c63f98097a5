// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node backup`, `ncv node restore`.
 *
 * @module
 */
import { resolve } from 'node:path'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { restoreNode } from '../backup.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

const backup = defineCommand({
  summary: { de: 'Sicherung in eine Datei, auch im laufenden Betrieb', en: 'back up into one file, also while running' },
  description: {
    de: 'Nicht enthalten sind die Geldbörse (Marken und wartende Beiträge; eine Kopie gäbe Marken doppelt aus) und der Tresorschlüssel. Inventar und Treffer stehen unverschlüsselt darin.',
    en: 'Not in it: the wallet (tokens and waiting contributions; a copy would spend tokens twice) and the vault’s key. Inventory and matches are in it in clear.',
  },
  options: { dir: DIR_OPTION, to: { type: 'string', required: true, value: 'FILE', help: { de: 'neue Datei', en: 'new file' } } },
  async run({ options }, io) {
    const file = resolve(options.to)
    const { bytes, size, keyFile } = await withNode(options.dir, io.env, io.lang, (node) => node.backup({ body: { path: file } }))
    const value = { file, bytes, size, left: ['wallet.sqlite', keyFile] }
    io.reply(value, io.text('backup.done', { file, bytes, size, key: keyFile }))
  },
})

const restore = defineCommand({
  summary: { de: 'Sicherung in einen leeren Ordner zurückspielen', en: 'lay a backup out in an empty folder' },
  description: {
    de: 'Alles wird geprüft, bevor etwas geschrieben wird. Der alte Knoten darf nicht mehr laufen. Der Knoten beginnt mit leerer Geldbörse.',
    en: 'All of it is verified before anything is written. The old node must not run any more. The node begins with an empty wallet.',
  },
  options: {
    dir: DIR_OPTION,
    from: { type: 'string', required: true, value: 'FILE', help: { de: 'Sicherung', en: 'backup' } },
    'key-file': {
      type: 'string',
      value: 'FILE',
      help: { de: 'der getrennt verwahrte Tresorschlüssel', en: 'the vault’s key, which was kept apart' },
    },
  },
  async run({ options }, io) {
    await using world = realWorld({ log: SILENT_LOG, clockOffsetMs: clockOffsetOf(io.env), env: io.env })
    const { size, name, at, keyFile } = await restoreNode(world, options.from, options.dir, options['key-file'])
    const text = io.text('restore.done', { name, dir: options.dir, size, at: momentText(at, io.lang), key: keyFile })
    io.reply({ dir: options.dir, size, at, keyFile, wallet: 'empty' }, text)
  },
})

export const BACKUP_COMMANDS = { 'node backup': backup, 'node restore': restore }
