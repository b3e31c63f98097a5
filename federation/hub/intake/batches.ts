// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking in a batch of the relay: open each box, check its token, spend it, keep the contribution; all in one transaction.
 *
 * A box that does not hold what it must is dropped and counted by its reason; the others go on. A batch that comes
 * again changes nothing. Nothing is kept that would tell in which batch, or beside which others, a contribution came; nor does the
 * log say that one was accepted: its lines have times.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { Header } from '@ncv/protocol/envelope.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { CodedError, ProtocolError } from '@ncv/protocol/errors.ts'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { acceptedPeriods } from '@ncv/protocol/membership/period.ts'
import { openBatch } from '@ncv/protocol/submission/batch.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { openBox } from '@ncv/protocol/submission/seal.ts'
import type { AcceptedKey } from '@ncv/protocol/token/redemption.ts'
import { checkToken } from '@ncv/protocol/token/redemption.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { SpendResult } from '../../store/intake-store.ts'
import { assertLedgerClosed, closedThrough } from '../close-tokens.ts'
import type { Hub } from '../party.ts'

/** How many boxes ended how. */
export interface BatchOutcome {
  readonly accepted: number
  readonly cover: number
  readonly repeated: number
  readonly refused: Readonly<Record<string, number>>
}

type Ended = 'cover' | SpendResult

export function contributionHeader(origin: Uint8Array): Header {
  return { type: 'contribution', origin, tlp: 'TLP:AMBER', terms: 'member' }
}

/**
 * @returns undefined where this batch was taken in before
 * @throws FederationError `LEDGER_OPEN`; ProtocolError `BATCH_SIGNATURE`, `BATCH_ROOT`, `SCHEMA_MISMATCH`, codec errors: then nothing was changed
 */
export function takeBatch(hub: Hub, body: Uint8Array): BatchOutcome | undefined {
  const { genesis, origin } = hub.opened
  const batch = openBatch(genesis.relay.key, origin, body)
  assertLedgerClosed(hub)
  if (hub.intake.hasBatch(batch.root)) return undefined
  const keys = acceptedKeys(hub)
  const submissions = batch.boxes.map((box) => openOne(hub, box))
  const outcome = hub.intake.inOne(() => {
    hub.intake.addBatch(batch.root, batch.slot, batch.count)
    return tally(submissions.map((submission) => acceptOne(hub, keys, submission)))
  })
  hub.world.log.info('batch-opened', { count: batch.count })
  for (const [code, count] of Object.entries(outcome.refused)) hub.world.log.warn('box-dropped', { code, count })
  return outcome
}

function acceptedKeys(hub: Hub): AcceptedKey[] {
  const closed = closedThrough(hub)
  const periods = acceptedPeriods(hub.opened.genesis, hub.world.now()).filter((period) => period > closed)
  return periods.flatMap((period) =>
    hub.issuing
      .issuerKeys(period)
      .filter(({ purpose, isSpare }) => purpose === 'report' && !isSpare)
      .map(({ spki, number }) => ({ period, k: number, keyId: tokenKeyId(spki), key: parseRsaPublicKey(spki) })),
  )
}

type Opened = Submission | { readonly code: string }

/** A fault of this box alone becomes a code; a defect of the program does not. */
function codeOf(error: unknown): string {
  if (error instanceof CodedError) return error.code
  throw error
}

function openOne(hub: Hub, box: Uint8Array): Opened {
  try {
    return openBox(hub.keys.box.secretKey, hub.opened.origin, box)
  } catch (error) {
    return { code: codeOf(error) }
  }
}

function acceptOne(hub: Hub, keys: readonly AcceptedKey[], submission: Opened): Ended | { readonly code: string } {
  if ('code' in submission) return submission
  if (submission.kind === 'cover') return 'cover'
  try {
    return spend(hub, keys, submission)
  } catch (error) {
    return { code: codeOf(error) }
  }
}

/**
 * One contribution: token, signature, schema, then the ledger. Must run inside a transaction.
 *
 * @throws ProtocolError `TOKEN_…` each with its own code, `ENVELOPE_…`, `SCHEMA_MISMATCH`, `ORIGIN_MISMATCH`
 */
export function spend(hub: Hub, accepted: readonly AcceptedKey[], submission: Exclude<Submission, { kind: 'cover' }>): SpendResult {
  const { token, edPk, xwPk, frame, kind } = submission
  const { origin, genesis } = hub.opened
  if (kind !== 'report') throw new ProtocolError('SCHEMA_MISMATCH', { field: 'kind' })
  const { nonce, period } = checkToken(token, { edPk, xwPk }, { federationId: genesis.federation, origin, purpose: 'report', accepted })
  const { id, payload } = openEnvelope(frame, contributionHeader(origin), Contribution, edPk)
  if (!equalBytes(payload.key, edPk)) throw new ProtocolError('TOKEN_BINDING')
  return hub.intake.accept(nonce, { id, payload: encode(payload as unknown as Value), period })
}

function tally(ended: readonly (Ended | { readonly code: string })[]): BatchOutcome {
  const refused: Record<string, number> = {}
  const count = (wanted: Ended): number => ended.filter((each) => each === wanted).length
  for (const each of ended) if (typeof each === 'object') refused[each.code] = (refused[each.code] ?? 0) + 1
  if (count('already-spent') > 0) refused['TOKEN_SPENT'] = count('already-spent')
  return { accepted: count('spent'), cover: count('cover'), repeated: count('already-accepted'), refused }
}
