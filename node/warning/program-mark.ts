// SPDX-License-Identifier: EUPL-1.2
/**
 * Which program matches here? A newer one may judge otherwise, and what an older one has stored must not outlive it.
 *
 * Nobody has to remember to count a number up: it is the hash of everything that matching is made of, as it lies on the disk.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { concat, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'

const FOLDERS = [
  new URL('../matching/', import.meta.url),
  new URL('../triage/', import.meta.url),
  new URL('./', import.meta.resolve('@ncv/protocol/advisory/advisory.ts')),
]

/** Sixteen hexadecimal digits. */
export function programMark(): string {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .flatMap((name) => [utf8(`${name}\0`), readFileSync(new URL(name, folder))]),
  )
  return hex(sha256(concat(...files))).slice(0, 16)
}
