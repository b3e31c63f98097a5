// SPDX-License-Identifier: EUPL-1.2
/**
 * A real OpenID Provider on loopback (oidc-provider, certified by the OpenID Foundation), with a form that takes any name and any password.
 *
 * Whoever signs in as `frieda` is `sub: "person-frieda"`, with a name and an address that no party may keep.
 *
 * @module
 */
/// <reference path="./oidc-provider.d.ts" />
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export const CLIENT_ID = 'ncv'
export const CLIENT_SECRET = 'ein-geheimnis-nur-fuer-den-test-0123456789'

export interface SignInProvider extends AsyncDisposable {
  /** `http://localhost:41873`: another site than a party's `127.0.0.1`. */
  readonly issuer: string
}

/** What every account here claims about itself. */
export function privateClaimsOf(login: string): Readonly<Record<string, string>> {
  return { name: `Vorname ${login}`, email: `${login}@privat.example`, preferred_username: `benutzer-${login}` }
}

const FORM = `<!doctype html><html lang="de"><title>Anmeldedienst</title><h1>Anmeldedienst</h1>
<form method="post"><label>Name <input name="login"></label> <label>Kennwort <input name="password" type="password"></label> <button type="submit">Weiter</button></form></html>`

/** @param redirectUris of the parties that use it */
export async function openSignInProvider(redirectUris: readonly string[]): Promise<SignInProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: 'test', use: 'sig', alg: 'RS256' }
  const provider: Provider = new Provider(
    issuer,
    configurationOf(redirectUris, key, () => provider),
  )
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return answer(request, response)
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(FORM)
    const login = (await formOf(request)).get('login') ?? ''
    return await provider.interactionFinished(request, response, { login: { accountId: login } })
  })
  return {
    issuer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Context {
  readonly oidc: { readonly session: { readonly accountId: string } }
}

function configurationOf(redirectUris: readonly string[], key: unknown, provider: () => Provider): Readonly<Record<string, unknown>> {
  const client = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: redirectUris, grant_types: ['authorization_code'] }
  return {
    clients: [{ ...client, response_types: ['code'] }],
    jwks: { keys: [key] },
    cookies: { keys: ['a cookie key of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    // Into the ID token too, and without being asked: as many a provider is set up.
    claims: { openid: ['sub', 'name', 'email', 'preferred_username'], acr: null, auth_time: null },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: `person-${id}`, ...privateClaimsOf(id) }) }),
    /** Nobody is asked whether this house's own program may know. */
    async loadExistingGrant({ oidc }: Context) {
      const { Grant } = provider()
      const grant = new Grant({ clientId: CLIENT_ID, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return new URLSearchParams(text)
}
