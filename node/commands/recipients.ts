// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node recipients`, `recipients add|change|remove HANDLE`, `recipients import FILE`: bodies to which this house passes things on.
 *
 * @module
 */
import type { Paper, RecipientFault, RecipientKind, RecipientView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { Mailbox, RECIPIENT_KINDS } from '@ncv/protocol/admin/forwarding-routes.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import { Id } from '@ncv/protocol/message/fields.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { dayText, isDay } from '../triage/day.ts'

const MAX_BYTES = 1024 * 1024
const FAULTS_SHOWN = 20
const HANDLE = { name: 'HANDLE', required: true, help: { de: 'Kurzname, etwa lk-beispiel', en: 'short name, such as lk-beispiel' } } as const

const DAY = { type: 'string', value: 'JJJJ-MM-TT' } as const
const FIELDS = {
  member: { type: 'string', value: 'ID', help: { de: 'Kennung, wenn die Stelle Mitglied im Verbund ist', en: 'id, where the body is a member' } },
  mailbox: { type: 'string', value: 'MAIL', help: { de: 'Funktionspostfach', en: 'functional mailbox' } },
  agreement: {
    type: 'string',
    value: 'TEXT',
    help: { de: 'Vertraulichkeitsvereinbarung: Aktenzeichen', en: 'agreement of confidentiality: reference' },
  },
  'agreement-from': { ...DAY, help: { de: 'gilt ab', en: 'holds from' } },
  'agreement-until': { ...DAY, help: { de: 'gilt bis einschließlich', en: 'holds until, that day included' } },
  pledge: { type: 'string', value: 'TEXT', help: { de: 'TLP-Erklärung: Aktenzeichen', en: 'TLP pledge: reference' } },
  'pledge-from': { ...DAY, help: { de: 'gilt ab', en: 'holds from' } },
  'pledge-until': { ...DAY, help: { de: 'gilt bis einschließlich', en: 'holds until, that day included' } },
} as const

type FieldOptions = { readonly [Name in keyof typeof FIELDS]: string | undefined }

const list = defineCommand({
  summary: { de: 'Stellen zeigen, an die dieses Haus weitergibt', en: 'show the bodies to which this house passes things on' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { recipients } = await withNode(options.dir, io.env, io.lang, (node) => node.listRecipients())
    io.reply({ recipients }, recipients.length === 0 ? io.text('recipient.none') : recipients.map((each) => lineOf(each, io)).join('\n'))
  },
})

/** `lk-beispiel  Landkreis Beispiel (Aufsicht), isb@lk.example  Vereinbarung: … · TLP-Erklärung: …` */
function lineOf({ handle, name, kind, member, mailbox, agreement, agreementState, pledge, pledgeState }: RecipientView, io: CommandIo): string {
  const head = [
    `${handle}  ${name} (${io.text(`recipient.kind.${kind}`)})`,
    ...(member === undefined ? [] : [member]),
    ...(mailbox === undefined ? [] : [mailbox]),
  ]
  const papers = [
    io.text('recipient.agreement', paperParams(agreement, agreementState, io)),
    io.text('recipient.pledge', paperParams(pledge, pledgeState, io)),
  ]
  return `${head.join(', ')}\n    ${papers.join(' · ')}`
}

function paperParams(paper: Paper | undefined, state: string, io: CommandIo): Record<string, string> {
  const until = paper?.until === undefined ? {} : { until: dayText(paper.until, io.lang) }
  return { state: io.text(`recipient.paper.${state}`), ...(paper === undefined ? {} : { reference: paper.reference }), ...until }
}

const add = defineCommand({
  summary: { de: 'eine Stelle aufnehmen', en: 'add a body' },
  description: {
    de: 'Arten: superior-office (vorgesetzte Dienststelle), supervision (Fachaufsicht), provider (eigener Dienstleister), served (betreute Kommune). Stellen, keine Personen. Dienstleister brauchen Vereinbarung und TLP-Erklärung, betreute Kommunen eine TLP-Erklärung.',
    en: 'Kinds: superior-office, supervision (Fachaufsicht), provider (working for this house), served (a Kommune that this house works for). Bodies, no persons. Providers need an agreement and a TLP pledge, Kommunen served a TLP pledge.',
  },
  options: {
    dir: DIR_OPTION,
    name: { type: 'string', required: true, value: 'NAME', help: { de: 'Name der Stelle', en: 'name of the body' } },
    kind: { type: 'string', required: true, choices: RECIPIENT_KINDS, value: 'KIND', help: { de: 'Art', en: 'kind' } },
    ...FIELDS,
  },
  positionals: [HANDLE],
  async run({ options, positionals: [handle = ''] }, io) {
    const { dir, name, kind } = options
    const fields = fieldsOf(options, io)
    const agreement = paperOf(options, 'agreement', io)
    const pledge = paperOf(options, 'pledge', io)
    const body = {
      handle: handleOf(handle, io),
      name,
      kind: kind as RecipientKind,
      ...fields,
      ...(agreement && { agreement }),
      ...(pledge && { pledge }),
    }
    const added = await withNode(dir, io.env, io.lang, (node) => node.addRecipient({ body }))
    io.reply(added, `${io.text('recipient.added')}\n${lineOf(added, io)}`)
  },
})

const change = defineCommand({
  summary: { de: 'Angaben zu einer Stelle ändern', en: 'change what is known of a body' },
  description: {
    de: 'Nur was angegeben ist, ändert sich; „-“ nimmt eine Angabe weg. Vereinbarung und TLP-Erklärung werden jeweils ganz ersetzt.',
    en: 'Only what is given changes; "-" takes a detail away. Agreement and pledge are replaced as a whole.',
  },
  options: {
    dir: DIR_OPTION,
    name: { type: 'string', value: 'NAME', help: { de: 'Name der Stelle', en: 'name of the body' } },
    kind: { type: 'string', choices: RECIPIENT_KINDS, value: 'KIND', help: { de: 'Art', en: 'kind' } },
    ...FIELDS,
  },
  positionals: [HANDLE],
  async run({ options, positionals: [handle = ''] }, io) {
    const { dir, name, kind } = options
    const body = {
      ...(name === undefined ? {} : { name }),
      ...(kind === undefined ? {} : { kind: kind as RecipientKind }),
      ...(options.member === '-' ? { member: null } : {}),
      ...(options.mailbox === '-' ? { mailbox: null } : {}),
      ...fieldsOf(options, io),
      ...changedPaper(options, 'agreement', io),
      ...changedPaper(options, 'pledge', io),
    }
    if (Object.keys(body).length === 0)
      throw usageError(io.lang, 'missing', {
        option: '--name | --kind | --mailbox | --agreement | --pledge …',
        command: 'ncv node recipients change --help',
      })
    const changed = await withNode(dir, io.env, io.lang, (node) => node.changeRecipient({ params: { handle: handleOf(handle, io) }, body }))
    io.reply(changed, `${io.text('recipient.changed')}\n${lineOf(changed, io)}`)
  },
})

const remove = defineCommand({
  summary: { de: 'eine Stelle streichen; was an sie ging, bleibt verzeichnet', en: 'remove a body; what went to it stays on record' },
  options: { dir: DIR_OPTION },
  positionals: [HANDLE],
  async run({ options, positionals: [handle = ''] }, io) {
    const removed = await withNode(options.dir, io.env, io.lang, (node) => node.removeRecipient({ params: { handle: handleOf(handle, io) } }))
    io.reply(removed, io.text('recipient.removed', { handle: removed.handle }))
  },
})

const importCommand = defineCommand({
  summary: { de: 'Stellen aus einer Tabelle übernehmen (alle Zeilen oder keine)', en: 'take over bodies from a table (all lines or none)' },
  description: {
    de: 'CSV mit der Kopfzeile „handle;name;kind;mailbox;member;agreement;agreement-from;agreement-until;pledge;pledge-from;pledge-until“; nötig sind die ersten drei. Was die Tabelle nicht nennt, bleibt stehen.',
    en: 'CSV with the header "handle;name;kind;mailbox;member;agreement;agreement-from;agreement-until;pledge;pledge-from;pledge-until"; the first three are needed. What the table does not name stays.',
  },
  options: { dir: DIR_OPTION, preview: { type: 'boolean', help: { de: 'nur zeigen, was sich änderte', en: 'only show what would change' } } },
  positionals: [{ name: 'FILE', required: true, help: { de: 'CSV-Datei', en: 'CSV file' } }],
  async run({ options: { dir, preview }, positionals: [file = ''] }, io) {
    const csv = base64(readFileBounded(file, MAX_BYTES))
    const done = await withNode(dir, io.env, io.lang, (node) => node.importRecipients({ body: { csv, preview } }))
    const [first, ...rest] = done.faults
    if (first !== undefined) {
      if (io.json) io.reply({ faults: done.faults }, '')
      for (const fault of rest.slice(0, FAULTS_SHOWN)) io.note(faultText(fault, io))
      throw new NodeError('RECIPIENTS_INVALID', { file, count: done.faults.length, reason: faultText(first, io) })
    }
    const counts = { added: done.added.length, changed: done.changed.length, same: done.same }
    io.reply(done, io.text(done.isApplied ? 'recipient.imported' : 'recipient.import.preview', counts))
  },
})

function faultText({ line, field, problem, found }: RecipientFault, io: CommandIo): string {
  const named = { ...(field === '' ? {} : { field }), ...(found === '' ? {} : { found }) }
  return io.text(`recipient.fault.${problem}`, { line, ...named })
}

function handleOf(handle: string, io: CommandIo): string {
  if (Id.safeParse(handle).success) return handle
  throw usageError(io.lang, 'value', { option: 'HANDLE', found: handle.slice(0, 80), expected: 'a-z 0-9 . -' })
}

function fieldsOf({ member, mailbox }: FieldOptions, io: CommandIo): { member?: string; mailbox?: string } {
  const expect = (option: string, found: string, expected: string): never => {
    throw usageError(io.lang, 'value', { option, found: found.slice(0, 80), expected })
  }
  if (member !== undefined && member !== '-' && !Id.safeParse(member).success) expect('--member', member, 'm-0123456789abcdef')
  if (mailbox !== undefined && mailbox !== '-' && !Mailbox.safeParse(mailbox).success) expect('--mailbox', mailbox, 'name@domain.example')
  return { ...(member === undefined || member === '-' ? {} : { member }), ...(mailbox === undefined || mailbox === '-' ? {} : { mailbox }) }
}

/** Reference and first day belong together. */
function paperOf(options: FieldOptions, kind: 'agreement' | 'pledge', io: CommandIo): Paper | undefined {
  const [reference, from, until] = [options[kind], options[`${kind}-from`], options[`${kind}-until`]]
  for (const [name, day] of [
    [`--${kind}-from`, from],
    [`--${kind}-until`, until],
  ] as const)
    if (day !== undefined && !isDay(day)) throw usageError(io.lang, 'value', { option: name, found: day.slice(0, 80), expected: 'JJJJ-MM-TT' })
  if (reference === undefined && from === undefined && until === undefined) return undefined
  const command = 'ncv node recipients --help'
  if (reference === undefined) throw usageError(io.lang, 'missing', { option: `--${kind} TEXT`, command })
  if (from === undefined) throw usageError(io.lang, 'missing', { option: `--${kind}-from JJJJ-MM-TT`, command })
  return { reference, from, ...(until === undefined ? {} : { until }) }
}

function changedPaper(options: FieldOptions, kind: 'agreement' | 'pledge', io: CommandIo): { [Kind in typeof kind]?: Paper | null } {
  if (options[kind] === '-') return { [kind]: null }
  const paper = paperOf(options, kind, io)
  return paper === undefined ? {} : { [kind]: paper }
}

export const RECIPIENT_COMMANDS = {
  'node recipients': list,
  'node recipients list': list,
  'node recipients add': add,
  'node recipients change': change,
  'node recipients remove': remove,
  'node recipients import': importCommand,
}
