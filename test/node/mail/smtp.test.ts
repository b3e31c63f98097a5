// SPDX-License-Identifier: EUPL-1.2
/** The door to the mail server: TLS or nothing, a login that is asked for, answers that are told apart. @module */
import { sendBySmtp } from '@ncv/node/mail/smtp.ts'
import { describe, expect, test } from 'vitest'
import type { MailServer } from './mail-server.ts'
import { mailServer } from './mail-server.ts'
import { CERTIFICATE, KEY } from './smtp-certificate.ts'

const MAIL = { from: 'ncv@haus.example', to: 'isb@haus.example', eml: 'From: ncv@haus.example\r\nTo: isb@haus.example\r\nSubject: x\r\n\r\nx\r\n' }
const TLS = { key: KEY, cert: CERTIFICATE, disabledCommands: [] }
const at = ({ port }: MailServer) => ({ host: '127.0.0.1', port })

describe('a mail', () => {
  test.each([
    ['starttls', {}],
    ['implicit', { secure: true }],
  ] as const)('goes over %s to a server whose certificate is vouched for, and to no other', async (tls, options) => {
    await using server = await mailServer({ ...TLS, ...options })
    expect(await sendBySmtp({ ...at(server), tls }, MAIL)).toEqual({ isSent: false, code: 'tls', isFinal: false })
    expect(server.taken).toEqual([])
    expect(await sendBySmtp({ ...at(server), tls, ca: CERTIFICATE }, MAIL)).toEqual({ isSent: true })
    expect(server.taken).toHaveLength(1)
  })

  test('does not go in clear where TLS was asked for and the server does not offer it', async () => {
    await using server = await mailServer()
    expect(await sendBySmtp({ ...at(server), tls: 'starttls', ca: CERTIFICATE }, MAIL)).toMatchObject({ isSent: false, code: 'tls' })
    expect(await sendBySmtp({ ...at(server), tls: 'implicit', ca: CERTIFICATE }, MAIL)).toMatchObject({ isSent: false, code: 'tls' })
    expect(server.taken).toEqual([])
  })

  test('does not go over TLS 1.1', async () => {
    await using server = await mailServer({ ...TLS, secure: true, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' })
    expect(await sendBySmtp({ ...at(server), tls: 'implicit', ca: CERTIFICATE }, MAIL)).toMatchObject({ isSent: false, code: 'tls' })
  })

  test('goes with the login that the server asks for, and says so where it is wrong', async () => {
    await using server = await mailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth({ username, password }, _session, done) {
        if (username === 'ncv' && password === 'richtig') done(null, { user: 'ncv' })
        else done(new Error('no'))
      },
    })
    const access = { ...at(server), tls: 'none', user: 'ncv' } as const
    expect(await sendBySmtp({ ...access, password: 'falsch' }, MAIL)).toEqual({ isSent: false, code: 'login', isFinal: false })
    expect(await sendBySmtp({ ...access, password: 'richtig' }, MAIL)).toEqual({ isSent: true })
  })

  test.each([
    [550, true],
    [451, false],
  ])('that the server answers with %i is refused, for good or not', async (code, isFinal) => {
    await using server = await mailServer()
    server.refuseWith = code
    expect(await sendBySmtp({ ...at(server), tls: 'none' }, MAIL)).toEqual({ isSent: false, code: 'refused', isFinal })
  })

  test('does not go where nobody listens', async () => {
    await using server = await mailServer()
    const { port } = server
    await server[Symbol.asyncDispose]()
    expect(await sendBySmtp({ host: '127.0.0.1', port, tls: 'none' }, MAIL)).toEqual({ isSent: false, code: 'unreachable', isFinal: false })
  })
})
