// SPDX-License-Identifier: EUPL-1.2
/**
 * Choosing a TLP label, with the sentence who may receive what bears it.
 *
 * @module
 */
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/tlp-field.ts'
import { en } from '../i18n/en/tlp-field.ts'
import { Select } from '../ui/field.tsx'

export const LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const satisfies readonly TlpLabel[]

/** @param value `same` leaves it to the hub; offered only with `hasSame` */
export function TlpField({
  value,
  onChange,
  hasSame = false,
}: {
  readonly value: TlpLabel | 'same'
  readonly onChange: (value: TlpLabel | 'same') => void
  readonly hasSame?: boolean
}) {
  const t = useTexts({ de, en })
  const same = hasSame ? [{ value: 'same' as const, label: t('same') }] : []
  return (
    <Select<TlpLabel | 'same'>
      label={t('label')}
      hint={t(`who.${value}`)}
      value={value}
      onChange={onChange}
      options={[...same, ...LABELS.map((label) => ({ value: label, label }))]}
    />
  )
}
