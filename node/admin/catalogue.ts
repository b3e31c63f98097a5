// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the product catalogue, and the end of support of what is in the inventory.
 *
 * @module
 */
import type { CatalogueProductView, EditionView, SupportView } from '@ncv/protocol/admin/catalogue-routes.ts'
import { fold } from '@ncv/protocol/advisory/normalise.ts'
import { orderOfEditions } from '@ncv/protocol/catalogue/editions.ts'
import { SUPPORT_NOTICE_DAYS, supportDaysLeft } from '@ncv/protocol/catalogue/support.ts'
import type { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { recognisedInCatalogue } from '../catalogue/recognised.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Asset } from '../inventory/asset.ts'
import type { Trust } from '../link/trust.ts'
import type { Stores } from '../store/stores.ts'
import { nodeRules } from '../warning/node-rules.ts'
import type { NodeHandlers } from './contract.ts'

type Used = Pick<Stores, 'catalogue' | 'inventory' | 'rules' | 'log'>

export function catalogueHandlers(
  world: Pick<World, 'now'>,
  stores: Used,
  trust: Pick<Trust, 'witnessedSize'>,
): Pick<NodeHandlers, 'listCatalogue' | 'showCatalogueProduct' | 'listSupport'> {
  return {
    listCatalogue({ query: { search } }, { lang }) {
      const wanted = stores.catalogue.all().filter((product) => search === undefined || isFound(product, search))
      const owned = assetsByProduct(stores)
      const products = wanted.map((product) => productView(product, owned, world.now()))
      return { edition: editionView(stores, trust), waiting: waitingEdition(stores), refused: refusedEntries(stores, lang), products }
    },
    showCatalogueProduct({ params: { id } }) {
      const edition = editionView(stores, trust)
      const product = stores.catalogue.one(id)
      if (edition === null || product === undefined) throw new NodeError('CATALOGUE_PRODUCT_MISSING', { id })
      const [predecessor, successor] = [product.predecessor, product.successor].map((other) => nameOf(stores, other))
      return {
        edition,
        product: productView(product, assetsByProduct(stores), world.now()),
        ...(predecessor === undefined ? {} : { predecessor }),
        ...(successor === undefined ? {} : { successor }),
      }
    },
    listSupport({ query: { days = SUPPORT_NOTICE_DAYS } }) {
      const found = recognisedInCatalogue(stores.inventory.all(), nodeRules(stores)).flatMap(({ asset, product }) =>
        supportView(stores, asset, product, days, world.now()),
      )
      return { edition: editionView(stores, trust), assets: found.toSorted((a, b) => a.daysLeft - b.daysLeft || (a.asset.id < b.asset.id ? -1 : 1)) }
    },
  }
}

function editionView({ catalogue }: Pick<Stores, 'catalogue'>, trust: Pick<Trust, 'witnessedSize'>): EditionView | null {
  const stored = catalogue.edition()
  if (stored === undefined) return null
  const { parts, ...rest } = stored
  return { ...rest, isWitnessed: rest.index + parts <= trust.witnessedSize(), products: catalogue.count() }
}

function waitingEdition({ catalogue, log }: Used): number | null {
  return orderOfEditions(catalogue.heads(), catalogue.unread(), log.size()).pending?.edition ?? null
}

function refusedEntries({ log }: Used, lang: Lang) {
  const own = log.quarantined().filter(({ index }) => log.entry(index)?.kind === 'catalogue')
  return own.map(({ index, code }) => ({ index, code, text: textOf(NODE_TEXTS, lang, `error.${code}`) }))
}

/** Every word of the search stands somewhere in the product. */
function isFound({ id, vendor, product, kind, aliases = [], embedded = [] }: CatalogueProduct, search: string): boolean {
  const texts = [id, vendor, product, kind, ...[...aliases, ...embedded].flatMap((name) => [name.vendor ?? '', name.product])]
  const all = fold(texts.join(' '))
  return fold(search)
    .split(' ')
    .every((word) => all.includes(word))
}

type Owned = ReadonlyMap<string, readonly { readonly asset: Asset }[]>

function assetsByProduct(stores: Used): Owned {
  return Map.groupBy(recognisedInCatalogue(stores.inventory.all(), nodeRules(stores)), ({ product }) => product.id)
}

function productView(product: CatalogueProduct, owned: Owned, now: Instant): CatalogueProductView {
  const assets = (owned.get(product.id) ?? []).map(({ asset }) => assetName(asset))
  return { ...product, assets, daysLeft: supportDaysLeft(product, now) ?? null }
}

function supportView({ catalogue }: Pick<Stores, 'catalogue'>, asset: Asset, product: CatalogueProduct, days: number, now: Instant): SupportView[] {
  const { endOfSupport, securityContact } = product
  const daysLeft = supportDaysLeft(product, now)
  if (endOfSupport === undefined || daysLeft === undefined || daysLeft > days) return []
  const next = product.successor === undefined ? undefined : catalogue.one(product.successor)
  const successor =
    next === undefined
      ? undefined
      : { id: next.id, name: shown(next), ...(next.endOfSupport === undefined ? {} : { endOfSupport: next.endOfSupport }) }
  return [
    {
      asset: assetName(asset),
      product: product.id,
      name: shown(product),
      endOfSupport,
      daysLeft,
      isOver: daysLeft < 0,
      ...(successor === undefined ? {} : { successor }),
      ...(securityContact === undefined ? {} : { securityContact }),
    },
  ]
}

function nameOf({ catalogue }: Pick<Stores, 'catalogue'>, id: string | undefined): string | undefined {
  const product = id === undefined ? undefined : catalogue.one(id)
  return product === undefined ? undefined : shown(product)
}

function shown({ vendor, product }: CatalogueProduct): string {
  return fold(product).startsWith(fold(vendor)) ? product : `${vendor} ${product}`
}

function assetName({ id, vendor, product, version }: Asset) {
  return { id, ...(vendor === undefined ? {} : { vendor }), product, ...(version === undefined ? {} : { version }) }
}
