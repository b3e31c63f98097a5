// SPDX-License-Identifier: EUPL-1.2
/**
 * One view in all its looks, without loading it again for each: light and dark, German and English, wide, narrow, and enlarged to 400 %.
 *
 * 1280 × 1024 pixels at 400 % are 320 × 256 of those that style sheets count (WCAG 1.4.10).
 *
 * @module
 */
import type { Reader } from './chromium.ts'
import { axe, CONTRAST, settled } from './chromium.ts'

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 360, height: 780 }
const ENLARGED = { width: 320, height: 256 }

/** In such an order that the language, which loads anew what the server says, changes once. */
const LOOKS = [
  { lang: 'de', colorScheme: 'light' },
  { lang: 'de', colorScheme: 'dark', rules: CONTRAST },
  { lang: 'en', colorScheme: 'dark' },
  { lang: 'en', colorScheme: 'light', rules: CONTRAST },
] as const

/** What hinders somebody on the view that is open: `dark en: color-contrast (2): …` */
export async function hindrances(reader: Reader): Promise<readonly string[]> {
  const { page } = reader
  const found: string[] = []
  for (const { lang, colorScheme, ...look } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await speak(reader, lang)
    found.push(...(await axe(reader, 'rules' in look ? look.rules : undefined)).map((violation) => `${colorScheme} ${lang}: ${violation}`))
  }
  await speak(reader, 'de')
  found.push(...(await tightness(reader)).map((what) => `1280: ${what}`))
  await page.setViewportSize(NARROW)
  found.push(...(await axe(reader)).map((violation) => `360: ${violation}`))
  found.push(...(await tightness(reader)).map((what) => `360: ${what}`))
  await page.setViewportSize(ENLARGED)
  found.push(...(await tightness(reader)).map((what) => `400 %: ${what}`))
  await page.setViewportSize(WIDE)
  if (await page.locator('#main .kern-alert--danger[role=alert]', { hasText: /VIEW|INTERNAL/ }).count()) found.push('broken')
  return found
}

/** By the page's own switch, which a folded menu may hide. */
async function speak(reader: Reader, lang: 'de' | 'en'): Promise<void> {
  await reader.page.evaluate((wanted) => document.querySelector<HTMLElement>(`.settings button[lang="${wanted}"]`)?.click(), lang)
  await settled(reader)
}

/** What does not fit: a page wider than the screen, text that is cut off, a focus that something covers. */
async function tightness(reader: Reader): Promise<readonly string[]> {
  return [...(await overflow(reader)), ...(await hiddenFocus(reader))]
}

/** WCAG 1.4.10 */
async function overflow({ page }: Reader): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    const nameOf = (element: Element | undefined) =>
      `<${element?.localName} class="${element?.getAttribute('class')}"> ${element?.textContent?.slice(0, 40)}`
    if (scrollWidth > clientWidth + 1) {
      const widest = Array.from(document.querySelectorAll('body *')).findLast((each) => each.getBoundingClientRect().right > clientWidth + 1)
      found.push(`wider than the screen: ${nameOf(widest)}`)
    }
    for (const element of document.querySelectorAll<HTMLElement>('#main *')) {
      const { overflowX, clipPath, textOverflow } = getComputedStyle(element)
      const isCut = ['hidden', 'clip'].includes(overflowX) && clipPath === 'none' && textOverflow !== 'ellipsis' && element.localName !== 'svg'
      if (isCut && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) found.push(`cut off: ${nameOf(element)}`)
    }
    return found
  })
}

/** WCAG 2.4.11 */
async function hiddenFocus({ page }: Reader): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    const stops = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary'
    for (const stop of document.querySelectorAll<HTMLElement>(stops)) {
      if (!stop.checkVisibility({ visibilityProperty: true })) continue
      stop.focus()
      const { left, right, top, bottom } = stop.getBoundingClientRect()
      const isSeen = [left + 2, (left + right) / 2, right - 2].some((x) =>
        [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
          const hit = document.elementFromPoint(x, y)
          return hit !== null && (stop.contains(hit) || hit.contains(stop) || (hit instanceof HTMLLabelElement && hit.control === stop))
        }),
      )
      if (document.activeElement === stop && !isSeen) found.push(`focus is hidden: <${stop.localName}> ${stop.textContent?.slice(0, 40)}`)
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.scrollTo(0, 0)
    return found
  })
}
