// SPDX-License-Identifier: EUPL-1.2
/**
 * Community keys that a member gives back to a hub which has lost them: without them it cannot read who its own members are.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { epochCommitment } from '@ncv/protocol/membership/epoch.ts'
import { parseReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import { Epoch } from '@ncv/protocol/message/keys.ts'
import type { Hub } from '../party.ts'
import { replayOwnLog } from './records.ts'

export interface ImportedKeys {
  /** Keys that were lost here and are back. */
  readonly taken: number
  /** Announced epochs whose keys are still lost. */
  readonly lost: number
}

/**
 * Each key must be the one that the log commits to; one that is not refuses the whole file. Then membership is replayed.
 *
 * @throws ProtocolError `READER_KEYS_MALFORMED`, `ORIGIN_MISMATCH`, `EPOCH_COMMITMENT` naming the epoch
 */
export function importReaderKeys(hub: Pick<Hub, 'log' | 'issuing' | 'opened' | 'registry' | 'world'>, file: Uint8Array): ImportedKeys {
  const { origin, keys } = parseReaderKeys(file)
  if (!equalBytes(origin, hub.opened.origin)) throw new ProtocolError('ORIGIN_MISMATCH', { type: 'ncv-reader-keys-1' })
  const announced = hub.log.bodiesOfKind('epoch').map(({ body }) => parsePayload(parseFrame(openBody(body, origin, undefined)).payload, Epoch))
  const community = announced.filter(({ purpose }) => purpose === 'community')
  const found = community.flatMap(({ epoch, commitment }) => {
    const key = keys.get(epoch)
    if (key === undefined) return []
    if (!equalBytes(epochCommitment(key), commitment)) throw new ProtocolError('EPOCH_COMMITMENT', { epoch })
    return [{ epoch, key }]
  })
  const isLost = (epoch: number): boolean => hub.issuing.epochKey('community', epoch) === undefined
  const back = found.filter(({ epoch }) => isLost(epoch))
  for (const { epoch, key } of back) hub.issuing.fillEpoch('community', epoch, key)
  replayOwnLog(hub)
  return { taken: back.length, lost: community.filter(({ epoch }) => isLost(epoch)).length }
}
