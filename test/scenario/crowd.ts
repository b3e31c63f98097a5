// SPDX-License-Identifier: EUPL-1.2
/**
 * Many listeners at one event stream, each a socket of its own that reads and counts what it is told.
 *
 * @module
 */
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { readFileSync } from 'node:fs'

export interface Listener {
  /** Of the reply; 0 before it came. */
  readonly status: number
  readonly retryAfter: string | undefined
  /** The newest size that it was told; -1 before. */
  readonly size: number
}

interface Seat {
  status: number
  retryAfter: string | undefined
  size: number
  readonly socket: Socket
}

export class Crowd {
  readonly #seats: Seat[] = []
  readonly #port: number

  /** @param port on this machine */
  constructor(port: number) {
    this.#port = port
  }

  get listeners(): readonly Listener[] {
    return this.#seats
  }

  join(count: number): void {
    for (let i = 0; i < count; i++) this.#seats.push(this.#seat())
  }

  #seat(): Seat {
    const socket = connect(this.#port, '127.0.0.1', () => socket.write('GET /events HTTP/1.1\r\nhost: crowd\r\naccept: text/event-stream\r\n\r\n'))
    const seat: Seat = { status: 0, retryAfter: undefined, size: -1, socket }
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1')
      seat.status ||= Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? 0)
      seat.retryAfter ??= /\r\nretry-after: (\d+)\r\n/i.exec(text)?.[1]
      seat.size = Number([...text.matchAll(/data: (\d+)\n/g)].at(-1)?.[1] ?? seat.size)
      text = text.slice(-400)
    })
    // Cut off is what some of them are meant to be.
    socket.on('error', () => {})
    return seat
  }

  /** All go at once. */
  [Symbol.dispose](): void {
    for (const { socket } of this.#seats.splice(0)) socket.destroy()
  }
}

export interface Spent {
  /** Resident memory, bytes. */
  readonly memory: number
  /** Processor time since the start, milliseconds. */
  readonly cpuMs: number
}

/** What a process has used so far (Linux: proc(5); a tick is 10 ms). */
export function spentBy(pid: number): Spent {
  const kib = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return { memory: kib * 1024, cpuMs: 10 * (Number(fields[11]) + Number(fields[12])) }
}
