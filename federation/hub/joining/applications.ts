// SPDX-License-Identifier: EUPL-1.2
/**
 * Applications at the hub: taking one, how it stands, what stands in its way, the record for the motion (ncv-joining).
 *
 * An applicant is nobody yet: whoever has a key can apply. So there is one application for each key, a bound on all of them together, and the people
 * at the hub call back before they put a name to the vote. The members decide, not the hub.
 *
 * @module
 */
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { formatCandidateFile } from '@ncv/protocol/joining/candidate-file.ts'
import { dayOf } from '@ncv/protocol/joining/draft.ts'
import type { OpenedApplication } from '@ncv/protocol/joining/seal.ts'
import {
  APPLICATION_CLOCK_MS,
  openApplication,
  openApplicationQuery,
  readApplication,
  sealApplicationStatus,
  signApplicationTaken,
} from '@ncv/protocol/joining/seal.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import type { ApplicationState, ApplicationStatus } from '@ncv/protocol/message/application.ts'
import type { Candidate } from '@ncv/protocol/message/membership.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { FederationError } from '../../errors.ts'
import type { StoredApplication } from '../../store/joining-store.ts'
import type { Hub } from '../party.ts'

/** So many wait at once, at most. */
export const PENDING_MAX = 256
const DAY_MS = 86_400_000
const REJECTED_FOR_MS = 30 * DAY_MS

export type JoiningHub = Pick<Hub, 'opened' | 'keys' | 'world' | 'registry' | 'joining'>

/**
 * Takes what an applicant hands in; the same bytes again change nothing, newer ones take the place of the older.
 *
 * @returns the signed receipt; when this returns, the application is on disk
 * @throws ProtocolError `APPLICATION_MALFORMED`, `MEMBER_EXISTS`, `FRAME_OLD`, `APPLICATION_TIME`, envelope errors; FederationError `APPLICATIONS_FULL`
 */
export function takeApplication(hub: JoiningHub, sealed: Uint8Array): Uint8Array {
  const { opened, keys, world, registry, joining } = hub
  const { application, candidate, frame } = openApplication(keys.box.secretKey, opened.origin, sealed)
  const hash = sha256(sealed)
  const now = world.now()
  const taken = (at: Instant): Uint8Array => signApplicationTaken(opened.origin, { application: hash, id: candidate.id, at }, keys.identity.seed)
  return joining.inOne(() => {
    const before = joining.application(candidate.id)
    if (before !== undefined && equalBytes(before.hash, hash)) return taken(before.takenAt)
    if (registry.all.has(candidate.id)) throw new ProtocolError('MEMBER_EXISTS', { member: candidate.id, number: 1 })
    if (Math.abs(application.at - now) > APPLICATION_CLOCK_MS) throw new ProtocolError('APPLICATION_TIME')
    if (before !== undefined && before.at >= application.at) throw new ProtocolError('FRAME_OLD', { member: candidate.id })
    const isMore = before === undefined || before.rejectedAt !== null
    if (isMore && joining.pending() >= PENDING_MAX) throw new FederationError('APPLICATIONS_FULL', { limit: PENDING_MAX })
    joining.putApplication({ member: candidate.id, hash, frame, at: application.at, takenAt: now })
    return taken(now)
  })
}

/**
 * How the application of the one who asks stands: only the holder of its key can ask, only the holder of its box can read.
 *
 * @throws ProtocolError `APPLICATION_TIME`, envelope errors
 */
export function answerQuery(hub: JoiningHub, body: Uint8Array): Uint8Array {
  const { opened, keys, world } = hub
  const { key, box, at: asked } = openApplicationQuery(opened.origin, body)
  const now = world.now()
  if (Math.abs(asked - now) > APPLICATION_CLOCK_MS) throw new ProtocolError('APPLICATION_TIME')
  const id = memberIdOf(key)
  const { state, motion, reason, blocking } = standingOf(hub, id)
  const status: ApplicationStatus = {
    id,
    asked,
    at: now,
    state,
    blocking: blocking.includes('spoc') ? ['spoc'] : [],
    ...(reason === undefined ? {} : { reason }),
    ...(motion === undefined ? {} : { motion }),
  }
  return sealApplicationStatus(opened.origin, status, keys.identity.seed, box, world)
}

/** `name`: a member or another applicant in the same motion would look like this one. */
export type Blocking = 'spoc' | 'name'

export interface Standing {
  readonly state: ApplicationState
  readonly blocking: readonly Blocking[]
  readonly reason?: string
  /** Envelope id of the newest motion that names it. */
  readonly motion?: Uint8Array
}

export function standingOf({ opened, registry, joining }: Pick<JoiningHub, 'opened' | 'registry' | 'joining'>, id: string): Standing {
  if (registry.all.has(id)) return { state: 'admitted', blocking: [] }
  const stored = joining.application(id)
  const blocking = stored === undefined ? [] : blockingOf(registry, readApplication(opened.origin, new Uint8Array(stored.frame)))
  const motions = [...registry.state.motions.values()].filter(({ candidates }) => candidates.some((each) => each.id === id))
  const motion = motions.sort((a, b) => a.index - b.index).at(-1)
  if (motion !== undefined && motion.tally === undefined) return { state: 'proposed', blocking, motion: motion.id }
  if (stored === undefined) return { state: 'unknown', blocking }
  if (stored.rejectedAt !== null) return { state: 'rejected', blocking, ...(stored.reason === null ? {} : { reason: stored.reason }) }
  // Applied anew since: the members may be asked again.
  if (motion !== undefined && stored.at < motion.closesAt)
    return { state: carried(motion, id) ? 'proposed' : 'not-carried', blocking, motion: motion.id }
  return { state: 'pending', blocking }
}

type Motion = JoiningHub['registry']['state']['motions'] extends ReadonlyMap<string, infer M> ? M : never

function carried({ tally, candidates }: Motion, id: string): boolean {
  return tally?.results[candidates.findIndex((each) => each.id === id)]?.isCarried === true
}

function blockingOf(registry: JoiningHub['registry'], { application, candidate }: OpenedApplication): Blocking[] {
  const isSame = (name: string): boolean => name.trim().toLowerCase() === candidate.name.trim().toLowerCase()
  const hasName = [...registry.all.values()].some(({ name, state }) => isSame(name) && state !== 'left' && state !== 'expelled')
  return [...(application.spoc === undefined ? (['spoc'] as const) : []), ...(hasName ? (['name'] as const) : [])]
}

export interface ShownApplication extends OpenedApplication {
  readonly stored: StoredApplication
  readonly standing: Standing
}

/** Those that wait, and those that were turned down lately; who was admitted has gone over into the register. */
export function allApplications(hub: JoiningHub): ShownApplication[] {
  return hub.joining.applications().map((stored) => shown(hub, stored))
}

function shown(hub: JoiningHub, stored: StoredApplication): ShownApplication {
  return { ...readApplication(hub.opened.origin, new Uint8Array(stored.frame)), stored, standing: standingOf(hub, stored.member) }
}

/** @param prefix of the id @throws FederationError `APPLICATION_MISSING` for none or several */
export function applicationOf(hub: JoiningHub, prefix: string): ShownApplication {
  const [found, second] = hub.joining.applications(prefix)
  if (found === undefined || second !== undefined) throw new FederationError('APPLICATION_MISSING', { id: prefix })
  return shown(hub, found)
}

export interface CandidateFile {
  readonly candidate: Candidate
  readonly frame: Uint8Array
  readonly text: string
}

/** The record that goes into the motion. @throws FederationError `APPLICATION_MISSING`, `APPLICATION_BLOCKED` */
export function candidateFile(hub: JoiningHub, prefix: string): CandidateFile {
  const { application, candidate, standing } = applicationOf(hub, prefix)
  const [reason] = standing.state === 'rejected' ? ['rejected' as const] : standing.blocking
  if (reason !== undefined) throw new FederationError('APPLICATION_BLOCKED', { id: candidate.id, field: reason })
  return { candidate, frame: application.candidate, text: formatCandidateFile(candidate, application.candidate) }
}

/** @throws FederationError `APPLICATION_MISSING`, `APPLICATION_PROPOSED` once the members are asked */
export function rejectApplication(hub: JoiningHub, prefix: string, reason: string): void {
  const { candidate, standing } = applicationOf(hub, prefix)
  if (standing.state === 'proposed')
    throw new FederationError('APPLICATION_PROPOSED', { id: candidate.id, motion: hex(standing.motion ?? new Uint8Array()).slice(0, 16) })
  hub.joining.reject(candidate.id, reason, hub.world.now())
}

/**
 * Who was admitted goes over into the register; what is over is forgotten: applications turned down after thirty days, undecided ones with the
 * federation's retention. Safe to repeat.
 */
export function settleApplications(hub: JoiningHub): void {
  const { joining, registry, opened, world } = hub
  for (const { member, frame } of joining.applications()) {
    if (!registry.all.has(member)) continue
    const { application } = readApplication(opened.origin, new Uint8Array(frame))
    joining.inOne(() => {
      if (application.spoc !== undefined) joining.putContact(application.spoc)
      joining.putAttestations(application.record)
      for (const optIn of application.optIns) joining.putOptIn(optIn)
      joining.removeApplication(member)
    })
  }
  const now = world.now()
  joining.forgetEnded(dayOf(now), now - REJECTED_FOR_MS, now - registry.rules.retentionDays * DAY_MS)
}
