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
 * @param paths in the order in which they will be asked for; none of them twice. Only the next few are ever taken from it: how
 * many there are may be no more than somebody's claim
 */
export function readingAhead(read: FileReader, paths: Iterable<string>): FileReader {
  const coming = paths[Symbol.iterator]()
  /** The next names in their order, with the reply where it is under way. */
  const near = new Map<string, ReturnType<FileReader> | undefined>()
  const takeNames = (count: number): void => {
    while (near.size < count) {
      const next = coming.next()
      if (next.done === true) return
      near.set(next.value, undefined)
    }
  }
  const begin = (path: string): ReturnType<FileReader> => {
    const reply = near.get(path) ?? read(path)
    // A failure is told when its turn comes, or never, if an earlier one ends the run.
    reply.catch(() => {})
    near.set(path, reply)
    return reply
  }
  return (path) => {
    takeNames(1 + AHEAD)
    if (!near.has(path)) return read(path)
    const reply = begin(path)
    // What was handed out, and what was passed over for it, is forgotten: memory holds no more than what is ahead.
    for (const name of near.keys()) {
      near.delete(name)
      if (name === path) break
    }
    takeNames(AHEAD)
    for (const next of near.keys()) begin(next)
    return reply
  }
}
