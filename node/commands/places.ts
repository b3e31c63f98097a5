// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node places`, `places import <file>`, `places reset`: which names of places the egress guard knows.
 *
 * @module
 */
import { basename } from 'node:path'
import type { PlacesView } from '@ncv/protocol/admin/places-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

const MAX_BYTES = 16 * 1024 * 1024

const show = defineCommand({
  summary: { de: 'zeigen, welche Ortsnamen die Ausgangskontrolle kennt', en: 'show which place names the egress guard knows' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.showPlaces())
    io.reply(view, viewText(view, io))
  },
})

const importCommand = defineCommand({
  summary: { de: 'Ortsliste übernehmen (ganz oder gar nicht)', en: 'take over a list of places (whole or not at all)' },
  description: {
    de: 'UTF-8, Trennzeichen „;“, Kopfzeile „ags;name;kind;land“. Ersetzt die zuletzt übernommene Liste; die Landkreise und kreisfreien Städte Niedersachsens bleiben immer bekannt.',
    en: 'UTF-8, separated by ";", header "ags;name;kind;land". Replaces the list taken over before; the districts and independent cities of Lower Saxony are always known.',
  },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'file', required: true, help: { de: 'Ortsliste (CSV)', en: 'list of places (CSV)' } }],
  async run({ options, positionals: [file = ''] }, io) {
    const csv = readTextFile(file, MAX_BYTES)
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.importPlaces({ body: { file: basename(file).slice(0, 200), csv } }))
    io.reply(view, viewText(view, io))
  },
})

const reset = defineCommand({
  summary: { de: 'übernommene Ortsliste wieder entfernen', en: 'remove the imported list of places' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.resetPlaces())
    io.reply(view, viewText(view, io))
  },
})

function viewText({ known, imported }: PlacesView, io: CommandIo): string {
  if (imported === null) return io.text('places.shipped', { known })
  return io.text('places.imported', { known, file: imported.file, rows: imported.rows, at: momentText(imported.at, io.lang) })
}

export const PLACES_COMMANDS = { 'node places': show, 'node places import': importCommand, 'node places reset': reset }
