// SPDX-License-Identifier: EUPL-1.2
/**
 * Live updates: the server says what has changed (`event: change`, `data: ["match","feed"]`), and what is on the page is read again.
 *
 * What is on the page stays where it is: only the data is replaced. Where the stream breaks, the browser comes back by itself, and
 * everything is read once, for something may have been missed.
 *
 * @module
 */
import { signal } from './signal.ts'

type Listener = (topics: ReadonlySet<string> | 'all') => void
const listeners = new Set<Listener>()

/** Whether the stream stands; undefined until it was asked for. */
export const isLive = signal<boolean | undefined>(undefined)

export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell(topics: ReadonlySet<string> | 'all'): void {
  for (const listener of [...listeners]) listener(topics)
}

/** What is on the page is read again: something may have been missed. */
export function readAgain(): void {
  tell('all')
}

let source: EventSource | undefined
let onRefused: () => void = () => {}

/** @param next told when the server refuses the stream: who was signed in is so no longer */
export function setOnRefused(next: () => void): void {
  onRefused = next
}

export function goLive(): void {
  if (source !== undefined) return
  source = new EventSource('/live')
  source.addEventListener('open', () => {
    if (isLive.value === false) tell('all')
    isLive.set(true)
  })
  source.addEventListener('error', () => {
    // Closed for good: there was an answer, and it was a refusal. The process knows of no such session any more.
    if (source?.readyState === EventSource.CLOSED) onRefused()
    isLive.set(false)
  })
  source.addEventListener('change', (event) => tell(new Set(JSON.parse(event.data) as string[])))
}

export function stopLive(): void {
  source?.close()
  source = undefined
  isLive.set(undefined)
}
