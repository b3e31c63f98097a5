// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be wrong with a file that is to become an inventory. Texts: `i18n/inventory-de.ts`, `i18n/inventory-en.ts`.
 *
 * @module
 */

export type InventoryProblem =
  // the file as a whole
  | 'not-utf-8'
  | 'mixed-encoding'
  | 'nul-byte'
  | 'too-large'
  | 'empty'
  // its table
  | 'header'
  | 'no-product-column'
  | 'column-unknown'
  | 'column-twice'
  | 'too-many-columns'
  | 'field-count'
  | 'quoting'
  | 'too-many-assets'
  // one entry
  | 'field-missing'
  | 'field-too-long'
  | 'duplicate-id'
  | 'control-character'
  | 'unknown-value'
  // CycloneDX and nmap
  | 'json-broken'
  | 'not-cyclonedx'
  | 'cyclonedx-version'
  | 'value-malformed'
  | 'too-deep'
  | 'xml-broken'
  | 'xml-doctype'
  | 'not-nmap'

/** One thing that is wrong. */
export interface InventoryFault {
  /** Counted from 1, as editors do. Absent where a format has no lines that a person would look at. */
  readonly line?: number
  /** A column's name, or a JSON pointer. */
  readonly field?: string
  readonly problem: InventoryProblem
  /** What stands there, shortened; never more than 40 characters. */
  readonly found?: string
}

/** As many as a person reads; a broken file has a million. */
export const MAX_FAULTS = 50

/** Control characters other than tab and line break, and direction overrides: no inventory means them, and a terminal or a page would obey them. */
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** What would make two lines of one name. */
export const LINE_ENDS = /[\t\n\r\u2028\u2029]+/g

/** Of a text from a file, so much as a message can show. */
export function shown(text: string): string {
  return text.replace(new RegExp(CONTROL, 'g'), '?').slice(0, 40)
}
