// SPDX-License-Identifier: EUPL-1.2
/**
 * The code of what goes wrong, also later.
 *
 * @module
 */
import { CodedError } from '@ncv/protocol/errors.ts'

export async function codeOfAsync(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
  return 'none'
}
