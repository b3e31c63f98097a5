// SPDX-License-Identifier: EUPL-1.2
/**
 * Serves a public folder by a fixed grammar of paths: what no rule names does not exist.
 *
 * Large files are read piece by piece as the reader takes them: however many ask for a bundle at once, none of it is whole
 * in memory.
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

/** Files up to this length are read in one go, longer ones in pieces of it. */
const PIECE_BYTES = 64 * 1024

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
      return await respond(request, rule, file)
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

/** Closes the file, at once or when the last piece of it is taken. */
async function respond(request: Request, rule: StaticRule, handle: Handle): Promise<Response> {
  let isStreaming = false
  try {
    const { ino, mtimeNs, size } = await handle.stat({ bigint: true })
    // Files are replaced by renaming: another inode. The time alone could be the same for two checkpoints.
    const etag = `W/"${ino.toString(36)}-${mtimeNs.toString(36)}-${size.toString(36)}"`
    const headers = { 'cache-control': CACHE_CONTROL[rule.cache], etag, 'x-content-type-options': 'nosniff' }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    const typed = { ...headers, 'content-type': rule.contentType, 'content-length': String(size) }
    if (request.method === 'HEAD') return new Response(null, { headers: typed })
    if (size <= PIECE_BYTES) return new Response(new Uint8Array(await handle.readFile()), { headers: typed })
    isStreaming = true
    return new Response(inPieces(handle, Number(size)), { headers: typed })
  } finally {
    if (!isStreaming) await handle.close()
  }
}

/** Reads a piece when the last one is taken, never ahead. */
function inPieces(handle: Handle, size: number): ReadableStream<Uint8Array> {
  let at = 0
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(Math.min(PIECE_BYTES, size - at)), { position: at })
      if (bytesRead === 0) throw new RuntimeError('FILE_UNREADABLE', { reason: 'truncated' })
      at += bytesRead
      controller.enqueue(buffer.subarray(0, bytesRead))
      if (at < size) return
      await handle.close()
      controller.close()
    } catch (error) {
      await handle.close()
      throw error
    }
  }
  return new ReadableStream({ pull, cancel: () => handle.close() }, { highWaterMark: 0 })
}

function refuse(request: Request, code: 'REQUEST_METHOD' | 'REQUEST_NOT_FOUND'): Response {
  return problemResponse(new RuntimeError(code), langOf(request))
}
