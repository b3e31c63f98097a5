// SPDX-License-Identifier: EUPL-1.2
/**
 * CSAF documents from a file or a folder: every `*.json` below it, in the order of their names.
 *
 * Links inside the folder are not followed (a link could lead into the hub's own data) and are named instead of passed over.
 * A file that cannot be read is yielded with its problem; only a missing starting point throws.
 *
 * @module
 */
import { constants } from 'node:fs'
import type { Dirent } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import type { DocumentProblem } from './problem.ts'
import { MAX_DOCUMENT_BYTES } from './problem.ts'

export type SourceFile = { readonly file: string; readonly bytes: Uint8Array } | { readonly file: string; readonly problem: DocumentProblem }

export interface SourceProgress {
  /** Files handed out so far, of all that were found. */
  readonly read: number
  readonly total: number
}

/**
 * @param path a file of any name, or a folder
 * @yields `file` relative to the folder, with `/`
 * @throws RuntimeError `FILE_MISSING` where `path` does not exist, `FILE_UNREADABLE` where it may not be looked at
 */
export async function* readSource(path: string, onProgress?: (progress: SourceProgress) => void): AsyncGenerator<SourceFile> {
  const isFolder = await isFolderOrThrow(path)
  const found = isFolder ? await listFolder(path, '') : [{ file: basename(path), isLink: false }]
  found.sort((a, b) => (a.file < b.file ? -1 : 1))
  for (const [index, entry] of found.entries()) {
    yield await readEntry(isFolder ? join(path, entry.file) : path, entry, isFolder)
    onProgress?.({ read: index + 1, total: found.length })
  }
}

async function isFolderOrThrow(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (cause) {
    throw new RuntimeError(errorCode(cause) === 'ENOENT' ? 'FILE_MISSING' : 'FILE_UNREADABLE', { file: path }, { cause })
  }
}

interface Found {
  readonly file: string
  readonly isLink: boolean
  readonly problem?: DocumentProblem
}

async function listFolder(root: string, below: string): Promise<Found[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(join(root, below), { withFileTypes: true })
  } catch (cause) {
    return [{ file: below, isLink: false, problem: { code: 'FILE_UNREADABLE', found: errorCode(cause) } }]
  }
  const found: Found[] = []
  for (const entry of entries) {
    const file = `${below}${entry.name}`
    if (entry.isDirectory()) found.push(...(await listFolder(root, `${file}/`)))
    else if (entry.name.toLowerCase().endsWith('.json')) found.push({ file, isLink: entry.isSymbolicLink() })
  }
  return found
}

async function readEntry(path: string, { file, isLink, problem }: Found, refuseLinks: boolean): Promise<SourceFile> {
  if (problem !== undefined) return { file, problem }
  if (isLink) return { file, problem: { code: 'FILE_SPECIAL', found: 'link' } }
  let handle: FileHandle | undefined
  try {
    // NONBLOCK: opening a pipe that is named like a document must not hang the import. NOFOLLOW: the name may have become a link since.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | (refuseLinks ? constants.O_NOFOLLOW : 0))
    const bytes = await readHandle(handle)
    return bytes instanceof Uint8Array ? { file, bytes } : { file, problem: bytes }
  } catch (cause) {
    return { file, problem: { code: 'FILE_UNREADABLE', found: errorCode(cause) } }
  } finally {
    await handle?.close()
  }
}

/** The size is asked first, and no more than it is read: a file that grows meanwhile stays within bounds. */
async function readHandle(handle: FileHandle): Promise<Uint8Array | DocumentProblem> {
  const status = await handle.stat()
  if (!status.isFile()) return { code: 'FILE_SPECIAL', found: 'device' }
  if (status.size > MAX_DOCUMENT_BYTES) return { code: 'CSAF_TOO_LARGE', size: status.size }
  const bytes = new Uint8Array(status.size)
  let length = 0
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length === bytes.length ? bytes : bytes.slice(0, length)
}

function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}
