// SPDX-License-Identifier: EUPL-1.2
/**
 * Flipped bytes in the folder of a relay: the mirror hands out what is right or nothing, names what is damaged, and fetches it anew.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { Relay } from '@ncv/relay/relay.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import type { PublicLog } from '../federation/log/public-log.ts'
import { fileHub } from '../federation/relay/published.ts'
import { HUB_URL, RELAY_URL } from '../node/link/node-stage.ts'
import { testMember } from '../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../support/virtual-world.ts'
import { virtualFederation } from '../support/virtual-world.ts'
import type { Draw } from './damage.ts'
import { flip, flipMany, freshCopy, isHead, PUBLIC_KINDS, pathsOf, textOf } from './damage.ts'
import type { Ground } from './damage-ground.ts'
import { GROUND_SEED } from './damage-ground.ts'
import type { Tried } from './step.ts'
import { claim } from './step.ts'

const POLL_MS = 10_000

interface Started {
  readonly federation: VirtualFederation
  readonly world: VirtualWorld
  readonly relay: Relay
}

/** Over a damaged folder; the hub is away at first. */
async function start({ at, opened, hubFiles }: Ground, dir: string, looked: PublicLog = hubFiles): Promise<Started> {
  const federation = virtualFederation({ seed: 'flip', start: at })
  federation.host(HUB_URL, fileHub(hubFiles))
  federation.break(HUB_URL, 'refuse', 'relay')
  const world = federation.party('relay')
  const keys = testMember(`${GROUND_SEED} relay`)
  const relay = createRelay({ world, opened, keys, url: RELAY_URL, hub: HUB_URL, publicDir: join(dir, 'public'), pollMs: POLL_MS })
  await assertServesNothingWrong(relay, looked, 'before it has checked')
  await federation.advance(2 * POLL_MS)
  return { federation, world, relay }
}

/** @returns how many of the files are handed out */
async function assertServesNothingWrong({ publicApp }: Relay, truth: ReadonlyMap<string, Uint8Array>, when: string): Promise<number> {
  let served = 0
  for (const [path, right] of truth) {
    const reply = await publicApp.fetch(new Request(`${RELAY_URL}/${path}`))
    if (reply.status !== 200) continue
    served++
    const bytes = new Uint8Array(await reply.arrayBuffer())
    // Heads carry as many cosignatures as the mirror has seen.
    claim(equalBytes(bytes, right) || (isHead(path) && textOf(bytes) === textOf(right)), `${when}, the mirror serves a damaged ${path}`)
  }
  return served
}

/** Public files of one kind: {@link PUBLIC_KINDS}. */
export async function flipMirrorFiles(n: number, ground: Ground, kind: string, draw: Draw): Promise<Tried> {
  const fresh = freshCopy(ground, 'relay')
  const paths = pathsOf(ground.mirrorFiles, PUBLIC_KINDS[kind] as RegExp)
  claim(paths.length > 0, `the mirror has no ${kind}`)
  let flips = 0
  let named = 0
  while (flips < n) {
    const dir = fresh()
    flips += flipMany(join(dir, 'public'), paths, draw)
    const { federation, world, relay } = await start(ground, dir)
    await assertServesNothingWrong(relay, ground.hubFiles, 'while the hub is away')
    named += world.logged('file-damaged') + world.logged('feed-refused') > 0 ? 1 : 0
    federation.mend(HUB_URL, 'relay')
    await federation.advance(3 * POLL_MS)
    const served = await assertServesNothingWrong(relay, ground.hubFiles, 'after it has fetched anew')
    const least = [...ground.hubFiles.keys()].filter((path) => !path.includes('.p/')).length
    claim(served >= least, `${least - served} files are not served again after a damage in ${kind}: ${relay.status().refusal}`)
    relay.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  claim(named > 0 || kind === 'hub keys', `${kind}: no damage in the mirror was named`)
  return { n: flips, detail: `relay, ${kind}: ${flips} flips, named in ${named} starts, all made good` }
}

/** What the mirror remembers beside its public folder: it cannot be fetched anew. */
export async function flipMemory(n: number, ground: Ground, file: string, draw: Draw): Promise<Tried> {
  const fresh = freshCopy(ground, 'relay')
  const some: PublicLog = new Map([...ground.hubFiles].filter(([path]) => /^(?:checkpoint|tile\/|keys\/hub)/.test(path)))
  let named = 0
  for (let i = 0; i < n; i++) {
    const dir = fresh()
    flip(join(dir, file), draw)
    const { relay } = await start(ground, dir, some)
    const found = relay.status().refusal
    // The hub is away: that is no word about the memory.
    const refusal = found?.startsWith('NET_') ? null : found
    claim(refusal === null || refusal === 'MIRROR_MEMORY', `${file}: refused with ${refusal}`)
    const served = await assertServesNothingWrong(relay, some, 'with a damaged memory')
    claim((refusal === null) === served > 0, `${file}: ${served} files are served and the mirror says ${refusal}`)
    named += refusal === null ? 0 : 1
    relay.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  claim(named > 0, `${file}: none of ${n} flips was named`)
  return { n, detail: `relay, ${file}: ${n} flips, ${named} named (MIRROR_MEMORY ${named}), ${n - named} unharmed` }
}
