// SPDX-License-Identifier: EUPL-1.2
/**
 * What can go wrong at the relay beyond broken protocol. Texts: `i18n/`.
 *
 * @module
 */
import type { ExitCode } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'

export const RELAY_ERROR_CODES = [
  // joining
  'NOT_JOINED',
  'JOINED_ELSEWHERE',
  'OTHER_RELAY',
  'URL_NOT_PROTECTED',
  // who sends: every reason has its own code, so that a node's operator learns what to do
  'AUTH_MISSING',
  'AUTH_EXPIRED',
  'AUTH_EARLY',
  'AUTH_REPLAYED',
  'AUTH_OTHER_REQUEST',
  'REQUESTS_TOO_MANY',
  // slots
  'SLOT_MALFORMED',
  'SLOT_OFF',
  'SLOT_USED',
  'RELAY_FULL',
  'RELAY_NOT_IN_OFFICE',
  'URGENT_ALONE',
  'URGENT_TOO_OFTEN',
  // the mirror
  'MIRROR_CHECKING',
  'MIRROR_MEMORY',
  // the hub
  'HUB_STATUS',
] as const
export type RelayErrorCode = (typeof RELAY_ERROR_CODES)[number]

/** Params never name a member: they end up in answers and, by code, in the log. */
export class RelayError extends CodedError<RelayErrorCode> {
  override readonly name = 'RelayError'
}

/** Codes whose exit code is not 1. */
export const RELAY_EXIT_CODES: Readonly<Partial<Record<RelayErrorCode, ExitCode>>> = { NOT_JOINED: 78, URL_NOT_PROTECTED: 2 }

/** HTTP status of the codes that a node can meet; 400 for the others. */
export const RELAY_STATUS: Readonly<Partial<Record<RelayErrorCode, number>>> = {
  AUTH_MISSING: 401,
  AUTH_EXPIRED: 401,
  AUTH_EARLY: 401,
  AUTH_REPLAYED: 401,
  AUTH_OTHER_REQUEST: 401,
  SLOT_OFF: 409,
  SLOT_USED: 429,
  REQUESTS_TOO_MANY: 429,
  RELAY_FULL: 503,
  RELAY_NOT_IN_OFFICE: 503,
  URGENT_ALONE: 409,
  URGENT_TOO_OFTEN: 429,
  MIRROR_CHECKING: 503,
}
