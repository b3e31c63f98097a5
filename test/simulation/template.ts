// SPDX-License-Identifier: EUPL-1.2
/**
 * A founded federation at rest, made once: hub, relay with mirror, three nodes with tokens. Every seed starts from a copy,
 * as after a power cut in the whole town.
 *
 * @module
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import type { HubKeys } from '@ncv/federation/hub/hub-keys.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { readNodeConfig, writeNodeConfig } from '@ncv/node/config.ts'
import type { Ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { nodeStage } from '../node/link/node-stage.ts'
import type { TestMember } from '../support/founded-hub.ts'
import { testMember } from '../support/founded-hub.ts'
import { identityOf } from './canaries.ts'

const SEED = 'simulation'
export const NODES = ['node-1', 'node-2', 'node-3'] as const
export const TIMING: Timing = { periodMs: 10_800_000, slotMs: 40_000, kMin: 2, maxHoldMs: 60_000, reportTokens: 2, countingKeys: 1 }
const POLL_MS = 30_000

export interface Analyst {
  readonly id: string
  readonly keys: Ed25519KeyPair
}

export interface Template {
  readonly dir: string
  /** The clock when it came to rest. */
  readonly at: Instant
  readonly opened: OpenedGenesis
  readonly hubKeys: HubKeys
  readonly relayKeys: TestMember
  readonly analysts: readonly [Analyst, Analyst]
  /** Issuer keys that the federation has used up. */
  readonly usedIssuerKeys: number
  dispose(): void
}

function analyst(number: number): Analyst {
  return { id: `analyst-${number}`, keys: ed25519KeyPair(new Uint8Array(32).fill(number)) }
}

/** In memory where the machine has such a folder: thousands of syncs would only measure the disk. */
export function fastDir(prefix: string): string {
  const shm = '/dev/shm'
  return mkdtempSync(join(existsSync(shm) ? shm : tmpdir(), prefix))
}

export async function prepareTemplate(): Promise<Template> {
  const stage = await nodeStage({ count: NODES.length, seed: SEED, timing: TIMING })
  const { hub, federation, nodes } = stage
  const [first] = nodes
  if (first === undefined) throw new TypeError('a stage has nodes')
  const analysts = [analyst(1), analyst(2)] as const
  for (const { id, keys } of analysts) hub.drafts.addAnalyst(id, keys.publicKey)
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await stage.witness()
  await stage.look()
  for (const [i, { node }] of nodes.entries()) node.stores.incidents.putIdentity(identityOf(NODES[i] ?? ''))
  for (const { node } of nodes) await node.links.walletLink.tick()
  await federation.advance(TIMING.periodMs / 15)
  for (const { node } of nodes) await node.links.walletLink.tick()
  for (const { node } of nodes) if (node.stores.wallet.readyCount('report', [0]) !== TIMING.reportTokens) throw new Error('a wallet is empty')
  for (const { node, dir } of nodes) {
    await node.stop()
    writeNodeConfig(dir, { ...readNodeConfig(dir), pollMs: POLL_MS })
  }
  stage.relay.stop()
  await federation.settle()
  hub.close()
  const dir = fastDir('ncv-sim-template-')
  cpSync(dirname(first.dir), dir, { recursive: true })
  mkdirSync(join(dir, 'relay'), { recursive: true })
  const template: Template = {
    dir,
    at: federation.now(),
    opened: hub.opened,
    hubKeys: hub.keys,
    relayKeys: testMember(`${SEED} relay`),
    analysts,
    usedIssuerKeys: 6,
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  }
  await stage[Symbol.asyncDispose]()
  return template
}
