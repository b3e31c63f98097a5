// SPDX-License-Identifier: EUPL-1.2
/**
 * Products of the inventory that no warning names so, with names that are near: one click makes them the same.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { beside } from '../../../app/direction.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useResource } from '../../../app/resource.ts'
import { de } from '../../../i18n/de/correction.ts'
import { en } from '../../../i18n/en/correction.ts'
import { api } from '../../../node/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Wish } from './correct-dialog.tsx'
import { CorrectDialog, correcting } from './correct-dialog.tsx'

interface Chosen {
  readonly wish: Wish
  readonly asset: string
  readonly product: string
}

function nameOf({ vendor, product }: { readonly vendor?: string | undefined; readonly product: string }): string {
  return beside([vendor, product], ' ')
}

export function Suggestions() {
  const t = useTexts({ de, en })
  const found = useResource(() => api.listSuggestions(), 'suggestions', ['correction', 'inventory'])
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined)
  const rows = found.data?.suggestions ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('suggestions.title')} lead={t('suggestions.lead')}>
      <Table
        caption={t('suggestions.title')}
        pageKey="suggestions"
        pageSize={20}
        rows={rows}
        keyOf={({ asset }) => nameOf(asset)}
        columns={[
          {
            key: 'asset',
            title: t('column.asset'),
            cell: ({ asset, assets }) => (
              <>
                {nameOf(asset)}
                <span class="sub">{t('suggestions.assets', { n: assets.length })}</span>
              </>
            ),
          },
          {
            key: 'products',
            title: t('column.said'),
            cell: ({ asset, assets, products }) => (
              <ul class="near">
                {products.slice(0, 3).map(({ vendor, product, source }) => {
                  const named = vendor === undefined ? { product } : { vendor, product }
                  const params = { asset: nameOf(asset), product: nameOf(named) }
                  return (
                    <li key={params.product}>
                      {params.product} <span class="muted">{t(`suggestions.${source}`)}</span>{' '}
                      <Button
                        isSmall
                        label={t('suggestions.take-of', params)}
                        onClick={() => setChosen({ ...params, wish: { asset: assets[0] ?? '', kind: 'alias', named } })}
                      >
                        {t('suggestions.take')}
                      </Button>
                    </li>
                  )
                })}
              </ul>
            ),
          },
        ]}
      />
      {chosen && (
        <CorrectDialog
          title={t('alias.title')}
          lead={t('suggestions.take-of', { asset: chosen.asset, product: chosen.product })}
          send={correcting(chosen.wish)}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined)
            void found.reload()
          }}
        />
      )}
    </Section>
  )
}
