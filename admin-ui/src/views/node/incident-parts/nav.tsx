// SPDX-License-Identifier: EUPL-1.2
/**
 * What belongs to incidents, side by side: the incidents, both ways of reporting, and what the redaction knows of the house.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/incident.ts'
import { en } from '../../../i18n/en/incident.ts'
import { SubNav } from '../../../ui/sub-nav.tsx'

export function IncidentNav() {
  const t = useTexts({ de, en })
  return (
    <SubNav
      label={t('title')}
      items={[
        { path: 'incidents', label: t('title'), action: 'incident.read' },
        { path: 'contributions', label: t('to.contributions'), action: 'contribution.read' },
        { path: 'named-reports', label: t('to.reports'), action: 'report.read' },
        { path: 'identity', label: t('to.identity'), action: 'identity.read' },
      ]}
    />
  )
}
