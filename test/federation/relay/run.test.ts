// SPDX-License-Identifier: EUPL-1.2
/** `ncv relay run` as a process of its own, on loopback. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { hex } from '@ncv/protocol/bytes.ts'
import type { RelayRecord } from '@ncv/relay/relay-keys.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { foundedWith, writeJoin } from './join-files.ts'

const NCV = fileURLToPath(new URL('../../../ncv.cjs', import.meta.url))

let root: string
let dir: string
const children = new Set<ChildProcess>()
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'ncv-relay-run-'))
  dir = join(root, 'relay')
  const record = JSON.parse((await ncv(['init', '--dir', dir, '--name', 'Rechenzentrum', '--json'])).out) as RelayRecord
  const opened = foundedWith(record)
  await ncv(['join', '--dir', dir, '--join', writeJoin(root, opened), '--genesis', hex(opened.origin), '--hub', 'http://127.0.0.1:9', '--port', '0'])
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  rmSync(root, { recursive: true, force: true })
})

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [NCV, 'relay', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  children.add(child)
  return child
}

async function ncv(args: readonly string[], env: Record<string, string> = {}) {
  const child = start(args, env)
  const [out, err, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')])
  return { code: code as number | null, out, err }
}

async function running(): Promise<{ child: ChildProcess; url: string }> {
  const child = start(['run', '--dir', dir, '--json'])
  const [line] = await once(child.stdout!, 'data')
  return { child, url: (JSON.parse(String(line)) as { listening: string }).listening }
}

test('it says where it listens, answers, tells its state to a command, and ends clean on SIGTERM', async () => {
  const { child, url } = await running()
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok')
  expect((await fetch(`${url}/relay.key`)).status).toBe(404)
  const unsigned = await fetch(`${url}/slot`, { method: 'POST', body: new Uint8Array(9_328) })
  expect(await unsigned.json()).toMatchObject({ status: 401, code: 'AUTH_MISSING' })
  expect((await fetch(`${url}/slot`, { method: 'POST', body: new Uint8Array(20_000) })).status).toBe(413)
  expect(JSON.parse((await ncv(['status', '--dir', dir, '--json'])).out)).toMatchObject({ isRunning: true, size: 0, boxes: 0, lastBatch: null })
  const second = await ncv(['run', '--dir', dir])
  expect(second).toMatchObject({ code: 78 })
  expect(second.err).toContain(`Prozess ${child.pid}`)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  for (const name of ['lock', 'run.json', 'admin-token']) expect(existsSync(join(dir, name))).toBe(false)
  const events = readFileSync(join(dir, 'relay.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event)
  expect(events[0]).toBe('listening')
  expect(events.at(-1)).toBe('stopped')
})

test('a port in use and a clock before the founding are said in German, with the remedy, and leave no lock', async () => {
  const blocker: Server = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const address = blocker.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const taken = await ncv(['run', '--dir', dir, '--port', String(port)])
  blocker.close()
  expect(taken).toMatchObject({ code: 78 })
  expect(taken.err).toMatch(new RegExp(`^Fehler: Der Port ${port} ist belegt\\. Abhilfe:`))
  const early = await ncv(['run', '--dir', dir], { NCV_CLOCK_OFFSET: '-10000d' })
  expect(early).toMatchObject({ code: 78 })
  expect(early.err).toContain('Die Uhr dieses Rechners')
  expect(existsSync(join(dir, 'lock'))).toBe(false)
})

test('a value that is wrong in the environment is named', async () => {
  const { code, err } = await ncv(['run', '--dir', dir], { NCV_POLL_MS: 'bald' })
  expect(code).toBe(78)
  expect(err).toContain('NCV_POLL_MS')
})
