// SPDX-License-Identifier: EUPL-1.2
/**
 * Recipients from a table, all lines or none.
 *
 *     handle;name;kind;mailbox;member;agreement;agreement-from;agreement-until;pledge;pledge-from;pledge-until
 *     lk-beispiel;Landkreis Beispiel;superior-office;isb@lk.example;;;;;;;
 *     kdl;Kommunale Datenzentrale;provider;ncv@kdl.example;;AV 12/2026;2026-01-01;2027-12-31;TLP-Erklärung;2026-01-01;
 *
 * Columns in any order, the first three are needed; UTF-8, UTF-16 or windows-1252, separated by `;`, `,` or tab.
 *
 * @module
 */
import type { RecipientFault } from '@ncv/protocol/admin/forwarding-routes.ts'
import { Recipient } from '@ncv/protocol/admin/forwarding-routes.ts'
import { csvText } from '../inventory/csv-encoding.ts'
import type { CsvRow } from '../inventory/csv-rows.ts'
import { csvRows, delimiterOf } from '../inventory/csv-rows.ts'
import { shown } from '../inventory/fault.ts'
import { isDay } from '../triage/day.ts'

const COLUMNS = [
  'handle',
  'name',
  'kind',
  'mailbox',
  'member',
  'agreement',
  'agreement-from',
  'agreement-until',
  'pledge',
  'pledge-from',
  'pledge-until',
] as const
type Column = (typeof COLUMNS)[number]
const NEEDED: readonly Column[] = ['handle', 'name', 'kind']

/** More than any house has. */
const MAX_RECIPIENTS = 2_000
const MAX_FAULTS = 50

export interface RecipientTable {
  readonly recipients: readonly Recipient[]
  readonly faults: readonly RecipientFault[]
}

export function parseRecipients(bytes: Uint8Array): RecipientTable {
  const text = csvText(bytes)
  if ('problem' in text) return broken(text.line ?? 1, text.problem)
  let whole: string
  try {
    whole = [...text.pieces()].join('')
  } catch {
    return broken(1, 'not-utf-8')
  }
  const rows: CsvRow[] = []
  const reader = csvRows([whole], delimiterOf(whole.slice(0, 4096)).delimiter)
  let next = reader.next()
  for (; next.done !== true; next = reader.next()) rows.push(next.value)
  if (next.value !== undefined) return broken(next.value.line ?? 1, next.value.problem)
  const [header, ...lines] = rows
  if (header === undefined || lines.length === 0) return broken(1, 'empty')
  if (lines.length > MAX_RECIPIENTS) return broken(lines[MAX_RECIPIENTS]?.line ?? 1, 'too-many')
  const columns = columnsOf(header)
  return 'problem' in columns ? { recipients: [], faults: [columns] } : readLines(columns.names, lines)
}

function broken(line: number, problem: string): RecipientTable {
  return { recipients: [], faults: [{ line, field: '', problem, found: '' }] }
}

function columnsOf({ line, cells }: CsvRow): { readonly names: readonly Column[] } | RecipientFault {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const unknown = names.find((name, i) => !COLUMNS.some((column) => column === name) || names.indexOf(name) !== i)
  if (unknown !== undefined) return { line, field: shown(unknown), problem: 'column', found: COLUMNS.join(';') }
  const absent = NEEDED.find((column) => !names.includes(column))
  if (absent !== undefined) return { line, field: absent, problem: 'column-missing', found: '' }
  return { names: names as Column[] }
}

function readLines(names: readonly Column[], lines: readonly CsvRow[]): RecipientTable {
  const recipients: Recipient[] = []
  const faults: RecipientFault[] = []
  const seen = new Set<string>()
  for (const { line, cells } of lines) {
    if (faults.length >= MAX_FAULTS) break
    if (cells.length > names.length) {
      faults.push({ line, field: '', problem: 'cells', found: String(cells.length) })
      continue
    }
    const row = Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()]))
    const read = recipientOf(row)
    if ('problem' in read) faults.push({ line, ...read })
    else if (seen.has(read.handle)) faults.push({ line, field: 'handle', problem: 'twice', found: read.handle })
    else {
      seen.add(read.handle)
      recipients.push(read)
    }
  }
  return faults.length === 0 ? { recipients, faults } : { recipients: [], faults }
}

type RowFault = Omit<RecipientFault, 'line'>

function recipientOf(row: Readonly<Record<string, string>>): Recipient | RowFault {
  const given = (name: Column): Readonly<Record<string, string>> => (row[name] ? { [name]: row[name] } : {})
  const papers = [paperOf(row, 'agreement'), paperOf(row, 'pledge')]
  const parsed = Recipient.safeParse({
    ...given('handle'),
    ...given('name'),
    ...given('kind'),
    ...given('mailbox'),
    ...given('member'),
    ...papers[0],
    ...papers[1],
  })
  if (parsed.success) return recipientFault(parsed.data) ?? parsed.data
  const [issue] = parsed.error.issues
  const path = (issue?.path ?? []).map(String)
  const column = path.length === 2 && path[1] !== 'reference' ? path.join('-') : (path[0] ?? '')
  return { field: column, problem: row[column] ? 'value' : 'missing', found: shown(row[column] ?? '') }
}

function paperOf(row: Readonly<Record<string, string>>, kind: 'agreement' | 'pledge'): object {
  const [reference, from, until] = [row[kind], row[`${kind}-from`], row[`${kind}-until`]]
  if (!reference && !from && !until) return {}
  return { [kind]: { ...(reference ? { reference } : {}), ...(from ? { from } : {}), ...(until ? { until } : {}) } }
}

/** Words of `--to`, and what ids of members look like. */
const RESERVED = /^(?:own-body|public|m-[0-9a-f]{16})$/

/** What a schema cannot say: days that the calendar has, and an order between them. */
export function recipientFault(recipient: Recipient): RowFault | undefined {
  for (const kind of ['agreement', 'pledge'] as const) {
    const paper = recipient[kind]
    if (paper === undefined) continue
    for (const end of ['from', 'until'] as const) {
      const day = paper[end]
      if (day !== undefined && !isDay(day)) return { field: `${kind}-${end}`, problem: 'value', found: day }
    }
    if (paper.until !== undefined && paper.until < paper.from) return { field: `${kind}-until`, problem: 'before', found: paper.until }
  }
  if (RESERVED.test(recipient.handle)) return { field: 'handle', problem: 'reserved', found: recipient.handle }
  return undefined
}
