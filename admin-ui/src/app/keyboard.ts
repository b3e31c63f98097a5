// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys: `/` to the search, `j`/`k` through a list, `Enter` opens, `?` explains; none of them while somebody types.
 *
 * A list is any element with `data-list`; its items carry `data-item` and can take focus.
 *
 * @module
 */
import { signal } from './signal.ts'

export const isHelpOpen = signal(false)

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function step(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>('#main [data-list] [data-item]')]
  if (items.length === 0) return
  const at = items.findIndex((item) => item === document.activeElement || item.contains(document.activeElement))
  const next = items[at === -1 ? (by === 1 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return
  if (isTyping(event.target)) return
  if (event.key === '/') {
    const search = document.querySelector<HTMLElement>('#main input[type=search]')
    if (search === null) return
    event.preventDefault()
    search.focus()
  } else if (event.key === 'j') step(1)
  else if (event.key === 'k') step(-1)
  else if (event.key === '?') isHelpOpen.set(true)
}
