// SPDX-License-Identifier: EUPL-1.2
/**
 * Streams in the hands of a test, under virtual time: it sees who asked when, and answers when it likes.
 *
 * @module
 */
import type { NetStreamReader, World } from '@ncv/protocol/world.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

export interface FakeStream {
  readonly url: string
  /** Milliseconds since the beginning. */
  readonly at: number
  readonly reader: NetStreamReader
  isCancelled: boolean
}

export interface FakeStreams {
  readonly federation: VirtualFederation
  readonly world: World
  readonly opened: FakeStream[]
  /** The newest one. */
  last(): FakeStream
}

export const STREAM_HEADERS = { 'content-type': 'text/event-stream' }

export function fakeStreams(seed = 'streams', name = 'node'): FakeStreams {
  const federation = virtualFederation({ seed })
  const world = federation.party(name)
  const start = federation.now()
  const opened: FakeStream[] = []
  const stream: World['net']['stream'] = ({ url }, reader) => {
    const made: FakeStream = { url, at: federation.now() - start, reader, isCancelled: false }
    opened.push(made)
    return () => {
      made.isCancelled = true
    }
  }
  return {
    federation,
    world: { ...world, net: { ...world.net, stream } },
    opened,
    last() {
      const newest = opened.at(-1)
      if (newest === undefined) throw new RangeError('nobody has asked for a stream')
      return newest
    },
  }
}
