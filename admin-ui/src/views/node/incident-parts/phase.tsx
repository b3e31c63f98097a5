// SPDX-License-Identifier: EUPL-1.2
/**
 * Where the work on an incident stands.
 *
 * @module
 */
import type { IncidentPhase } from '@ncv/protocol/admin/incident-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/incident.ts'
import { en } from '../../../i18n/en/incident.ts'
import type { BadgeKind } from '../../../ui/badge.tsx'
import { Badge } from '../../../ui/badge.tsx'

export const PHASES = ['draft', 'open', 'contained', 'closed'] as const satisfies readonly IncidentPhase[]

const KIND: Readonly<Record<IncidentPhase, BadgeKind>> = { draft: 'line', open: 'amber', contained: 'blue', closed: 'green' }

export function PhaseBadge({ phase }: { readonly phase: IncidentPhase }) {
  const t = useTexts({ de, en })
  return <Badge kind={KIND[phase]}>{t(`phase.${phase}`)}</Badge>
}
