// SPDX-License-Identifier: EUPL-1.2
/**
 * Where the files lie that anybody may fetch.
 *
 * @module
 */
import { join } from 'node:path'

export function publicDir(dir: string): string {
  return join(dir, 'public')
}
