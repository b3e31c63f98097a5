// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node apply`, `ncv node application show|set|import|export|missing|send|status`, `ncv node contacts confirm`.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { explain } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import type { ApplicationClient } from '../joining/open-here.ts'
import { withApplication } from '../joining/open-here.ts'
import { fieldLabel, fieldLines, headText, missingLines, outgoingLines, spocParams, standingLines } from './application-text.ts'

const MAX_BYTES = 256 * 1024
const YES_OPTION = { type: 'boolean', help: { de: 'ohne Rückfrage', en: 'without asking' } } as const

const apply = defineCommand({
  summary: { de: 'Aufnahmeantrag der Reihe nach ausfüllen', en: 'fill in the application, one question after another' },
  description: {
    de: 'Fragt alle elf Voraussetzungen ab; alles darf fehlen und später kommen. Gespeichert wird jede Antwort sofort, verschlüsselt, in diesem Haus. Gesendet wird erst mit „ncv node application send“. Geht auch vor „ncv node join“.',
    en: 'Asks for all eleven prerequisites; anything may be left out and come later. Each answer is saved at once, encrypted, in this house. Nothing is sent before "ncv node application send". Works before "ncv node join" as well.',
  },
  options: {
    dir: DIR_OPTION,
    all: { type: 'boolean', help: { de: 'auch fragen, was schon ausgefüllt ist', en: 'also ask what is filled in already' } },
  },
  async run({ options: { dir, all } }, io) {
    const view = await withApplication(dir, io.env, io.lang, (node) => askAll(node, all === true, io))
    io.reply(view, [headText(view, io), ...missingLines(view, io), io.text('application.next')].join('\n'))
  },
})

/** @throws NodeError `APPLICATION_NO_TERMINAL` */
async function askAll(node: ApplicationClient, all: boolean, io: CommandIo): Promise<ApplicationView> {
  let view = await node.readApplication()
  const wanted = view.fields.filter(({ name, value }) => (all || value === null) && !/\.date$/.test(name))
  for (const [i, { name }] of wanted.entries()) {
    if (i % 10 === 0) io.note(io.text('application.asking', { place: i + 1, count: wanted.length }))
    const answer = await askOne(node, view, name, io)
    if (answer === 'stop') break
    view = answer
  }
  return view
}

async function askOne(node: ApplicationClient, view: ApplicationView, name: string, io: CommandIo): Promise<ApplicationView | 'stop'> {
  const value = view.fields.find((each) => each.name === name)?.value ?? null
  for (;;) {
    const said = await io.ask(io.text('application.ask', { label: fieldLabel(name, io), ...(value === null ? {} : { value }) }))
    if (said === undefined) throw new NodeError('APPLICATION_NO_TERMINAL')
    const given = said.trim()
    if (given === '') return view
    if (given.toLowerCase() === 'q') return 'stop'
    try {
      return await node.setApplication({ body: { field: name, value: given === '-' ? '' : given } })
    } catch (error) {
      // Asked again until it fits; what was answered before is saved.
      if (!(error instanceof CodedError)) throw error
      io.note(explain(error, io.lang, io.texts, 'terminal'))
    }
  }
}

const show = defineCommand({
  summary: {
    de: 'Aufnahmeantrag ansehen: was ausgefüllt ist, was fehlt, wie er steht',
    en: 'look at the application: what is filled in, what is missing, how it stands',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const view = await withApplication(dir, io.env, io.lang, (node) => node.readApplication())
    io.reply(view, [headText(view, io), ...fieldLines(view, true, io), ...standingLines(view, io), io.text('application.next')].join('\n'))
  },
})

const set = defineCommand({
  summary: {
    de: 'ein Feld des Aufnahmeantrags setzen; leer („“) nimmt den Wert heraus',
    en: 'set one field of the application; empty ("") takes the value away',
  },
  options: { dir: DIR_OPTION },
  positionals: [
    {
      name: 'FIELD',
      required: true,
      help: { de: 'Feld, z. B. contact.phone, internet.state oder 4.state', en: 'field, such as contact.phone, internet.state or 4.state' },
    },
    { name: 'VALUE', required: true, help: { de: 'Wert', en: 'value' } },
  ],
  async run({ options: { dir }, positionals: [field = '', value = ''] }, io) {
    const view = await withApplication(dir, io.env, io.lang, (node) =>
      node.setApplication({ body: { field: field.slice(0, 60) || '?', value: value.slice(0, 8000) } }),
    )
    io.reply(view, [...fieldLines(view, false, io), ...missingLines(view, io)].join('\n'))
  },
})

const importFile = defineCommand({
  summary: { de: 'Aufnahmeantrag aus einer JSON-Datei übernehmen', en: 'take the application over from a JSON file' },
  description: {
    de: 'Die Form zeigt „ncv node application export“. Was die Datei nicht nennt, bleibt. Bei einem Fehler ändert sich nichts; er nennt Zeile oder Feld.',
    en: '"ncv node application export" shows the form. What the file does not name stays. With an error nothing changes; it names the line or the field.',
  },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'FILE', required: true, help: { de: 'JSON-Datei', en: 'JSON file' } }],
  async run({ options: { dir }, positionals: [file = ''] }, io) {
    const json = readTextFile(file, MAX_BYTES)
    const view = await withApplication(dir, io.env, io.lang, (node) => node.importApplication({ body: { json } }))
    const count = view.fields.filter(({ value }) => value !== null).length
    io.reply(view, [io.text('application.imported', { count }), ...missingLines(view, io)].join('\n'))
  },
})

const exportFile = defineCommand({
  summary: {
    de: 'Aufnahmeantrag als JSON-Datei ausgeben (mit dem, was im Haus bleibt)',
    en: 'write the application as a JSON file (with what stays in the house)',
  },
  options: { dir: DIR_OPTION, out: { type: 'string', value: 'FILE', help: { de: 'Datei statt Bildschirm', en: 'file instead of the screen' } } },
  async run({ options: { dir, out } }, io) {
    const { json } = await withApplication(dir, io.env, io.lang, (node) => node.exportApplication())
    if (out !== undefined) writeFileDurableSync(out, json, { mode: 0o600 })
    io.reply(out === undefined ? JSON.parse(json) : { out }, out === undefined ? json.trimEnd() : io.text('application.exported', { file: out }))
  },
})

const missing = defineCommand({
  summary: {
    de: 'was im Aufnahmeantrag noch fehlt, und was davon wirklich hindert',
    en: 'what is missing in the application, and what of it truly blocks',
  },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const view = await withApplication(dir, io.env, io.lang, (node) => node.readApplication())
    io.reply({ missing: view.missing }, missingLines(view, io).join('\n'))
  },
})

const send = defineCommand({
  summary: {
    de: 'Aufnahmeantrag senden; als Mitglied: geänderte Kontakte, Selbstauskünfte und Freigaben',
    en: 'send the application; as a member: changed contacts, attestations and releases',
  },
  description: {
    de: 'Zeigt genau, was hinausgeht, und fragt. Ein unvollständiger Antrag darf gesendet und später durch einen neuen ersetzt werden.',
    en: 'Shows exactly what leaves, and asks. An incomplete application may be sent and be replaced by a new one later.',
  },
  options: { dir: DIR_OPTION, yes: YES_OPTION, preview: { type: 'boolean', help: { de: 'nur ansehen', en: 'only look' } } },
  async run({ options: { dir, yes, preview } }, io) {
    return await withApplication(dir, io.env, io.lang, async (node) => {
      const seen = await node.readApplication()
      const words = outgoingLines(seen, io).join('\n')
      if (preview === true) {
        io.reply({ sent: false, ...seen }, words)
        return 0
      }
      io.note(words)
      if (yes !== true && !(await isConfirmed(io, 'application.ask.send'))) {
        io.reply({ sent: false, ...seen }, io.text('application.declined'))
        return 1
      }
      const view = await node.sendApplication({ body: { digest: seen.digest } })
      const key = view.state === 'applicant' ? 'application.sent.applicant' : 'application.sent.member'
      io.reply({ sent: true, ...view }, view.state === 'applicant' ? io.text(key, { id: view.id }) : io.text(key))
      return 0
    })
  },
})

const status = defineCommand({
  summary: { de: 'bei der Zentrale nachfragen, wie der Aufnahmeantrag steht', en: 'ask the hub how the application stands' },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    const view = await withApplication(dir, io.env, io.lang, (node) => node.askApplication())
    io.reply(view, [headText(view, io), ...standingLines(view, io)].join('\n'))
  },
})

const confirm = defineCommand({
  summary: { de: 'Kontakt bestätigen: Die Ansprechstelle stimmt noch', en: 'confirm the contacts: they still hold' },
  options: { dir: DIR_OPTION, yes: YES_OPTION },
  async run({ options: { dir, yes } }, io) {
    return await withApplication(dir, io.env, io.lang, async (node) => {
      const seen = await node.readApplication()
      const { spoc } = seen.outgoing
      if (spoc === null) throw new NodeError('CONTACTS_MISSING')
      io.note(io.text('contacts.shown', spocParams(spoc)))
      if (yes !== true && !(await isConfirmed(io, 'contacts.ask'))) {
        io.reply({ confirmed: false, ...seen }, io.text('application.declined'))
        return 1
      }
      const view = await node.confirmContacts()
      io.reply({ confirmed: true, ...view }, io.text('contacts.confirmed'))
      return 0
    })
  },
})

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo, question: string): Promise<boolean> {
  const said = await io.ask(io.text(question))
  if (said === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(said.trim())
}

export const APPLICATION_COMMANDS = {
  'node apply': apply,
  'node application show': show,
  'node application set': set,
  'node application import': importFile,
  'node application export': exportFile,
  'node application missing': missing,
  'node application send': send,
  'node application status': status,
  'node contacts confirm': confirm,
}
