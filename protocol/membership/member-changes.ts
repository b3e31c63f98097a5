// SPDX-License-Identifier: EUPL-1.2
/**
 * Changes of members in the replay: admission, rest, leaving, expulsion, pledge, roles, mandates, new keys (ncv-membership, section "Members").
 *
 * Each change rests on a carried motion or on a frame that the member signed; what the hub may decide alone is the blocking of a key on
 * technical evidence, and its end.
 *
 * @module
 */
import { equalBytes } from '../bytes.ts'
import { assertEd25519Key } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import { ProtocolError } from '../errors.ts'
import type { EpochPurpose } from '../message/keys.ts'
import { EPOCH_PURPOSES } from '../message/keys.ts'
import type { MemberChange, MemberRole } from '../message/membership.ts'
import { KeyReplacement, Mandate, MemberRequest, Pledge } from '../message/membership.ts'
import { openFrame } from './frames.ts'
import type { Member, MembershipState } from './member-state.ts'
import type { Placed, ReplayGround } from './motions.ts'
import { carryOutMotion } from './motions.ts'
import { assertHosting, assertKeysOfNoOffice, assertRole } from './roles.ts'

type Of<Kind extends MemberChange['kind']> = Extract<MemberChange, { kind: Kind }>

/** @throws ProtocolError `ADMISSION_UNFOUNDED`, `MEMBER_UNKNOWN`, `MEMBER_STATE`, `FRAME_OLD`, `RECOVERY_WRONG`, `ROLE_CONFLICT`, envelope errors */
export function changeMember(state: MembershipState, ground: ReplayGround, placed: Placed, change: MemberChange, quorum: number): MembershipState {
  return settled(state, changed(state, ground, placed, change, quorum), placed.index)
}

function changed(state: MembershipState, ground: ReplayGround, placed: Placed, change: MemberChange, quorum: number): MembershipState {
  switch (change.kind) {
    case 'admitted':
      return admit(state, placed, change)
    case 'expelled':
      return expel(state, placed, change, quorum)
    case 'role':
      return giveRole(state, placed, change, quorum)
    case 'rules':
      return putRules(state, change)
    case 'relay':
      return putRelay(state, placed, change)
    case 'pledge':
      return pledge(state, ground, placed, change)
    case 'request':
      return request(state, ground, placed, change, quorum)
    case 'mandate':
      return mandate(state, ground, placed, change)
    case 'key-replacement':
      return replaceKey(state, ground, placed, change)
    case 'blocked':
      return out(state, placed, turning(state, change, 'admitted', 'suspended'), { state: 'suspended', suspendedBy: 'key' })
    case 'unblocked': {
      const member = turning(state, change, 'suspended')
      if (member.suspendedBy !== 'key') throw new ProtocolError('MEMBER_STATE', { member: member.id, state: member.state })
      return back(state, placed, member)
    }
  }
}

/** Notes who reads since when, and that somebody no longer does. */
function settled(before: MembershipState, after: MembershipState, index: number): MembershipState {
  const members = new Map(after.members)
  for (const [id, member] of after.members) {
    const known = before.members.get(id)
    if (member === known) continue
    const isTurned = (known?.state === 'admitted') !== (member.state === 'admitted')
    const presence = isTurned ? [...member.presence, index] : member.presence
    members.set(id, { ...member, presence, readerSince: readerSince(known, member, index) })
  }
  const shrinksOf = (purpose: EpochPurpose): readonly number[] =>
    after.shrunkAt[purpose] === before.shrunkAt[purpose] ? before.shrinks[purpose] : [...before.shrinks[purpose], after.shrunkAt[purpose]]
  return { ...after, members, shrinks: { community: shrinksOf('community'), pledge: shrinksOf('pledge') } }
}

function readerSince(before: Member | undefined, after: Member, index: number): Member['readerSince'] {
  const isSameBox = before !== undefined && equalBytes(before.box, after.box)
  const since: Partial<Record<EpochPurpose, number>> = {}
  for (const purpose of EPOCH_PURPOSES) {
    if (after.state !== 'admitted' || (purpose === 'pledge' && !after.hasPledge)) continue
    since[purpose] = (isSameBox ? before.readerSince[purpose] : undefined) ?? index
  }
  return since
}

/** @throws ProtocolError `MEMBER_UNKNOWN`, `MEMBER_STATE` unless the member is in one of these states */
function memberIn(state: MembershipState, id: string, ...states: readonly Member['state'][]): Member {
  const member = state.members.get(id)
  if (member === undefined) throw new ProtocolError('MEMBER_UNKNOWN', { member: id })
  if (!states.includes(member.state)) throw new ProtocolError('MEMBER_STATE', { member: id, state: member.state })
  return member
}

/** The word follows the entry that changed the member's state last, and counts once. @throws ProtocolError `FRAME_OLD`, as {@link memberIn} */
function turning(state: MembershipState, { member: id, after }: Of<'blocked' | 'unblocked'>, ...states: readonly Member['state'][]): Member {
  const member = memberIn(state, id, ...states)
  if (after !== member.changedAt.index) throw new ProtocolError('FRAME_OLD', { member: id })
  return member
}

function withMember(state: MembershipState, member: Member): MembershipState {
  return { ...state, members: new Map(state.members).set(member.id, member) }
}

function shrunk(state: MembershipState, index: number, hadPledge: boolean): MembershipState {
  return { ...state, shrunkAt: { community: index, pledge: hadPledge ? index : state.shrunkAt.pledge } }
}

function grown(state: MembershipState, index: number, hasPledge: boolean): MembershipState {
  return { ...state, grownAt: { community: index, pledge: hasPledge ? index : state.grownAt.pledge } }
}

function out(
  state: MembershipState,
  { index, time }: Placed,
  member: Member,
  next: { readonly state: 'suspended' | 'left' | 'expelled'; readonly suspendedBy?: 'own-request' | 'key' },
): MembershipState {
  const { suspendedBy: _before, ...rest } = member
  // Whoever goes takes its pledge and its offices with it; whoever rests keeps them.
  const lasting = next.state === 'suspended' ? {} : { hasPledge: false, isWitness: false, roles: new Set<MemberRole>() }
  return shrunk(withMember(state, { ...rest, ...lasting, ...next, changedAt: { index, time } }), index, member.hasPledge)
}

function back(state: MembershipState, { index, time }: Placed, member: Member): MembershipState {
  const { suspendedBy: _ended, ...rest } = member
  return grown(withMember(state, { ...rest, state: 'admitted', changedAt: { index, time } }), index, member.hasPledge)
}

/** Without so many witnesses nothing on which trust rests could ever be added again. @throws ProtocolError `WITNESSES_TOO_FEW` */
function assertWitnessesLeft(state: MembershipState, without: Member, quorum: number): void {
  const left = [...state.members.values()].filter(({ id, isWitness }) => isWitness && id !== without.id).length
  if (without.isWitness && left < quorum) throw new ProtocolError('WITNESSES_TOO_FEW', { member: without.id, found: left, expected: quorum })
}

function admit(state: MembershipState, { index, time }: Placed, { motion, candidate }: Of<'admitted'>): MembershipState {
  const { state: next, standing } = carryOutMotion(state, motion, 'admission', candidate)
  const record = standing.candidates[candidate]
  if (record === undefined || next.members.has(record.id)) throw new ProtocolError('ADMISSION_UNFOUNDED', { number: candidate + 1 })
  const slot = Math.max(0, ...[...next.members.values()].map((member) => member.slot)) + 1
  const member: Member = {
    ...record,
    slot,
    isWitness: false,
    state: 'admitted',
    since: index,
    changedAt: { index, time },
    hasPledge: false,
    roles: new Set(),
    readerSince: {},
    presence: [],
    lastSignedAt: 0,
  }
  assertKeysOfNoOffice(next, record)
  return grown(withMember(next, member), index, false)
}

function expel(state: MembershipState, placed: Placed, { motion }: Of<'expelled'>, quorum: number): MembershipState {
  const { state: next, standing } = carryOutMotion(state, motion, 'expulsion', 0)
  const { subject } = standing.motion
  const member = memberIn(next, subject.kind === 'expulsion' ? subject.member : '', 'admitted', 'suspended')
  assertWitnessesLeft(next, member, quorum)
  return out(next, placed, member, { state: 'expelled' })
}

function giveRole(state: MembershipState, placed: Placed, { motion }: Of<'role'>, quorum: number): MembershipState {
  const { state: next, standing } = carryOutMotion(state, motion, 'role', 0)
  const { subject } = standing.motion
  if (subject.kind !== 'role') return next
  const member = memberIn(next, subject.member, 'admitted', 'suspended')
  return withRole(next, placed, member, subject.role, subject.isGranted, quorum)
}

function withRole(state: MembershipState, { time }: Placed, member: Member, role: MemberRole, isGranted: boolean, quorum: number): MembershipState {
  const roles = new Set(member.roles)
  if (isGranted) assertRole(state, member, role, time)
  if (isGranted) roles.add(role)
  else roles.delete(role)
  if (role === 'witness' && !isGranted) assertWitnessesLeft(state, member, quorum)
  return withMember(state, { ...member, roles, isWitness: roles.has('witness') })
}

function putRules(state: MembershipState, { motion }: Of<'rules'>): MembershipState {
  const { state: next, standing } = carryOutMotion(state, motion, 'rules', 0)
  const { subject } = standing.motion
  return subject.kind === 'rules' ? { ...next, rules: subject.rules } : next
}

/** The former relay is a recipient no more; whoever takes over shares no key with anybody. @throws ProtocolError `ROLE_CONFLICT` */
function putRelay(state: MembershipState, { index }: Placed, { motion }: Of<'relay'>): MembershipState {
  const { state: next, standing } = carryOutMotion(state, motion, 'relay', 0)
  const { subject } = standing.motion
  if (subject.kind !== 'relay') return next
  const { relay } = subject
  assertEd25519Key(relay.key)
  assertKeysOfNoOffice(next, relay)
  const member = [...next.members.values()].find(({ key, box }) => equalBytes(key, relay.key) || equalBytes(box, relay.box))
  if (member !== undefined) throw new ProtocolError('ROLE_CONFLICT', { role: 'relay', member: member.id })
  return grown(shrunk({ ...next, offices: { ...next.offices, relay } }, index, false), index, false)
}

/** A frame counts once, and none that is older than the newest. @throws ProtocolError `FRAME_OLD` */
function assertNew({ id, lastSignedAt }: Member, at: number): void {
  if (at <= lastSignedAt) throw new ProtocolError('FRAME_OLD', { member: id })
}

function pledge(state: MembershipState, ground: ReplayGround, { index }: Placed, { frame }: Of<'pledge'>): MembershipState {
  const { payload } = openFrame(ground.origin, 'pledge', frame, Pledge, ({ member }) => memberIn(state, member, 'admitted', 'suspended').key)
  const member = memberIn(state, payload.member, 'admitted', 'suspended')
  assertNew(member, payload.at)
  const next = withMember(state, { ...member, hasPledge: payload.isPledged, lastSignedAt: payload.at })
  if (payload.isPledged === member.hasPledge) return next
  const at = { ...(payload.isPledged ? next.grownAt : next.shrunkAt), pledge: index }
  return payload.isPledged ? { ...next, grownAt: at } : { ...next, shrunkAt: at }
}

function request(state: MembershipState, ground: ReplayGround, placed: Placed, { frame }: Of<'request'>, quorum: number): MembershipState {
  const { payload } = openFrame(
    ground.origin,
    'member-request',
    frame,
    MemberRequest,
    ({ member }) => memberIn(state, member, 'admitted', 'suspended').key,
  )
  const found = memberIn(state, payload.member, 'admitted', 'suspended')
  assertNew(found, payload.at)
  const member = { ...found, lastSignedAt: payload.at }
  const next = withMember(state, member)
  switch (payload.request) {
    case 'suspend':
      memberIn(state, payload.member, 'admitted')
      return out(next, placed, member, { state: 'suspended', suspendedBy: 'own-request' })
    case 'resume':
      if (member.suspendedBy !== 'own-request') throw new ProtocolError('MEMBER_STATE', { member: member.id, state: member.state })
      return back(next, placed, member)
    case 'leave':
      assertWitnessesLeft(next, member, quorum)
      return out(next, placed, member, { state: 'left' })
    case 'give-up-role':
      if (payload.role === undefined) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'role' })
      return withRole(next, placed, member, payload.role, false, quorum)
    case 'declare-host':
      return withRole(next, placed, member, 'host', true, quorum)
    case 'declare-intermediary':
      return withRole(next, placed, member, 'intermediary', true, quorum)
  }
}

function mandate(state: MembershipState, ground: ReplayGround, { index, time }: Placed, { frame }: Of<'mandate'>): MembershipState {
  const { payload } = openFrame(ground.origin, 'mandate', frame, Mandate, ({ principal }) => memberIn(state, principal, 'admitted', 'suspended').key)
  const principal = memberIn(state, payload.principal, 'admitted', 'suspended')
  assertNew(principal, payload.at)
  memberIn(state, payload.agent, 'admitted')
  if (payload.agent === payload.principal) throw new ProtocolError('ROLE_CONFLICT', { role: payload.agent })
  if (payload.scopes.includes('hosting')) assertHosting(state, principal.id, payload.agent, time)
  const next = withMember(state, { ...principal, lastSignedAt: payload.at })
  const mandates = new Map(state.mandates)
  const key = `${payload.principal} ${payload.agent}`
  if (payload.scopes.length === 0) mandates.delete(key)
  else mandates.set(key, { ...payload, index })
  return { ...next, mandates }
}

/** The old key is dead from here on. A key that was one before, of whomever, does not come back. */
function replaceKey(state: MembershipState, ground: ReplayGround, { index, time }: Placed, { frame }: Of<'key-replacement'>): MembershipState {
  const { payload } = openFrame(ground.origin, 'key-replacement', frame, KeyReplacement, ({ recoveryKey, key }) => recoveryKey ?? key)
  const member = memberIn(state, payload.member, 'admitted', 'suspended')
  assertNew(member, payload.at)
  const { recoveryKey } = payload
  if (recoveryKey !== undefined && !equalBytes(sha256(recoveryKey), member.recovery)) throw new ProtocolError('RECOVERY_WRONG', { member: member.id })
  assertEd25519Key(payload.key)
  assertKeysOfNoOffice(state, payload)
  const isTaken = [...state.members.values()].some(({ key, box }) => equalBytes(key, payload.key) || equalBytes(box, payload.box))
  if (isTaken) throw new ProtocolError('KEY_DUPLICATE', { index })
  const { key, box, recovery, at } = payload
  const renewed = { ...member, key, box, recovery, lastSignedAt: at }
  const next = member.suspendedBy === 'key' ? back(state, { index, time }, renewed) : withMember(state, renewed)
  return grown(shrunk(next, index, member.hasPledge), index, member.hasPledge)
}
