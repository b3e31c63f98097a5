// SPDX-License-Identifier: EUPL-1.2
/**
 * Codes of the redaction as words; one that is not known here is shown as it is.
 *
 * @module
 */
import type { Translate } from '../../../app/i18n.ts'
import type { de } from '../../../i18n/de/contribution.ts'

type T = Translate<typeof de>

function known(t: T, group: string, key: string, code: string): string {
  const text = t(key as 'why.place')
  return text === `${group}.${code}` ? code : text
}

export const whyText = (t: T, code: string): string => known(t, 'why', `why.${code}`, code)
export const blockText = (t: T, code: string): string => known(t, 'block', `block.${code}`, code)
export const leftOutText = (t: T, code: string): string => known(t, 'left-out', `left-out.${code}`, code)

/** `indicators[3]` → trace 4 */
export function fieldText(t: T, field: string): string {
  const at = /^indicators\[(\d+)\]$/.exec(field)?.[1]
  return at === undefined ? known(t, 'field', `field.${field}`, field) : t('field.indicator', { n: Number(at) + 1 })
}
