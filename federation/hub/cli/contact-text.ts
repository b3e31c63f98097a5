// SPDX-License-Identifier: EUPL-1.2
/**
 * Contacts in lines of text, and as a row of a table.
 *
 * @module
 */
import type { SpocView } from '@ncv/protocol/admin/application-routes.ts'
import { dayOf } from '@ncv/protocol/joining/draft.ts'
import type { ContactPerson } from '@ncv/protocol/message/application.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'

export const dayText = dayOf

const personText = ({ name, phone, mobile }: ContactPerson): string => [name, phone, ...(mobile === undefined ? [] : [mobile])].join(' · ')

export function spocLines({ contact, deputy, address, mailbox, groupNumber, reachability }: SpocView, io: CommandIo): string[] {
  const more = [groupNumber, reachability].filter((each) => each !== undefined)
  return [
    `  ${io.text('hub.contact.person', { person: personText(contact) })}`,
    `  ${io.text('hub.contact.deputy', { person: personText(deputy) })}`,
    `  ${[mailbox, address, ...more].join(' · ')}`,
  ]
}

export const CSV_COLUMNS = [
  'id',
  'name',
  'contact',
  'phone',
  'mobile',
  'deputy',
  'deputyPhone',
  'deputyMobile',
  'mailbox',
  'groupNumber',
  'address',
  'reachability',
  'confirmed',
] as const

export function csvCells(spoc: SpocView | null): string[] {
  if (spoc === null) return Array.from({ length: 10 }, () => '')
  const { contact, deputy, address, mailbox, groupNumber = '', reachability = '' } = spoc
  return [
    contact.name,
    contact.phone,
    contact.mobile ?? '',
    deputy.name,
    deputy.phone,
    deputy.mobile ?? '',
    mailbox,
    groupNumber,
    address,
    reachability,
  ]
}

/** RFC 4180 with semicolons. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=@\t\r-]/.test(cell) || /^\+(?![0-9 ()/.-]+$)/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(';')
}
