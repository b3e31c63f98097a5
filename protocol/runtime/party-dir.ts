// SPDX-License-Identifier: EUPL-1.2
/**
 * A party's data folder: created for its owner alone (0700), written so that a power cut leaves either the old file or the new one.
 *
 * `Durable` = temporary file, fsync, rename, fsync of the folder: what it returned from survives a power cut.
 * `Atomic` = the same without fsync: never half a file, but possibly the old one after a power cut.
 * The temporary name `.tmp-<random>-<name>` is in no served path's grammar; {@link sweepTemporary} removes leftovers.
 *
 * @module
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fromUtf8, hex } from '@ncv/protocol/bytes.ts'
import { RuntimeError } from './errors.ts'

export const SECRET_MODE = 0o600
const FOLDER_MODE = 0o700
const PUBLIC_MODE = 0o644

export interface WriteOptions {
  /** Permission bits; 0o600 where absent. */
  readonly mode?: number
}

export interface FileToWrite {
  readonly path: string
  readonly data: Uint8Array | string
}

/**
 * Makes sure that `dir` exists, belongs to the owner alone and can be written.
 *
 * @throws RuntimeError `DIR_NOT_WRITABLE`
 */
export function createPartyDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: FOLDER_MODE })
    const probe = join(dir, temporaryName('probe'))
    closeSync(openSync(probe, 'wx', SECRET_MODE))
    rmSync(probe)
    chmodSync(dir, FOLDER_MODE)
  } catch (cause) {
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir, reason: systemCode(cause) }, { cause })
  }
}

/** @throws RuntimeError `DIR_NOT_EMPTY` unless `dir` is absent or has no entries */
export function assertEmptyDir(dir: string): void {
  if (!existsSync(dir)) return
  if (!statSync(dir).isDirectory() || readdirSync(dir).length > 0) throw new RuntimeError('DIR_NOT_EMPTY', { dir })
}

/** @throws RuntimeError `PARTY_MISSING` when `dir` holds no party (no file `mark`, written by its `init`), `DIR_NOT_WRITABLE` when one may not look */
export function assertParty(dir: string, mark: string): void {
  try {
    statSync(join(dir, mark))
  } catch (cause) {
    const reason = systemCode(cause)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new RuntimeError('PARTY_MISSING', { dir }, { cause })
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir, reason }, { cause })
  }
}

/** @throws RuntimeError `FILE_MISSING`, `FILE_UNREADABLE`, `FILE_TOO_LARGE` */
export function readFileBounded(file: string, maxBytes: number): Uint8Array {
  try {
    const { size } = statSync(file)
    if (size > maxBytes) throw new RuntimeError('FILE_TOO_LARGE', { file, found: size, limit: maxBytes })
    const bytes = readFileSync(file)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  } catch (cause) {
    if (cause instanceof RuntimeError) throw cause
    const reason = systemCode(cause)
    throw new RuntimeError(reason === 'ENOENT' ? 'FILE_MISSING' : 'FILE_UNREADABLE', reason === 'ENOENT' ? { file } : { file, reason }, { cause })
  }
}

/** The text of a file that a person named. @throws RuntimeError `FILE_NOT_UTF8`, and as {@link readFileBounded} */
export function readTextFile(file: string, maxBytes: number): string {
  const bytes = readFileBounded(file, maxBytes)
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw new RuntimeError('FILE_NOT_UTF8', { file }, { cause })
  }
}

/** Replaces the file durably, blocking. For keys, configuration, `run.json`: small and rare. */
export function writeFileDurableSync(path: string, data: Uint8Array | string, options: WriteOptions = {}): void {
  const temporary = join(dirname(path), temporaryName(basename(path)))
  try {
    const handle = openSync(temporary, 'wx', options.mode ?? SECRET_MODE)
    try {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
    syncDir(dirname(path))
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir: dirname(path), reason: systemCode(cause) }, { cause })
  }
}

/** Replaces the file durably. */
export async function writeFileDurable(path: string, data: Uint8Array | string, options: WriteOptions = {}): Promise<void> {
  await writeFilesDurable([{ path, data }], options)
}

/**
 * Replaces several files durably: all contents are on disk before the first rename, folders are synced once at the end.
 *
 * The set is not atomic: after a power cut some files may be new and some old, each of them whole. Missing folders are created.
 */
export async function writeFilesDurable(files: readonly FileToWrite[], options: WriteOptions = {}): Promise<void> {
  await replaceAll(files, options.mode ?? SECRET_MODE, true)
}

/** Replaces the file in one step, without waiting for the disk: for what can be made again, such as mirrors and caches. */
export async function writeFileAtomic(path: string, data: Uint8Array | string, options: WriteOptions = {}): Promise<void> {
  await writeFilesAtomic([{ path, data }], options)
}

/** Many at once, several of them at the same time; each in one step, in no order among themselves. */
export async function writeFilesAtomic(files: readonly FileToWrite[], options: WriteOptions = {}): Promise<void> {
  await replaceAll(files, options.mode ?? SECRET_MODE, false)
}

/** For files that anybody may read, such as tiles: 0644. */
export const PUBLIC_FILE: WriteOptions = { mode: PUBLIC_MODE }

/** Makes a rename or creation in `dir` survive a power cut. A no-op where folders cannot be opened (Windows). */
export function syncDir(dir: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Removes what an interrupted write left in `dir` itself (not below). Only with the party's lock held. */
export function sweepTemporary(dir: string): void {
  for (const name of readdirSync(dir)) if (name.startsWith('.tmp-')) rmSync(join(dir, name), { force: true })
}

/** `ENOSPC`, `EACCES` …: what the operating system said, without paths. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}

/** Files written at the same time: enough to keep a disk busy, far below the limit on open files. */
const AT_ONCE = 16

async function replaceAll(files: readonly FileToWrite[], mode: number, durable: boolean): Promise<void> {
  const pairs = files.map((file) => ({ ...file, temporary: join(dirname(file.path), temporaryName(basename(file.path))) }))
  const dirs = new Set(files.map((file) => dirname(file.path)))
  try {
    const created = new Set<string>()
    for (const dir of dirs) {
      const first = await mkdir(dir, { recursive: true, mode: mode === SECRET_MODE ? FOLDER_MODE : 0o755 })
      if (first !== undefined) for (let at = dir; at.startsWith(first); at = dirname(at)) created.add(dirname(at))
    }
    for (let i = 0; i < pairs.length; i += AT_ONCE) {
      await Promise.all(pairs.slice(i, i + AT_ONCE).map((pair) => writeTemporary(pair.temporary, pair.data, mode, durable)))
    }
    for (let i = 0; i < pairs.length; i += AT_ONCE) {
      await Promise.all(pairs.slice(i, i + AT_ONCE).map(({ temporary, path }) => rename(temporary, path)))
    }
    if (durable) for (const dir of new Set([...dirs, ...created])) syncDir(dir)
  } catch (cause) {
    await Promise.all(pairs.map((pair) => rm(pair.temporary, { force: true })))
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir: dirname(files[0]?.path ?? '.'), reason: systemCode(cause) }, { cause })
  }
}

async function writeTemporary(temporary: string, data: Uint8Array | string, mode: number, durable: boolean): Promise<void> {
  const handle = await open(temporary, 'wx', mode)
  try {
    await handle.writeFile(data)
    if (durable) await handle.sync()
  } finally {
    await handle.close()
  }
}

function temporaryName(name: string): string {
  return `.tmp-${hex(crypto.getRandomValues(new Uint8Array(6)))}-${name}`
}
