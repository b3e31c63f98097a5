// SPDX-License-Identifier: EUPL-1.2
/**
 * What a process does to the files of a folder, recorded with strace, as events in their order.
 *
 *     10666 write(21<\x2f\x74\x6d\x70…>, "\x68\x65…", 6) = 6
 *     10666 fsync(21<\x2f\x74…> <unfinished ...>        10666 <... fsync resumed>) = 0
 *
 * @module
 */
import { spawn, spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Surroundings } from '../../federation/demo/ncv-process.ts'
import { exitOf } from '../../federation/demo/ncv-process.ts'

const NCV = fileURLToPath(new URL('../../ncv.cjs', import.meta.url))
const CALLS = 'openat,write,pwrite64,writev,pwritev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,mkdir,mkdirat,rmdir,fallocate'
/** Longer than any write of a party. */
const STRING_MAX = 64 * 1024 * 1024

/** Something that happened to a file (or folder) below the recorded one; `path` is relative to it. */
export type DiskEvent =
  | { readonly type: 'create' | 'sync' | 'unlink' | 'mkdir'; readonly path: string }
  | { readonly type: 'truncate'; readonly path: string; readonly size: number }
  /** Without an offset: at the end. */
  | { readonly type: 'write'; readonly path: string; readonly offset: number | undefined; readonly data: Uint8Array }
  | { readonly type: 'rename'; readonly path: string; readonly to: string }

export function hasStrace(env: Surroundings['env']): boolean {
  return spawnSync('strace', ['--version'], { stdio: 'ignore', env }).status === 0
}

export interface Traced extends AsyncDisposable {
  /** Both end at once, strace and what it watches. */
  kill(): Promise<void>
}

/** Starts `ncv …` under strace, which writes to `file`. */
export function startTraced(args: readonly string[], { env, lang }: Surroundings, file: string): Traced {
  const strace = ['--seccomp-bpf', '-f', '-y', '-xx', '-s', String(STRING_MAX), '-e', `trace=${CALLS}`, '-e', 'signal=none', '-o', file]
  // A group of its own: strace does not take with it what it watches.
  const child = spawn('strace', [...strace, process.execPath, NCV, ...args, '--json'], {
    stdio: 'ignore',
    env: { ...env, NCV_LANG: lang },
    detached: true,
  })
  const exited = exitOf(child)
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
    await exited
  }
  return { kill, [Symbol.asyncDispose]: kill }
}

/** The events below `dir`. @throws Error for a call that this reader does not know how to replay */
export async function readTrace(file: string, dir: string): Promise<DiskEvent[]> {
  const events: DiskEvent[] = []
  const unfinished = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const space = line.indexOf(' ')
    const thread = line.slice(0, space)
    const text = line.slice(space).trimStart()
    const cut = text.indexOf(' <unfinished ...>')
    if (cut >= 0) {
      unfinished.set(thread, text.slice(0, cut))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text)
    const begun = resumed === null ? '' : (unfinished.get(thread) ?? '')
    const event = eventOf(begun + text.slice(resumed?.[0].length ?? 0), dir)
    if (event !== undefined) events.push(event)
  }
  return events
}

function eventOf(call: string, dir: string): DiskEvent | undefined {
  const open = call.indexOf('(')
  // Strings are escaped throughout, so that this is the last of its kind; before it strace fills up with blanks.
  const equals = call.lastIndexOf(' = ')
  const close = call.lastIndexOf(')', equals)
  const [name, result] = [call.slice(0, open), Number.parseInt(call.slice(equals + 3), 10)]
  if (open < 0 || close < 0 || result < 0 || Number.isNaN(result)) return undefined
  const args = call.slice(open + 1, close)
  const paths = pathsOf(name, args).map((path) => (path === dir ? '' : path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : undefined))
  const [path, to] = paths
  if (path === undefined) return undefined
  return replayed(name, args, path, to, result)
}

function replayed(name: string, args: string, path: string, to: string | undefined, result: number): DiskEvent | undefined {
  switch (name) {
    case 'openat':
      return args.includes('O_TRUNC') ? { type: 'truncate', path, size: 0 } : args.includes('O_CREAT') ? { type: 'create', path } : undefined
    case 'write':
      return { type: 'write', path, offset: undefined, data: stringOf(args).subarray(0, result) }
    case 'pwrite64':
      return { type: 'write', path, offset: lastNumber(args), data: stringOf(args).subarray(0, result) }
    case 'fsync':
    case 'fdatasync':
      return { type: 'sync', path }
    case 'unlink':
    case 'unlinkat':
    case 'rmdir':
      return { type: 'unlink', path }
    case 'mkdir':
    case 'mkdirat':
      return { type: 'mkdir', path }
    case 'ftruncate':
      return { type: 'truncate', path, size: lastNumber(args) }
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return to === undefined ? undefined : { type: 'rename', path, to }
    default:
      throw new Error(`the recording holds ${name}, which cannot be replayed`)
  }
}

/** Of the file that is open, or those that are named. */
function pathsOf(name: string, args: string): string[] {
  const isOpen = /^(?:write|pwrite64|writev|pwritev|fsync|fdatasync|ftruncate|fallocate)$/.test(name)
  if (isOpen) {
    const end = args.indexOf('>')
    return [textOf(args.slice(args.indexOf('<') + 1, end))]
  }
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, path = '']) => textOf(path))
}

function bytesOf(hexed: string): Buffer {
  return Buffer.from(hexed.replaceAll('\\x', ''), 'hex')
}

function textOf(hexed: string): string {
  return bytesOf(hexed).toString('utf8')
}

function stringOf(args: string): Uint8Array {
  const from = args.indexOf('"')
  return new Uint8Array(bytesOf(args.slice(from + 1, args.indexOf('"', from + 1))))
}

function lastNumber(args: string): number {
  return Number(args.slice(args.lastIndexOf(',') + 1))
}
