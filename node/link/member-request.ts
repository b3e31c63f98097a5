// SPDX-License-Identifier: EUPL-1.2
/**
 * A request that a member signs with its identity key, good for this one time only.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import type { NetResponse, World } from '@ncv/protocol/world.ts'
import { errorFromProblem } from '@ncv/runtime/problem.ts'
import type { NodeKeys } from '../node-keys.ts'

export interface MemberRequest {
  /** `hub`, or the relay at its address: nobody else can pass the request on in his own name. */
  readonly audience: string
  /** From configuration, without a slash at the end. */
  readonly baseUrl: string
  readonly path: string
  readonly body: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly maxBytes: number
  /** For the whole exchange; 30,000 where absent. */
  readonly timeoutMs?: number
}

/** @throws RemoteProblem with the other side's code; RuntimeError `NET_…` */
export async function memberPost(
  world: World,
  keys: NodeKeys,
  { audience, baseUrl, path, body, headers, maxBytes, timeoutMs }: MemberRequest,
): Promise<NetResponse> {
  const jti = hex(world.random(16))
  const authorization = await signRequest({
    seed: keys.identity.seed,
    subject: keys.id,
    jti,
    audience,
    method: 'POST',
    path: `${new URL(baseUrl).pathname.replace(/\/$/, '')}${path}`,
    body,
    now: world.now(),
  })
  const reply = await world.net.request({
    method: 'POST',
    url: `${baseUrl}${path}`,
    body,
    maxBytes,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    headers: { ...headers, authorization, 'content-type': 'application/octet-stream' },
  })
  if (reply.status < 200 || reply.status > 299) throw errorFromProblem(reply.status, jsonOf(reply.body))
  return reply
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
