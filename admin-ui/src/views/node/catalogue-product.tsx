// SPDX-License-Identifier: EUPL-1.2
/**
 * One product of the catalogue, and which of the own assets are recognised as it.
 *
 * @module
 */
import type { CatalogueProductView } from '@ncv/protocol/admin/catalogue-routes.ts'
import { beside } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/catalogue.ts'
import { en } from '../../i18n/en/catalogue.ts'
import { api } from '../../node/api.ts'
import { Facts } from '../../ui/facts.tsx'
import { FarLink } from '../../ui/far-link.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { assetHref, assetName } from './asset-words.ts'
import { NotFound } from '../shared/not-found.tsx'
import { Support } from './catalogue.tsx'

/** Without an id the address is none. */
export default function CatalogueProduct() {
  const id = place.use().query.get('id') ?? ''
  return id === '' ? <NotFound /> : <Shown id={id} />
}

function Shown({ id }: { readonly id: string }) {
  const t = useTexts({ de, en })
  const shown = useResource(() => api.showCatalogueProduct({ params: { id } }), `catalogue ${id}`, ['feed', 'inventory'])
  const product = shown.data?.product
  return (
    <Page title={product === undefined ? t('heading') : assetName(product)} back={{ href: hrefOf('catalogue'), label: t('back.list') }}>
      <Loaded of={shown}>
        {({ product: found, predecessor, successor }) => (
          <>
            <Details of={found} predecessor={predecessor} successor={successor} />
            <Section title={t('assets')}>
              {found.assets.length === 0 && <p>{t('assets.none')}</p>}
              <ul>
                {found.assets.map((asset) => (
                  <li key={asset.id}>
                    <a class="link" href={assetHref(asset.id)}>
                      {assetName(asset)}
                    </a>{' '}
                    <span class="muted">{asset.id}</span>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface DetailsProps {
  readonly of: CatalogueProductView
  readonly predecessor: string | undefined
  readonly successor: string | undefined
}

function Details({ of: product, predecessor, successor }: DetailsProps) {
  const t = useTexts({ de, en })
  const names = (all: CatalogueProductView['aliases']) => (all ?? []).map((name) => beside([name.vendor, name.product], ' ')).join(', ')
  return (
    <Card title={t('facts')}>
      <Facts
        of={[
          [t('fact.vendor'), product.vendor],
          [t('fact.kind'), t(`kind.${product.kind}`)],
          [t('fact.support'), <Support key="support" of={product} />],
          [t('fact.successor'), successor],
          [t('fact.predecessor'), predecessor],
          [t('fact.aliases'), names(product.aliases)],
          [t('fact.embedded'), names(product.embedded)],
          [t('fact.contact'), product.securityContact && <FarLink url={product.securityContact} />],
          [t('fact.id'), product.id],
        ]}
      />
    </Card>
  )
}
