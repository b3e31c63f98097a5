// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue in force: which edition, which products, which of them are in use here, and until when they are supported.
 *
 * @module
 */
import type { CatalogueProductView, EditionView } from '@ncv/protocol/admin/catalogue-routes.ts'
import { formatDay, formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/catalogue.ts'
import { en } from '../../i18n/en/catalogue.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Choice, FilterBar, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { assetName } from './asset-words.ts'
import { filterProducts, OWN } from './catalogue-filter.ts'

export default function Catalogue() {
  const t = useTexts({ de, en })
  const catalogue = useResource(() => api.listCatalogue({ query: {} }), 'catalogue', ['feed', 'inventory'])
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf('inventory'), label: t('back') }}>
      <Loaded of={catalogue}>
        {({ edition, waiting, refused, products }) => (
          <>
            {waiting !== null && <Alert kind="info" title={t('waiting', { edition: waiting })} />}
            {refused.length > 0 && (
              <Alert kind="warning" title={t('refused')}>
                <ul>
                  {refused.map(({ index, text }) => (
                    <li key={index}>{text}</li>
                  ))}
                </ul>
              </Alert>
            )}
            {edition === null ? (
              <Empty title={t('none.title')}>
                <p>{t('none.text')}</p>
              </Empty>
            ) : (
              <>
                <Edition of={edition} />
                <Products all={products} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Edition({ of: { edition, title, products, index, isExample, isWitnessed, tlp } }: { readonly of: EditionView }) {
  const t = useTexts({ de, en })
  return (
    <>
      <p>
        {isExample && <Badge kind="amber">{t('example')}</Badge>} {!isWitnessed && <Badge>{t('unwitnessed')}</Badge>} <Tlp label={tlp} />
      </p>
      <Facts
        of={[
          [t('fact.edition'), t('edition.value', { edition, title })],
          [t('fact.products'), formatNumber(products)],
          [t('fact.entry'), formatNumber(index)],
        ]}
      />
    </>
  )
}

function Products({ all }: { readonly all: readonly CatalogueProductView[] }) {
  const t = useTexts({ de, en })
  const rows = filterProducts(all, place.use().query)
  return (
    <div class="section">
      <FilterBar names={['own']} shown={rows.length} total={all.length}>
        <Search label={t('search')} />
        <Choice name="own" label={t('filter.own')} options={OWN.map((value) => ({ value, label: t(`own.${value}`) }))} />
      </FilterBar>
      {rows.length === 0 ? (
        <Empty title={t('not-found.title')}>
          <p>{t('not-found.text')}</p>
        </Empty>
      ) : (
        <Table
          caption={t('title')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'product',
              title: t('column.product'),
              cell: ({ id, vendor, product }) => (
                <a class="link" href={hrefOf('catalogue/product', { id })}>
                  {assetName({ vendor, product })}
                </a>
              ),
            },
            { key: 'kind', title: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
            {
              key: 'own',
              title: t('column.own'),
              cell: ({ assets }) => assets.length > 0 && <Badge kind="blue">{t('own.count', { n: assets.length })}</Badge>,
            },
            { key: 'support', title: t('column.support'), cell: (product) => <Support of={product} /> },
          ]}
        />
      )}
    </div>
  )
}

export function Support({ of: { endOfSupport, daysLeft } }: { readonly of: Pick<CatalogueProductView, 'endOfSupport' | 'daysLeft'> }) {
  const t = useTexts({ de, en })
  if (endOfSupport === undefined || daysLeft === null) return <span class="muted">{t('support.unknown')}</span>
  const day = formatDay(endOfSupport)
  return daysLeft < 0 ? <Badge kind="red">{t('support.over', { day })}</Badge> : <span>{t('support.until', { day })}</span>
}
