// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node forward WARNING --to RECIPIENT`, `ncv node forwardings`: passing a warning on by the house's own mail program.
 *
 * @module
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Decision, ForwardingLine, ForwardingView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { Mailbox } from '@ncv/protocol/admin/forwarding-routes.ts'
import { fromBase64, utf8 } from '@ncv/protocol/bytes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { NodeError } from '../errors.ts'
import { assertMayLeave } from '../forwarding/policy.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'

const forward = defineCommand({
  summary: {
    de: 'eine Warnmeldung weitergeben, soweit TLP, Bedingungen und Vereinbarungen es erlauben',
    en: 'pass a warning on, as far as TLP, terms and agreements allow',
  },
  description: {
    de: 'Macht je Empfänger eine Mail als Datei (.eml) für das eigene Mailprogramm; gesendet wird nichts. Oberhalb von TLP:GREEN steht in der Mail nur, um welche Warnmeldung es geht. Empfänger: Kurznamen aus „ncv node recipients“, Kennungen von Mitgliedern, own-body (eigenes Haus), public (Öffentlichkeit). Darf einer nicht, geht an keinen etwas.',
    en: 'Makes a mail for each recipient as a file (.eml) for your own mail program; nothing is sent. Above TLP:GREEN the mail only says which warning it is about. Recipients: short names of "ncv node recipients", ids of members, own-body, public. Where one may not have it, nothing goes to any.',
  },
  options: {
    dir: DIR_OPTION,
    to: {
      type: 'string',
      required: true,
      multiple: true,
      value: 'RECIPIENT',
      help: { de: 'Empfänger; mehrfach möglich', en: 'recipient; may be repeated' },
    },
    preview: {
      type: 'boolean',
      help: { de: 'nur zeigen, wer sie bekommen darf und was hinausginge', en: 'only show who may have it and what would go' },
    },
    out: {
      type: 'string',
      value: 'FOLDER',
      help: { de: 'Mails in diesen Ordner; sonst auf die Standardausgabe', en: 'mails into this folder; else to standard output' },
    },
    label: {
      type: 'string',
      choices: TLP_LABELS,
      value: 'TLP',
      help: { de: 'strengere Einstufung für den Empfänger', en: 'a stricter label for the recipient' },
    },
    from: {
      type: 'string',
      value: 'MAIL',
      help: { de: 'Absender; sonst das erste Postfach des Identitätsprofils', en: 'sender; else the first mailbox of the identity profile' },
    },
    link: {
      type: 'string',
      value: 'URL',
      help: { de: 'wo der Empfänger den Inhalt findet (https)', en: 'where the recipient finds the content (https)' },
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      help: { de: 'wozu der Empfänger sie braucht; wird verzeichnet', en: 'what the recipient needs it for; kept on record' },
    },
    csaf: {
      type: 'boolean',
      help: { de: 'auch das CSAF-Dokument unter dieser Einstufung in den Ordner', en: 'the CSAF document under this label into the folder, too' },
    },
  },
  positionals: [
    {
      name: 'WARNING',
      required: true,
      help: { de: 'Nummer der Warnmeldung oder Kennung des Dokuments', en: 'number of the warning or id of the document' },
    },
  ],
  async run({ options, positionals: [warning = ''] }, io) {
    const { dir, to, preview, out, label, from, link, reason, csaf } = options
    if (from !== undefined && !Mailbox.safeParse(from).success)
      throw usageError(io.lang, 'value', { option: '--from', found: from.slice(0, 80), expected: 'name@domain.example' })
    if (csaf && out === undefined && !preview) throw usageError(io.lang, 'missing', { option: '--out FOLDER', command: 'ncv node forward --help' })
    if (to.length > 64) throw usageError(io.lang, 'value', { option: '--to', found: String(to.length), expected: '1 … 64' })
    const wish = {
      ...(label === undefined ? {} : { label: label as TlpLabel }),
      ...(from && { from }),
      ...(link && { link }),
      ...(reason && { reason }),
    }
    const body = { warning, to: [...to], withDocument: csaf, ...wish }
    if (out !== undefined && !preview) assertFolder(out)
    const view = await withNode(dir, io.env, io.lang, (node) => (preview ? node.previewForwarding({ body }) : node.forwardWarning({ body })))
    if (preview) return previewed(view, io)
    const files = out === undefined ? [] : writeAll(view, out, io)
    const mails =
      out === undefined ? view.mails.map(({ eml }) => eml.replace(/\r\n/g, '\n')) : files.map((file) => io.text('forwarding.written', { file }))
    io.reply({ ...view, files }, [...view.decisions.map((each) => decisionText(each, view, io)), ...mails].join('\n'))
    return 0
  },
})

/** Exit code 1 where somebody may not have it, so that a script can ask first. */
function previewed(view: ForwardingView, io: CommandIo): number {
  const mails = view.mails.map(({ eml }) => eml.replace(/\r\n/g, '\n'))
  io.reply(view, [...view.decisions.map((each) => decisionText(each, view, io)), ...mails, io.text('forwarding.preview')].join('\n'))
  return view.decisions.every(({ allowed }) => allowed) ? 0 : 1
}

function decisionText(
  { to, name, audience, allowed, reason, obstacles, isNeedToKnow }: Decision,
  { label, id }: ForwardingView,
  io: CommandIo,
): string {
  const shown = name === to ? io.text(`forwarding.audience.${audience}`) : `${name} (${io.text(`forwarding.audience.${audience}`)})`
  const why = allowed
    ? [io.text(`forwarding.permission.${reason}`), ...(isNeedToKnow ? [io.text('forwarding.need-to-know')] : [])]
    : obstacles.map((each) => io.text(`forwarding.obstacle.${each}`))
  return [io.text(allowed ? 'forwarding.allowed' : 'forwarding.refused', { id, label, recipient: shown }), ...why.map((line) => `  ${line}`)].join(
    '\n',
  )
}

/** Before anything is on record. @throws NodeError `OUT_EXISTS` (a file), `OUT_UNWRITABLE` */
function assertFolder(out: string): void {
  try {
    // Not recursive: a typing error must not make a tree of folders.
    if (!existsSync(out)) mkdirSync(out, { mode: 0o700 })
    if (!statSync(out).isDirectory()) throw new NodeError('OUT_EXISTS', { file: out })
  } catch (cause) {
    if (cause instanceof NodeError) throw cause
    throw new NodeError('OUT_UNWRITABLE', { file: out }, { cause })
  }
}

/** @throws NodeError `OUT_EXISTS`, `OUT_UNWRITABLE`, `FORWARD_REFUSED` */
function writeAll(view: ForwardingView, out: string, io: CommandIo): string[] {
  assertMayLeave(view.warning, view.decisions, io.lang)
  const documents = view.document === undefined ? [] : [{ file: view.document.file, bytes: fromBase64(view.document.content) }]
  const files = [...view.mails.map(({ file, eml }) => ({ file, bytes: utf8(eml) })), ...documents].map(({ file, bytes }) => ({
    path: free(join(out, file)),
    bytes,
  }))
  for (const { path, bytes } of files) {
    try {
      writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 })
    } catch (cause) {
      throw new NodeError('OUT_UNWRITABLE', { file: path }, { cause })
    }
  }
  return files.map(({ path }) => path)
}

/** A second mail about the same thing gets a number: nothing is ever written over. */
function free(path: string): string {
  const [stem, ending] = [path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.'))]
  for (let number = 2, candidate = path; ; number++) {
    if (!existsSync(candidate)) return candidate
    candidate = `${stem}-${number}${ending}`
  }
}

const list = defineCommand({
  summary: { de: 'zeigen, was an wen weitergegeben wurde, das Neueste zuerst', en: 'show what was passed on to whom, the newest first' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { forwardings } = await withNode(options.dir, io.env, io.lang, (node) => node.listForwardings())
    io.reply({ forwardings }, forwardings.length === 0 ? io.text('forwarding.none') : forwardings.map((line) => lineOf(line, io)).join('\n'))
  },
})

function lineOf({ number, at, id, to, name, audience, label, rule, reason }: ForwardingLine, io: CommandIo): string {
  const shown = name === to ? io.text(`forwarding.audience.${audience}`) : `${name} (${to})`
  const params = { number, at: momentText(at, io.lang), id, label, recipient: shown, rule: io.text(`forwarding.permission.${rule}`) }
  return io.text('forwarding.line', { ...params, ...(reason === undefined ? {} : { reason }) })
}

export const FORWARDING_COMMANDS = { 'node forward': forward, 'node forwardings': list }
