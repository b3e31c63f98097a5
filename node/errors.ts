// SPDX-License-Identifier: EUPL-1.2
/**
 * What can go wrong at a node beyond broken protocol. Texts: `i18n/`.
 *
 * @module
 */
import type { ExitCode } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'

export const NODE_ERROR_CODES = [
  // keys and setup
  'NODE_NOT_JOINED',
  'NODE_JOINED',
  'NOT_A_FOUNDER',
  'KEY_FILE_MISSING',
  'KEY_FILE_MALFORMED',
  'VAULT_KEY_WRONG',
  'WORDS_MISSING',
  'OUT_EXISTS',
  'URL_MALFORMED',
  'URL_NOT_PROTECTED',
  'FILE_NOT_UTF8',
  // link
  'SOURCE_FAILED',
  'FEED_HALTED',
  'FEED_UNREACHABLE',
  'CLOCK_DIFFERS',
  // what people ask for
  'WARNING_MISSING',
  'ASSET_MISSING',
  'ADVISORY_MISSING',
  'STATUS_REASON',
  'STATUS_DATE',
  'INCIDENT_MISSING',
  'IDENTITY_ABSENT',
  'INVENTORY_INVALID',
  // contribution
  'TOKENS_MISSING',
  'CONTRIBUTION_CHANGED',
  'CONTRIBUTION_EMPTY',
  'CONTRIBUTION_REFUSED',
  'CONFIRMATION_MISSING',
  'CONTRIBUTED_ALREADY',
  'LINK_STALE',
] as const
export type NodeErrorCode = (typeof NODE_ERROR_CODES)[number]

export class NodeError extends CodedError<NodeErrorCode> {
  override readonly name = 'NodeError'
}

/** Codes whose exit code is not 1. */
export const NODE_EXIT_CODES: Readonly<Record<string, ExitCode>> = {
  NODE_NOT_JOINED: 78,
  KEY_FILE_MISSING: 78,
  KEY_FILE_MALFORMED: 78,
  VAULT_KEY_WRONG: 78,
  CLOCK_DIFFERS: 78,
  URL_MALFORMED: 2,
  URL_NOT_PROTECTED: 2,
  WORDS_MISSING: 2,
  OUT_EXISTS: 2,
  FILE_NOT_UTF8: 2,
  WARNING_MISSING: 2,
  ASSET_MISSING: 2,
  ADVISORY_MISSING: 2,
  STATUS_REASON: 2,
  STATUS_DATE: 2,
  INCIDENT_MISSING: 2,
  INVENTORY_INVALID: 2,
  CONFIRMATION_MISSING: 2,
  GENESIS_MISMATCH: 2,
  GENESIS_SIGNATURE: 2,
  CHECKPOINT_UNSIGNED: 2,
  IDENTITY_ABSENT: 2,
  // the redaction's own codes
  INCIDENT_NOT_JSON: 2,
  INCIDENT_MALFORMED: 2,
  IDENTITY_NOT_JSON: 2,
  IDENTITY_MALFORMED: 2,
  IDENTITY_MISSING: 2,
  PLACES_MALFORMED: 2,
  TEXTS_MALFORMED: 2,
  REDACT_USAGE: 2,
  REDACT_FILE: 2,
}
