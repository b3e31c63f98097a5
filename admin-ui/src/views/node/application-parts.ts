// SPDX-License-Identifier: EUPL-1.2
/**
 * What an application needs next, and its fields in the rows of the table of prerequisites.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import type { Translate } from '../../app/i18n.ts'
import type { de } from '../../i18n/de/application.ts'

type Field = ApplicationView['fields'][number]
type Missing = ApplicationView['missing'][number]
type Blocks = Missing['blocks']

export type NextStep = 'fill' | 'contact' | 'send' | 'wait' | 'vote' | 'rejected' | 'not-carried' | 'admitted' | 'changed' | 'due' | 'nothing'

const AFTER_ANSWER = {
  unknown: 'send',
  pending: 'wait',
  proposed: 'vote',
  'not-carried': 'not-carried',
  rejected: 'rejected',
  admitted: 'admitted',
} as const satisfies Readonly<Record<NonNullable<ApplicationView['answer']>['state'], NextStep>>

/** The one thing to do now. */
export function nextStep({ state, missing, answer, isChanged, isDue, sentAt }: ApplicationView): NextStep {
  const hasContact = !missing.some(({ blocks }) => blocks === 'admission')
  if (state === 'applicant' || state === 'none') {
    if (!hasContact) return 'fill'
    if (sentAt === null || isChanged) return sentAt === null ? 'send' : 'changed'
    return answer === null ? 'wait' : AFTER_ANSWER[answer.state]
  }
  if (state !== 'admitted') return 'nothing'
  if (!hasContact) return 'contact'
  if (isChanged || sentAt === null) return sentAt === null ? 'send' : 'changed'
  return isDue ? 'due' : 'nothing'
}

export interface Row {
  readonly row: number
  readonly fields: readonly Field[]
}

/** Rows in the order of the table, the fields of a row in theirs. */
export function rowsOf({ fields }: Pick<ApplicationView, 'fields'>): Row[] {
  const rows = [...new Set(fields.map(({ row }) => row))].sort((a, b) => a - b)
  return rows.map((row) => ({ row, fields: fields.filter((field) => field.row === row) }))
}

const ORDER: readonly Blocks[] = ['admission', 'amber', null]

/** What blocks most first; empty groups are left out. */
export function missingGroups({ missing }: Pick<ApplicationView, 'missing'>): { readonly blocks: Blocks; readonly fields: readonly Missing[] }[] {
  return ORDER.map((blocks) => ({ blocks, fields: missing.filter((each) => each.blocks === blocks) })).filter(({ fields }) => fields.length > 0)
}

const PARTS = ['state', 'date', 'data', 'ranges', 'domains', 'until'] as const
export type FieldPart = (typeof PARTS)[number]

/** `state` of `internet.state`; undefined for what has a name of its own, such as `contact.phone`. */
export function partOf(name: string): FieldPart | undefined {
  const end = name.slice(name.lastIndexOf('.') + 1)
  return name.includes('.') && !/^(?:contact|deputy)\./.test(name) ? PARTS.find((part) => part === end) : undefined
}

/** The name of a field; with its row where the name alone says too little. */
export function fieldText(row: number, name: string, t: Translate<typeof de>): string {
  const part = partOf(name)
  if (part !== undefined) return `${t('row', { row, name: t(`prerequisite.${row as 1}`) })}: ${t(`part.${part}`)}`
  return t(`field.${name as 'address'}`)
}
