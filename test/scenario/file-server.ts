// SPDX-License-Identifier: EUPL-1.2
/**
 * Serves a set of files over HTTP in place of hub and mirror. Everything else is answered with 404.
 *
 * @module
 */
import type { HttpServer } from '@ncv/runtime/http-server.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import type { Files } from './lying-log.ts'

export interface FileServer extends AsyncDisposable {
  readonly url: string
}

export async function serveFiles(files: Files): Promise<FileServer> {
  const answer = (request: Request): Response => {
    const bytes = files.get(new URL(request.url).pathname.slice(1))
    return bytes === undefined ? new Response(null, { status: 404 }) : new Response(new Uint8Array(bytes))
  }
  const server: HttpServer = await serve({ fetch: answer }, { host: '127.0.0.1', port: 0 })
  return { url: `http://127.0.0.1:${server.port}`, [Symbol.asyncDispose]: () => server.close() }
}
