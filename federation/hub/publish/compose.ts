// SPDX-License-Identifier: EUPL-1.2
/**
 * Composes what goes into the log: envelope, body file, entry. The one place at the hub where a label meets a key.
 *
 * Only TLP:CLEAR is in clear; GREEN is sealed with the community key. AMBER and above need keys of their own that a
 * federation gets with its TLP pledges, and are refused here rather than sealed too widely.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { sealEnvelope } from '@ncv/protocol/envelope.ts'
import type { BodyFile, BodyKey } from '@ncv/protocol/log/body.ts'
import { SALT_BYTES, sealBody } from '@ncv/protocol/log/body.ts'
import type { EntryKind } from '@ncv/protocol/log/entry.ts'
import { formatEntry } from '@ncv/protocol/log/entry.ts'
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

type Composer = Pick<Hub, 'opened' | 'keys' | 'world' | 'issuing'>

/** @throws FederationError `TLP_NOT_SUPPORTED`, `EPOCH_MISSING` */
export function bodyKeyFor(hub: Pick<Hub, 'issuing'>, tlp: TlpLabel): BodyKey | undefined {
  if (tlp === 'TLP:CLEAR') return undefined
  if (tlp !== 'TLP:GREEN') throw new FederationError('TLP_NOT_SUPPORTED', { tlp })
  const newest = hub.issuing.newestEpoch('community')
  if (newest === undefined || newest.key === null) throw new FederationError('EPOCH_MISSING', {})
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
  const bytes = formatEntry({ kind, tlp, terms, time: hub.world.now(), epoch: key?.epoch ?? 0, body: body.hash })
  return { bytes, kind, bodies: [body, ...attachments], ...(alongside === undefined ? {} : { alongside }) }
}
