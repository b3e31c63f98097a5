// SPDX-License-Identifier: EUPL-1.2
/**
 * What this house decides about itself: TLP pledge, rest and return, leaving, roles, mandates. Signed here, sent as post, in force with its entry.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { parseFrame, parsePayload } from '@ncv/protocol/envelope.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { Membership } from '@ncv/protocol/membership/registry.ts'
import type { Mandate, MemberRequest } from '@ncv/protocol/message/membership.ts'
import { Mandate as MandateSchema, MemberRequest as RequestSchema, Pledge } from '@ncv/protocol/message/membership.ts'
import { HUB_PARTY } from '@ncv/protocol/message/post.ts'
import type { World } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import type { Self } from '../self.ts'
import type { PostOut, PostStore } from '../store/post-store.ts'

export type Declaration =
  | { readonly kind: 'pledge'; readonly isPledged: boolean }
  | ({ readonly kind: 'member-request' } & Pick<MemberRequest, 'request' | 'role'>)
  | ({ readonly kind: 'mandate' } & Pick<Mandate, 'agent' | 'scopes' | 'until'>)

/** By the kind of post, the kind of change that the entry holds. */
const CHANGES = { pledge: 'pledge', 'member-request': 'request', mandate: 'mandate' } as const

export interface DeclarationParts {
  readonly post: PostStore
  readonly registry: Membership
}

function payloadOf(declaration: Declaration, id: string, at: number): object {
  switch (declaration.kind) {
    case 'pledge':
      return { member: id, isPledged: declaration.isPledged, at }
    case 'member-request': {
      const { request, role } = declaration
      return { member: id, request, ...(role === undefined ? {} : { role }), at }
    }
    case 'mandate': {
      const { agent, scopes, until } = declaration
      return { principal: id, agent, scopes, until, at }
    }
  }
}

/**
 * @throws NodeError `NO_MEMBER` before the admission, `DECLARATION_WAITING` while another one is on its way; ProtocolError as the replay would refuse it:
 *   nothing is sent then
 */
export function declare({ post, registry }: DeclarationParts, { opened, keys }: Self, declaration: Declaration, world: World): void {
  const own = registry.all.get(keys.id)
  if (own === undefined) throw new NodeError('NO_MEMBER')
  const isUnderWay = waitingDeclarations({ post, registry }, keys.id).some(({ state }) => state !== 'refused' && state !== 'taken')
  if (isUnderWay) throw new NodeError('DECLARATION_WAITING')
  const { kind } = declaration
  // One that is older than the last is a replay.
  const at = Math.max(world.now(), own.lastSignedAt + 1)
  const frame = signFrame(opened.origin, kind, payloadOf(declaration, keys.id, at), keys.identity.seed)
  const payload = encode({ change: { kind: CHANGES[kind], frame } } as Value)
  registry.check({ index: registry.state.through, time: world.now(), kind: 'member', payload })
  post.enqueue({ kind, to: [HUB_PARTY], content: frame, tlp: 'TLP:GREEN', terms: 'federation', haste: 'now' }, world)
}

/** Declarations that the log does not hold; each is judged by when it was signed. */
export function waitingDeclarations({ post, registry }: DeclarationParts, own: string): PostOut[] {
  const last = registry.all.get(own)?.lastSignedAt ?? 0
  return post.sent().filter(({ kind, content }) => Object.hasOwn(CHANGES, kind) && signedAt(kind, content) > last)
}

function signedAt(kind: PostOut['kind'], frame: Uint8Array): number {
  try {
    const { payload } = parseFrame(frame)
    if (kind === 'pledge') return parsePayload(payload, Pledge).at
    return kind === 'mandate' ? parsePayload(payload, MandateSchema).at : parsePayload(payload, RequestSchema).at
  } catch (error) {
    if (error instanceof CodedError) return 0
    throw error
  }
}
