// SPDX-License-Identifier: EUPL-1.2
/**
 * What must not be on a page that shows hostile texts.
 *
 * @module
 */
import type { Reader } from './chromium.ts'

/** `a script has run`, `IMG onerror`, `A href=https://…`; empty where all is well. */
export async function harmDone({ page }: Reader): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    if ('ncvHit' in window) found.push('a script has run')
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`${element.tagName} ${name}`)
        if (['href', 'src', 'action', 'xlink:href'].includes(name) && !/^(?:#|\/ui\/|data:,$)/.test(value.replace(location.origin, '')))
          found.push(`${element.tagName} ${name}=${value.slice(0, 60)}`)
        if (name === 'style') found.push(`${element.tagName} style=${value.slice(0, 60)}`)
      }
      if (element.tagName === 'FORM' && element.getAttribute('action') !== null) found.push(element.tagName)
      if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'STYLE'].includes(element.tagName)) found.push(element.tagName)
    }
    return found
  })
}

/**
 * Names in letters that are read from the right which could turn what stands beside them: neither between isolates nor alone in their line.
 *
 * @param name as it stands in the answers, its only letters of that kind
 */
export async function turning({ page }: Reader, name: string): Promise<readonly string[]> {
  return await page.evaluate((known) => {
    const found: string[] = []
    const isInline = (element: Element) => getComputedStyle(element).display === 'inline'
    const isApart = (element: Element) => !isInline(element) || /isolate/.test(getComputedStyle(element).unicodeBidi)
    const isBeside = (node: Node) =>
      node.textContent?.trim() !== '' && (node instanceof Element ? isInline(node) && !isApart(node) : node instanceof Text)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode() as Text | null; text !== null; text = texts.nextNode() as Text | null) {
      const bare = text.data.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')
      let at: Node = text
      let parent = text.parentElement
      if (!/[\u0590-\u08ff]/.test(bare) || parent === null || !parent.checkVisibility() || parent.closest('pre, option, textarea') !== null) continue
      let isAlone = bare.replace(known, '').trim() === ''
      while (isAlone && parent !== null) {
        const own = at
        isAlone = !Array.from(parent.childNodes).some((node) => node !== own && isBeside(node))
        if (isApart(parent)) break
        at = parent
        parent = parent.parentElement
      }
      if (!isAlone) found.push(`${parent?.tagName} ${parent?.className}: ${text.data.slice(0, 80)}`)
    }
    return found
  }, name)
}
