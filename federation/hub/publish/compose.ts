// SPDX-License-Identifier: EUPL-1.2
/**
 * Composes what goes into the log: envelope, body file, entry. The one place at the hub where a label meets a key.
 *
 * TLP:CLEAR is in clear, GREEN is sealed with the community key, AMBER with the key of those who have pledged to keep to TLP. What is above goes
 * to named recipients as post and is refused here rather than sealed too widely.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { BodyFile, BodyKey } from '@ncv/protocol/log/body.ts'
import { SALT_BYTES, sealBody } from '@ncv/protocol/log/body.ts'
import type { EntryKind } from '@ncv/protocol/log/entry.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import { FederationError } from '../../errors.ts'
import type { PendingEntry } from '../../store/log-store.ts'
import type { Hub } from '../party.ts'

export interface Composition {
  readonly kind: EntryKind
  readonly tlp: TlpLabel
  readonly terms: Terms
  readonly payload: Value
  /** Body files that the payload refers to. */
  readonly attachments?: readonly BodyFile[]
  readonly alongside?: (index: number) => void
}

type KeyHolder = Pick<Hub, 'issuing' | 'registry'>
type Composer = KeyHolder & Pick<Hub, 'opened' | 'keys' | 'world'>

/**
 * @throws ProtocolError `TLP_NOT_BROADCAST`, `EPOCH_OLD` while the key in force is one that somebody has who must no longer read;
 *   FederationError `EPOCH_MISSING`, `PLEDGE_MISSING` while nobody could read it
 */
export function bodyKeyFor({ issuing, registry }: KeyHolder, tlp: TlpLabel): BodyKey | undefined {
  const purpose = epochPurposeOf(tlp)
  if (purpose === undefined) return undefined
  const newest = issuing.newestEpoch(purpose)
  const isPledged = [...registry.members.values()].some(({ hasPledge }) => hasPledge)
  if (purpose === 'pledge' && !isPledged) throw new FederationError('PLEDGE_MISSING', { tlp })
  if (newest === undefined || newest.key === null) throw new FederationError('EPOCH_MISSING', {})
  if (newest.index < registry.state.shrunkAt[purpose]) throw new ProtocolError('EPOCH_OLD', { epoch: newest.epoch })
  return { epoch: newest.epoch, key: newest.key }
}

/** A body file for bytes outside the message, under the same key as the entry that names it. */
export function composeAttachment(hub: Composer, tlp: TlpLabel, bytes: Uint8Array): BodyFile {
  return sealBody(bytes, hub.world.random(SALT_BYTES), hub.opened.origin, bodyKeyFor(hub, tlp))
}

/** Signs the payload with the hub key and lays it into a body and an entry. */
export function compose(hub: Composer, { kind, tlp, terms, payload, attachments = [], alongside }: Composition): PendingEntry {
  const key = bodyKeyFor(hub, tlp)
  const frame = sealEnvelope({ type: kind, origin: hub.opened.origin, tlp, terms }, payload, hub.keys.identity.seed)
  const body = sealBody(frame, hub.world.random(SALT_BYTES), hub.opened.origin, key)
  const [attached] = attachments
  // The mirror must know of a document whose name it cannot read.
  const document = epochPurposeOf(tlp) === 'pledge' && attached !== undefined ? { document: attached.hash } : {}
  const bytes = formatEntry({ kind, tlp, terms, time: hub.world.now(), epoch: key?.epoch ?? 0, body: body.hash, ...document })
  return { bytes, kind, bodies: [body, ...attachments], ...(alongside === undefined ? {} : { alongside }) }
}
