// SPDX-License-Identifier: EUPL-1.2
/**
 * All that the hub, or the relay, has at the end of a run: what came and went over the wire with its instants, the log, the files, the
 * rows of the database; the hub also what is in the boxes.
 *
 * Entity tags of public files are left out, and requests of one sender at one instant stand by their addresses: the disk of this machine
 * makes the tags, and decides which of the requests is first. Database files are compared by their rows and sizes.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { openSealed } from '@ncv/protocol/crypto/sealed-box.ts'
import { BATCH_MAX_BYTES } from '@ncv/protocol/submission/batch.ts'
import Database from 'better-sqlite3'
import { tablesOf } from '../canary/columns.ts'
import type { Exchange } from '../capture.ts'
import { inFixedOrder } from '../capture.ts'
import type { Ground } from '../ground.ts'
import { Abstraction } from './abstract.ts'
import type { Line } from './compare.ts'

export type Watcher = 'hub' | 'relay'

const BATCH_BOUNDS = { bytes: BATCH_MAX_BYTES, depth: 3, items: 4_000 }

/** The parties must be at rest. */
export function transcriptOf(ground: Ground, watcher: Watcher): Line[] {
  const seen = inFixedOrder(ground.capture.exchanges).filter(({ from, to }) => from === watcher || to === watcher)
  return [
    ...seen.flatMap((exchange) => linesOf(exchange, watcher === 'hub' ? (box) => insideOf(ground, box) : undefined)),
    ...logLines(join(ground.dirOf(watcher), `${watcher}.log`)),
    ...fileLines(ground.dirOf(watcher)),
    ...(watcher === 'hub' ? rowLines(join(ground.dirOf('hub'), 'hub.sqlite')) : []),
  ]
}

type OpenBox = (box: Uint8Array) => unknown

function linesOf(exchange: Exchange, openBox: OpenBox | undefined): Line[] {
  const { at, from, to, method, url, headers, body, reply } = exchange
  const content = openBox !== undefined && new URL(url).pathname === '/batch' ? openedBatch(body, openBox) : body
  // Files that are named by their hash are fetched side by side: their names are random, and so is the order of the names.
  const isRow = method === 'GET' && /\/[0-9a-f]{64}$/.test(url)
  const asked = line(['asked', at, from, to, method, url, headers, body.length, content], isRow)
  if (reply === undefined) return [asked]
  const { etag: _etag, ...replied } = reply.headers
  return [asked, line(['answered', reply.at, from, to, url, reply.status, replied, reply.body.length, reply.body], isRow)]
}

function openedBatch(body: Uint8Array, openBox: OpenBox): unknown {
  const { boxes, ...head } = decode(body, BATCH_BOUNDS) as unknown as { boxes: Uint8Array[] }
  return { ...head, boxes: boxes.map((box) => ({ box, inside: openBox(box) })) }
}

function plaintextOf({ hub, template }: Ground, box: Uint8Array): Uint8Array {
  return openSealed(hub.keys.box.secretKey, concat(utf8('NCV box v1\0'), template.opened.origin), new Uint8Array(), box)
}

/** What a contribution shows of itself. */
export interface Content {
  /** When the hub had it. */
  readonly at: number
  readonly token: Uint8Array
  readonly edPk: Uint8Array
  readonly xwPk: Uint8Array
}

/** The hub's keys are still in memory after its end. */
export function contentsOf(ground: Ground): Content[] {
  const batches = ground.capture.exchanges.filter(({ to, url, reply }) => to === 'hub' && new URL(url).pathname === '/batch' && reply?.status === 200)
  return batches.flatMap(({ at, body }) => {
    const { boxes } = decode(body, BATCH_BOUNDS) as unknown as { boxes: Uint8Array[] }
    return boxes.flatMap((box) => {
      const plaintext = plaintextOf(ground, box)
      const length = ((plaintext[0] as number) << 8) | (plaintext[1] as number)
      const { token, edPk, xwPk } = decode(plaintext.slice(2, 2 + length)) as unknown as Partial<Content>
      return token === undefined || edPk === undefined || xwPk === undefined ? [] : [{ at, token, edPk, xwPk }]
    })
  })
}

/** With its padding. */
function insideOf(ground: Ground, box: Uint8Array): unknown {
  try {
    const plaintext = plaintextOf(ground, box)
    const length = ((plaintext[0] as number) << 8) | (plaintext[1] as number)
    const rest = plaintext.subarray(2 + length)
    return { length, content: plaintext.slice(2, 2 + length), padding: rest.every((byte) => byte === 0) ? `${rest.length} zero bytes` : rest }
  } catch {
    return 'does not open'
  }
}

function line(value: unknown, isRow = false): Line {
  return { ...Abstraction.of(value), isRow }
}

function logLines(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
  return lines.map((text) => line(['log', withoutDuration(text)]))
}

/** How long something took on this machine. */
function withoutDuration(text: string): string {
  return text.replace(/,"ms":\d+(?:\.\d+)?/, '')
}

const DATABASE = /\.sqlite(?:-wal|-shm)?$/

function fileLines(dir: string): Line[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && !file.name.endsWith('.log'))
  const paths = files.map(({ parentPath, name }) => relative(dir, join(parentPath, name)))
  return paths.map((path) => {
    const bytes = new Uint8Array(readFileSync(join(dir, path)))
    const content = DATABASE.test(path) ? 'see its rows' : bytes
    return { ...Abstraction.of(['file', path, bytes.length, content]), isRow: true }
  })
}

function rowLines(file: string): Line[] {
  const db = new Database(file, { readonly: true })
  try {
    return tablesOf(db).flatMap(({ name }) =>
      db
        .prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => ({ ...Abstraction.of(['row', name, row]), isRow: true })),
    )
  } finally {
    db.close()
  }
}
