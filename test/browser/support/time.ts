// SPDX-License-Identifier: EUPL-1.2
/**
 * Time that passes for a running party and for a page at once, as when somebody leaves the desk for half an hour.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Party } from './stage.ts'
import { addressOf, startParty, stopParty } from './stage.ts'

const PRELOAD = new URL('later-clock.ts', import.meta.url).href

/** Starts a party anew with a clock that can be moved; at the end of the scope it runs as before. */
export async function withMovableClock(dir: string, party: Party): Promise<AsyncDisposable & { pass(page: Page, ms: number): Promise<void> }> {
  const file = join(dir, `${party}.clock`)
  writeFileSync(file, '0')
  await stopParty(dir, party)
  await startParty(dir, party, { NODE_OPTIONS: `--import ${PRELOAD}`, NCV_TEST_CLOCK: file })
  return {
    /** On the party's clock first, so that the page finds there what it expects. */
    pass: async (page, ms) => {
      const before = await nowOf(dir, party)
      writeFileSync(file, String(Number(readFileSync(file, 'utf8')) + ms))
      process.kill(Number(readFileSync(join(dir, `${party}.pid`), 'utf8')), 'SIGUSR2')
      while ((await nowOf(dir, party)) < before + ms);
      await page.clock.fastForward(ms)
    },
    async [Symbol.asyncDispose]() {
      await stopParty(dir, party)
      await startParty(dir, party)
    },
  }
}

async function nowOf(dir: string, party: Party): Promise<number> {
  const answer = await fetch(`${addressOf(dir, party).origin}/session`)
  return ((await answer.json()) as { now: number }).now
}
