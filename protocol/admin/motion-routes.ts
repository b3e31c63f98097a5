// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: motions, the own votes on them, own motions.
 *
 * @module
 */
import { z } from 'zod'
import { Id } from '../message/fields.ts'
import { CANDIDATES_MAX, CHOICES } from '../message/membership.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { MotionParam, MotionView, MotionDraft } from './motion-view.ts'

const Choices = z.array(z.enum(CHOICES)).min(1).max(CANDIDATES_MAX)

/**
 * `prepared`: laid out, nothing is signed. `released`: signed, on its way. `taken`: the hub has signed that it has it. `refused`: it does not count.
 * `counted`: it stands in the log as it was cast. `missing`, `other`: it was taken, and is not in the log, or stands there with other choices.
 * `void`: what it rested on has ended: a mandate, a key. `over`: the motion ended without it.
 */
export const OWN_VOTE_STATES = ['none', 'prepared', 'released', 'taken', 'refused', 'counted', 'missing', 'other', 'void', 'over'] as const
export type OwnVoteState = (typeof OWN_VOTE_STATES)[number]

export const OwnVoteView = z.object({
  /** This member, or one that it votes for under a mandate. */
  voter: Id,
  name: z.string(),
  isMandate: z.boolean(),
  state: z.enum(OWN_VOTE_STATES),
  choices: Choices.nullable(),
  releasedAt: Count.nullable(),
  takenAt: Count.nullable(),
  code: z.string().nullable(),
  /** What shows that the hub had it: signed vote, sealed post, the hub's receipt; in base64. */
  evidence: z.object({ vote: z.string(), post: z.string(), receipt: z.string() }).nullable(),
})
export type OwnVoteView = z.infer<typeof OwnVoteView>

export const NodeMotionView = MotionView.extend({
  /** Those for whom this node votes, or has voted. */
  votes: z.array(OwnVoteView),
})
export type NodeMotionView = z.infer<typeof NodeMotionView>

/** An own motion, or withdrawal, that is not in the log yet. */
const OutgoingMotion = z.object({ title: z.string(), state: z.enum(['queued', 'sealed', 'taken', 'refused']), code: z.string().nullable() })

const Voting = z.strictObject({ voter: Id.optional(), choices: Choices })

export const MOTION_ROUTES = defineRoutes({
  listMotions: {
    method: 'GET',
    path: '/motions',
    action: 'motion.read',
    reply: z.object({ motions: z.array(NodeMotionView), outgoing: z.array(OutgoingMotion) }),
  },
  showMotion: { method: 'GET', path: '/motions/:motion', action: 'motion.read', params: MotionParam, reply: NodeMotionView },
  /** Lays a vote out; nothing is signed. */
  prepareVote: { method: 'PUT', path: '/motions/:motion/vote', action: 'vote.prepare', params: MotionParam, body: Voting, reply: NodeMotionView },
  /** Signs and sends it. The choices are said again: what a person saw is what is signed. */
  releaseVote: { method: 'POST', path: '/motions/:motion/vote', action: 'vote.release', params: MotionParam, body: Voting, reply: NodeMotionView },
  proposeMotion: { method: 'POST', path: '/motions', action: 'motion.propose', body: MotionDraft, reply: z.object({ motion: z.string() }) },
  withdrawMotion: {
    method: 'POST',
    path: '/motions/:motion/withdrawal',
    action: 'motion.propose',
    params: MotionParam,
    reply: z.object({ motion: z.string() }),
  },
  /** Community keys, for a replay elsewhere. */
  readerKeys: { method: 'POST', path: '/reader-keys', action: 'keys.export', reply: z.object({ file: z.string(), keys: Count }) },
})
