// SPDX-License-Identifier: EUPL-1.2
/**
 * A real Chromium, and what it complains about: scripts refused by the policy, errors of the page, requests to other hosts.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { Address } from './stage.ts'

export const CHROMIUM = process.env['NCV_CHROMIUM'] ?? '/usr/bin/chromium'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launch(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly isDark?: boolean
  readonly lang?: 'de' | 'en'
}

/** A browser profile of its own, and everything in it that must not happen. */
export interface Reader {
  readonly context: BrowserContext
  readonly page: Page
  readonly address: Address
  /** `csp: …`, `error: …`, `foreign: https://…`; empty where all is well. */
  readonly complaints: readonly string[]
}

export async function openReader(
  browser: Browser,
  address: Address,
  { width = 1280, height = 900, isDark = false, lang = 'de' }: Look = {},
): Promise<Reader> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: isDark ? 'dark' : 'light',
    locale: lang === 'de' ? 'de-DE' : 'en-GB',
  })
  const complaints: string[] = []
  await context.exposeFunction('ncvReport', (line: string) => complaints.push(line))
  await context.addInitScript(() => {
    const report = (window as unknown as { ncvReport(line: string): void }).ncvReport
    document.addEventListener('securitypolicyviolation', (event) => report(`csp: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== address.origin) complaints.push(`foreign: ${url.origin}`)
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  return { context, page, address, complaints }
}

/** Signs in with an access token, as tools do, without the form. */
export async function signIn({ page, address }: Reader, token = address.token): Promise<void> {
  await page.goto(`${address.origin}/ui/`)
  const status = await page.evaluate(async (given) => {
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: given }),
    })
    return answer.status
  }, token)
  if (status !== 200) throw new Error(`signing in was answered with ${status}`)
}

/** Opens a view and waits until nothing on it is loading. */
export async function visit({ page, address }: Reader, path: string): Promise<void> {
  await page.goto(`${address.origin}/ui/${path}`)
  await page.locator('#main h1').first().waitFor()
  // What is folded away loads when it is opened.
  await page.waitForFunction(() => !Array.from(document.querySelectorAll('#main .loading')).some((element) => element.checkVisibility()))
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core finds: `color-contrast (2): <span …>`. Laid in past the policy, as a debugger does. */
export async function axe({ context, page }: Reader): Promise<readonly string[]> {
  const session = await context.newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: AXE })
  const expression = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ' (' + nodes.length + '): ' + nodes[0].html.slice(0, 160))))`
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  await session.detach()
  return JSON.parse(String(result.value)) as string[]
}
