// SPDX-License-Identifier: EUPL-1.2
/**
 * What the columns of a table mean: what was recognised, and the person's last word on it.
 *
 * @module
 */
import type { InspectionView } from '@ncv/protocol/admin/asset-routes.ts'
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/page.tsx'
import { COLUMN_FIELDS, fieldText } from './asset-words.ts'
import type { Meaning } from './column-mapping.ts'
import { mappingFault, meaningOf } from './column-mapping.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]
const DELIMITER_NAMES = { ';': 'delimiter.semicolon', ',': 'delimiter.comma', '\t': 'delimiter.tab', '|': 'delimiter.pipe' } as const
type Changed = Promise<void> | undefined

export interface ImportColumnsProps {
  readonly table: InspectionView
  readonly presets: readonly { readonly name: string; readonly title: string }[]
  readonly onPreset: (preset: string) => Changed
  readonly onDelimiter: (delimiter: Delimiter) => Changed
  readonly onNext: (meaning: Meaning) => Changed
}

export function ImportColumns({ table, presets, onPreset, onDelimiter, onNext }: ImportColumnsProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const [meaning, setMeaning] = useState<Meaning>(() => meaningOf(table.columns))
  const fault = mappingFault(meaning)
  const sign = DELIMITERS.find((known) => known === table.delimiter) ?? ';'
  return (
    <>
      <Section title={t('recognised')}>
        <Facts
          of={[
            [t('fact.format'), t('format.csv')],
            [t('fact.encoding'), table.encoding],
          ]}
        />
        <div class="fields-2">
          <Select
            label={t('fact.delimiter')}
            value={sign}
            options={DELIMITERS.map((value) => ({ value, label: t(DELIMITER_NAMES[value]) }))}
            onChange={(value) => void onDelimiter(value)}
          />
          <Select
            label={t('fact.preset')}
            value={table.preset ?? ''}
            options={[{ value: '', label: t('preset.none') }, ...presets.map(({ name, title }) => ({ value: name, label: title }))]}
            onChange={(value) => void onPreset(value)}
          />
        </div>
        {(table.origin === 'own' || table.origin === 'remembered' || table.origin === 'detected') && (
          <p class="muted">{t(`origin.${table.origin}`)}</p>
        )}
      </Section>
      <Section title={t('mapping')} lead={t('mapping.remembered')}>
        <Mapping table={table} meaning={meaning} onMeaning={setMeaning} />
      </Section>
      {fault !== undefined && (
        <Alert
          kind="warning"
          title={fault.kind === 'no-product' ? t('mapping.no-product') : t('mapping.twice', { field: fieldText(fault.field, words) })}
        />
      )}
      <div class="row">
        <Button kind="primary" isDisabled={fault !== undefined} onClick={() => onNext(meaning)}>
          {t('next')}
        </Button>
      </div>
    </>
  )
}

interface MappingProps {
  readonly table: InspectionView
  readonly meaning: Meaning
  readonly onMeaning: (meaning: Meaning) => void
}

function Mapping({ table, meaning, onMeaning }: MappingProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  return (
    <div class="table-frame">
      <table class="table mapping">
        <caption class="kern-sr-only">{t('mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mapping.column')}</th>
            <th scope="col">{t('mapping.samples')}</th>
            <th scope="col">{t('mapping.field')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, samples }, i) => (
            <tr key={`${name} ${i}`} data-item>
              <td>
                <strong>{name}</strong>
              </td>
              <td data-title={t('mapping.samples')}>
                {[...new Set(samples.filter(Boolean))].map((sample) => (
                  <span key={sample} class="mapping__sample">
                    {sample}
                  </span>
                ))}
              </td>
              <td data-title={t('mapping.field')}>
                <select
                  aria-label={t('mapping.for', { name })}
                  value={meaning[i] ?? ''}
                  onChange={({ currentTarget: { value } }) => onMeaning(meaning.map((field, at) => (at === i ? value || undefined : field)))}
                >
                  <option value="">{t('mapping.left-out')}</option>
                  {COLUMN_FIELDS.map((field) => (
                    <option key={field} value={field} selected={meaning[i] === field}>
                      {fieldText(field, words)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
