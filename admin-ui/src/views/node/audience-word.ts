// SPDX-License-Identifier: EUPL-1.2
/**
 * Yes, maybe or no: what stands in the way decides, not how much of it.
 *
 * @module
 */
import type { AudienceView } from '@ncv/protocol/admin/warning-routes.ts'

type Obstacle = AudienceView['obstacles'][number]

/** Papers that the house can get by itself, and what only the source can say of single persons. */
const CONDITIONS: readonly Obstacle[] = ['agreement-missing', 'agreement-expired', 'pledge-missing', 'pledge-expired', 'not-named']

export function audienceWord({ allowed, obstacles }: Pick<AudienceView, 'allowed' | 'obstacles'>): 'yes' | 'if' | 'no' {
  if (allowed) return 'yes'
  return obstacles.every((obstacle) => CONDITIONS.includes(obstacle)) ? 'if' : 'no'
}
