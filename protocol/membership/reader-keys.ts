// SPDX-License-Identifier: EUPL-1.2
/**
 * Community keys in a file, for whoever is to replay a log: auditors, a new hub, the bearer of a backup (ncv-membership, section "Replay").
 *
 *     {"format":"ncv-reader-keys-1","origin":"<64 hex>","keys":[{"purpose":"community","epoch":1,"key":"<base64>"}]}
 *
 * Whoever has the file reads all that the log holds under these epochs.
 *
 * @module
 */
import { z } from 'zod'
import { base64, fromBase64, fromHex, fromUtf8, hex } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'

export const READER_KEYS_MAX_BYTES: number = 4 * 1024 * 1024

export interface ReaderKeys {
  readonly origin: Uint8Array
  /** Community keys by epoch. */
  readonly keys: ReadonlyMap<number, Uint8Array>
}

const File = z.strictObject({
  format: z.literal('ncv-reader-keys-1'),
  origin: z.string().regex(/^[0-9a-f]{64}$/),
  keys: z
    .array(z.strictObject({ purpose: z.literal('community'), epoch: z.int().min(1), key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) }))
    .max(20_000),
})

export function formatReaderKeys({ origin, keys }: ReaderKeys): string {
  const rows = [...keys].sort(([a], [b]) => a - b).map(([epoch, key]) => ({ purpose: 'community', epoch, key: base64(key) }))
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
  return `{\n  "format": "ncv-reader-keys-1",\n  "origin": "${hex(origin)}",\n  "keys": [${rows.length === 0 ? '' : `\n${lines}\n  `}]\n}\n`
}

/** @throws ProtocolError `READER_KEYS_MALFORMED` naming the field */
export function parseReaderKeys(bytes: Uint8Array): ReaderKeys {
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(bytes))
  } catch (cause) {
    throw new ProtocolError('READER_KEYS_MALFORMED', { field: 'JSON' }, { cause })
  }
  const parsed = File.safeParse(value)
  if (!parsed.success) throw new ProtocolError('READER_KEYS_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || 'JSON' })
  const { origin, keys } = parsed.data
  const found = new Map(keys.map(({ epoch, key }) => [epoch, fromBase64(key)]))
  if (found.size !== keys.length) throw new ProtocolError('READER_KEYS_MALFORMED', { field: 'keys.epoch' })
  return { origin: fromHex(origin, 32), keys: found }
}
