// SPDX-License-Identifier: EUPL-1.2
/**
 * A resource that follows a filter: while another reading is on its way, the last one stays on the page instead of a word that it loads.
 *
 * @module
 */
import { useRef } from 'preact/hooks'
import type { Resource } from './resource.ts'
import { useResource } from './resource.ts'

export function useLatest<T>(read: (signal: AbortSignal) => Promise<T>, key: string, topics: readonly string[] = []): Resource<T> {
  const found = useResource(read, key, topics)
  const last = useRef<T | undefined>(undefined)
  if (found.data !== undefined) last.current = found.data
  if (found.data !== undefined || found.problem !== undefined || last.current === undefined) return found
  return { ...found, data: last.current, isLoading: true }
}
