// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv relay backup`, `ncv relay restore`.
 *
 * @module
 */
import { resolve } from 'node:path'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { systemClock } from '@ncv/runtime/real-world.ts'
import { restoreRelay, writeRelayBackup } from './backup.ts'

const backup = defineCommand({
  summary: { de: 'Sicherung in eine Datei, auch im laufenden Betrieb', en: 'back up into one file, also while running' },
  description: {
    de: 'Enthält den geheimen Schlüssel des Relais im Klartext. Umschläge liegen nie auf der Platte, die Dateien des Spiegels werden neu geholt.',
    en: 'Holds the relay’s secret key in clear. Boxes are never on the disk; the mirror’s files are fetched again.',
  },
  options: { dir: DIR_OPTION, to: { type: 'string', required: true, value: 'FILE', help: { de: 'neue Datei', en: 'new file' } } },
  async run({ options }, io) {
    const file = resolve(options.to)
    const bytes = await writeRelayBackup(options.dir, file, systemClock(clockOffsetOf(io.env))())
    io.reply({ file, bytes }, io.text('relay.backup', { file, bytes }))
  },
})

const restore = defineCommand({
  summary: { de: 'Sicherung in einen leeren Ordner zurückspielen', en: 'lay a backup out in an empty folder' },
  options: { dir: DIR_OPTION, from: { type: 'string', required: true, value: 'FILE', help: { de: 'Sicherung', en: 'backup' } } },
  async run({ options }, io) {
    const at = await restoreRelay(options.from, options.dir)
    io.reply({ dir: options.dir, at }, io.text('relay.restored', { dir: options.dir }))
  },
})

export const BACKUP_COMMANDS = { 'relay backup': backup, 'relay restore': restore }
