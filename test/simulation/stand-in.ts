// SPDX-License-Identifier: EUPL-1.2
/**
 * Stands in for a duty of witnesses that nodes do not fulfil: `POST /witness/head` carries the last head *cosigned again just
 * now* (ncv-log), for a hub counts only signatures made since its start. A node that sends a fresh one is left alone.
 *
 * @module
 */
import type { NodeParty } from '@ncv/node/party.ts'
import { witnessName } from '@ncv/protocol/membership/genesis.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { cosign, countCosignatures } from '@ncv/protocol/tlog/cosignature.ts'
import { formatNote } from '@ncv/protocol/tlog/note.ts'
import type { NetRequest } from '@ncv/protocol/world.ts'

const FRESH_S = 30

export function signedAnew({ self }: NodeParty, request: NetRequest, now: number): NetRequest {
  const { opened, keys } = self
  if (!request.url.endsWith('/witness/head') || request.body === undefined) return request
  const name = witnessName(opened.genesis.federation, keys.id)
  const { note } = openCheckpoint(request.body, opened.logOrigin, opened.genesis.hub.key)
  const seconds = Math.floor(now / 1000)
  const [own] = countCosignatures(note, [{ name, key: keys.identity.publicKey }])
  if (own !== undefined && own.time > seconds - FRESH_S) return request
  const hubLines = note.signatures.filter((line) => line.name === opened.logOrigin)
  return { ...request, body: formatNote({ text: note.text, signatures: [...hubLines, cosign(note.text, name, keys.identity.seed, seconds)] }) }
}
