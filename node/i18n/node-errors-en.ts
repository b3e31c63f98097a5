// SPDX-License-Identifier: EUPL-1.2
/**
 * English texts of the node's errors, each with its remedy; those of the redaction among them.
 *
 * @module
 */
import type { nodeErrorsDe, problemWordsDe } from './node-errors-de.ts'
import { FORWARDING_ERRORS_EN } from './forwarding-en.ts'
import { POST_ERRORS_EN } from './post-en.ts'
import { MAIL_ERRORS_EN } from './mail-en.ts'
import { SERVICE_ERRORS_EN } from './service-en.ts'

export const nodeErrorsEn: typeof nodeErrorsDe = {
  ...FORWARDING_ERRORS_EN,
  ...POST_ERRORS_EN,
  ...MAIL_ERRORS_EN,
  ...SERVICE_ERRORS_EN,
  'error.NODE_NOT_JOINED': 'The node in {dir} does not belong to a federation yet.[$ Remedy: "ncv node join".]',
  'error.NODE_JOINED': 'The node in {dir} belongs to another federation already. Remedy: set up a new node for this one.',
  'error.NO_MEMBER':
    'This house does not take part at present (not admitted yet, resting, or out), so it sends nothing.[$ Remedy: “ncv node status” shows how it stands.]',
  'error.DECLARATION_WAITING':
    'An earlier declaration of this house is still on its way. Remedy: wait until it stands in the log[$ (“ncv node membership”)].',
  'error.MANDATE_UNTIL': 'The date “{found}” is no day to come. Remedy: YYYY-MM-DD, at most ten years ahead.',
  'error.NOT_A_FOUNDER':
    'The genesis does not name this node ({id}) as it described itself[: field "{field}" differs]. Remedy: give the public record to the hub again.',
  'error.KEY_FILE_MISSING':
    'The vault key {file} is missing. Remedy: attach the medium, or put the right place into config.json (keyFile, NCV_KEY_FILE).',
  'error.KEY_FILE_MALFORMED': 'The file {file} holds no vault key (32 bytes in base64). Remedy: name the right file.',
  'error.VAULT_KEY_WRONG': 'The vault key does not fit this node[ ({kind})]. Remedy: name the key file with which it was set up.',
  'error.WORDS_MISSING':
    'The genesis was not checked[ (not understood: "{found}")]. Remedy: --words "2=word,5=word" with two words of the accession letter, or --genesis HASH.',
  'error.RECOVERY_KEY_MALFORMED':
    'This is no recovery key: it has 64 hex digits (0–9, a–f), blanks do not count; {found} characters were found. Remedy: copy the sheet once more.',
  'error.OUT_EXISTS': 'The file {file} exists; it is not overwritten. Remedy: choose another name.',
  'error.OUT_UNWRITABLE': 'The file {file} cannot be written. Remedy: check folder and permissions.',
  'error.URL_MALFORMED': 'The address "{found}" at {option} is none. Remedy: https://… without credentials.',
  'error.URL_NOT_PROTECTED':
    'The address {found} is not protected: whoever sits on the way could read along. Nothing was changed. Remedy: https://…; http:// only on the same machine (127.0.0.1, localhost).',
  'error.RESTORE_KEY':
    'The vault’s key lay in the data folder of the node that was backed up, and is not in the backup {file}. Nothing was changed. Remedy: --key-file FILE with the key that was kept apart.',
  'error.SOURCE_FAILED': 'The other side[ ({source})] answered with status {status}. Remedy: check the addresses, try again later.',
  'error.FEED_HALTED':
    'The hub has signed two different logs; this node takes over and sends nothing more. Remedy: call other members and the operator of the mirror.',
  'error.FEED_UNREACHABLE': 'There is no log in {dir} yet. Remedy: "ncv node sync" first.',
  'error.CLOCK_DIFFERS':
    'The clock of this machine differs by {seconds} seconds from those of the other sides; nothing was sent. Remedy: turn on time synchronisation (NTP), remove NCV_CLOCK_OFFSET.',
  'error.WARNING_MISSING': 'There is no warning #{index} here.[$ Remedy: "ncv node warnings --all".]',
  'error.CATALOGUE_PRODUCT_MISSING': 'The id "{id}" is not in the product catalogue.[$ Remedy: "ncv node catalogue --search TEXT" shows what is.]',
  'error.ASSET_MISSING': 'There is no "{asset}" in the inventory.[$ Remedy: "ncv node inventory list".]',
  'error.ASSET_EXISTS': 'The id "{asset}" is in the inventory already; nothing was changed. Remedy: edit the present entry or choose another id.',
  'error.ASSET_CHANGED':
    'The entry "{asset}" has been changed or removed in the meantime; your change was not taken over. Remedy: reload, look, change it once more.',
  'error.ADVISORY_MISSING': 'No match for "{asset}" under "{advisory}".[$ Remedy: "ncv node matches --all".]',
  'error.STATUS_REASON': 'The status "{status}" needs a reason. Remedy: give one[$ (--reason "…")].',
  'error.STATUS_DATE':
    'A date belongs to the status "accepted" alone and must lie ahead[ (found: {found})]. Remedy: give a day ahead[$ (--until YYYY-MM-DD)]. Status: {status}.',
  'error.STATUS_FLAG': 'A flag belongs to the status "not-relevant" alone. Status: {status}. Remedy: leave it out[$ (--flag)].',
  'error.CHANGE_EMPTY': 'Nothing was said that is to hold. Remedy: give a status (with what it needs) or a role[$ (--role)].',
  'error.FILTER_EMPTY':
    'Without a filter every match would change; nothing was changed. Remedy: choose which ones are meant[$ (--asset, --product, --advisory, --cve, --status, --severity, --office)].',
  'error.CVE_MISSING':
    '"{cve}" does not belong to the match "{asset}" under "{advisory}".[$ Remedy: "ncv node match history" shows its vulnerabilities; * stands for one without a CVE.]',
  'error.MATCH_CHANGED':
    'Somebody has decided here in the meantime: {who}, {at}. Nothing was changed. See what holds now, and then decide whether to overwrite it.',
  'error.UNDO_NOTHING': 'There is no bulk change that could be taken back. Nothing was changed.',
  'error.REVISION_MISSING':
    'There are no two revisions of "{advisory}" here that could be compared[ (looked for: {found})].[$ Remedy: "ncv node warnings --all" shows what is here.]',
  'error.KEV_INVALID':
    'The list was not taken over: {field}: {reason}. The present one stays. Remedy: take the JSON file of the KEV catalogue of CISA as it is.',
  'error.KEV_OLDER':
    'The list is of {found} and so older than the present one of {expected}; nothing was changed. Remedy: get a newer one[$, or --force].',
  'error.INCIDENT_EDITED':
    'Somebody else has changed the incident {id} in the meantime; your version was not saved. Remedy: open the page in a second window, compare, then save again.',
  'error.DUTY_REASON': '"Does not apply" needs a reason. Remedy: write a sentence in the field "Reason".',
  'error.DUTY_TIME': 'The time {found} lies ahead. Remedy: check date and time.',
  'error.INCIDENT_MISSING': 'There is no incident "{id}" here.[$ Remedy: "ncv node incident list".]',
  'error.IDENTITY_ABSENT': 'There is no identity profile.[$ Remedy: "ncv node identity --file …".]',
  'error.INVENTORY_INVALID':
    'The inventory {file} was not taken over: {count} faults, the first[ in line {line}]: {reason} The present inventory stays.',
  'error.INVENTORY_SHRINK':
    'Nothing was changed: {removed} of {present} entries would vanish, more than {share} %. Most often the file is incomplete, or has other ids. Remedy: look in the preview at what would vanish[$ (--preview)]; keep what the file does not name[$ (--merge)]; or, if it is meant so, agree to that[$ (--allow-shrink)].',
  'error.INVENTORY_NOT_UNDONE': 'No import was undone. After a new import no older one can be brought back.',
  'error.INVENTORY_NO_WAY_BACK': 'There is no import that could be undone.[$ Remedy: "ncv node inventory history" shows the last five.]',
  'error.PRESET_UNKNOWN': 'There is no preset "{found}". There are: {expected}.[$ Remedy: "ncv node inventory presets".]',
  'error.PRESET_MALFORMED':
    'The preset {file} cannot be read[, field "{field}"]: {reason}. Remedy: correct or delete the file in node/inventory/presets.',
  'error.ANSWERS_INVALID':
    'The answers were not taken over[ (file {file})][, "{field}"]: {reason}[, found "{found}"][, possible: {expected}].[$ Remedy: "ncv node inventory questionnaire --template" shows the form.]',
  'error.CORRECTION_MISSING': 'There is no correction "{id}" here.[$ Remedy: "ncv node corrections --all" shows all of them.]',
  'error.CORRECTION_CONTRADICTS':
    'The correction {id} says the opposite; nothing was changed. Remedy: take the other one back first[$ ("ncv node correction undo {id}")].',
  'error.CORRECTION_DANGEROUS':
    'Nothing was changed: {count} matches "affected" that were recognised by a serial or order number, a package URL or a CPE name would vanish or weaken (the first: {asset} under {advisory}). That is nearly always this very product. Remedy: correct the identifier in the inventory; only if it is right and the advisory errs, confirm the correction in so many words[$ (--force)].',
  'error.CORRECTION_NOTHING':
    'The advisory "{advisory}" names no product that "{asset}" is taken for; nothing was changed.[$ Remedy: "ncv node matches --all".]',
  'error.CORRECTION_SELF': 'The asset "{asset}" has that name already; nothing was changed. Remedy: take the name that the advisory uses.',
  'error.CORRECTION_SAME_NAME':
    'Nothing was changed: "{asset}" has the very name of the product "{said}", and all advisories on it would stay silent. Remedy: if it is this product and the advisory only does not apply, set the match to not relevant[$ ("ncv node match set … --status not-relevant")]; only if it is another one of the same name, confirm the correction in so many words[$ (--force)].',
  'error.PRODUCT_MISSING': 'The advisory "{advisory}" holds no product with the id "{product}"[. Remedy: one of these: {products}].',
  'error.PRODUCT_AMBIGUOUS': 'The advisory "{advisory}" names {count} products. Remedy: give a product id, such as {products}.',
  'error.ADVISORY_UNKNOWN':
    'There is no readable document of the advisory "{advisory}" here. Remedy: take the id or number from the list of warnings[$ ("ncv node warnings --all")].',
  'error.CORRECTIONS_INVALID':
    'The corrections in {file} were not taken over: {pointer} {problem}[ (expected: {expected})]. Remedy: leave the file as it is exported[$ ("ncv node corrections export")].',
  'error.CATALOGUE_FILE_INVALID':
    'The product catalogue {file} cannot be used: {pointer} {problem}[ (expected: {expected})]. Remedy: give a catalogue file as the hub publishes it.',
  'error.TOKENS_MISSING':
    'There is no token with which a contribution could be sent. Remedy: wait; the node fetches tokens by itself while it runs and the log is witnessed (not on demand, for that would give the sender away).',
  'error.CONTRIBUTION_CHANGED': 'The text has changed since it was shown; nothing was sent. Remedy: look at it again and agree.',
  'error.CONTRIBUTION_EMPTY': 'After redaction nothing is left to be sent.',
  'error.CONTRIBUTION_REFUSED':
    'The egress guard still found something of this house in the finished message ({reason}); nothing was sent. Remedy: reword the incident.',
  'error.CONFIRMATION_MISSING': 'Nobody can be asked here; nothing was sent. Remedy: agree in so many words[$ (at a terminal, or with --yes)].',
  'error.REVIEW_UNKNOWN':
    '{option}, no. {position}: there is no such passage. Remedy: write it exactly as the preview has it[$ ("--preview" before, "--show")].',
  'error.REVIEW_OWN': '{option}, no. {position}: it holds an identifier of the own profile, which never leaves. Remedy: reword it[$ (--replace)].',
  'error.REVIEW_LARGER':
    '{option}, no. {position}: a larger passage is replaced. Remedy: name the whole passage as the preview shows it[$ ("--preview")].',
  'error.REVIEW_MANY': 'At most {limit} decisions about one incident. Remedy: reword the text itself.',
  'error.REVIEW_MALFORMED': '{option}, no. {position}: expected "passage=other text". Remedy: separate with "=>" where "=" is part of the passage.',
  'error.CONTRIBUTED_ALREADY': 'The incident {id} was made a contribution before.[$ Remedy: "ncv node contributions".]',
  'error.CASE_MISSING': 'There is no contribution with the id "{id}" here.[$ Remedy: "ncv node cases" shows which there are.]',
  'error.CASE_AMBIGUOUS': 'Several contributions begin with "{id}". Remedy: give more characters of the id.',
  'error.CASE_KEYS_GONE':
    'The one-time keys of this contribution are gone: the node came out of a backup (the wallet is never backed up), or the case ended long ago. Reading still works, adding does not. Remedy: write a new contribution or call the hub.',
  'error.CASE_ENDED': 'The case is over; the hub takes nothing on it any more. Remedy: write a new contribution.',
  'error.CASE_REVEALED': 'This house has already said that this contribution is its own.',
  'error.FOLLOW_UP_NONE_LEFT':
    'There are at most {limit} follow-ups to a contribution, so that the circle of possible senders stays large. Remedy: write a new contribution or report by name.',
  'error.FOLLOW_UP_BLOCKED': 'This text does not leave the house ({reasons}). Remedy: rewrite it without what points to your own house.',
  'error.FOLLOW_UP_CHANGED': 'The follow-up is no longer the one that was shown. Remedy: repeat the command and read the text again.',
  'error.QUESTION_NOT_ASKED': 'Question {index} is addressed to another kind of members; nothing was sent.',
  'error.ANSWER_SAME': 'Question {index} is answered exactly so already; nothing was sent.',
  'error.ANSWER_NO_PROPOSAL': 'There is no proposal for question {index}[: {reason}] Nothing was sent.[$ Remedy: "ncv node answer {index} STATUS".]',
  'error.VOTE_RELEASED': 'The vote on motion {motion} was cast already; a released vote cannot be changed.',
  'error.VOTE_WORDS':
    'The motion has {count} questions[; number {missing} has no choice]. Remedy: give a choice for each question[$ (“ncv node vote ID yes” for one question; else “--all yes --except 3=no” or “--choice 1=yes --choice 2=no …”)].',
  'error.ANSWER_TOKEN_MISSING':
    'There is no token of period {period} here for question {index}: the node fetched none in it, or it was restored. Nothing was sent. Remedy: none for this question; the next one can be answered again.',
  'error.LINK_STALE': 'The log is not freshly witnessed; nothing is sent. Remedy: check the network, else wait.',
  'error.RELAY_UNPROVEN':
    'The relay has not yet shown itself at the configured address; nothing was sent urgently. Remedy: wait a slot or two (the node must run), or call.',
  'error.URGENT_NOT_QUEUED':
    'This contribution is not waiting (state: {state}); nothing was sent urgently.[$ Remedy: "ncv node contributions" shows how far it is.]',
  'error.URGENT_ALONE':
    'The urgent contribution would leave alone: the relay does not hold enough boxes of others[ (of {least} members)]. It was not sent urgently; what is queued goes in the next slot. Remedy: wait for that, call, or send it alone in so many words[$ (--urgent --alone)].',

  'error.APPLICATION_FILE':
    'The file is no application: place "{pointer}" {problem}[ (expected: {expected})]. Nothing was changed. Remedy: correct this place[$; "ncv node application export" shows the form].',
  'error.APPLICATION_CHANGED': 'The application has changed since it was shown; nothing was sent. Remedy: look at it again and send it.',
  'error.APPLICATION_LEFT':
    'This cannot be done in the state "{state}": only members that take part send their contacts. Remedy: as an applicant send the application[$ ("ncv node application send")], else end the rest[$ ("ncv node resume")].',
  'error.APPLICATION_ADMITTED': 'This house is a member; there is nothing to ask.[$ Remedy: "ncv node status".]',
  'error.APPLICATION_NO_TERMINAL':
    'Nobody sits here who could answer.[$ Remedy: "ncv node application set FIELD VALUE" or "ncv node application import FILE".]',
  'error.CONTACTS_MISSING': 'The contacts are not complete. Nothing was sent.[$ Remedy: "ncv node application missing" says what is missing.]',
  'error.HUB_KEY_UNWITNESSED':
    'The hub has a new key that not enough witnesses have confirmed yet. Nothing was sent. Remedy: try again later; if it takes more than a day, call the hub.',
  'error.TENANT_NAME': 'The name "{found}" does not do for a tenant. Remedy: small letters, digits and hyphens, at most 40 characters.',
  'error.TENANT_MISSING': 'There is no tenant "{tenant}" here, or it does not run now.[$ Remedy: "ncv host status".]',
  'error.TENANT_EXISTS': 'The folder {dir} for "{tenant}" is there already; it is not overwritten. Remedy: choose another name or place.',
  'error.TENANT_LINK':
    '{path} is a link or no folder of its own; the tenant is not opened: the way could lead to the data of another. Remedy: put the true folder or file in its place.',
  'error.TENANT_OPEN': 'Other users of this machine can read {path} (mode {mode}); the tenant is not opened. Remedy: "chmod {expected}".',
  'error.TENANT_KEY_SHARED':
    'The vault key {file} of "{tenant}" is another tenant\'s as well, or lies in its folder; the tenant is not opened. Remedy: name its own key in config.json (keyFile).',
  'error.TENANT_ACROSS':
    'The folder cannot be moved from {from} to {to}: another disk. Nothing was changed. Remedy: move it on the same disk first, then copy it while the node does not run, and delete the original; never run both.',
  'error.TENANT_LIST':
    'The list {file} cannot be read[, line {line}]: field "{field}"[ ({reason})]. Nothing was set up. Remedy: a JSON list in UTF-8, for each tenant an object with tenant (small letters, digits, hyphens), name (one line, 1 to 120 characters) and, if wanted, kind, category (1 to 4), isWitness.',
  'error.HOST_CONFLICT':
    '"{host}" runs another party of this federation already ({role}) and must not run nodes of its members: who sends and what would not be apart any more. Remedy: let another organisation run them.',
  'error.HOST_NO_TENANTS': 'There is no tenant in {dir} that this could be about. Remedy: "ncv host add", "ncv host status".',
  'error.HOST_ASSET_MISSING': 'No tenant has "{asset}" run here.[$ Remedy: "ncv host assets" shows the ids.]',
  'error.HOST_TARGET_MISSING':
    'No tenant has a match with "{target}". Nothing was changed. Remedy: give CVE-YYYY-NNNN, the id of the advisory or the number of the warning.',

  'error.INCIDENT_NOT_JSON': 'The incident file is not valid JSON. Remedy: save it as UTF-8 JSON.',
  'error.INCIDENT_MALFORMED': 'Incident, field "{field}": {problem}. Expected: {expected}.',
  'error.IDENTITY_NOT_JSON': 'The identity file is not valid JSON. Remedy: save it as UTF-8 JSON.',
  'error.IDENTITY_MALFORMED': 'Identity, field "{field}": {problem}. Expected: {expected}.',
  'error.IDENTITY_MISSING':
    'There is no identity profile. Without it nobody can check what gives this house away; nothing is sent.[$ Remedy: "ncv node identity --file …".]',
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
  'value.file-not-utf8': 'is not in UTF-8',
  'value.file-not-json': 'is not valid JSON',
  'value.file-unknown': 'is not known here',
  'value.file-missing': 'is missing',
  'value.file-type': 'has the wrong type',
  'value.file-value': 'has a value that is not allowed',
  'value.file-long': 'is too long',
  'value.file-empty': 'is empty',
  'value.file-twice': 'stands further up already',
  'value.file-contradicts': 'contradicts a correction further up',
  'value.file-alias-of-itself': 'makes a product an alias of itself',
}
