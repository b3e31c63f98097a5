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
    // A colour in the middle of its change has no contrast to speak of.
    reducedMotion: 'reduce',
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
export async function visit(reader: Reader, path: string): Promise<void> {
  const { page, address } = reader
  await page.goto(`${address.origin}/ui/${path}`)
  await page.locator('#main h1, #main [role=alert], #main [data-refused]').first().waitFor()
  await settled(reader)
}

/** Goes to a view as a link does: the page is not loaded anew. */
export async function follow(reader: Reader, path: string): Promise<void> {
  await reader.page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, `/ui/${path}`)
  await settled(reader)
}

/** Until nothing that can be seen is loading, twice in a row: a view may ask for one thing after the other. */
export async function settled({ page }: Reader): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        let [quiet, frames] = [0, 0]
        const look = () => {
          // A dialog about the session keeps what is below it waiting.
          if (document.querySelector('dialog[open]') !== null) return resolve()
          frames += 1
          if (frames > 3_000) return reject(new Error(`still loading: ${location.pathname}`))
          // What is folded away loads when it is opened.
          const isLoading = Array.from(document.querySelectorAll('.loading, .groups--stale')).some((element) => element.checkVisibility())
          quiet = isLoading || document.querySelector('#main h1, #main [role=alert], #main [data-refused], .sign-in h1') === null ? 0 : quiet + 1
          if (quiet > 2) resolve()
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // WCAG 2.5.8; off by default.
  rules: { 'target-size': { enabled: true } },
}

/** Half of axe's work, and the one rule that asks for colours: the others see no difference between light and dark. */
export const CONTRAST = { runOnly: ['color-contrast'] }

/** What axe-core finds: `color-contrast (2): <span …>`. Laid in past the policy, as a debugger does. */
export async function axe({ context, page }: Reader, options: object = OPTIONS): Promise<readonly string[]> {
  const session = await context.newCDPSession(page)
  const isThere = await session.send('Runtime.evaluate', { expression: 'typeof axe', returnByValue: true })
  if (isThere.result.value === 'undefined') await session.send('Runtime.evaluate', { expression: AXE })
  const expression = `axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'], preload: false })}).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ' (' + nodes.length + '): ' + nodes[0].html.slice(0, 160))))`
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  await session.detach()
  return JSON.parse(String(result.value)) as string[]
}
