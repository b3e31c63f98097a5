// SPDX-License-Identifier: EUPL-1.2
/** What open pages are told, and when no more. */
import { Live } from '@ncv/runtime/web/live.ts'
import { describe, expect, test } from 'vitest'
import { virtualFederation } from '../../support/virtual-world.ts'

const SECOND = 1_000

/** Collects what a stream says; `isDone` once it has ended. */
function listen(answer: Response): { text: string; isDone: boolean } {
  const heard = { text: '', isDone: false }
  const decoder = new TextDecoder()
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  void (async () => {
    for (let step = await reader.read(); !step.done; step = await reader.read()) heard.text += decoder.decode(step.value)
    heard.isDone = true
  })()
  return heard
}

function staged() {
  const federation = virtualFederation()
  const counters = { feed: 1 }
  const live = new Live(federation.party('node'), () => ({ ...counters }))
  return { federation, counters, live }
}

describe('live updates', () => {
  test('an open page is told what was changed and what has grown, by topic alone', async () => {
    const { federation, counters, live } = staged()
    using _live = live
    const heard = listen(live.serve(() => true))
    await federation.advance(5 * SECOND)
    expect(heard.text).not.toContain('event:')
    live.announce('match')
    counters.feed = 2
    await federation.advance(SECOND)
    expect(heard.text).toContain('event: change\ndata: ["feed","match"]\n\n')
  })

  test('what has happened is told once', async () => {
    const { federation, live } = staged()
    using _live = live
    const heard = listen(live.serve(() => true))
    live.announce('match')
    await federation.advance(60 * SECOND)
    expect(heard.text.match(/event: change/g)).toHaveLength(1)
    expect(heard.text.match(/: here/g)?.length).toBeGreaterThan(2)
  })

  test('the stream of a session that has ended ends', async () => {
    const { federation, live } = staged()
    using _live = live
    let isOpen = true
    const heard = listen(live.serve(() => isOpen))
    await federation.advance(2 * SECOND)
    expect(heard.isDone).toBe(false)
    isOpen = false
    await federation.advance(2 * SECOND)
    expect(heard.isDone).toBe(true)
  })

  test('without a page nobody asks the party anything', async () => {
    const federation = virtualFederation()
    let asked = 0
    using live = new Live(federation.party('node'), () => {
      asked += 1
      return { feed: asked }
    })
    await federation.advance(10 * SECOND)
    expect(asked).toBe(0)
    const answer = live.serve(() => true)
    await federation.advance(2 * SECOND)
    expect(asked).toBeGreaterThan(1)
    await answer.body?.cancel()
    const before = asked
    await federation.advance(10 * SECOND)
    expect(asked).toBe(before)
  })

  test('there is room for a fixed number of pages', () => {
    const { live } = staged()
    using _live = live
    const answers = Array.from({ length: 201 }, () => live.serve(() => true))
    expect(answers.map(({ status }) => status).filter((status) => status === 503)).toHaveLength(1)
  })
})
