// SPDX-License-Identifier: EUPL-1.2
/**
 * One reader of the feed benchmark, as a process of its own: a clean heap, an empty database.
 *
 *     node feed-run.ts catch-up|raw|single|catch-up-broken <site> <url> <documents to read>
 *
 * Prints `{"ms":…,"cpuMs":…,"requests":…,"bytes":…,"headBytes":…,"idleRequests":…,"idleBytes":…}`. `bytes` counts bodies and headers in both directions.
 *
 * @module
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBase64 } from '@ncv/protocol/bytes.ts'
import { openGenesis } from '@ncv/protocol/membership/genesis.ts'
import { registryOf } from '@ncv/protocol/membership/registry.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { Net, NetRequest, NetResponse, World } from '@ncv/protocol/world.ts'
import { openLinks } from '@ncv/node/link/links.ts'
import { openNodeDb } from '@ncv/node/store/open-node-db.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { testMember } from '../support/founded-hub.ts'
import type { FeedSiteInfo } from './feed-log.ts'
import { BUNDLE, FEDERATION } from './feed-log.ts'

export interface FeedRun {
  readonly ms: number
  readonly cpuMs: number
  readonly requests: number
  readonly bytes: number
  /** Of these: request and status lines and headers. */
  readonly headBytes: number
  /** What a look at a log without news takes; only for catch-up. */
  readonly idleRequests?: number
  readonly idleBytes?: number
}

interface Counted extends Net {
  requests: number
  bytes: number
  headBytes: number
  lastBody: number
}

/** Status line, header lines and request as they stand on the wire, to within a few bytes. */
function overhead({ method, url }: NetRequest, { headers }: NetResponse): number {
  const { pathname, host } = new URL(url)
  const request = `${method} ${pathname} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\naccept-encoding: identity\r\n\r\n`
  return request.length + 19 + Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
}

function counted(net: Net): Counted {
  return {
    requests: 0,
    bytes: 0,
    headBytes: 0,
    lastBody: 0,
    async request(wanted) {
      const reply = await net.request(wanted)
      this.requests++
      this.lastBody = reply.body.length
      const head = overhead(wanted, reply)
      this.headBytes += head
      this.bytes += reply.body.length + head
      return reply
    },
  }
}

/** The planted fault: nobody serves body bundles. */
function withoutBundles(net: Net): Net {
  return { request: (wanted) => net.request({ ...wanted, url: wanted.url.replace('/body/bundle/', '/body/missing/') }) }
}

async function measured(net: Counted, run: () => Promise<void>): Promise<FeedRun> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await run()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1000, requests: net.requests, bytes: net.bytes, headBytes: net.headBytes }
}

async function get(net: Net, url: string): Promise<Uint8Array> {
  const { status, body } = await net.request({ method: 'GET', url, maxBytes: 256 * 1024 * 1024 })
  if (status !== 200) throw new Error(`${url}: ${status}`)
  return body
}

/** A node without a log follows it: tiles, entries, signatures, bodies, documents, matching, all stored. */
async function catchUp(world: World, net: Counted, dir: string, info: FeedSiteInfo, url: string): Promise<FeedRun> {
  const opened = openGenesis(fromBase64(info.genesis))
  const { id, identity, box } = testMember(`${FEDERATION} 1`)
  const registry = registryOf(opened)
  const addresses = { hubUrl: `${url}/log`, relayUrl: `${url}/log`, mirrorUrl: `${url}/log` }
  const config = { name: 'Messung', kind: 'municipality', category: 1, isWitness: true, recovery: '0'.repeat(64) } as const
  const stores = openStores(dir, vaultWith(new Uint8Array(32), world), world)
  const joinHead = openCheckpoint(fromBase64(info.checkpoint), opened.logOrigin, opened.genesis.hub.key)
  const self = { dir, config, keys: { id, identity, box }, opened, addresses }
  const { feed } = openLinks({ ...world, net }, self, stores, { registry, joinHead })
  const run = await measured(net, async () => {
    const { code } = await feed.poll()
    if (code !== undefined) throw new Error(code)
  })
  const { all, missing } = stores.warnings.counts()
  if (all !== info.documents || missing !== 0) throw new Error(`${all} warnings, ${missing} documents missing`)
  if (stores.warnings.withDocument().length !== info.documents) throw new Error('documents that could not be read')
  const before = { requests: net.requests, bytes: net.bytes }
  await feed.poll()
  stores.close()
  return { ...run, idleRequests: net.requests - before.requests, idleBytes: net.lastBody }
}

function documentStore(dir: string, now: () => number) {
  const db = openNodeDb(join(dir, 'baseline.sqlite'), now)
  db.exec('CREATE TABLE document (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
  const insert = db.prepare<[number, Uint8Array]>('INSERT INTO document (n, bytes) VALUES (?, ?)')
  const decoder = new TextDecoder()
  const put = db.transaction((from: number, documents: readonly Uint8Array[]) => {
    documents.forEach((bytes, i) => {
      JSON.parse(decoder.decode(bytes))
      insert.run(from + i, bytes)
    })
  })
  return { put: (from: number, documents: readonly Uint8Array[]) => put.immediate(from, documents), close: () => db.close() }
}

/** Baseline (a): the bare minimum for the same bytes: download, JSON.parse, one FULL transaction for each bundle. */
async function raw(world: World, net: Counted, dir: string, documents: number, url: string): Promise<FeedRun> {
  const store = documentStore(dir, world.now)
  const run = await measured(net, async () => {
    for (let from = 0; from < documents; from += BUNDLE) {
      const file = await get(net, `${url}/raw/${from / BUNDLE}`)
      const view = new DataView(file.buffer, file.byteOffset, file.length)
      const parts: Uint8Array[] = []
      for (let at = 0; at < file.length; at += 4 + view.getUint32(at)) parts.push(file.subarray(at + 4, at + 4 + view.getUint32(at)))
      store.put(from, parts)
    }
  })
  store.close()
  return run
}

/** Baseline (b): one request for each document; each is kept for good before the next is asked for. */
async function single(world: World, net: Counted, dir: string, documents: number, url: string): Promise<FeedRun> {
  const store = documentStore(dir, world.now)
  const run = await measured(net, async () => {
    for (let n = 0; n < documents; n++) store.put(n, [await get(net, `${url}/doc/${n}`)])
  })
  store.close()
  return run
}

const [mode = '', site = '', url = '', count = '0'] = process.argv.slice(2)
const info = JSON.parse(readFileSync(join(site, 'bench.json'), 'utf8')) as FeedSiteInfo
const dir = mkdtempSync(join(tmpdir(), 'ncv-bench-reader-'))
try {
  await using world = realWorld({ log: SILENT_LOG })
  const net = counted(world.net)
  const modes: Readonly<Record<string, () => Promise<FeedRun>>> = {
    'catch-up': () => catchUp(world, net, dir, info, url),
    'catch-up-broken': () => catchUp(world, counted(withoutBundles(world.net)), dir, info, url),
    raw: () => raw(world, net, dir, Number(count), url),
    single: () => single(world, net, dir, Number(count), url),
  }
  const run = modes[mode]
  if (run === undefined) throw new Error(`unknown mode ${mode}`)
  process.stdout.write(`${JSON.stringify(await run())}\n`)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
