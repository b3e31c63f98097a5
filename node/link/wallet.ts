// SPDX-License-Identifier: EUPL-1.2
/**
 * The wallet's link: fetches the tokens of a period in one batch, at a random instant, whether they will be needed or not.
 *
 * The request is fixed on disk before it is sent, and the same bytes are sent until they are answered: the hub cannot
 * make two batches out of a lost reply. Nothing is ever fetched because of an incident or a warning.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import { periodAt, periodStart } from '@ncv/protocol/membership/period.ts'
import type { IssuerKey } from '@ncv/protocol/message/keys.ts'
import type { IssuanceResponse, PendingToken, TokenKey } from '@ncv/protocol/token/issuance.ts'
import { finishTokens, formatIssuanceRequest, issuanceRequest, parseIssuanceResponse, prepareTokens } from '@ncv/protocol/token/issuance.ts'
import type { KeyEnds } from '@ncv/protocol/token/key-in-force.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { RemoteProblem } from '@ncv/runtime/errors.ts'
import { settleEnded } from '../contribution/record.ts'
import type { NodeKeys } from '../node-keys.ts'
import type { IncidentStore } from '../store/incident-store.ts'
import type { KeyStore } from '../store/key-store.ts'
import type { WalletStore } from '../store/wallet-store.ts'
import { memberPost } from './member-request.ts'
import type { OwnMembership } from './own-membership.ts'
import type { Repeating } from './repeat.ts'
import { repeat } from './repeat.ts'
import type { Trust } from './trust.ts'

/** The first batch of a node comes within this share of a period, at most an hour, after its keys are known. */
const SOON = { share: 20, maxMs: 3_600_000 }
/**
 * A batch for the next period comes at a random instant of this share of what is left, at most four hours: a node that is on for one day a
 * week must not have to fetch when it wants to speak, while nearly everybody else has theirs.
 */
const AHEAD = { share: 0.8, maxMs: 4 * 3_600_000 }
const RETRY_MAX_MS = 600_000

/** Answers that another attempt would not change. A member that rests is not known either, and comes back. */
const FINAL = new Set(['ISSUANCE_QUOTA', 'ISSUANCE_MALFORMED', 'TOKEN_SIGNATURE'])

export class WalletLink {
  readonly #wallet: WalletStore
  readonly #incidents: IncidentStore
  readonly #keyStore: KeyStore
  readonly #trust: Trust
  readonly #own: Pick<OwnMembership, 'isMember'>
  readonly #opened: OpenedGenesis
  readonly #keys: NodeKeys
  readonly #hubUrl: string
  readonly #world: World
  /** The newest period whose turn was seen. */
  #turned: number | undefined
  /** Instants drawn for periods whose keys are usable. */
  readonly #due = new Map<number, number>()
  readonly #sparesDue = new Map<number, number>()

  constructor(
    parts: {
      readonly wallet: WalletStore
      readonly incidents: IncidentStore
      readonly keys: KeyStore
      readonly trust: Trust
      readonly own: Pick<OwnMembership, 'isMember'>
    },
    opened: OpenedGenesis,
    keys: NodeKeys,
    hubUrl: string,
    world: World,
  ) {
    this.#wallet = parts.wallet
    this.#incidents = parts.incidents
    this.#keyStore = parts.keys
    this.#trust = parts.trust
    this.#own = parts.own
    this.#opened = opened
    this.#keys = keys
    this.#hubUrl = hubUrl
    this.#world = world
  }

  start(): Repeating {
    const { periodMs } = this.#opened.genesis.timing
    const pause = Math.min(60_000, Math.max(200, Math.round(periodMs / 200)))
    return repeat(
      this.#world,
      'wallet',
      () => pause,
      () => this.tick(),
    )
  }

  /** Asks for what is due. */
  async tick(): Promise<void> {
    const now = this.#world.now()
    const period = Math.max(0, periodAt(this.#opened.genesis, now))
    this.#wallet.expire(period - 1)
    settleEnded(this.#incidents, this.#wallet, period - 1, this.#turned !== period)
    this.#turned = period
    this.#wallet.forgetTokens(period - 4)
    if (!this.#trust.isFresh() || !this.#own.isMember()) return
    const ended = this.#keyStore.tokensEndedThrough()
    for (const each of [period, period + 1].filter((wanted) => wanted > ended)) {
      const state = this.#wallet.issuance(each)?.state
      if (state === 'done' || state === 'refused') continue
      const due = this.#dueAt(each, period, now, this.#due)
      if (due === undefined || due > now) continue
      await this.#fetch(each)
    }
    const ends = this.#keyStore.keyEnds()
    if (ends.revocations.length > 0) await this.#fetchSpares(period, now, ends)
  }

  /** Where a key was revoked its spare is in force: tokens under it come once, at an instant of their own. */
  async #fetchSpares(current: number, now: number, ends: KeyEnds): Promise<void> {
    for (const period of [current, current + 1]) {
      const keys = this.#keyStore.issuerKeysInForce(period, ends)
      const spare = keys.find(({ isSpare, purpose }) => isSpare && purpose === 'report')
      const state = this.#wallet.spares.state(period)
      if (spare === undefined || state === 'done' || state === 'refused') continue
      // What is asked for under the other keys of the period comes first.
      const isEnded = ends.endings.some(({ through }) => through >= period)
      const others = this.#wallet.issuance(period)?.state ?? (keys.length > 1 ? 'asked' : 'done')
      if (others === 'asked' && !isEnded) continue
      const due = this.#dueAt(period, current, now, this.#sparesDue)
      if (due !== undefined && due <= now) await this.#fetchSpare({ purpose: 'report', period, k: 0, spki: spare.spki })
    }
  }

  async #fetchSpare(key: TokenKey): Promise<void> {
    const { period } = key
    const { spares } = this.#wallet
    const federation = { federationId: this.#opened.genesis.federation, origin: this.#opened.origin }
    if (spares.state(period) === undefined)
      spares.ask(period, this.#world.now(), prepareTokens(federation, key, this.#opened.genesis.timing.reportTokens, this.#world))
    const asked = spares.asked(period)
    try {
      const tokens = finishTokens(
        federation,
        [key],
        asked.map(({ pending }) => pending),
        await this.#ask(asked.map(({ pending }) => pending)),
      )
      spares.fill(
        period,
        asked.map(({ id }) => id),
        tokens,
      )
      this.#world.log.info('wallet-filled', { period, count: tokens.length })
    } catch (error) {
      this.#failed(period, error, this.#sparesDue, (code) => spares.refuse(period, code))
    }
  }

  /** A drawn instant, kept while the process lives; undefined while the period's keys may not be used. */
  #dueAt(period: number, current: number, now: number, drawn: Map<number, number>): number | undefined {
    if (this.#keyStore.issuerState(period) !== 'usable') return undefined
    const known = drawn.get(period)
    if (known !== undefined) return known
    const { genesis } = this.#opened
    const left = Math.max(1, periodStart(genesis, period) - now)
    const span = period === current ? Math.min(genesis.timing.periodMs / SOON.share, SOON.maxMs) : Math.min(left * AHEAD.share, AHEAD.maxMs)
    const due = now + randomBelow(this.#world, Math.max(1, Math.min(Math.floor(span), 2 ** 32)))
    drawn.set(period, due)
    return due
  }

  async #fetch(period: number): Promise<void> {
    const announced = this.#keyStore.usableIssuerKeys(period)
    if (announced === undefined) return
    const federation = { federationId: this.#opened.genesis.federation, origin: this.#opened.origin }
    if (this.#wallet.issuance(period) === undefined) {
      const keys = tokenKeys(period, this.#keyStore.issuerKeysInForce(period))
      if (keys.length === 0) return
      const { reportTokens } = this.#opened.genesis.timing
      const tokens = keys.flatMap((key) =>
        prepareTokens(federation, key, key.purpose === 'report' ? reportTokens : 1, this.#world).map((pending) => ({
          purpose: key.purpose,
          k: key.k,
          pending,
        })),
      )
      this.#wallet.ask(period, this.#world.now(), tokens)
    }
    const asked = this.#wallet.asked(period)
    const pending = asked.map((token) => token.pending)
    try {
      // All that were announced: a key may have been revoked since the request was fixed.
      const tokens = finishTokens(federation, tokenKeys(period, announced.keys), pending, await this.#ask(pending))
      this.#wallet.fill(
        period,
        asked.map(({ id }) => id),
        tokens,
      )
      this.#dropDead(period)
      this.#world.log.info('wallet-filled', { period, count: tokens.length })
    } catch (error) {
      this.#failed(period, error, this.#due, (code) => this.#wallet.refuse(period, code))
      // The hub has not answered this request before, or it would have again: it may be made anew.
      if (error instanceof CodedError && error.code === 'TOKEN_KEY_UNKNOWN' && this.#isDead(period, pending)) this.#wallet.spares.forgetAsked(period)
    }
  }

  async #ask(pending: readonly PendingToken[]): Promise<IssuanceResponse> {
    const body = formatIssuanceRequest(issuanceRequest(pending))
    const reply = await memberPost(this.#world, this.#keys, { audience: 'hub', baseUrl: this.#hubUrl, path: '/issue', body, maxBytes: 64 * 1024 })
    return parseIssuanceResponse(reply.body)
  }

  /** Tokens that came under a key which was revoked while they were on their way. */
  #dropDead(period: number): void {
    for (const revoked of this.#keyStore.keyEnds().revocations) {
      if (revoked.period === period) this.#wallet.revokeKey(period, revoked.keyId, Number.MAX_SAFE_INTEGER)
    }
  }

  #isDead(period: number, pending: readonly PendingToken[]): boolean {
    const { revocations } = this.#keyStore.keyEnds()
    return revocations.some((revoked) => revoked.period === period && pending.some(({ keyId }) => equalBytes(keyId, revoked.keyId)))
  }

  #failed(period: number, error: unknown, due: Map<number, number>, refuse: (code: string) => void): void {
    if (!(error instanceof CodedError)) throw error
    this.#world.log.warn('token-refused', { period, code: error.code, ...(error instanceof RemoteProblem ? { status: error.status } : {}) })
    if (FINAL.has(error.code)) refuse(error.code)
    else due.set(period, this.#world.now() + Math.min(RETRY_MAX_MS, Math.round(this.#opened.genesis.timing.periodMs / 40)))
  }
}

/** The keys that tokens are asked under: spares come into force only by a revocation. */
export function tokenKeys(period: number, keys: readonly IssuerKey[]): TokenKey[] {
  return keys.filter(({ isSpare }) => !isSpare).map(({ purpose, number, spki }) => ({ purpose, period, k: number, spki }))
}
