// SPDX-License-Identifier: EUPL-1.2
/**
 * What a column of a table can stand for.
 *
 * @module
 */
import { ASSET_FIELDS } from './asset.ts'

/** Besides the fields of an asset: one protection need for all three, and an operating system that makes an entry of its own. */
export const COLUMN_FIELDS = [...ASSET_FIELDS, 'protection', 'os', 'os-version'] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

/** Of a mapping: this column is left out, whatever a preset says. */
export const LEFT_OUT = '-'
export type MappedTo = ColumnField | typeof LEFT_OUT

/** Column name, as `columnKey` has it, to its field. */
export type Mapping = Readonly<Record<string, MappedTo>>
