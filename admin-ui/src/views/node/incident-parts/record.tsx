// SPDX-License-Identifier: EUPL-1.2
/**
 * What is recorded of an incident; empty fields are left out.
 *
 * @module
 */
import type { IncidentFields } from '@ncv/protocol/admin/incident-routes.ts'
import { formatWritten } from '../../../app/format.ts'
import { lang, useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/incident.ts'
import { en } from '../../../i18n/en/incident.ts'
import { Facts, Plain } from '../../../ui/facts.tsx'
import { IndicatorList } from './fieldset.tsx'
import { Rsit, Vcv } from './rsit.tsx'

export function Record({ fields }: { readonly fields: IncidentFields }) {
  const t = useTexts({ de, en })
  const language = lang.use()
  const moment = (given: string | null): string => formatWritten(given ?? '', language)
  const text = (value: string) => (value === '' ? '' : <Plain text={value} />)
  return (
    <Facts
      of={[
        [t('field.title'), fields.title],
        [t('field.kind'), <Rsit key="rsit" code={fields.rsit} />],
        [t('field.vcv'), <Vcv key="vcv" code={fields.vcv} />],
        [t('field.occurred'), moment(fields.occurredAt)],
        [t('field.detected'), moment(fields.detectedAt)],
        [t('field.description'), text(fields.description)],
        [t('field.assets'), text(fields.assets.join('\n'))],
        [t('field.people'), text(fields.people.join('\n'))],
        [t('field.indicators'), fields.indicators.length === 0 ? '' : <IndicatorList key="indicators" of={fields.indicators} />],
        [t('field.measures'), text(fields.measures)],
        [t('field.notes'), text(fields.notes)],
      ]}
    />
  )
}
