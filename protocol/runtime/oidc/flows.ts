// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is on the way to the provider and back, in memory alone: ten minutes, and each way once.
 *
 * A way belongs to the browser that went it. What it brings back is worth nothing in another one, so that nobody can sign somebody else's
 * browser in as themselves or take over a way that was seen on a screen. The browser's secret lies here as a hash.
 *
 * @module
 */
import { base64url, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import type { Asked } from './provider.ts'

/** Milliseconds from setting out to coming back. */
export const FLOW_MS = 10 * 60_000
/** At one time; the oldest goes when another comes. */
const FLOWS_MAX = 10_000

/** What is done when the browser is back; `session` by its handle, `to` is where the browser goes then. */
export type Purpose =
  | { readonly for: 'sign-in'; readonly to: string }
  | { readonly for: 'set-up'; readonly to: string; readonly link: string; readonly login: string; readonly name: string }
  | { readonly for: 'bind' | 'confirm'; readonly to: string; readonly account: string; readonly session: string }

export interface Flow extends Asked {
  readonly purpose: Purpose
  readonly startedAt: Instant
}

/** Known to the provider; the code of our own second factor is still wanted. */
export interface HalfWay {
  readonly account: string
  readonly to: string
  /** To refresh; undefined: to open one. */
  readonly session: string | undefined
}

interface Held<T> {
  readonly browser: string
  readonly until: Instant
  readonly value: T
}

export class Flows {
  readonly #world: Pick<World, 'now' | 'random'>
  readonly #away = new Map<string, Held<Flow>>()
  readonly #halfWay = new Map<string, Held<HalfWay>>()

  constructor(world: Pick<World, 'now' | 'random'>) {
    this.#world = world
  }

  /** @param browser the secret of its cookie, where it brings one @returns the one that it has to keep */
  begin(browser: string | undefined, redirectUri: string, purpose: Purpose): { readonly flow: Flow; readonly browser: string } {
    const now = this.#world.now()
    for (const [key, { until }] of this.#away) if (until <= now) this.#away.delete(key)
    // Another window of the same browser may be on the way; a secret that we have not given to anybody is not taken over.
    const isKnown = browser !== undefined && [...this.#away.values()].some((held) => held.browser === hashOf(browser))
    const own = isKnown ? browser : this.#secret()
    const asked = { redirectUri, state: this.#secret(), nonce: this.#secret(), verifier: this.#secret() }
    const flow = { ...asked, isAnew: purpose.for === 'confirm', purpose, startedAt: now }
    hold(this.#away, hashOf(flow.state), { browser: hashOf(own), until: now + FLOW_MS, value: flow })
    return { flow, browser: own }
  }

  /** Each once, and only for the browser that set out. */
  take(browser: string | undefined, state: string): Flow | undefined {
    const key = hashOf(state)
    const held = this.#away.get(key)
    if (held === undefined || browser === undefined || held.browser !== hashOf(browser)) return undefined
    this.#away.delete(key)
    return held.until <= this.#world.now() ? undefined : held.value
  }

  wait(browser: string, value: HalfWay): void {
    const key = hashOf(browser)
    hold(this.#halfWay, key, { browser: key, until: this.#world.now() + FLOW_MS, value })
  }

  waiting(browser: string | undefined): HalfWay | undefined {
    const held = browser === undefined ? undefined : this.#halfWay.get(hashOf(browser))
    return held === undefined || held.until <= this.#world.now() ? undefined : held.value
  }

  arrived(browser: string): void {
    this.#halfWay.delete(hashOf(browser))
  }

  #secret(): string {
    return base64url(this.#world.random(32))
  }
}

function hold<T>(map: Map<string, Held<T>>, key: string, held: Held<T>): void {
  map.delete(key)
  if (map.size >= FLOWS_MAX) map.delete(map.keys().next().value as string)
  map.set(key, held)
}

function hashOf(secret: string): string {
  return hex(sha256(utf8(`NCV sign-in flow v1\0${secret}`)))
}
