// SPDX-License-Identifier: EUPL-1.2
/**
 * Which stages of a named report may come next: first the first, then any, nothing after the last.
 *
 * @module
 */
import type { DutyPreview } from '@ncv/protocol/admin/report-routes.ts'

export type Stage = DutyPreview['stage']

export function nextStages(sent: readonly Stage[]): readonly Stage[] {
  if (sent.includes('final')) return []
  if (!sent.includes('initial')) return ['initial']
  return sent.includes('update') ? ['interim', 'final'] : ['update', 'interim', 'final']
}
