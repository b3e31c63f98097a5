// SPDX-License-Identifier: EUPL-1.2
/**
 * Short words about what has just happened, read aloud by screen readers, with a way back where there is one.
 *
 * @module
 */
import { signal } from './signal.ts'

export interface Notice {
  readonly id: number
  readonly kind: 'success' | 'info' | 'danger'
  readonly text: string
  /** Takes it back. */
  readonly undo?: () => Promise<void>
}

export const notices = signal<readonly Notice[]>([])

/** A success goes by itself, later where it can be taken back; what went wrong stays until it is closed. Milliseconds. */
const STAYS_MS = 12_000
const STAYS_UNDO_MS = 60_000
let last = 0

export function notify(kind: Notice['kind'], text: string, undo?: () => Promise<void>): void {
  last += 1
  const notice: Notice = undo === undefined ? { id: last, kind, text } : { id: last, kind, text, undo }
  // The same word again takes the place of the one before.
  const others = notices.value.filter((each) => each.kind !== kind || each.text !== text || each.undo !== undefined)
  notices.set([...others.slice(-2), notice])
  if (kind !== 'danger') fade(notice.id, undo === undefined ? STAYS_MS : STAYS_UNDO_MS)
}

/** Not while somebody is at it. */
function fade(id: number, ms: number): void {
  window.setTimeout(() => {
    if (document.querySelector('.notices:hover, .notices:focus-within') === null) dismiss(id)
    else fade(id, ms)
  }, ms)
}

export function dismiss(id: number): void {
  notices.set(notices.value.filter((notice) => notice.id !== id))
}
