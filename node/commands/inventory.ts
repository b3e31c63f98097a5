// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node inventory import`, `ncv node inventory list`.
 *
 * @module
 */
import { base64 } from '@ncv/protocol/bytes.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'

/** As base64 it fits the admin interface's bound. */
const MAX_BYTES = 32 * 1024 * 1024
const FAULTS_SHOWN = 20

const importCommand = defineCommand({
  summary: { de: 'Inventar aus CSV übernehmen (ganz oder gar nicht)', en: 'take over an inventory from CSV (whole or not at all)' },
  description: {
    de: 'UTF-8, Trennzeichen „;“, Kopfzeile „id;vendor;product;version“. Das bisherige Inventar wird ersetzt.',
    en: 'UTF-8, separated by ";", header "id;vendor;product;version". The present inventory is replaced.',
  },
  options: { dir: DIR_OPTION, file: { type: 'string', required: true, value: 'FILE', help: { de: 'CSV-Datei', en: 'CSV file' } } },
  async run({ options }, io) {
    const csv = base64(readFileBounded(options.file, MAX_BYTES))
    const bar = io.progress(io.text('inventory.progress'))
    const done = await withNode(options.dir, io.env, io.lang, (node) =>
      node.importInventory({ body: { csv } }, { onProgress: (progress) => bar.update(progress.done, progress.total) }),
    ).finally(() => bar.end())
    const [first] = done.faults
    if (first !== undefined) {
      for (const fault of done.faults.slice(1, FAULTS_SHOWN)) io.note(fault.text)
      throw new NodeError('INVENTORY_INVALID', { file: options.file, line: first.line, reason: first.text, count: done.faults.length })
    }
    io.reply(done, io.text('inventory.imported', { count: done.imported, affected: done.matches.affected, check: done.matches.check }))
  },
})

const list = defineCommand({
  summary: { de: 'Inventar zeigen', en: 'show the inventory' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { assets } = await withNode(options.dir, io.env, io.lang, (node) => node.listInventory())
    const lines = assets.map(({ id, vendor = '', product, version = '' }) => `${id}\t${vendor}\t${product}\t${version}`)
    io.reply({ assets }, lines.length === 0 ? io.text('inventory.empty') : lines.join('\n'))
  },
})

export const INVENTORY_COMMANDS = { 'node inventory import': importCommand, 'node inventory list': list }
