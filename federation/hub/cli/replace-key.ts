// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub replace-key`: a new hub key by the two shares of the root key, for a hub that is there or one of which nothing is left.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { logSource } from '../../log/verify-source.ts'
import { HUB_MARK } from '../hub-keys.ts'
import { rebuildHub } from '../rebuild.ts'
import type { RootShares } from '../replace-key.ts'
import { prepareReplacement, readRootShare } from '../replace-key.ts'
import { optionReaders } from './option-readers.ts'
import { lossesText, withStoppedHub } from './stopped-hub.ts'

export const replaceKey = defineCommand({
  summary: {
    de: 'der Zentrale einen neuen Schlüssel geben, mit beiden Teilen des Wurzelschlüssels',
    en: 'give the hub a new key, with both shares of the root key',
  },
  description: {
    de: 'Zwei Personen bringen je ihren Teil. Der alte Schlüssel gilt nicht mehr, sobald der neue im Protokoll steht. Ist von der Zentrale nichts übrig, wird sie mit „--from“ aus dem Spiegel oder der Ausfuhr eines Knotens in einem leeren Ordner neu aufgebaut.',
    en: 'Two people bring one share each. The old key is dead as soon as the new one stands in the log. Where nothing is left of the hub, “--from” builds it anew in an empty folder out of the mirror or the export of a node.',
  },
  options: {
    dir: DIR_OPTION,
    share: {
      type: 'string',
      required: true,
      multiple: true,
      value: 'FILE',
      help: { de: 'Datei mit einem Teil des Wurzelschlüssels; zweimal angeben', en: 'file with one share of the root key; give it twice' },
    },
    from: {
      type: 'string',
      value: 'SOURCE',
      help: {
        de: 'neu aufbauen aus: Adresse des Spiegels oder Ausfuhr eines Knotens',
        en: 'build anew from: address of the mirror, or export of a node',
      },
    },
    host: {
      type: 'string',
      default: '127.0.0.1',
      value: 'ADDRESS',
      help: { de: 'mit --from: Adresse, auf der sie hört', en: 'with --from: address to listen on' },
    },
    port: { type: 'string', default: '7700', value: 'PORT', help: { de: 'mit --from: Port', en: 'with --from: port' } },
    url: {
      type: 'string',
      value: 'URL',
      help: { de: 'mit --from: Adresse der Zentrale für andere', en: 'with --from: address of the hub for others' },
    },
    'relay-url': {
      type: 'string',
      value: 'URL',
      help: { de: 'mit --from: Adresse des Relais und Spiegels', en: 'with --from: address of relay and mirror' },
    },
  },
  async run({ options }, io) {
    const [first, second, ...more] = options.share
    if (first === undefined || second === undefined || more.length > 0) {
      throw usageError(io.lang, 'value', { option: '--share', found: String(options.share.length), expected: '2' })
    }
    const shares: RootShares = [readRootShare(first), readRootShare(second)]
    if (options.from !== undefined) {
      await rebuild({ ...options, from: options.from }, shares, io)
      return
    }
    const key = await withStoppedHub(options.dir, io, (hub) => Promise.resolve(prepareReplacement(hub.world, hub.dir, hub.opened, hub.log, shares)))
    io.reply({ key: hex(key) }, io.text('hub.replaced', { key: hex(key) }))
  },
})

interface RebuildOptions {
  readonly dir: string
  readonly from: string
  readonly host: string
  readonly port: string
  readonly url: string | undefined
  readonly 'relay-url': string | undefined
}

async function rebuild(
  { dir, from, host, port: portText, url, 'relay-url': relayUrl }: RebuildOptions,
  shares: RootShares,
  io: CommandIo,
): Promise<void> {
  if (relayUrl === undefined) throw usageError(io.lang, 'missing', { option: '--relay-url URL', command: 'ncv hub replace-key --help' })
  if (existsSync(join(dir, HUB_MARK))) throw usageError(io.lang, 'surplus', { found: '--from', command: 'ncv hub replace-key --help' })
  const port = optionReaders(io.lang).port(portText)
  await using world = realWorld({ log: SILENT_LOG, clockOffsetMs: clockOffsetOf(io.env), env: io.env })
  const bar = io.progress(io.text('hub.recover.progress'))
  const config = { host, port, url: url ?? `http://${host}:${port}`, relayUrl }
  const found = await rebuildHub(world, dir, logSource(world.net, from), shares, config, generateIssuerKey, bar.update).finally(() => bar.end())
  const { key, size, heads, isWitnessed, losses } = found
  const lines = [io.text('hub.rebuilt', { dir, size, heads }), ...lossesText(found, io), io.text('hub.replaced', { key: hex(key) })]
  io.reply({ key: hex(key), size, heads, witnessed: isWitnessed, lost: { ...losses, intakeSinceBackup: true } }, lines.join('\n'))
}
