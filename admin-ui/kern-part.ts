// SPDX-License-Identifier: EUPL-1.2
/**
 * KERN's stylesheet without what this interface does not use: utility classes are nine tenths of it.
 *
 * A rule goes where each of its selectors names a `.kern-…` class that no source file spells. Tokens, resets and font rules stay. All of
 * it becomes one cascade layer, so that the product's own rules win without `!important`.
 *
 * @module
 */
const CLASS = /\.(kern-[A-Za-z0-9_-]+)/g

/** @param css KERN's, minified @param sources all sources of the interface, in which used classes are spelt out */
export function keepUsedRules(css: string, sources: string): string {
  const used = new Set(sources.match(/kern-[A-Za-z0-9_-]+/g) ?? [])
  return `@layer kern{${filterRules(css, (selector) => isUsed(selector, used))}}`
}

function isUsed(selector: string, used: ReadonlySet<string>): boolean {
  // What stands in `:is(…)` are alternatives, and in `:not(…)` exceptions: neither must be there.
  const needed = selector.replace(/:(?:is|where|not)\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
  return Array.from(needed.matchAll(CLASS), (match) => match[1] as string).every((name) => used.has(name))
}

/** Walks blocks by their braces; strings and comments hold none outside of quotes in minified CSS. */
function filterRules(css: string, keep: (selector: string) => boolean): string {
  let out = ''
  let at = 0
  while (at < css.length) {
    const open = css.indexOf('{', at)
    if (open === -1) return out
    const prelude = css
      .slice(at, open)
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/^@charset[^;]*;/, '')
      .trim()
    const close = closing(css, open)
    const inside = css.slice(open + 1, close)
    if (prelude.startsWith('@media') || prelude.startsWith('@supports')) {
      const kept = filterRules(inside, keep)
      if (kept !== '') out += `${prelude}{${kept}}`
    } else if (prelude.startsWith('@')) out += `${prelude}{${inside}}`
    else {
      const selectors = splitSelectors(prelude).filter(keep)
      if (selectors.length > 0) out += `${selectors.join(',')}{${inside}}`
    }
    at = close + 1
  }
  return out
}

function closing(css: string, open: number): number {
  let depth = 0
  let quote = ''
  for (let at = open; at < css.length; at += 1) {
    const char = css[at] as string
    if (quote !== '') quote = char === quote && css[at - 1] !== '\\' ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '{') depth += 1
    else if (char === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  throw new Error('a block of the stylesheet does not end')
}

/** At commas outside of parentheses. */
function splitSelectors(prelude: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= prelude.length; at += 1) {
    const char = prelude[at]
    if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if ((char === ',' && depth === 0) || char === undefined) {
      parts.push(prelude.slice(from, at).trim())
      from = at + 1
    }
  }
  return parts
}
