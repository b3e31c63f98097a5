// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node warning diff <index|advisory>`: what changed between two revisions.
 *
 * @module
 */
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withNode } from '../open-in-process.ts'

const diff = defineCommand({
  summary: { de: 'was sich zwischen zwei Fassungen eines Hinweises geändert hat', en: 'what changed between two revisions of an advisory' },
  description: {
    de: 'Zuerst, was die eigenen Produkte angeht. Ohne --from und --to: die neueste Fassung, die hier liegt, gegen die davor.',
    en: 'First what concerns the own products. Without --from and --to: the newest revision that is here against the one before it.',
  },
  options: {
    dir: DIR_OPTION,
    from: {
      type: 'string',
      value: 'FASSUNG',
      help: { de: 'von dieser Fassung (Version des Herausgebers oder #Nummer)', en: 'from this revision (version or #number)' },
    },
    to: { type: 'string', value: 'FASSUNG', help: { de: 'zu dieser Fassung', en: 'to this revision' } },
  },
  positionals: [
    {
      name: 'warning',
      required: true,
      help: { de: 'Kennung des Hinweises oder Nummer der Warnmeldung', en: 'tracking id or number of the warning' },
    },
  ],
  async run({ options: { dir, from, to }, positionals: [warning = ''] }, io) {
    const query = { warning, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    const found = await withNode(dir, io.env, io.lang, (node) => node.warningDiff({ query }))
    const lines = [
      io.text('diff.head', {
        advisory: found.advisory,
        from: `${found.from.version} (#${found.from.index})`,
        to: `${found.to.version} (#${found.to.index})`,
      }),
      '',
      io.text(found.own.length === 0 ? 'diff.own-none' : 'diff.own'),
      ...found.own.map(({ text }) => `  ${text}`),
      io.text(found.rest.length === 0 ? 'diff.rest-none' : 'diff.rest'),
      ...found.rest.map(({ text }) => `  ${text}`),
    ]
    io.reply(found, lines.join('\n'))
  },
})

export const WARNING_DIFF_COMMANDS = { 'node warning diff': diff }
