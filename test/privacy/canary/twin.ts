// SPDX-License-Identifier: EUPL-1.2
/**
 * The same house with other words in the same places must do the same on the wire, byte for byte and moment for moment: what goes out
 * depends on no word that stays. Entity tags of public files, which the disk of this machine makes, are left
 * out; requests of one sender at one instant go out side by side and are compared by their addresses. So a leak is found that writes nothing, such as the order of things.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import type { Exchange } from '../capture.ts'
import { inFixedOrder } from '../capture.ts'

/** The first request in which the two differ; undefined where there is none. */
export function firstDifference(first: readonly Exchange[], second: readonly Exchange[]): string | undefined {
  const [one, other] = [inFixedOrder(first), inFixedOrder(second)]
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [one[i], other[i]]
    if (a === undefined || b === undefined) return `request ${i}: one of the two has no more`
    const [here, there] = [lineOf(a), lineOf(b)]
    if (here !== there) return `request ${i}: ${here} / ${there}`
  }
  return undefined
}

function lineOf({ at, from, to, method, url, headers, body, reply }: Exchange): string {
  const answered =
    reply === undefined ? 'no reply' : `${reply.at} ${reply.status} ${JSON.stringify(withoutInode(reply.headers))} ${digest(reply.body)}`
  return `${at} ${from} > ${to} ${method} ${url} ${JSON.stringify(headers)} ${digest(body)} ${answered}`
}

/** The entity tag of a public file names its place and time on this machine's disk. */
function withoutInode({ etag: _etag, ...headers }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers
}

function digest(bytes: Uint8Array): string {
  return `${bytes.length} bytes ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
}
