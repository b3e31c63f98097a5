// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node kev`, `ncv node kev import FILE`: which vulnerabilities are known to be exploited.
 *
 * @module
 */
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { withNode } from '../open-in-process.ts'
import { KEV_MAX_BYTES } from '../triage/kev.ts'
import { kevLines } from './match-text.ts'

const show = defineCommand({
  summary: {
    de: 'die Liste bekannt ausgenutzter Schwachstellen (KEV): Stand und Alter',
    en: 'the list of known exploited vulnerabilities (KEV): state and age',
  },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.kev())
    io.reply(found, kevLines(found.kev, found.here, io).join('\n'))
  },
})

const importCommand = defineCommand({
  summary: {
    de: 'KEV-Liste der CISA aus einer Datei übernehmen (ganz oder gar nicht)',
    en: 'take over the KEV list of CISA from a file (whole or not at all)',
  },
  description: {
    de: 'Die Datei known_exploited_vulnerabilities.json von cisa.gov. Der Knoten holt sie nie selbst: Niemand erfährt, wonach hier gesehen wird.',
    en: 'The file known_exploited_vulnerabilities.json of cisa.gov. The node never fetches it: nobody learns what is looked at here.',
  },
  options: {
    dir: DIR_OPTION,
    force: { type: 'boolean', help: { de: 'auch eine ältere als die vorhandene', en: 'even one older than the present one' } },
  },
  positionals: [{ name: 'file', required: true, help: { de: 'JSON-Datei', en: 'JSON file' } }],
  async run({ options, positionals: [file = ''] }, io) {
    const json = readTextFile(file, KEV_MAX_BYTES)
    const { here, ...kev } = await withNode(options.dir, io.env, io.lang, (node) => node.importKev({ body: { json, force: options.force } }))
    io.reply({ kev, here }, kevLines(kev, here, io).join('\n'))
  },
})

export const KEV_COMMANDS = { 'node kev': show, 'node kev import': importCommand }
