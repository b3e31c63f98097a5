// SPDX-License-Identifier: EUPL-1.2
/**
 * What claims lead to, under virtual time.
 *
 * @module
 */
import { Waker } from '@ncv/protocol/wake-up/waker.ts'
import { describe, expect, test } from 'vitest'
import { virtualFederation } from '../../support/virtual-world.ts'

const LIMITS = { spreadMs: 2_000, gapMs: 1_000, gapMaxMs: 60_000 }

/** A log that holds what `truth` says at each look. */
function stage(seed = 'waker') {
  const federation = virtualFederation({ seed })
  const looks: number[] = []
  const log = { truth: 10, size: 10 }
  const start = federation.now()
  const waker = new Waker(federation.party('node'), {
    ...LIMITS,
    size: () => log.size,
    look: async () => {
      looks.push(federation.now() - start)
      log.size = log.truth
    },
  })
  return { federation, looks, log, waker }
}

describe('a claim', () => {
  test('that the log has grown leads to one look within the spread', async () => {
    const { federation, looks, log, waker } = stage()
    log.truth = 11
    waker.claim(11)
    await federation.advance(2_000)
    expect(looks).toHaveLength(1)
    await federation.advance(600_000)
    expect(looks).toHaveLength(1)
  })

  test('of a size that is here leads to nothing', async () => {
    const { federation, looks, waker } = stage()
    waker.claim(10)
    waker.claim(3)
    await federation.advance(600_000)
    expect(looks).toEqual([])
  })

  test('is followed by a second look where the first was begun too early', async () => {
    const { federation, looks, log, waker } = stage()
    log.truth = 11
    waker.claim(12)
    while (looks.length === 0) await federation.advance(1)
    log.truth = 12
    await federation.advance(4_000)
    expect(looks).toHaveLength(2)
    expect(log.size).toBe(12)
  })

  test('many at once lead to one look; looks of a thousand nodes are spread', async () => {
    const at: number[] = []
    for (let i = 0; i < 1_000; i++) {
      const { federation, looks, log, waker } = stage(`herd ${i}`)
      log.truth = 20
      for (let size = 11; size <= 20; size++) waker.claim(size)
      await federation.advance(2_000)
      expect(looks).toHaveLength(1)
      at.push(...looks)
    }
    const tenths = Array.from({ length: 10 }, (_, t) => at.filter((ms) => Math.floor(ms / 200) === t).length)
    expect(Math.max(...tenths)).toBeLessThan(150)
  })

  test('nothing follows after the end', async () => {
    const { federation, looks, log, waker } = stage()
    log.truth = 11
    waker.claim(11)
    waker.stop()
    waker.claim(12)
    await federation.advance(600_000)
    expect(looks).toEqual([])
  })
})

describe('somebody who claims what is not so', () => {
  test('causes no more looks than polling does, however much is claimed', async () => {
    const { federation, looks, waker } = stage()
    const hours = 2
    for (let second = 0; second < hours * 3_600; second++) {
      waker.claim(1_000 + second)
      await federation.advance(1_000)
    }
    expect(looks.length).toBeGreaterThan(hours * 55)
    expect(looks.length).toBeLessThan(hours * 60 + 10)
  })

  test('is heard again as soon as there was something', async () => {
    const { federation, looks, log, waker } = stage()
    for (let i = 0; i < 100; i++) {
      waker.claim(1_000 + i)
      await federation.advance(10_000)
    }
    log.truth = 11
    waker.claim(11)
    await federation.advance(62_000)
    const before = looks.length
    log.truth = 12
    waker.claim(12)
    await federation.advance(2_000)
    expect(looks).toHaveLength(before + 1)
  })
})
