// SPDX-License-Identifier: EUPL-1.2
/**
 * The trace of a run: one line an event, and SHA-256 over all lines and all bytes that went over the wire.
 *
 * @module
 */
import { createHash } from 'node:crypto'

export interface Trace {
  add(line: string, bytes?: Uint8Array): void
  /** Hex of the hash so far. */
  hash(): string
  /** Kept only where asked for. */
  readonly lines: readonly string[]
}

export function startTrace(isKept: boolean): Trace {
  const hash = createHash('sha256')
  const lines: string[] = []
  return {
    lines,
    add(line, bytes) {
      hash.update(line).update('\n')
      if (bytes !== undefined) hash.update(bytes)
      if (isKept) lines.push(bytes === undefined || bytes.length === 0 ? line : `${line} [${bytes.length}]`)
    },
    hash: () => hash.copy().digest('hex'),
  }
}
