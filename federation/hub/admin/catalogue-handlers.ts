// SPDX-License-Identifier: EUPL-1.2
/**
 * The product catalogue in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { CatalogueDraftView, HUB_CATALOGUE_ROUTES } from '@ncv/protocol/admin/hub-catalogue-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { CatalogueFault } from '@ncv/protocol/catalogue/faults.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { FEDERATION_TEXTS } from '../../i18n/texts.ts'
import type { CatalogueDraft } from '../../store/catalogue-draft-store.ts'
import type { Hub } from '../party.ts'
import { publishedEditions } from '../publish/catalogue-editions.ts'
import type { PreparedEdition } from '../publish/catalogue.ts'
import { addCatalogueDraft, discardCatalogueDraft, prepareEdition, publishCatalogueDraft } from '../publish/catalogue.ts'

export function hubHandlersOfCatalogue(hub: Hub, ready: () => Promise<void>): Handlers<typeof HUB_CATALOGUE_ROUTES> {
  const origin = hex(hub.opened.origin)
  return {
    showCatalogue: () => ({ catalogue: inForce(hub), drafts: hub.catalogueDrafts.list().map(viewOf), origin }),
    previewCatalogue({ body: { text, tlp } }, { lang }) {
      const prepared = prepareEdition(hub, text, tlp)
      if ('faults' in prepared) return { faults: prepared.faults.map((fault) => faultView(fault, lang)), draft: null, origin }
      return { faults: [], draft: laidOut(prepared), origin }
    },
    addCatalogueDraft: ({ body: { text, tlp, author, signature } }) => viewOf(addCatalogueDraft(hub, text, tlp, author, fromHex(signature))),
    discardCatalogueDraft({ params: { id } }) {
      discardCatalogueDraft(hub, id)
      return { id }
    },
    async publishCatalogueDraft({ params: { id }, body: { approver, signature } }) {
      await ready()
      const index = await publishCatalogueDraft(hub, id, approver, fromHex(signature))
      return { ...viewOf(hub.catalogueDrafts.get(id) as CatalogueDraft), index }
    },
  }
}

function inForce(hub: Hub) {
  const { current } = publishedEditions(hub)
  if (current === undefined) return null
  const { catalogue, place, tlp } = current
  return { ...catalogue, retired: catalogue.retired ?? [], tlp, index: place.first, parts: place.parts }
}

function laidOut({ id, catalogue, parts, difference }: PreparedEdition) {
  const { added, changed, removed } = difference
  return {
    id,
    edition: catalogue.edition,
    parts: parts.length,
    products: catalogue.products.length,
    isExample: catalogue.isExample,
    difference: { added: [...added], changed: [...changed], removed: [...removed] },
  }
}

function faultView({ pointer, problem, found }: CatalogueFault, lang: Lang) {
  return { pointer, problem, text: textOf(FEDERATION_TEXTS, lang, `catalogue.problem.${problem}`, found === undefined ? {} : { found }) }
}

function viewOf({ id, catalogue, tlp, author, approver, index }: CatalogueDraft): CatalogueDraftView {
  const { edition, title, isExample, products } = catalogue
  return { id, edition, title, isExample, products: products.length, tlp, author, approver, index }
}
