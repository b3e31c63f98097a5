// SPDX-License-Identifier: EUPL-1.2
/**
 * How a request to the contact point stands: its state, and the clock that counts service hours.
 *
 * @module
 */
import type { OwnRequestView } from '@ncv/protocol/admin/request-routes.ts'
import { formatClock } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/request.ts'
import { en } from '../../i18n/en/request.ts'
import type { BadgeKind } from '../../ui/badge.tsx'
import { Badge } from '../../ui/badge.tsx'

type State = OwnRequestView['state']

export const REQUEST_STATES = [
  'unsent',
  'received',
  'acknowledged',
  'answered',
  'brokered',
  'declined',
  'closed',
  'refused',
] as const satisfies readonly State[]

const BADGE: Readonly<Record<State, BadgeKind>> = {
  unsent: 'amber',
  received: 'blue',
  acknowledged: 'blue',
  answered: 'green',
  brokered: 'green',
  declined: 'amber',
  closed: 'line',
  refused: 'red',
}

export function RequestState({ state }: { readonly state: State }) {
  const t = useTexts({ de, en })
  return <Badge kind={BADGE[state]}>{t(`state.${state}`)}</Badge>
}

export function Clock({ clock }: { readonly clock: OwnRequestView['clock'] }) {
  const t = useTexts({ de, en })
  if (clock === null) return <span class="muted">{t('clock.none')}</span>
  const words = t(`clock.${clock.state}`, { left: formatClock(clock.leftMs), late: formatClock(clock.lateMs) })
  return clock.state === 'overdue' ? <Badge kind="red">{words}</Badge> : <span>{words}</span>
}
