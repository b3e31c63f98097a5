// SPDX-License-Identifier: EUPL-1.2
/** Texts of cases, English. @module */
export const CASE_EN = {
  'case.none': 'No cases: no contribution has left from here, or it was long ago.',
  'case.unread': '{count} files of the reply board were not read yet.',
  'case.no-reply': 'no question',
  'case.counts': 'messages of the hub: {replies} (last {at}), own follow-ups: {followUps}',
  'case.left': 'follow-ups left: {left}',
  'case.ended.keys-gone': 'can only be read (keys are gone, as after a restore)',
  'case.ended.closed': 'closed by the hub',
  'case.ended.over': 'over',
  'case.ended.none-left': 'no follow-ups left',
  'case.revealed': '"It was us" is said',
  'case.question': 'Question {number} of the hub, {at} (entry {index}, witnessed)',
  'case.note': 'Note {number} of the hub, {at} (entry {index}, witnessed)',
  'case.closing': 'Closing word {number} of the hub, {at} (entry {index}, witnessed)',
  'case.closes': '  Answer asked for until {day}',
  'case.own': 'Own follow-up {counter}, {at}',
  'concern.asked-back':
    'The hub asks back on an own contribution ({count} open)[$, see "ncv node cases"]. Answering is free; nobody learns that you read.',
  'case.state.queued': 'waits for one of the next envelopes',
  'case.state.sent': 'on its way in an envelope',
  'case.state.delivered': 'delivered to the hub',
  'case.state.accepted': 'accepted by the hub',
  'case.state.not-accepted': 'not accepted by the hub',
  'case.state.expired': 'did not go out any more',
  'case.shrinks':
    'The hub does not know whose contribution it is; it can be any of the {members} members. Each answer narrows that circle: by what it says, and by coming at all and when. {left} more questions can be answered. Silence is allowed; nobody learns that you have read.',
  'case.follow-up.head': 'Exactly this text goes out, without a sender:',
  'case.follow-up.ask': 'Send it like this? [y/N] ',
  'case.follow-up.declined': 'Nothing sent.',
  'case.follow-up.queued': 'Follow-up {counter} waits for one of the next envelopes. {left} more are possible.',
  'case.reveal.means':
    '"It was us" for contribution {id}: the hub learns that it is of this member, and all that was added to it as well. That cannot be taken back. Other contributions of this house stay without a sender.',
  'case.reveal.ask': 'Tell the hub now that this contribution is ours? [y/N] ',
  'case.reveal.declined': 'Nothing said.',
  'case.reveal.done': 'The hub now knows that this contribution is yours.',
} as const
