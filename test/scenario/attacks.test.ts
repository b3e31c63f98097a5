// SPDX-License-Identifier: EUPL-1.2
/** `ncv scenario attacks` without its command: each attack, and that each check goes red without the harm. @module */
import { describe, expect, test } from 'vitest'
import { ATTACKS } from './attacks-command.ts'
import { ClaimFailed } from './step.ts'

/** Real parties compute; where much else does, too, they take their time. */
const PATIENCE_MS = 120_000

describe('an attack on anonymity', { timeout: PATIENCE_MS }, () => {
  test.each(Object.entries(ATTACKS))('is detected and named, and comes through without the one defence: %s', async (_name, attack) => {
    expect(await attack(false)).toContain('control: ')
  })

  test.each(['forged-batch-root', 'foreign-token', 'tagging-hub'])('that is none is not called one: %s', async (name) => {
    await expect(ATTACKS[name]?.(true)).rejects.toBeInstanceOf(ClaimFailed)
  })
})
