// SPDX-License-Identifier: EUPL-1.2
/**
 * Serves a public folder by a fixed grammar of paths: what no rule names does not exist.
 *
 * A path is matched as it arrived (no decoding: `%` is in no rule), so traversal has no spelling. Symbolic links are not followed
 * out of the folder.
 *
 * @module
 */
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { RuntimeError } from './errors.ts'
import { langOf, problemResponse } from './problem.ts'

export interface StaticRule {
  /** Matches the whole path without the leading slash. Must not admit `..`. */
  readonly path: RegExp
  readonly contentType: string
  readonly cache: 'immutable' | 'erasable' | 'revalidate'
}

const CACHE_CONTROL = {
  /** Content that its name fixes. */
  immutable: 'public, max-age=31536000, immutable',
  /** Fixed by its name, but the federation may erase it: caches must ask again after an hour. */
  erasable: 'public, max-age=3600',
  revalidate: 'no-cache',
} as const

/** C2SP tlog-tiles: groups of three digits, all but the last led by `x`; a partial tile ends in `.p/<width>`. */
const INDEX = '(?:x[0-9]{3}/){0,5}[0-9]{3}'
const PARTIAL = '(?:\\.p/[1-9][0-9]{0,2})?'
const BYTES = 'application/octet-stream'

/** The public files of a log: checkpoint, tiles, entry bundles, bodies and their bundles, key wraps, archived checkpoints. */
export const LOG_FILES: readonly StaticRule[] = [
  { path: /^checkpoint$/, contentType: 'text/plain; charset=utf-8', cache: 'revalidate' },
  { path: new RegExp(`^tile/(?:[0-9]{1,2}|entries)/${INDEX}${PARTIAL}$`), contentType: BYTES, cache: 'immutable' },
  { path: /^body\/bundle\/[0-9]{1,12}$/, contentType: BYTES, cache: 'revalidate' },
  { path: /^body\/[0-9a-f]{64}$/, contentType: BYTES, cache: 'erasable' },
  { path: /^keys\/(?:community|pledge)\/[0-9]{1,12}\/[0-9]{1,6}$/, contentType: BYTES, cache: 'immutable' },
  { path: /^keys\/hub$/, contentType: BYTES, cache: 'revalidate' },
  { path: /^witnessed\/(?:latest|[0-9]{1,12})$/, contentType: 'text/plain; charset=utf-8', cache: 'revalidate' },
  { path: /^board\/[0-9a-f]{64}$/, contentType: BYTES, cache: 'immutable' },
]

export interface StaticFiles {
  /** For `hono`: `app.get('/log/*', (c) => files.serve(c.req.raw, '/log/'))`. */
  serve(request: Request, prefix?: string): Promise<Response>
}

/** @param root the folder; it may appear later */
export function staticFiles(root: string, rules: readonly StaticRule[] = LOG_FILES): StaticFiles {
  return {
    async serve(request, prefix = '/') {
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(request, 'REQUEST_METHOD')
      const { pathname } = new URL(request.url)
      const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : ''
      const rule = path.length <= 256 && !path.includes('..') ? rules.find((known) => known.path.test(path)) : undefined
      const file = rule && (await openInside(root, path))
      if (rule === undefined || file === undefined) return refuse(request, 'REQUEST_NOT_FOUND')
      await using handle = file
      return await respond(request, rule, handle)
    },
  }
}

type Handle = Awaited<ReturnType<typeof open>>

async function openInside(root: string, path: string): Promise<Handle | undefined> {
  try {
    const base = await realpath(root)
    const real = await realpath(join(base, path))
    if (!real.startsWith(base + sep)) return undefined
    const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
    return undefined
  } catch {
    return undefined
  }
}

async function respond(request: Request, rule: StaticRule, handle: Handle): Promise<Response> {
  const { ino, mtimeNs, size } = await handle.stat({ bigint: true })
  // Files are replaced by renaming: another inode. The time alone could be the same for two checkpoints.
  const etag = `W/"${ino.toString(36)}-${mtimeNs.toString(36)}-${size.toString(36)}"`
  const headers = { 'cache-control': CACHE_CONTROL[rule.cache], etag, 'x-content-type-options': 'nosniff' }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const typed = { ...headers, 'content-type': rule.contentType }
  if (request.method === 'HEAD') return new Response(null, { headers: { ...typed, 'content-length': String(size) } })
  return new Response(new Uint8Array(await handle.readFile()), { headers: typed })
}

function refuse(request: Request, code: 'REQUEST_METHOD' | 'REQUEST_NOT_FOUND'): Response {
  return problemResponse(new RuntimeError(code), langOf(request))
}
