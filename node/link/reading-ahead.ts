// SPDX-License-Identifier: EUPL-1.2
/**
 * Files that will be asked for soon are requested while the ones before them are still being worked on.
 *
 * Whoever catches up would else spend most of the time waiting for a far mirror: two files for each 256 entries.
 *
 * @module
 */
import type { FileReader } from '@ncv/protocol/tlog/authentic-tiles.ts'

/** Files under way beyond the one that is asked for: each may be some megabytes. */
const AHEAD = 2

/**
 * A reader that, asked for one of `paths`, begins with the next ones. Each answer is handed out once; other paths pass through.
 *
 * @param paths in the order in which they will be asked for; none of them twice
 */
export function readingAhead(read: FileReader, paths: readonly string[]): FileReader {
  const places = new Map(paths.map((path, place) => [path, place]))
  const begun = new Map<string, ReturnType<FileReader>>()
  const begin = (path: string): void => {
    if (begun.has(path)) return
    const reply = read(path)
    // A failure is told when its turn comes, or never, if an earlier one ends the run.
    reply.catch(() => {})
    begun.set(path, reply)
  }
  return (path) => {
    const place = places.get(path)
    if (place === undefined) return read(path)
    for (const next of paths.slice(place, place + 1 + AHEAD)) begin(next)
    const reply = begun.get(path) as ReturnType<FileReader>
    // What was handed out is forgotten but for its name, so that memory holds no more than what is ahead.
    places.delete(path)
    begun.delete(path)
    return reply
  }
}
