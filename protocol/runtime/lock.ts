// SPDX-License-Identifier: EUPL-1.2
/**
 * One process per party directory: a lock file that names its holder.
 *
 * ```
 * {"pid":4711,"start":"6f0e…-b1c2 81723"}
 * ```
 * `start` is boot id and start time of the process (Linux), so that a new process with an old number, as after a restart of a
 * container where everybody is process 1, is not taken for the holder. A lock whose holder is gone is taken over.
 *
 * @module
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import { z } from 'zod'
import { RuntimeError } from './errors.ts'
import { SECRET_MODE, systemCode } from './party-dir.ts'

export interface LockHolder {
  readonly pid: number
  readonly isAlive: boolean
}

export interface Lock extends Disposable {
  /** Removes the lock file if it is still ours; harmless when called twice. */
  release(): void
}

const LockFile = z.strictObject({ pid: z.int().min(1), start: z.string().max(120) })

/** Where a party's lock lies. */
export function partyLockFile(dir: string): string {
  return join(dir, 'lock')
}

/** @throws RuntimeError `PARTY_LOCKED` naming the holder's process number, `DIR_NOT_WRITABLE` */
export function lockParty(dir: string): Lock {
  return acquireLock(partyLockFile(dir), (pid) => new RuntimeError('PARTY_LOCKED', { dir, pid }))
}

/** Who holds the lock `file`, `undefined` where there is none. A file that cannot be read as a lock has no living holder. */
export function inspectLock(file: string): LockHolder | undefined {
  const text = readText(file)
  return text === undefined ? undefined : holderOf(text)
}

/**
 * Takes the lock or says who has it.
 *
 * @throws what `refuse(pid)` makes when a living process holds it; RuntimeError `DIR_NOT_WRITABLE`
 */
export function acquireLock(file: string, refuse: (pid: number) => Error): Lock {
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid) })
  for (let attempt = 0; attempt < 3; attempt++) {
    if (createWith(file, mine)) return heldLock(file, mine)
    const found = readText(file)
    if (found === undefined) continue
    const holder = holderOf(found)
    if (holder.isAlive) throw refuse(holder.pid)
    takeAway(file, found)
  }
  throw refuse(inspectLock(file)?.pid ?? 0)
}

function heldLock(file: string, mine: string): Lock {
  const release = () => {
    if (readText(file) === mine) rmSync(file, { force: true })
  }
  return { release, [Symbol.dispose]: release }
}

/** Creation and content in one step (`link` fails when the name exists): nobody ever reads a half-written lock. */
function createWith(file: string, content: string): boolean {
  const temporary = `${file}.${hex(crypto.getRandomValues(new Uint8Array(6)))}`
  try {
    writeFileSync(temporary, content, { flag: 'wx', mode: SECRET_MODE })
    linkSync(temporary, file)
    return true
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir: file, reason: systemCode(cause) }, { cause })
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Two processes may find the same stale lock: the one that moved away a lock made in between puts it back. */
function takeAway(file: string, stale: string): void {
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return
    throw new RuntimeError('DIR_NOT_WRITABLE', { dir: file, reason: systemCode(cause) }, { cause })
  }
  try {
    if (readText(aside) !== stale) linkSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function holderOf(text: string): LockHolder {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { pid: 0, isAlive: false }
  }
  const lock = LockFile.safeParse(parsed)
  if (!lock.success) return { pid: 0, isAlive: false }
  return { pid: lock.data.pid, isAlive: isRunning(lock.data.pid) && startOf(lock.data.pid) === lock.data.start }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else
    return systemCode(error) === 'EPERM'
  }
}

/** Boot id and start time in clock ticks; empty where the system has no /proc. */
function startOf(pid: number): string {
  const boot = readText('/proc/sys/kernel/random/boot_id')
  const stat = readText(`/proc/${pid}/stat`)
  if (boot === undefined || stat === undefined) return ''
  // The second field is the command in brackets and may hold blanks; start time is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return `${boot.trim()} ${fields[19] ?? ''}`
}
