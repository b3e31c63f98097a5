// SPDX-License-Identifier: EUPL-1.2
/**
 * Step 1: which fields come into the contribution, and which stay, each with its reason.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf } from '../../../app/location.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card } from '../../../ui/page.tsx'
import type { StepProps } from './step-props.ts'
import { ReportFacts } from './report-facts.tsx'
import { fieldText, leftOutText } from './words.ts'

export function FieldsStep({ board, preview: { report, leftOut } }: StepProps) {
  const t = useTexts({ de, en })
  return (
    <div class="grid-2">
      <Card title={t('fields.goes')}>
        <ReportFacts of={report} />
      </Card>
      <Card title={t('fields.stays')}>
        <Facts of={leftOut.map(({ field, why }) => [fieldText(t, field), leftOutText(t, why)] as const)} />
        <p>
          <LinkButton isSmall href={hrefOf(`incidents/${board.id}/edit`)}>
            {t('edit')}
          </LinkButton>
        </p>
      </Card>
    </div>
  )
}
