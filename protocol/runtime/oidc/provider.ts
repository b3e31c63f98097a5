// SPDX-License-Identifier: EUPL-1.2
/**
 * The provider of the house (OpenID Connect): where the browser is sent, and what its code is worth. The only file that knows the library.
 *
 * Authorization code with PKCE (S256), state and nonce; the ID token's signature is checked against the provider's keys although it comes
 * over TLS. All addresses of the provider must be of its issuer's host, for that alone comes from the configuration. Of the token three
 * things are read: `sub`, kept as a hash alone, `acr` and `auth_time`. Names, addresses and groups are not asked for and not kept.
 *
 *     GET  https://sso.kommune.example/realms/verwaltung/.well-known/openid-configuration
 *     POST https://sso.kommune.example/realms/verwaltung/protocol/openid-connect/token
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html
 * @see https://www.rfc-editor.org/rfc/rfc9700
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Configuration, CustomFetchOptions } from 'openid-client'
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  clockSkew,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import { RuntimeError } from '../errors.ts'
import type { OidcConfig } from './oidc-config.ts'

const REQUEST_MS = 10_000
const REPLY_BYTES = 256 * 1024
/** What the provider says about itself is read anew after this. */
const METADATA_MS = 3_600_000

/** Whom a provider knows: never its own word for the person, which may be an address. */
export interface Identity {
  readonly issuer: string
  /** SHA-256 over issuer and `sub`, hex. */
  readonly subject: string
}

/** What only the one who asked and the provider know. */
export interface Asked {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** The person has to show anew who they are, whoever the provider remembers. */
  readonly isAnew: boolean
}

export interface Shown {
  readonly identity: Identity
  /** The provider has asked for a second factor, and the house trusts it in that. */
  readonly hasFactor: boolean
  readonly authTime: Instant | undefined
}

type ProviderWorld = Pick<World, 'now' | 'net' | 'log'>

export class Provider {
  readonly name: string
  /** As identities carry it. */
  readonly issuer: string
  readonly #world: ProviderWorld
  readonly #config: OidcConfig
  readonly #secret: string | undefined
  #found: { readonly at: Instant; readonly configuration: Promise<Configuration> } | undefined

  constructor(world: ProviderWorld, config: OidcConfig, secret: string | undefined) {
    this.#world = world
    this.#config = config
    this.#secret = secret
    this.name = config.name
    this.issuer = new URL(config.issuer).href
  }

  /** Where the browser goes. @throws RuntimeError `OIDC_UNREACHABLE`, `OIDC_HOSTS` */
  async addressFor({ redirectUri, state, nonce, verifier, isAnew }: Asked): Promise<string> {
    const configuration = await this.#discovered()
    const { scope = 'openid', secondFactorAcr = [] } = this.#config
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(secondFactorAcr.length === 0 ? {} : { acr_values: secondFactorAcr.join(' ') }),
      ...(isAnew ? { prompt: 'login', max_age: '0' } : {}),
    })
    return url.href
  }

  /**
   * What the browser brought back.
   *
   * @param query of the address that it came back to
   * @throws RuntimeError `OIDC_REFUSED`, `OIDC_ANSWER`, `OIDC_UNREACHABLE`, `OIDC_HOSTS`
   */
  async redeem(query: string, { redirectUri, state, nonce, verifier }: Asked): Promise<Shown> {
    const configuration = await this.#discovered()
    const returned = new URL(redirectUri)
    returned.search = query
    try {
      const tokens = await authorizationCodeGrant(configuration, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined || claims.sub === '') throw new RuntimeError('OIDC_ANSWER', { reason: 'sub' })
      const { sub, acr, auth_time: authTime } = claims
      const subject = hex(sha256(utf8(`NCV provider subject v1\0${this.issuer}\0${sub}`)))
      return {
        identity: { issuer: this.issuer, subject },
        hasFactor: typeof acr === 'string' && (this.#config.secondFactorAcr ?? []).includes(acr),
        authTime: authTime === undefined ? undefined : authTime * 1_000,
      }
    } catch (cause) {
      throw this.#logged(refusalOf(cause))
    }
  }

  async #discovered(): Promise<Configuration> {
    const now = this.#world.now()
    if (this.#found === undefined || now - this.#found.at >= METADATA_MS) this.#found = { at: now, configuration: this.#discover() }
    const found = this.#found
    try {
      return await found.configuration
    } catch (cause) {
      if (this.#found === found) this.#found = undefined
      throw this.#logged(refusalOf(cause, true))
    }
  }

  async #discover(): Promise<Configuration> {
    const issuer = new URL(this.issuer)
    const isLocal = issuer.protocol === 'http:'
    const configuration = await discovery(
      issuer,
      this.#config.clientId,
      // The library has a clock of its own; ours may have been set off.
      { [clockSkew]: Math.round((this.#world.now() - Date.now()) / 1_000) },
      this.#secret === undefined ? None() : ClientSecretBasic(this.#secret),
      {
        [customFetch]: (url, options) => this.#fetch(url, options),
        timeout: REQUEST_MS / 1_000,
        execute: isLocal ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks],
      },
    )
    const { authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata()
    for (const address of [authorization_endpoint, token_endpoint, jwks_uri]) this.#assertOwnHost(address ?? '')
    return configuration
  }

  /** @throws RuntimeError `OIDC_HOSTS` */
  #assertOwnHost(address: string): void {
    const { origin, host } = new URL(this.issuer)
    const given = URL.parse(address)
    if (given?.origin !== origin) throw new RuntimeError('OIDC_HOSTS', { host: given?.host.slice(0, 120) ?? '', expected: host })
  }

  /** The library's requests go the way of all others: no redirects, bounded in time and bytes, no way to link-local addresses. */
  async #fetch(url: string, { method, headers, body }: CustomFetchOptions): Promise<Response> {
    this.#assertOwnHost(url)
    const reply = await this.#world.net.request({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers,
      timeoutMs: REQUEST_MS,
      maxBytes: REPLY_BYTES,
      ...(body == null ? {} : { body: utf8(String(body)) }),
    })
    return new Response(reply.status === 204 ? null : new Uint8Array(reply.body), { status: reply.status, headers: { ...reply.headers } })
  }

  #logged(error: RuntimeError): RuntimeError {
    this.#world.log.warn('sign-in-refused', { code: error.code, kind: String(error.params['reason'] ?? 'oidc') })
    return error
  }
}

function refusalOf(error: unknown, isDiscovery = false): RuntimeError {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (each instanceof RuntimeError && each.code.startsWith('OIDC_')) return each
    if (each instanceof RuntimeError && each.code.startsWith('NET_'))
      return new RuntimeError('OIDC_UNREACHABLE', { reason: each.code }, { cause: error })
  }
  if (error instanceof AuthorizationResponseError) return new RuntimeError('OIDC_REFUSED', { reason: wordOf(error.error) }, { cause: error })
  return new RuntimeError(isDiscovery ? 'OIDC_UNREACHABLE' : 'OIDC_ANSWER', { reason: wordOf((error as { code?: unknown }).code) }, { cause: error })
}

/** Codes of the library and of the standard alone: what a provider writes beside them may be anything. */
function wordOf(code: unknown): string {
  return typeof code === 'string' && /^[A-Za-z_]{1,60}$/.test(code) ? code : 'other'
}
