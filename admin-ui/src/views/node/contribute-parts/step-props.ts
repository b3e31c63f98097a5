// SPDX-License-Identifier: EUPL-1.2
/**
 * What each step of a contribution knows.
 *
 * @module
 */
import type { IncidentBoard } from '@ncv/protocol/admin/incident-routes.ts'
import type { ContributionPreview } from '@ncv/protocol/admin/node-routes.ts'

export interface StepProps {
  readonly board: IncidentBoard
  readonly preview: ContributionPreview
  readonly reload: () => Promise<void>
}
