// SPDX-License-Identifier: EUPL-1.2
/**
 * Where the focus is, seen from the element that somebody wants to reach; and whether everybody can see that it is there.
 *
 * {@link lookAtFocus} runs inside the page. It remembers the stop before, for a ring can only be told from no ring once the focus has left.
 *
 * @see https://www.w3.org/TR/WCAG22/#focus-visible
 * @see https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
 * @module
 */

export interface Stop {
  /** The wanted element, or another radio button of its group, has the focus. */
  readonly isReached: boolean
  /** Nothing on a page that was opened just now; `lost` where the focus was somewhere and is nowhere. */
  readonly focus: 'fresh' | 'lost' | 'set'
  /** Another element than the last time. */
  readonly hasMoved: boolean
  /** What brings it nearer: a key of the list where the wanted one is in another item of it. */
  readonly nextKey: 'Tab' | 'Shift+Tab' | 'j' | 'k' | 'Enter'
  /** `button „Speichern“` */
  readonly name: string
  readonly faults: readonly string[]
}

/** @param wanted the element that is looked for */
export function lookAtFocus(wanted: Element): Stop {
  interface Before {
    readonly element: Element
    readonly ring: string
  }
  const memory = window as unknown as { ncvFocus?: Before | undefined }
  const active = document.activeElement ?? document.body
  const before = memory.ncvFocus
  const faults: string[] = []

  const nameOf = (element: Element): string => {
    const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : undefined
    const words = element.getAttribute('aria-label') ?? label ?? (element.id === 'main' ? '#main' : element.textContent)
    return `${element.tagName.toLowerCase()} „${(words ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)}“`
  }
  const ringOf = (element: Element): string =>
    ['', '::before', '::after']
      .map((part) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element, part)
        return `${outlineStyle === 'none' || outlineWidth === '0px' ? '' : `${outlineWidth} ${outlineColor}`}|${boxShadow}`
      })
      .join()
  const isSeenAt = (x: number, y: number): boolean => {
    const top = document.elementFromPoint(x, y)
    return top !== null && (active.contains(top) || (top instanceof HTMLLabelElement && top.control === active))
  }
  /** Not wholly under something else: of what lies inside the window, the middle or one of the points near its edges is on top. */
  const isSeen = (): boolean =>
    [...active.getClientRects()].some((rect) => {
      const [left, top] = [Math.max(0, rect.left), Math.max(0, rect.top)]
      const [width, height] = [Math.min(innerWidth, rect.right) - left, Math.min(innerHeight, rect.bottom) - top]
      const points = [0.5, 0.1, 0.9].flatMap((right) => [0.5, 0.2, 0.8].map((down) => [left + width * right, top + height * down] as const))
      return width > 0 && height > 0 && points.some(([x, y]) => isSeenAt(x, y))
    })

  const hasMoved = active !== before?.element
  const isSet = active !== document.body && active !== document.documentElement
  if (isSet && hasMoved) {
    if (!active.checkVisibility({ visibilityProperty: true, opacityProperty: true })) faults.push(`${nameOf(active)}: has the focus and is not shown`)
    else if (active.id !== 'main' && !isSeen()) faults.push(`${nameOf(active)}: has the focus and lies under something else or outside the window`)
    if (
      before?.element.isConnected === true &&
      before.element.id !== 'main' &&
      before.element.checkVisibility() &&
      before.ring === ringOf(before.element)
    )
      faults.push(`${nameOf(before.element)}: looks the same with the focus and without`)
    memory.ncvFocus = { element: active, ring: ringOf(active) }
  }

  const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test(active.tagName)
  const isRadioOfGroup =
    wanted instanceof HTMLInputElement &&
    wanted.type === 'radio' &&
    active instanceof HTMLInputElement &&
    active.type === 'radio' &&
    active.name === wanted.name
  const isBack = isSet && (active.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !active.contains(wanted)
  const keyOf = (): Stop['nextKey'] => {
    if (active.classList.contains('skip') && wanted.closest('#main') !== null) return 'Enter'
    const item = wanted.closest('#main [data-list] [data-item]')
    if (isSet && item !== null && !item.contains(active) && !isTyping && document.querySelector('dialog[open]') === null) {
      const items = [...document.querySelectorAll('#main [data-list] [data-item]')]
      const [at, to] = [items.findIndex((each) => each.contains(active)), items.indexOf(item)]
      if (at === -1) return to < items.length / 2 ? 'j' : 'k'
      return at < to ? 'j' : 'k'
    }
    return isBack ? 'Shift+Tab' : 'Tab'
  }
  return {
    isReached: active === wanted || isRadioOfGroup,
    focus: isSet ? 'set' : before === undefined ? 'fresh' : 'lost',
    hasMoved,
    nextKey: keyOf(),
    name: isSet ? nameOf(active) : 'nothing',
    faults,
  }
}
