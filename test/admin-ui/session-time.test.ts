// SPDX-License-Identifier: EUPL-1.2
/** When the reader is told that the session ends. */
import { describe, expect, test } from 'vitest'
import { leftMs, LOOK_MS, stepOf, WARN_MS } from '../../admin-ui/src/app/session-time.ts'

describe('the end of a session', () => {
  test('is reckoned by the server’s clock: one that is wrong here changes nothing', () => {
    const [server, here] = [1_767_600_000_000, 1_234]
    const view = { endsAt: server + 30 * 60_000, now: server, readAt: here }
    expect(leftMs(view, here)).toBe(30 * 60_000)
    expect(leftMs(view, here + 29 * 60_000)).toBe(60_000)
    expect(leftMs({ ...view, endsAt: null }, here)).toBeUndefined()
  })

  test('is put off while somebody works, and looked at where nobody does, before the reader is warned', () => {
    expect(stepOf(LOOK_MS + 1, true)).toBe('wait')
    expect(stepOf(LOOK_MS, true)).toBe('extend')
    expect(stepOf(LOOK_MS, false)).toBe('look')
    expect(LOOK_MS).toBeGreaterThan(WARN_MS)
  })
})
