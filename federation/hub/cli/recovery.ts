// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub backup`, `ncv hub restore`, `ncv hub recover`: what is done when a hub was lost.
 *
 * @module
 */
import { resolve } from 'node:path'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { systemClock } from '@ncv/runtime/real-world.ts'
import { logSource } from '../../log/verify-source.ts'
import { restoreBackup } from '../backup.ts'
import { withHub } from '../open-in-process.ts'
import { recoverHub } from '../recover.ts'
import { replaceKey } from './replace-key.ts'
import { lossesText, withStoppedHub } from './stopped-hub.ts'

const backup = defineCommand({
  summary: { de: 'Sicherung in eine Datei, auch im laufenden Betrieb', en: 'back up into one file, also while running' },
  description: {
    de: 'Die Datei enthält alle Schlüssel der Zentrale im Klartext: Wer sie hat, ist die Zentrale. Sie gehört verschlüsselt und unter Verschluss.',
    en: 'The file holds every key of the hub in clear: whoever has it is the hub. Encrypt it and lock it away.',
  },
  options: { dir: DIR_OPTION, to: { type: 'string', required: true, value: 'FILE', help: { de: 'neue Datei', en: 'new file' } } },
  async run({ options }, io) {
    const file = resolve(options.to)
    const { bytes, size } = await withHub(options.dir, io.env, io.lang, (hub) => hub.backup({ body: { path: file } }))
    io.reply({ file, bytes, size }, io.text('hub.backup', { file, bytes, size }))
  },
})

const restore = defineCommand({
  summary: { de: 'Sicherung in einen leeren Ordner zurückspielen', en: 'lay a backup out in an empty folder' },
  options: {
    dir: DIR_OPTION,
    from: { type: 'string', required: true, value: 'FILE', help: { de: 'Sicherung', en: 'backup' } },
    moved: {
      type: 'boolean',
      help: {
        de: 'Umzug: Die alte Zentrale wurde vor der Sicherung beendet, seither kam nichts an; Marken behalten ihre Gültigkeit',
        en: 'a move: the old hub was stopped before the backup and has taken nothing in since; tokens keep their validity',
      },
    },
  },
  async run({ options }, io) {
    const now = systemClock(clockOffsetOf(io.env))
    const { size } = await restoreBackup(options.from, options.dir, now, options.moved)
    io.reply({ dir: options.dir, size }, io.text('hub.restored', { dir: options.dir, size }))
  },
})

const recover = defineCommand({
  summary: { de: 'verlorene Einträge von Spiegel oder Knoten zurückholen', en: 'get lost entries back from mirror or node' },
  description: {
    de: 'Für eine Zentrale aus einer älteren Sicherung; sie darf nicht laufen. Geholt wird nur, was die Zentrale selbst signiert hat; jeder Eintrag wird geprüft. Danach wartet sie nach „ncv hub run“ wie immer auf die Zeugen.',
    en: 'For a hub out of an older backup; it must not run. Only what the hub itself signed is taken, and every entry is checked. After that, “ncv hub run” waits for the witnesses as always.',
  },
  options: {
    dir: DIR_OPTION,
    from: {
      type: 'string',
      required: true,
      value: 'SOURCE',
      help: { de: 'Adresse des Spiegels, Ordner oder Ausfuhr eines Knotens', en: 'address of the mirror, folder, or export of a node' },
    },
  },
  async run({ options }, io) {
    const bar = io.progress(io.text('hub.recover.progress'))
    const found = await withStoppedHub(options.dir, io, async (hub) => {
      return await recoverHub(hub, logSource(hub.world.net, options.from), bar.update)
    }).finally(() => bar.end())
    const { from, size, heads, losses, isWitnessed } = found
    const lines = [io.text('hub.recovered', { count: size - from, size, heads }), ...lossesText(found, io)]
    io.reply({ from, size, heads, witnessed: isWitnessed, lost: { ...losses, intakeSinceBackup: true } }, lines.join('\n'))
  },
})

export const RECOVERY_COMMANDS = { 'hub backup': backup, 'hub restore': restore, 'hub recover': recover, 'hub replace-key': replaceKey }
