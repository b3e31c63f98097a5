// SPDX-License-Identifier: EUPL-1.2
/** The built interface, handed out from memory. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SECURITY_HEADERS, secured } from '@ncv/runtime/web/security-headers.ts'
import { answerUi } from '@ncv/runtime/web/ui-app.ts'
import { readUiFiles } from '@ncv/runtime/web/ui-files.ts'
import { describe, expect, test } from 'vitest'
import { temporaryDir } from '../temporary-dir.ts'

const SCRIPT = 'export const text = "a text that repeats itself, "\n'.repeat(50)

function built(dir: string) {
  mkdirSync(join(dir, 'assets'))
  writeFileSync(join(dir, 'node.html'), '<!doctype html><title>node</title>')
  writeFileSync(join(dir, 'hub.html'), '<!doctype html><title>hub</title>')
  writeFileSync(join(dir, 'assets/node-1a2b.js'), SCRIPT)
  writeFileSync(join(dir, 'assets/notes.md'), 'not for browsers')
  return readUiFiles('node', dir)
}

const get = (path: string, headers: Record<string, string> = {}) => new Request(`http://127.0.0.1:1${path}`, { headers })

describe('the files of the interface', () => {
  test('each party hands out its own page, for every view', async () => {
    using dir = temporaryDir()
    const files = built(dir.path)
    for (const path of ['/ui/', '/ui/matches', '/ui/warnings/17?q=x']) {
      const answer = answerUi(files, get(path)) as Response
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('<title>node</title>')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('an asset is kept by browsers, packed where they take it, and the same bytes either way', async () => {
    using dir = temporaryDir()
    const files = built(dir.path)
    const packed = answerUi(files, get('/ui/assets/node-1a2b.js', { 'accept-encoding': 'gzip, br' })) as Response
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('cache-control')).toContain('immutable')
    expect(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString()).toBe(SCRIPT)
    const plain = answerUi(files, get('/ui/assets/node-1a2b.js')) as Response
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe(SCRIPT)
  })

  test('what was not built for browsers, and what leads out of the folder, does not exist', () => {
    using dir = temporaryDir()
    const files = built(dir.path)
    for (const path of ['/ui/assets/notes.md', '/ui/assets/nothing.js', '/ui/assets/..%2fnode.html']) {
      expect((answerUi(files, get(path)) as Response).status, path).toBe(404)
    }
  })

  test('the root leads to the interface, and what is not of it is left to others', () => {
    using dir = temporaryDir()
    const files = built(dir.path)
    expect((answerUi(files, get('/')) as Response).headers.get('location')).toBe('/ui/')
    expect((answerUi(files, get('/ui')) as Response).headers.get('location')).toBe('/ui/')
    expect(answerUi(files, get('/matches'))).toBeUndefined()
    expect(answerUi(files, get('/uix'))).toBeUndefined()
  })

  test('an interface that was not built says how to build it', async () => {
    using dir = temporaryDir()
    const answer = answerUi(readUiFiles('node', join(dir.path, 'nothing')), get('/ui/')) as Response
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm run build')
  })
})

test('every answer to a browser forbids foreign scripts, styles, requests and frames', () => {
  const policy = SECURITY_HEADERS['content-security-policy']
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('*')
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(rule)
  }
  const answer = secured(new Response('x'))
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers.get(name)).toBe(value)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
