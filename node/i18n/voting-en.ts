// SPDX-License-Identifier: EUPL-1.2
/** Texts of motions and votes at the node, English. @module */
export const VOTING_EN = {
  'vote.choice.yes': 'yes',
  'vote.choice.no': 'no',
  'vote.choice.abstain': 'abstain',
  'vote.own': '  own vote: ',
  'vote.of': '  vote for {name}: ',
  'vote.state.none': 'not cast yet (“ncv node vote {motion} yes”).',
  'vote.state.prepared': 'laid out, not released (“ncv node vote … --release”).',
  'vote.state.released': 'released, on its way.',
  'vote.state.taken': 'the hub has signed that it has it, {at}.',
  'vote.state.refused': 'not taken ({code}); it does not count.',
  'vote.state.counted': 'counted in the log, checked by this node.',
  'vote.state.missing':
    'RED: the hub has signed that it has it, and it is missing in the log. Remedy: speak to the other members; “ncv node motion show … --json” shows the proof.',
  'vote.state.other': 'RED: the log holds another vote under the own key. Remedy: have the key blocked, speak to the other members.',
  'vote.state.void': 'does not count: the key or mandate that it rests on has ended.',
  'vote.state.over': 'not counted: the motion ended without it.',
  'vote.preview': 'Motion {motion} "{title}", until {closes}.\nSigned is: {name} votes {choices}.',
  'vote.prepared': 'Laid out, not signed yet. To release it: the same command with --release, by a person with the role "voter".',
  'vote.ask': 'Vote like this? A released vote cannot be changed. [y/N] ',
  'vote.declined': 'Nothing was signed, nothing was sent.',
  'vote.released': 'Vote on motion {motion} signed. It goes out as post; “ncv node motions” shows the receipt.',
  'motion.outgoing': 'Own motion "{title}": {state}[ ({code})].',
  'motion.outgoing.queued': 'waits to be sent',
  'motion.outgoing.sealed': 'on its way',
  'motion.outgoing.taken': 'taken by the hub, not in the log yet',
  'motion.outgoing.refused': 'not taken',
  'motion.sent': 'Motion {motion} "{title}" signed; it goes to the hub as post.',
  'motion.withdrawing': 'Withdrawal of motion {motion} signed; it leaves at once.',
  'keys.written':
    '{count} community keys in {file}. CAUTION: with them all can be read that the log holds for all members. Delete the file after use.',
  'concern.vote-missing':
    'The own vote on motion {motion} is missing in the result, although the hub signed that it had it. Speak to the other members; the proof stands with the motion[$ (“ncv node motion show … --json”)].',
  'concern.vote-other': 'The log holds another vote on motion {motion} under the own key. Somebody else has the key: have it blocked at once.',
  'concern.vote-refused': 'The vote on motion {motion} was not taken ({reason}) and does not count.',
  'concern.motions': '{count} motions wait for the own vote[$ (“ncv node motions”)].',
} as const
