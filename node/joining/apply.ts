// SPDX-License-Identifier: EUPL-1.2
/**
 * The two requests of an applicant: handing the application in, and asking how it stands. Both are signed with the own key, and need no membership.
 *
 * @module
 */
import { equalBytes, fromHex } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import {
  APPLICATION_REPLY_MAX_BYTES,
  openApplicationStatus,
  openApplicationTaken,
  sealApplication,
  signApplication,
  signApplicationQuery,
} from '@ncv/protocol/joining/seal.ts'
import { signFrame } from '@ncv/protocol/membership/frames.ts'
import type { ApplicationStatus } from '@ncv/protocol/message/application.ts'
import type { Candidate } from '@ncv/protocol/message/membership.ts'
import type { World } from '@ncv/protocol/world.ts'
import { errorFromProblem } from '@ncv/runtime/problem.ts'
import { NodeError } from '../errors.ts'
import type { Outgoing } from './outgoing.ts'
import type { ApplicationParts, Joined } from './parts.ts'

type Own = Pick<ApplicationParts, 'world' | 'keys' | 'config'>

/**
 * @throws NodeError `HUB_KEY_UNWITNESSED` while a new hub key is not confirmed by others; RemoteProblem with the hub's code; RuntimeError `NET_…`;
 *   ProtocolError `RECEIPT_OTHER`, `ENVELOPE_…` for a receipt that is none
 */
export async function applyAt(
  { world, keys, config }: Own,
  { opened, trust, log, hubUrl }: Joined,
  { spoc, record, optIns }: Outgoing,
): Promise<void> {
  const box = trust.hubBox()
  if (box === undefined) throw new NodeError('HUB_KEY_UNWITNESSED')
  const { origin } = opened
  const own: Candidate = {
    id: keys.id,
    name: config.name,
    kind: config.kind,
    category: record.category,
    key: keys.identity.publicKey,
    box: keys.box.publicKey,
    recovery: fromHex(config.recovery, 32),
  }
  const candidate = signFrame(origin, 'candidate', own, keys.identity.seed)
  const application = { candidate, record, ...(spoc === undefined ? {} : { spoc }), optIns: [...optIns], at: record.at }
  const sealed = sealApplication(box, origin, signApplication(origin, application, keys.identity.seed), world)
  const reply = await post(world, `${hubUrl}/application`, sealed)
  const taken = openApplicationTaken(origin, reply, trust.hubKey(log.size()))
  if (!equalBytes(taken.application, sha256(sealed)) || taken.id !== keys.id) throw new ProtocolError('RECEIPT_OTHER')
}

/** @throws as {@link applyAt} */
export async function askAt({ world, keys }: Own, { opened, trust, log, hubUrl }: Joined): Promise<ApplicationStatus> {
  const asked = world.now()
  const query = signApplicationQuery(opened.origin, { key: keys.identity.publicKey, box: keys.box.publicKey, at: asked }, keys.identity.seed)
  const reply = await post(world, `${hubUrl}/application/status`, query)
  const { payload } = openApplicationStatus(opened.origin, reply, keys.box.secretKey, trust.hubKey(log.size()))
  if (payload.asked !== asked || payload.id !== keys.id) throw new ProtocolError('RECEIPT_OTHER')
  return payload
}

async function post({ net }: World, url: string, body: Uint8Array): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/octet-stream' }
  const reply = await net.request({ method: 'POST', url, body, headers, maxBytes: APPLICATION_REPLY_MAX_BYTES })
  if (reply.status >= 200 && reply.status <= 299) return reply.body
  throw errorFromProblem(reply.status, jsonOf(reply.body))
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
