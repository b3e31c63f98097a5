// SPDX-License-Identifier: EUPL-1.2
/**
 * What goes wrong around the protocol: files, locks, databases, configuration, sockets, the command line.
 *
 * The texts for people stand in `i18n/de.ts` and `i18n/en.ts` under `error.<CODE>`.
 *
 * @module
 */
import type { ErrorParams, ExitCode } from '@ncv/protocol/errors.ts'
import { CodedError } from '@ncv/protocol/errors.ts'

export const RUNTIME_ERROR_CODES = [
  // database
  'DB_LOCKED',
  'DB_NEWER',
  'DB_SQLITE_OLD',
  'DB_MIGRATION',
  'DB_UNSAFE',
  'DB_UNREADABLE',
  'DB_DAMAGED',
  // folders and files
  'DIR_NOT_WRITABLE',
  'DIR_NOT_EMPTY',
  'DIR_MISSING',
  'FILE_MISSING',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'FILE_NOT_UTF8',
  'FILE_NOT_JSON',
  // backups
  'BACKUP_EXISTS',
  'BACKUP_MALFORMED',
  // configuration and environment
  'CONFIG_INVALID',
  'CONFIG_MISSING',
  'CLOCK_OFF',
  'PORT_IN_USE',
  'LISTEN_REFUSED',
  'ADMIN_HOST_OPEN',
  'ADMIN_ORIGIN',
  // parties on this machine
  'PARTY_LOCKED',
  'PARTY_UNREACHABLE',
  'PARTY_MISSING',
  // access
  'ACCESS_FILE',
  'ACCESS_MISSING',
  // accounts and signing in
  'SIGN_IN_FAILED',
  'SIGN_IN_LOCKED',
  'SECOND_FACTOR_WANTED',
  'SECOND_FACTOR_WRONG',
  'SECOND_FACTOR_NEEDED',
  'SECOND_FACTOR_UNBEGUN',
  'SESSION_MISSING',
  'REAUTH_REQUIRED',
  'ACCOUNT_MISSING',
  'ACCOUNT_NEEDED',
  'LOGIN_TAKEN',
  'LOGIN_MALFORMED',
  'PASSWORD_SHORT',
  'PASSWORD_LONG',
  'PASSWORD_COMMON',
  'PASSWORD_NAME',
  'LINK_INVALID',
  'TICKET_INVALID',
  'ROLE_UNKNOWN',
  'ROLES_APART',
  'LAST_ADMIN',
  'AUDIT_MISSING',
  'AUDIT_CLOSED',
  'AUDIT_SAME_PERSON',
  // the sign-in provider of the house
  'OIDC_OFF',
  'OIDC_STATE',
  'OIDC_REFUSED',
  'OIDC_ANSWER',
  'OIDC_UNREACHABLE',
  'OIDC_HOSTS',
  'OIDC_UNKNOWN',
  'OIDC_TAKEN',
  'OIDC_OTHER',
  'OIDC_STALE',
  'OIDC_FACTOR',
  'OIDC_ONLY_WAY',
  // command line
  'USAGE',
  // requests received
  'REQUEST_TOO_LARGE',
  'REQUEST_TIMEOUT',
  'REQUEST_NO_ROOM',
  'REQUEST_MALFORMED',
  'REQUEST_UNAUTHORIZED',
  'REQUEST_FORBIDDEN',
  'REQUEST_NOT_FOUND',
  'REQUEST_METHOD',
  'REQUEST_MISDIRECTED',
  'REQUEST_UNPROTECTED',
  // requests made
  'NET_REFUSED',
  'NET_UNREACHABLE',
  'NET_TIMEOUT',
  'NET_TOO_LARGE',
  // a defect of this program
  'INTERNAL',
] as const
export type RuntimeErrorCode = (typeof RUNTIME_ERROR_CODES)[number]

/** What breaks in the runtime. Params name file, key, line, port or process, never the content of a file. */
export class RuntimeError extends CodedError<RuntimeErrorCode> {
  override readonly name = 'RuntimeError'
}

/**
 * A problem document that another party (or the handlers in this process) answered with.
 *
 * It keeps the other side's code, so that exit codes and texts are the same over HTTP and in process.
 */
export class RemoteProblem extends CodedError<string> {
  override readonly name = 'RemoteProblem'
  /** HTTP status of the answer. */
  readonly status: number
  /** The other side's text in the language asked for. */
  readonly detail: string

  constructor(code: string, params: ErrorParams, status: number, detail: string) {
    super(code, params)
    this.status = status
    this.detail = detail
  }
}

export type ExitCodes = Readonly<Record<string, ExitCode>>

const CONFIGURATION = [
  'DB_LOCKED',
  'DB_NEWER',
  'DB_SQLITE_OLD',
  'DB_MIGRATION',
  'DB_UNSAFE',
  'DB_UNREADABLE',
  'DB_DAMAGED',
  'DIR_NOT_WRITABLE',
  'DIR_MISSING',
  'CONFIG_INVALID',
  'CONFIG_MISSING',
  'CLOCK_OFF',
  'PORT_IN_USE',
  'LISTEN_REFUSED',
  'ADMIN_HOST_OPEN',
  'ADMIN_ORIGIN',
  'PARTY_LOCKED',
  'PARTY_MISSING',
]
const BAD_INPUT = [
  'USAGE',
  'DIR_NOT_EMPTY',
  'FILE_MISSING',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'FILE_NOT_UTF8',
  'FILE_NOT_JSON',
  'BACKUP_EXISTS',
  'BACKUP_MALFORMED',
  'REQUEST_MALFORMED',
  'REQUEST_TOO_LARGE',
  'SCHEMA_MISMATCH',
  'TLP_UNKNOWN',
  'TERMS_UNKNOWN',
  'GENESIS_WORDS',
  'GENESIS_MALFORMED',
  'JOIN_MALFORMED',
  'KEY_INVALID',
  'CSAF_NOT_JSON',
  'CSAF_TOO_LARGE',
  'CSAF_INVALID',
]

/**
 * The exit code of the command line for an error: 2 usage or bad input, 78 configuration or environment, 1 everything else.
 *
 * @param own the codes of the calling zone's own errors; they win
 */
export function exitCodeOf(error: unknown, own: ExitCodes = {}): ExitCode {
  if (!(error instanceof CodedError)) return 1
  const named = Object.hasOwn(own, error.code) ? own[error.code] : undefined
  if (named !== undefined) return named
  if (CONFIGURATION.includes(error.code)) return 78
  return BAD_INPUT.includes(error.code) ? 2 : 1
}
