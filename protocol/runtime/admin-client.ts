// SPDX-License-Identifier: EUPL-1.2
/**
 * The client side of the admin contract: one typed function per route, over any way to send a request.
 *
 * The same client speaks to a process on this machine ({@link loopbackSend}) and to handlers in this process (`app.fetch`), so that
 * both ways behave alike.
 *
 * @module
 */
import { Agent, fetch } from 'undici'
import { z } from 'zod'
import type { AdminClient, CallOptions, Route, Routes } from './admin-contract.ts'
import { NDJSON, Progress } from './admin-contract.ts'
import { RuntimeError } from './errors.ts'
import { systemCode } from './party-dir.ts'
import { errorFromProblem } from './problem.ts'
import type { Lang } from './texts.ts'

export interface AdminRequest {
  readonly method: string
  /** Path and query, leading slash. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}
export interface AdminResponse {
  readonly status: number
  readonly body: AsyncIterable<Uint8Array> | null
}
export type AdminSend = (request: AdminRequest) => Promise<AdminResponse>

interface PlainCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** A caller without the contract's types; {@link AdminClient} gives them back. */
type PlainClient = Record<string, (input?: PlainCall, options?: CallOptions<Route>) => Promise<unknown>>

/** @throws (each function) RemoteProblem with the other side's code; RuntimeError `PARTY_UNREACHABLE` */
export function adminClient<R extends Routes>(routes: R, send: AdminSend, token: string, lang: Lang = 'de'): AdminClient<R> {
  const client: PlainClient = Object.create(null)
  for (const [name, route] of Object.entries(routes)) {
    client[name] = (input = {}, options = {}) => call(route, input, options, send, token, lang)
  }
  return client as AdminClient<R>
}

/** To a port of this machine, never through a proxy, without a limit in time: an import may take minutes. */
export function loopbackSend(port: number): AdminSend & AsyncDisposable {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, allowH2: false })
  const send: AdminSend = async ({ method, target, headers, body, signal }) => {
    try {
      const init = { method, headers, body: body ?? null, signal: signal ?? null, dispatcher, redirect: 'error' as const }
      return await fetch(`http://127.0.0.1:${port}${target}`, init)
    } catch (cause) {
      throw new RuntimeError('PARTY_UNREACHABLE', { port, reason: reasonOf(cause) }, { cause })
    }
  }
  return Object.assign(send, { [Symbol.asyncDispose]: () => dispatcher.destroy() })
}

/** To an application in this process. */
export function localSend(app: { fetch(request: Request): Response | Promise<Response> }): AdminSend {
  return async ({ method, target, headers, body, signal }) =>
    app.fetch(new Request(`http://localhost${target}`, { method, headers: { ...headers }, body: body ?? null, signal: signal ?? null }))
}

async function call(route: Route, input: PlainCall, options: CallOptions<Route>, send: AdminSend, token: string, lang: Lang): Promise<unknown> {
  const wantsLines = options.onProgress !== undefined
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'accept-language': lang,
    accept: wantsLines ? NDJSON : 'application/json',
  }
  if (route.body !== undefined) headers['content-type'] = 'application/json'
  const response = await send({
    method: route.method,
    target: targetOf(route, input),
    headers,
    ...(route.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  const isOk = response.status >= 200 && response.status < 300
  if (isOk && wantsLines) return readLines(route, response, options.onProgress)
  let text = ''
  for await (const line of linesOf(response.body)) text += line
  const value = parseJson(text)
  if (!isOk) throw errorFromProblem(response.status, value)
  return route.reply.parse(value)
}

const Line = z.union([z.strictObject({ progress: z.unknown() }), z.strictObject({ reply: z.unknown() }), z.strictObject({ problem: z.unknown() })])

async function readLines(route: Route, response: AdminResponse, onProgress: CallOptions<Route>['onProgress']): Promise<unknown> {
  const schema = route.progress ?? Progress
  for await (const text of linesOf(response.body)) {
    const line = Line.parse(parseJson(text))
    if ('progress' in line) onProgress?.(schema.parse(line.progress) as Progress)
    else if ('problem' in line) throw errorFromProblem(500, line.problem)
    else return route.reply.parse(line.reply)
  }
  throw new RuntimeError('PARTY_UNREACHABLE', { reason: 'answer cut off' })
}

function targetOf(route: Route, input: PlainCall): string {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name] ?? '')))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(name, String(value))
  return query.size === 0 ? path : `${path}?${query}`
}

async function* linesOf(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest: string[] = []
  for await (const part of body ?? []) {
    const pieces = decoder.decode(part, { stream: true }).split('\n')
    for (const [index, piece] of pieces.entries()) {
      rest.push(piece)
      if (index === pieces.length - 1) continue
      yield rest.join('')
      rest = []
    }
  }
  const last = rest.join('') + decoder.decode()
  if (last !== '') yield last
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** undici wraps the cause: `fetch failed` alone says nothing. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : undefined
  return systemCode(inner ?? cause)
}
