// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking in a batch of the relay: open each box, in turns with whatever else the hub has to do; then check each token, spend it and keep the
 * contribution, all in one transaction.
 *
 * A box that does not hold what it must is dropped and counted by its reason; the others go on. A batch that comes
 * again changes nothing. Nothing is kept that would tell in which batch, or beside which others, a contribution came; nor does the
 * log say that one was accepted: its lines have times.
 *
 * @module
 */
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { acceptedPeriods } from '@ncv/protocol/membership/period.ts'
import type { Batch } from '@ncv/protocol/submission/batch.ts'
import { openBatch } from '@ncv/protocol/submission/batch.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { boxOpener } from '@ncv/protocol/submission/seal.ts'
import { challengeDigest } from '@ncv/protocol/token/challenge.ts'
import type { AcceptedKey } from '@ncv/protocol/token/redemption.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { SpendResult } from '../../store/intake-store.ts'
import { assertLedgerClosed } from '../close-tokens.ts'
import { issuerKeysInForce, keyEnds } from '../keys-in-force.ts'
import type { Hub } from '../party.ts'
import { pause } from '../readiness.ts'
import { takeAnswer } from './answers.ts'
import { takeFollowUp } from './follow-ups.ts'
import { oldestSlot } from './daily-list.ts'
import type { Fault, Spoken } from './reports.ts'
import { checkReports, orFault, takeReport } from './reports.ts'

/** How many boxes ended how. */
export interface BatchOutcome {
  readonly accepted: number
  readonly cover: number
  readonly repeated: number
  readonly refused: Readonly<Record<string, number>>
}

type Ended = 'cover' | SpendResult

/** Boxes that are opened before others have their turn: some 10 ms. */
const BOXES_IN_A_TURN = 64

/**
 * One batch after another: one that comes again while it is under way waits for its own end.
 *
 * @returns undefined where this batch was taken in before
 * @throws FederationError `LEDGER_OPEN`; ProtocolError `BATCH_SIGNATURE`, `BATCH_ROOT`, `BATCH_TOO_OLD`, `SCHEMA_MISMATCH`, codec errors: then nothing was changed
 */
export async function takeBatch(hub: Hub, body: Uint8Array): Promise<BatchOutcome | undefined> {
  const batch = openBatch(hub.registry.relay.key, hub.opened.origin, body)
  assertRecent(hub, batch)
  return await hub.batchLine.next(() => takeOpened(hub, batch))
}

/** The root of an older one may be forgotten already: it would be listed a second time. @throws ProtocolError `BATCH_TOO_OLD` */
function assertRecent({ opened, world }: Pick<Hub, 'opened' | 'world'>, { slot }: Batch): void {
  if (slot < oldestSlot(opened.genesis, world.now())) throw new ProtocolError('BATCH_TOO_OLD', { slot })
}

async function takeOpened(hub: Hub, batch: Batch): Promise<BatchOutcome | undefined> {
  assertLedgerClosed(hub)
  if (hub.intake.hasBatch(batch.root)) return undefined
  const submissions = await openInTurns(hub, batch.boxes)
  // Only now: what was accepted when the first box was opened may be ended.
  assertLedgerClosed(hub)
  const checked = checkReports(hub, acceptedKeys(hub), submissions.filter(isReport))
  const others = submissions.filter((each) => !isReport(each))
  const outcome = hub.intake.inOne(() => {
    hub.intake.addBatch(batch.root, batch.slot, batch.count)
    const reports = checked.map((each) => ('code' in each ? each : takeReport(hub, each)))
    return tally([...reports, ...others.map((each) => takeOther(hub, each))])
  })
  hub.world.log.info('batch-opened', { count: batch.count })
  for (const [code, count] of Object.entries(outcome.refused)) hub.world.log.warn('box-dropped', { code, count })
  return outcome
}

function acceptedKeys(hub: Hub): AcceptedKey[] {
  const { genesis, origin } = hub.opened
  const federation = { federationId: genesis.federation, origin }
  const ends = keyEnds(hub)
  return acceptedPeriods(hub.opened.genesis, hub.world.now()).flatMap((period) =>
    issuerKeysInForce(hub, period, ends)
      .filter(({ purpose }) => purpose === 'report')
      .map(({ spki, number, purpose }) => ({
        period,
        k: number,
        keyId: tokenKeyId(spki),
        key: parseRsaPublicKey(spki),
        challenge: challengeDigest(federation, { purpose, period, k: number }),
      })),
  )
}

type Opened = Submission | Fault

function isReport(submission: Opened): submission is Spoken {
  return 'kind' in submission && submission.kind === 'report'
}

async function openInTurns({ keys, opened, world }: Hub, boxes: readonly Uint8Array[]): Promise<Opened[]> {
  const open = boxOpener(keys.box.secretKey, opened.origin)
  const submissions: Opened[] = []
  for (let from = 0; from < boxes.length; from += BOXES_IN_A_TURN) {
    if (from > 0) await pause(world, 0)
    for (const each of open(boxes.slice(from, from + BOXES_IN_A_TURN))) submissions.push(each instanceof ProtocolError ? { code: each.code } : each)
  }
  return submissions
}

/** What is no report, inside the transaction of its batch. */
function takeOther(hub: Hub, submission: Opened): Ended | Fault {
  if ('code' in submission) return submission
  if (submission.kind === 'cover') return 'cover'
  return orFault(() => (submission.kind === 'answer' ? takeAnswer(hub, submission) : takeFollowUp(hub, submission)))
}

function tally(ended: readonly (Ended | Fault)[]): BatchOutcome {
  const refused: Record<string, number> = {}
  const count = (wanted: Ended): number => ended.filter((each) => each === wanted).length
  for (const each of ended) if (typeof each === 'object') refused[each.code] = (refused[each.code] ?? 0) + 1
  if (count('already-spent') > 0) refused['TOKEN_SPENT'] = count('already-spent')
  return { accepted: count('spent'), cover: count('cover'), repeated: count('already-accepted'), refused }
}
