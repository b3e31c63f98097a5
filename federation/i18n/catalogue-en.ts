// SPDX-License-Identifier: EUPL-1.2
/** English texts of the product catalogue at the hub. @module */
import type { CATALOGUE_DE } from './catalogue-de.ts'

export const CATALOGUE_EN: Readonly<Record<keyof typeof CATALOGUE_DE, string>> = {
  'error.CATALOGUE_NOT_JSON':
    'The catalogue[ {file}] is not valid JSON in UTF-8[: line {line}, column {column}][, at "{pointer}"]. Remedy: correct it; nothing was published.',
  'error.CATALOGUE_INVALID': 'The catalogue[ {file}] has {count} faults. At "{pointer}": {reason} Nothing was published.',
  'error.CATALOGUE_EDITION':
    'Another edition of the product catalogue came first: the draft is edition {found}, the next would be {expected}. Remedy: draft anew on top of it.',
  'error.CATALOGUE_DRAFT_MISSING': 'There is no draft {id} of the product catalogue.[$ Remedy: "ncv hub catalogue show" lists them.]',
  'catalogue.problem.missing': 'The member is missing.',
  'catalogue.problem.form': 'The value does not have the form that is required.',
  'catalogue.problem.choice': 'Allowed are: {found}.',
  'catalogue.problem.too-long': 'More than {found} characters or items.',
  'catalogue.problem.too-short': 'Fewer than {found} characters or items.',
  'catalogue.problem.unknown-member': 'There is no such member. Remedy: check the spelling or drop it.',
  'catalogue.problem.edition': 'The next edition is number {found}. Remedy: enter this number or leave the member out.',
  'catalogue.problem.id-twice': 'The id "{found}" stands further up already. Remedy: use each once.',
  'catalogue.problem.name-taken': '"{found}" has this name already. Remedy: a name belongs to exactly one product.',
  'catalogue.problem.own-alias': '"{found}" is the product\'s own name or stands twice. Remedy: drop it.',
  'catalogue.problem.contains-itself': '"{found}" is the product itself and cannot be built into it.',
  'catalogue.problem.unknown-id': 'The id "{found}" is not in the catalogue. Remedy: add it or drop the reference.',
  'catalogue.problem.circular': 'Predecessors and successors of "{found}" lead in a circle.',
  'catalogue.problem.no-day': '"{found}" is no day of the calendar.',
  'catalogue.problem.vanished':
    '"{found}" stood in the edition before and is missing. Remedy: keep it, or list its id under "retired" if the product is to be dropped.',
  'catalogue.problem.retired-used': '"{found}" was retired; an id is never used for another product. Remedy: choose a new id.',
  'catalogue.problem.retired-unknown': '"{found}" was never in the catalogue. Remedy: check the spelling.',
  'catalogue.problem.retired-lost': '"{found}" must stay under "retired", so that the id never means another product.',
  'catalogue.fault': '  {pointer}: {text}',
  'catalogue.difference': '{added} new, {changed} changed, {removed} dropped',
  'catalogue.preview': 'Edition {edition}: {products} products in {parts} messages. Nothing was published.',
  'catalogue.drafted': 'Draft {id}: edition {edition} of the product catalogue, by {author}. A second person signs to publish it.',
  'catalogue.published': 'Product catalogue, edition {edition}: {products} products published as entry {index} ({tlp}).',
  'catalogue.example': 'example catalogue, agreed with no vendor',
  'catalogue.none': 'No product catalogue published yet.',
  'catalogue.head': '{title}, edition {edition}: {products} products, entry {index} ({tlp})',
  'catalogue.draft.open': 'Draft {id}: edition {edition} by {author}, waits for the second signature',
}
