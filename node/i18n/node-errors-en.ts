// SPDX-License-Identifier: EUPL-1.2
/**
 * English texts of the node's errors, each with its remedy; those of the redaction among them.
 *
 * @module
 */
import type { nodeErrorsDe, problemWordsDe } from './node-errors-de.ts'

export const nodeErrorsEn: typeof nodeErrorsDe = {
  'error.NODE_NOT_JOINED': 'The node in {dir} does not belong to a federation yet. Remedy: "ncv node join".',
  'error.NODE_JOINED': 'The node in {dir} belongs to another federation already. Remedy: set up a new node for this one.',
  'error.NOT_A_FOUNDER':
    'The genesis does not name this node ({id}) as it described itself[: field "{field}" differs]. Remedy: give the public record to the hub again.',
  'error.KEY_FILE_MISSING':
    'The vault key {file} is missing. Remedy: attach the medium, or put the right place into config.json (keyFile, NCV_KEY_FILE).',
  'error.KEY_FILE_MALFORMED': 'The file {file} holds no vault key (32 bytes in base64). Remedy: name the right file.',
  'error.VAULT_KEY_WRONG': 'The vault key does not fit this node[ ({kind})]. Remedy: name the key file with which it was set up.',
  'error.WORDS_MISSING':
    'The genesis was not checked[ (not understood: "{found}")]. Remedy: --words "2=word,5=word" with two words of the accession letter, or --genesis HASH.',
  'error.OUT_EXISTS': 'The file {file} exists; it is not overwritten. Remedy: choose another name.',
  'error.URL_MALFORMED': 'The address "{found}" at {option} is none. Remedy: https://… without credentials.',
  'error.URL_NOT_PROTECTED':
    'The address {found} is not protected: whoever sits on the way could read along. Nothing was changed. Remedy: https://…; http:// only on the same machine (127.0.0.1, localhost).',
  'error.FILE_NOT_UTF8': 'The file {file} is not UTF-8. Remedy: save it as UTF-8.',
  'error.SOURCE_FAILED': 'The other side[ ({source})] answered with status {status}. Remedy: check the addresses, try again later.',
  'error.FEED_HALTED':
    'The hub has signed two different logs; this node takes over and sends nothing more. Remedy: call other members and the operator of the mirror.',
  'error.FEED_UNREACHABLE': 'There is no log in {dir} yet. Remedy: "ncv node sync" first.',
  'error.CLOCK_DIFFERS':
    'The clock of this machine differs by {seconds} seconds from those of the other sides; nothing was sent. Remedy: turn on time synchronisation (NTP), remove NCV_CLOCK_OFFSET.',
  'error.WARNING_MISSING': 'There is no warning #{index} here. Remedy: "ncv node warnings --all".',
  'error.ASSET_MISSING': 'There is no "{asset}" in the inventory. Remedy: "ncv node inventory list".',
  'error.ADVISORY_MISSING': 'No match for "{asset}" under "{advisory}". Remedy: "ncv node matches --all".',
  'error.STATUS_REASON': 'The status "{status}" needs a reason. Remedy: --reason "…".',
  'error.STATUS_DATE':
    'A date belongs to the status "accepted" alone and must lie ahead[ (found: {found})]. Remedy: --until YYYY-MM-DD. Status: {status}.',
  'error.INCIDENT_MISSING': 'There is no incident "{id}" here. Remedy: "ncv node incident list".',
  'error.IDENTITY_ABSENT': 'There is no identity profile. Remedy: "ncv node identity --file …".',
  'error.INVENTORY_INVALID':
    'The inventory {file} was not taken over: {count} faults, the first in line {line}. {reason} The present inventory stays.',
  'error.TOKENS_MISSING':
    'There is no token with which a contribution could be sent. Remedy: wait; the node fetches tokens by itself while it runs and the log is witnessed (not on demand, for that would give the sender away).',
  'error.CONTRIBUTION_CHANGED': 'The text has changed since it was shown; nothing was sent. Remedy: look at it again and agree.',
  'error.CONTRIBUTION_EMPTY': 'After redaction nothing is left to be sent.',
  'error.CONTRIBUTION_REFUSED':
    'The egress guard still found something of this house in the finished message ({reason}); nothing was sent. Remedy: reword the incident.',
  'error.CONFIRMATION_MISSING': 'Nobody can be asked here; nothing was sent. Remedy: call it at a terminal, or agree with --yes.',
  'error.CONTRIBUTED_ALREADY': 'The incident {id} was made a contribution before. Remedy: "ncv node contributions".',
  'error.LINK_STALE': 'The log is not freshly witnessed; nothing is sent. Remedy: check the network, else wait.',

  'error.INCIDENT_NOT_JSON': 'The incident file is not valid JSON. Remedy: save it as UTF-8 JSON.',
  'error.INCIDENT_MALFORMED': 'Incident, field "{field}": {problem}. Expected: {expected}.',
  'error.IDENTITY_NOT_JSON': 'The identity file is not valid JSON. Remedy: save it as UTF-8 JSON.',
  'error.IDENTITY_MALFORMED': 'Identity, field "{field}": {problem}. Expected: {expected}.',
  'error.IDENTITY_MISSING':
    'There is no identity profile. Without it nobody can check what gives this house away; nothing is sent. Remedy: "ncv node identity --file …".',
  'error.PLACES_MALFORMED': 'List of places, line {line}: {problem}. Expected: header "ags;name;kind;land".',
  'error.TEXTS_MALFORMED': 'File of texts, line {line}: {problem}.',
  'error.REDACT_USAGE': 'Usage: ncv redact --identity FILE|DIR [--places FILE] --texts texts.jsonl',
  'error.REDACT_FILE': 'The file {file} cannot be read. Remedy: check path and permissions.',
  'error.GUARD_FAILED': 'The egress guard broke off; nothing is sent. Remedy: shorten the text, or reword it by hand.',
}

export const problemWordsEn: { readonly [Key in keyof typeof problemWordsDe]: string } = {
  'value.unknown': 'unknown field',
  'value.type': 'is missing or has the wrong type',
  'value.value': 'value not allowed',
  'value.long': 'too long',
}
