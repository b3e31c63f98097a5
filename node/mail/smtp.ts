// SPDX-License-Identifier: EUPL-1.2
/**
 * The one door to a mail server (RFC 5321): nodemailer is imported here and nowhere else.
 *
 * The mail comes as it is to go, with its own Message-ID and date. One connection a mail, no pool. TLS is 1.2 at least and the certificate is
 * checked; `starttls` means that nothing is sent where the server does not offer it (RFC 8314 asks for no less). Further certificate authorities
 * come in through `NODE_EXTRA_CA_CERTS`, as for all of the node's connections, or the configuration names a file.
 *
 * @module
 */
import type { MailCode } from '@ncv/protocol/admin/mail-routes.ts'
import { createTransport } from 'nodemailer'

/** How to reach the server. */
export interface MailAccess {
  readonly host: string
  readonly port: number
  readonly tls: 'starttls' | 'implicit' | 'none'
  readonly user?: string
  readonly password?: string
  /** PEM. */
  readonly ca?: string
}

export interface Envelope {
  readonly from: string
  readonly to: string
  readonly eml: string
}

/** `isFinal`: trying again would change nothing. */
export type SendOutcome = { readonly isSent: true } | { readonly isSent: false; readonly code: MailCode; readonly isFinal: boolean }

/** Gives one mail to the server; takes it for sent once the server has said so. Never throws. */
export type SendMail = (access: MailAccess, mail: Envelope) => Promise<SendOutcome>

const CONNECT_MS = 10_000
const SILENT_MS = 30_000

export const sendBySmtp: SendMail = async ({ host, port, tls, user, password, ca }, { from, to, eml }) => {
  const transport = createTransport({
    ...{ host, port, secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none', pool: false },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  try {
    await transport.sendMail({ envelope: { from, to: [to] }, raw: eml })
    return { isSent: true }
  } catch (error) {
    return failureOf(error)
  } finally {
    transport.close()
  }
}

interface SmtpError {
  readonly code?: unknown
  /** Of the socket. */
  readonly originalCode?: unknown
  readonly responseCode?: unknown
  readonly command?: unknown
}

const TLS_CODE = /^(?:ETLS|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/

/** A reply of 5xx to the mail itself is final (RFC 5321 section 4.2.1); to anything before it, somebody may set it right. */
function failureOf(error: unknown): SendOutcome {
  const { code, originalCode, responseCode, command } = (typeof error === 'object' && error !== null ? error : {}) as SmtpError
  const [kind, cause] = [String(code ?? ''), String(originalCode ?? '')]
  const isAboutMail = /^(?:MAIL|RCPT|DATA)/.test(String(command ?? ''))
  if (Number(responseCode) >= 500 && isAboutMail) return { isSent: false, code: 'refused', isFinal: true }
  return { isSent: false, code: codeOf(kind, cause, responseCode !== undefined), isFinal: false }
}

function codeOf(kind: string, cause: string, hasReply: boolean): MailCode {
  if (kind === 'EAUTH' || kind === 'ENOAUTH') return 'login'
  if (TLS_CODE.test(kind) || TLS_CODE.test(cause)) return 'tls'
  if (kind === 'ETIMEDOUT' || cause === 'ETIMEDOUT') return 'timeout'
  if (hasReply) return 'refused'
  return ['ECONNECTION', 'ESOCKET', 'EDNS'].includes(kind) ? 'unreachable' : 'other'
}
