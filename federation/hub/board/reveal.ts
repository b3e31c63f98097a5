// SPDX-License-Identifier: EUPL-1.2
/**
 * „Das waren wir": a member says under its name that a contribution is its own, and the one-time key of the contribution says so too.
 *
 * @module
 */
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { Reveal } from '@ncv/protocol/message/board.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { verifyReveal } from '@ncv/protocol/submission/reveal.ts'
import type { Hub } from '../party.ts'

/**
 * Saying it again changes nothing.
 *
 * @param member who signed the request
 * @throws ProtocolError `SCHEMA_MISMATCH`, `CASE_UNKNOWN`, `REVEAL_SIGNATURE` (not this member, not this contribution, or not its key), `REVEALED_ALREADY`
 */
export function takeReveal(hub: Hub, member: string, body: Uint8Array): void {
  const parsed = Reveal.safeParse(decode(body))
  if (!parsed.success) throw new ProtocolError('SCHEMA_MISMATCH', { field: parsed.error.issues[0]?.path.join('.') || 'reveal' })
  const { contribution, signature } = parsed.data
  const stored = hub.intake.contribution(contribution)
  if (stored === undefined) throw new ProtocolError('CASE_UNKNOWN')
  const { key } = parsePayload(new Uint8Array(stored.payload), Contribution)
  const claim = { origin: hub.opened.origin, member, contribution }
  if (!verifyReveal(key, claim, signature)) throw new ProtocolError('REVEAL_SIGNATURE')
  hub.intake.inOne(() => {
    const before = hub.cases.claim(contribution)
    if (before !== undefined && (before.member !== member || !equalBytes(before.signature, signature))) throw new ProtocolError('REVEALED_ALREADY')
    if (before === undefined) hub.cases.addClaim(contribution, { member, signature })
  })
  hub.world.log.info('contribution-claimed')
}
