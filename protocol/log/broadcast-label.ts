// SPDX-License-Identifier: EUPL-1.2
/**
 * Labels of what goes to many: under which epoch's key each is sealed, and which have no place in the log (ncv-keys, section 5).
 *
 * @module
 */
import { ProtocolError } from '../errors.ts'
import type { EpochPurpose } from '../message/keys.ts'
import type { TlpLabel } from '../tlp.ts'

/** Under which key a label is sealed; `clear`: under none. `nobody`: it goes to named recipients as post, never into the log. */
const SEALED_UNDER = {
  'TLP:CLEAR': 'clear',
  'TLP:GREEN': 'community',
  'TLP:AMBER': 'pledge',
  'TLP:AMBER+STRICT': 'nobody',
  'TLP:RED': 'nobody',
} as const satisfies Readonly<Record<TlpLabel, EpochPurpose | 'clear' | 'nobody'>>

/** Labels of what may stand in the log. */
export const BROADCAST_LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'] as const satisfies readonly TlpLabel[]
export type BroadcastLabel = (typeof BROADCAST_LABELS)[number]

/** @returns undefined for what is in clear @throws ProtocolError `TLP_NOT_BROADCAST` for labels that have no place in the log */
export function epochPurposeOf(tlp: TlpLabel): EpochPurpose | undefined {
  const under = SEALED_UNDER[tlp]
  if (under === 'nobody') throw new ProtocolError('TLP_NOT_BROADCAST', { tlp })
  return under === 'clear' ? undefined : under
}
