// SPDX-License-Identifier: EUPL-1.2
/**
 * What the register of recipients gives cause to say.
 *
 * @module
 */
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { expiring } from '../forwarding/register.ts'
import type { Stores } from '../store/stores.ts'
import type { FoundConcern } from './ledger-concerns.ts'

const HANDLES_SHOWN = 5

/** Papers that have ended or soon will: what worked yesterday is refused tomorrow. */
export function forwardingConcerns({ forwardings }: Pick<Stores, 'forwardings'>, registry: Pick<Registry, 'members'>, now: Instant): FoundConcern[] {
  const handles = expiring(forwardings.recipients(), registry, now)
  if (handles.length === 0) return []
  const shown = [...handles.slice(0, HANDLES_SHOWN), ...(handles.length > HANDLES_SHOWN ? ['…'] : [])].join(', ')
  return [{ code: 'recipients-expiring', isRed: false, params: { count: handles.length, handles: shown } }]
}
