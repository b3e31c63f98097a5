// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub that was lost and comes out of an older backup, beside the public files that a mirror kept.
 *
 * @module
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restoreBackup, writeBackup } from '@ncv/federation/hub/backup.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { openHub, publicDir } from '@ncv/federation/hub/party.ts'
import type { Timing } from '@ncv/protocol/message/genesis.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { issuerKeyFixtures } from '../../support/issuer-keys.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

export interface Stage extends AsyncDisposable {
  readonly federation: VirtualFederation
  readonly founded: FoundedHub
  /** Root shares as the founding made them. */
  readonly rootShares: FoundedHub['rootShares']
  /** The hub's newest public files, as a mirror has them after the hub was lost. */
  readonly mirror: string
  backup(): Promise<string>
  /** Copies the public folder to the mirror. */
  mirrorNow(): void
  /** The original is closed for good; a new one from the backup. Its second instance with `again`. */
  restored(file: string): Promise<Hub>
}

export async function recoveryStage(seed: string, options: { readonly timing?: Timing } = {}): Promise<Stage> {
  const federation = virtualFederation({ seed })
  const founded = await foundHub(federation.party('hub'), { federation: `${seed}.test`, ...options })
  const base = mkdtempSync(join(tmpdir(), 'ncv-recovery-'))
  const mirror = join(base, 'mirror')
  const open: Hub[] = []
  let count = 0
  return {
    federation,
    founded,
    rootShares: founded.rootShares,
    mirror,
    async backup() {
      const file = join(base, `backup-${count++}`)
      await writeBackup(founded.dir, file, (to) => founded.hub.copyTo(to), founded.hub.world.now)
      return file
    },
    mirrorNow: () => cpSync(publicDir(founded.dir), mirror, { recursive: true }),
    async restored(file) {
      founded.hub.close()
      const dir = join(base, `restored-${count++}`)
      await restoreBackup(file, dir, federation.now)
      const hub = await openHub(federation.party('restored'), dir, readHubKeys(dir), issuerKeyFixtures())
      open.push(hub)
      return hub
    },
    async [Symbol.asyncDispose]() {
      for (const hub of open) hub.close()
      founded.dispose()
      rmSync(base, { recursive: true, force: true })
    },
  }
}
