// SPDX-License-Identifier: EUPL-1.2
/**
 * Severity, state and kind of a warning in words, as all views of the hub show them.
 *
 * @module
 */
import type { HubWarningLine } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { lang, translate, useTexts } from '../app/i18n.ts'
import { de as rsitDe } from '../i18n/de/rsit.ts'
import { de } from '../i18n/de/hub-warning.ts'
import { en as rsitEn } from '../i18n/en/rsit.ts'
import { en } from '../i18n/en/hub-warning.ts'
import { Badge } from '../ui/badge.tsx'

const SEVERITY = { low: 'line', medium: 'amber', high: 'amber', critical: 'red' } as const
const STATE = { valid: 'green', superseded: 'line', withdrawn: 'amber', erased: 'line', unreadable: 'amber' } as const

export function SeverityBadge({ of }: { readonly of: keyof typeof SEVERITY | undefined }) {
  const t = useTexts({ de, en })
  return of === undefined ? null : <Badge kind={SEVERITY[of]}>{t(`severity.${of}`)}</Badge>
}

export function StateBadge({ of }: { readonly of: HubWarningLine['state'] }) {
  const t = useTexts({ de, en })
  return <Badge kind={STATE[of]}>{t(`state.${of}`)}</Badge>
}

/** Alarm, exercise. */
export function FlagBadges({ isAlarm, isExercise }: { readonly isAlarm: boolean; readonly isExercise: boolean }) {
  const t = useTexts({ de, en })
  return (
    <>
      {isAlarm && <Badge kind="red">{t('alarm')}</Badge>}
      {isExercise && <Badge kind="blue">{t('exercise')}</Badge>}
    </>
  )
}

/** RSIT 1003 `predicate/value` in words; what is not known there as it stands. */
export function rsitText(code: string): string {
  const t = translate({ de: rsitDe, en: rsitEn })
  const [kind = '', value = ''] = code.split('/')
  const said = (key: string) => {
    const words = t(key as keyof typeof rsitDe)
    return words === key ? undefined : words
  }
  const [first, second] = [said(`class.${kind}`), value === '' ? undefined : said(`value.${value}`)]
  return first === undefined ? code : [first, second].filter(Boolean).join(' – ')
}

export function RsitWords({ code }: { readonly code: string }) {
  lang.use()
  return <>{rsitText(code)}</>
}

export function VcvWords({ code }: { readonly code: string }) {
  const t = useTexts({ de: rsitDe, en: rsitEn })
  const key = `vcv.${code}`
  const words = t(key as keyof typeof rsitDe)
  return <>{words === key ? code : words}</>
}
