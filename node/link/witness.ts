// SPDX-License-Identifier: EUPL-1.2
/**
 * A node as witness: it pulls the hub's head, follows it with its own feed, and cosigns what continues its last one.
 *
 * It cosigns only a tree that it holds itself, read from the hub directly. The new head is on its disk before the
 * cosignature leaves: after a crash it can never sign two histories. One that came out of a backup has forgotten what it signed since: it
 * waits until it has read the mirror. Once a unit of time (a day) it signs again, so
 * that everybody can see that the head was still the same.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { unitAt } from '@ncv/protocol/log/archive.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { witnessName } from '@ncv/protocol/membership/genesis.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { cosign, countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import { formatNote, NOTE_MAX_BYTES, parseNote } from '@ncv/protocol/tlog/note.ts'
import { consistencyProof } from '@ncv/protocol/tlog/proof.ts'
import { hashReader } from '@ncv/protocol/tlog/reader.ts'
import { witnessStep } from '@ncv/protocol/tlog/witness.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { LogStore } from '../store/log-store.ts'
import type { Feed } from './feed.ts'
import type { OwnMembership } from './own-membership.ts'
import type { Repeating } from './repeat.ts'
import { jittered, repeat } from './repeat.ts'
import type { Trust } from './trust.ts'

export class Witness {
  readonly #log: LogStore
  readonly #feed: Feed
  readonly #trust: Trust
  readonly #own: Pick<OwnMembership, 'isWitness'>
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #hubUrl: string
  readonly #world: World
  readonly #name: string
  readonly #isRestored: boolean

  constructor(
    parts: { readonly log: LogStore; readonly feed: Feed; readonly trust: Trust; readonly own: Pick<OwnMembership, 'isWitness'> },
    opened: OpenedGenesis,
    keys: NodeKeys,
    hubUrl: string,
    world: World,
    isRestored = false,
  ) {
    this.#isRestored = isRestored
    this.#log = parts.log
    this.#feed = parts.feed
    this.#trust = parts.trust
    this.#own = parts.own
    this.#opened = opened
    this.#keys = keys
    this.#hubUrl = hubUrl
    this.#world = world
    this.#name = witnessName(opened.genesis.federation, keys.id)
  }

  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'witness',
      () => jittered(this.#world, pollMs),
      async () => {
        if (this.#own.isWitness()) await this.pull()
      },
    )
  }

  /**
   * One look at the hub. Answers the size of the tree that was cosigned, undefined where there was nothing to do.
   *
   * @throws NodeError `FEED_HALTED`, `SOURCE_FAILED`; ProtocolError where the hub's head does not continue the last one
   */
  async pull(): Promise<number | undefined> {
    // What it signed after the backup it does not know: the mirror has at least what others have cosigned since.
    if (this.#isRestored && !this.#feed.hasReadFirst()) return undefined
    const last = this.#signedAgain()
    const offered = last === undefined ? await this.#exchange('GET', 'checkpoint') : await this.#exchange('POST', 'witness/head', last)
    const head = await this.#feed.followHub(offered)
    const cosigned = this.#openNote(this.#log.note('cosigned')?.note)
    if (cosigned !== undefined && this.#isRecent(cosigned) && equalBytes(cosigned.root, head.root) && cosigned.size === head.size) {
      // The hub may have lost it, or never got it.
      if (!this.#isOnNote(head) && last !== undefined) await this.#exchange('POST', 'witness/cosignature', last)
      return undefined
    }
    const note = this.#cosign(head, offered, cosigned)
    await this.#exchange('POST', 'witness/cosignature', note)
    this.#world.log.info('witness-cosigned', { size: head.size })
    return head.size
  }

  /**
   * The head that was cosigned last, cosigned anew: a hub that comes out of a backup can tell by the time that this is no
   * old note which somebody kept.
   */
  #signedAgain(): Uint8Array | undefined {
    const stored = this.#log.note('cosigned')?.note
    if (stored === undefined) return undefined
    const { text, signatures } = parseNote(stored)
    const seconds = Math.floor(this.#world.now() / 1000)
    return formatNote({
      text,
      signatures: [...signatures.filter(({ name }) => name !== this.#name), cosign(text, this.#name, this.#keys.identity.seed, seconds)],
    })
  }

  #openNote(note: Uint8Array | undefined): OpenedCheckpoint | undefined {
    return note === undefined ? undefined : this.#trust.open(note)
  }

  /** Seconds of this witness's own line on a note. */
  #timeOn({ note }: Pick<OpenedCheckpoint, 'note'>): number | undefined {
    return countCosignatures(note, [{ name: this.#name, key: this.#keys.identity.publicKey }])[0]?.time
  }

  #isOnNote(head: OpenedCheckpoint): boolean {
    return this.#timeOn(head) !== undefined
  }

  #isRecent(cosigned: OpenedCheckpoint): boolean {
    const seconds = this.#timeOn(cosigned)
    const { genesis } = this.#opened
    return seconds !== undefined && unitAt(genesis, seconds * 1000) === unitAt(genesis, this.#world.now())
  }

  /** Stores the new head durably, then hands out the note with the hub's line and one's own. */
  #cosign(head: OpenedCheckpoint, offered: Uint8Array, cosigned: OpenedCheckpoint | undefined): Uint8Array {
    const hubKey = this.#trust.hubKey(head.size)
    const identity = { origin: this.#opened.logOrigin, hubKey, name: this.#name, seed: this.#keys.identity.seed }
    const last = cosigned === undefined ? undefined : { size: cosigned.size, root: cosigned.root }
    const hashAt = hashReader(this.#log.size(), (tile) => this.#log.tile(tile))
    const proof = last === undefined || last.size > head.size ? [] : consistencyProof(last.size, head.size, hashAt)
    try {
      const step = witnessStep(identity, last, offered, proof, Math.floor(this.#world.now() / 1000))
      const hubLines = parseNote(offered).signatures.filter(({ name }) => name === identity.origin)
      const note = formatNote({ text: head.note.text, signatures: [...hubLines, step.cosignature] })
      this.#log.putNote('cosigned', { size: head.size, note, at: this.#world.now() })
      return note
    } catch (error) {
      if (error instanceof ProtocolError) this.#world.log.error('witness-refused', { code: error.code, size: head.size })
      throw error
    }
  }

  async #exchange(method: 'GET' | 'POST', path: string, body?: Uint8Array): Promise<Uint8Array> {
    const headers = { 'content-type': 'application/octet-stream' }
    const reply = await this.#world.net.request({
      method,
      url: `${this.#hubUrl}/${path}`,
      maxBytes: NOTE_MAX_BYTES,
      ...(body === undefined ? {} : { body, headers }),
    })
    if (reply.status !== 200 && reply.status !== 204) throw new NodeError('SOURCE_FAILED', { source: 'hub', status: reply.status })
    return reply.body
  }
}
