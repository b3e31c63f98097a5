// SPDX-License-Identifier: EUPL-1.2
/**
 * Replies on anonymous contributions, and the board on which they go out.
 *
 * An analyst's reply waits until its board unit is over, and goes out with all the others of it, shuffled and filled up to a round number: the
 * log shows neither when somebody at the hub wrote, nor how many replies there were, nor for whom.
 *
 * @module
 */
import { replySigningInput } from '@ncv/protocol/analyst/signing-input.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { REPLIES_MAX, REPLY_STEP, Reply } from '@ncv/protocol/message/board.ts'
import { boardUnitAt } from '@ncv/protocol/submission/case-time.ts'
import { formatReply, padReply, sealDummy, sealReply } from '@ncv/protocol/submission/reply.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { PendingReply } from '../../store/case-store.ts'
import type { EntrySource } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'
import { compose } from '../publish/compose.ts'
import { caseOf, forgetEndedCases } from './case.ts'

/** Files in one unit; what is more waits for the next. */
const FILES_MAX = 16

/** By the analyst, over the very bytes that the node will read. The signature stays at the hub. */
export function signReplyDraft(seed: Uint8Array, origin: Uint8Array, reply: Reply): Uint8Array {
  return signEd25519(seed, replySigningInput(origin, formatReply(reply)))
}

/**
 * Keeps a reply until the board goes out.
 *
 * @throws FederationError `CONTRIBUTION_MISSING`, `CASE_UNANSWERABLE`, `CASE_CLOSED`, `CASE_CHANGED` (its number is taken), `ANALYST_UNKNOWN`, `ANALYST_KEY`;
 *   ProtocolError `SCHEMA_MISMATCH`, `REPLY_TOO_LARGE`
 */
export function addReply(hub: Hub, given: Reply, author: string, signature: Uint8Array): void {
  const { genesis, origin } = hub.opened
  const reply = checked(given)
  const id = reply.contribution
  padReply(reply)
  const key = hub.drafts.analystKey(author)
  if (key === undefined) throw new FederationError('ANALYST_UNKNOWN', { id: author })
  const content = formatReply(reply)
  if (!verifyEd25519(key, replySigningInput(origin, content), signature)) throw new FederationError('ANALYST_KEY', { id: author })
  hub.intake.inOne(() => {
    const { isClosed, isOpen, replies } = caseOf(hub, id)
    if (isClosed) throw new FederationError('CASE_CLOSED')
    if (!isOpen) throw new FederationError('CASE_UNANSWERABLE')
    const next = (replies.at(-1)?.number ?? 0) + 1
    if (reply.number !== next) throw new FederationError('CASE_CHANGED', { found: reply.number, expected: next })
    const unit = boardUnitAt(genesis, hub.world.now())
    hub.cases.addReply(id, { number: reply.number, content, isClosing: reply.kind === 'closing', author, unit }, signature)
  })
}

function checked(reply: Reply): Reply {
  const parsed = Reply.safeParse(reply)
  if (parsed.success) return parsed.data
  throw new ProtocolError('SCHEMA_MISMATCH', { field: parsed.error.issues[0]?.path.join('.') || 'reply' })
}

/** Publishes what waits from earlier units, once a unit. Answers how many board files went out. */
export async function publishBoard(hub: Hub): Promise<number> {
  const { genesis } = hub.opened
  const unit = boardUnitAt(genesis, hub.world.now())
  forgetEndedCases(hub)
  const pending = hub.cases.pending(unit, FILES_MAX * REPLIES_MAX)
  if (pending.length === 0 || lastUnit(hub) >= unit) return 0
  const mixed = shuffled(pending, hub.world)
  const files = Array.from({ length: Math.ceil(mixed.length / REPLIES_MAX) }, (_, i) => mixed.slice(i * REPLIES_MAX, (i + 1) * REPLIES_MAX))
  await hub.sequencer.append(files.map((replies) => boardFile(hub, replies)))
  hub.world.log.info('board-published', { count: files.length })
  return files.length
}

/** The board unit of the newest file in the log. */
function lastUnit({ log, opened }: Pick<Hub, 'log' | 'opened'>): number {
  const newest = log.newestOfKind('board')
  return newest === undefined ? -1 : boardUnitAt(opened.genesis, parseEntry(newest).time)
}

function boardFile(hub: Hub, replies: readonly PendingReply[]): EntrySource {
  const { origin } = hub.opened
  const real = replies.map(({ xwPk, content }) => sealReply(new Uint8Array(xwPk), origin, readReply(content), hub.world))
  const dummies = Array.from({ length: (REPLY_STEP - (real.length % REPLY_STEP)) % REPLY_STEP }, () => sealDummy(origin, hub.world))
  const payload = { replies: shuffled([...real, ...dummies], hub.world) }
  const alongside = (index: number): void => hub.cases.published(replies, index)
  return () => compose(hub, { kind: 'board', tlp: 'TLP:GREEN', terms: 'federation', payload: payload as Value, alongside })
}

/** What the hub has stored of a reply. */
export function readReply(content: Uint8Array): Reply {
  return Reply.parse(decode(new Uint8Array(content)))
}

function shuffled<T>(items: readonly T[], world: Pick<Hub['world'], 'random'>): T[] {
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomBelow(world, i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed
}
