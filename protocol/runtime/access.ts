// SPDX-License-Identifier: EUPL-1.2
/**
 * Access tokens of a party besides its owner's: each with one role, optionally with an end. The folder keeps hashes, never tokens.
 *
 *     access.json   [{"id":"t-3f9c21","role":"voter","hash":"<64 hex>","createdAt":1767225600000,"until":null}]
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, fromUtf8, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { Hash } from '@ncv/protocol/admin/fields.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { z } from 'zod'
import { RuntimeError } from './errors.ts'
import { readFileBounded, SECRET_MODE, writeFileDurableSync } from './party-dir.ts'
import { randomBytes } from './real-world.ts'

const Access = z.strictObject({ id: z.string(), role: z.string(), hash: Hash, createdAt: z.int(), until: z.int().nullable() })
/** What is known of a token without the token. */
export type Access = z.infer<typeof Access>
const AccessFile = z.array(Access).max(1000)

const MAX_BYTES = 512 * 1024
const fileOf = (dir: string): string => join(dir, 'access.json')

/** @throws RuntimeError `ACCESS_FILE` for a file that is none: nobody but the owner gets in then */
export function readAccess(dir: string): Access[] {
  if (!existsSync(fileOf(dir))) return []
  try {
    return AccessFile.parse(JSON.parse(fromUtf8(readFileBounded(fileOf(dir), MAX_BYTES))))
  } catch (cause) {
    throw new RuntimeError('ACCESS_FILE', { file: fileOf(dir) }, { cause })
  }
}

function writeAccess(dir: string, rows: readonly Access[]): void {
  writeFileDurableSync(fileOf(dir), `${JSON.stringify(rows, null, 2)}\n`, { mode: SECRET_MODE })
}

/** Makes a token; it is shown once and cannot be read back. @param until after which it is worth nothing; null for none */
export function addAccess(dir: string, role: string, until: Instant | null, now: Instant): Access & { readonly token: string } {
  const token = base64url(randomBytes(32))
  const row: Access = { id: `t-${hex(randomBytes(3))}`, role, hash: hashOf(token), createdAt: now, until }
  writeAccess(dir, [...readAccess(dir), row])
  return { ...row, token }
}

/** @throws RuntimeError `ACCESS_MISSING` */
export function removeAccess(dir: string, id: string): Access {
  const rows = readAccess(dir)
  const found = rows.find((row) => row.id === id)
  if (found === undefined) throw new RuntimeError('ACCESS_MISSING', { id: id.slice(0, 40) })
  writeAccess(
    dir,
    rows.filter((row) => row !== found),
  )
  return found
}

/** The role that a token stands for at this instant. Read anew with each request, so that a token taken away is dead at once. */
export function roleOf(dir: string, token: string, now: Instant): string | undefined {
  const hash = hashOf(token)
  return readAccess(dir).find((row) => row.hash === hash && (row.until === null || row.until > now))?.role
}

function hashOf(token: string): string {
  return hex(sha256(utf8(`NCV access v1\0${token}`)))
}
