// SPDX-License-Identifier: EUPL-1.2
/**
 * Every request of the interface: a typed client over the route table, same origin, with the session's cookie.
 *
 * @module
 */
import type { AdminClient, CallOptions, Route, Routes } from '@ncv/protocol/admin/contract.ts'
import { isAttended } from './attention.ts'
import { lang } from './i18n.ts'

/** `[method, path]` by name; made from the contract when the interface is built. */
export type RouteTable = Readonly<Record<string, readonly [string, string]>>

/** What the server says where it does not do what was asked (RFC 9457). */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: string, status: number, detail: string, params: Readonly<Record<string, string | number>> = {}) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.params = params
  }
}

/** No answer at all: the process is gone, or this machine has no way to it. */
export const OFFLINE = 'OFFLINE'

/** Told of each failed request: the session may have ended. @see session.ts */
export type OnProblem = (problem: Problem, path: string) => Promise<'retry' | 'fail'>
let onProblem: OnProblem = async () => 'fail'
export function setOnProblem(next: OnProblem): void {
  onProblem = next
}

interface CallInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

const NDJSON = 'application/x-ndjson'

export function apiClient<R extends Routes>(table: RouteTable): AdminClient<R> {
  const client: Record<string, (input?: CallInput, options?: CallOptions<Route>) => Promise<unknown>> = {}
  for (const [name, [method, path]] of Object.entries(table)) client[name] = (input = {}, options = {}) => call(method, path, input, options)
  return client as unknown as AdminClient<R>
}

async function call(method: string, path: string, input: CallInput, options: CallOptions<Route>): Promise<unknown> {
  try {
    return await callOnce(method, path, input, options)
  } catch (error) {
    if (error instanceof Problem && (await onProblem(error, path)) === 'retry') return await callOnce(method, path, input, options)
    throw error
  }
}

async function callOnce(
  method: string,
  path: string,
  { params = {}, query = {}, body }: CallInput,
  { onProgress, signal }: CallOptions<Route>,
): Promise<unknown> {
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  ).toString()
  const url = `${path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))}${search === '' ? '' : `?${search}`}`
  const headers = new Headers({ accept: onProgress === undefined ? 'application/json' : NDJSON, 'accept-language': lang.value })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (method === 'GET' && !isAttended()) headers.set('ncv-background', '1')
  let response: Response
  try {
    response = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new Problem(OFFLINE, 0, '')
  }
  if (!response.ok) throw await problemIn(response)
  if (onProgress !== undefined) return await readLines(response, onProgress)
  return await response.json()
}

interface ProblemBody {
  readonly code?: string
  readonly detail?: string
  readonly params?: Readonly<Record<string, string | number>>
}

async function problemIn(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  return new Problem(body.code ?? 'INTERNAL', response.status, body.detail ?? '', body.params)
}

type Line = { readonly progress: never } | { readonly reply: unknown } | { readonly problem: ProblemBody & { readonly status: number } }

async function readLines(response: Response, onProgress: (progress: never) => void): Promise<unknown> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let step = await reader?.read(); step !== undefined && !step.done; step = await reader?.read()) {
    const lines = `${rest}${step.value}`.split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      const line = JSON.parse(text) as Line
      if ('progress' in line) onProgress(line.progress)
      else if ('reply' in line) return line.reply
      else throw new Problem(line.problem.code ?? 'INTERNAL', line.problem.status, line.problem.detail ?? '', line.problem.params)
    }
  }
  throw new Problem(OFFLINE, 0, '')
}
