// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node incident add`, `list`, `show`.
 *
 * @module
 */
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

const MAX_BYTES = 4 * 1024 * 1024

const add = defineCommand({
  summary: { de: 'Sicherheitsvorfall aufnehmen (bleibt im Haus, verschlüsselt)', en: 'record an incident (stays here, encrypted)' },
  options: { dir: DIR_OPTION, file: { type: 'string', required: true, value: 'FILE', help: { de: 'Vorfall als JSON', en: 'incident as JSON' } } },
  async run({ options }, io) {
    const json = readTextFile(options.file, MAX_BYTES)
    const { id } = await withNode(options.dir, io.env, io.lang, (node) => node.addIncident({ body: { json } }))
    io.reply({ id }, io.text('incident.added', { id }))
  },
})

/** What is said of a contribution that did not simply go its way. */
const ENDS: Readonly<Partial<Record<string, string>>> = {
  expired: 'incident.expired',
  accepted: 'incident.accepted',
  'not-accepted': 'incident.not-accepted',
}

const list = defineCommand({
  summary: { de: 'Vorfälle zeigen', en: 'show incidents' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { incidents } = await withNode(options.dir, io.env, io.lang, (node) => node.listIncidents())
    const lines = incidents.map(({ id, at, title, contributionState: state, contributionUrgent: count }) => {
      const urgent = count === undefined ? '' : `, ${io.text('contribution.urgent', { count })}`
      const contributed = state === undefined ? '' : ` [${io.text(ENDS[state] ?? 'incident.contributed')}${urgent}]`
      return `${id}  ${momentText(at, io.lang)}  ${title}${contributed}`
    })
    io.reply({ incidents }, lines.length === 0 ? io.text('incident.none') : lines.join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'einen Vorfall zeigen', en: 'show one incident' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'id', required: true, help: { de: 'Kennung', en: 'id' } }],
  async run({ options, positionals: [id = ''] }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.showIncident({ params: { id } }))
    io.reply(found, `${found.id}  ${momentText(found.at, io.lang)}\n${JSON.stringify(found.incident, null, 2)}`)
  },
})

export const INCIDENT_COMMANDS = { 'node incident add': add, 'node incident list': list, 'node incident show': show }
