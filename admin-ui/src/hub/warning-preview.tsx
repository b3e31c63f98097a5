// SPDX-License-Identifier: EUPL-1.2
/**
 * A warning in the form in which a node shows it: title, marks, text, what to do, indicators.
 *
 * @module
 */
import type { WarningContent } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-warning.ts'
import { en } from '../i18n/en/hub-warning.ts'
import { Badge, Tlp } from '../ui/badge.tsx'
import { Plain } from '../ui/facts.tsx'
import { FlagBadges, RsitWords, SeverityBadge } from './warning-words.tsx'
import '../style/hub-publish.css'

export interface WarningPreviewProps {
  readonly of: WarningContent
  readonly tlp: string
  readonly lane: 'assessed' | 'passed-through'
}

export function WarningPreview({ of, tlp, lane }: WarningPreviewProps) {
  const t = useTexts({ de, en })
  const { title, publisher, text, severity, recommendations, indicators, classification, isAlarm, isExercise } = of
  return (
    <article class={`shown-warning${isAlarm ? ' shown-warning--alarm' : ''}`}>
      <h2>{title}</h2>
      <p class="shown-warning__badges">
        <Tlp label={tlp} />
        <FlagBadges isAlarm={isAlarm} isExercise={isExercise} />
        <SeverityBadge of={severity} />
        <Badge>{t(`lane.${lane}`, { publisher })}</Badge>
        {classification !== undefined && (
          <Badge>
            <RsitWords code={classification} />
          </Badge>
        )}
      </p>
      {text === undefined ? <p class="muted">{t(lane === 'assessed' ? 'no-text' : 'in-document')}</p> : <Plain text={text} />}
      {recommendations.length > 0 && (
        <>
          <h3>{t('what-to-do')}</h3>
          <ol>
            {recommendations.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ol>
        </>
      )}
      {indicators.length > 0 && (
        <>
          <h3>{t('indicators')}</h3>
          <IndicatorTable of={indicators} />
        </>
      )}
    </article>
  )
}

/** Values out of messages: text, never links. */
export function IndicatorTable({ of }: { readonly of: readonly { readonly type: string; readonly value: string }[] }) {
  const t = useTexts({ de, en })
  return (
    <div class="table-frame">
      <table class="table indicators">
        <caption class="kern-sr-only">{t('indicators')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.type')}</th>
            <th scope="col">{t('indicator.value')}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ type, value }) => (
            <tr key={`${type} ${value}`}>
              <td data-title={t('indicator.type')}>{type}</td>
              <td data-title={t('indicator.value')}>
                <code>{value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Above all else where there is one: whoever signs must not miss it. */
export function AlarmFlag() {
  const t = useTexts({ de, en })
  return (
    <p class="alarm-flag">
      {t('alarm.flag')} <span>{t('alarm.consequence')}</span>
    </p>
  )
}
