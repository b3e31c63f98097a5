// SPDX-License-Identifier: EUPL-1.2
/**
 * Why a document was not published, as far as it says who must do something now.
 *
 * @module
 */
import type { EXCEPTION_KINDS } from '@ncv/protocol/admin/hub-warning-routes.ts'

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** The document is sound; what is missing is a decision of a person here. */
const HELD: ReadonlySet<string> = new Set(['DOCUMENT_CONFLICT', 'PLEDGE_MISSING', 'TLP_MISSING', 'TLP_NOT_BROADCAST', 'EPOCH_OLD'])

export function exceptionKind(code: string): ExceptionKind {
  if (code === 'DOCUMENT_OLDER') return 'outdated'
  return HELD.has(code) ? 'held' : 'faulty'
}
