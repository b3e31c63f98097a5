// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of contacts as a table for spreadsheets: RFC 4180 with semicolons, as the command line writes it.
 *
 * @module
 */
import type { HubContactView } from '@ncv/protocol/admin/hub-application-routes.ts'

const COLUMNS = [
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
]

export function contactsCsv(contacts: readonly HubContactView[]): string {
  return [COLUMNS, ...contacts.map(cellsOf)].map(csvLine).join('\r\n')
}

function cellsOf({ id, name, spoc, confirmedAt }: HubContactView): string[] {
  const day = confirmedAt === null ? '' : new Date(confirmedAt).toISOString().slice(0, 10)
  if (spoc === null) return [id, name, ...Array.from({ length: 10 }, () => ''), day]
  const { contact, deputy, mailbox, groupNumber = '', address, reachability = '' } = spoc
  const people = [contact, deputy].flatMap((person) => [person.name, person.phone, person.mobile ?? ''])
  return [id, name, ...people, mailbox, groupNumber, address, reachability, day]
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it; a telephone number stays one. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=@\t\r-]/.test(cell) || /^\+(?![0-9 ()/.-]+$)/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(';')
}

export type ContactState = 'good' | 'due' | 'none'

export function contactState({ spoc, isDue }: Pick<HubContactView, 'spoc' | 'isDue'>): ContactState {
  if (spoc === null) return 'none'
  return isDue ? 'due' : 'good'
}
