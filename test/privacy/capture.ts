// SPDX-License-Identifier: EUPL-1.2
/**
 * Everything that goes over the wire, in order of sending: address, headers and body of each request and of each reply.
 *
 * It listens at the side that asks, so that a request which reaches nobody is seen as well: its host name has been given away by then.
 *
 * @module
 */
import type { Instant, Net, NetRequest } from '@ncv/protocol/world.ts'

export interface Exchange {
  readonly at: Instant
  readonly from: string
  /** `hub`, `relay`, or the host where that is neither. */
  readonly to: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Absent where no reply came. */
  reply?: {
    readonly at: Instant
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: Uint8Array
  }
}

export class Capture {
  readonly exchanges: Exchange[] = []
  readonly #now: () => Instant
  readonly #names: ReadonlyMap<string, string>

  /** @param names of the parties by the origins of their addresses */
  constructor(now: () => Instant, names: ReadonlyMap<string, string>) {
    this.#now = now
    this.#names = names
  }

  /** The network as `from` has it, listened to. */
  listen(from: string, net: Net): Net {
    return { request: (wanted) => this.#request(from, net, wanted) }
  }

  async #request(from: string, net: Net, wanted: NetRequest) {
    const { origin, host } = new URL(wanted.url)
    const exchange: Exchange = {
      at: this.#now(),
      from,
      to: this.#names.get(origin) ?? host,
      method: wanted.method,
      url: wanted.url,
      headers: { ...wanted.headers },
      body: new Uint8Array(wanted.body ?? []),
    }
    this.exchanges.push(exchange)
    const reply = await net.request(wanted)
    exchange.reply = { at: this.#now(), status: reply.status, headers: { ...reply.headers }, body: new Uint8Array(reply.body) }
    return reply
  }
}

/**
 * What one sender asks for at one instant goes out side by side; which of it is first is decided by this machine's disk. By address, then.
 */
export function inFixedOrder(exchanges: readonly Exchange[]): Exchange[] {
  const groups = Map.groupBy(exchanges, ({ at }) => at)
  return [...groups.values()].flatMap((group) => group.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0)))
}

function orderOf({ from, to, method, url }: Exchange): string {
  return `${from} ${to} ${method} ${url}`
}
