// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node mail`, `mail set FILE`, `mail test ADDRESS`, `mail queue`, `mail absence ADDRESS`: the node's mails to its own people.
 *
 * @module
 */
import type { MailLine, MailView } from '@ncv/protocol/admin/mail-routes.ts'
import { MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { dayText } from '../triage/day.ts'
import { momentText } from './moment.ts'

const MAX_BYTES = 64 * 1024
const SECRET_MAX_BYTES = 1024
const ADDRESS = { name: 'ADDRESS', required: true, help: { de: 'Mailadresse', en: 'mail address' } } as const
const DAY = { type: 'string', value: 'JJJJ-MM-TT' } as const

const show = defineCommand({
  summary: { de: 'zeigen, wie der Knoten Mails an die eigenen Leute schreibt', en: 'show how the node writes mails to its own people' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.mail())
    io.reply(view, viewText(view, io))
  },
})

const set = defineCommand({
  summary: { de: 'Mailserver und Empfänger einstellen', en: 'set mail server and recipients' },
  description: {
    de: 'Die Datei ist JSON in der Form, die „ncv node mail --json“ unter „settings“ zeigt. Ein Passwort kommt aus einer Datei und wird versiegelt gespeichert.',
    en: 'The file is JSON in the form that "ncv node mail --json" shows under "settings". A password comes from a file and is kept sealed.',
  },
  options: {
    dir: DIR_OPTION,
    'password-file': { type: 'string', value: 'DATEI', help: { de: 'Datei mit dem Passwort', en: 'file with the password' } },
  },
  positionals: [{ name: 'file', required: true, help: { de: 'Einstellungen (JSON)', en: 'settings (JSON)' } }],
  async run({ options, positionals: [file = ''] }, io) {
    const settings = settingsIn(file)
    const secret = options['password-file']
    const password = secret === undefined ? {} : { password: readTextFile(secret, SECRET_MAX_BYTES).trim() }
    const view = await withNode(options.dir, io.env, io.lang, (node) => node.setMail({ body: { settings, ...password } }))
    io.reply(view, viewText(view, io))
  },
})

const test = defineCommand({
  summary: { de: 'eine Testmail senden', en: 'send a test mail' },
  options: { dir: DIR_OPTION },
  positionals: [ADDRESS],
  async run({ options, positionals: [to = ''] }, io) {
    const line = await withNode(options.dir, io.env, io.lang, (node) => node.testMail({ body: { to } }))
    io.reply(line, lineText(line, io))
    return line.state === 'sent' ? 0 : 1
  },
})

const queue = defineCommand({
  summary: { de: 'zeigen, welche Mails gesendet sind und welche warten', en: 'show which mails were sent and which wait' },
  options: {
    dir: DIR_OPTION,
    retry: { type: 'boolean', help: { de: 'alles, was nicht hinausging, jetzt erneut versuchen', en: 'try everything again now that has not gone' } },
  },
  async run({ options }, io) {
    const { mails } = await withNode(options.dir, io.env, io.lang, (node) => (options.retry ? node.retryMail() : node.mailQueue()))
    io.reply({ mails }, mails.length === 0 ? io.text('mail.queue.none') : mails.map((line) => lineText(line, io)).join('\n'))
  },
})

const absence = defineCommand({
  summary: { de: 'Abwesenheit eintragen; sie endet von selbst', en: 'enter an absence; it ends by itself' },
  description: {
    de: 'Solange gehen die Mails an die Vertretung. Ohne --until endet eine eingetragene Abwesenheit.',
    en: 'As long as it lasts, mails go to the deputy. Without --until an absence that is there ends.',
  },
  options: {
    dir: DIR_OPTION,
    from: { ...DAY, help: { de: 'erster Tag; heute, wenn nicht angegeben', en: 'first day; today where absent' } },
    until: { ...DAY, help: { de: 'letzter Tag', en: 'last day' } },
  },
  positionals: [ADDRESS],
  async run({ options: { dir, from, until }, positionals: [address = ''] }, io) {
    const body = { address, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
    const view = await withNode(dir, io.env, io.lang, (node) => node.setMailAbsence({ body }))
    io.reply(view, viewText(view, io))
  },
})

/** @throws NodeError `MAIL_FILE` naming the field */
function settingsIn(file: string): MailSettings {
  let json: unknown
  try {
    json = JSON.parse(readTextFile(file, MAX_BYTES))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new NodeError('MAIL_FILE', { file, field: 'JSON' }, { cause })
    throw cause
  }
  const parsed = MailSettings.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new NodeError('MAIL_FILE', { file, field: issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}` })
}

function viewText({ settings, absences, queued, failed }: MailView, io: CommandIo): string {
  if (settings === null) return io.text('mail.none')
  const { isOn, host, port, tls, from, threshold, digestAt, timezone, escalateAfterHours, recipients } = settings
  return [
    io.text('mail.show', { on: io.text(isOn ? 'mail.on' : 'mail.off'), host, port: String(port), tls, from }),
    io.text('mail.show.rules', { threshold: io.text(`severity.${threshold}`), digestAt, timezone, hours: escalateAfterHours }),
    ...recipients.map(({ address, role, deputy }) => io.text('mail.show.recipient', { address, role, ...(deputy === undefined ? {} : { deputy }) })),
    ...absences.map(({ address, from: first, until }) =>
      io.text('mail.show.absence', { address, from: dayText(first, io.lang), until: dayText(until, io.lang) }),
    ),
    io.text('mail.show.queue', { queued, failed }),
  ].join('\n')
}

function lineText({ kind, to, state, at, attempts, why }: MailLine, io: CommandIo): string {
  const head = { at: momentText(at, io.lang), to, kind: io.text(`mail.kind.${kind}`) }
  if (state === 'sent') return io.text('mail.line.sent', head)
  return io.text(`mail.line.${state}`, { ...head, why, ...(state === 'queued' ? { attempts } : {}) })
}

export const MAIL_COMMANDS = {
  'node mail': show,
  'node mail set': set,
  'node mail test': test,
  'node mail queue': queue,
  'node mail absence': absence,
}
