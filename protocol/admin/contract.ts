// SPDX-License-Identifier: EUPL-1.2
/**
 * The admin contract: a table of routes from which the typed map of handlers, the server and the client are made.
 *
 * ```ts
 * const routes = defineRoutes({ addIncident: { method: 'POST', path: '/incidents', body: Incident, reply: z.strictObject({ id: z.string() }) } })
 * const handlers: Handlers<typeof routes> = { addIncident: ({ body }) => ({ id: store.add(body) }) }   // a missing one does not compile
 * const client = adminClient(routes, loopbackSend(port), token);  (await client.addIncident({ body })).id
 * ```
 * Asked for `application/x-ndjson`, a route answers with lines: `{"progress":…}` any number of times, then one `{"reply":…}` or
 * `{"problem":…}`. Schemas have no transforms: what is sent is what is read.
 *
 * @module
 */
import { z } from 'zod'

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Such as `/incidents/:id`. */
  readonly path: string
  /** What `authorize(subject, action, object)` is asked. */
  readonly action?: string
  /** One string for each `:name` of the path. */
  readonly params?: z.ZodObject
  /** Strings only; numbers with `z.coerce`. */
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly reply: z.ZodType
  /** What `report` may be given. Plain {@link Progress} where absent. */
  readonly progress?: z.ZodType
}
export type Routes = Readonly<Record<string, Route>>

/** How far a long call is. */
export const Progress = z.object({ done: z.int().min(0), total: z.int().min(0).optional(), label: z.string().optional() })
export type Progress = z.infer<typeof Progress>

type Part<Name extends string, Schema, Way extends 'input' | 'output'> = Schema extends z.ZodType
  ? { readonly [key in Name]: Way extends 'input' ? z.input<Schema> : z.output<Schema> }
  : unknown
type Parts<R extends Route, Way extends 'input' | 'output'> = Part<'params', R['params'], Way> &
  Part<'query', R['query'], Way> &
  Part<'body', R['body'], Way>

/** What a handler gets: `params`, `query` and `body`, as far as the route has them, checked. */
export type InputOf<R extends Route> = Parts<R, 'output'>
/** What a caller gives. */
export type CallOf<R extends Route> = Parts<R, 'input'>
export type ReplyOf<R extends Route> = z.output<R['reply']>
export type ProgressOf<R extends Route> = R['progress'] extends z.ZodType ? z.output<R['progress']> : Progress

/** Who asks: the roles of a token, or of an account in a browser. */
export interface Caller {
  readonly roles: readonly string[]
  /** Null for a token. */
  readonly account: { readonly id: string; readonly name: string } | null
}

export interface HandlerCall<R extends Route> {
  /** Tells a waiting caller how far the work is; without effect where nobody asked. */
  report(progress: ProgressOf<R>): void
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  readonly lang: 'de' | 'en'
  readonly caller: Caller
}
export type Handler<R extends Route> = (input: InputOf<R>, call: HandlerCall<R>) => ReplyOf<R> | Promise<ReplyOf<R>>
export type Handlers<R extends Routes> = { readonly [Name in keyof R]: Handler<R[Name]> }

export interface CallOptions<R extends Route> {
  readonly onProgress?: (progress: ProgressOf<R>) => void
  readonly signal?: AbortSignal
}
/** The input may be left out where the route takes nothing that is required. */
type Call<R extends Route> =
  Record<never, never> extends CallOf<R>
    ? (input?: CallOf<R>, options?: CallOptions<R>) => Promise<ReplyOf<R>>
    : (input: CallOf<R>, options?: CallOptions<R>) => Promise<ReplyOf<R>>
export type AdminClient<R extends Routes> = { readonly [Name in keyof R]: Call<R[Name]> }

export const NDJSON = 'application/x-ndjson'

/**
 * Declares a route table, checked once at start.
 *
 * @throws TypeError when two routes share method and path, or a path names another set of params than the schema: a defect
 */
export function defineRoutes<const R extends Routes>(routes: R): R {
  const seen = new Set<string>()
  for (const [name, route] of Object.entries(routes)) {
    const shape = `${route.method} ${route.path.replace(/:[A-Za-z]+/g, ':')}`
    if (seen.has(shape)) throw new TypeError(`route ${name}: ${shape} twice`)
    seen.add(shape)
    const named = Array.from(route.path.matchAll(/:([A-Za-z]+)/g), (match) => match[1]).sort()
    const declared = Object.keys(route.params?.shape ?? {}).sort()
    if (named.join() !== declared.join()) throw new TypeError(`route ${name}: path and params differ`)
  }
  return routes
}
