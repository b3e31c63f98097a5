// SPDX-License-Identifier: EUPL-1.2
/** The interface as it is handed out: small, from here alone, without anything that the content security policy forbids. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildUi } from '../../admin-ui/build.ts'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

/** Bytes of script and style of the first page, packed. Fonts come after it can be read. */
const FIRST_PAGE_MAX = 100_000

let dir: string
let manifest: Manifest
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ncv-ui-'))
  await buildUi(dir)
  manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Manifest
}, 60_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Files that a module cannot start without. */
function needed(name: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[name]
  if (chunk === undefined) throw new Error(`${name} is not in the build`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const css of chunk.css ?? []) found.add(css)
  for (const other of chunk.imports ?? []) needed(other, found)
  return found
}

const packed = (file: string): number => gzipSync(readFileSync(join(dir, file)), { level: 9 }).length

describe.for(['node', 'hub', 'host'] as const)('the interface of the %s', (face) => {
  test('the first page is at most 100 kB of script and style', () => {
    const files = new Set([...needed(`${face}.html`), ...needed(`src/views/${face}/start.tsx`)])
    const bytes = [...files].reduce((sum, file) => sum + packed(file), 0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_MAX)
  })

  test('its page holds no script and no style of its own', () => {
    const html = readFileSync(join(dir, `${face}.html`), 'utf8')
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
    for (const [, attributes = '', content = ''] of html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      expect(attributes).toContain('src="/ui/')
      expect(content).toBe('')
    }
  })
})

test('no script makes code out of text, and none of the library for schemas is in it', () => {
  const scripts = readdirSync(join(dir, 'assets')).filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(3)
  for (const name of scripts) {
    const text = readFileSync(join(dir, 'assets', name), 'utf8')
    expect(text, name).not.toMatch(/\beval\(|new Function\(|ZodError|dangerouslySetInnerHTML=/)
  }
})

test('styles load nothing from other hosts', () => {
  for (const name of readdirSync(join(dir, 'assets')).filter((file) => file.endsWith('.css'))) {
    const text = readFileSync(join(dir, 'assets', name), 'utf8')
    for (const [, url = ''] of text.matchAll(/url\(["']?([^"')]{0,200})/g)) expect(url, name).toMatch(/^(?:data:image\/svg\+xml|\/ui\/assets\/)/)
    expect(text).not.toContain('@import')
  }
})
