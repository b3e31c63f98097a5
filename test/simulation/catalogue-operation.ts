// SPDX-License-Identifier: EUPL-1.2
/**
 * Two analysts publish editions of the product catalogue, large enough to come in parts, and repeat what was not acknowledged.
 *
 * @module
 */
import { addCatalogueDraft, prepareEdition, publishCatalogueDraft } from '@ncv/federation/hub/publish/catalogue.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Parties } from './parties.ts'
import type { Scheduler } from './scheduler.ts'
import type { Template } from './template.ts'
import type { Trace } from './trace.ts'

/** What of a stage it takes. */
interface Place {
  readonly template: Template
  readonly scheduler: Scheduler
  readonly parties: Parties
  readonly trace: Trace
  failed(error: unknown): void
}

export interface OrderedEdition {
  readonly edition: number
  readonly text: string
  isAcknowledged: boolean
}

/** More than a message may hold. */
const PRODUCTS = 251
const PATIENCE_MS = 8_000

export function orderedEdition(edition: number): OrderedEdition {
  const products = Array.from({ length: PRODUCTS + edition }, (_, n) => ({
    id: `p-${n}`,
    vendor: 'Haus',
    product: `Verfahren ${n}`,
    kind: 'specialist',
    versions: 'none',
  }))
  return { edition, text: JSON.stringify({ title: 'Katalog', edition, isExample: true, products }), isAcknowledged: false }
}

/** Tries until it is acknowledged, then the next. */
export function publishEditions(stage: Place, [order, ...others]: readonly OrderedEdition[]): void {
  if (order === undefined) return
  if (order.isAcknowledged) return publishEditions(stage, others)
  stage.scheduler.set('people', PATIENCE_MS, () => publishEditions(stage, [order, ...others]))
  void attempt(stage, order)
}

async function attempt({ parties, template, trace, scheduler, failed }: Place, order: OrderedEdition): Promise<void> {
  const { hub } = parties
  const life = parties.lifeOf('hub')
  if (hub?.witnesses.readiness() !== 'ready') return
  const [author, approver] = template.analysts
  const { origin } = hub.opened
  try {
    const known = hub.catalogueDrafts.list().find(({ catalogue }) => catalogue.edition === order.edition)?.id
    const prepared = known === undefined ? prepareEdition(hub, order.text, 'TLP:CLEAR') : { id: known }
    if ('faults' in prepared) throw new Error(`an edition is refused: ${JSON.stringify(prepared.faults)}`)
    const id = fromHex(prepared.id)
    if (known === undefined) addCatalogueDraft(hub, order.text, 'TLP:CLEAR', author.id, signDraft(author.keys.seed, origin, 'author', id))
    const index = await publishCatalogueDraft(hub, prepared.id, approver.id, signDraft(approver.keys.seed, origin, 'approver', id))
    if (life?.isOver !== false) return
    order.isAcknowledged = true
    trace.add(`${scheduler.now()} people acknowledged edition ${order.edition} at ${index}`)
  } catch (error) {
    if (life?.isOver === false && !(error instanceof CodedError) && !String(error).includes('published by somebody else')) failed(error)
  }
}
