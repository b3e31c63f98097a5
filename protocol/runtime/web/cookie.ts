// SPDX-License-Identifier: EUPL-1.2
/**
 * The session's cookie, and whether a request that carries it comes from this interface itself.
 *
 *     set-cookie: __Host-ncv-3f9c2107=…; Path=/; Secure; HttpOnly; SameSite=Strict
 *
 * Browsers treat `http://127.0.0.1` as secure and keep the cookie; over any other plain connection they do not, and nobody stays signed in.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6265
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'

const VALUE = /^[A-Za-z0-9_-]{43}$/

/** @param party tells the parties on one machine apart: cookies do not know ports */
export function cookieName(party: string): string {
  return `__Host-ncv-${hex(sha256(utf8(party))).slice(0, 8)}`
}

export function sessionCookie(name: string, request: Request): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [given = '', value = ''] = pair.trim().split('=')
    if (given === name && VALUE.test(value)) return value
  }
  return undefined
}

export function setCookie(name: string, id: string): string {
  return `${name}=${id}; Path=/; Secure; HttpOnly; SameSite=Strict`
}

export function clearCookie(name: string): string {
  return `${name}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`
}

/** Of the browser that is on the way to the provider: comes along when it is sent back from there, which the session's does not. */
export function wayCookieName(name: string): string {
  return `${name}-oidc`
}

export function setWayCookie(name: string, id: string, seconds: number): string {
  return `${name}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`
}

/**
 * A page of another origin cannot make this browser act here: the cookie is `SameSite=Strict`, and what changes something must say that
 * it comes from here. A browser that says neither where it comes from nor from which site is none of ours.
 */
export function isOwnRequest(request: Request): boolean {
  const { method, headers, url } = request
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && !(site === 'none' && (method === 'GET' || method === 'HEAD'))) return false
  if (method === 'GET' || method === 'HEAD') return true
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(url).host)
}
