// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv who-sees`: what each party can see, for both ways of reporting. Needs no node.
 *
 * @module
 */
import { writeFileSync } from 'node:fs'
import { WAYS } from '@ncv/protocol/visibility/party.ts'
import { seenBy } from '@ncv/protocol/visibility/table.ts'
import { defineCommand } from '@ncv/runtime/cli.ts'
import { readNodeConfig } from '../config.ts'
import { NodeError } from '../errors.ts'
import { whoSeesPage } from '../who-sees/page.ts'
import { outlooks, whoSeesText } from '../who-sees/text.ts'

const whoSees = defineCommand({
  summary: { de: 'was sieht wer? Jedes Feld, jede Partei, beide Meldewege', en: 'who sees what? Every field, every party, both ways of reporting' },
  description: {
    de: 'Aus den Formaten des Protokolls erzeugt; braucht keinen Knoten. --html schreibt eine Seite zum Drucken und Weitergeben, ohne Skript.',
    en: 'Made from the formats of the protocol; needs no node. --html writes a page to print and to pass on, without a script.',
  },
  options: {
    dir: {
      type: 'string',
      value: 'DIR',
      help: { de: 'Knoten, den ein anderer betreibt: sagt, was sein Betreiber sieht', en: 'a hosted node: says what its host sees' },
    },
    html: { type: 'string', value: 'FILE', help: { de: 'als HTML-Seite in diese Datei', en: 'as an HTML page into this file' } },
  },
  async run({ options: { html, dir } }, io) {
    const host = dir === undefined ? undefined : readNodeConfig(dir).host
    const hosted = host === undefined ? [] : [io.text('who-sees.host', { host })]
    if (html !== undefined) writePage(html, whoSeesPage(io.lang, hosted))
    const value = Object.fromEntries(
      WAYS.map((way) => [
        way,
        {
          messages: seenBy(way).map(({ id, title, fields }) => ({
            id,
            title: title[io.lang],
            fields: fields.map(({ path, text, by }) => ({ path, text: text[io.lang], seenBy: by })),
          })),
          learns: Object.fromEntries(outlooks(way).map(({ who, concludes }) => [who, concludes[io.lang]])),
        },
      ]),
    )
    const shown = html === undefined ? [whoSeesText(io.lang), ...hosted].join('\n\n') : io.text('who-sees.written', { file: html })
    io.reply({ ...(html === undefined ? {} : { html }), ...(host === undefined ? {} : { host }), ...value }, shown)
  },
})

/** Never over what is there. @throws NodeError `OUT_EXISTS`, `OUT_UNWRITABLE` */
function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page, { flag: 'wx', mode: 0o644 })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    throw new NodeError(isThere ? 'OUT_EXISTS' : 'OUT_UNWRITABLE', { file }, { cause })
  }
}

export const WHO_SEES_COMMANDS = { 'who-sees': whoSees }
