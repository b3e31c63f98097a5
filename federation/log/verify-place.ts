// SPDX-License-Identifier: EUPL-1.2
/**
 * Names the place of what does not fit: index of the entry, path of the file.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'

export interface Place {
  readonly index?: number
  readonly path?: string
}

/** Runs a check; its ProtocolError gets the place, unless it names a more exact one itself. */
export async function within<T>(place: Place, check: () => T | Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof ProtocolError) throw new ProtocolError(error.code, { ...place, ...error.params }, { cause: error })
    throw error
  }
}
