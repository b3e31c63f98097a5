// SPDX-License-Identifier: EUPL-1.2
/**
 * Rules for matching without a node: corrections and a product catalogue out of two files.
 *
 * @module
 */
import type { CatalogueProduct } from '@ncv/protocol/message/catalogue.ts'
import { Catalogue, CataloguePart } from '@ncv/protocol/message/catalogue.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import type { MatchingRules } from '../matching/rules.ts'
import { NO_RULES } from '../matching/rules.ts'
import type { Correction } from './correction.ts'
import { rulesOf } from './correction.ts'
import { CORRECTIONS_MAX_BYTES, parseCorrections } from './correction-file.ts'
import type { FileFault } from './json-file.ts'
import { isFileFault, parseJsonFile } from './json-file.ts'

const CATALOGUE_MAX_BYTES = 16 * 1024 * 1024

/** A whole edition as the hub publishes it, or one part of it as it travels; who only matches needs no number of the edition. */
const CatalogueFile = Catalogue.extend({
  edition: Catalogue.shape.edition.optional(),
  part: CataloguePart.shape.part.optional(),
  parts: CataloguePart.shape.parts.optional(),
})

export interface ReadCatalogue {
  readonly title: string
  readonly isExample: boolean
  readonly products: readonly CatalogueProduct[]
}

/** The first thing that is wrong with a file of rules, for a person. */
export function faultError(
  code: 'CORRECTIONS_INVALID' | 'CATALOGUE_FILE_INVALID',
  file: string,
  { pointer, problem, expected }: FileFault,
): NodeError {
  return new NodeError(code, {
    file,
    pointer: pointer === '' ? '/' : pointer,
    problem: `file-${problem}`,
    ...(expected === undefined ? {} : { expected }),
  })
}

/** @throws NodeError `CORRECTIONS_INVALID` */
export function openCorrections(bytes: Uint8Array, file: string): readonly Correction[] {
  const corrections = parseCorrections(bytes)
  if (isFileFault(corrections)) throw faultError('CORRECTIONS_INVALID', file, corrections)
  return corrections
}

/** @throws NodeError `CATALOGUE_FILE_INVALID` */
export function openCatalogue(bytes: Uint8Array, file: string): ReadCatalogue {
  const parsed = parseJsonFile(bytes, CatalogueFile)
  if (isFileFault(parsed)) throw faultError('CATALOGUE_FILE_INVALID', file, parsed)
  const { title, isExample, products } = parsed.value
  const seen = new Set<string>()
  for (const [i, { id }] of products.entries()) {
    if (seen.has(id)) throw faultError('CATALOGUE_FILE_INVALID', file, { pointer: `/products/${i}/id`, problem: 'twice' })
    seen.add(id)
  }
  return { title, isExample, products }
}

/**
 * @param files paths; what is absent says nothing
 * @throws NodeError `CORRECTIONS_INVALID`, `CATALOGUE_FILE_INVALID`; RuntimeError `FILE_…`
 */
export function readRuleFiles(files: { readonly rules?: string; readonly catalogue?: string }): MatchingRules & Partial<ReadCatalogue> {
  const { aliases, never } =
    files.rules === undefined ? NO_RULES : rulesOf(openCorrections(readFileBounded(files.rules, CORRECTIONS_MAX_BYTES), files.rules))
  if (files.catalogue === undefined) return { aliases, never, catalogue: [] }
  const { title, isExample, products } = openCatalogue(readFileBounded(files.catalogue, CATALOGUE_MAX_BYTES), files.catalogue)
  return { aliases, never, catalogue: products, title, isExample }
}
