// SPDX-License-Identifier: EUPL-1.2
/**
 * A folder that is gone at the end of the test, and the code of an error.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodedError } from '@ncv/protocol/errors.ts'

export interface TemporaryDir extends Disposable {
  readonly path: string
}

export function temporaryDir(): TemporaryDir {
  const path = mkdtempSync(join(tmpdir(), 'ncv-test-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** The code that `run` throws; `undefined` when it throws nothing. Other errors pass. */
export function codeOf(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
  return undefined
}

/** The same for a promise. */
export async function codeOfAsync(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run()
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
  return undefined
}
