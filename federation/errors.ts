// SPDX-License-Identifier: EUPL-1.2
/**
 * What can go wrong at the hub beyond broken protocol. Texts: `i18n/`.
 *
 * @module
 */
import type { ExitCode } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'

export const FEDERATION_ERROR_CODES = [
  'LOG_EXISTS',
  'LOG_MISSING',
  'LOG_DAMAGED',
  'LOG_FILE_MISSING',
  'HUB_WAITING',
  'HUB_BEHIND',
  'FOUNDER_MISSING',
  'FOUNDER_MALFORMED',
  'DRAFT_MISSING',
  'DRAFT_MALFORMED',
  'DRAFT_PUBLISHED',
  'ANALYST_EXISTS',
  'ANALYST_UNKNOWN',
  'ANALYST_KEY',
  'CONTRIBUTION_MISSING',
  'CASE_AMBIGUOUS',
  'CASE_UNANSWERABLE',
  'CASE_CLOSED',
  'CASE_CHANGED',
  'ENTRY_MISSING',
  'ENTRY_NOT_WARNING',
  'TLP_MISSING',
  'DOCUMENT_CONFLICT',
  'DOCUMENT_OLDER',
  'ISSUER_KEY_MISSING',
  'DEMO_FAILED',
  'DEMO_PARTY',
  'TLP_NOT_SUPPORTED',
  'EPOCH_MISSING',
  'ROOT_SHARES',
  'WITHDRAWN_ALREADY',
  'HUB_KEY_PENDING',
  'LEDGER_OPEN',
  'REQUESTS_TOO_MANY',
  'CATALOGUE_NOT_JSON',
  'CATALOGUE_INVALID',
  'CATALOGUE_EDITION',
  'CATALOGUE_DRAFT_MISSING',
  'COUNTING_KEYS',
  'GROUP_SMALL',
  'QUESTION_WINDOW',
  'QUESTION_STALE',
  'COUNT_TOO_SOON',
] as const
export type FederationErrorCode = (typeof FEDERATION_ERROR_CODES)[number]

export class FederationError extends CodedError<FederationErrorCode> {
  override readonly name = 'FederationError'
}

/** Codes whose exit code is not 1. */
export const FEDERATION_EXIT_CODES: Readonly<Partial<Record<FederationErrorCode, ExitCode>>> = {
  FOUNDER_MALFORMED: 2,
  DRAFT_MALFORMED: 2,
  ANALYST_KEY: 2,
  LOG_MISSING: 78,
  TLP_MISSING: 2,
  CATALOGUE_NOT_JSON: 2,
  CATALOGUE_INVALID: 2,
  GROUP_SMALL: 2,
  QUESTION_WINDOW: 2,
}
