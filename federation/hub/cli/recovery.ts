// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub backup`, `ncv hub restore`, `ncv hub recover`: what is done when a hub was lost.
 *
 * @module
 */
import { join, resolve } from 'node:path'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import { folderSource, isAddress, webSource } from '../../log/verify-source.ts'
import { restoreBackup } from '../backup.ts'
import { HUB_MARK, readHubKeys } from '../hub-keys.ts'
import { withHub } from '../open-in-process.ts'
import type { Hub } from '../party.ts'
import { openHub } from '../party.ts'
import { recoverHub } from '../recover.ts'

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
  options: { dir: DIR_OPTION, from: { type: 'string', required: true, value: 'FILE', help: { de: 'Sicherung', en: 'backup' } } },
  async run({ options }, io) {
    const now = systemClock(clockOffsetOf(io.env))
    const { size } = restoreBackup(options.from, options.dir, now)
    io.reply({ dir: options.dir, size }, io.text('hub.restored', { dir: options.dir, size }))
  },
})

/** Opens the stopped hub under its lock. */
async function withStoppedHub<T>(dir: string, io: CommandIo, use: (hub: Hub) => Promise<T>): Promise<T> {
  assertParty(dir, HUB_MARK)
  using _lock = lockParty(dir)
  const clockOffsetMs = clockOffsetOf(io.env)
  await using world = realWorld({ log: fileLog(join(dir, 'hub.log'), systemClock(clockOffsetMs)), clockOffsetMs, env: io.env })
  const hub = await openHub(world, dir, readHubKeys(dir), generateIssuerKey)
  try {
    return await use(hub)
  } finally {
    hub.close()
  }
}

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
      const source = isAddress(options.from) ? webSource(hub.world.net, options.from) : folderSource(options.from)
      return await recoverHub(hub, source, bar.update)
    })
    bar.end()
    const { from, size, heads, losses, isWitnessed } = found
    const lines = [
      io.text('hub.recovered', { count: size - from, size, heads }),
      ...(isWitnessed ? [] : [io.text('hub.recover.unwitnessed')]),
      ...(losses.epochs.length === 0 ? [] : [io.text('hub.lost.epochs', { list: losses.epochs.join(', ') })]),
      ...(losses.issuerPeriods.length === 0 ? [] : [io.text('hub.lost.issuer', { list: losses.issuerPeriods.join(', ') })]),
      ...(losses.sealed.length === 0 ? [] : [io.text('hub.lost.sealed', { count: losses.sealed.length })]),
      io.text('hub.lost.intake'),
    ]
    io.reply({ from, size, heads, witnessed: isWitnessed, lost: { ...losses, intakeSinceBackup: true } }, lines.join('\n'))
  },
})

export const RECOVERY_COMMANDS = { 'hub backup': backup, 'hub restore': restore, 'hub recover': recover }
