// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub keys import`: a hub that was built anew gets back what it must have to know its own members.
 *
 * @module
 */
import { READER_KEYS_MAX_BYTES } from '@ncv/protocol/membership/reader-keys.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { withHub } from '../open-in-process.ts'

const importKeys = defineCommand({
  summary: { de: 'verlorene Gemeinschaftsschlüssel von einem Mitglied zurückholen', en: 'get lost community keys back from a member' },
  description: {
    de: 'Für eine Zentrale, die ohne Sicherung neu gebaut wurde: Ohne diese Schlüssel kann sie nicht lesen, wer aufgenommen, ruhend oder ausgeschlossen ist. Ein Mitglied schreibt die Datei mit „ncv node keys --out“. Jeder Schlüssel wird mit dem Protokoll verglichen.',
    en: 'For a hub that was built anew without a backup: without these keys it cannot read who was admitted, rests or is out. A member writes the file with "ncv node keys --out". Each key is compared with the log.',
  },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'FILE', required: true, help: { de: 'Schlüsseldatei eines Mitglieds', en: 'key file of a member' } }],
  async run({ options, positionals: [file = ''] }, io) {
    const text = readTextFile(file, READER_KEYS_MAX_BYTES)
    const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.importReaderKeys({ body: { file: text } }))
    io.reply(done, io.text('keys.imported', done))
  },
})

export const KEY_COMMANDS = { 'hub keys import': importKeys }
