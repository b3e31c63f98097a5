// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: how the node stands, and one look at the log on demand.
 *
 * @module
 */
import type { Concern, StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import type { MemberKind } from '@ncv/protocol/message/genesis.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { forwardingConcerns } from './forwarding-concerns.ts'
import type { FoundConcern } from './ledger-concerns.ts'
import { ledgerFacts } from './ledger-concerns.ts'
import { questionSummary } from '../count/summary.ts'
import { askedBack } from '../case/case.ts'
import { momentText } from '../commands/moment.ts'
import { pollMsOf } from '../config.ts'
import { contactConcerns } from '../joining/contact-concerns.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { assertClock, CLOCK_TOLERANCE_MS, clockDifference } from '../link/clock.ts'
import type { Links } from '../link/links.ts'
import { isSmallGroup, senderSet } from '../link/sender-set.ts'
import type { Trust } from '../link/trust.ts'
import type { Voting } from '../membership/voting.ts'
import { standingConcerns } from '../membership/standing-concerns.ts'
import { votingConcerns } from '../membership/voting-concerns.ts'
import { mailConcerns } from '../mail/concerns.ts'
import { postConcerns } from '../post/concerns.ts'
import { dutyConcerns, openDuties } from './open-duties.ts'
import { standingOf } from './incident-standing.ts'
import { serviceConcerns } from '../service/concerns.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

/** A source that was not read for so many looks is worth a word. */
const SILENT_POLLS = 10

export type StatusParts = Pick<Links, 'registry' | 'trust' | 'feed' | 'witness' | 'sources'> & { readonly voting: Voting }
type Used = StatusParts

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

export function statusView(
  world: Pick<World, 'now'>,
  self: Self,
  stores: Stores,
  { registry, trust, feed, witness, sources, voting }: Used,
  lang: Lang,
): StatusView {
  const { opened, config, keys } = self
  const now = world.now()
  const size = stores.log.size()
  const warnings = stores.warnings.counts()
  const members = registry.members.size
  const ledger = ledgerFacts(stores, opened.genesis, SILENT_POLLS * pollMsOf(config, opened.genesis), now)
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
    feed: feedOf(stores, feed.state()),
    warnings: stores.warnings.currentCount(),
    waiting: stores.log.openCount(),
    documentsMissing: warnings.missing,
    quarantined: stores.log.quarantined(),
    inventory: stores.inventory.count(),
    matches: stores.matches.counts(),
    period: periodAt(opened.genesis, now),
    tokens: stores.wallet.readyCount('report', [Math.max(0, periodAt(opened.genesis, now))]),
    queue: queueOf(stores.wallet),
    intake: ledger.view,
    slots: stores.wallet.slotCounts(),
    senders: senderSet(stores.wallet, members),
    questions: questionsOf(stores, registry.members.get(keys.id)?.kind, now),
    hasIdentity: stores.incidents.identity() !== undefined,
    isKeyBesideData: config.keyFile === undefined,
    host: config.host ?? null,
  }
  const moment = momentOf(stores, { registry, trust, sources }, self, now)
  const services = servicesOf(stores, registry, keys.id, now, lang)
  return { ...view, concerns: concernsOf(view, { ...moment, ledger: ledger.found, votes: votingConcerns(voting), services }, lang) }
}

/** Of what the house owes, asks and waits for. */
function servicesOf(stores: Stores, registry: Used['registry'], own: string, now: number, lang: Lang): Moment['services'] {
  const duties = openDuties(stores, (id) => standingOf(stores, { registry }, own, id, now), now)
  return [
    ...serviceConcerns(stores, registry, now, lang),
    ...dutyConcerns(duties, lang),
    ...postConcerns(stores.post),
    ...mailConcerns(stores.mail, now, lang),
  ]
}

function momentOf(
  stores: Stores,
  { registry, trust, sources }: Pick<Used, 'registry' | 'trust' | 'sources'>,
  { config, keys, opened, restored }: Self,
  now: number,
): Omit<Moment, 'ledger' | 'votes' | 'services'> {
  const pollMs = pollMsOf(config, opened.genesis)
  const isMember = registry.members.has(keys.id)
  return {
    // Whoever is no member gets no keys: nobody keeps them back.
    hasGap: isMember && hasGap(stores.log, trust, now - SILENT_POLLS * pollMs),
    pollMs,
    clock: clockDifference(sources) ?? 0,
    unreadable: stores.warnings.currentUnreadable(),
    isRescanOwed: stores.advisories.isOwed() || stores.advisories.missing().length > 0,
    sealed: isMember ? stores.log.sealed().filter((each) => stores.keys.bodyKey(each) === 'missing') : [],
    restored,
    endedThrough: stores.keys.tokensEndedThrough(),
    lastBatch: stores.wallet.lastBatch(),
    kMin: opened.genesis.timing.kMin,
    asked: askedBack(stores, opened, now),
    recipients: forwardingConcerns(stores, registry, now),
    contacts: contactConcerns(stores, registry, keys.id, now),
    standing: standingConcerns({ post: stores.post, registry }, keys),
    now,
  }
}

function questionsOf(stores: Stores, kind: MemberKind | undefined, now: number): StatusView['questions'] {
  const { missing, ...figures } = questionSummary(stores, kind, now)
  return { ...figures, missing: [...missing] }
}

function feedOf({ log }: Stores, { at, source, code, isHalted, index }: ReturnType<Links['feed']['state']>): StatusView['feed'] {
  return { at: at ?? log.note('signed')?.at ?? null, source: source ?? null, code: code ?? null, isHalted, ...(index === undefined ? {} : { index }) }
}

function queueOf(wallet: Stores['wallet']): StatusView['queue'] {
  const outgoing = wallet.outgoing()
  const count = (wanted: string): number => outgoing.filter(({ state }) => state === wanted).length
  const [queued, sent, delivered] = [count('queued'), count('sent'), count('delivered')]
  return { queued, sent, delivered, accepted: count('accepted'), notAccepted: count('not-accepted') }
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
  /** Boxes in the newest batch that has come back. */
  readonly lastBatch: number | undefined
  readonly kMin: number
  /** Questions of the hub on own contributions that nobody has answered. */
  readonly asked: number
  /** Of daily lists and revoked keys. */
  readonly ledger: readonly FoundConcern[]
  /** Of motions and own votes. */
  readonly votes: readonly FoundConcern[]
  /** Of alarms, named reports and requests. */
  readonly services: readonly FoundConcern[]
  /** Of the register of recipients. */
  readonly recipients: readonly FoundConcern[]
  /** Of the own contacts at the hub. */
  readonly contacts: readonly FoundConcern[]
  /** Of the own membership. */
  readonly standing: readonly FoundConcern[]
  readonly now: number
}

/** The most urgent first. */
function concernsOf(
  view: Facts,
  {
    hasGap: isGap,
    pollMs,
    clock,
    unreadable,
    isRescanOwed,
    sealed,
    restored,
    endedThrough,
    lastBatch,
    kMin,
    asked,
    ledger,
    recipients,
    contacts,
    standing,
    votes,
    services,
    now,
  }: Moment,
  lang: Lang,
): Concern[] {
  const { feed, quarantined, isFresh, witnessedAt, size } = view
  const found: Found[] = []
  if (feed.isHalted) found.push({ code: 'fork', isRed: true })
  found.push(...services.filter(({ isRed }) => isRed))
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
  for (const { index } of quarantined.filter(({ code }) => code === 'QUESTION_DUPLICATE'))
    found.push({ code: 'question-duplicate', isRed: true, params: { index } })
  for (const index of view.questions.missing) found.push({ code: 'answer-missing', isRed: true, params: { index } })
  const { consent, unanswered } = view.questions
  if (consent === 'propose' && unanswered > 0) found.push({ code: 'questions', isRed: false, params: { count: unanswered } })
  const others = quarantined.filter(({ code }) => code !== 'KEY_DUPLICATE' && code !== 'QUESTION_DUPLICATE')
  if (others.length > 0)
    found.push({ code: 'quarantine', isRed: false, params: { count: others.length, codes: [...new Set(others.map(({ code }) => code))].join(', ') } })
  if (isRescanOwed) found.push({ code: 'rescan', isRed: false })
  found.push(...services.filter(({ isRed }) => !isRed), ...standing, ...votes, ...ledger, ...recipients, ...contacts)
  if (endedThrough >= Math.max(0, view.period - 1) && view.tokens === 0)
    found.push({ code: 'tokens-ended', isRed: false, params: { period: endedThrough } })
  if (restored !== undefined && view.tokens === 0)
    found.push({ code: 'restored', isRed: false, params: { at: momentText(restored.at, lang), backupAt: momentText(restored.backupAt, lang) } })
  if (isSmallGroup(lastBatch, kMin)) found.push({ code: 'small-group', isRed: false, params: { count: lastBatch ?? 0, least: kMin } })
  if (asked > 0) found.push({ code: 'asked-back', isRed: false, params: { count: asked } })
  found.push(...unfinished(view))
  return found.map(({ code, isRed, params }) => ({ code, isRed, text: textOf(NODE_TEXTS, lang, `concern.${code}`, params) }))
}

interface Found {
  readonly code: string
  readonly isRed: boolean
  readonly params?: Readonly<Record<string, string | number>>
}

/** What is still to be set up or fetched. */
function unfinished({ documentsMissing, hasIdentity, inventory, isWitness, cosignedSize, isKeyBesideData }: Facts): Found[] {
  const found: Found[] = []
  if (documentsMissing > 0) found.push({ code: 'documents', isRed: false, params: { count: documentsMissing } })
  if (!hasIdentity) found.push({ code: 'identity', isRed: false })
  if (inventory === 0) found.push({ code: 'inventory', isRed: false })
  if (isWitness && cosignedSize === null) found.push({ code: 'never-cosigned', isRed: false })
  if (isKeyBesideData) found.push({ code: 'key-beside-data', isRed: false })
  return found
}
