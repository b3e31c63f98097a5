// SPDX-License-Identifier: EUPL-1.2
/** Texts of cases at the hub: English. @module */
import type { TextsLike } from '../../app/i18n.ts'
import type { de } from '../de/hub-case.ts'

export const en = {
  title: 'Cases',
  lead: 'What is under way with members: by name in a circle that reads it, or without names over the reply board.',
  circle: 'With a circle',
  'circle.lead': 'Any thread can be handled as a case (under “Post”).',
  'circle.none': 'No case in this state.',
  'circle.new': 'Open a case',
  'filter.state': 'State',
  'column.subject': 'Case',
  'column.circle': 'Circle',
  'column.tlp': 'Sharing',
  'column.state': 'State',
  'column.since': 'Since',
  'column.files': 'Attachments',
  board: 'Without names',
  'board.lead': 'Questions on anonymous contributions. The hub does not know who answers; each answer narrows the circle of those who may have.',
  'board.none': 'No question on a contribution is under way.',
  'column.kind': 'Contribution',
  'column.replies': 'Asked',
  'column.follow-ups': 'Answered',
  of: '{n} of {limit}',
  'state.open': 'open',
  'state.closed': 'closed',
  'state.over': 'period over',
  claimed: '“That was us”: {name}',
} as const satisfies TextsLike<typeof de>
