// SPDX-License-Identifier: EUPL-1.2
/**
 * What is random in a node's databases and files and must not be met outside: sealed rows, ids, keys, seeds of tokens.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNodeConfig, vaultKeyFile } from '@ncv/node/config.ts'
import { readNodeKeys } from '@ncv/node/node-keys.ts'
import { readVaultKey, vaultWith } from '@ncv/node/vault.ts'
import type { Vault } from '@ncv/node/vault.ts'
import { fromBase64, hex } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import Database from 'better-sqlite3'
import type { CanaryBook } from './canary-book.ts'
import { MIN_BYTES } from './canary-book.ts'
import type { Column } from './columns.ts'
import { columnsOf } from './columns.ts'

/**
 * Notes them all in the book. The node must be at rest.
 *
 * @param isLast nothing is spent any more: the tokens that are left are known to nobody
 * @returns the columns of which a value was noted
 */
export function noteOwnValues(dir: string, book: CanaryBook, isLast: boolean): Column[] {
  const config = readNodeConfig(dir)
  const keyFile = vaultKeyFile(dir, config)
  const vaultKey = readVaultKey(keyFile)
  const vault = vaultWith(vaultKey, { random: (length) => new Uint8Array(length) })
  book.bytes('key of the vault', vaultKey)
  book.bytes('file node.key', fromBase64(readFileSync(join(dir, 'node.key'), 'utf8').trim()))
  const keys = readNodeKeys(dir, vault)
  book.bytes('key identity', keys.identity.seed)
  book.bytes('key box', keys.box.secretKey)
  noteTokens(dir, vault, book, isLast)
  return columnsOf(dir).filter((column) => column.cover.how === 'value' && noteColumn(dir, column, book))
}

function noteColumn(dir: string, { database, table, name, place }: Column, book: CanaryBook): boolean {
  const db = new Database(join(dir, `${database}.sqlite`), { readonly: true })
  try {
    const values = db.prepare<[], string | Uint8Array | null>(`SELECT DISTINCT "${name}" FROM "${table}"`).pluck().all()
    let noted = 0
    for (const value of values) {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
      if (bytes === null || bytes.length < MIN_BYTES) continue
      book.bytes(`column ${place}`, bytes)
      noted++
    }
    return noted > 0
  } finally {
    db.close()
  }
}

/** Secrets of one-time keys; of tokens that were not spent also what is shown when they are. */
function noteTokens(dir: string, vault: Vault, book: CanaryBook, isLast: boolean): void {
  const db = new Database(join(dir, 'wallet.sqlite'), { readonly: true })
  try {
    const rows = db.prepare<[], { state: string; sealed: Uint8Array }>('SELECT state, sealed FROM token WHERE length(sealed) > 0').all()
    for (const { state, sealed } of rows) {
      const record = decode(vault.open('token', new Uint8Array(sealed))) as unknown as Record<string, unknown>
      for (const [field, value] of Object.entries(record)) {
        if (!(value instanceof Uint8Array)) continue
        if (/seed|secret|blind/i.test(field) || (isLast && state === 'ready' && field === 'token'))
          book.bytes(`token ${field} ${hex(value.slice(0, 4))}`, value)
      }
    }
  } finally {
    db.close()
  }
}
