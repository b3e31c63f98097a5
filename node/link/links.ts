// SPDX-License-Identifier: EUPL-1.2
/**
 * All links of one node to the outside: feed, witness, wallet, submission.
 *
 * @module
 */
import type { Member, Registry } from '@ncv/protocol/membership/registry.ts'
import type { OpenedCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import { Documents } from '../warning/documents.ts'
import { Matcher } from '../warning/matcher.ts'
import { programMark } from '../warning/program-mark.ts'
import { nodeRules } from '../warning/node-rules.ts'
import { BoardLink } from './board.ts'
import { CarryOut } from './carry-out.ts'
import { entryHandlers } from './entry-handlers.ts'
import { Feed } from './feed.ts'
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
  readonly registry: Registry
  readonly trust: Trust
  readonly feed: Feed
  readonly documents: Documents
  readonly matcher: Matcher
  /** Where public files are read, the mirror first. */
  readonly sources: readonly Source[]
  /** Undefined where the genesis does not name this node as a witness. */
  readonly witness: Witness | undefined
  readonly walletLink: WalletLink
  readonly settlement: Settlement
  readonly submit: Submit
  readonly board: BoardLink
  /** The returned function ends it all, and resolves when no step runs any more. */
  start(pollMs: number): () => Promise<void>
}

interface Founded {
  readonly registry: Registry
  readonly member: Member
  readonly joinHead: OpenedCheckpoint
}

/** A request that hangs must not keep a node from closing for longer than this. */
const STOP_MAX_MS = 2_000

export function openLinks(world: World, { keys, opened, addresses, restored }: Self, stores: Stores, { registry, member, joinHead }: Founded): Links {
  const { hubUrl, relayUrl, mirrorUrl } = addresses
  const trust = new Trust(stores.log, opened, registry, world)
  const recipient = { slot: member.slot, secretKey: keys.box.secretKey }
  const matcher: Matcher = new Matcher(
    stores,
    () => nodeRules(stores),
    () => documents,
    world,
    programMark,
  )
  const documents = new Documents(stores, matcher, opened.origin)
  const handlers = entryHandlers(stores, trust, opened, recipient, () => matcher.rulesChanged(), world)
  const carryOut = new CarryOut(stores, handlers, trust, opened, world)
  const hub = httpSource('hub', hubUrl, world.net, world.now)
  const sources = mirrorUrl === hubUrl ? [hub] : [httpSource('mirror', mirrorUrl, world.net, world.now), hub]
  const feed = new Feed({ log: stores.log, warnings: stores.warnings, trust, carryOut, documents }, member.isWitness, sources, joinHead, world)
  const witness = member.isWitness ? new Witness({ log: stores.log, feed, trust }, opened, keys, hubUrl, world, restored !== undefined) : undefined
  const walletLink = new WalletLink({ wallet: stores.wallet, incidents: stores.incidents, keys: stores.keys, trust }, opened, keys, hubUrl, world)
  const settlement = new Settlement(stores, opened, world)
  const submit = new Submit({ wallet: stores.wallet, trust, feed }, opened, keys, relayUrl, world)
  const board = new BoardLink(stores, opened, world)
  return {
    registry,
    trust,
    feed,
    documents,
    matcher,
    sources,
    witness,
    walletLink,
    settlement,
    submit,
    board,
    start(pollMs) {
      const running = [feed.start(pollMs), board.start(pollMs), walletLink.start(), submit.start(), settlement.start()]
      if (witness !== undefined) running.push(witness.start(pollMs))
      running.push(startWakeUp(world, feed, stores.log, mirrorUrl, pollMs))
      return () => endAll(world, matcher, running)
    },
  }
}

async function endAll(world: World, matcher: Matcher, running: readonly Repeating[]): Promise<void> {
  matcher.stop()
  const tooLong = Promise.withResolvers<void>()
  const cancel = world.timer(STOP_MAX_MS, () => tooLong.resolve())
  await Promise.race([Promise.all(running.map((each) => each.stop())), tooLong.promise])
  cancel()
}
