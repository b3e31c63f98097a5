// SPDX-License-Identifier: EUPL-1.2
/**
 * The inventory: searched and filtered in the browser, for all of it is here.
 *
 * @module
 */
import type { AssetView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useMemo } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/inventory.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/inventory.ts'
import { api } from '../../node/api.ts'
import '../../style/inventory.css'
import { LinkButton } from '../../ui/button.tsx'
import { Choice, FilterBar, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { assetHref, assetName, CRITICALITIES, OPERATORS, valueText } from './asset-words.ts'
import { FILTER_NAMES, filterAssets, LACKS, officesOf, searched } from './inventory-filter.ts'
import { KevCard } from './kev-card.tsx'

export default function Inventory() {
  const t = useTexts({ de, en })
  const inventory = useResource(() => api.listInventory(), 'inventory', ['inventory'])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Actions />}>
      <Loaded of={inventory}>
        {({ assets }) =>
          assets.length === 0 ? (
            <Empty title={t('empty.title')}>
              <p>{t('empty.text')}</p>
            </Empty>
          ) : (
            <Assets all={assets} />
          )
        }
      </Loaded>
      {may('kev.read') && <KevCard />}
    </Page>
  )
}

function Actions() {
  const t = useTexts({ de, en })
  return (
    <>
      {may('inventory.write') && (
        <>
          <LinkButton kind="primary" href={hrefOf('inventory/import')}>
            {t('import')}
          </LinkButton>
          <LinkButton href={hrefOf('inventory/questionnaire')}>{t('questionnaire')}</LinkButton>
          <LinkButton href={hrefOf('inventory/edit')}>{t('add')}</LinkButton>
        </>
      )}
      {may('catalogue.read') && <LinkButton href={hrefOf('catalogue')}>{t('catalogue')}</LinkButton>}
    </>
  )
}

function Assets({ all }: { readonly all: readonly AssetView[] }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const { query } = place.use()
  const ready = useMemo(() => searched(all), [all])
  const offices = useMemo(() => officesOf(all), [all])
  const rows = filterAssets(ready, query)
  return (
    <>
      <FilterBar names={FILTER_NAMES} shown={rows.length} total={all.length}>
        <Search label={t('search')} />
        <Choice name="operator" label={t('filter.operator')} options={OPERATORS.map((value) => ({ value, label: words(`operator.${value}`) }))} />
        {offices.length > 0 && <Choice name="office" label={t('filter.office')} options={offices.map((value) => ({ value, label: value }))} />}
        <Choice
          name="criticality"
          label={t('filter.criticality')}
          options={CRITICALITIES.map((value) => ({ value, label: words(`criticality.${value}`) }))}
        />
        <Choice name="lacks" label={t('filter.lacks')} options={LACKS.map((value) => ({ value, label: t(`lacks.${value}`) }))} />
      </FilterBar>
      {rows.length === 0 ? (
        <Empty title={t('not-found.title')}>
          <p>{t('not-found.text')}</p>
        </Empty>
      ) : (
        <AssetTable rows={rows} all={all} />
      )}
    </>
  )
}

/** A column in which nothing stands is left out: lists out of a spreadsheet often have a few columns only. */
function AssetTable({ rows, all }: { readonly rows: readonly AssetView[]; readonly all: readonly AssetView[] }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const worded = (field: 'operator' | 'criticality', asset: AssetView) => asset[field] && valueText(field, asset[field], words)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'product',
          title: t('column.product'),
          cell: ({ id, vendor, product }) => (
            <>
              <a class="link" href={assetHref(id)}>
                {assetName(vendor === undefined ? { product } : { vendor, product })}
              </a>
              <span class="sub">{id}</span>
            </>
          ),
        },
        { key: 'version', title: t('column.version'), cell: ({ version }) => version ?? <span class="muted">{t('no-version')}</span> },
        ...(all.some(({ operator }) => operator !== undefined)
          ? [{ key: 'operator', title: t('column.operator'), cell: (asset: AssetView) => worded('operator', asset) }]
          : []),
        ...(all.some(({ office }) => office !== undefined)
          ? [{ key: 'office', title: t('column.office'), cell: (asset: AssetView) => asset.office }]
          : []),
        ...(all.some(({ criticality }) => criticality !== undefined)
          ? [{ key: 'criticality', title: t('column.criticality'), cell: (asset: AssetView) => worded('criticality', asset) }]
          : []),
        ...(all.some(({ host }) => host !== undefined) ? [{ key: 'host', title: t('column.host'), cell: (asset: AssetView) => asset.host }] : []),
      ]}
    />
  )
}
