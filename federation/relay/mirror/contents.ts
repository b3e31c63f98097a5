// SPDX-License-Identifier: EUPL-1.2
/**
 * What belongs to entries beside the tree: bodies, documents that warnings name, key wraps; each held against its hash.
 *
 * The mirror opens messages for one reason alone: the name of a warning's document stands inside it. For labels that members share the
 * relay has the community key; under the key of those who have pledged, which it has not, the entry names it. It keeps nothing of what it reads.
 *
 * @module
 */
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { BODY_MAX_BYTES, bodyPath, openBody } from '@ncv/protocol/log/body.ts'
import { BODY_BUNDLE_MAX_BYTES, bodyBundlePath, ENTRIES_PER_BUNDLE, parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { isErasable } from '@ncv/protocol/log/erasing.ts'
import { WRAP_FILE_BYTES, wrapFilePath } from '@ncv/protocol/membership/epoch.ts'
import { Erased } from '@ncv/protocol/message/erased.ts'
import { Epoch } from '@ncv/protocol/message/keys.ts'
import { isMembershipKind } from '@ncv/protocol/message/membership.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import type { FollowStep } from '@ncv/protocol/tlog/follow.ts'
import type { Log } from '@ncv/protocol/world.ts'
import { CommunityKeys } from './community-keys.ts'
import { Erasures } from './erasures.ts'
import type { Source } from './hub-source.ts'
import type { MembershipFollower } from './membership-follower.ts'
import type { MirrorFiles } from './mirror-files.ts'

/** Bodies fetched at the same time; each can be 16 MiB. */
const AT_ONCE = 4
const unpack = promisify(zstdDecompress)

type Found = (hash: Uint8Array, path: string, maxBytes: number) => Promise<Uint8Array>

interface Placed {
  readonly index: number
  readonly entry: Entry
}

export class Contents {
  readonly #files: MirrorFiles
  readonly #origin: Uint8Array
  readonly #members: MembershipFollower
  readonly #log: Log
  readonly #community: CommunityKeys
  /** Membership entries under a key that is not here yet. */
  readonly #locked = new Map<number, Entry>()
  /** Bodies that the hub has erased, or does not have and may have erased. */
  readonly erasures: Erasures
  /** What is missing among the own files is missing. */
  #isReadingOwn = false

  /** @param boxSecret opens the relay's slot of the community key's wraps */
  constructor(files: MirrorFiles, origin: Uint8Array, boxSecret: Uint8Array, members: MembershipFollower, log: Log) {
    this.#files = files
    this.erasures = new Erasures(files)
    this.#origin = origin
    this.#community = new CommunityKeys(origin, boxSecret)
    this.#members = members
    this.#log = log
  }

  /**
   * Makes sure that everything which belongs to the entries of this step is there and right.
   *
   * @param source where missing files come from; without it only the own ones count
   * @throws ProtocolError `BODY_MISSING`, `BODY_MISMATCH`; what the source throws
   */
  async complete(step: FollowStep, source: Source | undefined): Promise<void> {
    this.#isReadingOwn = source === undefined
    if (source === undefined) await this.#checkOwnBundle(step)
    const bundled = source === undefined ? undefined : await this.#bundle(step, source)
    const found: Found = (hash, path, maxBytes) => this.#find(hash, path, maxBytes, bundled, source)
    const placed = step.entries.map((bytes, i) => ({ index: step.start + i, bytes, entry: this.#parse(step.start + i, bytes) }))
    for (const { entry } of placed) if (entry !== undefined) this.erasures.meet(entry)
    // In order, because a key opens what comes after it.
    for (const { index, entry } of placed) if (entry?.kind === 'epoch') await this.#takeEpoch({ index, entry }, found, source === undefined)
    for (let i = 0; i < placed.length; i += AT_ONCE) {
      await Promise.all(placed.slice(i, i + AT_ONCE).map(({ index, bytes, entry }) => this.#takeBodies(index, bytes, entry, found)))
    }
    // In order again: a vote means nothing before its motion.
    for (const { index, entry } of placed) if (entry !== undefined) await this.#takeMembership({ index, entry }, found)
    for (const { index, entry } of placed) {
      const erased = entry?.kind === 'erased' ? this.#erasedIn(index, await found(entry.body, bodyPath(entry.body), BODY_MAX_BYTES)) : undefined
      if (erased !== undefined) await this.erasures.carryOut(erased)
    }
  }

  /** Before the own files are checked: which of them may be missing, an entry behind them says. */
  async learn({ start, entries }: FollowStep): Promise<void> {
    for (const [i, bytes] of entries.entries()) {
      const entry = this.#parse(start + i, bytes)
      if (entry === undefined) continue
      this.erasures.meet(entry)
      const body = entry.kind === 'erased' ? await this.#files.read(bodyPath(entry.body)) : undefined
      if (body === undefined || !equalBytes(sha256(body), entry.body)) continue
      const erased = this.#erasedIn(start + i, body)
      if (erased !== undefined) this.erasures.learn(erased)
    }
  }

  #erasedIn(index: number, body: Uint8Array): Erased | undefined {
    try {
      return parsePayload(parseFrame(openBody(body, this.#origin, undefined)).payload, Erased)
    } catch (error) {
      return this.#pass(index, error)
    }
  }

  async #takeBodies(index: number, bytes: Uint8Array, entry: Entry | undefined, found: Found): Promise<void> {
    const hash = entry?.body ?? bodyNamedIn(bytes)
    if (hash === undefined) return
    if (entry === undefined || !isErasable(entry.kind)) {
      await found(hash, bodyPath(hash), BODY_MAX_BYTES)
      return
    }
    const body = await this.#unlessErased(hash, found)
    const document = entry.kind === 'warning' && body !== undefined ? this.#documentOf({ index, entry }, body) : undefined
    if (document !== undefined) await this.#unlessErased(document, found)
  }

  /** Undefined where it was erased. What is missing at the hub may have been: the entries behind it say so, or it is missed. */
  async #unlessErased(hash: Uint8Array, found: Found): Promise<Uint8Array | undefined> {
    if (this.erasures.isErased(hash)) return undefined
    try {
      return await found(hash, bodyPath(hash), BODY_MAX_BYTES)
    } catch (error) {
      if (!(error instanceof ProtocolError) || error.code !== 'BODY_MISSING') throw error
      if (this.#isReadingOwn) throw error
      this.erasures.owe(hash)
      return undefined
    }
  }

  /** Undefined for kinds of a later version: their bodies are mirrored, their meaning is not the mirror's business. */
  #parse(index: number, bytes: Uint8Array): Entry | undefined {
    try {
      return parseEntry(bytes)
    } catch (error) {
      return this.#pass(index, error)
    }
  }

  async #takeEpoch({ index, entry }: Placed, found: Found, isOwnAlone: boolean): Promise<void> {
    const body = await found(entry.body, bodyPath(entry.body), BODY_MAX_BYTES)
    let epoch: Epoch
    try {
      epoch = parsePayload(parseFrame(openBody(body, this.#origin, undefined)).payload, Epoch)
    } catch (error) {
      this.#pass(index, error)
      return
    }
    try {
      const wraps: Uint8Array[] = []
      for (const [n, hash] of epoch.wraps.entries()) wraps.push(await found(hash, wrapFilePath(epoch.purpose, epoch.epoch, n), WRAP_FILE_BYTES))
      if (epoch.purpose !== 'community') return
      if (this.#community.add(epoch, wraps)) await this.#takeLocked(found)
    } catch (error) {
      // At the hub it is a file that does not fit its entry, and holds nothing up behind it; in the own folder it can be made good.
      if (isOwnAlone && error instanceof ProtocolError && error.code.startsWith('BODY_')) throw error
      this.#pass(index, error)
    }
  }

  /** What a relay that took over could not read when it passed by. */
  async #takeLocked(found: Found): Promise<void> {
    const locked = [...this.#locked].sort(([a], [b]) => a - b)
    this.#locked.clear()
    for (const [index, entry] of locked) await this.#takeMembership({ index, entry }, found)
  }

  async #takeMembership({ index, entry }: Placed, found: Found): Promise<void> {
    const key = this.#community.get(entry.epoch)
    if (!isMembershipKind(entry.kind)) return
    if (key === undefined) {
      this.#locked.set(index, entry)
      return
    }
    const body = await found(entry.body, bodyPath(entry.body), BODY_MAX_BYTES)
    try {
      this.#members.take(index, entry, openBody(body, this.#origin, { epoch: entry.epoch, key }), this.#origin)
    } catch (error) {
      this.#pass(index, error)
    }
  }

  #documentOf({ index, entry }: Placed, body: Uint8Array): Uint8Array | undefined {
    if (entry.document !== undefined) return entry.document
    const key = entry.tlp === 'TLP:GREEN' ? this.#community.get(entry.epoch) : undefined
    if (entry.epoch !== 0 && key === undefined) return undefined
    try {
      const content = openBody(body, this.#origin, key === undefined ? undefined : { epoch: entry.epoch, key })
      return parsePayload(parseFrame(content).payload, Warning).document?.body
    } catch (error) {
      return this.#pass(index, error)
    }
  }

  /** What cannot be read does not stop the mirror: whether a message is good is for its readers to judge. */
  #pass(index: number, error: unknown): undefined {
    if (!(error instanceof CodedError)) throw error
    this.#log.warn('message-quarantined', { index, code: error.code })
    return undefined
  }

  async #find(
    hash: Uint8Array,
    path: string,
    maxBytes: number,
    bundled: ReadonlyMap<string, Uint8Array> | undefined,
    source: Source | undefined,
  ): Promise<Uint8Array> {
    const own = await this.#files.read(path)
    if (own !== undefined && equalBytes(sha256(own), hash)) return own
    const bytes = bundled?.get(hex(hash)) ?? (await source?.get(path, maxBytes))
    if (bytes === undefined) throw new ProtocolError(own === undefined ? 'BODY_MISSING' : 'BODY_MISMATCH', { path })
    if (!equalBytes(sha256(bytes), hash)) throw new ProtocolError('BODY_MISMATCH', { path })
    await this.#files.put(path, bytes)
    return bytes
  }

  /** The mirror's own file of a full bundle, which is served as it lies there. @throws ProtocolError `BUNDLE_MALFORMED`, `BODY_MISMATCH` */
  async #checkOwnBundle({ start, entries }: FollowStep): Promise<void> {
    const end = start + entries.length
    if (end % ENTRIES_PER_BUNDLE !== 0) return
    const path = bodyBundlePath(end / ENTRIES_PER_BUNDLE - 1)
    const own = await this.#files.read(path)
    if (own === undefined) return
    try {
      parseBodyBundle(await unpackBounded(own))
    } catch (error) {
      if (error instanceof ProtocolError) throw new ProtocolError(error.code, { ...error.params, path }, { cause: error })
      throw error
    }
  }

  /**
   * The bodies of a bundle that has become full, in one request; its file is mirrored as it came. It is only the faster way: where
   * it is missing or wrong, each body is fetched by its name.
   */
  async #bundle({ start, entries }: FollowStep, source: Source): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
    const end = start + entries.length
    if (end % ENTRIES_PER_BUNDLE !== 0) return undefined
    const path = bodyBundlePath(end / ENTRIES_PER_BUNDLE - 1)
    const bytes = await source.get(path, BODY_BUNDLE_MAX_BYTES)
    if (bytes === undefined) return undefined
    try {
      const bodies = parseBodyBundle(await unpackBounded(bytes))
      await this.#files.put(path, bytes)
      return bodies
    } catch (error) {
      return this.#pass(end - 1, error)
    }
  }
}

/** A few bytes can unpack to terabytes: the bound holds while unpacking. */
async function unpackBounded(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unpack(bytes, { maxOutputLength: BODY_BUNDLE_MAX_BYTES })
  } catch (cause) {
    throw new ProtocolError('BUNDLE_MALFORMED', { field: 'compression' }, { cause })
  }
}

/** The body of an entry whose kind this version does not know. */
function bodyNamedIn(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const value = decode(bytes, { bytes: 1024, depth: 2, items: 16 })
    const body: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'body') : undefined
    return body instanceof Uint8Array && body.length === 32 ? body : undefined
  } catch {
    return undefined
  }
}
