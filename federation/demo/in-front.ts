// SPDX-License-Identifier: EUPL-1.2
/**
 * The process in front of the demonstration: starts it in a process group of its own and passes on that it shall stop.
 *
 * Ctrl-C would otherwise reach every party at once, and a party whose starter was killed would go on for ever: the demonstration
 * behind sees its standard input end and closes all parties in order.
 *
 * @module
 */
import { Socket } from 'node:net'
import { untilSignal } from '@ncv/runtime/signals.ts'
import type { Surroundings } from './ncv-process.ts'
import { exitOf, startNcv } from './ncv-process.ts'

/** Set for the process behind. */
export const BEHIND = 'NCV_DEMO_BEHIND'

/** Longer than the demonstration takes to end its parties. */
const GRACE_MS = 60_000

/** @returns the exit code of the demonstration */
export async function runBehind(argv: readonly string[], { env, lang }: Surroundings): Promise<number> {
  const around = { env: { ...env, [BEHIND]: '1' }, lang }
  const child = startNcv(argv, around, { stdio: ['pipe', 'inherit', 'inherit', 'ipc'], detached: true })
  const ended = exitOf(child)
  const first = await Promise.race([ended, untilSignal({ graceMs: GRACE_MS })])
  if (typeof first === 'string') child.kill('SIGTERM')
  return await ended
}

/** In the process behind: knows when the one in front is gone, whichever way it went. */
export class Front implements Disposable {
  readonly gone: Promise<'parent-gone'>
  readonly #line = new Socket({ fd: 0, readable: true, writable: false })

  constructor() {
    this.gone = new Promise((resolve) => {
      this.#line.on('end', () => resolve('parent-gone'))
      this.#line.on('error', () => resolve('parent-gone'))
      this.#line.resume()
    })
  }

  [Symbol.dispose](): void {
    this.#line.destroy()
  }
}
