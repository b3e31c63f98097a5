// SPDX-License-Identifier: EUPL-1.2
/**
 * Where one is in an assistant of several steps.
 *
 * @module
 */
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'

/** @param at from 0 */
export function Steps({ steps, at }: { readonly steps: readonly string[]; readonly at: number }) {
  const t = useTexts({ de, en })
  return (
    <nav aria-label={t('steps.label')}>
      <ol class="steps">
        {steps.map((step, index) => (
          <li key={step} class={index < at ? 'steps__done' : undefined} aria-current={index === at ? 'step' : undefined}>
            {step}
            {index < at && <span class="kern-sr-only"> ({t('steps.done')})</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
