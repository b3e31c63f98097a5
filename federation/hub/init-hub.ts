// SPDX-License-Identifier: EUPL-1.2
/**
 * What `ncv hub init` leaves on disk: all of it, or nothing.
 *
 * The shares of the root key come first. A hub whose root shares were lost on the way would look founded and could never
 * be given another key.
 *
 * @module
 */
import { existsSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hex } from '@ncv/protocol/bytes.ts'
import type { World } from '@ncv/protocol/world.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { createPartyDir, PUBLIC_FILE, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import type { FoundingDraft, FoundingPlan } from './founding.ts'
import { assertNotFounded, FOUNDING_FILES, prepareFounding } from './founding.ts'
import type { HubConfig } from './hub-config.ts'
import { HUB_CONFIG_FILE, writeHubConfig } from './hub-config.ts'

export interface InitTargets {
  readonly dir: string
  /** Folder for the two shares of the root key. */
  readonly shares: string
  /** File for the draft that the founders sign. */
  readonly out: string
}

/**
 * Prepares a founding. Whatever fails, what was there before stays and what this call made is removed, so that the
 * corrected command finds the folders as they were.
 *
 * @throws FederationError `LOG_EXISTS`; RuntimeError `DIR_NOT_EMPTY` where other shares would be overwritten,
 *   `DIR_NOT_WRITABLE`; what {@link prepareFounding} throws
 */
export function initHub(
  world: Pick<World, 'random' | 'now'>,
  { dir, shares, out }: InitTargets,
  plan: FoundingPlan,
  config: HubConfig,
): FoundingDraft {
  assertNotFounded(dir)
  const shareFiles = [1, 2].map((number) => join(shares, `root-share-${number}.txt`))
  if (shareFiles.some((file) => existsSync(file))) throw new RuntimeError('DIR_NOT_EMPTY', { dir: shares })
  const own = [...FOUNDING_FILES, HUB_CONFIG_FILE].map((name) => join(dir, name))
  const made = [dir, shares, out, ...own, ...shareFiles].map(firstMissing).filter((path) => !existsSync(path))
  try {
    for (const folder of [dir, shares]) createPartyDir(folder)
    const draft = prepareFounding(world, dir, plan, ({ rootShares }) => {
      for (const [i, share] of rootShares.entries()) writeFileDurableSync(shareFiles[i] as string, `${hex(share)}\n`, { mode: SECRET_MODE })
    })
    writeHubConfig(dir, config)
    writeFileDurableSync(out, draft.payload, PUBLIC_FILE)
    return draft
  } catch (error) {
    for (const path of made) rmSync(path, { recursive: true, force: true })
    throw error
  }
}

/** The topmost folder that would have to be made for `path`, or `path` itself. */
function firstMissing(path: string): string {
  let at = resolve(path)
  while (!existsSync(dirname(at))) at = dirname(at)
  return at
}
