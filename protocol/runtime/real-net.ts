// SPDX-License-Identifier: EUPL-1.2
/**
 * The real network: HTTP/1.1 through undici, without redirects, cookies, caches and content encodings.
 *
 * A proxy (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`) is used where the environment names one, never for this machine itself. Further
 * certificate authorities come in through Node's own `NODE_EXTRA_CA_CERTS`. Link-local, multicast and unspecified addresses are
 * refused after resolution, at the moment of connecting, so that no name can point there (cloud metadata, DNS rebinding).
 *
 * @module
 */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { BlockList, isIP } from 'node:net'
import type { Cancel, Net, NetRequest, NetResponse, NetStreamReader, NetStreamRequest } from '@ncv/protocol/world.ts'
import type { Dispatcher } from 'undici'
import { Agent, EnvHttpProxyAgent, request } from 'undici'
import { RuntimeError } from './errors.ts'
import { systemCode } from './party-dir.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface RealNet extends Net, AsyncDisposable {
  stream(request: NetStreamRequest, reader: NetStreamReader): Cancel
}

const DEFAULT_TIMEOUT_MS = 30_000
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024
const CONNECT_TIMEOUT_MS = 10_000
const MAX_HEADER_BYTES = 16 * 1024

const refused = new BlockList()
refused.addSubnet('169.254.0.0', 16, 'ipv4')
refused.addSubnet('224.0.0.0', 3, 'ipv4')
refused.addSubnet('0.0.0.0', 8, 'ipv4')
refused.addSubnet('fe80::', 10, 'ipv6')
refused.addSubnet('ff00::', 8, 'ipv6')
refused.addAddress('::', 'ipv6')

/** One pool of connections; dispose it with the party. */
export function realNet(env: Environment = process.env): RealNet {
  const options: Agent.Options = {
    allowH2: false,
    pipelining: 1,
    connections: 8,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: 10_000,
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup },
  }
  const direct = new Agent(options)
  const proxied = hasProxy(env) ? new EnvHttpProxyAgent({ ...options, ...proxyFrom(env) }) : undefined
  const dispatcherFor = (url: URL): Dispatcher => (isLoopback(url.hostname) ? direct : (proxied ?? direct))
  return {
    request: (wanted) => exchange(wanted, dispatcherFor),
    stream: (wanted, reader) => stream(wanted, reader, dispatcherFor),
    async [Symbol.asyncDispose]() {
      await Promise.all([direct.destroy(), proxied?.destroy()])
    },
  }
}

function stream(wanted: NetStreamRequest, reader: NetStreamReader, dispatcherFor: (url: URL) => Dispatcher): Cancel {
  const abort = new AbortController()
  void follow(wanted, reader, dispatcherFor, abort.signal)
  return () => abort.abort()
}

async function follow(
  wanted: NetStreamRequest,
  reader: NetStreamReader,
  dispatcherFor: (url: URL) => Dispatcher,
  signal: AbortSignal,
): Promise<void> {
  try {
    const url = checkedUrl(wanted.url)
    const headers = { 'accept-encoding': 'identity', ...wanted.headers }
    const unlimited = { headersTimeout: 0, bodyTimeout: 0 }
    const reply = await request(url, { method: 'GET', headers, signal, dispatcher: dispatcherFor(url), ...unlimited })
    reader.open(reply.statusCode, flatHeaders(reply.headers))
    for await (const piece of reply.body as AsyncIterable<Uint8Array>) reader.bytes(piece)
    if (!signal.aborted) reader.end()
  } catch (cause) {
    if (signal.aborted) return
    const isRefused = cause instanceof RuntimeError || systemCode(cause) === 'ERR_NCV_ADDRESS'
    reader.end(isRefused ? 'NET_REFUSED' : 'NET_UNREACHABLE')
  }
}

/** Codes of a connection that the other side had closed already. */
const CLOSED_UNDER_IT: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

async function exchange(wanted: NetRequest, dispatcherFor: (url: URL) => Dispatcher): Promise<NetResponse> {
  const url = checkedUrl(wanted.url)
  const timeoutMs = wanted.timeoutMs ?? DEFAULT_TIMEOUT_MS
  const signal = AbortSignal.timeout(timeoutMs)
  const once = async (): Promise<NetResponse> => {
    const reply = await request(url, {
      method: wanted.method,
      headers: { 'accept-encoding': 'identity', ...wanted.headers },
      body: wanted.body ?? null,
      signal,
      dispatcher: dispatcherFor(url),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    const body = await readBody(reply.body, wanted.maxBytes ?? DEFAULT_MAX_BYTES, url.host)
    return { status: reply.statusCode, headers: flatHeaders(reply.headers), body }
  }
  try {
    return await once().catch((cause: unknown) => {
      // Whoever was busy for longer than the other side keeps a connection open finds it closed under the request.
      if (wanted.method === 'GET' && CLOSED_UNDER_IT.has(systemCode(cause))) return once()
      throw cause
    })
  } catch (cause) {
    if (cause instanceof RuntimeError) throw cause
    if (signal.aborted) throw new RuntimeError('NET_TIMEOUT', { host: url.host, ms: timeoutMs }, { cause })
    if (systemCode(cause) === 'ERR_NCV_ADDRESS') throw new RuntimeError('NET_REFUSED', { host: url.host }, { cause })
    throw new RuntimeError('NET_UNREACHABLE', { host: url.host, reason: systemCode(cause) }, { cause })
  }
}

async function readBody(stream: AsyncIterable<Uint8Array>, maxBytes: number, host: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    length += part.length
    if (length > maxBytes) throw new RuntimeError('NET_TOO_LARGE', { host, limit: maxBytes })
    parts.push(part)
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

function checkedUrl(text: string): URL {
  const url = URL.parse(text)
  const isPlain = url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === ''
  if (!isPlain) throw new RuntimeError('NET_REFUSED', { host: url?.host ?? '' })
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isRefused(literal)) throw new RuntimeError('NET_REFUSED', { host: url.host })
  return url
}

/** Resolves once; the connection goes to exactly the addresses that were checked. */
const guardedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, [])
    const bad = addresses.length === 0 || addresses.some(({ address }) => isRefused(address))
    const [first] = addresses
    if (bad || first === undefined) return done(Object.assign(new Error('address refused'), { code: 'ERR_NCV_ADDRESS' }), [])
    return options.all === true ? done(null, addresses) : done(null, first.address, first.family)
  })
}

function isRefused(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && refused.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

function proxyFrom(env: Environment) {
  const httpProxy = env['http_proxy'] ?? env['HTTP_PROXY'] ?? ''
  return { httpProxy, httpsProxy: env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '', noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '' }
}

function hasProxy(env: Environment): boolean {
  const { httpProxy, httpsProxy } = proxyFrom(env)
  return httpProxy !== '' || httpsProxy !== ''
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
