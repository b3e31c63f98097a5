// SPDX-License-Identifier: EUPL-1.2
/**
 * Reproducible chance for tests: a counter under SHA-256, or values written down beforehand.
 *
 * @module
 */
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Chance } from '@ncv/protocol/crypto/xwing.ts'

export function seededChance(seed: string): Chance {
  let counter = 0
  return {
    random(length) {
      const blocks = Array.from({ length: Math.ceil(length / 32) }, () => sha256(utf8(`${seed} ${counter++}`)))
      return concat(...blocks).slice(0, length)
    },
  }
}

/** Hands out these values in turn and refuses to make up others. */
export function scriptedChance(...values: readonly Uint8Array[]): Chance {
  const left = [...values]
  return {
    random(length) {
      const next = left.shift()
      if (next?.length !== length) throw new Error(`the script has ${next?.length} bytes where ${length} are asked for`)
      return next
    },
  }
}

/** The code of the ProtocolError that `run` throws; anything else is a failure of the test. */
export function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
    throw error
  }
  return 'nothing was thrown'
}
