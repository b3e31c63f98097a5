// SPDX-License-Identifier: EUPL-1.2
/**
 * A provider on loopback that gives whatever token a test wants: true in all by default, false in one thing at a time.
 *
 * Its pages are not asked for; a test takes what stands in the address that the browser would be sent to, and answers for it.
 *
 * @module
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWTPayload } from 'jose'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface LyingProvider extends AsyncDisposable {
  readonly issuer: string
  /** Form bodies that its token endpoint got. */
  readonly asked: URLSearchParams[]
  /** Over the claims of the next tokens; `undefined` takes one away. */
  lie: Readonly<Record<string, unknown>>
  /** Over what it says about itself. */
  metadata: Readonly<Record<string, unknown>>
  /** Signs with a key that it does not publish. */
  isForged: boolean
  /** Milliseconds between now and its clock. */
  clockMs: number
  /** Gives a code for the address that a browser was sent to; the query that it brings back. */
  answer(address: string, claims?: Readonly<Record<string, unknown>>): string
}

/** Its own and one that it does not know: making them takes half a second. */
const KEYS = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])

export async function openLyingProvider(now: () => number): Promise<LyingProvider> {
  const [own, other] = await KEYS
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k', use: 'sig', alg: 'RS256' }
  const codes = new Map<string, JWTPayload>()
  let given = 0
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: LyingProvider = {
    issuer,
    asked: [],
    lie: {},
    metadata: {},
    isForged: false,
    clockMs: 0,
    answer(address, claims = {}) {
      const { searchParams } = new URL(address)
      const code = `code-${++given}`
      codes.set(code, { nonce: searchParams.get('nonce'), sub: 'person-1', ...claims })
      return `?${new URLSearchParams({ code, state: searchParams.get('state') ?? '', iss: issuer })}`
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await replyTo(request)
    response
      .writeHead(reply === undefined ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(reply ?? { error: 'invalid_grant' }))
  }

  async function replyTo(request: IncomingMessage): Promise<unknown> {
    if (request.url === '/.well-known/openid-configuration') {
      const places = { authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` }
      return { issuer, ...places, response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'], ...provider.metadata }
    }
    if (request.url === '/keys') return { keys: [jwk] }
    let text = ''
    for await (const piece of request) text += String(piece)
    const form = new URLSearchParams(text)
    provider.asked.push(form)
    const claims = codes.get(form.get('code') ?? '')
    if (claims === undefined) return undefined
    codes.delete(form.get('code') ?? '')
    return { access_token: 'unused', token_type: 'Bearer', id_token: await signed(claims) }
  }

  async function signed(claims: JWTPayload): Promise<string> {
    const at = Math.floor((now() + provider.clockMs) / 1_000)
    const whole = { iss: issuer, aud: 'ncv', iat: at, exp: at + 60, auth_time: at, ...claims, ...provider.lie }
    const key = provider.isForged ? other.privateKey : own.privateKey
    return await new SignJWT(whole as JWTPayload).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key)
  }

  return provider
}
