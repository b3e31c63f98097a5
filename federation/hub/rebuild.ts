// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub of which nothing is left: built anew in an empty folder out of its public log, with a new key that the root key announces.
 *
 * The two shares say which genesis is the right one: only the federation's own carries the root key's signature. What no public file holds is
 * gone: keys of epochs and issuers, contributions, drafts, analysts, the ledger of spent tokens.
 *
 * @module
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { IssuerKeyGenerator } from '@ncv/protocol/crypto/rsa.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { World } from '@ncv/protocol/world.ts'
import { assertEmptyDir, createPartyDir } from '@ncv/runtime/party-dir.ts'
import type { LogGenesis } from '../log/verify.ts'
import { readLogGenesis } from '../log/verify.ts'
import type { LogSource } from '../log/verify-source.ts'
import { LogStore } from '../store/log-store.ts'
import { openHubDb } from '../store/open-hub-db.ts'
import type { HubConfig } from './hub-config.ts'
import { writeHubConfig } from './hub-config.ts'
import { hubKeysFrom } from './hub-keys.ts'
import { databaseFile, openHub } from './party.ts'
import type { Recovered } from './recover.ts'
import { recoverHub } from './recover.ts'
import type { RootShares } from './replace-key.ts'
import { assertRootShares, prepareReplacement } from './replace-key.ts'

export interface Rebuilt extends Recovered {
  /** The new Ed25519 key. */
  readonly key: Uint8Array
}

/**
 * All or nothing: the mark of a hub comes last, and what a failure leaves is taken away.
 *
 * @throws RuntimeError `DIR_NOT_EMPTY`; FederationError `ROOT_SHARES`, `LOG_FILE_MISSING`; what {@link recoverHub} throws
 */
export async function rebuildHub(
  world: World,
  dir: string,
  source: LogSource,
  shares: RootShares,
  config: HubConfig,
  generate: IssuerKeyGenerator,
  report: (done: number, total: number) => void = () => {},
): Promise<Rebuilt> {
  assertEmptyDir(dir)
  const genesis = await readLogGenesis(source)
  assertRootShares(genesis.opened, shares)
  const wasThere = existsSync(dir)
  createPartyDir(dir)
  try {
    writeEntryZero(world, dir, genesis)
    // The keys are not used: nothing is signed here, and the new ones come when all else is there.
    const hub = await openHub(world, dir, hubKeysFrom(world.random(32)), generate)
    try {
      const recovered = await recoverHub(hub, source, report)
      writeHubConfig(dir, config)
      return { ...recovered, key: prepareReplacement(world, dir, hub.opened, hub.log, shares) }
    } finally {
      hub.close()
    }
  } catch (error) {
    if (!wasThere) rmSync(dir, { recursive: true, force: true })
    else for (const name of readdirSync(dir)) if (name !== 'lock') rmSync(join(dir, name), { recursive: true, force: true })
    throw error
  }
}

function writeEntryZero(world: Pick<World, 'now'>, dir: string, { entry, body }: LogGenesis): void {
  const db = openHubDb(databaseFile(dir), world.now)
  try {
    const log = new LogStore(db)
    log.append(0, [{ bytes: entry, kind: 'genesis', bodies: [{ hash: sha256(body), bytes: body }] }])
    log.putRestoredAt(world.now())
  } finally {
    db.close()
  }
}
