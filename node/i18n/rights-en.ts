// SPDX-License-Identifier: EUPL-1.2
/** Texts of the own membership: pledge, rest, leaving, roles, mandates. English. @module */
import type { RIGHTS_DE } from './rights-de.ts'

export const RIGHTS_EN: Readonly<Record<keyof typeof RIGHTS_DE, string>> = {
  'rights.applicant':
    '{id}: not admitted yet. The node reads what is for all (TLP:CLEAR), and becomes a member by itself as soon as the log says so.',
  'rights.epochs': 'Keys: community {community} · TLP pledge {pledge}',
  'rights.no-key': 'none',
  'rights.waiting': 'On its way: {kind} of {at} – {state}[ ({code})]',
  'rights.waiting.pledge': 'TLP pledge',
  'rights.waiting.member-request': 'declaration on membership',
  'rights.waiting.mandate': 'mandate',
  'rights.post.queued': 'waits to be sent',
  'rights.post.sent': 'sent',
  'rights.post.taken': 'at the hub; holds with its entry in the log',
  'rights.post.refused': 'refused',
  'rights.ask': 'Sign and send this? [y/N] ',
  'rights.declined': 'Nothing was signed, nothing sent.',
  'rights.sent': 'Signed; it goes to the hub as post and holds once it stands in the log (“ncv node membership”).',
  'rights.keeps':
    'What stays: whoever goes keeps what it could read until then; nobody takes that back. Stored messages are still to be handled by their label, afterwards too. Everything later is sealed with new keys.',
  'rights.pledge.text':
    'TLP pledge (§ 6(1), § 8(2) of the rules of procedure). {name} declares: we handle what reaches us with a label by TLP 2.0:\n  TLP:RED           for the named persons alone, not passed on\n  TLP:AMBER+STRICT  in this house alone, need to know\n  TLP:AMBER         in this house, need to know; further only by the rules of the federation: {supervision}own providers and municipalities served only with an agreement and a TLP pledge of their own\n  TLP:GREEN         within the community, not public\n  TLP:CLEAR         without restriction\nThird parties are bound to TLP first. With the pledge this node gets the keys for TLP:AMBER, from then on; what was before stays sealed.',
  'rights.pledge.supervision': 'superior offices and supervision yes, ',
  'rights.pledge.no-supervision': 'superior offices and supervision no, ',
  'rights.pledge.withdraw': 'Withdrawal of the TLP pledge of {name}: with the entry in the log this node gets nothing above TLP:GREEN any more.',
  'rights.pledge.already': 'The TLP pledge of this house holds already.',
  'rights.pledge.none': 'This house has given no TLP pledge; there is nothing to withdraw.',
  'rights.request.suspend':
    '{name} wants to rest: with the entry in the log this node sends nothing, gets no tokens, has no vote and reads nothing new. Resting is no sanction; “ncv node resume” ends it, and what was for all meanwhile is read then.',
  'rights.request.resume': '{name} wants to end its rest and take part again.',
  'rights.request.leave':
    '{name} wants to LEAVE the federation. That cannot be taken back: whoever wants to take part again needs a new admission, with a vote.',
  'rights.request.give-up-role': '{name} wants to give up this role: {role}.',
  'rights.request.declare-host': '{name} wants to run nodes for other members; whoever runs one sees its plain text.',
  'rights.request.declare-intermediary': '{name} wants to prepare warnings for others (intermediary).',
  'rights.mandate.give': 'Mandate under § 3(1): {agent} acts for {name} in: {scopes}, until {until} inclusive.',
  'rights.mandate.end': 'End of the mandate of {name} to {agent}.',
  'rights.mandate.hosting': 'Whoever runs the node sees all that this house sees, in plain text.',
  'concern.applicant': 'Not admitted yet: only what is for all is read. Contributions, votes and tokens come with the admission.',
  'concern.suspended': 'This house rests by its own wish: nothing is sent and nothing new is read.[$ “ncv node resume” ends that.]',
  'concern.key-replaced':
    'The log names other keys for this member than those of this node; the hub takes nothing from it. After a new machine the new keys belong into this folder[$ (“ncv node recover”)]. If the house asked for no new keys, somebody speaks in its name: call the hub and other members at once.',
  'concern.blocked':
    'The key of this house is blocked, because the hub no longer believes it in the right hands. Nothing is sent. Call the hub; with new keys[$ (“ncv node recover”)] it goes on.',
  'concern.left': 'This house has left. What could be read until then stays here, and is still to be handled by its label.',
  'concern.expelled': 'This house was expelled. What could be read until then stays here, and is still to be handled by its label.',
  'concern.declaration-refused': 'A declaration of this house was not accepted ({code})[$; see “ncv node membership”].',
}
