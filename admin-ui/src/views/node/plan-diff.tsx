// SPDX-License-Identifier: EUPL-1.2
/**
 * What comes, changes and goes by an import or the questionnaire.
 *
 * @module
 */
import type { AssetView, ImportView } from '@ncv/protocol/admin/inventory-routes.ts'
import type { ComponentChildren } from 'preact'
import { beside, named } from '../../app/direction.ts'
import { formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { assetName, fieldText, valueText } from './asset-words.ts'

/** Longer lists say how many more there are; the first of them show whether it was understood. */
const SHOWN = 20

export function PlanDiff({ plan }: { readonly plan: ImportView }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const { counts, total } = plan
  const shown = (field: string, value: string | undefined) => (value === undefined ? words('unknown') : valueText(field, value, words))
  const figures = [
    [counts.added, t('count.added')],
    [counts.changed, t('count.changed')],
    [counts.removed, t('count.removed')],
    [counts.unchanged, t('count.unchanged')],
    [total, t('count.total')],
  ] as const
  return (
    <>
      <ul class="counts">
        {figures.map(([count, name]) => (
          <li key={name}>
            <b>{formatNumber(count)}</b>
            {name}
          </li>
        ))}
      </ul>
      <Listed title={t('removed', { n: counts.removed })} count={counts.removed} isOpen>
        {plan.removed.slice(0, SHOWN).map((asset) => (
          <li key={asset.id}>
            <del>{lineOf(asset)}</del>
          </li>
        ))}
      </Listed>
      <Listed title={t('changed', { n: counts.changed })} count={counts.changed} isOpen>
        {plan.changed.slice(0, SHOWN).map(({ before, after, fields }) => (
          <li key={after.id}>
            {lineOf(before)}
            <ul class="reasons">
              {fields.map((field) => {
                const key = field as keyof AssetView
                return (
                  <li key={field}>
                    {fieldText(field, words)}: <del>{shown(field, before[key])}</del> <ins>{shown(field, after[key])}</ins>
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </Listed>
      <Listed title={t('added', { n: counts.added })} count={counts.added} isOpen={counts.changed + counts.removed === 0}>
        {plan.added.slice(0, SHOWN).map((asset) => (
          <li key={asset.id}>
            <ins>{lineOf(asset)}</ins>
          </li>
        ))}
      </Listed>
    </>
  )
}

function lineOf({ vendor, product, version, host, office }: AssetView): string {
  const name = assetName({ product, ...(vendor === undefined ? {} : { vendor }), ...(version === undefined ? {} : { version }) })
  const place = beside([host, office], ', ')
  return place === '' ? name : named(name, place)
}

interface ListedProps {
  readonly title: string
  readonly count: number
  readonly isOpen: boolean
  readonly children: ComponentChildren
}

function Listed({ title, count, isOpen, children }: ListedProps) {
  const t = useTexts({ de, en })
  if (count === 0) return null
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul>{children}</ul>
      {count > SHOWN && <p class="muted">{t('more', { n: count - SHOWN })}</p>}
    </details>
  )
}
