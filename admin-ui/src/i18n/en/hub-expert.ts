// SPDX-License-Identifier: EUPL-1.2
/** Texts of the directory of providers and experts: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-expert.ts'

export const en = {
  title: 'Providers and experts',
  lead: 'From this directory the hub brokers. Bodies, not persons; no recommendation.',
  back: 'Requests',
  none: 'The directory is empty.',
  'none.text': 'Enter the first body, or read in a JSON file.',
  'filter.topic': 'Topic',
  'column.name': 'Body',
  'column.topics': 'Topics',
  'column.contact': 'Reached by',
  'column.do': 'Do',
  add: 'Enter a body',
  edit: 'Change',
  'edit.of': 'Change: {name}',
  remove: 'Take out',
  'remove.of': 'Take out: {name}',
  removed: '“{name}” is taken out.',
  id: 'Short name',
  'id.hint': 'a–z, 0–9 and hyphen, such as forensics-north',
  name: 'Name of the body',
  topics: 'Topics',
  contact: 'How it can be reached',
  region: 'Where it works (optional)',
  note: 'Note (optional)',
  save: 'Save',
  saved: '“{name}” is entered.',
  import: 'Read in a JSON file',
  'import.hint': 'List of entries with id, name, topics, contact and optionally region, note',
  'import.bad': 'This is no JSON list. Nothing was taken in.',
  imported: { one: 'The directory now has {n} entry.', other: 'The directory now has {n} entries.' },
} as const satisfies TextsLike<typeof de>
