// SPDX-License-Identifier: EUPL-1.2
/** Texts of cases, English. @module */
export const CASE_EN = {
  'error.CASE_AMBIGUOUS': 'Several contributions begin with "{id}". Remedy: give more characters of the id[$ (see "ncv hub cases --json")].',
  'error.CASE_UNANSWERABLE':
    'This contribution can no longer be answered: it came before there were replies, or nothing was said on it for more than 30 days. Remedy: a warning to all if the question matters.',
  'error.CASE_CLOSED': 'The case is closed; no reply goes out any more.',
  'error.CASE_CHANGED':
    'Somebody has written on this contribution meanwhile (number {found}, the next free one is {expected}). Remedy: look at what was written meanwhile[$ ("ncv hub cases ID")], then send it again.',
  'hub.cases.none': 'No contributions.',
  'hub.case.open': 'open',
  'hub.case.closed': 'closed',
  'hub.case.over': 'over (no reply possible any more)',
  'hub.case.counts': 'replies: {replies}, follow-ups: {followUps} of {limit}',
  'hub.case.claimed': '"It was us": {name}',
  'hub.case.question': 'question {number} ({author})',
  'hub.case.note': 'note {number} ({author})',
  'hub.case.closing': 'closing word {number} ({author})',
  'hub.case.waits': '– waits for the next beat of the reply board',
  'hub.case.out': '– on the reply board, entry {index}',
  'hub.case.follow-up': 'follow-up {counter} of {limit}, sender not named',
  'hub.case.shrinks': 'Each question narrows the circle of those who can have written. Ask only what is needed.',
  'hub.reply.done':
    'Reply {number} is ready and goes out with the next beat of the reply board. Only the sender of the contribution can read it. Nobody learns whether it is read.',
} as const
