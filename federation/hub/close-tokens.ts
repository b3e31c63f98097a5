// SPDX-License-Identifier: EUPL-1.2
/**
 * After a restore the hub no longer knows which tokens were spent since the backup. So it ends all that could have been: an entry says up to
 * which period, members drop theirs, and what is spent twice never counts twice (ncv-token, section 6).
 *
 * Until the entry is in the log no batch is taken in; the relay keeps what it has and gives no receipt for it.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { periodAt } from '@ncv/protocol/membership/period.ts'
import { TokenRevocation } from '@ncv/protocol/message/keys.ts'
import { FederationError } from '../errors.ts'
import type { PendingEntry } from '../store/log-store.ts'
import { keyEnds } from './keys-in-force.ts'
import type { Hub } from './party.ts'
import { compose } from './publish/compose.ts'
import { revocationEntry } from './revoke-issuer.ts'

type Closing = Pick<Hub, 'log' | 'opened'>

/** The newest period whose tokens are ended; -1 where none are. */
export function closedThrough({ log, opened }: Closing): number {
  const ended = log
    .bodiesOfKind('token-revocation')
    .map(({ body }) => parsePayload(parseFrame(openBody(body, opened.origin, undefined)).payload, TokenRevocation).through)
  return Math.max(-1, ...ended)
}

/** @throws FederationError `LEDGER_OPEN` while it is not said which tokens are ended */
export function assertLedgerClosed({ log }: Pick<Hub, 'log'>): void {
  if (log.restoredAt() !== undefined) throw new FederationError('LEDGER_OPEN')
}

/**
 * Puts the entry into the log of a hub that was restored, and remembers that it is done. The hub may sign.
 *
 * Where the present period's spare for reports was never in force and its private half is here, it takes the place of the ended key at once:
 * nothing was ever issued under it, so nothing was spent, and members can report again without waiting for the next period.
 *
 * @throws FederationError `HUB_WAITING`
 */
export async function closeTokens(hub: Hub): Promise<boolean> {
  if (hub.log.restoredAt() === undefined) return false
  const through = Math.max(0, periodAt(hub.opened.genesis, hub.world.now()))
  const alongside = () => hub.log.forgetRestored()
  const ending = compose(hub, { kind: 'token-revocation', tlp: 'TLP:CLEAR', terms: 'federation', payload: { through } as Value, alongside })
  await hub.sequencer.append([ending, ...spareTakesOver(hub, through)])
  hub.world.log.warn('tokens-ended', { period: through })
  return true
}

function spareTakesOver(hub: Hub, period: number): PendingEntry[] {
  const keys = hub.issuing.issuerKeys(period)
  const first = keys.find(({ purpose, isSpare }) => purpose === 'report' && !isSpare)
  const spare = keys.find(({ purpose, isSpare }) => purpose === 'report' && isSpare)
  const { revocations } = keyEnds(hub)
  const isTouched = revocations.some((each) => each.period === period && each.purpose === 'report')
  if (first === undefined || spare === undefined || spare.pkcs8 === null || isTouched) return []
  return [revocationEntry(hub, first, 'restored')]
}
