// SPDX-License-Identifier: EUPL-1.2
/**
 * How a deadline of a report stands: colour and word.
 *
 * @module
 */
import type { DueView } from '@ncv/protocol/admin/hub-report-routes.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-report.ts'
import { en } from '../i18n/en/hub-report.ts'
import { Badge } from '../ui/badge.tsx'

const KIND = { open: 'amber', overdue: 'red', sent: 'green', late: 'amber' } as const

export function DueBadge({ of: { state } }: { readonly of: DueView }) {
  const t = useTexts({ de, en })
  return <Badge kind={KIND[state]}>{t(`due.${state}`)}</Badge>
}
