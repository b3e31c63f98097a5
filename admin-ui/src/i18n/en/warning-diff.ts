// SPDX-License-Identifier: EUPL-1.2
/** Texts of what changed between two revisions: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/warning-diff.ts'

export const en = {
  title: 'What has changed?',
  lead: '{advisory}: from revision {from} to revision {to}',
  back: 'To the warning',
  from: 'From revision',
  to: 'To revision',
  option: '{version} (entry {index})',
  own: 'For your products',
  'own.none': 'For your products nothing has changed that matters. There is nothing to do.',
  rest: 'Besides',
  'rest.none': 'Nothing else has changed.',
  'single.title': 'There is only one revision',
  'single.text': 'As soon as the publisher gives out a new revision, what has changed is listed here.',
} satisfies TextsLike<typeof de>
