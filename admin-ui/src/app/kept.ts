// SPDX-License-Identifier: EUPL-1.2
/**
 * What was shown last, while the same list is read with another filter: a list does not vanish under somebody who types.
 *
 * @module
 */
import { useRef } from 'preact/hooks'
import type { Resource } from './resource.ts'

export function useKept<T>(resource: Resource<T>): Resource<T> {
  const last = useRef<T | undefined>(undefined)
  if (resource.data !== undefined) last.current = resource.data
  return { ...resource, data: resource.data ?? last.current }
}
