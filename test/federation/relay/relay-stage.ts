// SPDX-License-Identifier: EUPL-1.2
/**
 * A relay between a real hub and members that are played by hand: virtual time, virtual network, real files.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { base64url } from '@ncv/protocol/bytes.ts'
import { decode } from '@ncv/protocol/codec.ts'
import type { SignedRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import type { Batch } from '@ncv/protocol/submission/batch.ts'
import { openBatch } from '@ncv/protocol/submission/batch.ts'
import { relayAudience } from '@ncv/protocol/submission/relay-address.ts'
import { COVER, sealBox } from '@ncv/protocol/submission/seal.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import { Problem } from '@ncv/runtime/problem.ts'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

export const HUB_URL = 'http://hub.test'
export const RELAY_URL = 'http://relay.test'
export const SLOT_MS = 60_000
export const TIMING: Timing = { periodMs: 7 * 86_400_000, slotMs: SLOT_MS, kMin: 3, maxHoldMs: 150_000, reportTokens: 2, countingKeys: 0 }

/** What a request may deviate in. */
export interface Deviation {
  readonly slot?: number | string
  /** Instead of `/slot/<n>`. */
  readonly path?: string
  readonly box?: Uint8Array
  readonly signed?: Partial<SignedRequest>
  readonly authorization?: string | null
  readonly jti?: string
}

export interface Answer {
  readonly status: number
  readonly code: string | undefined
  readonly retryAfter: string | undefined
  readonly receipts: readonly Uint8Array[]
  /** Of an urgent box: how many left together. */
  readonly count?: number
}

export interface RelayStage extends Disposable {
  readonly federation: VirtualFederation
  readonly founded: FoundedHub
  readonly world: VirtualWorld
  readonly dir: string
  readonly publicDir: string
  relay: Relay
  /** Ends the relay and starts it anew over the same folder. */
  restart(): void
  slot(): number
  box(): Uint8Array
  send(member: TestMember, deviation?: Deviation): Promise<Answer>
  /** The batches that left the relay, in order, also repeated and lost ones. */
  batches(): Batch[]
}

export async function relayStage({ count = 5, seed = 'relay' } = {}): Promise<RelayStage> {
  const federation = virtualFederation({ seed })
  const founded = await foundHub(federation.party('hub'), { count, timing: TIMING })
  federation.host(HUB_URL, hubApp(founded.hub))
  const dir = mkdtempSync(join(tmpdir(), 'ncv-relay-'))
  const publicDir = join(dir, 'public')
  const world = federation.party('relay')
  const { opened } = founded.hub
  const start = () => {
    const relay = createRelay({ world, opened, keys: founded.relay, url: RELAY_URL, hub: HUB_URL, publicDir, pollMs: 10_000 })
    federation.host(RELAY_URL, relay.publicApp)
    return relay
  }
  const chance = federation.party('members')
  const slot = () => slotAt(opened.genesis, federation.now())
  const box = () => sealBox(opened.genesis.hub.box, opened.origin, COVER, chance)
  const stage: RelayStage = {
    federation,
    founded,
    world,
    dir,
    publicDir,
    slot,
    box,
    relay: start(),
    restart() {
      stage.relay.stop()
      stage.relay = start()
    },
    async send(member, deviation = {}) {
      const body = deviation.box ?? box()
      const path = deviation.path ?? `/slot/${deviation.slot ?? slot()}`
      const request = { audience: relayAudience(RELAY_URL), method: 'POST' as const, path, body, now: federation.now(), ...deviation.signed }
      const jti = deviation.jti ?? base64url(chance.random(16))
      const authorization = deviation.authorization ?? (await signRequest({ ...request, seed: member.identity.seed, subject: member.id, jti }))
      const headers = deviation.authorization === null ? {} : { authorization }
      const init = { method: 'POST', headers, body: new Uint8Array(body) }
      return readAnswer(await stage.relay.publicApp.fetch(new Request(`${RELAY_URL}${path}`, init)))
    },
    batches: () =>
      federation.exchanges
        .filter(({ url }) => url === `${HUB_URL}/batch`)
        .map(({ requestBody }) => openBatch(founded.relay.identity.publicKey, opened.origin, requestBody)),
    [Symbol.dispose]() {
      stage.relay.stop()
      founded.dispose()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return stage
}

async function readAnswer(response: Response): Promise<Answer> {
  const retryAfter = response.headers.get('retry-after') ?? undefined
  if (response.status !== 200) return { status: response.status, code: Problem.parse(await response.json()).code, retryAfter, receipts: [] }
  const value = decode(new Uint8Array(await response.arrayBuffer())) as { readonly receipts?: readonly Uint8Array[]; readonly count?: number }
  const count = value.count === undefined ? {} : { count: value.count }
  return { status: 200, code: undefined, retryAfter, receipts: value.receipts ?? [], ...count }
}
