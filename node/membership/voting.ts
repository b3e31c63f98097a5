// SPDX-License-Identifier: EUPL-1.2
/**
 * Voting: laid out by whoever deals with it, released by a person with the voting role, signed and sent as post, found again in the log.
 *
 *     prepared → released → taken (the hub's receipt) → counted
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { StandingMotion } from '@ncv/protocol/membership/member-state.ts'
import type { ReplayGround } from '@ncv/protocol/membership/motions.ts'
import { questionsOf } from '@ncv/protocol/membership/motions.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Choice, Vote } from '@ncv/protocol/message/membership.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { OwnVoteState } from '@ncv/protocol/admin/motion-routes.ts'
import { motionsBy } from '@ncv/protocol/membership/shown-motions.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Repeating } from '../link/repeat.ts'
import { repeat } from '../link/repeat.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { Stores } from '../store/stores.ts'
import type { OwnVote } from '../store/voting-store.ts'
import { stateOfVote } from './own-vote.ts'

/** A vote that is cast later than this before the end leaves at once: a spread departure could miss it. */
const URGENT_MS = 86_400_000

export interface Voter {
  readonly id: string
  readonly isMandate: boolean
}

export class Voting {
  readonly #stores: Pick<Stores, 'voting' | 'post'>
  readonly #registry: Registry
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #world: World
  readonly #hubKey: (index: number) => Uint8Array

  constructor(
    stores: Pick<Stores, 'voting' | 'post'>,
    registry: Registry,
    opened: OpenedGenesis,
    keys: NodeKeys,
    hubKey: (index: number) => Uint8Array,
    world: World,
  ) {
    this.#stores = stores
    this.#registry = registry
    this.#opened = opened
    this.#keys = keys
    this.#hubKey = hubKey
    this.#world = world
  }

  get #ground(): ReplayGround {
    return { origin: this.#opened.origin, hubKey: this.#hubKey }
  }

  /** @throws ProtocolError `MOTION_UNKNOWN` for none or several */
  motionBy(start: string): StandingMotion {
    const [found, second] = motionsBy(this.#registry.state, start)
    if (found === undefined || second !== undefined) throw new ProtocolError('MOTION_UNKNOWN', { motion: start })
    return found
  }

  /** The newest first. */
  motions(): StandingMotion[] {
    return [...this.#registry.state.motions.values()].reverse()
  }

  /** For whom this node may vote on a motion: itself, and those that have given it a mandate. */
  votersOf({ electorate }: Pick<StandingMotion, 'electorate'>): Voter[] {
    const { members } = this.#registry
    const own = this.#keys.id
    const mandates = this.#registry.mandates(this.#world.now()).filter(({ agent, scopes }) => agent === own && scopes.includes('voting'))
    const all = [{ id: own, isMandate: false }, ...mandates.map(({ principal }) => ({ id: principal, isMandate: true }))]
    return members.has(own) ? all.filter(({ id }) => electorate.has(id) && members.has(id)) : []
  }

  own(motion: Uint8Array, voter: string): OwnVote | undefined {
    this.settle()
    return this.#stores.voting.one(motion, voter)
  }

  /** By the hex of the motion. */
  ownVotes(): ReadonlyMap<string, readonly OwnVote[]> {
    this.settle()
    return Map.groupBy(this.#stores.voting.all(), ({ motion }) => hex(motion))
  }

  stateOf(own: OwnVote, standing: StandingMotion): OwnVoteState {
    return stateOfVote(own, standing, this.#registry.state, this.#ground)
  }

  /**
   * Lays a vote out; nothing is signed.
   *
   * @throws ProtocolError `MOTION_CLOSED`, `VOTE_LATE`, `VOTE_NOT_ELIGIBLE`, `VOTE_MALFORMED`; NodeError `VOTE_RELEASED`
   */
  prepare(standing: StandingMotion, voter: string, choices: readonly Choice[]): OwnVote {
    const now = this.#world.now()
    const { id: motion, tally, closesAt } = standing
    if (tally !== undefined) throw new ProtocolError('MOTION_CLOSED', { motion: hex(motion).slice(0, 16) })
    if (now >= closesAt) throw new ProtocolError('VOTE_LATE', { member: voter })
    if (!this.votersOf(standing).some(({ id }) => id === voter)) throw new ProtocolError('VOTE_NOT_ELIGIBLE', { member: voter })
    const expected = questionsOf(standing)
    if (choices.length !== expected) throw new ProtocolError('VOTE_MALFORMED', { field: 'choices', found: choices.length, expected })
    const before = this.own(motion, voter)
    if (before?.releasedAt !== undefined && before.code === undefined) throw new NodeError('VOTE_RELEASED', { motion: hex(motion).slice(0, 12) })
    const own: OwnVote = { motion, voter, choices: [...choices], preparedAt: now }
    this.#stores.voting.put(own)
    return own
  }

  /** Signs these choices and hands them to the post. @throws as {@link Voting.prepare} */
  release(standing: StandingMotion, voter: string, choices: readonly Choice[]): OwnVote {
    const { voting, post } = this.#stores
    const now = this.#world.now()
    return voting.inOne(() => {
      const prepared = this.prepare(standing, voter, choices)
      const by = voter === this.#keys.id ? {} : { by: this.#keys.id }
      const vote: Vote = { motion: standing.id, voter, ...by, choices: [...choices], castAt: now }
      const frame = signFrame(this.#opened.origin, 'vote', vote, this.#keys.identity.seed)
      const haste = standing.closesAt - now < URGENT_MS ? ('now' as const) : ('spread' as const)
      const id = post.enqueue({ kind: 'vote', to: [HUB_PARTY], content: frame, tlp: 'TLP:GREEN', terms: 'federation', haste }, this.#world)
      const own: OwnVote = { ...prepared, releasedAt: now, frame, post: id }
      voting.put(own)
      return own
    })
  }

  /** Takes over what the post knows of the own votes, before the post forgets it; forgets votes of motions that are long over. */
  settle(): void {
    const { voting, post } = this.#stores
    const forgotten = this.#world.now() - this.#registry.rules.retentionDays * 86_400_000
    for (const own of voting.all()) {
      const standing = this.#registry.state.motions.get(hex(own.motion))
      if (standing?.tally !== undefined && standing.closesAt < forgotten) voting.drop(own)
      if (own.post === undefined || own.takenAt !== undefined || own.code !== undefined) continue
      const out = post.out(own.post)
      if (out?.state === 'refused') voting.put({ ...own, code: out.code ?? 'POST_REFUSED' })
      if (out?.state === 'taken' && out.wire !== undefined && out.taken !== undefined && out.takenAt !== undefined)
        voting.put({ ...own, wire: out.wire, receipt: out.taken, takenAt: out.takenAt })
    }
  }

  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'voting',
      () => pollMs,
      async () => this.settle(),
    )
  }
}
