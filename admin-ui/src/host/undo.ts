// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking a decision back at all tenants, and what is said of it.
 *
 * @module
 */
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/host-decide.ts'
import { en } from '../i18n/en/host-decide.ts'
import { api } from './api.ts'

/** @returns a function that answers whether it was taken back */
export function useUndo(): (decision: string) => Promise<boolean> {
  const t = useTexts({ de, en })
  return async (decision) => {
    const done = await act(
      () => api.undoHostDecision({ body: { act: decision } }),
      ({ tenants, missed }) => (missed.length === 0 ? t('undone', { n: tenants }) : t('undone.missed', { n: tenants, missed: missed.join(', ') })),
    )
    return done !== undefined
  }
}
