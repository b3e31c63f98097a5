// SPDX-License-Identifier: EUPL-1.2
/**
 * New keys for a member whose old ones are lost or stolen (ncv-membership, section "New keys"): by its recovery key alone, or after a
 * call-back with the consent of two analysts. No vote; the old key is dead with the entry.
 *
 * Whoever lost its key cannot sign a request: the door for the first way takes the frame from anybody, and believes what the log's hash of the
 * recovery key says.
 *
 * @module
 */
import { concat, equalBytes, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { openFrame } from '@ncv/protocol/membership/frames.ts'
import { KeyReplacement } from '@ncv/protocol/message/membership.ts'
import { FederationError } from '../../errors.ts'
import { appendMembership } from '../membership/append.ts'
import { readersChanged } from '../membership/readers.ts'
import type { Hub } from '../party.ts'

export interface Replaced {
  readonly member: string
  /** Entry that holds it; undefined where the log held it already. */
  readonly index: number | undefined
}

/** An analyst's consent to a replacement after a call-back. */
export interface CallBackConsent {
  readonly analyst: string
  readonly signature: Uint8Array
}

/** What an analyst signs after the call-back: these keys, for this member, in this federation. */
export function callBackInput(origin: Uint8Array, id: Uint8Array): Uint8Array {
  return concat(utf8('NCV call-back v1\0'), origin, id)
}

/**
 * With the recovery key. Saying it again changes nothing.
 *
 * @throws FederationError `CALL_BACK_NEEDED` for a frame without it; ProtocolError `RECOVERY_WRONG`, `MEMBER_UNKNOWN`, `MEMBER_STATE`, `FRAME_OLD`,
 *   `KEY_DUPLICATE`, `ENVELOPE_…`
 */
export async function takeReplacement(hub: Hub, frame: Uint8Array): Promise<Replaced> {
  const said = parsePayload(parseFrame(frame).payload, KeyReplacement)
  if (said.recoveryKey === undefined) throw new FederationError('CALL_BACK_NEEDED', { member: said.member })
  return await replace(hub, frame, said)
}

/**
 * After a call-back, by two different analysts.
 *
 * @throws ProtocolError `FOUR_EYES`; FederationError `ANALYST_UNKNOWN`, `ANALYST_KEY`; as {@link takeReplacement}
 */
export async function replaceAfterCallBack(hub: Hub, frame: Uint8Array, consents: readonly CallBackConsent[]): Promise<Replaced> {
  const { payload, id } = openFrame(hub.opened.origin, 'key-replacement', frame, KeyReplacement, ({ recoveryKey, key }) => recoveryKey ?? key)
  const keys = new Set<string>()
  for (const { analyst, signature } of consents) {
    const key = hub.drafts.analystKey(analyst)
    if (key === undefined) throw new FederationError('ANALYST_UNKNOWN', { id: analyst })
    if (!verifyEd25519(key, callBackInput(hub.opened.origin, id), signature)) throw new FederationError('ANALYST_KEY', { id: analyst })
    keys.add(hex(key))
  }
  if (keys.size < 2) throw new ProtocolError('FOUR_EYES', { found: keys.size })
  return await replace(hub, frame, payload)
}

async function replace(hub: Hub, frame: Uint8Array, { member, key, box }: KeyReplacement): Promise<Replaced> {
  const before = hub.registry.all.get(member)
  if (before !== undefined && equalBytes(before.key, key) && equalBytes(before.box, box)) return { member, index: undefined }
  const index = await appendMembership(hub, 'member', { change: { kind: 'key-replacement', frame } })
  hub.world.log.warn('member-key-replaced', { index })
  // Who holds the old key has every epoch so far: what comes now is not for it.
  await readersChanged(hub)
  return { member, index }
}
