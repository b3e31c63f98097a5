// SPDX-License-Identifier: EUPL-1.2
/**
 * Keeps the place of whoever works by keyboard: where the element with the focus goes, or can no longer be used, the focus goes on to what
 * is nearest, and not to the start of the page, which is what a browser does.
 *
 * In a list that is the item after it; elsewhere the part of the page it stood in. Never another button: a second press of the same key
 * must not do something else.
 *
 * @see https://www.w3.org/TR/WCAG22/#focus-order
 * @module
 */

/** Where something stands, read while it still does. */
export interface Trail {
  readonly element: Element
  /** From the nearest outwards. */
  readonly around: readonly Element[]
  /** Items of the lists of the view, and which of them it was in. */
  readonly items: readonly HTMLElement[]
  readonly at: number
}

const ITEMS = '#main [data-list] [data-item]'
const PARTS = 'dialog, form, search, section, fieldset, .card, #main'

export function trailOf(element: Element): Trail {
  const around: Element[] = []
  for (let each = element.parentElement; each !== null && each !== document.body; each = each.parentElement) around.push(each)
  const items = element.closest(ITEMS) === null ? [] : [...document.querySelectorAll<HTMLElement>(ITEMS)]
  return { element, around, items, at: items.findIndex((item) => item.contains(element)) }
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility()
}

/** What else can hold the focus when the element itself cannot. */
function nearestOf({ around, items, at }: Trail): HTMLElement | null {
  const item = at === -1 ? undefined : (items.slice(at).find(isUsable) ?? items.slice(0, at).findLast(isUsable))
  if (item !== undefined) return item
  const part = around.find((each) => each.matches(PARTS) && isUsable(each))
  return part instanceof HTMLElement ? part : document.getElementById('main')
}

/** Gives the focus back to an element, or to what is nearest to where it was. */
export function focusAt(trail: Trail): void {
  if (trail.element instanceof HTMLElement && isUsable(trail.element)) {
    trail.element.focus({ preventScroll: true })
    return
  }
  const next = nearestOf(trail)
  if (next === null) return
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1
  next.focus({ preventScroll: true })
}

function isNowhere(): boolean {
  const { activeElement: active, body } = document
  return active === null || active === body || active.matches(':disabled')
}

/** Begins to watch over the focus of this page. */
export function keepFocus(): void {
  let last: Trail | undefined
  /** Where it was in the view, for notices that are closed stand outside it. */
  let inView: Trail | undefined
  /** It stands here in place of something that may be usable again. */
  let standIn: { readonly at: Element | null; readonly of: Trail } | undefined
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    last = trailOf(target)
    if (target.closest('.notices') === null) inView = last
  })
  new MutationObserver(() => {
    if (standIn !== undefined && document.activeElement === standIn.at && isUsable(standIn.of.element)) {
      focusAt(standIn.of)
      standIn = undefined
      return
    }
    if (last === undefined || !isNowhere() || isUsable(last.element)) return
    const lost = last.around.some((each) => each.matches('.notices')) && inView !== undefined ? inView : last
    focusAt(lost)
    standIn = { at: document.activeElement, of: lost }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
}
