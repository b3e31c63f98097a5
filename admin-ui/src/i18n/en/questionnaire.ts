// SPDX-License-Identifier: EUPL-1.2
/** Texts of the questionnaire by office: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/questionnaire.ts'

export const en = {
  title: 'Questionnaire',
  lead: 'Office by office, without a scanner. Each answer is kept at once; you can stop at any time and go on later.',
  back: 'To the inventory',
  progress: '{answered} of {total} questions answered',
  offices: 'Offices',
  office: '{title} ({answered}/{total})',
  version: 'Version of {product}',
  'version.placeholder': 'version, if known',
  operator: 'Operator of {product}',
  'operator.unknown': 'operator?',
  none: 'None of these',
  'own.more': 'Name another product',
  'own.vendor': 'Vendor',
  'own.product': 'Product',
  'own.version': 'Version',
  'own.add': 'Add',
  'own.add.label': 'Add: {question}',
  'own.remove': 'Remove',
  'own.remove.label': 'Remove: {product}',
  unsaved: { one: 'One answer is not kept yet', other: '{n} answers are not kept yet' },
  'unsaved.text': 'This page alone has them. Stay here, and try again.',
  'unsaved.again': 'Keep them now',
  next: 'Next office',
  preview: 'Take over into the inventory …',
  'preview.title': 'Out of the questionnaire into the inventory',
  'preview.text': 'Only entries out of the questionnaire change; everything else stays.',
  apply: 'Take over',
  applied: 'Taken over. Affected: {affected}. To check: {check}.',
  nothing: 'The inventory says exactly this already.',
} satisfies TextsLike<typeof de>
