// SPDX-License-Identifier: EUPL-1.2
/** Texts of applicants and contacts, English. @module */
export const JOINING_EN = {
  'error.APPLICATION_MISSING':
    'There is no application of "{id}", or several begin so. Remedy: give more characters of the id[$; "ncv hub applications" lists all].',
  'error.APPLICATION_BLOCKED':
    'The members cannot vote on {id} yet ({field}): "spoc" means that the contacts are missing, "name" that a member has this name, "rejected" that the application was turned down. Nothing was written. Remedy: ask the body to make up for it[$ ("ncv node application missing")] and to send again.',
  'error.APPLICATION_PROPOSED': 'The members are voting on {id} already (motion {motion}). Remedy: wait for the result, or withdraw the motion.',
  'error.APPLICATIONS_FULL':
    'The hub holds {limit} undecided applications already. Remedy: send again later; the hub turns useless ones down[$ ("ncv hub application reject")].',
  'hub.applications.none': 'No applications.',
  'hub.application.line': '{id}  {name} ({kind}, category {category}), received {day}: {state}',
  'hub.application.state.unknown': 'unknown',
  'hub.application.state.pending': 'waits',
  'hub.application.state.proposed': 'the members are voting',
  'hub.application.state.not-carried': 'not admitted (vote)',
  'hub.application.state.rejected': 'turned down',
  'hub.application.state.admitted': 'admitted',
  'hub.application.blocking.spoc': 'contacts are missing: no admission without them',
  'hub.application.blocking.name': 'a member has this name',
  'hub.application.note': 'note: {note}',
  'hub.application.row': '  {row}. {name}: {state} (as of {asOf})',
  'hub.application.opt-in': 'opt-in for no. {row} until {until}: {list}',
  'hub.application.reason': 'reason: {reason}',
  'hub.application.motion': 'motion {motion}',
  'hub.application.candidate':
    'Record of {name} ({id}) written: {file}. Call back before the vote and compare the id. Next: "ncv hub propose admission".',
  'hub.application.rejected': 'The application of {name} ({id}) is turned down; who made it learns the reason. It is deleted in 30 days.',
  'hub.contact.person': 'contact: {person}',
  'hub.contact.deputy': 'deputy: {person}',
  'hub.contact.none': '{name} ({id}): NO contact on record',
  'hub.contact.good': '{name} ({id}), confirmed {day}',
  'hub.contact.due': '{name} ({id}), last confirmed {day}: DUE',
  'hub.contact.asked': ', asked {day}',
  'hub.contact.nobody': 'no contact on record',
  'hub.contacts.none': 'None.',
  'hub.contacts.sheet':
    'CONTACTS OF THE FEDERATION – as of {day}, {count} members – confidential, names persons; lock the print away, destroy old sheets',
  'hub.contacts.written': '{count} contacts are in {file} (readable for you only).',
  'hub.contacts.asked': '{count} members asked.',
  'hub.contacts.ask-subject': 'Stimmen Ihre Kontaktangaben noch? / Do your contacts still hold?',
  'hub.contacts.ask-text':
    'Your contacts at the N-CERT were last confirmed on {day}. Please look at them[$ ("ncv node application show")], correct what has changed, and confirm[$ ("ncv node contacts confirm")]. That is whom we call in an emergency.',
  'hub.opt-ins.none': 'No opt-ins in force.',
} as const
