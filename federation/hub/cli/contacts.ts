// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub contacts [--csv|--sheet]`, `ncv hub contacts ask`, `ncv hub opt-ins`: whom to call, also when no network is left.
 *
 * @module
 */
import type { HubContactView } from '@ncv/protocol/admin/hub-application-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { withHub } from '../open-in-process.ts'
import { CSV_COLUMNS, csvCells, csvLine, dayText, spocLines } from './contact-text.ts'

const list = defineCommand({
  summary: { de: 'Ansprechstellen der Mitglieder, auch zum Ausdrucken', en: 'contacts of the members, also for printing' },
  description: {
    de: 'Ohne weitere Angabe: wer, und wann zuletzt bestätigt. --sheet ist das Blatt für den Ausfall von Netz und Telefonanlage: nach Namen, ohne Rechner lesbar. Die Liste nennt Personen: ausgedruckt einschließen, veraltete vernichten.',
    en: 'Without more: who, and when last confirmed. --sheet is for the day on which network and telephones fail: by name, to be read without a computer. The list names persons: lock the print away, destroy old ones.',
  },
  options: {
    dir: DIR_OPTION,
    csv: { type: 'boolean', help: { de: 'als Tabelle (CSV mit Semikolon)', en: 'as a table (CSV with semicolons)' } },
    sheet: { type: 'boolean', help: { de: 'als Blatt zum Ausdrucken', en: 'as a sheet for printing' } },
    due: { type: 'boolean', help: { de: 'nur was seit einem halben Jahr nicht bestätigt ist', en: 'only what was not confirmed for half a year' } },
    out: { type: 'string', value: 'FILE', help: { de: 'in diese Datei statt auf den Schirm', en: 'into this file instead of the screen' } },
  },
  async run({ options: { dir, csv, sheet, due, out } }, io) {
    if (csv === true && sheet === true) throw new RuntimeError('USAGE', { reason: '--csv | --sheet' })
    const found = await withHub(dir, io.env, io.lang, (hub) => hub.contacts())
    const contacts = found.contacts.filter(({ isDue }) => due !== true || isDue)
    const text = csv === true ? csvOf(contacts) : sheet === true ? sheetOf(contacts, found.at, io) : listOf(contacts, io)
    if (out !== undefined) writeFileDurableSync(out, `${text}\n`, { mode: 0o600 })
    const reply = { at: found.at, contacts, ...(out === undefined ? {} : { out }) }
    io.reply(reply, out === undefined ? text : io.text('hub.contacts.written', { count: contacts.length, file: out }))
  },
})

function csvOf(contacts: readonly HubContactView[]): string {
  const rows = contacts.map(({ id, name, spoc, confirmedAt }) =>
    csvLine([id, name, ...csvCells(spoc), confirmedAt === null ? '' : dayText(confirmedAt)]),
  )
  return [CSV_COLUMNS.join(';'), ...rows].join('\r\n')
}

function headOf({ id, name, confirmedAt, askedAt, isDue }: HubContactView, io: CommandIo): string {
  if (confirmedAt === null) return io.text('hub.contact.none', { id, name })
  const asked = askedAt === null || !isDue ? '' : io.text('hub.contact.asked', { day: dayText(askedAt) })
  return `${io.text(isDue ? 'hub.contact.due' : 'hub.contact.good', { id, name, day: dayText(confirmedAt) })}${asked}`
}

function listOf(contacts: readonly HubContactView[], io: CommandIo): string {
  if (contacts.length === 0) return io.text('hub.contacts.none')
  return contacts.map((each) => [headOf(each, io), ...(each.spoc === null ? [] : spocLines(each.spoc, io))].join('\n')).join('\n')
}

function sheetOf(contacts: readonly HubContactView[], at: number, io: CommandIo): string {
  const people = contacts.map(({ name, spoc }) =>
    [name, ...(spoc === null ? [`  ${io.text('hub.contact.nobody')}`] : spocLines(spoc, io))].join('\n'),
  )
  return [io.text('hub.contacts.sheet', { day: dayText(at), count: contacts.length }), ...people].join('\n\n')
}

const ask = defineCommand({
  summary: {
    de: 'Mitglieder fragen, deren Kontakte seit einem halben Jahr nicht bestätigt sind (die laufende Zentrale tut es von selbst)',
    en: 'ask members whose contacts were not confirmed for half a year (the running hub does so by itself)',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const { asked } = await withHub(dir, io.env, io.lang, (hub) => hub.askContacts())
    io.reply({ asked }, io.text('hub.contacts.asked', { count: asked.length }))
  },
})

const optIns = defineCommand({
  summary: {
    de: 'Adressen und Domains, die Mitglieder für die Zustellung von Befunden freigegeben haben',
    en: 'addresses and domains that members have released for the delivery of findings',
  },
  description: {
    de: 'Nur für diesen einen Zweck. Gezeigt wird, was heute gilt; Abgelaufenes und Widerrufenes ist gelöscht.',
    en: 'For this one purpose only. What holds today is shown; what has ended or was taken back is deleted.',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const found = await withHub(dir, io.env, io.lang, (hub) => hub.optIns())
    const lines = found.optIns.map(
      ({ id, name, row, ranges, domains, until }) =>
        `${name} (${id}), ${io.text('hub.application.opt-in', { row, until, list: [...ranges, ...domains].join(', ') })}`,
    )
    io.reply(found, lines.length === 0 ? io.text('hub.opt-ins.none') : lines.join('\n'))
  },
})

export const CONTACT_COMMANDS = { 'hub contacts': list, 'hub contacts ask': ask, 'hub opt-ins': optIns }
