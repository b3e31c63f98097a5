// SPDX-License-Identifier: EUPL-1.2
/**
 * „Wer darf das bekommen?“: each circle with yes, maybe or no, and the sentence why.
 *
 * @module
 */
import type { AudienceView } from '@ncv/protocol/admin/warning-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/audience.ts'
import { en } from '../../i18n/en/audience.ts'
import { audienceWord } from './audience-word.ts'

type Why = Pick<AudienceView, 'allowed' | 'reason' | 'obstacles' | 'isNeedToKnow'>

export function Audiences({ of }: { readonly of: readonly AudienceView[] }) {
  const t = useTexts({ de, en })
  return (
    <ul class="plain-list">
      {of.map((each) => {
        const word = audienceWord(each)
        return (
          <li key={each.audience} class="audience">
            <span class={`audience__word audience__word--${word}`}>{t(`word.${word}`)}</span>
            <span>
              {t(`audience.${each.audience}`)}
              <AudienceReasons of={each} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

export function AudienceReasons({ of: { allowed, reason, obstacles, isNeedToKnow } }: { readonly of: Why }) {
  const t = useTexts({ de, en })
  if (!allowed) return <span class="sub">{obstacles.map((each) => t(`obstacle.${each}`)).join(' ')}</span>
  const words = isNeedToKnow ? t('need-to-know') : t(`permission.${reason as 'label'}`)
  return <span class="sub">{words}</span>
}
