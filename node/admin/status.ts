// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: how the node stands, and one look at the log on demand.
 *
 * @module
 */
import type { Concern, StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import { acceptedPeriods, periodAt } from '@ncv/protocol/membership/period.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { momentText } from '../commands/moment.ts'
import { pollMsOf } from '../config.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { assertClock, CLOCK_TOLERANCE_MS, clockDifference } from '../link/clock.ts'
import type { Links } from '../link/links.ts'
import type { Trust } from '../link/trust.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

/** A source that was not read for so many looks is worth a word. */
const SILENT_POLLS = 10

type Used = Pick<Links, 'trust' | 'feed' | 'witness' | 'sources'>

export function statusHandlers(world: World, self: Self, stores: Stores, links: Used): Pick<NodeHandlers, 'status' | 'sync'> {
  return {
    status: (_input, { lang }) => statusView(world, self, stores, links, lang),
    async sync(_input, { lang }) {
      await links.feed.poll()
      await assertClock(links.sources)
      return statusView(world, self, stores, links, lang)
    },
  }
}

export function statusView(world: Pick<World, 'now'>, self: Self, stores: Stores, { trust, feed, witness, sources }: Used, lang: Lang): StatusView {
  const { opened, config, keys } = self
  const now = world.now()
  const size = stores.log.size()
  const warnings = stores.warnings.counts()
  const state = feed.state()
  const view = {
    id: keys.id,
    name: config.name,
    federation: opened.genesis.federation,
    origin: opened.logOrigin,
    size,
    root: base64(stores.log.rootAt(size)),
    witnessedSize: trust.witnessedSize(),
    witnessedAt: trust.witnessedAt() ?? null,
    isFresh: trust.isFresh(),
    isWitness: witness !== undefined,
    cosignedSize: stores.log.note('cosigned')?.size ?? null,
    feed: {
      at: state.at ?? stores.log.note('signed')?.at ?? null,
      source: state.source ?? null,
      code: state.code ?? null,
      isHalted: state.isHalted,
      ...(state.index === undefined ? {} : { index: state.index }),
    },
    warnings: stores.warnings.currentCount(),
    waiting: stores.log.openCount(),
    documentsMissing: warnings.missing,
    quarantined: stores.log.quarantined(),
    inventory: stores.inventory.count(),
    matches: stores.matches.counts(),
    period: periodAt(opened.genesis, now),
    tokens: stores.wallet.readyCount('report', acceptedPeriods(opened.genesis, now)),
    queue: queueOf(stores.wallet),
    hasIdentity: stores.incidents.identity() !== undefined,
    isKeyBesideData: config.keyFile === undefined,
  }
  return {
    ...view,
    concerns: concernsOf(view, momentOf(stores, { trust, sources }, self, now), lang),
  }
}

function momentOf(stores: Stores, { trust, sources }: Pick<Used, 'trust' | 'sources'>, { config, opened, restored }: Self, now: number): Moment {
  const pollMs = pollMsOf(config, opened.genesis)
  return {
    hasGap: hasGap(stores.log, trust, now - SILENT_POLLS * pollMs),
    pollMs,
    clock: clockDifference(sources) ?? 0,
    unreadable: stores.warnings.currentUnreadable(),
    isRescanOwed: stores.advisories.isOwed() || stores.advisories.missing().length > 0,
    sealed: stores.log.sealed().filter(({ epoch }) => stores.keys.epochKey('community', epoch) === undefined),
    restored,
    endedThrough: stores.keys.tokensEndedThrough(),
    now,
  }
}

function queueOf(wallet: Stores['wallet']): StatusView['queue'] {
  const outgoing = wallet.outgoing()
  const count = (wanted: string): number => outgoing.filter(({ state }) => state === wanted).length
  return { queued: count('queued'), sent: count('sent'), delivered: count('delivered') }
}

type Facts = Omit<StatusView, 'concerns'>

/**
 * Somebody keeps something back: an entry that is older than `before` still has no body, or an epoch that is witnessed cannot
 * be taken on because its wrap files are missing.
 */
function hasGap(log: Stores['log'], trust: Trust, before: number): boolean {
  const index = log.missingBody()
  if (index !== undefined && (log.entry(index)?.time ?? before) < before) return true
  return log.open().some(({ kind, index: open, time }) => kind === 'epoch' && time < before && trust.covers(open))
}

interface Moment {
  readonly hasGap: boolean
  readonly pollMs: number
  /** By how much the own clock is ahead of the others. */
  readonly clock: number
  /** Warnings that hold and whose document could not be read. */
  readonly unreadable: readonly { readonly code: string }[]
  /** Inventory and advisories are not completely matched. */
  readonly isRescanOwed: boolean
  /** Encrypted messages of epochs whose key is not here. */
  readonly sealed: readonly { readonly count: number; readonly oldest: number }[]
  readonly restored: Self['restored']
  /** The newest period whose tokens the hub has ended; -1 where none are. */
  readonly endedThrough: number
  readonly now: number
}

/** The most urgent first. */
function concernsOf(
  view: Facts,
  { hasGap: isGap, pollMs, clock, unreadable, isRescanOwed, sealed, restored, endedThrough, now }: Moment,
  lang: Lang,
): Concern[] {
  const { feed, quarantined, isFresh, witnessedAt, isWitness, size } = view
  const found: { code: string; isRed: boolean; params?: Readonly<Record<string, string | number>> }[] = []
  if (feed.isHalted) found.push({ code: 'fork', isRed: true })
  if (Math.abs(clock) > CLOCK_TOLERANCE_MS) found.push({ code: 'clock', isRed: true, params: { seconds: Math.round(clock / 1000) } })
  if (size > 0 && !isFresh) found.push({ code: witnessedAt === null ? 'unwitnessed' : 'stale', isRed: true })
  if (feed.at === null || now - feed.at > pollMs * SILENT_POLLS)
    found.push({
      code: 'silent',
      isRed: true,
      params: { ...(feed.code === null ? {} : { code: feed.code }), ...(feed.index === undefined ? {} : { index: feed.index }) },
    })
  if (isGap) found.push({ code: 'bodies', isRed: true })
  if (unreadable.length > 0)
    found.push({
      code: 'unreadable',
      isRed: true,
      params: { count: unreadable.length, codes: [...new Set(unreadable.map(({ code }) => code))].join(', ') },
    })
  if (sealed.length > 0) {
    // A key comes a look or two after its announcement; longer than that, an alarm may lie there unread.
    const isRed = sealed.some(({ oldest }) => now - oldest > pollMs * SILENT_POLLS)
    found.push({ code: 'sealed', isRed, params: { count: sealed.reduce((sum, { count }) => sum + count, 0) } })
  }
  const duplicates = quarantined.filter(({ code }) => code === 'KEY_DUPLICATE')
  for (const { index } of duplicates) found.push({ code: 'key-duplicate', isRed: true, params: { index } })
  const others = quarantined.filter(({ code }) => code !== 'KEY_DUPLICATE')
  if (others.length > 0)
    found.push({ code: 'quarantine', isRed: false, params: { count: others.length, codes: [...new Set(others.map(({ code }) => code))].join(', ') } })
  if (isRescanOwed) found.push({ code: 'rescan', isRed: false })
  if (endedThrough >= view.period - 1) found.push({ code: 'tokens-ended', isRed: false, params: { period: endedThrough } })
  if (restored !== undefined && view.tokens === 0)
    found.push({ code: 'restored', isRed: false, params: { at: momentText(restored.at, lang), backupAt: momentText(restored.backupAt, lang) } })
  if (view.documentsMissing > 0) found.push({ code: 'documents', isRed: false, params: { count: view.documentsMissing } })
  if (!view.hasIdentity) found.push({ code: 'identity', isRed: false })
  if (view.inventory === 0) found.push({ code: 'inventory', isRed: false })
  if (isWitness && view.cosignedSize === null) found.push({ code: 'never-cosigned', isRed: false })
  if (view.isKeyBesideData) found.push({ code: 'key-beside-data', isRed: false })
  return found.map(({ code, isRed, params }) => ({ code, isRed, text: textOf(NODE_TEXTS, lang, `concern.${code}`, params) }))
}
