// SPDX-License-Identifier: EUPL-1.2
/**
 * One batch at a time: opening its boxes takes many turns of the event loop, and nothing may come in between two of the same batch.
 *
 * @module
 */

export class BatchLine {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when all that came before has ended, well or not. */
  next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work)
    this.#last = done.catch(() => {})
    return done
  }
}
