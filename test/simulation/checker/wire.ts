// SPDX-License-Identifier: EUPL-1.2
/**
 * Everything that goes over the wire passes the trace and the checker.
 *
 * @module
 */
import type { Instant, NetRequest, NetResponse } from '@ncv/protocol/world.ts'
import type { Watcher } from '../network.ts'
import type { Trace } from '../trace.ts'
import type { Checker } from './checker.ts'

/** Replies on these paths are signed heads. */
const HEADS = ['/checkpoint', '/witness/head', '/witnessed/']
/** Where the hub shows its newest head, not an archived one. */
const NEWEST = ['/checkpoint', '/witness/head']

export function watchWire(checker: Checker, trace: Trace, now: () => Instant, failed: (error: unknown) => void): Watcher {
  const look = (run: () => void): void => {
    try {
      run()
    } catch (error) {
      failed(error)
    }
  }
  const nothing = new Uint8Array()
  return {
    asked(from, to, { method, url, headers, body = nothing }: NetRequest) {
      trace.add(`${now()} ${from} > ${to} ${method} ${url}`, body)
      look(() => {
        checker.wire(from, to, `${url} ${JSON.stringify(headers ?? {})}`, body)
        if (url.includes('/witness/')) checker.head(body)
      })
    },
    answered(from, to, { url }: NetRequest, { status, headers, body }: NetResponse) {
      trace.add(`${now()} ${to} > ${from} ${status} ${url}`, body)
      look(() => {
        checker.wire(to, from, JSON.stringify(headers), body)
        const { pathname } = new URL(url)
        if (status !== 200 || !HEADS.some((path) => pathname.startsWith(path))) return
        if (to === 'hub' && NEWEST.includes(pathname)) checker.hubShows(body)
        else checker.head(body)
      })
    },
  }
}
