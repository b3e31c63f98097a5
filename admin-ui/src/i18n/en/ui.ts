// SPDX-License-Identifier: EUPL-1.2
/** Texts of the parts that all views are made of: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/ui.ts'

export const en = {
  loading: 'Loading …',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  search: 'Search',
  all: 'all',
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  'copy.what': 'Copy {text}',
  'refused.title': 'This is not part of your role',
  'problem.title': 'That did not work',
  'problem.text': 'Nothing was done. Try again; if it stays like this, look into the log of the process.',
  'problem.code': 'Code for enquiries: {code}',
  'offline.title': 'No connection to this program',
  'offline.text':
    'The program on this machine does not answer. What you have saved here is safe. Check that it is running; this page reconnects by itself.',
  'pager.label': 'Pages of the list',
  'pager.back': 'Back',
  'pager.on': 'Next',
  'pager.at': 'Page {page} of {pages}, {total} entries',
  filtered: 'Filtered view: {shown} of {total}',
  unfiltered: { one: '{n} entry', other: '{n} entries' },
  'filter.clear': 'Clear filters',
  'steps.label': 'Steps',
  'steps.done': 'done',
  'chart.table': 'As a table',
  'chart.when': 'Period',
} as const satisfies TextsLike<typeof de>
