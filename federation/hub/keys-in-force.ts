// SPDX-License-Identifier: EUPL-1.2
/**
 * Which issuer keys the hub issues and accepts under: what the log announced, less what it has revoked or ended since.
 *
 * The log is asked each time; there is no second place that could say something else after a restore.
 *
 * @module
 */
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import type { EntryKind } from '@ncv/protocol/log/entry.ts'
import { IssuerRevocation, TokenRevocation } from '@ncv/protocol/message/keys.ts'
import type { KeyEnds } from '@ncv/protocol/token/key-in-force.ts'
import { keysInForce } from '@ncv/protocol/token/key-in-force.ts'
import type { z } from 'zod'
import type { StoredIssuerKey } from '../store/key-store.ts'
import type { Hub } from './party.ts'

type Reader = Pick<Hub, 'log' | 'opened'>

function messages<T extends object>({ log, opened }: Reader, kind: EntryKind, schema: z.ZodType<T>): (T & { readonly index: number })[] {
  return log
    .bodiesOfKind(kind)
    .map(({ index, body }) => ({ ...parsePayload(parseFrame(openBody(body, opened.origin, undefined)).payload, schema), index }))
}

/** What the own log says about ends of keys and tokens. */
export function keyEnds(hub: Reader): KeyEnds {
  return { revocations: messages(hub, 'issuer-revocation', IssuerRevocation), endings: messages(hub, 'token-revocation', TokenRevocation) }
}

/** Announced and neither revoked nor ended; also where their private halves are lost here. */
export function issuerKeysInForce(hub: Reader & Pick<Hub, 'issuing'>, period: number, ends: KeyEnds = keyEnds(hub)): StoredIssuerKey[] {
  return keysInForce(period, hub.issuing.issuerKeys(period), ends)
}
