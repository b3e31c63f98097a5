// SPDX-License-Identifier: EUPL-1.2
/**
 * Goes through matches that changed, and through decisions whose time is over.
 *
 * Matching is fast and knows nothing of people; this comes behind it. For each warning whose matches changed it asks the document once, vulnerability
 * by vulnerability, and keeps what a decision rests on. It may come late and may be repeated: the result is the same.
 *
 * @module
 */
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import type { Advisory } from '@ncv/protocol/advisory/advisory.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Asset } from '../inventory/asset.ts'
import type { Repeating } from '../link/repeat.ts'
import { jittered, repeat } from '../link/repeat.ts'
import type { Change, ChangeCause, KeyedDecision } from '../store/decision-store.ts'
import type { AlertCause, Life } from '../store/life-store.ts'
import { lifeKey, NO_CVE } from '../store/life-store.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import { advisoryName } from '../store/warning-store.ts'
import { nodeRules } from '../warning/node-rules.ts'
import { Turns } from '../warning/turns.ts'
import type { Documents } from '../warning/documents.ts'
import { dayOf } from './day.ts'
import type { Ground } from './ground.ts'
import { groundsOf, withHubSeverity } from './ground.ts'
import { initialStatus, isSettled, reopened } from './status.ts'
import { transition } from './transition.ts'

/** Three years: one round of audits (ISO/IEC 27006). What ended before is nobody's business any more. */
const KEPT_MS = 3 * 365 * 86_400_000

export interface ReviewOptions {
  readonly report?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export class Triage {
  readonly #stores: Stores
  readonly #documents: Pick<Documents, 'advisory'>
  readonly #world: World
  #sweptAt = -1
  #forgotOn = ''

  constructor(stores: Stores, documents: Pick<Documents, 'advisory'>, world: World) {
    this.#stores = stores
    this.#documents = documents
    this.#world = world
  }

  /** Spreads decisions of an older version over the vulnerabilities, before any newer revision comes in. */
  carryOver(): void {
    for (const advisory of this.#stores.decisions.carried()) this.reviewNow(advisory)
  }

  /** Everything that is due, with turns for other work. */
  async review({ report, signal }: ReviewOptions = {}): Promise<void> {
    this.#begin()
    const due = this.#stores.life.due()
    const turns = new Turns(this.#world)
    for (let done = 0; done < due.length && signal?.aborted !== true; ) {
      // One wait for the disk a turn.
      this.#stores.log.inOne(() => {
        do this.#reviewOne(due[done++] ?? 0)
        while (done < due.length && !turns.isOver())
      })
      report?.({ done, total: due.length })
      if (done < due.length && turns.isOver()) await turns.pause()
    }
  }

  /** What is due of one advisory, or everything, in one go. */
  reviewNow(advisory?: string): void {
    this.#begin()
    this.#stores.log.inOne(() => {
      for (const index of this.#stores.life.due()) {
        const warning = advisory === undefined ? undefined : this.#stores.warnings.one(index)
        if (advisory === undefined || (warning !== undefined && advisoryName(warning) === advisory)) this.#reviewOne(index)
      }
    })
  }

  /** Again and again while the node runs; an acceptance ends within `pollMs` of its day's end. */
  start(pollMs: number): Repeating {
    return repeat(
      this.#world,
      'triage',
      () => jittered(this.#world, pollMs),
      () => this.review(),
    )
  }

  #begin(): void {
    this.#endAcceptances()
    this.#forget()
    const size = this.#stores.log.size()
    if (size === this.#sweptAt) return
    this.#sweptAt = size
    this.#stores.life.queueStanding()
  }

  /** Once a day. */
  #forget(): void {
    const now = this.#world.now()
    if (dayOf(now) === this.#forgotOn) return
    this.#forgotOn = dayOf(now)
    this.#stores.log.inOne(() => {
      this.#stores.life.forget(now - KEPT_MS)
      this.#stores.decisions.forget(now - KEPT_MS)
    })
  }

  /** An acceptance holds until its last day is over in Germany. */
  #endAcceptances(): void {
    const now = this.#world.now()
    const over = this.#stores.decisions.acceptedBefore(dayOf(now))
    if (over.length === 0) return
    this.#stores.log.inOne(() => {
      const known = new Map(over.flatMap(({ advisory }) => this.#stores.life.ofAdvisory(advisory)).map((life) => [lifeKey(life), life]))
      const lives = over.flatMap((decision): Life[] => {
        const life = known.get(lifeKey(decision))
        return life === undefined ? [] : [{ ...life, alertAt: now, cause: 'acceptance-ended' }]
      })
      this.#stores.life.put(lives)
      this.#reopen(
        'acceptance-ended',
        over.map((decision) => ({ decision, verdict: known.get(lifeKey(decision))?.verdict ?? 'affected' })),
        now,
      )
    })
  }

  #reopen(
    cause: ChangeCause,
    over: readonly { readonly decision: KeyedDecision; readonly verdict: Life['verdict'] }[],
    now: number,
    note: string | null = null,
  ): void {
    const changes = over.map(({ decision, verdict }): Change => {
      const { asset, advisory, cve, ...before } = decision
      const after = reopened(before, now)
      return { asset, advisory, cve, from: before.status ?? initialStatus({ verdict }), to: initialStatus({ verdict }), before, after }
    })
    this.#stores.decisions.carryOut({ at: now, who: null, cause, note, isBulk: false }, changes)
  }

  /** The caller's transaction. */
  #reviewOne(index: number): void {
    const warning = this.#stores.warnings.one(index)
    if (warning?.stands === true) this.#go(warning)
    this.#stores.life.done(index)
  }

  #go(warning: StoredWarning): void {
    const { life, decisions, matches, inventory } = this.#stores
    const advisory = advisoryName(warning)
    const moment = { index: warning.index, advisory, now: this.#world.now() }
    const rows = matches.of(warning.index)
    const assets = rows.flatMap(({ asset }) => inventory.one(asset) ?? [])
    const grounds = this.#grounds(warning, assets, new Map(rows.map(({ asset, verdict }) => [asset, verdict])))
    const known = life.ofAdvisory(advisory)
    // An advisory that stands in two entries is followed in the newer one.
    if (known.some(({ index }) => index > warning.index && this.#stores.warnings.one(index)?.stands === true)) return
    const before = new Map(known.map((each) => [lifeKey(each), each]))
    const decided = new Map(decisions.ofAdvisory(advisory).map((decision) => [lifeKey(decision), decision]))
    const next: Life[] = []
    const reopen = new Map<AlertCause, { decision: KeyedDecision; verdict: Life['verdict'] }[]>()
    for (const ground of grounds) {
      const key = lifeKey({ asset: ground.asset.id, advisory, cve: ground.cve })
      const decision = decided.get(key)
      const { life: after, cause } = transition(before.get(key), ground, moment, isSettled(decision?.status))
      next.push(after)
      before.delete(key)
      if (decision === undefined || cause === undefined || !isSettled(decision.status)) continue
      const same = reopen.get(cause) ?? []
      reopen.set(cause, same)
      same.push({ decision, verdict: ground.verdict })
    }
    life.put([...next, ...this.#gone([...before.values()])])
    for (const [cause, over] of reopen) this.#reopen(causeOfChange(cause), over, moment.now, warning.warning.advisory?.version ?? null)
    this.#spread(
      advisory,
      next,
      [...decided.values()].filter(({ cve }) => cve === ''),
    )
  }

  /** A document that cannot be read any more is asked through what matching kept. */
  #grounds(warning: StoredWarning, assets: readonly Asset[], verdicts: ReadonlyMap<string, Life['verdict']>): Ground[] {
    const document = this.#document(warning)
    const found = document === undefined ? [] : groundsOf(document, assets, nodeRules(this.#stores))
    const grounded = new Set(found.map(({ asset }) => asset.id))
    // Whatever matching found stays, also where the document is read otherwise here.
    const rest = assets.filter(({ id }) => !grounded.has(id)).map((asset) => unknownGround(asset, verdicts.get(asset.id) ?? 'check'))
    return [...found, ...rest].map((ground) => withHubSeverity(ground, warning.warning.severity))
  }

  #document(warning: StoredWarning): Advisory | undefined {
    try {
      return this.#documents.advisory(warning)
    } catch (error) {
      if (error instanceof CodedError) return undefined
      throw error
    }
  }

  /** Those whose asset is here and not touched any more. An asset that left the inventory takes its decisions along if it comes back. */
  #gone(before: readonly Life[]): Life[] {
    const now = this.#world.now()
    return before.flatMap((life) => (life.goneAt === null && this.#stores.inventory.has(life.asset) ? [{ ...life, goneAt: now }] : []))
  }

  #spread(advisory: string, lives: readonly Life[], carried: readonly KeyedDecision[]): void {
    for (const { asset, at, status, flag, reason, until, role } of carried) {
      const after = { status, flag, reason, until, role, at }
      const changes = lives
        .filter((life) => life.asset === asset)
        .map(
          (life): Change => ({ asset, advisory, cve: life.cve, from: initialStatus(life), to: status ?? initialStatus(life), before: null, after }),
        )
      this.#stores.decisions.dropCarried(asset, advisory)
      if (changes.length > 0) this.#stores.decisions.carryOut({ at, who: null, cause: 'carried', note: null, isBulk: false }, changes)
    }
  }
}

function unknownGround(asset: Asset, verdict: Life['verdict']): Ground {
  return { asset, cve: NO_CVE, verdict, severity: 'unknown', source: 'none', isExploited: false, stated: [], remedies: [] }
}

/** `new` reopens nothing: there was no decision. */
function causeOfChange(cause: AlertCause): ChangeCause {
  return cause === 'new' ? 'returned' : cause
}
