// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be asked of a node about its inventory. It is shown to the organisation's own people alone.
 *
 * @module
 */
import { z } from 'zod'
import { Base64, Count } from './fields.ts'

const Need = z.enum(['normal', 'high', 'very-high'])

export const AssetView = z.object({
  id: z.string(),
  vendor: z.string().optional(),
  product: z.string(),
  version: z.string().optional(),
  cpe: z.string().optional(),
  purl: z.string().optional(),
  model: z.string().optional(),
  serial: z.string().optional(),
  /** Who keeps it running. */
  operator: z.enum(['self', 'it-dl', 'saas', 'district']).optional(),
  criticality: z.enum(['low', 'medium', 'high', 'very-high']).optional(),
  confidentiality: Need.optional(),
  integrity: Need.optional(),
  availability: Need.optional(),
  /** Absent: not known. */
  exposure: z.enum(['internet', 'internal', 'isolated']).optional(),
  office: z.string().optional(),
  role: z.string().optional(),
  host: z.string().optional(),
  /** Absent: exactly this product. */
  kind: z.enum(['family', 'os']).optional(),
})
export type AssetView = z.infer<typeof AssetView>

/** What a column can stand for; `-` leaves it out. */
const ColumnMeaning = z.enum([...AssetView.keyof().options, 'protection', 'os', 'os-version', '-'])

/** A file that is to become the inventory, and how it is to be read. */
export const InventoryFile = z.strictObject({
  file: Base64,
  /** The file is packed with gzip: a large one would not fit the interface otherwise. */
  isPacked: z.boolean().optional(),
  /** Name of the file without its folder, for the history. */
  name: z.string().min(1).max(200).optional(),
  /** Found out where absent. */
  format: z.enum(['csv', 'cyclonedx', 'nmap']).optional(),
  preset: z.string().min(1).max(40).optional(),
  /** Column name to field, over preset and memory. */
  map: z.record(z.string().min(1).max(1000), ColumnMeaning).optional(),
  delimiter: z.enum([';', ',', '\t', '|']).optional(),
  /** Entries that the file does not name stay. */
  isMerge: z.boolean().optional(),
  /** All that changes is listed, not only the first of it. */
  isWhole: z.boolean().optional(),
})
export type InventoryFile = z.infer<typeof InventoryFile>

/** One fault of a file; `text` is the sentence in the language asked for. */
export const InventoryFaultView = z.object({
  line: z.int().min(1).optional(),
  field: z.string().optional(),
  problem: z.string(),
  found: z.string().optional(),
  text: z.string(),
})
export type InventoryFaultView = z.infer<typeof InventoryFaultView>

/** What an import would do, or has done. */
export const ImportView = z.object({
  format: z.string(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  preset: z.string().optional(),
  /** Each column of a table with the field that it stands for. */
  columns: z.array(z.object({ name: z.string(), field: z.string().optional() })),
  /** Entries of the file, and of the inventory afterwards. */
  read: Count,
  total: Count,
  counts: z.object({ added: Count, changed: Count, removed: Count, unchanged: Count }),
  /** The first entries as they were understood. */
  first: z.array(AssetView),
  added: z.array(AssetView),
  changed: z.array(z.object({ before: AssetView, after: AssetView, fields: z.array(z.string()) })),
  removed: z.array(AssetView),
  notes: z.array(z.object({ code: z.string(), text: z.string() })),
  /** More than 40 % of the present entries would vanish: it is refused unless allowed. */
  isShrinking: z.boolean(),
})
export type ImportView = z.infer<typeof ImportView>

const MatchCounts = z.object({ affected: Count, check: Count })
const Faults = z.array(InventoryFaultView)

const ImportLine = z.object({
  number: Count,
  at: Count,
  source: z.string(),
  format: z.string(),
  added: Count,
  changed: Count,
  removed: Count,
  total: Count,
})
export type ImportLine = z.infer<typeof ImportLine>

/** A product that was named in an answer: one of the question's own, or any other. */
export const AnsweredProduct = z.strictObject({
  /** Of the question. */
  id: z.string().min(1).max(80).optional(),
  vendor: z.string().min(1).max(200).optional(),
  product: z.string().min(1).max(200).optional(),
  /** Absent: not known. */
  version: z.string().min(1).max(200).optional(),
  operator: AssetView.shape.operator,
})
export type AnsweredProduct = z.infer<typeof AnsweredProduct>

/** `none`: nothing of the kind is in use. */
export const QuestionAnswer = z.union([z.literal('none'), z.array(AnsweredProduct).min(1).max(50)])
export type QuestionAnswer = z.infer<typeof QuestionAnswer>

export const QuestionView = z.object({
  id: z.string(),
  office: z.string(),
  officeTitle: z.string(),
  text: z.string(),
  products: z.array(z.object({ id: z.string(), vendor: z.string().optional(), product: z.string(), kind: AssetView.shape.kind })),
  answer: QuestionAnswer.optional(),
})
export type QuestionView = z.infer<typeof QuestionView>

export const INVENTORY_ROUTES = {
  previewInventory: {
    method: 'POST',
    path: '/inventory/preview',
    action: 'inventory.read',
    body: InventoryFile,
    reply: z.object({ faults: Faults, plan: ImportView.optional() }),
  },
  importInventory: {
    method: 'POST',
    path: '/inventory',
    action: 'inventory.write',
    body: InventoryFile.extend({ isShrinkAllowed: z.boolean().optional() }),
    reply: z.object({ imported: Count, faults: Faults, plan: ImportView.optional(), matches: MatchCounts }),
  },
  undoInventoryImport: {
    method: 'POST',
    path: '/inventory/undo',
    action: 'inventory.write',
    reply: z.object({ undone: ImportLine, total: Count, matches: MatchCounts }),
  },
  redoInventoryImport: {
    method: 'POST',
    path: '/inventory/redo',
    action: 'inventory.write',
    reply: z.object({ undone: ImportLine, total: Count, matches: MatchCounts }),
  },
  listInventoryImports: {
    method: 'GET',
    path: '/inventory/imports',
    action: 'inventory.read',
    reply: z.object({ imports: z.array(ImportLine) }),
  },
  listInventory: { method: 'GET', path: '/inventory', action: 'inventory.read', reply: z.object({ assets: z.array(AssetView) }) },

  readQuestionnaire: {
    method: 'GET',
    path: '/inventory/questionnaire',
    action: 'inventory.read',
    reply: z.object({ questions: z.array(QuestionView) }),
  },
  answerQuestionnaire: {
    method: 'PUT',
    path: '/inventory/questionnaire',
    action: 'inventory.write',
    /** `null` takes an answer back. */
    body: z.strictObject({ answers: z.record(z.string().min(1).max(80), QuestionAnswer.nullable()) }),
    reply: z.object({ answered: Count, open: Count }),
  },
  applyQuestionnaire: {
    method: 'POST',
    path: '/inventory/questionnaire',
    action: 'inventory.write',
    body: z.strictObject({ isPreview: z.boolean().optional() }),
    reply: z.object({ plan: ImportView, answered: Count, open: Count, matches: MatchCounts }),
  },
} as const
