// SPDX-License-Identifier: EUPL-1.2
/**
 * A backup of a party in one file, the same for hub, node and relay:
 *
 *     ncv-backup v1
 *     {"party":"node","at":1767225600000,"schema":6,"files":[{"name":"node.sqlite","bytes":4096,"sha256":"9f86…"},…]}
 *     <bytes of the files, one after another, and nothing behind them>
 *
 * Two lines of UTF-8, the second of at most 64 KiB. Every file has its hash, so that a backup which was damaged where it lay is named
 * before anything is laid out. It protects against accidents, not against whoever can write to it: it is not signed.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fromUtf8, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256Stream } from '@ncv/protocol/crypto/hash.ts'
import { z } from 'zod'
import { RuntimeError } from './errors.ts'
import { assertEmptyDir, createPartyDir, SECRET_MODE, syncDir, systemCode } from './party-dir.ts'

export const PARTY_KINDS = ['hub', 'node', 'relay'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

const FIRST_LINE = 'ncv-backup v1\n'
const HEAD_MAX_BYTES = 64 * 1024
const PIECE_BYTES = 1024 * 1024

const Manifest = z.strictObject({
  party: z.enum(PARTY_KINDS),
  /** When it was made. */
  at: z.int(),
  /** Schema of the database in it: the number of its migrations; 0 without one. */
  schema: z.int().min(0),
  files: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9.-]{0,60}$/), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .min(1)
    .max(64),
})
export type BackupManifest = z.infer<typeof Manifest>

/** A file that goes into a backup. */
export interface BackupPart {
  readonly name: string
  /** Where it lies now. */
  readonly path: string
}

export type BackupHead = Omit<BackupManifest, 'files'>

type Handle = Awaited<ReturnType<typeof open>>

/**
 * Writes the backup, for its owner alone; whole or not at all.
 *
 * @returns its length in bytes
 * @throws RuntimeError `BACKUP_EXISTS`, `DIR_NOT_WRITABLE`, `FILE_…`
 */
export async function writeBackupFile(file: string, head: BackupHead, parts: readonly BackupPart[]): Promise<number> {
  if (existsSync(file)) throw new RuntimeError('BACKUP_EXISTS', { file })
  const temporary = join(dirname(file), `.tmp-${basename(file)}`)
  try {
    const files: BackupManifest['files'] = []
    for (const { name, path } of parts) files.push({ name, ...(await digestOf(path)) })
    await rm(temporary, { force: true })
    const target = await open(temporary, 'wx', SECRET_MODE)
    try {
      await target.appendFile(`${FIRST_LINE}${JSON.stringify({ ...head, files })}\n`)
      for (const { path } of parts) await inPieces(path, async (piece) => await target.appendFile(piece))
      await target.sync()
    } finally {
      await target.close()
    }
    const { size } = await stat(temporary)
    await rename(temporary, file)
    syncDir(dirname(file))
    return size
  } catch (cause) {
    await rm(temporary, { force: true })
    if (cause instanceof RuntimeError) throw cause
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir: dirname(file), reason: systemCode(cause) }, { cause })
  }
}

async function digestOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = sha256Stream()
  let bytes = 0
  await inPieces(path, (piece) => {
    hash.update(piece)
    bytes += piece.length
  })
  return { bytes, sha256: hex(hash.digest()) }
}

async function inPieces(path: string, take: (piece: Uint8Array) => void | Promise<void>): Promise<void> {
  const source = await openForReading(path)
  try {
    for (;;) {
      const { buffer, bytesRead } = await source.read(new Uint8Array(PIECE_BYTES), 0, PIECE_BYTES, null)
      if (bytesRead === 0) return
      await take(buffer.subarray(0, bytesRead))
    }
  } finally {
    await source.close()
  }
}

async function openForReading(file: string): Promise<Handle> {
  try {
    return await open(file, 'r')
  } catch (cause) {
    const reason = systemCode(cause)
    throw new RuntimeError(reason === 'ENOENT' ? 'FILE_MISSING' : 'FILE_UNREADABLE', reason === 'ENOENT' ? { file } : { file, reason }, { cause })
  }
}

/** A backup whose first lines were read. Nothing in it is verified. */
export interface OpenedBackup {
  readonly file: string
  readonly manifest: BackupManifest
  /** Where the first file begins. */
  readonly start: number
}

/** @throws RuntimeError `FILE_MISSING`, `FILE_UNREADABLE`; `BACKUP_MALFORMED` naming the part that is not what it should be */
export async function openBackup(file: string): Promise<OpenedBackup> {
  const handle = await openForReading(file)
  try {
    const refuse = (field: string): never => {
      throw new RuntimeError('BACKUP_MALFORMED', { file, field })
    }
    const { buffer, bytesRead } = await handle.read(new Uint8Array(FIRST_LINE.length + HEAD_MAX_BYTES), 0, FIRST_LINE.length + HEAD_MAX_BYTES, 0)
    const found = buffer.subarray(0, bytesRead)
    const start = FIRST_LINE.length
    if (!found.subarray(0, start).every((byte, i) => byte === utf8(FIRST_LINE)[i]) || bytesRead < start) refuse('ncv-backup v1')
    const end = found.indexOf(0x0a, start)
    if (end < 0) refuse('manifest')
    return { file, manifest: parseManifest(found.subarray(start, end)) ?? refuse('manifest'), start: end + 1 }
  } finally {
    await handle.close()
  }
}

function parseManifest(line: Uint8Array): BackupManifest | undefined {
  try {
    return Manifest.safeParse(JSON.parse(fromUtf8(line))).data
  } catch {
    return undefined
  }
}

/** What a party takes out of a backup. */
export interface Restorable {
  readonly party: PartyKind
  /** Of this program's database; 0 without one. */
  readonly schema: number
  /** Names that may be in it, with those that must. */
  readonly names: Readonly<Record<string, 'needed' | 'possible'>>
}

/**
 * Reads all of the backup and compares every file with its hash. Nothing is written.
 *
 * @throws RuntimeError `BACKUP_MALFORMED` naming the file that is damaged, missing or foreign; `DB_NEWER`
 */
export async function verifyBackup(file: string, { party, schema, names }: Restorable): Promise<OpenedBackup> {
  const opened = await openBackup(file)
  const { manifest } = opened
  const refuse = (field: string): never => {
    throw new RuntimeError('BACKUP_MALFORMED', { file, field })
  }
  if (manifest.party !== party) refuse(`party: ${manifest.party}`)
  if (manifest.schema > schema) throw new RuntimeError('DB_NEWER', { file, found: manifest.schema, expected: schema })
  const found = manifest.files.map(({ name }) => name)
  const foreign = found.find((name, i) => !Object.hasOwn(names, name) || found.indexOf(name) !== i)
  if (foreign !== undefined) refuse(foreign)
  for (const [name, how] of Object.entries(names)) if (how === 'needed' && !found.includes(name)) refuse(name)
  await eachFile(opened, (entry) => {
    const hash = sha256Stream()
    return { take: (piece) => void hash.update(piece), end: () => (hex(hash.digest()) === entry.sha256 ? undefined : refuse(entry.name)) }
  })
  return opened
}

const SMALL_MAX_BYTES = 1024 * 1024

/**
 * One small file of a verified backup.
 *
 * @throws RuntimeError `BACKUP_MALFORMED` where it is missing or has more than a megabyte
 */
export async function readFromBackup(backup: OpenedBackup, name: string): Promise<Uint8Array> {
  const wanted = backup.manifest.files.find((entry) => entry.name === name)
  if (wanted === undefined || wanted.bytes > SMALL_MAX_BYTES) throw new RuntimeError('BACKUP_MALFORMED', { file: backup.file, field: name })
  const before = backup.manifest.files.slice(0, backup.manifest.files.indexOf(wanted))
  const at = before.reduce((sum, { bytes }) => sum + bytes, backup.start)
  const handle = await openForReading(backup.file)
  try {
    return (await handle.read(new Uint8Array(wanted.bytes), 0, wanted.bytes, at)).buffer
  } finally {
    await handle.close()
  }
}

interface Taker {
  take(piece: Uint8Array): void | Promise<void>
  end(): void | Promise<void>
}

async function eachFile(
  { file, manifest, start }: OpenedBackup,
  takerOf: (entry: BackupManifest['files'][number]) => Taker | Promise<Taker>,
): Promise<void> {
  const handle = await openForReading(file)
  try {
    let at = start
    for (const entry of manifest.files) {
      const taker = await takerOf(entry)
      for (let left = entry.bytes; left > 0; ) {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(Math.min(PIECE_BYTES, left)), 0, Math.min(PIECE_BYTES, left), at)
        if (bytesRead === 0) throw new RuntimeError('BACKUP_MALFORMED', { file, field: entry.name })
        await taker.take(buffer.subarray(0, bytesRead))
        at += bytesRead
        left -= bytesRead
      }
      await taker.end()
    }
    if ((await handle.stat()).size !== at) throw new RuntimeError('BACKUP_MALFORMED', { file, field: 'length' })
  } finally {
    await handle.close()
  }
}

/**
 * Lays a verified backup out in an empty or absent folder. The party's mark comes last: until then the folder is none. What a failure
 * leaves is taken away.
 *
 * @param mark name of the file by which a folder is known to be a party's
 * @param prepare is called when all but the mark is there
 * @throws RuntimeError `DIR_NOT_EMPTY`, `DIR_NOT_WRITABLE`; what `prepare` throws
 */
export async function layOutBackup(backup: OpenedBackup, dir: string, mark: string, prepare: () => void): Promise<void> {
  assertEmptyDir(dir)
  createPartyDir(dir)
  const hidden = join(dir, `.tmp-${mark}`)
  const paths = backup.manifest.files.map(({ name }) => (name === mark ? hidden : join(dir, name)))
  try {
    await eachFile(backup, ({ name }) => fileTaker(name === mark ? hidden : join(dir, name)))
    prepare()
    await rename(hidden, join(dir, mark))
    syncDir(dir)
  } catch (error) {
    for (const path of paths)
      for (const left of [path, `${path}-wal`, `${path}-shm`, `${path}.lock`]) await rm(left, { recursive: true, force: true })
    throw error
  }
}

async function fileTaker(path: string): Promise<Taker> {
  const target = await open(path, 'wx', SECRET_MODE)
  return {
    take: async (piece) => await target.appendFile(piece),
    async end() {
      await target.sync()
      await target.close()
    },
  }
}
