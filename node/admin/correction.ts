// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: corrections of matching, and suggestions for names that nobody recognises.
 *
 * @module
 */
import type { Corrected, CorrectionView } from '@ncv/protocol/admin/correction-routes.ts'
import { fromBase64 } from '@ncv/protocol/bytes.ts'
import type { NamedProduct } from '@ncv/protocol/message/catalogue.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Correction, CorrectionKind } from '../correction/correction.ts'
import { correctionId } from '../correction/correction.ts'
import { formatCorrections } from '../correction/correction-file.ts'
import { Corrections } from '../correction/corrections.ts'
import type { Outcome } from '../correction/corrections.ts'
import type { NamedNode } from '../correction/named-by.ts'
import { namedById, namedProducts, recognisedNames } from '../correction/named-by.ts'
import { withoutRelease } from '../correction/plain-name.ts'
import { leavingCorrections } from '../correction/leaving.ts'
import { openCorrections } from '../correction/rule-files.ts'
import type { Suggestion } from '../correction/suggestion.ts'
import { suggesting } from '../correction/suggestion.ts'
import { NodeError } from '../errors.ts'
import type { Asset } from '../inventory/asset.ts'
import type { Links } from '../link/links.ts'
import { productKey } from '../matching/rules.ts'
import type { MatchableAdvisory } from '../matching/statuses.ts'
import { openAdvisory } from '../matching/stored-advisory.ts'
import type { Stores } from '../store/stores.ts'
import { nodeRules } from '../warning/node-rules.ts'
import { Turns } from '../warning/turns.ts'
import type { NodeHandlers } from './contract.ts'
import { effectView } from './effect-view.ts'

type Handled = 'correct' | 'listCorrections' | 'undoCorrection' | 'redoCorrection' | 'importCorrections' | 'exportCorrections' | 'listSuggestions'

const PRODUCTS_SHOWN = 5

export function correctionHandlers(
  world: Pick<World, 'now' | 'monotonic' | 'timer'>,
  stores: Stores,
  { matcher, registry }: Pick<Links, 'matcher' | 'registry'>,
): Pick<NodeHandlers, Handled> {
  const corrections = new Corrections(stores, matcher, world)
  const reply = (outcome: Outcome): Corrected => correctedView(outcome, stores)
  return {
    async correct({ body }, { report, signal }) {
      const { preview, force } = body
      return reply(await corrections.add(wishedFor(body, stores, world), 'made', { preview, force, onProgress: report, signal }))
    },
    async undoCorrection({ params, body }, { report, signal }) {
      return reply(await corrections.setUndone(params.id, true, { ...body, force: true, onProgress: report, signal }))
    },
    async redoCorrection({ params, body }, { report, signal }) {
      return reply(await corrections.setUndone(params.id, false, { ...body, onProgress: report, signal }))
    },
    async importCorrections({ body }, { report, signal }) {
      const { preview, force } = body
      return reply(
        await corrections.add(openCorrections(fromBase64(body.bytes), body.name), 'imported', { preview, force, onProgress: report, signal }),
      )
    },
    async listCorrections({ query }) {
      const effects = await corrections.effects()
      const shown = stores.rules.all().filter(({ isUndone }) => query.all === 'true' || !isUndone)
      return { corrections: shown.map((each) => ({ ...correctionView(each, stores), effect: effects.get(each.id) })) }
    },
    exportCorrections() {
      const all = stores.rules.all().filter(({ isUndone }) => !isUndone)
      const leaving = leavingCorrections(all, stores, registry.rules, world.now())
      return { count: leaving.length, leftOut: all.length - leaving.length, json: formatCorrections(leaving) }
    },
    async listSuggestions() {
      const suggestions = await suggestionsInTurns(stores, matcher, new Turns(world))
      return { suggestions: suggestions.map(({ assets, asset, products }) => ({ assets: [...assets], asset, products: [...products] })) }
    },
  }
}

async function suggestionsInTurns(stores: Pick<Stores, 'catalogue'>, matcher: Links['matcher'], turns: Turns): Promise<readonly Suggestion[]> {
  const { assets, products } = await matcher.sight(turns)
  const steps = suggesting(assets, products, stores.catalogue.all())
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    if (turns.isOver()) await turns.pause()
  }
}

interface Wish {
  readonly asset: string
  readonly kind: CorrectionKind
  readonly advisory?: string | undefined
  readonly product?: string | undefined
  readonly named?: NamedProduct | undefined
  readonly note?: string | undefined
}

/** One correction for each name that the wish speaks of. @throws NodeError `ASSET_MISSING`, `CORRECTION_SELF`, and as {@link namesIn} */
function wishedFor(wish: Wish, stores: Stores, { now }: Pick<World, 'now'>): Correction[] {
  const { kind, advisory, note } = wish
  const asset = stores.inventory.all().find(({ id }) => id === wish.asset)
  if (asset === undefined) throw new NodeError('ASSET_MISSING', { asset: wish.asset.slice(0, 80) })
  const own: NamedProduct = asset.vendor === undefined ? { product: asset.product } : { vendor: asset.vendor, product: asset.product }
  return namesFor(wish, asset, stores).map(({ productId, named: said }) => {
    if (kind === 'alias' && productKey(said) === productKey(own)) throw new NodeError('CORRECTION_SELF', { asset: asset.id })
    return {
      id: correctionId({ kind, asset: own, said }),
      kind,
      asset: own,
      said,
      since: now(),
      origin: { asset: asset.id, ...(advisory === undefined ? {} : { advisory }), ...(productId === '' ? {} : { productId }) },
      ...(note === undefined ? {} : { note }),
      isUndone: false,
    }
  })
}

function namesFor(wish: Wish, asset: Asset, stores: Stores): readonly NamedNode[] {
  const { kind, advisory, product, named } = wish
  if (named !== undefined) return [{ productId: '', named }]
  const document = findAdvisory(stores, advisory ?? '')
  const name = (advisory ?? '').slice(0, 80)
  if (kind === 'never') {
    const recognised = recognisedNames(document, asset, nodeRules(stores), product)
    if (recognised.length > 0) return recognised
    if (product === undefined) throw new NodeError('CORRECTION_NOTHING', { asset: asset.id, advisory: name })
  }
  if (product === undefined) return [onlyProduct(document, name)]
  const [chosen] = namedById(document, product)
  if (chosen === undefined)
    throw new NodeError('PRODUCT_MISSING', { product: product.slice(0, 80), advisory: name, products: someIds(namedProducts(document)) })
  return [kind === 'alias' ? { ...chosen, named: withoutRelease(chosen.named) } : chosen]
}

/** @throws NodeError `PRODUCT_AMBIGUOUS` */
function onlyProduct(document: MatchableAdvisory, advisory: string): NamedNode {
  const all = namedProducts(document)
  const [only] = all
  if (only !== undefined && all.length === 1) return { ...only, named: withoutRelease(only.named) }
  throw new NodeError('PRODUCT_AMBIGUOUS', { advisory, count: all.length, products: someIds(all) })
}

function someIds(nodes: readonly NamedNode[]): string {
  return nodes
    .slice(0, PRODUCTS_SHOWN)
    .map(({ productId, named }) => `${productId.slice(0, 60)} (${named.product.slice(0, 60)})`)
    .join(', ')
}

/** By tracking id, or by the number of the warning; the newest that counts. @throws NodeError `ADVISORY_UNKNOWN` */
function findAdvisory({ warnings, advisories }: Pick<Stores, 'warnings' | 'advisories'>, name: string): MatchableAdvisory {
  const indexes = warnings.byTrackingId(name)
  if (/^#?[0-9]{1,15}$/.test(name)) indexes.push(Number(name.replace('#', '')))
  for (const index of indexes) {
    const stored = warnings.one(index)?.stands === true ? advisories.one(index) : undefined
    if (stored !== undefined) return openAdvisory(stored)
  }
  throw new NodeError('ADVISORY_UNKNOWN', { advisory: name.slice(0, 80) })
}

function correctionView({ id, kind, asset, said, since, origin, note, isUndone }: Correction, { rules }: Pick<Stores, 'rules'>): CorrectionView {
  return { id, kind, asset, said, since, origin, ...(note === undefined ? {} : { note }), isUndone, history: rules.events(id) }
}

function correctedView({ corrections, known, effect, isApplied }: Outcome, stores: Stores): Corrected {
  return { corrections: corrections.map((each) => correctionView(each, stores)), known, effect: effectView(effect, stores), isApplied }
}
