// SPDX-License-Identifier: EUPL-1.2
/**
 * First step: which of the products that the host runs for several.
 *
 * @module
 */
import type { SharedAssetView } from '@ncv/protocol/admin/host-routes.ts'
import { formatNumber } from '../../../app/format.ts'
import { useTexts } from '../../../app/i18n.ts'
import { place } from '../../../app/location.ts'
import { de } from '../../../i18n/de/host-decide.ts'
import { en } from '../../../i18n/en/host-decide.ts'
import { Button } from '../../../ui/button.tsx'
import { FilterBar, isFound, Search } from '../../../ui/filter-bar.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'

const TEXTS = { de, en }

export interface AssetStepProps {
  readonly shared: readonly SharedAssetView[]
  readonly chosen: readonly string[]
  readonly onChosen: (assets: readonly string[]) => void
  readonly onNext: () => void
}

export function AssetStep({ shared, chosen, onChosen, onNext }: AssetStepProps) {
  const t = useTexts(TEXTS)
  const words = place.use().query.get('q') ?? ''
  const found = shared.filter(({ vendor, product, version }) => isFound(words, `${vendor} ${product} ${version}`))
  return (
    <>
      <p class="muted">{t('assets.lead')}</p>
      <FilterBar names={[]} shown={found.length} total={shared.length}>
        <Search label={t('assets.search')} />
      </FilterBar>
      {found.length === 0 ? (
        <Empty title={t('assets.filtered')}>
          <p>{t('assets.filtered-text')}</p>
        </Empty>
      ) : (
        <Products of={found} chosen={chosen} onChosen={onChosen} />
      )}
      <div class="row-actions">
        <p role="status">{t('assets.chosen', { n: chosen.length })}</p>
        <Button kind="primary" isDisabled={chosen.length === 0} onClick={onNext}>
          {t('next')}
        </Button>
      </div>
    </>
  )
}

interface ProductsProps extends Pick<AssetStepProps, 'chosen' | 'onChosen'> {
  readonly of: readonly SharedAssetView[]
}

function Products({ of, chosen, onChosen }: ProductsProps) {
  const t = useTexts(TEXTS)
  const nameOf = ({ vendor, product, version }: SharedAssetView): string => [vendor, product, version].filter((each) => each !== '').join(' ')
  const toggle = (id: string) => onChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <Table
      caption={t('assets.title')}
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'pick',
          title: t('assets.pick'),
          cell: (asset) => (
            <input
              type="checkbox"
              class="kern-form-check__checkbox"
              checked={chosen.includes(asset.id)}
              aria-label={t('assets.pick-of', { product: nameOf(asset) })}
              onChange={() => toggle(asset.id)}
            />
          ),
        },
        { key: 'product', title: t('column.product'), cell: nameOf },
        { key: 'tenants', title: t('column.tenants'), isNumber: true, cell: ({ tenants }) => formatNumber(tenants.length) },
        { key: 'others', title: t('column.others'), isNumber: true, cell: ({ others }) => formatNumber(others.length) },
      ]}
    />
  )
}
