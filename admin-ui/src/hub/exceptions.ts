// SPDX-License-Identifier: EUPL-1.2
/**
 * What of the imports still needs somebody: a file that got through later, or failed again, is not shown twice.
 *
 * @module
 */
import type { ImportRunView } from '@ncv/protocol/admin/hub-warning-routes.ts'

export type ImportException = ImportRunView['exceptions'][number] & { readonly run: number; readonly at: number; readonly path: string }

/**
 * @param runs newest first
 * @returns of each place only what its newest run said of a file: a run over the same place without a complaint ends the complaint
 */
export function standingExceptions(runs: readonly ImportRunView[]): ImportException[] {
  const seen = new Set<string>()
  const standing: ImportException[] = []
  for (const { id, at, path, exceptions, failure } of runs) {
    if (seen.has(path)) continue
    // One that ended early has not looked at all files.
    if (failure === null) seen.add(path)
    for (const each of exceptions) {
      if (!standing.some((other) => other.path === path && other.file === each.file)) standing.push({ ...each, run: id, at, path })
    }
  }
  return standing
}
