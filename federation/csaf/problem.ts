// SPDX-License-Identifier: EUPL-1.2
/**
 * What can be wrong with a file before any CSAF test runs: a value, since one bad file never stops an import.
 *
 * The texts stand in `csaf/i18n`, under `csaf.problem.<code>`.
 *
 * @module
 */

export const DOCUMENT_PROBLEM_CODES = [
  // the file
  'FILE_UNREADABLE',
  'FILE_SPECIAL',
  'CSAF_TOO_LARGE',
  'CSAF_EMPTY',
  // the text
  'CSAF_BOM',
  'CSAF_ENCODING',
  'CSAF_HTML',
  'CSAF_XML',
  // the JSON
  'CSAF_TRUNCATED',
  'CSAF_NOT_JSON',
  'CSAF_DUPLICATE_KEY',
  'CSAF_TOO_DEEP',
  'CSAF_NOT_ADVISORY',
] as const
export type DocumentProblemCode = (typeof DOCUMENT_PROBLEM_CODES)[number]

export interface DocumentProblem {
  readonly code: DocumentProblemCode
  /** JSON pointer (RFC 6901) of the place, where there is one. */
  readonly pointer?: string
  /** Line and column of the place, both from 1; the column counts UTF-16 units, as editors do. */
  readonly line?: number
  readonly column?: number
  /** Of the file, in bytes. */
  readonly size?: number
  /** The operating system's code (`EACCES`) or the kind of document found. */
  readonly found?: string
}

/** Longest CSAF document that is read, in bytes (ncv-log: a document's body). */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
