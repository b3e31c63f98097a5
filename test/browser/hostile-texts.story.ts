// SPDX-License-Identifier: EUPL-1.2
/** Whatever stands in a message: it is text. Every free text of every answer is replaced by one that wants to be more. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Reader } from './support/chromium.ts'
import { launch, openReader, signIn, visit } from './support/chromium.ts'
import { harmDone } from './support/harm.ts'
import { HOSTILE, poison } from './support/hostile.ts'
import type { Party } from './support/stage.ts'
import { addressOf } from './support/stage.ts'
import { everyView } from './views.ts'

const FACES: readonly (readonly [face: 'node' | 'hub', party: Party])[] = [
  ['node', 'node-1'],
  ['hub', 'hub'],
]

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Poisons every JSON answer from now on; tells how many texts were replaced. */
async function poisonAnswers({ page, address }: Reader): Promise<() => number> {
  let at = 0
  await page.route(`${address.origin}/**`, async (route) => {
    const { resourceType, url } = { resourceType: route.request().resourceType(), url: new URL(route.request().url()) }
    if (resourceType !== 'fetch' || url.pathname === '/session') return await route.continue()
    const answer = await route.fetch()
    if (!(answer.headers()['content-type'] ?? '').startsWith('application/json')) return await route.fulfill({ response: answer })
    const json = poison(await answer.json(), () => {
      at += 1
      return HOSTILE[at % HOSTILE.length] as string
    })
    return await route.fulfill({ response: answer, json })
  })
  return () => at
}

test('there are 500 different hostile texts', () => {
  expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(500)
})

describe.for(FACES)('the views of the %s', ([face, party]) => {
  test('no view turns a text into anything else', { timeout: 600_000 }, async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), party))
    await signIn(reader)
    const { paths } = await everyView(reader, face)
    const replaced = await poisonAnswers(reader)
    const harm: string[] = []
    for (const path of paths) {
      await visit(reader, path)
      harm.push(...(await harmDone(reader)).map((what) => `${path}: ${what}`))
    }
    expect(harm).toEqual([])
    expect(reader.complaints).toEqual([])
    expect(replaced()).toBeGreaterThan(500)
    await reader.context.close()
  })

  test('a script that was planted is refused and reported', async () => {
    const reader = await openReader(browser, addressOf(inject('stage'), party))
    await signIn(reader)
    await visit(reader, '')
    const sink = await reader.page.evaluate(() => {
      const script = document.createElement('script')
      try {
        script.text = 'window.ncvHit = 1'
        document.body.append(script)
        return 'taken'
      } catch (error) {
        return error instanceof TypeError ? 'refused' : 'other'
      }
    })
    expect(sink).toBe('refused')
    await reader.page.waitForFunction(() => !('ncvHit' in window))
    expect(reader.complaints.length).toBeGreaterThan(0)
    expect(reader.complaints.every((line) => line.startsWith('csp: '))).toBe(true)
    await reader.context.close()
  })
})
