// SPDX-License-Identifier: EUPL-1.2
/**
 * The stories of `ncv scenario recovery` about members and offices, each also seen to fail where its condition is taken away.
 *
 * @module
 */
import { describe, expect, test } from 'vitest'
import { relayHandedOver, witnessHandedOver } from '../../scenario/hand-over-steps.ts'
import { calledBack, lostNode } from '../../scenario/member-recovery-steps.ts'
import { ClaimFailed } from '../../scenario/step.ts'

const STORIES = [
  ['a member whose machine is gone gets new keys by its recovery key, and the old ones are dead at once', lostNode],
  ['a member without its recovery key gets new keys after a call-back, with the consent of two analysts', calledBack],
  ['a witness hands its office over, and who has no key can verify the log all the same', witnessHandedOver],
  ['the relay goes to another organisation: the former one takes no box any more, the new one delivers', relayHandedOver],
] as const

describe('what three quarters, a paper key or four eyes can restore', () => {
  test.each(STORIES)('%s', async (_title, story) => {
    expect(await story(false)).toMatch(/\d/)
  })

  test.each(STORIES)('not without it: %s', async (_title, story) => {
    await expect(story(true)).rejects.toBeInstanceOf(ClaimFailed)
  })
})
