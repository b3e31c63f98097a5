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

/** A success goes by itself; what went wrong stays until it is closed. Milliseconds. */
const STAYS_MS = 12_000
let last = 0

export function notify(kind: Notice['kind'], text: string, undo?: () => Promise<void>): void {
  last += 1
  const notice: Notice = undo === undefined ? { id: last, kind, text } : { id: last, kind, text, undo }
  notices.set([...notices.value.slice(-2), notice])
  if (kind !== 'danger') window.setTimeout(() => dismiss(notice.id), STAYS_MS)
}

export function dismiss(id: number): void {
  notices.set(notices.value.filter((notice) => notice.id !== id))
}
