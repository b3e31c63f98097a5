// SPDX-License-Identifier: EUPL-1.2
/**
 * Publishing the product catalogue under four eyes, as every text of the hub's own: one analyst signs the edition, another one its
 * publication. All parts become entries in one transaction or none does.
 *
 * @module
 */
import { concat, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { CatalogueDifference } from '@ncv/protocol/catalogue/difference.ts'
import { catalogueDifference } from '@ncv/protocol/catalogue/difference.ts'
import type { CatalogueFault } from '@ncv/protocol/catalogue/faults.ts'
import { faultsOfForm, faultsOfSense } from '@ncv/protocol/catalogue/faults.ts'
import { splitCatalogue } from '@ncv/protocol/catalogue/parts.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import { Catalogue } from '@ncv/protocol/message/catalogue.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { parseTlp } from '@ncv/protocol/tlp.ts'
import { findJsonFault, placeOf } from '../../csaf/strict-json.ts'
import { FederationError } from '../../errors.ts'
import type { CatalogueDraft } from '../../store/catalogue-draft-store.ts'
import type { EntrySource } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import { publishedEditions } from './catalogue-editions.ts'
import { bodyKeyFor, compose } from './compose.ts'
import { assertSigned } from './drafts.ts'

export interface PreparedEdition {
  readonly catalogue: Catalogue
  readonly parts: readonly CataloguePart[]
  readonly difference: CatalogueDifference
  /** What author and approver sign: covers label and content. */
  readonly id: string
}

/** What a file may leave out: the hub counts the editions. */
const CatalogueFile = Catalogue.partial({ edition: true })

/** The id of an edition; unlike that of any warning, whatever its bytes. */
export function catalogueDraftId(tlp: string, parts: readonly CataloguePart[]): string {
  return hex(sha256(concat(utf8(`catalogue\0${tlp}\0`), ...parts.map((part) => encode(part as unknown as Value)))))
}

/**
 * Reads an edition as JSON and compares it with the one in force; changes nothing.
 *
 * @throws FederationError `CATALOGUE_NOT_JSON` with line and column; ProtocolError `CATALOGUE_TOO_LARGE`
 */
export function prepareEdition(hub: Hub, text: string, tlp: TlpLabel): PreparedEdition | { readonly faults: readonly CatalogueFault[] } {
  const plain = text.replace(/^\uFEFF/, '')
  const broken = findJsonFault(plain)
  if (broken !== undefined) throw new FederationError('CATALOGUE_NOT_JSON', { ...placeOf(plain, broken.at), pointer: broken.pointer })
  const parsed = CatalogueFile.safeParse(JSON.parse(plain))
  if (!parsed.success) return { faults: faultsOfForm(parsed.error) }
  const { current, isComplete } = publishedEditions(hub)
  const last = current?.catalogue
  const catalogue: Catalogue = { ...parsed.data, edition: parsed.data.edition ?? (last?.edition ?? 0) + 1 }
  if (!isComplete && parsed.data.edition === undefined) return { faults: [{ pointer: '/edition', problem: 'missing' }] }
  const faults = faultsOfSense(catalogue, last, isComplete)
  if (faults.length > 0) return { faults }
  const parts = splitCatalogue(catalogue)
  return { catalogue, parts, difference: catalogueDifference(last, catalogue), id: catalogueDraftId(tlp, parts) }
}

/** Stores an edition that its author has signed. @throws FederationError `CATALOGUE_INVALID`, `ANALYST_UNKNOWN`, `ANALYST_KEY` */
export function addCatalogueDraft(hub: Hub, text: string, tlp: TlpLabel, author: string, signature: Uint8Array): CatalogueDraft {
  const prepared = prepareEdition(hub, text, tlp)
  if ('faults' in prepared) throw invalid(prepared.faults)
  bodyKeyFor(hub, tlp)
  assertSigned(hub, author, 'author', prepared.id, signature)
  hub.catalogueDrafts.add({ id: prepared.id, catalogue: prepared.catalogue, tlp, author, authorSignature: signature })
  return hub.catalogueDrafts.get(prepared.id) as CatalogueDraft
}

function invalid(faults: readonly CatalogueFault[]): FederationError {
  const [first] = faults
  return new FederationError('CATALOGUE_INVALID', { pointer: first?.pointer ?? '', reason: first?.problem ?? '', count: faults.length })
}

/** Takes away an edition that nobody has published. @throws FederationError `CATALOGUE_DRAFT_MISSING`, `DRAFT_PUBLISHED` */
export function discardCatalogueDraft({ catalogueDrafts }: Pick<Hub, 'catalogueDrafts'>, id: string): void {
  const found = catalogueDrafts.get(id)
  if (found === undefined) throw new FederationError('CATALOGUE_DRAFT_MISSING', { id })
  if (found.index !== null) throw new FederationError('DRAFT_PUBLISHED', { id })
  catalogueDrafts.discard(id)
}

/**
 * Publishes an edition with the signature of a second analyst. Publishing it again answers with the same entry.
 *
 * @throws FederationError `CATALOGUE_DRAFT_MISSING`, `ANALYST_UNKNOWN`, `ANALYST_KEY`, `CATALOGUE_EDITION` (another edition came first);
 * ProtocolError `FOUR_EYES` for the author's own approval
 */
export async function publishCatalogueDraft(hub: Hub, id: string, approver: string, signature: Uint8Array): Promise<number> {
  const draft = hub.catalogueDrafts.get(id)
  if (draft === undefined) throw new FederationError('CATALOGUE_DRAFT_MISSING', { id })
  if (draft.author === approver) throw new ProtocolError('FOUR_EYES', { id: approver })
  const tlp = parseTlp(draft.tlp)
  const parts = splitCatalogue(draft.catalogue)
  if (catalogueDraftId(tlp, parts) !== id) throw new FederationError('CATALOGUE_DRAFT_MISSING', { id })
  assertSigned(hub, approver, 'approver', id, signature)
  if (draft.index !== null) return draft.index
  assertNext(hub, draft.catalogue)
  const entries = parts.map(
    (part, i): EntrySource =>
      () => {
        // Two editions at the same moment: the second one must not be in the log.
        if (i === 0) assertNext(hub, draft.catalogue)
        const alongside = (index: number) => hub.catalogueDrafts.published(id, approver, signature, index)
        return compose(hub, { kind: 'catalogue', tlp, terms: 'n-cert', payload: part as unknown as Value, ...(i === 0 ? { alongside } : {}) })
      },
  )
  return await hub.sequencer.append(entries)
}

function assertNext(hub: Hub, catalogue: Catalogue): void {
  const { current, isComplete } = publishedEditions(hub)
  const [fault] = faultsOfSense(catalogue, current?.catalogue, isComplete)
  if (fault !== undefined)
    throw new FederationError('CATALOGUE_EDITION', { found: catalogue.edition, expected: (current?.catalogue.edition ?? 0) + 1 })
}
