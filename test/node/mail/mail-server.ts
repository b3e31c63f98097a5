// SPDX-License-Identifier: EUPL-1.2
/**
 * A real mail server on loopback that keeps what it is given.
 *
 * @module
 */
import type { AddressInfo } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { SMTPServer } from 'smtp-server'

export interface Taken {
  readonly to: string
  readonly subject: string
  readonly messageId: string
  readonly headers: readonly string[]
  readonly body: string
}

export interface MailServer extends AsyncDisposable {
  readonly port: number
  readonly taken: Taken[]
  /** As a server answers that takes nothing: `550`; 0 takes everything. */
  refuseWith: number
}

export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: Taken[] = []
  const state = { refuseWith: 0 }
  const server = new SMTPServer({
    ...{ authOptional: true, logger: false, disabledCommands: ['STARTTLS'] },
    onRcptTo(_address, _session, done) {
      done(state.refuseWith === 0 ? null : Object.assign(new Error('no'), { responseCode: state.refuseWith }))
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        taken.push(readMail(envelope.rcptTo[0]?.address ?? '', Buffer.concat(parts).toString('latin1')))
        done()
      })
    },
    ...options,
  })
  // A client that breaks off, as one does that does not trust the certificate.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    get refuseWith() {
      return state.refuseWith
    },
    set refuseWith(code) {
      state.refuseWith = code
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** By hand, as RFC 5322, 2047 and 2045 say. */
function readMail(to: string, text: string): Taken {
  const at = text.indexOf('\r\n\r\n')
  const headers = text
    .slice(0, at)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
  const header = (name: string): string => headers.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
  const words = header('Subject').replace(/=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=(?: (?==\?))?/g, (_, word: string) =>
    Buffer.from(word, 'base64').toString(),
  )
  const body = text
    .slice(at + 4)
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return { to, subject: words, messageId: header('Message-ID'), headers, body: Buffer.from(body, 'latin1').toString().replaceAll('\r\n', '\n') }
}
