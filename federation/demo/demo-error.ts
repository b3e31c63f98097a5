// SPDX-License-Identifier: EUPL-1.2
/**
 * What can go wrong in the demonstration itself. What a party says is passed on in its own words, as `reason`.
 *
 * @module
 */
import type { ExitCode } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'

export const DEMO_ERROR_CODES = [
  'DEMO_COMMAND',
  'DEMO_OUTPUT',
  'DEMO_PARTY_ENDED',
  'DEMO_PARTY_SILENT',
  'DEMO_WAITED',
  'DEMO_ROOT',
  'DEMO_NODES',
  'DEMO_IDENTITY',
] as const
export type DemoErrorCode = (typeof DEMO_ERROR_CODES)[number]

export class DemoError extends CodedError<DemoErrorCode> {
  override readonly name = 'DemoError'
}

/** Codes whose exit code is not 1. */
export const DEMO_EXIT_CODES: Readonly<Partial<Record<DemoErrorCode, ExitCode>>> = { DEMO_NODES: 2, DEMO_IDENTITY: 2 }
