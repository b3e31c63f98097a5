// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: members ask to pass its warnings on further than label and terms say.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { ReceivedRelease, ReleaseDecision, ReleaseId } from './release-routes.ts'

export const HUB_RELEASE_ROUTES = defineRoutes({
  listReleaseRequests: { method: 'GET', path: '/release-requests', action: 'post.read', reply: z.object({ requests: z.array(ReceivedRelease) }) },
  answerReleaseRequest: {
    method: 'POST',
    path: '/release-requests/:id/answer',
    action: 'post.write',
    params: ReleaseId,
    body: ReleaseDecision,
    reply: ReceivedRelease,
  },
})
