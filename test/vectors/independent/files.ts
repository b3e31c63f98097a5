// SPDX-License-Identifier: EUPL-1.2
/**
 * The public files of a log: entries in their order, and bodies opened with a key. Part of the independent replay: no line of the product.
 *
 * @module
 */
import { createDecipheriv, hkdfSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hexOf, sha256 } from './envelope.ts'
import { fail } from './messagepack.ts'

export function entriesIn(folder: string, size: number): Uint8Array[] {
  const found: Uint8Array[] = []
  for (let bundle = 0; found.length < size; bundle++) {
    const groups = [String(bundle % 1000).padStart(3, '0')]
    for (let rest = Math.floor(bundle / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
    const path = join(folder, 'tile', 'entries', ...groups)
    const width = Math.min(256, size - bundle * 256)
    const bytes = readFileSync(existsSync(path) ? path : join(`${path}.p`, String(width)))
    for (let at = 0; at < bytes.length && found.length < size; ) {
      const length = bytes.readUInt16BE(at)
      found.push(Uint8Array.from(bytes.subarray(at + 2, at + 2 + length)))
      at += 2 + length
    }
  }
  return found
}

export function contentOf(folder: string, hash: Uint8Array, origin: Uint8Array, epoch: number, keys: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const file = readFileSync(join(folder, 'body', hexOf(hash)))
  if (hexOf(sha256(file)) !== hexOf(hash)) fail('body file')
  const [salt, stored] = [file.subarray(0, 32), file.subarray(32)]
  if (epoch === 0) return Uint8Array.from(stored)
  const key = keys.get(epoch) ?? fail(`no key for epoch ${epoch}`)
  const info = Buffer.concat([Buffer.from('NCV body v1\0'), origin, Buffer.from(String(epoch))])
  const derived = Buffer.from(hkdfSync('sha256', key, salt, info, 44))
  const cipher = createDecipheriv('chacha20-poly1305', derived.subarray(0, 32), derived.subarray(32), { authTagLength: 16 })
  cipher.setAAD(origin, { plaintextLength: stored.length - 16 })
  cipher.setAuthTag(stored.subarray(stored.length - 16))
  return Uint8Array.from(Buffer.concat([cipher.update(stored.subarray(0, stored.length - 16)), cipher.final()]))
}
