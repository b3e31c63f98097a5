// SPDX-License-Identifier: EUPL-1.2
/**
 * Keys: `/` to the search, `j`/`k` through a list, `u` to what has just been said, `?` explains; `Enter` opens an item, and goes from the
 * search to the first. None of them while somebody types. Those that are letters can be switched off, for whoever speaks to the machine.
 *
 * A list is any element with `data-list`; its items carry `data-item` and can take focus.
 *
 * @see https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 * @module
 */
import { signal } from './signal.ts'

export const isHelpOpen = signal(false)

const STORED = 'ncv.keys'
export const areKeysOn = signal(readStored())

function readStored(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export function setKeysOn(isOn: boolean): void {
  try {
    localStorage.setItem(STORED, isOn ? 'on' : 'off')
  } catch {
    // Holds for this page then.
  }
  areKeysOn.set(isOn)
}

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

/** What the item of a list with the focus leads to. */
function open(): void {
  const { activeElement: item } = document
  if (item?.matches('[data-item]') === true) item.querySelector<HTMLElement>('a[href], button, summary')?.click()
}

const LETTERS: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  '/': (event) => {
    const search = document.querySelector<HTMLElement>('#main input[type=search]')
    if (search === null) return
    event.preventDefault()
    search.focus()
  },
  j: () => step(1),
  k: () => step(-1),
  u: () => document.querySelector<HTMLElement>('.notices > :last-child button')?.focus(),
  '?': () => isHelpOpen.set(true),
}

export function onKey(event: KeyboardEvent): void {
  const { key, target } = event
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return
  if (isTyping(target)) {
    // From the words to what they found.
    if (key === 'Enter' && target instanceof Element && target.matches('#main search input[type=search]')) step(1)
  } else if (key === 'Enter') open()
  else if (areKeysOn.value) LETTERS[key]?.(event)
}
