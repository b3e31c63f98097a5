// SPDX-License-Identifier: EUPL-1.2
/**
 * The server side of the admin contract: one hono application per route table, behind a bearer token.
 *
 * Each token stands for a role, and each route names the action that a role must be allowed (`permissions.ts`). Without a token every
 * path answers 401, also those that do not exist. A page of another origin cannot reach it: it has no token, and only
 * `application/json` bodies are taken, which another origin cannot send unasked. A browser of the own interface has a session (`web/`).
 *
 * @module
 */
import type { Permissions } from '@ncv/protocol/admin/permissions.ts'
import { FRESH_ACTIONS, OWNER } from '@ncv/protocol/admin/permissions.ts'
import { equalBytes, utf8 } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Log } from '@ncv/protocol/world.ts'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { z } from 'zod'
import type { Handlers, Route, Routes } from './admin-contract.ts'
import { NDJSON, Progress } from './admin-contract.ts'
import { RuntimeError } from './errors.ts'
import { langOf, problemOf, problemResponse } from './problem.ts'
import type { Texts } from './texts.ts'
import { RUNTIME_TEXTS } from './texts.ts'
import type { Caller, SessionCaller } from './web/caller.ts'
import { callerMay, callerOfRole } from './web/caller.ts'

export interface AdminAppOptions {
  /** The bearer token; see `announceParty`. */
  readonly token: string
  /** The role of any other bearer token, where it has one; and what roles may do. Without it, the owner's token is the only one. */
  readonly access?: { readonly permissions: Permissions; roleOf(token: string): string | undefined }
  /** Who a request without a bearer token is from: the session of a browser. */
  readonly sessionCaller?: (request: Request) => SessionCaller | undefined
  /** Told of each call that would change something, however it ended: of a session, and of a token. */
  readonly onCall?: (call: NotedCall) => void
  /** Told the action of each call that has changed something. */
  readonly onChanged?: (action: string) => void
  /** The zone's texts, merged with the runtime's. */
  readonly texts?: Texts
  readonly log?: Log
  /** Told of every error without a code; callers learn nothing but `INTERNAL`. */
  readonly onDefect?: OnDefect
}
/** Who did what to which, and what came of it; nothing of what was said. */
export interface NotedCall {
  readonly caller: Caller
  readonly action: string
  readonly params: Readonly<Record<string, string>>
  readonly outcome: 'done' | 'refused' | 'failed'
}
export type OnDefect = (error: unknown) => void

/** What remains of a handler's type once the table has been read: the schemas guard the values. */
type PlainHandler = (input: unknown, call: { report(progress: unknown): void; signal: AbortSignal; lang: 'de' | 'en'; caller: Caller }) => unknown
type CallerVariables = { Variables: { caller: Caller; session: SessionCaller | undefined } }

export function adminApp<R extends Routes>(routes: R, handlers: Handlers<R>, options: AdminAppOptions): Hono<CallerVariables> {
  const { texts = RUNTIME_TEXTS } = options
  const app = new Hono<CallerVariables>()
  const callerIn = callerReader(options)
  const refuse = (context: Context, error: unknown) => {
    noteFailure(error, options)
    return problemResponse(error, langOf(context.req.raw), texts)
  }
  app.onError((error, context) => refuse(context, error))
  app.notFound((context) => refuse(context, new RuntimeError('REQUEST_NOT_FOUND')))
  app.use('*', async (context, next) => {
    const found = callerIn(context.req.raw)
    if (found === undefined) return refuse(context, new RuntimeError('REQUEST_UNAUTHORIZED'))
    context.set('caller', found.caller)
    context.set('session', found.isFresh === undefined ? undefined : { caller: found.caller, isFresh: found.isFresh })
    await next()
    return undefined
  })
  for (const [name, route] of Object.entries(routes)) {
    const handler = handlers[name as keyof R] as PlainHandler
    app.on(route.method, route.path, (context) => answerRoute(route, handler, context, options))
  }
  return app
}

async function answerRoute(route: Route, handler: PlainHandler, context: Context<CallerVariables>, options: AdminAppOptions): Promise<Response> {
  const session = context.get('session')
  const isChange = route.method !== 'GET' && route.action !== undefined
  const tell = (outcome: NotedCall['outcome']) => {
    if (isChange) options.onCall?.({ caller: context.get('caller'), action: route.action, params: context.req.param(), outcome })
  }
  const noted: PlainHandler = async (given, call) => {
    try {
      const reply = await handler(given, call)
      tell('done')
      if (isChange) options.onChanged?.(route.action)
      return reply
    } catch (error) {
      tell('failed')
      throw error
    }
  }
  try {
    authorize(options.access?.permissions ?? {}, context.get('caller'), route)
  } catch (error) {
    tell('refused')
    throw error
  }
  if (session?.isFresh === false && FRESH_ACTIONS.includes(route.action ?? '')) throw new RuntimeError('REAUTH_REQUIRED')
  const input = await readInput(route, context)
  if (context.req.header('accept') === NDJSON) return answerLines(route, noted, input, context, options)
  return await answerOnce(route, noted, input, context)
}

/** The owner's token, a token of a role, or a session (`isFresh`); in this order, and one that is wrong is not tried as another. */
function callerReader({ token, access, sessionCaller }: AdminAppOptions) {
  const expected = utf8(`Bearer ${token}`)
  return (request: Request): (Pick<SessionCaller, 'caller'> & { readonly isFresh?: boolean }) | undefined => {
    const given = request.headers.get('authorization')
    if (given === null) return sessionCaller?.(request)
    if (equalBytes(utf8(given), expected)) return { caller: callerOfRole(OWNER) }
    const role = given.startsWith('Bearer ') ? access?.roleOf(given.slice('Bearer '.length)) : undefined
    return role === undefined ? undefined : { caller: callerOfRole(role) }
  }
}

/** Before anything of the request is read. @throws RuntimeError `REQUEST_FORBIDDEN` */
function authorize(permissions: Permissions, caller: Caller, { action }: Route): void {
  if (!callerMay(permissions, caller, action)) throw new RuntimeError('REQUEST_FORBIDDEN', { role: caller.roles.join(', '), action: action ?? '–' })
}

async function answerOnce(route: Route, handler: PlainHandler, input: unknown, context: Context<CallerVariables>): Promise<Response> {
  const { signal } = context.req.raw
  const reply = await handler(input, { report() {}, signal, lang: langOf(context.req.raw), caller: context.get('caller') })
  return Response.json(checkedReply(route, reply), { headers: { 'cache-control': 'no-store' } })
}

function answerLines(route: Route, handler: PlainHandler, input: unknown, context: Context<CallerVariables>, options: AdminAppOptions): Response {
  const lang = langOf(context.req.raw)
  const caller = context.get('caller')
  const gone = new AbortController()
  const encode = (line: unknown) => utf8(`${JSON.stringify(line)}\n`)
  const progress = route.progress ?? Progress
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: unknown) => {
        if (!gone.signal.aborted) controller.enqueue(encode(line))
      }
      // Not awaited: `start` must return before anything is read.
      void (async () => {
        try {
          const reply = await handler(input, { report: (value) => send({ progress: progress.parse(value) }), signal: gone.signal, lang, caller })
          send({ reply: checkedReply(route, reply) })
        } catch (error) {
          noteFailure(error, options)
          send({ problem: problemOf(error, lang, options.texts) })
        }
        if (!gone.signal.aborted) controller.close()
      })()
    },
    cancel: () => gone.abort(),
  })
  return new Response(stream, { headers: { 'content-type': NDJSON, 'cache-control': 'no-store' } })
}

async function readInput(route: Route, context: Context): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {}
  if (route.params !== undefined) input['params'] = checked(route.params, context.req.param(), 'params')
  if (route.query !== undefined) input['query'] = checked(route.query, context.req.query(), 'query')
  if (route.body !== undefined) input['body'] = checked(route.body, await readJson(context), 'body')
  return input
}

async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/json(?:;|$)/.test(type)) throw new RuntimeError('REQUEST_MALFORMED', { field: 'content-type' })
  try {
    return await context.req.json()
  } catch (cause) {
    throw new RuntimeError('REQUEST_MALFORMED', { field: 'body' }, { cause })
  }
}

function checked(schema: z.ZodType, value: unknown, part: string): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const unknownKeys = issue?.code === 'unrecognized_keys' ? issue.keys : []
  const field = [part, ...(issue?.path ?? []), ...unknownKeys.slice(0, 1)].map(String).join('.')
  throw new RuntimeError('REQUEST_MALFORMED', { field, reason: issue?.message ?? '' })
}

/** A reply that its own schema refuses is a defect here, not a fault of the caller. */
function checkedReply(route: Route, reply: unknown): unknown {
  const parsed = route.reply.safeParse(reply)
  if (parsed.success) return parsed.data ?? null
  throw new TypeError(`reply of ${route.path}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`)
}

function noteFailure(error: unknown, { log, onDefect }: AdminAppOptions): void {
  if (error instanceof CodedError) {
    log?.warn('request-refused', { code: error.code })
    return
  }
  log?.error('internal-error', { kind: 'admin' })
  onDefect?.(error)
}
