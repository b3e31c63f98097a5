// SPDX-License-Identifier: EUPL-1.2
/**
 * A value that components watch: language, theme, session, location, notices.
 *
 * @module
 */
import { useEffect, useState } from 'preact/hooks'

export interface Signal<T> {
  readonly value: T
  set(next: T): void
  /** In a component: the value, and a new rendering whenever it changes. */
  use(): T
  subscribe(listener: (value: T) => void): () => void
}

export function signal<T>(first: T): Signal<T> {
  let value = first
  const listeners = new Set<(value: T) => void>()
  const subscribe = (listener: (value: T) => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    get value() {
      return value
    },
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener(next)
    },
    use() {
      const [shown, show] = useState(value)
      useEffect(() => {
        show(value)
        return subscribe((next) => show(next))
      }, [])
      return shown
    },
    subscribe,
  }
}
