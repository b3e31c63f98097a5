// SPDX-License-Identifier: EUPL-1.2
/**
 * English texts of every protocol error. Params that a text does not name are appended to it.
 *
 * @module
 */
export const protocolErrorsEn: Readonly<Record<string, string>> = {
  'error.CODEC_REFUSED':
    'The message is not encoded in the prescribed form and was discarded[: {reason}]. Remedy: tell the sender that its software is outdated or foreign.',
  'error.CODEC_TOO_LARGE':
    'The message is too large: {found} bytes, at most {limit} are allowed. Remedy: shorten the text or send it as an attachment.',
  'error.SCHEMA_MISMATCH': 'The data do not fit the form[: field "{field}"]. Remedy: correct this field.',
  'error.ENVELOPE_MALFORMED': 'The envelope of the message is damaged. Remedy: fetch the message again.',
  'error.ENVELOPE_HEADER': 'The protected header of the message is not the one announced. The message was not accepted; inform the hub.',
  'error.ENVELOPE_SIGNATURE': 'The signature of the message is invalid. The message was not accepted; inform sender and hub.',
  'error.ORIGIN_MISMATCH': 'The message belongs to another federation. Remedy: check join file and addresses.',
  'error.KEY_INVALID': 'The key is invalid[ ({field})]. Remedy: restore the key file from a backup.',
  'error.TLP_UNKNOWN': 'The TLP label "{found}" is unknown. Allowed: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED.',
  'error.TLP_NOT_BROADCAST':
    'The label {tlp} has no place in the log: what carries it goes to named recipients as post.[$ Remedy: “ncv hub post send”.]',
  'error.TLP_LOOSENED': 'The label must not be loosened: received {received}, forwarded {forwarded}. Remedy: ask the source for a release.',
  'error.TERMS_UNKNOWN': 'The terms of use "{found}" are unknown. Remedy: choose a row of the table of terms.',

  'error.NOTE_MALFORMED': 'The signed note cannot be read. Remedy: fetch it again.',
  'error.CHECKPOINT_MALFORMED': 'The checkpoint of the log cannot be read. Remedy: fetch it again.',
  'error.CHECKPOINT_UNSIGNED': 'The checkpoint has no valid signature of the hub. It was not accepted.',
  'error.CHECKPOINT_ORIGIN': 'The checkpoint belongs to another log. Remedy: check address and join file.',
  'error.COSIGNATURE_INVALID': "A witness's cosignature is invalid and does not count.",
  'error.PROOF_INVALID': 'The proof from the log is wrong. The data were not accepted; inform the hub if this happens again.',
  'error.TILE_MALFORMED': 'A tile of the log is damaged. Remedy: fetch it again or use another mirror.',
  'error.TILE_MISMATCH': 'A tile of the log does not fit the checkpoint. Remedy: use another mirror; inform the hub if this happens again.',
  'error.TILE_MISSING': 'A tile of the log is missing[: {path}]. Remedy: fetch it again or use another mirror.',
  'error.LEAF_MISMATCH': 'An entry does not fit the log[: entry {index}]. The data were not accepted.',
  'error.LOG_FORK':
    'The log is forked: there are two different versions. The node accepts nothing more. Remedy: inform the other members and the hub at once, by another channel.',
  'error.LOG_ROLLBACK':
    'The log is shorter than before (size {found}, known was {expected}). Nothing was taken over. Remedy: the hub must recover its state[$ ("ncv hub recover")].',
  'error.LOG_STALE':
    'The log was confirmed too long ago. Remedy: check connection and clock; nothing is sent without a fresh confirmation by the witnesses.',
  'error.BODY_MISMATCH': 'A body does not fit its entry in the log and was discarded. Remedy: fetch it again or use another mirror.',
  'error.BODY_ERASED':
    '{path} was erased and is still there. Remedy: remove the file, or have whoever runs this source remove it (a restart will do).',
  'error.ERASURE_MALFORMED':
    'The erasure in entry {index} names something that cannot be erased (field {field}) and is not carried out. Remedy: ask the N-CERT.',
  'error.BODY_MISSING': 'A body of the log is missing. Remedy: fetch it again or use another mirror.',
  'error.ENTRY_MALFORMED': 'An entry of the log cannot be read.',
  'error.BUNDLE_MALFORMED': 'A bundle of entries is damaged. Remedy: fetch it again or use another mirror.',
  'error.QUORUM_MISSING': 'Cosignatures of witnesses are missing. Remedy: wait; keys and members count only with the quorum.',

  'error.GENESIS_MALFORMED': 'The genesis record cannot be read[: field "{field}"]. Remedy: obtain the file again.',
  'error.GENESIS_SIGNATURE': 'A valid signature is missing in the genesis record[: {signer}].',
  'error.GENESIS_MISMATCH':
    'The genesis record is not the one expected. Remedy: compare the join file with the accession letter and obtain it again.',
  'error.GENESIS_WORDS':
    'The words do not fit the genesis record[ (place {places})]. Remedy: copy the words exactly from the accession letter; if they are right, obtain the join file again.',
  'error.JOIN_MALFORMED': 'The join file cannot be read[ (line {line})]. Remedy: obtain the file again, unaltered.',
  'error.EPOCH_COMMITMENT': 'The community key does not fit its commitment in the log[ (epoch {epoch})]. It is not used; inform the hub.',
  'error.EPOCH_KEY_MISSING': 'The community key is missing[ (epoch {epoch})]. Remedy: wait for the next key distribution or ask the hub.',
  'error.EPOCH_OLD': 'The message is encrypted with a replaced community key and was not accepted.',
  'error.DECRYPT_FAILED': 'The message cannot be decrypted. Remedy: check that it is meant for this recipient and complete.',
  'error.KEY_DUPLICATE': 'A second key was published for the same purpose. Neither is used; inform the other members.',
  'error.KEY_TOO_LATE': 'The key was published or witnessed too late and is not used.',

  'error.TOKEN_MALFORMED': 'The token cannot be read.',
  'error.TOKEN_SIGNATURE': 'The token has no valid signature of the issuer.',
  'error.TOKEN_FEDERATION': 'The token belongs to another federation.',
  'error.TOKEN_PERIOD': 'The token belongs to another period. Remedy: use a token of the current period.',
  'error.TOKEN_KEY_UNKNOWN': 'The key that issued the token is unknown.',
  'error.TOKEN_BINDING': 'The token belongs to other one-time keys.',
  'error.TOKEN_SPENT': 'The token is already spent.',
  'error.ISSUANCE_MALFORMED': 'The request or issue of tokens is wrong.',
  'error.ISSUANCE_QUOTA': 'All tokens of this period have been issued. Remedy: wait for the next period.',
  'error.ISSUER_FAULT':
    'A computation fault occurred while issuing the token; nothing was handed out. Remedy: try again, and check the hardware if it happens again.',
  'error.BOX_SIZE': 'The box does not have the fixed size[ ({found} instead of {expected} bytes)].',
  'error.BOX_UNREADABLE': 'The box cannot be opened.',
  'error.CONTRIBUTION_TOO_LARGE': 'The contribution is too long[: {found} of at most {limit} bytes]. Remedy: shorten the text.',
  'error.REPLY_TOO_LARGE': 'The reply is too long[: {found} of at most {limit} bytes]. Remedy: shorten the text.',
  'error.REPLY_UNREADABLE': 'A reply on the board is sealed to this node and cannot be read[ ({field})].',
  'error.CASE_UNKNOWN': 'The hub knows no contribution to which this belongs.',
  'error.CASE_OVER': 'The case is over; nothing is taken on it any more.',
  'error.FOLLOW_UP_LIMIT': 'At most {limit} follow-ups are taken on a contribution.',
  'error.FOLLOW_UP_COUNTER': 'Another follow-up was accepted under this number.',
  'error.REVEAL_SIGNATURE': 'The proof does not fit: it is of another member, another contribution, or not of its key.',
  'error.REVEALED_ALREADY': 'A member has already said that this contribution is its own.',
  'error.BATCH_SIGNATURE': "The relay's signature on the batch is invalid.",
  'error.BATCH_ROOT': "The relay's batch does not agree with its root.",
  'error.BATCH_TOO_OLD': "The relay's batch is of a slot from which no token counts any more[ ({slot})].",
  'error.INTAKE_ORDER': 'A daily list of the hub is out of its place[ (day {day}, part {part})]. Remedy: ask the hub about it.',
  'error.INTAKE_TWICE': 'A daily list of the hub holds what stands in another one already[ (day {day})]. Remedy: ask the hub about it.',
  'error.RECEIPT_OTHER':
    'The receipt belongs to another sender or another address: it is not the relay that answers at the configured address. Remedy: compare the address of the relay (relayUrl) with the accession letter; no content leaves before that.',

  'error.CSAF_NOT_JSON':
    'The document is not valid JSON[ ({problem})]. Remedy: download the file again; an HTML page or a truncated file is no CSAF document.',
  'error.CSAF_TOO_LARGE': 'The document is too large: {bytes} bytes, at most {limit} are allowed.',
  'error.CSAF_INVALID': 'The CSAF document is invalid[: at "{pointer}"][, {problem}]. Remedy: inform the publisher.',

  'error.CATALOGUE_PARTS':
    'An edition of the product catalogue[ ({edition})] is incomplete or its parts do not belong together; the one before stays in force. Remedy: inform the hub.',
  'error.CATALOGUE_LOWER':
    'Edition[ {edition}] of the product catalogue is not newer than the one in force and was not taken over. Remedy: inform the hub.',
  'error.CATALOGUE_GAP':
    'Before edition[ {edition}] of the product catalogue one is missing in the log; it was not taken over. Remedy: inform the hub.',
  'error.CATALOGUE_TOO_LARGE': 'The product catalogue is too large: {found} parts, at most {limit}. Remedy: drop products that nobody uses.',

  'error.QUESTION_MALFORMED': 'The hub\'s question[ {index}] breaks the rules (field "{field}"); it is not answered. Remedy: tell the hub.',
  'error.QUESTION_DUPLICATE':
    'The hub has asked a second question under one counting key (period {period}, key {k}). It is not answered: answers could be linked. Remedy: tell the other members and the hub.',
  'error.QUESTION_MISSING': 'There is no question {index}. Remedy: check the number[$ ("ncv node questions", "ncv hub count")].',
  'error.QUESTION_CLOSED': 'Question {index} has ended; no answer is counted any more.',
  'error.COUNT_RESULT': 'The result of a count does not fit together (field "{field}") and is not used. Remedy: tell the hub.',

  'error.MEMBER_UNKNOWN': 'This member is not known in the federation. Remedy: check the spelling and how current the log is.',
  'error.MEMBER_EXISTS':
    'Candidate {number} has a name or a key that exists in the federation already ({member}). Remedy: make the motion without it, or it applies with a key of its own and an unmistakable name.',
  'error.MEMBER_STATE':
    'This is not possible in the state "{state}" ({member}). Remedy: look at the state[$ ("ncv hub members", "ncv node status")].',
  'error.FRAME_OLD':
    'This declaration by {member} is older than the last one in the log and is not accepted any more. Remedy: check the clock of the node and declare anew.',
  'error.MOTION_UNKNOWN': 'There is no motion {motion}. Remedy: check the id[$ ("ncv node motions", "ncv hub motions")].',
  'error.MOTION_REFUSED': 'The motion is not admissible (field "{field}"[, found "{found}"]). Remedy: correct it and make it anew.',
  'error.MOTION_CLOSED': 'The motion {motion} is closed; nothing more is accepted.',
  'error.VOTE_MALFORMED':
    'The vote does not fit the motion (field "{field}"[, found {found}, expected {expected}]). Remedy: give exactly one answer to each question of the motion.',
  'error.VOTE_NOT_ELIGIBLE':
    '{member} has no vote on this motion: it belongs to those who were members and not at rest when it was opened, or who hold a valid mandate to vote.',
  'error.VOTE_DOUBLE': '{member} has voted already; each member has one vote, and the first one counts.',
  'error.VOTE_LATE': 'The vote of {member} lies outside the voting period and does not count.',
  'error.TALLY_EARLY': 'The motion {motion} is still open: votes are counted when the period is over or all have voted.',
  'error.TALLY_WRONG':
    'The result of the motion {motion} is not what the votes in the log give; it does not hold. Remedy: tell the other members and the hub.',
  'error.READER_KEYS_MALFORMED':
    'This is not a file of keys (field “{field}”). Remedy: have the file written anew[$ (“ncv node keys --out FILE”, “ncv hub keys --out FILE”)].',
  'error.ADMISSION_UNFOUNDED':
    'There is no carried motion[ {motion}] for this step[ (question {number})], or it is carried out already. The entry does not hold.',
  'error.WITNESSES_TOO_FEW':
    'Without {member} only {found} witnesses would be left of {expected} needed: nothing could be witnessed any more. Remedy: make another member a witness first.',
  'error.RECOVERY_WRONG': 'The recovery key is not the one of {member}. Remedy: use the copy printed last, or go the way of call-back and four eyes.',
  'error.AUTH_INVALID': "The member's authentication is invalid or expired. Remedy: check the node's clock and keys.",
  'error.ROLE_CONFLICT': 'These roles must not be in one hand.',
  'error.FOUR_EYES': 'A second person is missing: two different keys must agree.',

  'value.markup': 'HTML or XML instead of JSON',
  'value.broken': 'truncated or damaged',
  'value.no-json': 'no JSON',
  'value.not-utf-8': 'not UTF-8',
  'value.control-character': 'holds control characters, or characters that reverse the reading direction',
  'value.not-one-line': 'must be one line without unseen characters',
  'value.too-deep': 'nested too deeply',
  'value.missing': 'missing',
  'value.not-text': 'no text',
  'value.empty': 'empty',
  'value.too-long': 'too long',
  'value.not-a-list': 'no list',
  'value.not-an-object': 'no object',
  'value.not-a-score': 'no score',
  'value.not-a-date': 'no date',
  'value.unknown-value': 'unknown value',
  'value.defined-twice': 'defined twice',
  'value.undefined-product': 'product is not defined',
  'value.undefined-group': 'product group is not defined',

  'error.APPLICATION_MALFORMED':
    'The application is not in the prescribed form[: "{field}"]. It was not taken. Remedy: send it again with this program[$ ("ncv node application send")].',
  'error.APPLICATION_TIME':
    'The clocks of applicant and hub differ by more than an hour, or the application is an older one. It was not taken. Remedy: check the clock[$ ("ncv node doctor")] and send it again.',
  'error.APPLICATION_FIELD':
    'The field "{field}" does not take this value[; expected: {expected}]. Nothing was changed. Remedy: write it like that; an empty value ("") takes it away.',
  'error.APPLICATION_FIELD_UNKNOWN': 'The application has no field "{field}".[$ Remedy: "ncv node application show" lists all fields.]',
  'error.CANDIDATE_MALFORMED':
    'This is no record of a candidate (line {line}). Remedy: use the record as the hub writes it from the application[$ ("ncv hub application candidate")].',
  'error.RELEASE_UNASKED':
    'A release came from somebody who was not asked, or about something else; it does not count. Remedy: ask the source again.',
  'error.POST_MALFORMED': 'The post is not in the prescribed form[: field "{field}"]. Remedy: correct this field.',
  'error.POST_RECIPIENT':
    'No post can go to "{member}": no member of the federation.[$ Remedy: "ncv log replay" shows the ids; "n-cert" stands for the hub.]',
  'error.POST_SENDER': 'The sender "{member}" may not send this post ({kind}): it is not admitted, or suspended. It was not taken.',
  'error.POST_UNREADABLE': 'The post cannot be opened[ ({field})]. It was set aside; ask the sender to send it anew.',
  'error.POST_MISMATCH': 'Outside and inside of the post differ[ ({field})]. It was not taken; tell sender and hub.',
  'error.POST_TIME': 'The post names a time that cannot be right. Remedy: check the clock of the sender and send anew.',
  'error.POST_DUPLICATE': 'There is another post of this sender under this id. Remedy: send it as a new message.',
  'error.POST_LABEL':
    '"{member}" has not pledged to TLP and may receive nothing above TLP:GREEN ({tlp}). Remedy: wait for the pledge, or label it lower if the content allows.',
  'error.ATTACHMENT_MISMATCH': 'The attachment is not the one that the message names[ ({field})]. It was not saved; ask the sender to send it anew.',
  'error.ATTACHMENT_TOO_LARGE': 'The attachment has {found} bytes, {limit} are allowed. Remedy: split it or make it smaller.',
  'error.ATTACHMENT_TYPE':
    'Files that end in "{found}" do not go by post. Allowed: {expected}. Remedy: pack it into a ZIP archive (malware with a password).',

  'error.ANNOTATION_REFUSED':
    'The annotation of "{member}" is not accepted ({field}): only an intermediary (role) that this body has mandated for warnings may prepare warnings for it, and never under a wider label than the warning.',
  'error.ALARM_UNKNOWN': 'Entry {index} is no alarm. Remedy: check the number[$ ("ncv node alarms", "ncv hub alarms")].',
  'error.REQUEST_UNKNOWN':
    'There is no request "{id}"[, or several begin so ({found})]. Remedy: check the id[$ ("ncv node requests", "ncv hub requests")].',
  'error.REQUEST_STATE': 'This is not possible in state "{state}" (wanted: "{found}"). Remedy: look at the state of the request.',
}
