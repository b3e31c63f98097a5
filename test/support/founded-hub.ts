// SPDX-License-Identifier: EUPL-1.2
/**
 * A founded hub in a temporary folder: real files, real database, real keys, virtual time.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { found, prepareFounding } from '@ncv/federation/hub/founding.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub } from '@ncv/federation/hub/party.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { XwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { memberIdOf, signGenesis, witnessName } from '@ncv/protocol/membership/genesis.ts'
import { hubKeyHistory, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import { cosign } from '@ncv/protocol/tlog/cosignature.ts'
import { formatNote, withSignature } from '@ncv/protocol/tlog/note.ts'
import type { World } from '@ncv/protocol/world.ts'
import { issuerKeyFixtures } from './issuer-keys.ts'

export interface TestMember {
  readonly id: string
  readonly name: string
  readonly identity: Ed25519KeyPair
  readonly box: XwingKeyPair
}

export interface FoundedHub {
  readonly dir: string
  readonly hub: Hub
  readonly members: readonly TestMember[]
  readonly relay: TestMember
  /** The two shares of the root key, as they would be printed. */
  readonly rootShares: readonly [Uint8Array, Uint8Array]
  /** Closes the hub and opens it anew, as after a restart. */
  reopen(): Promise<Hub>
  dispose(): void
}

export function testMember(label: string): TestMember {
  const identity = ed25519KeyPair(sha256(utf8(`identity ${label}`)))
  return { id: memberIdOf(identity.publicKey), name: `Gemeinde ${label}`, identity, box: xwingKeyPair(sha256(utf8(`box ${label}`))) }
}

const TIMING: Timing = { periodMs: 7 * 86_400_000, slotMs: 900_000, kMin: 3, maxHoldMs: 3_600_000, reportTokens: 8, countingKeys: 0 }

/** @param count founders, all of them witnesses; quorum 2 where there are two */
export async function foundHub(world: World, { count = 3, federation = 'verbund.test', timing = TIMING } = {}): Promise<FoundedHub> {
  const dir = mkdtempSync(join(tmpdir(), 'ncv-hub-'))
  const members = Array.from({ length: count }, (_, i) => testMember(`${federation} ${i + 1}`))
  const relay = testMember(`${federation} relay`)
  const draft = prepareFounding(world, dir, {
    federation,
    name: 'Verbund im Test',
    hubName: 'N-CERT',
    quorum: Math.min(2, count),
    timing,
    relay: { id: relay.id, name: 'Relais', key: relay.identity.publicKey, box: relay.box.publicKey },
    founders: members.map(({ id, name, identity, box }) => ({
      id,
      name,
      kind: 'municipality',
      category: 1,
      key: identity.publicKey,
      box: box.publicKey,
      recovery: sha256(identity.publicKey),
      isWitness: true,
    })),
    rules: { base: 'cast', voteQuorum: { numerator: 1, denominator: 2 }, votingPeriodMs: 86_400_000, amberToSupervision: true, retentionDays: 365 },
  })
  await found(world, dir, new Map(members.map(({ id, identity }) => [id, signGenesis(draft.payload, identity.seed)])))
  const generate = issuerKeyFixtures()
  let hub = await openHub(world, dir, readHubKeys(dir), generate)
  return {
    dir,
    members,
    relay,
    rootShares: draft.rootShares,
    get hub() {
      return hub
    },
    async reopen() {
      hub.close()
      hub = await openHub(world, dir, readHubKeys(dir), generate)
      return hub
    },
    dispose() {
      hub.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The hub's newest checkpoint with the cosignature of this member. */
export function cosigned(hub: Hub, member: TestMember, seconds: number, note: Uint8Array = hub.witnesses.currentNote()): Uint8Array {
  const opened = openHubCheckpoint(note, hub.opened, hubKeyHistory(hub.opened, hub.log.bodiesOfKind('hub-key')))
  const name = witnessName(hub.opened.genesis.federation, member.id)
  return formatNote(withSignature(opened.note, cosign(opened.note.text, name, member.identity.seed, seconds)))
}

/** Lets a quorum cosign the newest head. */
export async function witnessAll({ hub, members }: Pick<FoundedHub, 'hub' | 'members'>, seconds = Math.floor(hub.world.now() / 1000)): Promise<void> {
  for (const member of members) await hub.witnesses.addCosignature(cosigned(hub, member, seconds))
}
