// SPDX-License-Identifier: EUPL-1.2
/**
 * The feed: follows the log from the mirror, with the hub as fallback, verifies every step, and carries out what is new.
 *
 * The mirror comes first because who reads when is presence data. A witness asks the hub all the same, so it also compares the two; any other
 * node asks the hub only where the mirror fails it, or has shown no fresh cosignatures for a day. Each source is distrusted: what does not verify is
 * dropped and the next source asked. Two heads of the hub that contradict each other are no fault of a source: the feed
 * stops for good, keeps the evidence, and the node is red (LOG_FORK).
 *
 * @module
 */
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { bodyBundlePath, ENTRIES_PER_BUNDLE } from '@ncv/protocol/log/body-bundle.ts'
import { WITNESSED_LATEST } from '@ncv/protocol/log/archive.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { follow, followPaths } from '@ncv/protocol/tlog/follow.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { LogStore } from '../store/log-store.ts'
import type { WarningStore } from '../store/warning-store.ts'
import type { Documents } from '../warning/documents.ts'
import type { Bundle, OnFault } from './bodies.ts'
import { bundlesWorthFetching, fetchArchive, fetchBodies, fetchDocuments, fetchWraps, readBundle, storeBundle, takeDocuments } from './bodies.ts'
import type { CarryOut } from './carry-out.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Repeating } from './repeat.ts'
import { readingAhead } from './reading-ahead.ts'
import { jittered, repeat } from './repeat.ts'
import type { Source, SourceName } from './source.ts'
import type { Trust } from './trust.ts'

/** How the last look at the log went. */
export interface FeedState {
  /** When a source was read to the end; undefined before the first. */
  readonly at: Instant | undefined
  readonly source: SourceName | undefined
  /** Why the last look failed, if it did; else the first file that was not what the log names. */
  readonly code: string | undefined
  /** The entry that did not fit, where it was one. */
  readonly index?: number
  /** The hub signed two histories: nothing is followed any more. */
  readonly isHalted: boolean
}

/** Every so many looks a witness reads the hub as well: a mirror alone could keep something from us. */
const COMPARE_EVERY = 8

export class Feed {
  readonly #log: LogStore
  readonly #warnings: WarningStore
  readonly #trust: Trust
  readonly #carryOut: CarryOut
  readonly #documents: Documents
  /** In the order in which they are asked; the hub is the last. */
  readonly #sources: readonly Source[]
  readonly #isWitness: () => boolean
  readonly #world: World
  /** The head in the join file: nobody who joins is shown an older log. */
  readonly #joinHead: OpenedCheckpoint
  readonly #serial: OneAtATime = oneAtATime()
  #hasJoinHead = false
  #hasReadFirst = false
  #polls = 0
  #at: Instant | undefined
  #source: SourceName | undefined
  #code: string | undefined
  #index: number | undefined

  constructor(
    parts: {
      readonly log: LogStore
      readonly warnings: WarningStore
      readonly trust: Trust
      readonly carryOut: CarryOut
      readonly documents: Documents
    },
    /** Whether the hub sees this node at every look anyway. */
    isWitness: () => boolean,
    sources: readonly Source[],
    joinHead: OpenedCheckpoint,
    world: World,
  ) {
    this.#log = parts.log
    this.#warnings = parts.warnings
    this.#trust = parts.trust
    this.#carryOut = parts.carryOut
    this.#documents = parts.documents
    this.#isWitness = isWitness
    this.#sources = sources
    this.#joinHead = joinHead
    this.#world = world
  }

  state(): FeedState {
    const index = this.#index === undefined ? {} : { index: this.#index }
    return { at: this.#at, source: this.#source, code: this.#code, isHalted: this.isHalted(), ...index }
  }

  /** Whether the source that is asked first was read to its end since the start: then this log holds all that it has. */
  hasReadFirst(): boolean {
    return this.#hasReadFirst
  }

  isHalted(): boolean {
    return this.#log.note('contradicting') !== undefined
  }

  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'feed',
      () => (this.#polls === 0 ? 0 : jittered(this.#world, pollMs)),
      async () => {
        await this.poll()
      },
    )
  }

  /** One look at the log: what is new is verified, stored and carried out. Failures are kept in {@link Feed.state}. */
  async poll(): Promise<FeedState> {
    const isFirst = this.#polls++ === 0
    const state = await this.#serial(async () => {
      const before = this.#log.size()
      if (isFirst) this.#documents.retryUnreadable()
      if (!this.isHalted()) await this.#readFirst(this.#isWitness() && (isFirst || this.#polls % COMPARE_EVERY === 0))
      const size = this.#log.size()
      if (size > before) this.#world.log.info('feed-advanced', { size, count: size - before })
      return this.state()
    })
    // Not in that line: a witness does not wait for the matching.
    await this.#documents.settle()
    return state
  }

  /** Follows a head that the hub itself has shown, with the hub's files alone: what a witness may cosign. @throws ProtocolError, NodeError */
  followHub(note: Uint8Array): Promise<OpenedCheckpoint> {
    return this.#serial(async () => {
      if (this.isHalted()) throw new NodeError('FEED_HALTED')
      const hub = this.#sources.at(-1) as Source
      return await this.#guarded(note, () => this.#accept(hub, note))
    })
  }

  async #readFirst(isComparing: boolean): Promise<void> {
    let isRead = false
    for (const source of this.#sources) {
      const isHub = source.name === 'hub'
      if (isRead && !(isHub && (isComparing || !this.#trust.isFresh()))) continue
      const before = this.#source
      const isGood = await this.#tryRead(source)
      // A comparison with the hub does not make it the source.
      if (isRead) this.#source = before
      isRead = isGood || isRead
      if (this.isHalted()) return
    }
  }

  /** True where this source could be read to its end and all its files were what they should be. */
  async #tryRead(source: Source): Promise<boolean> {
    try {
      const fault = await this.#read(source)
      this.#at = this.#world.now()
      this.#source = source.name
      this.#hasReadFirst ||= source === this.#sources[0]
      this.#note(fault)
      if (fault !== undefined) this.#world.log.warn('feed-refused', { kind: source.name, code: fault.code })
      return fault === undefined
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      this.#note(error)
      // A mirror a little behind is everyday; a hub that shows less than before is not.
      if (error.code === 'LOG_ROLLBACK' && source.name === 'mirror') this.#world.log.info('feed-fallback', { kind: source.name, code: error.code })
      else
        this.#world.log.warn(error instanceof ProtocolError ? 'feed-refused' : 'feed-unreachable', {
          kind: source.name,
          code: error.code,
          ...placeOf(error),
        })
      return false
    }
  }

  #note(fault: CodedError | undefined): void {
    this.#code = fault?.code
    this.#index = placeOf(fault).index
  }

  /** @returns the first file that was passed over, if there was one */
  async #read(source: Source): Promise<CodedError | undefined> {
    const note = await source.read('checkpoint')
    if (note === undefined) throw new NodeError('SOURCE_FAILED', { source: source.name, status: 404 })
    const head = await this.#guarded(note, () => this.#accept(source, note))
    if (!this.#trust.hasQuorum(head)) await this.#readWitnessed(source)
    return await this.#work(source)
  }

  /** Whatever finds that the hub contradicts itself keeps the head that shows it. */
  async #guarded<T>(note: Uint8Array, run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      if (error instanceof ProtocolError && error.code === 'LOG_FORK') {
        this.#log.putNote('contradicting', { size: this.#log.size(), note, at: this.#world.now() })
        this.#world.log.error('feed-refused', { code: 'LOG_FORK', size: this.#log.size() })
      }
      throw error
    }
  }

  async #accept(source: Source, note: Uint8Array): Promise<OpenedCheckpoint> {
    const { head, replacements } = await this.#trust.openHead(note, source.read)
    const own = this.#log.frontier()
    if (head.size < Math.max(own.size, this.#joinHead.size)) {
      if (head.size <= own.size && !this.#log.hasTree(head)) throw new ProtocolError('LOG_FORK', { size: head.size })
      throw new ProtocolError('LOG_ROLLBACK', { found: head.size, expected: Math.max(own.size, this.#joinHead.size) })
    }
    const read = readingAhead(source.read, followPaths(own.size, head.size))
    await follow(own, head, read, (step) => this.#log.append(step, this.#world.now()))
    this.#checkJoinHead()
    this.#trust.adopt(replacements)
    this.#log.putNote('signed', { size: head.size, note, at: this.#world.now() })
    this.#trust.offer(head, note)
    return head
  }

  #checkJoinHead(): void {
    if (this.#hasJoinHead) return
    if (!this.#log.hasTree(this.#joinHead)) throw new ProtocolError('LOG_FORK', { size: this.#joinHead.size })
    this.#hasJoinHead = true
  }

  /** The newest head with a quorum. One ahead of the own log is left for the next look. */
  async #readWitnessed(source: Source): Promise<void> {
    const note = await source.read(WITNESSED_LATEST)
    if (note === undefined) return
    const head = this.#trust.open(note)
    if (head.size > this.#log.size()) return
    await this.#guarded(note, async () => {
      if (!this.#log.hasTree(head)) throw new ProtocolError('LOG_FORK', { size: head.size })
    })
    this.#trust.offer(head, note)
  }

  async #work(source: Source): Promise<CodedError | undefined> {
    let first: CodedError | undefined
    const onFault: OnFault = (fault) => {
      first ??= fault
    }
    const bundles = bundlesWorthFetching(this.#log)
    const read = readingAhead(source.read, bundles.map(bodyBundlePath))
    for (const bundle of bundles) {
      const bodies = await readBundle(read, bundle, onFault)
      if (bodies !== undefined) this.#takeBundle(bundle, bodies)
    }
    await fetchBodies(source.read, this.#log, onFault)
    await fetchWraps(source.read, this.#log, onFault)
    const searched = await this.#searchArchive(source, onFault)
    // Keys first open what was encrypted under them: a second pass reads it.
    while (this.#carryOut.run({ searched }) > 0) await fetchWraps(source.read, this.#log, onFault)
    await fetchDocuments(source.read, this.#warnings, this.#documents, onFault)
    return first
  }

  /** One wait for the disk for all of it. Not the whole log: whoever was away for long has thousands of entries whose bodies are not here yet. */
  #takeBundle(bundle: number, bodies: Bundle): void {
    this.#log.inOne(() => {
      storeBundle(this.#log, bundle, bodies)
      this.#carryOut.run({ searched: new Set() }, (bundle + 1) * ENTRIES_PER_BUNDLE)
      takeDocuments(bodies, this.#warnings, this.#documents)
    })
  }

  /** "Too late" is said only when the hub itself has no proof: a mirror may simply lag. */
  async #searchArchive(source: Source, onFault: OnFault): Promise<Set<number>> {
    const now = this.#world.now()
    const found = await fetchArchive(source.read, this.#log, this.#trust, now, onFault)
    const hub = this.#sources.at(-1)
    if (found.size === 0 || hub === undefined || hub === source) return found
    try {
      return await fetchArchive(hub.read, this.#log, this.#trust, now, onFault)
    } catch (error) {
      if (error instanceof CodedError) return new Set()
      throw error
    }
  }
}

/** The entry that a fault is about. */
function placeOf(fault: CodedError | undefined): { readonly index?: number } {
  const index = fault?.params['index']
  return typeof index === 'number' ? { index } : {}
}
