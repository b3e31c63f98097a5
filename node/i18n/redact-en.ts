// SPDX-License-Identifier: EUPL-1.2
/**
 * What users read of the redaction, English.
 *
 * @module
 */
import type { REDACT_DE } from './redact-de.ts'

export const REDACT_EN: Readonly<Record<keyof typeof REDACT_DE, string>> = {
  'redact.error.INCIDENT_NOT_JSON': 'The incident file is not valid JSON. Remedy: save it as UTF-8 JSON.',
  'redact.error.INCIDENT_MALFORMED': 'Incident, field "{field}": {problemText} Expected: {expected}.',
  'redact.error.IDENTITY_NOT_JSON': 'The identity file {file} is not valid JSON. Remedy: save it as UTF-8 JSON.',
  'redact.error.IDENTITY_MALFORMED': 'Identity {file}, field "{field}": {problemText} Expected: {expected}.',
  'redact.error.IDENTITY_MISSING':
    'There is no identity profile{forText}. Without one nobody can check what gives the house away; nothing is sent. Remedy: create the profile or name it with --identity.',
  'redact.error.PLACES_MALFORMED': 'Place list, line {line}: {problemText} Expected: header "ags;name;kind;land", then key and name in each line.',
  'redact.error.TEXTS_MALFORMED': 'Text file, line {line}: {problemText} Expected: {"id": "…", "text": "…", "identity": "…"} in each line.',
  'redact.error.REDACT_USAGE': 'Usage: ncv redact --identity FILE|FOLDER [--places FILE] --texts texts.jsonl ({problemText})',
  'redact.error.REDACT_FILE': 'The file {file} cannot be read. Remedy: check path and permissions.',
  'redact.error.GUARD_FAILED': 'The egress guard broke off; nothing is sent. Remedy: shorten the text or rewrite it by hand.',
  'redact.problem.unknown': 'unknown field; it is not passed over in silence.',
  'redact.problem.type': 'missing or of the wrong type.',
  'redact.problem.value': 'value not allowed.',
  'redact.problem.long': 'too long.',
  'redact.problem.empty': 'empty.',
  'redact.problem.header': 'the header does not fit.',
  'redact.problem.row': 'key or name is missing.',
  'redact.problem.size': 'the file is too large.',
  'redact.problem.json': 'no valid JSON object with id and text.',
  'redact.problem.id': 'the id occurs more than once.',
  'redact.problem.option': 'unknown or incomplete option {option}.',
  'redact.problem.missing': '{option} is missing.',
  'redact.why.own-name': 'own name', 'redact.why.own-person': 'person of the own house', 'redact.why.own-mail': 'own mailbox',
  'redact.why.own-domain': 'own domain', 'redact.why.own-host': 'own machine', 'redact.why.own-address': 'own IP address',
  'redact.why.own-phone': 'own telephone number', 'redact.why.own-street': 'own address', 'redact.why.own-key': 'own key (postcode, AGS)',
  'redact.why.own-value': 'detail of this incident that stays in the house', 'redact.why.partner': 'partner of the house', 'redact.why.place': 'name of another place',
  'redact.why.region': 'river or landscape', 'redact.why.person': 'name of a person', 'redact.why.account': 'user account', 'redact.why.mail': 'mail address',
  'redact.why.phone': 'telephone number', 'redact.why.bank-account': 'bank account', 'redact.why.file-reference': 'file reference',
  'redact.why.car-plate': 'car plate', 'redact.why.street': 'street address', 'redact.why.share': 'network share', 'redact.why.path': 'user folder',
  'redact.why.room': 'room', 'redact.why.time': 'clock time (the day stays)', 'redact.why.population': 'number of inhabitants', 'redact.why.landmark': 'local feature',
  'redact.why.encoded': 'own identifier in encoded form',
  'redact.block.own-name-in-indicator': 'An indicator of the attacker carries the own name: it would have to stay and to go.',
  'redact.block.unique-description': 'The description fits one house only.',
  'redact.block.emblem': 'Description of coat of arms, logo or seal.',
  'redact.block.local-event': 'Local event.',
  'redact.block.landmark': 'Local building or landmark.',
  'redact.block.still-own': 'An own identifier is left even after redaction.',
  'redact.block.too-long': 'The text is too long.',
  'redact.left-out.never': 'never leaves the house', 'redact.left-out.blocked': 'cannot be redacted with confidence; please rewrite it by hand',
  'redact.left-out.own': 'contains an own identifier', 'redact.left-out.empty': 'nothing given', 'redact.left-out.too-many': 'beyond the maximum of 40',
  'redact.left-out.too-long': 'longer than 200 characters', 'redact.left-out.time': 'only the day is given',
  'redact.left-out.unreadable': 'contains invisible characters or line breaks',
  'redact.shortened': '[shortened]',
}
