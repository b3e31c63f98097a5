// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: cases. First the exact words are shown, then exactly those are sent.
 *
 * @module
 */
import type { CaseLine, CaseView } from '@ncv/protocol/admin/case-routes.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Case } from '../case/case.ts'
import { allCases, caseOf } from '../case/case.ts'
import type { PreparedFollowUp } from '../case/follow-up.ts'
import { prepareFollowUp, sendFollowUp } from '../case/follow-up.ts'
import { revealCase } from '../case/reveal.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import { senderSet } from '../link/sender-set.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import type { Outgoing } from '../store/wallet-store.ts'
import type { NodeHandlers } from './contract.ts'

type Mine = 'listCases' | 'showCase' | 'previewFollowUp' | 'followUp' | 'revealCase'

/** Among how many the sender is to be looked for. */
type Among = Pick<CaseView, 'members' | 'senders'>

export function caseHandlers(
  world: World,
  self: Pick<Self, 'opened' | 'addresses' | 'keys'>,
  { incidents, places, wallet, cases }: Pick<Stores, 'incidents' | 'places' | 'wallet' | 'cases'>,
  { registry, feed, board, trust }: Pick<Links, 'registry' | 'feed' | 'board' | 'trust'>,
): Pick<NodeHandlers, Mine> {
  const { opened } = self
  const find = (start: string): Case => {
    board.readSome()
    return caseOf({ wallet, cases }, opened, start, world.now())
  }
  const prepare = (about: Case, text: string): PreparedFollowUp => {
    const known = { identityJson: incidents.identity(), places: places.list(), incidentJson: incidents.one(about.incident)?.json }
    return prepareFollowUp(text, known, about, opened.origin, world)
  }
  const among = (): Among => ({ members: registry.members.size, senders: senderSet(wallet, registry.members.size) })
  return {
    listCases() {
      board.readSome()
      return { cases: allCases({ wallet, cases }, opened, world.now()).map(lineOf), unread: cases.unreadCount() }
    },
    showCase: ({ params }) => viewOf(find(params.id), wallet.outgoing(), among()),
    previewFollowUp({ params, body }) {
      const about = find(params.id)
      const { counter, answers, text, touched, digest } = prepare(about, body.text)
      const { id, left } = about
      const shown = { id, counter, text, touched: [...touched], left: left - 1, digest, ...among() }
      return answers === undefined ? shown : { ...shown, answers }
    },
    followUp({ params, body }) {
      if (feed.isHalted()) throw new NodeError('FEED_HALTED')
      const about = find(params.id)
      const prepared = prepare(about, body.text)
      if (prepared.digest !== body.digest) throw new NodeError('FOLLOW_UP_CHANGED')
      const id = sendFollowUp({ wallet, cases }, about, prepared, opened, world)
      return { id, case: about.id, counter: prepared.counter, left: about.left - 1 }
    },
    async revealCase({ params }) {
      if (feed.isHalted()) throw new NodeError('FEED_HALTED')
      if (!trust.isFresh()) throw new NodeError('LINK_STALE')
      const about = find(params.id)
      if (about.isRevealed) throw new NodeError('CASE_REVEALED')
      await revealCase(world, self, cases, about)
      return { id: about.id, member: self.keys.id }
    },
  }
}

function lineOf({ id, incident, sent, replies, followUps, left, ended, isRevealed }: Case): CaseLine {
  const at = replies.at(-1)?.at
  return {
    id,
    incident,
    replies: replies.length,
    followUps: followUps.length,
    left: ended === undefined ? left : 0,
    isRevealed,
    ...(sent === undefined ? {} : { state: sent.state }),
    ...(ended === undefined ? {} : { ended }),
    ...(at === undefined ? {} : { at }),
  }
}

function viewOf(found: Case, outgoing: readonly Outgoing[], among: Among): CaseView {
  const asked = found.replies.map(({ number, kind, text, closes, at, index }) => ({
    after: number,
    line: { from: 'hub' as const, number, kind, text, at, index, ...(closes === undefined ? {} : { closes }) },
  }))
  const own = found.followUps.map(({ id, counter, text, at, answers, state: end }) => {
    const state = outgoing.find((each) => each.id === id)?.state ?? end
    return { after: answers ?? 0, line: { from: 'own' as const, counter, text, at, ...(state === undefined ? {} : { state }) } }
  })
  return { ...lineOf(found), thread: [...asked, ...own].sort((a, b) => a.after - b.after).map(({ line }) => line), ...among }
}
