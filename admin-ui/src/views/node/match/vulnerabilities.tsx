// SPDX-License-Identifier: EUPL-1.2
/**
 * The vulnerabilities of a match, each with what is known of it.
 *
 * @module
 */
import type { VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import { lang, useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Day } from '../../../ui/facts.tsx'
import { Table } from '../../../ui/table.tsx'
import { sourceOf } from './source.ts'
import { SEVERITY_KIND } from './words.ts'

export function Vulnerabilities({ of }: { readonly of: readonly VulnerabilityView[] }) {
  const t = useTexts({ de, en })
  const source = (text: string) => {
    const { key, params } = sourceOf(text, lang.value)
    return t(key, params)
  }
  return (
    <section>
      <h2>{t('vulnerabilities.title')}</h2>
      <Table
        caption={t('vulnerabilities.title')}
        pageKey="vulnerabilities"
        rows={of}
        keyOf={({ cve }) => cve}
        columns={[
          { key: 'cve', title: t('vulnerabilities.cve'), cell: ({ cve }) => (cve === '*' ? t('line.no-cve') : cve) },
          {
            key: 'severity',
            title: t('vulnerabilities.severity'),
            cell: ({ severity, severitySource }) => (
              <>
                <Badge kind={SEVERITY_KIND[severity]}>{t(`severity.${severity}`)}</Badge>
                <span class="sub">{source(severitySource)}</span>
              </>
            ),
          },
          { key: 'exploited', title: t('vulnerabilities.exploited'), cell: (each) => <Exploited of={each} /> },
          {
            key: 'status',
            title: t('facts.status'),
            cell: ({ status, due }) => (
              <>
                {t(`status.${status}`)}
                {due && (
                  <span class="sub">
                    {t('due.by')} <Day day={due} />
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Exploited({ of: { isExploited, isRansomware, kevAdded } }: { readonly of: VulnerabilityView }) {
  const t = useTexts({ de, en })
  if (!isExploited) return <span class="muted">{t('vulnerabilities.exploited.none')}</span>
  return (
    <>
      <Badge kind="red">{t(isRansomware ? 'ransomware' : 'exploited')}</Badge>
      <span class="sub">{kevAdded === undefined ? t('vulnerabilities.said') : <KevDay day={kevAdded} />}</span>
    </>
  )
}

function KevDay({ day }: { readonly day: string }) {
  const t = useTexts({ de, en })
  const [before = '', after = ''] = t('vulnerabilities.kev', { day: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <Day day={day} />
      {after}
    </>
  )
}
