// SPDX-License-Identifier: EUPL-1.2
/**
 * The application in words: its fields, what is missing, what would leave.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { BLOCKED } from '@ncv/protocol/joining/draft.ts'
import { prerequisiteOf } from '@ncv/protocol/joining/prerequisites.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { momentText } from './moment.ts'

/** `4. Anschluss an das Internet: Stand`, or the plain label. */
export function fieldLabel(name: string, io: CommandIo): string {
  const [first = '', part] = name.split('.')
  const row = prerequisiteOf(first)
  if (row === undefined || !row.isAttested || part === undefined) return io.text(`application.field.${name}`)
  return `${row.row}. ${io.text(`prerequisite.${row.id}`)}: ${io.text(`application.part.${part}`)}`
}

/** Without the answers to choose from. */
function missingLabel(name: string, io: CommandIo): string {
  const row = prerequisiteOf(name.split('.')[0] ?? '')
  return row?.isAttested === true ? `${row.row}. ${io.text(`prerequisite.${row.id}`)}` : fieldLabel(name, io)
}

export function headText({ id, name, kind, category, state }: ApplicationView, io: CommandIo): string {
  return io.text('application.head', { id, name, kind: io.text(`member.kind.${kind}`), category, state: io.text(`application.state.${state}`) })
}

/** Fields with a value; all of them where that is asked for. */
export function fieldLines({ fields }: ApplicationView, all: boolean, io: CommandIo): string[] {
  return fields
    .filter(({ value }) => all || value !== null)
    .map(({ name, value, isSent }) =>
      io.text('application.field', {
        field: name.padEnd(26),
        // What may be chosen, or in which form, is for those who are asked.
        label: fieldLabel(name, io).replace(/ \([^()]*\)$/, ''),
        value: value === null ? io.text('application.empty') : name.endsWith('.state') ? io.text(`attestation.${value}`) : value,
        local: isSent ? '' : io.text('application.local'),
      }),
    )
}

export function missingLines({ missing }: Pick<ApplicationView, 'missing'>, io: CommandIo): string[] {
  if (missing.length === 0) return [io.text('application.missing.none')]
  const groups = [...BLOCKED, null].flatMap((blocks) => {
    const found = missing.filter((each) => each.blocks === blocks)
    if (found.length === 0) return []
    return [io.text(`application.missing.blocks.${blocks}`), ...found.map(({ field }) => `  ${field.padEnd(26)}  ${missingLabel(field, io)}`)]
  })
  return [io.text('application.missing.head', { count: missing.length }), ...groups]
}

/** The exact content, for those who decide. */
export function outgoingLines({ outgoing, state }: ApplicationView, io: CommandIo): string[] {
  const { spoc, attestations, optIns } = outgoing
  return [
    io.text('application.outgoing.head'),
    ...(state === 'admitted' ? [] : [io.text('application.outgoing.public')]),
    spoc === null ? io.text('application.outgoing.no-spoc') : io.text('application.outgoing.spoc', spocParams(spoc)),
    ...attestations.map(({ row, state: said, asOf }) =>
      io.text('application.outgoing.row', {
        row,
        name: io.text(`prerequisite.${prerequisiteOf(String(row))?.id ?? ''}`),
        state: io.text(`attestation.${said}`),
        asOf,
      }),
    ),
    ...optIns.map(({ row, ranges, domains, until }) =>
      ranges.length + domains.length === 0
        ? io.text('application.outgoing.opt-out', { row })
        : io.text('application.outgoing.opt-in', { row, until, list: [...ranges, ...domains].join(', ') }),
    ),
  ]
}

export function spocParams({ contact, deputy, address, mailbox, groupNumber, reachability }: NonNullable<ApplicationView['outgoing']['spoc']>) {
  const person = ({ name, phone, mobile }: typeof contact): string => [name, phone, ...(mobile === undefined ? [] : [mobile])].join(', ')
  const more = [address, mailbox, groupNumber, reachability].filter((each) => each !== undefined)
  return { contact: person(contact), deputy: person(deputy), more: more.join(', ') }
}

/** When something was sent, and what the hub answered. */
export function standingLines({ sentAt, isChanged, answer, state }: ApplicationView, io: CommandIo): string[] {
  const sent = sentAt === null ? [] : [io.text('application.sent-at', { at: momentText(sentAt, io.lang) })]
  return [
    ...sent,
    ...(isChanged ? [io.text('application.changed')] : []),
    ...(answer === null || state !== 'applicant' ? [] : answerLines(answer, io)),
  ]
}

function answerLines({ state, at, blocking, reason, motion }: NonNullable<ApplicationView['answer']>, io: CommandIo): string[] {
  const said = io.text('application.answer', {
    at: momentText(at, io.lang),
    state: io.text(`application.answer.${state}`),
    ...(reason === null ? {} : { reason }),
    ...(motion === null ? {} : { motion: motion.slice(0, 16) }),
  })
  return [said, ...(blocking.length > 0 && state !== 'admitted' ? [io.text('application.answer.blocking')] : [])]
}
