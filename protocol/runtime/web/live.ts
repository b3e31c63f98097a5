// SPDX-License-Identifier: EUPL-1.2
/**
 * Tells open pages what has changed, by topic and without content: `event: change`, `data: ["match","feed"]`.
 *
 * Topics are the nouns of the actions that were carried out, and the counters that the party names. A page reads anew what it shows.
 *
 * @module
 */
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Cancel, World } from '@ncv/protocol/world.ts'

/** Topic → anything that differs when it has changed; must be cheap, it is asked each second while a page is open. */
export type Counters = () => Readonly<Record<string, string | number>>

const LOOK_MS = 1_000
const BEAT_EVERY = 15
const STREAMS_MAX = 200

export class Live {
  readonly #world: Pick<World, 'timer'>
  readonly #counters: Counters
  readonly #streams = new Map<ReadableStreamDefaultController<Uint8Array>, () => boolean>()
  readonly #changed = new Set<string>()
  #seen: Readonly<Record<string, string | number>> = {}
  #cancel: Cancel | undefined
  #looks = 0

  constructor(world: Pick<World, 'timer'>, counters: Counters) {
    this.#world = world
    this.#counters = counters
  }

  announce(topic: string): void {
    this.#changed.add(topic)
  }

  /** @param isOpen whether the session behind the page still holds; its stream ends with it */
  serve(isOpen: () => boolean): Response {
    if (this.#streams.size >= STREAMS_MAX) return new Response(null, { status: 503, headers: { 'retry-after': '30' } })
    let own: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller
        if (this.#streams.size === 0) this.#seen = this.#counters()
        this.#streams.set(controller, isOpen)
        controller.enqueue(utf8(': here\n\n'))
        this.#cancel ??= this.#world.timer(LOOK_MS, () => this.#look())
      },
      cancel: () => {
        if (own !== undefined) this.#drop(own)
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' } })
  }

  #look(): void {
    this.#cancel = this.#world.timer(LOOK_MS, () => this.#look())
    this.#looks += 1
    const counters = this.#counters()
    for (const [topic, value] of Object.entries(counters)) if (this.#seen[topic] !== value) this.#changed.add(topic)
    this.#seen = counters
    const topics = [...this.#changed].sort()
    this.#changed.clear()
    const line = topics.length > 0 ? utf8(`event: change\ndata: ${JSON.stringify(topics)}\n\n`) : undefined
    for (const [controller, isOpen] of [...this.#streams]) {
      if (!isOpen()) this.#end(controller)
      else if (line !== undefined) controller.enqueue(line)
      else if (this.#looks % BEAT_EVERY === 0) controller.enqueue(utf8(': here\n\n'))
    }
  }

  #drop(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#streams.delete(controller)
    if (this.#streams.size > 0) return
    this.#cancel?.()
    this.#cancel = undefined
  }

  #end(controller: ReadableStreamDefaultController<Uint8Array>): void {
    controller.close()
    this.#drop(controller)
  }

  [Symbol.dispose](): void {
    for (const controller of [...this.#streams.keys()]) this.#end(controller)
  }
}
