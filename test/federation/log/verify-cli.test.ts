// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv log verify` as people and scripts see it: folder and address, anchors, exit codes.
 *
 * @module
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { joinText } from '@ncv/federation/hub/founding.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { main } from '@ncv/federation/log/cli.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { webSource } from '@ncv/federation/log/verify-source.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { grownLog, SIZE, youngLog } from './public-log.ts'

let founded: FoundedHub
let folder: string
beforeAll(async () => {
  founded = await grownLog()
  folder = publicDir(founded.dir)
})
afterAll(() => founded.dispose())

async function ncv(...argv: string[]) {
  let out = ''
  let err = ''
  const io = {
    out(text: string) {
      out += text
    },
    err(text: string) {
      err += text
    },
    isTty: false,
    env: {},
    ask: async () => undefined,
  }
  return { code: await main(['log', 'verify', ...argv], io), out, err }
}
const originOf = () => hex(founded.hub.opened.origin)
function writeJoin(dir: string): string {
  const file = join(dir, 'beitritt.txt')
  writeFileSync(file, joinText(founded.hub.opened, 'http://hub.test', 'http://relay.test', founded.hub.witnesses.currentNote()))
  return file
}

describe('a good log', () => {
  test('is an exit code 0 with origin, size and root, and without an anchor says so', async () => {
    const { code, out, err } = await ncv(folder)
    expect([code, err]).toEqual([0, ''])
    for (const part of [founded.hub.opened.logOrigin, `Einträge: ${SIZE}`, 'selbst-konsistent, nicht verankert', 'Bezeugt von 3 Stellen'])
      expect(out).toContain(part)
  })

  test('is one JSON object with --json', async () => {
    const { code, out, err } = await ncv(folder, '--json', '--genesis', originOf())
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual({
      ok: true,
      origin: founded.hub.opened.logOrigin,
      size: SIZE,
      root: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      witnesses: 3,
      quorum: 2,
      anchored: true,
      wraps: true,
    })
  })

  test('is anchored by the join file of its federation', async () => {
    using dir = temporaryDir()
    const { code, out } = await ncv(folder, '--join', writeJoin(dir.path), '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain('Anchored')
  })

  test('is the same over HTTP', async () => {
    const federation = virtualFederation({ seed: 'grown' })
    federation.host('http://hub.test', hubApp(founded.hub))
    const { net } = federation.party('auditor')
    for (const base of ['http://hub.test', 'http://hub.test/']) {
      expect(await verifyLog(webSource(net, base), undefined, federation.now())).toMatchObject({ size: SIZE, witnesses: 3, wraps: true })
    }
    expect(federation.exchanges.some(({ url, status }) => url === 'http://hub.test/witnessed/0' && status === 200)).toBe(true)
  })
})

describe('a bad log', () => {
  test('is an exit code 1 that names what does not fit, on standard error', async () => {
    using dir = temporaryDir()
    cpSync(folder, dir.path, { recursive: true })
    rmSync(join(dir.path, 'tile/0/000'))
    const { code, out, err } = await ncv(dir.path)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('Das Protokoll stimmt nicht:')
    expect(err).toContain('tile/0/000')
  })

  test('is one JSON object with --json: code, index, path and a sentence', async () => {
    using dir = temporaryDir()
    cpSync(folder, dir.path, { recursive: true })
    writeFileSync(join(dir.path, 'tile/entries/001.p/44'), new Uint8Array(44 * 2))
    const { code, out, err } = await ncv(dir.path, '--json')
    expect([code, err]).toEqual([1, ''])
    expect(JSON.parse(out)).toEqual({
      ok: false,
      code: 'LEAF_MISMATCH',
      index: 256,
      path: 'tile/entries/001.p/44',
      detail: expect.stringContaining('256'),
    })
  })

  test('is one of another federation than the hash or the join file names', async () => {
    expect(JSON.parse((await ncv(folder, '--json', '--genesis', '00'.repeat(32))).out)).toMatchObject({
      ok: false,
      code: 'GENESIS_MISMATCH',
      path: 'checkpoint',
    })
    using dir = temporaryDir()
    const other = await youngLog('fremd')
    try {
      const { code, out } = await ncv(publicDir(other.dir), '--json', '--join', writeJoin(dir.path))
      expect([code, JSON.parse(out)]).toMatchObject([1, { ok: false, code: 'GENESIS_MISMATCH', path: 'checkpoint' }])
    } finally {
      other.dispose()
    }
  })

  test('is a file that is far too long, without reading it', async () => {
    using dir = temporaryDir()
    cpSync(folder, dir.path, { recursive: true })
    writeFileSync(join(dir.path, 'tile/0/000'), new Uint8Array(100_000))
    expect(JSON.parse((await ncv(dir.path, '--json')).out)).toMatchObject({ ok: false, code: 'FILE_TOO_LARGE', path: 'tile/0/000' })
  })

  test('is an address where nobody answers, or something else than files', async () => {
    const federation = virtualFederation({ seed: 'grown' })
    const { net } = federation.party('auditor')
    await expect(verifyLog(webSource(net, 'http://hub.test'), undefined, 0)).rejects.toMatchObject({
      code: 'NET_UNREACHABLE',
      params: { path: 'checkpoint' },
    })
    federation.host('http://hub.test', { fetch: () => new Response('', { status: 503 }) })
    await expect(verifyLog(webSource(net, 'http://hub.test'), undefined, 0)).rejects.toMatchObject({ params: { reason: 'HTTP 503' } })
  })

  test('is a folder without a checkpoint, with the remedy', async () => {
    const { code, err } = await ncv(founded.dir)
    expect(code).toBe(1)
    expect(err).toContain('„public“')
  })
})

describe('a wrong call is an exit code 2', () => {
  test.each([
    [[], 'folder|url'],
    [['/gibt/es/nicht'], '/gibt/es/nicht'],
    [['.', '--genesis', 'abc'], '64 Hexziffern'],
    [['.', '--genesis', '00'.repeat(32), '--join', 'x'], 'zu viel'],
    [['.', '--join', '/gibt/es/nicht'], '/gibt/es/nicht'],
    [['.', 'andere'], 'andere'],
  ])('%j', async (argv, part) => {
    const { code, out, err } = await ncv(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(part)
  })

  test('and so is a join file that is none, with the line', async () => {
    using dir = temporaryDir()
    const file = join(dir.path, 'beitritt.txt')
    writeFileSync(file, 'ncv-join v1\nhallo\n')
    const { code, err } = await ncv(folder, '--join', file)
    expect(code).toBe(2)
    expect(err).toContain('Zeile 2')
  })
})
