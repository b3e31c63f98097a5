// SPDX-License-Identifier: EUPL-1.2
/**
 * The application of this house: filled in, looked at, sent; for a member the same fields are its contacts, attestations and opt-ins.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { Draft, missingFrom } from '@ncv/protocol/joining/draft.ts'
import { DRAFT_FIELDS, draftField } from '@ncv/protocol/joining/draft-fields.ts'
import { CONFIRMED_FOR_MS } from '@ncv/protocol/joining/prerequisites.ts'
import type { Member } from '@ncv/protocol/membership/registry.ts'
import type { PostKind } from '@ncv/protocol/message/post.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { World } from '@ncv/protocol/world.ts'
import { parseJsonFile } from '../correction/json-file.ts'
import { NodeError } from '../errors.ts'
import { applyAt, askAt } from './apply.ts'
import type { Outgoing } from './outgoing.ts'
import { digestOf, outgoingOf, shownOutgoing } from './outgoing.ts'
import type { ApplicationParts, Joined } from './parts.ts'

function ownMember({ joined, keys }: ApplicationParts): Member | undefined {
  return joined?.registry.all.get(keys.id)
}

/** What the hub would be given now. @param given rows for which it has consent */
function outgoing(parts: ApplicationParts, given = parts.store.book().sent?.optIns ?? []): Outgoing {
  const { store, keys, config, world } = parts
  return outgoingOf(store.book().draft, keys.id, ownMember(parts)?.category ?? config.category, world.now(), given)
}

export function viewOf(parts: ApplicationParts): ApplicationView {
  const { store, keys, config, world, joined } = parts
  const { draft, sent, confirmedAt, answer } = store.book()
  const member = ownMember(parts)
  const leaving = outgoing(parts)
  const digest = digestOf(leaving)
  return {
    id: keys.id,
    name: member?.name ?? config.name,
    kind: member?.kind ?? config.kind,
    category: leaving.record.category,
    state: member?.state ?? (joined === undefined ? 'none' : 'applicant'),
    fields: DRAFT_FIELDS.map(({ name, row, isSent, read }) => ({ name, row, value: read(draft) ?? null, isSent })),
    missing: missingFrom({ ...draft, category: draft.category ?? config.category }, member?.hasPledge === true),
    outgoing: shownOutgoing(leaving),
    digest,
    sentAt: sent?.at ?? null,
    isChanged: sent !== undefined && sent.digest !== digest,
    confirmedAt: confirmedAt ?? null,
    isDue: member?.state === 'admitted' && (confirmedAt ?? 0) + CONFIRMED_FOR_MS < world.now(),
    answer: answer === undefined ? null : { ...answer, blocking: [...answer.blocking], reason: answer.reason ?? null, motion: answer.motion ?? null },
  }
}

/** @throws ProtocolError `APPLICATION_FIELD`, `APPLICATION_FIELD_UNKNOWN` */
export function setField({ store, world }: ApplicationParts, name: string, value: string): void {
  store.put({ draft: draftField(name).write(store.book().draft, value, world.now()) })
}

/**
 * Takes over what the file says; what it does not name stays. All of it or nothing.
 *
 * @throws NodeError `APPLICATION_FILE` naming the place; ProtocolError `APPLICATION_FIELD`
 */
export function importDraft({ store, world }: ApplicationParts, json: string): void {
  const read = parseJsonFile(utf8(json), Draft)
  if ('pointer' in read) {
    const { pointer, problem, expected } = read
    throw new NodeError('APPLICATION_FILE', { pointer: pointer || '/', problem: `file-${problem}`, ...(expected === undefined ? {} : { expected }) })
  }
  // Through the same door as single values, dates first where a state would set them.
  let { draft } = store.book()
  for (const { read: valueIn, write } of DRAFT_FIELDS) {
    const value = valueIn(read.value)
    if (value !== undefined) draft = write(draft, value, world.now())
  }
  store.put({ draft })
}

export function exportDraft({ store, config }: ApplicationParts): string {
  const { draft } = store.book()
  return `${JSON.stringify({ ...draft, category: draft.category ?? config.category }, null, 2)}\n`
}

/**
 * Sends what was shown: an applicant straight to the hub, which answers; a member as post.
 *
 * @param digest of what a person has seen
 * @throws NodeError `NODE_NOT_JOINED`, `APPLICATION_CHANGED`, `APPLICATION_LEFT`; what the hub refuses
 */
export async function sendApplication(parts: ApplicationParts, digest: string): Promise<void> {
  const { store, world } = parts
  const joined = joinedOf(parts)
  const leaving = outgoing(parts)
  if (digestOf(leaving) !== digest) throw new NodeError('APPLICATION_CHANGED')
  const member = ownMember(parts)
  // What was taken back is gone then, and no change any more.
  const kept = outgoing(parts, [])
  const sent = { at: world.now(), digest: digestOf(kept), optIns: kept.optIns.map(({ row }) => row) }
  const confirmed = leaving.spoc === undefined ? {} : { confirmedAt: sent.at }
  if (member === undefined) {
    await applyAt(parts, joined, leaving)
    store.put({ sent, ...confirmed, answer: { state: 'pending', at: sent.at, blocking: leaving.spoc === undefined ? ['spoc'] : [] } })
    return
  }
  if (member.state !== 'admitted') throw new NodeError('APPLICATION_LEFT', { state: member.state })
  enqueueAll(joined, world, [
    ['application', leaving.record],
    ...(leaving.spoc === undefined ? [] : [['spoc', leaving.spoc] as const]),
    ...leaving.optIns.map((optIn) => ['opt-in', optIn] as const),
  ])
  store.put({ sent, ...confirmed })
}

/** The contacts hold: the record goes out again with today's date. @throws NodeError `CONTACTS_MISSING`, `APPLICATION_LEFT`, `NODE_NOT_JOINED` */
export function confirmContacts(parts: ApplicationParts): void {
  const { store, world } = parts
  const joined = joinedOf(parts)
  const member = ownMember(parts)
  if (member?.state !== 'admitted') throw new NodeError('APPLICATION_LEFT', { state: member?.state ?? 'applicant' })
  const { spoc } = outgoing(parts)
  if (spoc === undefined) throw new NodeError('CONTACTS_MISSING')
  enqueueAll(joined, world, [['spoc', spoc]])
  store.put({ confirmedAt: world.now() })
}

/** How does it stand? @throws NodeError `NODE_NOT_JOINED`, `APPLICATION_ADMITTED`; what the hub refuses */
export async function askApplication(parts: ApplicationParts): Promise<void> {
  const joined = joinedOf(parts)
  if (ownMember(parts) !== undefined) throw new NodeError('APPLICATION_ADMITTED')
  const { state, at, blocking, reason, motion } = await askAt(parts, joined)
  const more = { ...(reason === undefined ? {} : { reason }), ...(motion === undefined ? {} : { motion: hex(motion) }) }
  parts.store.put({ answer: { state, at, blocking, ...more } })
}

function joinedOf({ joined, dir }: ApplicationParts): Joined {
  if (joined === undefined) throw new NodeError('NODE_NOT_JOINED', { dir })
  return joined
}

function enqueueAll({ post }: Joined, world: World, posts: readonly (readonly [PostKind, object])[]): void {
  if (posts.length === 0) throw new ProtocolError('APPLICATION_MALFORMED')
  post.inOne(() => {
    for (const [kind, content] of posts)
      post.enqueue({ kind, to: [HUB_PARTY], content: encode(content as Value), tlp: 'TLP:AMBER+STRICT', terms: 'member' }, world)
  })
}
