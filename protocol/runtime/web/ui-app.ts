// SPDX-License-Identifier: EUPL-1.2
/**
 * Serves the web interface: `/ui/…`, from memory. It holds no data; all of that comes over the admin interface, to whom may see it.
 *
 * @module
 */
import type { UiFile, UiFiles } from './ui-files.ts'

const NOT_BUILT =
  'Die Weboberfläche ist nicht gebaut. Abhilfe: npm run build, dann neu starten.\nThe web interface has not been built. Remedy: npm run build, then restart.\n'

/** Undefined for a path that is not of the interface. */
export function answerUi(files: UiFiles, request: Request): Response | undefined {
  const { pathname } = new URL(request.url)
  if (pathname === '/') return new Response(null, { status: 303, headers: { location: '/ui/' } })
  if (pathname === '/ui') return new Response(null, { status: 308, headers: { location: '/ui/' } })
  if (!pathname.startsWith('/ui/')) return undefined
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  const path = pathname.slice('/ui/'.length)
  const asset = files.assets.get(path)
  if (asset !== undefined) return send(asset, request)
  if (path.startsWith('assets/')) return new Response(null, { status: 404 })
  if (files.page === undefined) return new Response(NOT_BUILT, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  return send(files.page, request)
}

function send({ type, body, packed, isImmutable }: UiFile, request: Request): Response {
  const headers = new Headers({ 'content-type': type, vary: 'accept-encoding' })
  headers.set('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-store')
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  const bytes = packed !== undefined && takesGzip ? packed : body
  if (bytes === packed) headers.set('content-encoding', 'gzip')
  headers.set('content-length', String(bytes.length))
  return new Response(request.method === 'HEAD' ? null : bytes, { headers })
}
