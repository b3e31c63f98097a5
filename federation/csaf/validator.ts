// SPDX-License-Identifier: EUPL-1.2
/**
 * The CSAF validator behind a thread: starts with the first document, survives documents that stall or crash it.
 *
 * Some mandatory tests are quadratic in the number of products, so that a hostile 16 MiB document can keep one busy for hours.
 * Whoever exceeds the limit is refused with a reason, the thread is replaced, and the documents behind it are checked by the new one.
 *
 * @module
 */
import { Worker } from 'node:worker_threads'
import type { Cancel, World } from '@ncv/protocol/world.ts'
import type { Finding } from './finding.ts'
import type { WorkerReply, WorkerRequest } from './validator-worker.ts'

export interface Validator extends AsyncDisposable {
  /**
   * Runs schema and mandatory tests of CSAF 2.0; empty for a good document.
   *
   * Call it for many documents at once: they are posted ahead, so that the thread never waits.
   *
   * @param bytes UTF-8 JSON, already known to parse
   * @throws Error when the thread cannot be started at all, or after disposal
   */
  validate(bytes: Uint8Array): Promise<readonly Finding[]>
}

export interface ValidatorLimits {
  /** For loading the library, in milliseconds. */
  readonly startMs: number
  /** For one document, in milliseconds. */
  readonly documentMs: number
  /** Heap of the thread, in MiB. */
  readonly heapMb: number
}

const DEFAULT_LIMITS: ValidatorLimits = { startMs: 60_000, documentMs: 20_000, heapMb: 1024 }

/** Documents posted but not answered: enough to keep the thread busy, few enough to bound the copies in memory. */
const MAX_POSTED = 32
const MAX_POSTED_BYTES = 32 * 1024 * 1024

export function openValidator(world: Pick<World, 'timer'>, limits: Partial<ValidatorLimits> = {}): Validator {
  return new ThreadValidator(world, { ...DEFAULT_LIMITS, ...limits })
}

interface Job {
  readonly id: number
  readonly bytes: Uint8Array
  readonly resolve: (findings: readonly Finding[]) => void
  readonly reject: (error: Error) => void
}

class ThreadValidator implements Validator {
  readonly #world: Pick<World, 'timer'>
  readonly #limits: ValidatorLimits
  readonly #waiting: Job[] = []
  /** In the order of posting: the first one is the one being checked. */
  #posted: Job[] = []
  #postedBytes = 0
  #thread: Worker | undefined
  #isReady = false
  #isDisposed = false
  #cancelDeadline: Cancel = () => {}
  #nextId = 0

  constructor(world: Pick<World, 'timer'>, limits: ValidatorLimits) {
    this.#world = world
    this.#limits = limits
  }

  validate(bytes: Uint8Array): Promise<readonly Finding[]> {
    if (this.#isDisposed) return Promise.reject(new Error('the CSAF validator is closed'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: this.#nextId++, bytes, resolve, reject })
      this.#thread ??= this.#start()
      this.#post()
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true
    const thread = this.#thread
    this.#rejectAll(new Error('the CSAF validator was closed before it came to this document'))
    await thread?.terminate()
  }

  #start(): Worker {
    const thread = new Worker(new URL('./validator-worker.ts', import.meta.url), {
      // Nothing of the environment is needed there, and a document must not be able to write to the command's output through the library.
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    })
    thread.on('message', (reply: WorkerReply) => this.#received(thread, reply))
    thread.on('error', (error) => this.#failed(thread, 'crash', error instanceof Error ? error : new Error(String(error))))
    thread.on('exit', () => this.#failed(thread, 'crash', new Error('the thread of the CSAF validator ended')))
    this.#isReady = false
    this.#armDeadline(thread, this.#limits.startMs)
    return thread
  }

  /** Nothing goes to a thread that has not said that it is ready: what it dies of before is not a document's fault. */
  #post(): void {
    while (this.#thread !== undefined && this.#isReady && this.#posted.length < MAX_POSTED) {
      const [job] = this.#waiting
      if (job === undefined || (this.#posted.length > 0 && this.#postedBytes + job.bytes.length > MAX_POSTED_BYTES)) return
      this.#waiting.shift()
      this.#posted.push(job)
      this.#postedBytes += job.bytes.length
      const copy = job.bytes.slice()
      this.#thread.postMessage({ id: job.id, bytes: copy } satisfies WorkerRequest, [copy.buffer])
      if (this.#posted.length === 1) this.#armDeadline(this.#thread, this.#limits.documentMs)
    }
  }

  #received(thread: Worker, reply: WorkerReply): void {
    if (thread !== this.#thread) return
    if ('ready' in reply) {
      this.#isReady = true
    } else {
      const job = this.#posted.shift()
      this.#postedBytes -= job?.bytes.length ?? 0
      job?.resolve(reply.findings)
    }
    this.#cancelDeadline()
    const wasBusy = this.#posted.length > 0
    this.#post()
    if (wasBusy) this.#armDeadline(thread, this.#limits.documentMs)
  }

  #armDeadline(thread: Worker, limitMs: number): void {
    this.#cancelDeadline()
    this.#cancelDeadline = this.#world.timer(limitMs, () => this.#failed(thread, 'timeout', new Error('the CSAF validator did not start')))
  }

  /** A stalled or dead thread: the document it was at is refused, the ones behind it go to a new thread. */
  #failed(thread: Worker, testId: 'timeout' | 'crash', error: Error): void {
    if (thread !== this.#thread) return
    const wasReady = this.#isReady
    this.#forgetThread()
    void thread.terminate()
    // A thread that does not even load says nothing about documents.
    if (!wasReady) return this.#rejectAll(error)
    const [culprit, ...behind] = this.#posted
    this.#posted = []
    this.#postedBytes = 0
    culprit?.resolve([
      { testId, pointer: '', message: testId === 'timeout' ? `not done after ${this.#limits.documentMs} ms` : error.message.slice(0, 200) },
    ])
    this.#waiting.unshift(...behind)
    if (this.#waiting.length > 0) {
      this.#thread = this.#start()
      this.#post()
    }
  }

  #forgetThread(): void {
    this.#cancelDeadline()
    this.#thread = undefined
    this.#isReady = false
  }

  #rejectAll(error: Error): void {
    this.#forgetThread()
    const jobs = [...this.#posted, ...this.#waiting]
    this.#posted = []
    this.#postedBytes = 0
    this.#waiting.length = 0
    for (const job of jobs) job.reject(error)
  }
}
