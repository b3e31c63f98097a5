// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a hub's admin interface: motions, and how many have voted. What was voted is shown to nobody before the tally.
 *
 * @module
 */
import { z } from 'zod'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { MotionParam, MotionView, MotionDraft } from './motion-view.ts'

export const HubMotionView = MotionView.extend({
  /** Votes that the hub has; also after the tally. */
  voted: Count,
  /** Why the consequence of a carried question cannot be put into the log at present, by the number of the question. */
  hindrances: z.array(z.object({ number: Count, code: z.string() })),
})
export type HubMotionView = z.infer<typeof HubMotionView>

/** A motion of a member that could not be put into the log. */
const RefusedMotion = z.object({ proposer: z.string(), at: Count, code: z.string() })

export const HUB_MOTION_ROUTES = defineRoutes({
  motions: {
    method: 'GET',
    path: '/motions',
    action: 'motion.read',
    reply: z.object({ motions: z.array(HubMotionView), refused: z.array(RefusedMotion) }),
  },
  showMotion: { method: 'GET', path: '/motions/:motion', action: 'motion.read', params: MotionParam, reply: HubMotionView },
  proposeMotion: { method: 'POST', path: '/motions', action: 'motion.propose', body: MotionDraft, reply: HubMotionView },
  withdrawMotion: { method: 'POST', path: '/motions/:motion/withdrawal', action: 'motion.withdraw', params: MotionParam, reply: HubMotionView },
  /** Community keys, for a replay elsewhere. */
  readerKeys: { method: 'POST', path: '/reader-keys', action: 'keys.export', reply: z.object({ file: z.string(), keys: Count }) },
  /** Puts what is due into the log now; the running hub does it by itself. */
  conductVotes: { method: 'POST', path: '/motions/due', action: 'motion.conduct', reply: z.object({ motions: z.array(HubMotionView) }) },
})
