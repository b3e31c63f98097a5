// SPDX-License-Identifier: EUPL-1.2
/**
 * The prerequisites as a list: given, missing, by whom.
 *
 * @module
 */
import type { HubApplicationView } from '@ncv/protocol/admin/hub-application-routes.ts'
import { formatDay } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-application.ts'
import { en } from '../i18n/en/hub-application.ts'
import { Badge } from '../ui/badge.tsx'
import { Section } from '../ui/page.tsx'
import type { PrerequisiteLine } from './prerequisites.ts'
import { isGiven, prerequisiteLines } from './prerequisites.ts'

const KIND = { here: 'green', fulfilled: 'green', partly: 'amber', 'not-yet': 'red', 'no-reliable-information': 'amber', missing: 'red' } as const
const CLASS = { green: 'checks__given', amber: 'checks__partly', red: 'checks__missing' } as const

export function PrerequisiteList({ of: application }: { readonly of: HubApplicationView }) {
  const t = useTexts({ de, en })
  const lines = prerequisiteLines(application)
  return (
    <Section title={t('checks')} lead={t('checks.lead', { given: lines.filter(isGiven).length })}>
      <ol class="checks">
        {lines.map((line) => (
          <li key={line.row} class={CLASS[KIND[line.given]]}>
            {line.row}. {t(`row.${line.row as 1}`)} <Badge kind={KIND[line.given]}>{t(`given.${line.given}`)}</Badge>
            <ByWhom of={line} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function ByWhom({ of: line }: { readonly of: PrerequisiteLine }) {
  const t = useTexts({ de, en })
  const { asOf, optIn } = line
  return (
    <>
      {asOf !== undefined && <span class="sub">{t('by.body', { day: formatDay(asOf) })}</span>}
      {!isGiven(line) && asOf === undefined && <span class="sub">{t('by.ask')}</span>}
      {optIn !== undefined && (
        <span class="sub">{t('opt-in', { until: formatDay(optIn.until), list: [...optIn.ranges, ...optIn.domains].join(', ') })}</span>
      )}
    </>
  )
}
