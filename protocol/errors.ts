// SPDX-License-Identifier: EUPL-1.2
/**
 * Errors with codes. The code is contract; the texts for people stand in each zone's `i18n`, the `params` fill them.
 *
 * Broken protocol throws; expected alternatives (`'spent' | 'already-spent'`) are return values.
 * Neither message nor params carry the content of a report, a name of a person or a secret.
 *
 * @module
 */

/** Exit codes of the command line: 1 failed or refused, 2 usage or bad input, 78 configuration or environment. */
export type ExitCode = 1 | 2 | 78

export type ErrorParams = Readonly<Record<string, string | number>>

/** Base of the one error class that each package has. */
export abstract class CodedError<Code extends string = string> extends Error {
  readonly code: Code
  /** Where and what: `field`, `line`, `file`, `found`, `expected` … as the text's placeholders name them. */
  readonly params: ErrorParams

  constructor(code: Code, params: ErrorParams = {}, options?: { cause?: unknown }) {
    const details = Object.entries(params).map(([name, value]) => `${name}=${value}`)
    super(details.length === 0 ? code : `${code} (${details.join(', ')})`, options)
    this.code = code
    this.params = params
  }
}

export const PROTOCOL_ERROR_CODES = [
  // codec and envelope
  'CODEC_REFUSED',
  'CODEC_TOO_LARGE',
  'SCHEMA_MISMATCH',
  'ENVELOPE_MALFORMED',
  'ENVELOPE_HEADER',
  'ENVELOPE_SIGNATURE',
  'ORIGIN_MISMATCH',
  'KEY_INVALID',
  'TLP_UNKNOWN',
  'TLP_LOOSENED',
  'TLP_NOT_BROADCAST',
  'TERMS_UNKNOWN',
  // log
  'NOTE_MALFORMED',
  'CHECKPOINT_MALFORMED',
  'CHECKPOINT_UNSIGNED',
  'CHECKPOINT_ORIGIN',
  'COSIGNATURE_INVALID',
  'PROOF_INVALID',
  'TILE_MALFORMED',
  'TILE_MISMATCH',
  'TILE_MISSING',
  'LEAF_MISMATCH',
  'LOG_FORK',
  'LOG_ROLLBACK',
  'LOG_STALE',
  'BODY_MISMATCH',
  'BODY_MISSING',
  'BODY_ERASED',
  'ERASURE_MALFORMED',
  'ENTRY_MALFORMED',
  'BUNDLE_MALFORMED',
  'QUORUM_MISSING',
  // genesis, join, keys
  'GENESIS_MALFORMED',
  'GENESIS_SIGNATURE',
  'GENESIS_MISMATCH',
  'GENESIS_WORDS',
  'JOIN_MALFORMED',
  'EPOCH_COMMITMENT',
  'EPOCH_KEY_MISSING',
  'EPOCH_OLD',
  'DECRYPT_FAILED',
  'KEY_DUPLICATE',
  'KEY_TOO_LATE',
  // token and submission
  'TOKEN_MALFORMED',
  'TOKEN_SIGNATURE',
  'TOKEN_FEDERATION',
  'TOKEN_PERIOD',
  'TOKEN_KEY_UNKNOWN',
  'TOKEN_BINDING',
  'TOKEN_SPENT',
  'ISSUANCE_MALFORMED',
  'ISSUANCE_QUOTA',
  'ISSUER_FAULT',
  'BOX_SIZE',
  'BOX_UNREADABLE',
  'CONTRIBUTION_TOO_LARGE',
  'REPLY_TOO_LARGE',
  'REPLY_UNREADABLE',
  'CASE_UNKNOWN',
  'CASE_OVER',
  'FOLLOW_UP_LIMIT',
  'FOLLOW_UP_COUNTER',
  'REVEAL_SIGNATURE',
  'REVEALED_ALREADY',
  'BATCH_SIGNATURE',
  'BATCH_ROOT',
  'BATCH_TOO_OLD',
  'INTAKE_ORDER',
  'INTAKE_TWICE',
  'RECEIPT_OTHER',
  // counting
  'QUESTION_MALFORMED',
  'QUESTION_DUPLICATE',
  'QUESTION_MISSING',
  'QUESTION_CLOSED',
  'COUNT_RESULT',
  // advisory
  'CSAF_NOT_JSON',
  'CSAF_TOO_LARGE',
  'CSAF_INVALID',
  // catalogue
  'CATALOGUE_PARTS',
  'CATALOGUE_LOWER',
  'CATALOGUE_GAP',
  'CATALOGUE_TOO_LARGE',
  // release
  'RELEASE_UNASKED',
  // membership
  'MEMBER_UNKNOWN',
  'MEMBER_EXISTS',
  'MEMBER_STATE',
  'FRAME_OLD',
  'MOTION_UNKNOWN',
  'MOTION_REFUSED',
  'MOTION_CLOSED',
  'VOTE_MALFORMED',
  'VOTE_NOT_ELIGIBLE',
  'VOTE_DOUBLE',
  'VOTE_LATE',
  'TALLY_EARLY',
  'TALLY_WRONG',
  'ADMISSION_UNFOUNDED',
  'READER_KEYS_MALFORMED',
  'WITNESSES_TOO_FEW',
  'RECOVERY_WRONG',
  'AUTH_INVALID',
  'ROLE_CONFLICT',
  'FOUR_EYES',
  // joining
  'APPLICATION_MALFORMED',
  'APPLICATION_TIME',
  'APPLICATION_FIELD',
  'APPLICATION_FIELD_UNKNOWN',
  'CANDIDATE_MALFORMED',
  // post
  'POST_MALFORMED',
  'POST_RECIPIENT',
  'POST_SENDER',
  'POST_UNREADABLE',
  'POST_MISMATCH',
  'POST_TIME',
  'POST_DUPLICATE',
  'POST_LABEL',
  'ATTACHMENT_MISMATCH',
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_TYPE',
  // services on the post
  'ANNOTATION_REFUSED',
  'ALARM_UNKNOWN',
  'REQUEST_UNKNOWN',
  'REQUEST_STATE',
] as const
export type ProtocolErrorCode = (typeof PROTOCOL_ERROR_CODES)[number]

/** What breaks the protocol. */
export class ProtocolError extends CodedError<ProtocolErrorCode> {
  override readonly name = 'ProtocolError'
}
