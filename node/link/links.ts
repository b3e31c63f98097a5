// SPDX-License-Identifier: EUPL-1.2
/**
 * All links of one node to the outside: feed, witness, wallet, submission.
 *
 * @module
 */
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import { Documents } from '../warning/documents.ts'
import { Matcher } from '../warning/matcher.ts'
import { programMark } from '../warning/program-mark.ts'
import { nodeRules } from '../warning/node-rules.ts'
import { nodePostHandlers } from '../post/post-handlers.ts'
import { PostLink } from '../post/post-link.ts'
import { Alarms } from '../service/alarms.ts'
import { BoardLink } from './board.ts'
import { CarryOut } from './carry-out.ts'
import { entryHandlers } from './entry-handlers.ts'
import { Feed } from './feed.ts'
import type { OwnMembership } from './own-membership.ts'
import { ownMembership } from './own-membership.ts'
import type { Repeating } from './repeat.ts'
import { Settlement } from './settlement.ts'
import type { Source } from './source.ts'
import { httpSource } from './source.ts'
import { Submit } from './submit.ts'
import { Trust } from './trust.ts'
import { startWakeUp } from './wake-up.ts'
import { WalletLink } from './wallet.ts'
import { Witness } from './witness.ts'

export interface Links {
  readonly registry: Membership
  readonly trust: Trust
  readonly feed: Feed
  readonly documents: Documents
  readonly matcher: Matcher
  /** Where public files are read, the mirror first. */
  readonly sources: readonly Source[]
  readonly own: OwnMembership
  /** Undefined while this house is no witness. */
  readonly witness: Witness | undefined
  readonly walletLink: WalletLink
  readonly settlement: Settlement
  readonly submit: Submit
  readonly board: BoardLink
  readonly post: PostLink
  readonly alarms: Alarms
  /** The returned function ends it all, and resolves when no step runs any more. */
  start(pollMs: number): () => Promise<void>
}

interface Founded {
  readonly registry: Membership
  readonly joinHead: OpenedCheckpoint
}

/** A request that hangs must not keep a node from closing for longer than this. */
const STOP_MAX_MS = 2_000

export function openLinks(world: World, self: Self, stores: Stores, { registry, joinHead }: Founded): Links {
  const { keys, opened, addresses, restored } = self
  const { hubUrl, relayUrl, mirrorUrl } = addresses
  const trust = new Trust(stores.log, opened, registry, world)
  const own = ownMembership(registry, keys.id)
  const recipient = { id: keys.id, box: keys.box }
  const { matcher, documents } = openMatching(world, self, stores)
  const handlers = entryHandlers(stores, trust, opened, registry, recipient, matcher, world)
  const carryOut = new CarryOut(stores, handlers, registry, trust, opened, world)
  const sources = openSources(world, self)
  const feed = new Feed({ log: stores.log, warnings: stores.warnings, trust, carryOut, documents }, () => own.isWitness(), sources, joinHead, world)
  const witness = new Witness({ log: stores.log, feed, trust, own }, opened, keys, hubUrl, world, restored !== undefined)
  const walletParts = { wallet: stores.wallet, incidents: stores.incidents, keys: stores.keys, trust, own }
  const walletLink = new WalletLink(walletParts, opened, keys, hubUrl, world)
  const settlement = new Settlement(stores, opened, world)
  const submit = new Submit({ wallet: stores.wallet, trust, feed, own }, opened, keys, relayUrl, world)
  const board = new BoardLink(stores, opened, world)
  const postParts = { post: stores.post, log: stores.log, registry, trust }
  const post = new PostLink(postParts, nodePostHandlers({ world, self, stores, registry, trust }), opened, keys, hubUrl, world)
  const alarms = new Alarms({ services: stores.services, post: stores.post, warnings: stores.warnings, registry, own: keys.id }, world)
  return {
    registry,
    trust,
    feed,
    documents,
    matcher,
    sources,
    own,
    get witness() {
      return own.isWitness() ? witness : undefined
    },
    walletLink,
    settlement,
    submit,
    board,
    post,
    alarms,
    start(pollMs) {
      const running = [feed.start(pollMs), board.start(pollMs), walletLink.start(), submit.start(), settlement.start()]
      running.push(...post.start(pollMs, () => registry.rules.retentionDays))
      running.push(alarms.start(pollMs), witness.start(pollMs), startWakeUp(world, feed, stores.log, mirrorUrl, pollMs))
      return () => endAll(world, matcher, running)
    },
  }
}

function openMatching(world: World, { opened }: Self, stores: Stores): Pick<Links, 'matcher' | 'documents'> {
  const matcher: Matcher = new Matcher(
    stores,
    () => nodeRules(stores),
    () => documents,
    world,
    programMark,
  )
  const documents = new Documents(stores, matcher, opened.origin)
  return { matcher, documents }
}

function openSources(world: World, { addresses: { hubUrl, mirrorUrl } }: Self): Source[] {
  const hub = httpSource('hub', hubUrl, world.net, world.now)
  return mirrorUrl === hubUrl ? [hub] : [httpSource('mirror', mirrorUrl, world.net, world.now), hub]
}

async function endAll(world: World, matcher: Matcher, running: readonly Repeating[]): Promise<void> {
  matcher.stop()
  const tooLong = Promise.withResolvers<void>()
  const cancel = world.timer(STOP_MAX_MS, () => tooLong.resolve())
  await Promise.race([Promise.all(running.map((each) => each.stop())), tooLong.promise])
  cancel()
}
