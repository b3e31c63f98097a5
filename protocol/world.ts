// SPDX-License-Identifier: EUPL-1.2
/**
 * Everything that is not a pure function of its arguments: time, chance, network, log.
 *
 * It comes in as a parameter, never as a global, so that a whole federation can run in one process
 * under one seed and a virtual clock. The real one is `protocol/runtime/real-world.ts`.
 *
 * @module
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** Stops a timer that has not fired; harmless afterwards. */
export type Cancel = () => void

export interface NetRequest {
  readonly method: 'GET' | 'POST'
  /** From configuration only: no request goes to an address that arrived in a message. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Upper bound for the whole exchange in milliseconds; 30,000 where absent. */
  readonly timeoutMs?: number
  /** Upper bound for the reply in bytes; a longer one is an error, never a cut text. */
  readonly maxBytes?: number
}

export interface NetResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** A GET whose reply has no end that anybody waits for. */
export interface NetStreamRequest {
  /** From configuration only. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface NetStreamReader {
  open(status: number, headers: Readonly<Record<string, string>>): void
  bytes(piece: Uint8Array): void
  /** Once, also where nothing was opened; not after the stream was ended from here. @param code where it did not end well */
  end(code?: string): void
}

/** One HTTP exchange without redirects, cookies or caches. Rejects when no complete reply arrived. */
export interface Net {
  request(request: NetRequest): Promise<NetResponse>
  /**
   * Gives the reply piece by piece as it comes, without any time limit: that is the reader's. The reader is called later, never in
   * this call. The returned function ends it.
   *
   * Absent where there are no streams, as in the simulation: nothing may depend on one.
   */
  stream?(request: NetStreamRequest, reader: NetStreamReader): Cancel
}

/** The only fields a log line may carry: ids, counts, codes and durations. Never content, names, addresses or tokens. */
export interface LogFields {
  readonly code?: string
  readonly count?: number
  readonly size?: number
  readonly index?: number
  readonly status?: number
  readonly slot?: number
  readonly period?: number
  readonly ms?: number
  readonly port?: number
  readonly pid?: number
  readonly kind?: string
  readonly path?: string
}

/** Event names are declared here once; a new event is a decision, not a string typed in passing. */
export const LOG_EVENTS = [
  'started',
  'stopped',
  'listening',
  'config-refused',
  'request-refused',
  'request-failed',
  'internal-error',
  'feed-advanced',
  'feed-unreachable',
  'feed-refused',
  'feed-fallback',
  'wake-up',
  'message-quarantined',
  'warning-stored',
  'catalogue-taken',
  'checkpoint-signed',
  'cosignature-stored',
  'cosignature-refused',
  'witness-cosigned',
  'witness-refused',
  'hub-waiting',
  'hub-ready',
  'entries-sequenced',
  'import-finished',
  'document-rejected',
  'epoch-rotated',
  'member-key-replaced',
  'issuer-key-published',
  'token-issued',
  'token-refused',
  'slot-sent',
  'slot-failed',
  'batch-forwarded',
  'batch-held',
  'batch-opened',
  'box-dropped',
  'wallet-filled',
  'key-refused',
  'migrated',
  'mirror-advanced',
  'stale',
  'hub-key-replaced',
  'hub-recovered',
  'backup-written',
  'file-damaged',
  'tokens-ended',
  'intake-listed',
  'batch-unlogged',
  'issuer-key-revoked',
  'board-published',
  'contribution-claimed',
  'post-taken',
  'post-sent',
  'post-refused',
  'post-set-aside',
  'motion-refused',
  'frame-refused',
  'motion-closed',
  'member-changed',
  'tenant-failed',
  'entries-erased',
  'retention-done',
  'sign-in-refused',
] as const
export type LogEvent = (typeof LOG_EVENTS)[number]

export interface Log {
  info(event: LogEvent, fields?: LogFields): void
  warn(event: LogEvent, fields?: LogFields): void
  error(event: LogEvent, fields?: LogFields): void
}

export interface World {
  /** Wall clock, UTC. */
  now(): Instant
  /** Milliseconds that only grow; for durations and deadlines. */
  monotonic(): number
  /** Cryptographically secure bytes. */
  random(length: number): Uint8Array
  /** Runs once after `delayMs`; what it throws is logged as `internal-error` and goes no further. */
  timer(delayMs: number, run: () => void | Promise<void>): Cancel
  readonly net: Net
  readonly log: Log
}

/** Uniform in [0, bound): rejection sampling, so that no residue is favoured. `bound` ≤ 2^32. */
export function randomBelow(world: Pick<World, 'random'>, bound: number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) throw new RangeError('bound must be 1..2^32')
  const limit = 2 ** 32 - (2 ** 32 % bound)
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = world.random(4)
    const drawn = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
    if (drawn < limit) return drawn % bound
  }
}
