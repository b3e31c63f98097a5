// SPDX-License-Identifier: EUPL-1.2
/**
 * A founded federation at rest, made once and copied for every run: hub, relay with mirror, nodes that have read the log and know the
 * keys. Whoever needs tokens fetches them in the run.
 *
 * @module
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import type { HubKeys } from '@ncv/federation/hub/hub-keys.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { nodeStage } from '../node/link/node-stage.ts'
import { fastDir } from '../simulation/template.ts'
import type { TestMember } from '../support/founded-hub.ts'
import { testMember } from '../support/founded-hub.ts'
import { issuerKeyFixtures } from '../support/issuer-keys.ts'

/** Slots under a minute have no office hours: follow-ups go at once. */
export const TIMING: Timing = { periodMs: 3_600_000, slotMs: 50_000, kMin: 3, maxHoldMs: 150_000, reportTokens: 4, countingKeys: 2 }
/** Periods whose keys the template has announced: the present one and the next. */
const PERIODS = 2

export interface Template extends Disposable {
  readonly dir: string
  readonly names: readonly string[]
  /** The clock when it came to rest. */
  readonly at: Instant
  readonly opened: OpenedGenesis
  readonly hubKeys: HubKeys
  readonly relayKeys: TestMember
  /** Goes on where the template stopped; for each run anew. */
  issuerKeys(): IssuerKeyGenerator
}

export async function prepareTemplate(seed: string, count: number): Promise<Template> {
  const stage = await nodeStage({ count, seed, timing: TIMING })
  const { hub, federation, nodes } = stage
  const [first] = nodes
  if (first === undefined) throw new TypeError('a stage has nodes')
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await stage.witness()
  await stage.look()
  for (const { node } of nodes) await node.stop()
  stage.relay.stop()
  await federation.settle()
  hub.close()
  const dir = fastDir('ncv-privacy-template-')
  cpSync(dirname(first.dir), dir, { recursive: true })
  mkdirSync(join(dir, 'relay'), { recursive: true })
  const { opened, keys: hubKeys } = hub
  const at = federation.now()
  const used = PERIODS * (2 + TIMING.countingKeys)
  await stage[Symbol.asyncDispose]()
  return {
    dir,
    names: nodes.map((_, i) => `node-${i + 1}`),
    at,
    opened,
    hubKeys,
    relayKeys: testMember(`${seed} relay`),
    issuerKeys: () => keysAfter(used),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  }
}

function keysAfter(used: number): IssuerKeyGenerator {
  const next = issuerKeyFixtures()
  const skipped = Array.from({ length: used }, () => next())
  return async () => {
    await Promise.all(skipped)
    return await next()
  }
}
