// SPDX-License-Identifier: EUPL-1.2
/**
 * Public files are served by a fixed grammar of paths.
 *
 * @module
 */
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@ncv/runtime/http-server.ts'
import { LOG_FILES, staticFiles } from '@ncv/runtime/static-files.ts'
import { expect, test } from 'vitest'
import { temporaryDir } from './temporary-dir.ts'

function publicDir() {
  const dir = temporaryDir()
  const root = join(dir.path, 'public')
  mkdirSync(join(root, 'tile', '0'), { recursive: true })
  mkdirSync(join(root, 'tile', 'entries', 'x001', '002.p'), { recursive: true })
  mkdirSync(join(root, 'body', 'ab'.repeat(32)), { recursive: true })
  writeFileSync(join(root, 'checkpoint'), 'one')
  writeFileSync(join(root, 'tile', '0', '000'), 'tile')
  writeFileSync(join(root, 'tile', 'entries', 'x001', '002.p', '17'), 'entries')
  writeFileSync(join(root, '.tmp-00-checkpoint'), 'half')
  writeFileSync(join(dir.path, 'hub.key'), 'secret')
  symlinkSync(join(dir.path, 'hub.key'), join(root, 'tile', '0', '001'))
  return { root, [Symbol.dispose]: () => dir[Symbol.dispose]() }
}
const get = (path: string, init: RequestInit = {}) => new Request(`http://localhost${path}`, init)

test('tiles may be cached for ever, the checkpoint must be asked for', async () => {
  using dir = publicDir()
  const files = staticFiles(dir.root)
  const tile = await files.serve(get('/tile/0/000'))
  expect(await tile.text()).toBe('tile')
  expect(tile.headers.get('cache-control')).toContain('immutable')
  const partial = await files.serve(get('/log/tile/entries/x001/002.p/17'), '/log/')
  expect(await partial.text()).toBe('entries')
  const checkpoint = await files.serve(get('/checkpoint'))
  expect(checkpoint.headers.get('cache-control')).toBe('no-cache')
})

test('an unchanged checkpoint is not sent again, a replaced one of the same size and time is', async () => {
  using dir = publicDir()
  const files = staticFiles(dir.root)
  const etag = (await files.serve(get('/checkpoint'))).headers.get('etag') ?? ''
  expect((await files.serve(get('/checkpoint', { headers: { 'if-none-match': etag } }))).status).toBe(304)
  writeFileSync(join(dir.root, 'next'), 'two')
  renameSync(join(dir.root, 'next'), join(dir.root, 'checkpoint'))
  expect(await (await files.serve(get('/checkpoint', { headers: { 'if-none-match': etag } }))).text()).toBe('two')
})

test('only GET and HEAD are served, HEAD without a body', async () => {
  using dir = publicDir()
  const files = staticFiles(dir.root)
  const head = await files.serve(get('/checkpoint', { method: 'HEAD' }))
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '3', ''])
  expect((await files.serve(get('/checkpoint', { method: 'POST' }))).status).toBe(405)
})

test('a large file arrives unchanged over a socket, and is read no faster than it is taken', async () => {
  using dir = publicDir()
  const large = new Uint8Array(5 * 1024 * 1024 + 17).map((_, i) => i % 251)
  mkdirSync(join(dir.root, 'body', 'bundle'), { recursive: true })
  writeFileSync(join(dir.root, 'body', 'bundle', '0'), large)
  const files = staticFiles(dir.root)
  await using server = await serve({ fetch: (request) => files.serve(request) }, { host: '127.0.0.1', port: 0 })
  const answer = await fetch(`http://127.0.0.1:${server.port}/body/bundle/0`)
  expect(answer.headers.get('content-length')).toBe(String(large.length))
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), large)).toBe(0)
  const reader = (await files.serve(get('/body/bundle/0'))).body!.getReader()
  expect((await reader.read()).value!.length).toBeLessThanOrEqual(64 * 1024)
  await reader.cancel()
})

test('a file that shrinks while it is sent ends in an error, not in a short answer', async () => {
  using dir = publicDir()
  const file = join(dir.root, 'tile', '0', '000')
  writeFileSync(file, new Uint8Array(200_000))
  const answer = await staticFiles(dir.root).serve(get('/tile/0/000'))
  writeFileSync(file, 'short')
  await expect(answer.arrayBuffer()).rejects.toThrow()
})

test.each([
  '/../hub.key',
  '/tile/../../hub.key',
  '/tile/0/../../../hub.key',
  '/tile/%2e%2e/%2e%2e/hub.key',
  '/tile/0/..%2f..%2fhub.key',
  '//etc/passwd',
  '/tile/0/001',
  '/tile/0/000%00',
  '/.tmp-00-checkpoint',
  '/tile',
  '/tile/0/',
  `/body/${'ab'.repeat(32)}`,
  '/checkpoint/',
  '/Checkpoint',
  '/%63heckpoint',
])('the path %s leads nowhere', async (path) => {
  using dir = publicDir()
  const files = staticFiles(dir.root)
  await using server = await serve({ fetch: (request) => files.serve(request) }, { host: '127.0.0.1', port: 0 })
  const { request } = await import('node:http')
  // node:http sends the path as it is; fetch would tidy it up first.
  const status = await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end()
  })
  expect(status).toBe(404)
})

test('no rule of the log admits two dots or a hidden name', () => {
  for (const path of ['tile/0/...', 'body/..', 'archive/....-..-..', '.tmp-00-checkpoint', 'keys/1/.']) {
    expect(
      LOG_FILES.some((rule) => rule.path.test(path)),
      path,
    ).toBe(false)
  }
})
