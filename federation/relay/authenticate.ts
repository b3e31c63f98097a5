// SPDX-License-Identifier: EUPL-1.2
/**
 * Who asks: a member of the federation, by a signature for this one request.
 *
 * @module
 */
import { verifyRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { World } from '@ncv/protocol/world.ts'
import { RelayError } from './errors.ts'
import type { SeenRequests } from './seen-requests.ts'

/**
 * The id of the member that signed the request.
 *
 * @param audience names this relay at its own address: what was meant for another address is refused, for whoever listens there may only
 *   pass it on
 * @throws RelayError `AUTH_MISSING`, `AUTH_EXPIRED`, `AUTH_EARLY`, `AUTH_OTHER_REQUEST`, `AUTH_REPLAYED`, `REQUESTS_TOO_MANY`;
 *   ProtocolError `AUTH_INVALID` (format or signature), `MEMBER_UNKNOWN`
 */
export async function authenticate(
  request: Request,
  body: Uint8Array,
  audience: string,
  registry: Registry,
  seen: SeenRequests,
  world: Pick<World, 'now'>,
): Promise<string> {
  const { pathname, search } = new URL(request.url)
  const asked = { audience, method: 'POST' as const, path: pathname + search, body, now: world.now() }
  try {
    const verified = await verifyRequest(request.headers.get('authorization') ?? undefined, asked, (id) => registry.members.get(id)?.key)
    seen.assertNew(verified)
    return verified.subject
  } catch (error) {
    throw error instanceof ProtocolError && error.code === 'AUTH_INVALID' ? refusal(error) : error
  }
}

function refusal(error: ProtocolError): Error {
  const { reason } = error.params
  switch (reason) {
    case 'header':
      return new RelayError('AUTH_MISSING', {}, { cause: error })
    case 'exp':
      return new RelayError('AUTH_EXPIRED', {}, { cause: error })
    case 'iat':
      return new RelayError('AUTH_EARLY', {}, { cause: error })
    case 'aud':
    case 'htm':
    case 'htu':
    case 'bh':
      return new RelayError('AUTH_OTHER_REQUEST', { reason }, { cause: error })
    default:
      return error
  }
}
