// SPDX-License-Identifier: EUPL-1.2
/**
 * The bytes of a wake-up: an event stream (HTML Standard, section 9.2, „Server-sent events“) that carries tree sizes and nothing else
 * (ncv-log, section 8).
 *
 *     data: 4711\n\n        the log has 4,711 entries
 *     :\n\n                 a sign of life
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @module
 */
import { utf8 } from '../bytes.ts'

/** Path at hub and mirror. */
export const EVENTS_PATH = 'events'
export const EVENTS_CONTENT_TYPE = 'text/event-stream'

/** A server lets no more time pass between two signs of life, in milliseconds. */
export const HEARTBEAT_MS = 25_000
export const HEARTBEAT = utf8(':\n\n')

/** Of one line: „data: “ and 2^53 have 22 bytes. */
const LINE_MAX_BYTES = 32
/** Of one stream: no honest one is as long before it ends. */
const STREAM_MAX_BYTES = 256 * 1024

export function formatSizeEvent(size: number): Uint8Array {
  return utf8(`data: ${size}\n\n`)
}

/** Takes a stream in whatever pieces it comes and keeps no more of it than a line. */
export class SizeEvents {
  #line = ''
  #bytes = 0

  /** The sizes whose lines end in this piece; undefined for what no hub or mirror sends: then nothing more should be read. */
  push(piece: Uint8Array): number[] | undefined {
    this.#bytes += piece.length
    if (this.#bytes > STREAM_MAX_BYTES) return undefined
    const sizes: number[] = []
    for (const byte of piece) {
      if (byte !== 0x0a) {
        this.#line += String.fromCharCode(byte)
        if (this.#line.length > LINE_MAX_BYTES) return undefined
        continue
      }
      const line = this.#line
      this.#line = ''
      if (line === '' || line.startsWith(':')) continue
      const [, digits] = /^data: (0|[1-9][0-9]{0,15})$/.exec(line) ?? []
      if (digits === undefined || !Number.isSafeInteger(Number(digits))) return undefined
      sizes.push(Number(digits))
    }
    return sizes
  }
}
