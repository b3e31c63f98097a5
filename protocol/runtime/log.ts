// SPDX-License-Identifier: EUPL-1.2
/**
 * The allow-list logger: one JSON object a line.
 *
 * ```
 * {"at":"2026-03-01T06:00:00.000Z","level":"info","event":"feed-advanced","size":1207}
 * ```
 * Types are not enough: a field that came from outside could carry a name or a token. So the list is enforced at run time as well;
 * what is not on it, or not of its form, is dropped. Nothing here knows a network address.
 *
 * @module
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Instant, Log, LogEvent, LogFields } from '@ncv/protocol/world.ts'
import { LOG_EVENTS } from '@ncv/protocol/world.ts'
import { SECRET_MODE } from './party-dir.ts'

export type LogLevel = 'info' | 'warn' | 'error'

/** Codes and kinds are words of this program, never free text. */
const isWord = (value: unknown) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/.test(value)
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
/** A route or a file under the party's own folder. */
const isPath = (value: unknown) => typeof value === 'string' && /^[\x20-\x7e]{1,200}$/.test(value)

const ALLOWED: Readonly<Record<keyof LogFields, (value: unknown) => boolean>> = {
  code: isWord,
  count: isNumber,
  size: isNumber,
  index: isNumber,
  status: isNumber,
  slot: isNumber,
  period: isNumber,
  ms: isNumber,
  port: isNumber,
  pid: isNumber,
  kind: isWord,
  path: isPath,
}

/** A log that hands complete lines (with line feed) to `write`. */
export function createLog(write: (line: string) => void, now: () => Instant): Log {
  const level = (name: LogLevel) => (event: LogEvent, fields?: LogFields) => write(lineOf(now(), name, event, fields))
  return { info: level('info'), warn: level('warn'), error: level('error') }
}

/** Appends to a file of its owner (0600), line by line, so that a crash loses nothing that was logged. What comes after its end is dropped. */
export function fileLog(file: string, now: () => Instant): Log & Disposable {
  let handle: number | undefined = openSync(file, 'a', SECRET_MODE)
  const log = createLog((line) => {
    if (handle !== undefined) writeSync(handle, line)
  }, now)
  const close = () => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  return { ...log, [Symbol.dispose]: close }
}

export function stderrLog(now: () => Instant): Log {
  return createLog((line) => void process.stderr.write(line), now)
}

/** For commands that answer on the terminal and tests. */
export const SILENT_LOG: Log = { info() {}, warn() {}, error() {} }

function lineOf(at: Instant, level: LogLevel, event: LogEvent, fields: LogFields = {}): string {
  const kept = Object.entries(fields).filter(([name, value]) => Object.hasOwn(ALLOWED, name) && ALLOWED[name as keyof LogFields](value))
  const known = LOG_EVENTS.includes(event) ? event : 'internal-error'
  return `${JSON.stringify({ at: new Date(at).toISOString(), level, event: known, ...Object.fromEntries(kept) })}\n`
}
