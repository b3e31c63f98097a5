// SPDX-License-Identifier: EUPL-1.2
/**
 * Where the admin interface listens, and under which addresses it may be asked.
 *
 *     { "adminHost": "0.0.0.0", "adminPort": 8440, "adminOrigin": "https://ncv.kommune.example" }
 *
 * Without these it is there on loopback alone. From elsewhere it is reached through a proxy that speaks TLS; this process does not. What
 * such a proxy says of a client's address is not read: nothing here is counted, allowed or locked by address.
 *
 * A request for any other name is refused before anything else of it is read: whoever lets a name of their own point to this machine (DNS
 * rebinding) would otherwise speak through the browser of somebody who sits at it.
 *
 * @module
 */
import { isIP } from 'node:net'
import { z } from 'zod'
import { RuntimeError } from '../errors.ts'
import type { FetchApp } from '../http-server.ts'
import { langOf, problemResponse } from '../problem.ts'
import type { Texts } from '../texts.ts'

export const LOOPBACK = '127.0.0.1'

/** For the configuration of a party. */
export const ADMIN_ADDRESS_KEYS = {
  /** Address to listen on; another than loopback only together with `adminOrigin`. */
  adminHost: z
    .string()
    .refine((host) => isIP(host) !== 0, { message: '127.0.0.1, 0.0.0.0, 192.0.2.10, ::' })
    .optional(),
  /** 0 lets the system choose. */
  adminPort: z.int().min(0).max(65_535).optional(),
  /** What browsers have in their address line: the proxy in front. */
  adminOrigin: z.string().max(300).refine(isOrigin, { message: 'https://ncv.kommune.example' }).optional(),
} as const

export interface AdminAddress {
  readonly host: string
  readonly port: number
  /** `https://…` of the proxy in front, where there is one. */
  readonly origin?: string
}

export interface AdminAddressConfig {
  readonly adminHost?: string | undefined
  readonly adminPort?: number | undefined
  readonly adminOrigin?: string | undefined
}

/** @throws RuntimeError `ADMIN_HOST_OPEN`, `ADMIN_ORIGIN` */
export function adminAddress({ adminHost: host = LOOPBACK, adminPort: port = 0, adminOrigin: origin }: AdminAddressConfig): AdminAddress {
  if (origin !== undefined && !isOrigin(origin)) throw new RuntimeError('ADMIN_ORIGIN', { found: origin.slice(0, 120) })
  if (isIP(host) === 0) throw new RuntimeError('LISTEN_REFUSED', { host: host.slice(0, 80), port, reason: 'EINVAL' })
  if (!isLoopback(host) && origin === undefined) throw new RuntimeError('ADMIN_HOST_OPEN', { host })
  return { host, port, ...(origin === undefined ? {} : { origin }) }
}

/** Commands on this machine come over 127.0.0.1, wherever else it listens. */
export function listeningHosts(host: string): readonly string[] {
  return [LOOPBACK, '0.0.0.0', '::'].includes(host) ? [host] : [LOOPBACK, host]
}

/** Before all else: what is asked for is this interface, by an address that it has. */
export function onlyOwnAddress(app: FetchApp, origin: string | undefined, texts?: Texts): FetchApp {
  return {
    async fetch(request) {
      try {
        assertOwnAddress(request, origin)
      } catch (error) {
        return problemResponse(error, langOf(request), texts)
      }
      const response = await app.fetch(request)
      if (origin !== undefined && hostOf(request) === new URL(origin).host)
        response.headers.set('strict-transport-security', `max-age=${HSTS_SECONDS}`)
      return response
    },
  }
}

const HSTS_SECONDS = 365 * 86_400

/** @throws RuntimeError `REQUEST_MISDIRECTED`, `REQUEST_UNPROTECTED` */
function assertOwnAddress(request: Request, origin: string | undefined): void {
  const host = hostOf(request)
  const isProxied = origin !== undefined && host === new URL(origin).host
  if (!isProxied && !isLoopbackName(host)) throw new RuntimeError('REQUEST_MISDIRECTED', { host: host.slice(0, 80), expected: origin ?? LOOPBACK })
  // A proxy that lets plain connections through would let a password be read on the way.
  if (isProxied && (request.headers.get('x-forwarded-proto') ?? 'https') !== 'https')
    throw new RuntimeError('REQUEST_UNPROTECTED', { expected: origin })
  const from = request.headers.get('origin')
  const own = isProxied ? origin : `http://${host}`
  if (from !== null && from !== own)
    throw new RuntimeError('REQUEST_MISDIRECTED', { host: host.slice(0, 80), from: from.slice(0, 120), expected: own })
}

/** A forwarded port (`ssh -L`) is another one than ours: of loopback any will do, for no name points there but its own. */
function isLoopbackName(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?$/.test(host)
}

function isLoopback(host: string): boolean {
  return host === '::1' || /^127\.[0-9.]+$/.test(host)
}

function hostOf(request: Request): string {
  return (request.headers.get('host') ?? new URL(request.url).host).toLowerCase()
}

function isOrigin(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text) && new URL(text).origin === text
}
