// SPDX-License-Identifier: EUPL-1.2
/**
 * Work that takes memory, one piece after another: whoever sends a thousand passwords at once gets no more than one hash's worth of it, and
 * no two attempts on one account are counted as one.
 *
 * @module
 */
import { RuntimeError } from '../errors.ts'

const WAITING_MAX = 20

export class OneByOne {
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  /** @throws RuntimeError `REQUEST_NO_ROOM` where too many wait */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= WAITING_MAX) throw new RuntimeError('REQUEST_NO_ROOM')
    this.#waiting += 1
    const before = this.#last
    const own = before.then(work, work)
    this.#last = own.catch(() => undefined)
    try {
      return await own
    } finally {
      this.#waiting -= 1
    }
  }
}
