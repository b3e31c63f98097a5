// SPDX-License-Identifier: EUPL-1.2
/**
 * A warning at a glance: by whom, by which way, how bad and who says so, exploited or not, who may be given it, which revisions there are.
 *
 * @module
 */
import type { RevisionView, WarningDetail } from '@ncv/protocol/admin/warning-routes.ts'
import { formatDay, formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { de } from '../../i18n/de/warning-detail.ts'
import { de as listDe } from '../../i18n/de/warning.ts'
import { en } from '../../i18n/en/warning-detail.ts'
import { en as listEn } from '../../i18n/en/warning.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Card } from '../../ui/page.tsx'
import { SeverityBadge } from './warning-marks.tsx'

const CVES_SHOWN = 12
type Terms = 'public-domain' | 'publisher-terms' | 'n-cert' | 'member' | 'federation'

export function WarningFacts({ of: warning }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: listDe, en: listEn })
  const { source, severity, trackingId, version } = warning
  return (
    <Card title={t('facts')}>
      <Facts
        of={[
          [t('fact.severity'), severity && <Severity severity={severity} word={source?.severityText} lane={warning.lane} />],
          [t('fact.score'), source?.score && <Score of={source.score} />],
          [t('fact.exploited'), source && source.cves.length > 0 ? <Exploited of={source.exploited} /> : undefined],
          [t('fact.publisher'), warning.publisher],
          [t('fact.lane'), words(`lane.${warning.lane}`)],
          [t('fact.cves'), source && source.cves.length > 0 ? <Cves of={source.cves} /> : undefined],
          [t('fact.id'), trackingId],
          [t('fact.version'), version],
          [t('fact.class'), warning.classification],
          [t('fact.time'), <Time key="time" at={warning.time} />],
          [t('fact.entry'), formatNumber(warning.index)],
          [words('column.tlp'), <Tlp key="tlp" label={warning.tlp} />],
          [t('fact.terms'), t(`terms.${warning.terms as Terms}`)],
        ]}
      />
    </Card>
  )
}

interface SeverityProps extends Pick<WarningDetail, 'lane'> {
  readonly severity: NonNullable<WarningDetail['severity']>
  readonly word: string | undefined
}

/** Who says so belongs to it. */
function Severity({ severity, word, lane }: SeverityProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: listDe, en: listEn })
  const own = words(`severity.${severity}`)
  if (word === undefined && lane === 'passed-through') return <SeverityBadge severity={severity} />
  if (word === undefined) return <>{t('severity.hub', { severity: own })}</>
  return <>{word.toLowerCase() === own ? t('severity.publisher', { severity: own }) : t('severity.by', { severity: own, word })}</>
}

function Score({ of: { cvss, tenths } }: { readonly of: NonNullable<NonNullable<WarningDetail['source']>['score']> }) {
  const t = useTexts({ de, en })
  return <>{t('score.value', { score: tenths / 10, cvss })}</>
}

function Exploited({ of }: { readonly of: NonNullable<WarningDetail['source']>['exploited'] }) {
  const t = useTexts({ de, en })
  if (of.length === 0) return <span class="muted">{t('exploited.no')}</span>
  return (
    <ul class="plain-list">
      {of.map(({ cve, added, isRansomware }) => (
        <li key={cve}>
          {t('exploited.since', { cve, day: formatDay(added) })} {isRansomware && <Badge kind="red">{t('exploited.ransomware')}</Badge>}
        </li>
      ))}
    </ul>
  )
}

function Cves({ of }: { readonly of: readonly string[] }) {
  const t = useTexts({ de, en })
  const rest = of.length - CVES_SHOWN
  return (
    <>
      {of.slice(0, CVES_SHOWN).join(', ')}
      {rest > 0 && (
        <details>
          <summary>{t('cves.more', { n: rest })}</summary>
          {of.slice(CVES_SHOWN).join(', ')}
        </details>
      )}
    </>
  )
}

export function Revisions({ of, index }: { readonly of: readonly RevisionView[]; readonly index: number }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: listDe, en: listEn })
  if (of.length < 2) return null
  return (
    <Card title={t('revisions')}>
      <ul class="plain-list">
        {of.map((revision) => (
          <li key={revision.index}>
            {revision.index === index ? (
              <strong>
                {t('revision.line', { version: revision.version })} ({t('revision.this')})
              </strong>
            ) : (
              <a class="link" href={hrefOf(`warnings/${revision.index}`)}>
                {t('revision.line', { version: revision.version })}
              </a>
            )}
            <span class="sub">
              <Time at={revision.time} /> · {words(`state.${revision.state}`)}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a class="link no-print" href={hrefOf(`warnings/${index}/diff`)}>
          {t('diff')}
        </a>
      </p>
    </Card>
  )
}
