// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub applications`, `ncv hub application show|candidate|reject|note ID`: who wants to join.
 *
 * @module
 */
import type { HubApplicationLine, HubApplicationView } from '@ncv/protocol/admin/hub-application-routes.ts'
import { prerequisiteOf } from '@ncv/protocol/joining/prerequisites.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { createPartyDir, PUBLIC_FILE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { join } from 'node:path'
import type { HubClient } from '../open-in-process.ts'
import { withHub } from '../open-in-process.ts'
import { dayText, spocLines } from './contact-text.ts'

const ID = {
  name: 'ID',
  required: true,
  help: { de: 'Kennung des Bewerbers oder ihr Anfang (m-…)', en: 'id of the applicant or its beginning (m-…)' },
} as const

const list = defineCommand({
  summary: { de: 'Aufnahmeanträge zeigen', en: 'show applications' },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const found = await withHub(dir, io.env, io.lang, (hub) => hub.applications())
    const lines = found.applications.map((line) => lineText(line, io))
    io.reply(found, lines.length === 0 ? io.text('hub.applications.none') : lines.join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'einen Aufnahmeantrag ansehen', en: 'look at one application' },
  options: { dir: DIR_OPTION },
  positionals: [ID],
  async run({ options: { dir }, positionals: [id = ''] }, io) {
    const view = await withHub(dir, io.env, io.lang, (hub) => hub.showApplication({ params: { id: idOf(id, io) } }))
    io.reply(view, viewText(view, io))
  },
})

const candidate = defineCommand({
  summary: { de: 'Steckbrief für den Antrag auf Aufnahme ausgeben', en: 'write the record for the motion of admission' },
  description: {
    de: 'Die Datei geht an „ncv hub propose admission“; mehrere Kennungen ergeben mehrere Dateien für einen gemeinsamen Antrag (dann ist --out ein Ordner). Vorher zurückrufen: Nennt die Stelle dieselbe Kennung? Solange etwas die Aufnahme hindert, wird nichts ausgegeben.',
    en: 'The file is for "ncv hub propose admission"; several ids make several files for a joint motion (--out is a folder then). Call back first: does the body name the same id? While something blocks the admission nothing is written.',
  },
  options: {
    dir: DIR_OPTION,
    out: { type: 'string', required: true, value: 'FILE', help: { de: 'Datei, bei mehreren ein Ordner', en: 'file, a folder for several' } },
  },
  positionals: [{ ...ID, many: true }],
  async run({ options: { dir, out }, positionals }, io) {
    const ids = positionals.map((id) => idOf(id, io))
    const files = await withHub(dir, io.env, io.lang, (hub) => candidates(hub, ids))
    const written = files.map(({ id, name, file }) => ({ id, name, path: ids.length === 1 ? out : join(out, `${id}.candidate`), file }))
    if (ids.length > 1) createPartyDir(out)
    for (const { path, file } of written) writeFileDurableSync(path, file, PUBLIC_FILE)
    const shown = written.map(({ id, name, path }) => ({ id, name, file: path }))
    io.reply({ candidates: shown }, shown.map((each) => io.text('hub.application.candidate', each)).join('\n'))
  },
})

/** All or none. @throws FederationError `APPLICATION_BLOCKED` */
async function candidates(hub: HubClient, ids: readonly string[]): Promise<{ id: string; name: string; file: string }[]> {
  const found: { id: string; name: string; file: string }[] = []
  for (const id of ids) found.push(await hub.applicationCandidate({ params: { id } }))
  const twice = found.find(({ id }, i) => found.findIndex((each) => each.id === id) < i)
  if (twice !== undefined) throw new RuntimeError('USAGE', { reason: `${twice.id} ×2` })
  return found
}

const reject = defineCommand({
  summary: {
    de: 'einen Aufnahmeantrag zurückweisen; der Grund wird dem Bewerber gesagt',
    en: 'turn an application down; the applicant is told the reason',
  },
  options: { dir: DIR_OPTION, reason: { type: 'string', required: true, value: 'TEXT', help: { de: 'Grund', en: 'reason' } } },
  positionals: [ID],
  async run({ options: { dir, reason }, positionals: [id = ''] }, io) {
    const view = await withHub(dir, io.env, io.lang, (hub) => hub.rejectApplication({ params: { id: idOf(id, io) }, body: { reason } }))
    io.reply(view, io.text('hub.application.rejected', { id: view.id, name: view.name }))
  },
})

const note = defineCommand({
  summary: {
    de: 'einen Vermerk zu einem Aufnahmeantrag festhalten (bleibt in der Zentrale)',
    en: 'keep a note on an application (stays at the hub)',
  },
  options: {
    dir: DIR_OPTION,
    text: { type: 'string', value: 'TEXT', help: { de: 'Vermerk, z. B. „zurückgerufen am …, Kennung stimmt“', en: 'note' } },
    clear: { type: 'boolean', help: { de: 'Vermerk löschen', en: 'remove the note' } },
  },
  positionals: [ID],
  async run({ options: { dir, text, clear }, positionals: [id = ''] }, io) {
    if ((text === undefined) !== (clear === true)) throw new RuntimeError('USAGE', { reason: '--text TEXT | --clear' })
    const body = { note: text ?? null }
    const view = await withHub(dir, io.env, io.lang, (hub) => hub.noteApplication({ params: { id: idOf(id, io) }, body }))
    io.reply(view, viewText(view, io))
  },
})

function idOf(id: string, io: CommandIo): string {
  if (/^m-[0-9a-f]{2,16}$/.test(id)) return id
  throw usageError(io.lang, 'value', { option: 'ID', found: id.slice(0, 80), expected: 'm-0123456789abcdef' })
}

function lineText({ id, name, kind, category, takenAt, state, blocking, note: said }: HubApplicationLine, io: CommandIo): string {
  const blocked = blocking.map((each) => io.text(`hub.application.blocking.${each}`))
  const head = io.text('hub.application.line', {
    id,
    name,
    kind: io.text(`member.kind.${kind}`),
    category,
    day: dayText(takenAt),
    state: io.text(`hub.application.state.${state}`),
  })
  return [head, ...blocked.map((each) => `  ! ${each}`), ...(said === null ? [] : [`  ${io.text('hub.application.note', { note: said })}`])].join(
    '\n',
  )
}

function viewText(view: HubApplicationView, io: CommandIo): string {
  const rows = view.attestations.map(({ row, state, asOf }) =>
    io.text('hub.application.row', {
      row,
      name: io.text(`prerequisite.${prerequisiteOf(String(row))?.id ?? ''}`),
      state: io.text(`attestation.${state}`),
      asOf,
    }),
  )
  const optIns = view.optIns.map(({ row, ranges, domains, until }) =>
    io.text('hub.application.opt-in', { row, until, list: [...ranges, ...domains].join(', ') }),
  )
  return [
    lineText(view, io),
    ...(view.spoc === null ? [] : spocLines(view.spoc, io)),
    ...rows,
    ...optIns,
    ...(view.reason === null ? [] : [io.text('hub.application.reason', { reason: view.reason })]),
    ...(view.motion === null ? [] : [io.text('hub.application.motion', { motion: view.motion.slice(0, 16) })]),
  ].join('\n')
}

export const APPLICATION_COMMANDS = {
  'hub applications': list,
  'hub application show': show,
  'hub application candidate': candidate,
  'hub application reject': reject,
  'hub application note': note,
}
