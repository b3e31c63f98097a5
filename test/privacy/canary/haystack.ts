// SPDX-License-Identifier: EUPL-1.2
/**
 * All bytes outside of the house: on the wire in both directions, in files, names of files, logs and database rows of hub, relay and
 * the other nodes, inside the boxes as the hub opens them, and what its people are shown.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { concat, utf8 } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { openSealed } from '@ncv/protocol/crypto/sealed-box.ts'
import { BATCH_MAX_BYTES } from '@ncv/protocol/submission/batch.ts'
import Database from 'better-sqlite3'
import type { Exchange } from '../capture.ts'
import type { Ground } from '../ground.ts'
import { tablesOf } from './columns.ts'
import { HOUSE } from './house.ts'

export interface Straw {
  /** Where it was found: `node-1 > relay POST /slot/17 body`, `hub file hub.sqlite`, `hub row spent.nonce` … */
  readonly where: string
  readonly bytes: Uint8Array
}

/** The parties must be at rest. */
export function haystack(ground: Ground, heard: readonly { readonly door: string; readonly bytes: Uint8Array }[]): Straw[] {
  const { capture, hubReplies, template } = ground
  const others = ['hub', 'relay', ...template.names.filter((name) => name !== HOUSE)]
  return [
    ...capture.exchanges.flatMap(strawsOf),
    ...letterByLetter(capture.exchanges),
    ...capture.exchanges.flatMap((exchange) => openedBoxes(ground, exchange)),
    ...others.flatMap((party) => filesOf(party, ground.dirOf(party))),
    ...rowsOf('hub', join(ground.dirOf('hub'), 'hub.sqlite')),
    ...hubReplies.map(({ party, bytes }) => ({ where: `${party} admin reply`, bytes: utf8(bytes) })),
    ...heard.map(({ door, bytes }) => ({ where: `reply to ${door}`, bytes })),
  ]
}

function strawsOf({ from, to, method, url, headers, body, reply }: Exchange): Straw[] {
  const where = `${from} > ${to} ${method} ${new URL(url).pathname}`
  const straws = [
    { where: `${where} line and headers`, bytes: utf8(`${method} ${url}\n${linesOf(headers)}`) },
    { where: `${where} body`, bytes: body },
  ]
  if (reply === undefined) return straws
  return [
    ...straws,
    { where: `${where} reply headers`, bytes: utf8(`${reply.status}\n${linesOf(reply.headers)}`) },
    { where: `${where} reply body`, bytes: reply.body },
  ]
}

function linesOf(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

/** One letter in each request is no word in any of them: the same header, query or path of one sender, one after another. */
function letterByLetter(exchanges: readonly Exchange[]): Straw[] {
  const strings = new Map<string, string[]>()
  const add = (key: string, value: string): void => {
    if (value.length <= 2) strings.set(key, [...(strings.get(key) ?? []), value])
  }
  for (const { from, url, headers } of exchanges) {
    const { searchParams, hash, pathname } = new URL(url)
    for (const [name, value] of searchParams) add(`${from} query ${name}`, value)
    for (const [name, value] of Object.entries(headers)) add(`${from} header ${name}`, value)
    add(`${from} fragment`, hash.slice(1))
    add(`${from} last of the path`, pathname.split('/').at(-1) ?? '')
  }
  return [...strings].map(([key, values]) => ({ where: `${key}, letter by letter`, bytes: utf8(values.join('')) }))
}

/** Also what lies behind the content: padding is part of it. */
function openedBoxes({ hub, template }: Ground, { to, method, url, body }: Exchange): Straw[] {
  if (to !== 'hub' || method !== 'POST' || new URL(url).pathname !== '/batch') return []
  const { boxes } = decode(body, { bytes: BATCH_MAX_BYTES, depth: 3, items: 4_000 }) as unknown as { boxes: Uint8Array[] }
  const info = concat(utf8('NCV box v1\0'), template.opened.origin)
  return boxes.flatMap((box) => {
    try {
      return [{ where: 'hub, inside a box', bytes: openSealed(hub.keys.box.secretKey, info, new Uint8Array(), box) }]
    } catch {
      return []
    }
  })
}

export function filesOf(party: string, dir: string): Straw[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
  return files.flatMap((file) => {
    const path = join(file.parentPath, file.name)
    const name = relative(dir, path)
    const named = { where: `${party} name of file ${name}`, bytes: utf8(name) }
    return file.isFile() ? [named, { where: `${party} file ${name}`, bytes: new Uint8Array(readFileSync(path)) }] : [named]
  })
}

/** Row by row as well: a long value lies on several pages of the file. */
export function rowsOf(party: string, file: string): Straw[] {
  const db = new Database(file, { readonly: true })
  try {
    return tablesOf(db).flatMap(({ name }) =>
      db
        .prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
        .all()
        .flatMap((row) =>
          Object.entries(row).flatMap(([column, value]) => {
            const bytes = typeof value === 'string' ? utf8(value) : value instanceof Uint8Array ? new Uint8Array(value) : undefined
            return bytes === undefined ? [] : [{ where: `${party} row ${name}.${column}`, bytes }]
          }),
        ),
    )
  } finally {
    db.close()
  }
}
