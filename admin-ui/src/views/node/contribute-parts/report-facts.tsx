// SPDX-License-Identifier: EUPL-1.2
/**
 * Every field of a contribution in words, exactly as it would leave.
 *
 * @module
 */
import type { ContributionPreview } from '@ncv/protocol/admin/node-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { Tlp } from '../../../ui/badge.tsx'
import { Day, Facts, Plain } from '../../../ui/facts.tsx'
import { IndicatorList } from '../incident-parts/fieldset.tsx'
import { Rsit, Vcv } from '../incident-parts/rsit.tsx'

/** What goes to the N-CERT without a sender carries it (ncv-submission). */
const LABEL = 'TLP:AMBER'

export function ReportFacts({ of }: { readonly of: ContributionPreview['report'] }) {
  const t = useTexts({ de, en })
  const day = (value: string | undefined) => (value === undefined ? undefined : <Day day={value} />)
  const text = (value: string | undefined) => (value === undefined ? undefined : <Plain text={value} />)
  return (
    <Facts
      of={[
        [t('field.rsit'), <Rsit key="rsit" code={of.rsit} />],
        [t('field.vcv'), <Vcv key="vcv" code={of.vcv} />],
        [t('field.occurredDay'), day(of.occurredDay)],
        [t('field.detectedDay'), day(of.detectedDay)],
        [t('field.description'), text(of.description)],
        [t('field.measures'), text(of.measures)],
        [t('field.indicators'), of.indicators.length === 0 ? undefined : <IndicatorList of={of.indicators} />],
        [t('field.tlp'), <Tlp key="tlp" label={LABEL} />],
      ]}
    />
  )
}
