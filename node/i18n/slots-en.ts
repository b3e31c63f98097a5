// SPDX-License-Identifier: EUPL-1.2
/** English texts of slots, the set of senders and sending at once. @module */
export const SLOTS_EN: Readonly<Record<string, string>> = {
  'contribute.unnamed':
    'Sender not named, but not anonymous: [only about {size} nodes send; ]whoever knows the situation can guess. The better way here is to report by name: N-CERT by telephone, or through your own point of contact (SPOC), until there is the confidential post.\nElse: without a sender through the relay, TLP:AMBER.',
  'contribute.anonymous': 'Way: anonymously through the relay, TLP:AMBER. About {size} nodes send a box of the same size in every slot.',

  'contribution.small': 'sent in a small group ({count} < {least})',
  'contribution.urgent': 'urgent, in a group of {count}',

  'urgent.head': 'Urgent means: now, with less anonymity.',
  'urgent.seen':
    'The relay, and whoever watches the line, learn that this organisation had something to say just now. They do not learn what. N-CERT sees the content and the exact time, not the sender.',
  'urgent.set': '[The last batch held {count} boxes. ]The federation has {members} members; more cannot leave together.',
  'urgent.alone':
    'It must be reckoned with that the contribution leaves alone: the relay lets go together only what comes from at least {least} members.',
  'urgent.instead':
    'Whoever is in such a hurry is often better off on the telephone: call N-CERT. Without --urgent the contribution goes in one of the next slots.',
  'urgent.ask': 'Send it now, with less anonymity? [y/N] ',
  'urgent.ask-alone': 'The contribution leaves alone: the relay then knows whose it is, though not what it says. Nevertheless? [y/N] ',
  'urgent.sent': 'Sent urgently as {id}, in a group of {count}. The next slot brings the receipt of the relay.',
  'urgent.waits': 'Not sent urgently. The contribution {id} is queued and goes out in one of the next slots.',

  'error.URGENT_TOO_OFTEN':
    'This organisation has sent urgently only just now[; again in {seconds} seconds]. The contribution is queued and goes in the next slot. Remedy: wait or call.',

  'status.slots': 'Slots: {sent} boxes sent, {cover} of them empty · [about {active} nodes send: ]{wording}',
  'status.anonymous': 'anonymous',
  'status.unnamed': 'sender not named',
  'concern.small-group':
    'The last batch of the relay left with {count} boxes, fewer than the {least} of the genesis: whoever said something in it was sent in a small group. Better report urgent cases by telephone.',
  'concern.small-group.one':
    'The last batch of the relay left with a single box, fewer than the {least} of the genesis: whoever said something in it was sent alone. Better report urgent cases by telephone.',
}
