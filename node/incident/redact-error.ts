// SPDX-License-Identifier: EUPL-1.2
/**
 * What stops the redaction: the guard fails closed, so each of these means that nothing has left the house.
 *
 * The texts stand in `node/i18n/redact-de.ts` and `redact-en.ts` under `redact.error.<CODE>`.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'

export const REDACT_ERROR_CODES = [
  // bad input
  'INCIDENT_NOT_JSON',
  'INCIDENT_MALFORMED',
  'IDENTITY_NOT_JSON',
  'IDENTITY_MALFORMED',
  'IDENTITY_MISSING',
  'PLACES_MALFORMED',
  'TEXTS_MALFORMED',
  'REDACT_USAGE',
  'REDACT_FILE',
  // the guard itself
  'GUARD_FAILED',
] as const
export type RedactErrorCode = (typeof REDACT_ERROR_CODES)[number]

export class RedactError extends CodedError<RedactErrorCode> {
  override readonly name = 'RedactError'
}
