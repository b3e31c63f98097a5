// SPDX-License-Identifier: EUPL-1.2
/**
 * A few flips in each kind of file; `ncv scenario recovery` makes 200 in each.
 *
 * @module
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachFlip, flipHubFiles, freshCopy, PUBLIC_KINDS, startHub, startNode, startSealed } from '../../scenario/damage.ts'
import type { Ground } from '../../scenario/damage-ground.ts'
import { makeGround } from '../../scenario/damage-ground.ts'
import { flipMemory, flipMirrorFiles } from '../../scenario/damaged-relay.ts'
import { fastDir } from '../../simulation/template.ts'
import { seededRandom } from '../../support/virtual-world.ts'

const N = 12
let dir: string
let ground: Ground
beforeAll(async () => {
  dir = fastDir('ncv-damage-')
  ground = await makeGround(join(dir, 'ground'), 262)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const random = seededRandom('damage')
const draw = (below: number): number => new DataView(random(4).buffer).getUint32(0) % below

test.each(['hub.sqlite', 'hub.key'])('a byte flipped in %s of a hub is named before anything is signed or served, or does no harm', async (file) => {
  expect(await eachFlip(N, file, freshCopy(ground, 'hub', ['public']), draw, (at) => startHub(ground, at))).toMatchObject({ n: N })
})

test('a byte flipped in node.sqlite is named before anything is signed or exported, or does no harm', async () => {
  expect(await eachFlip(N, 'node.sqlite', freshCopy(ground, 'node-1'), draw, (at) => startNode(ground, at))).toMatchObject({ n: N })
})

test.each(['wallet.sqlite', 'node.key', 'vault.key', 'federation.join'])('a byte flipped in %s of a node is named, or does no harm', async (file) => {
  expect(await eachFlip(2 * N, file, freshCopy(ground, 'node-1'), draw, (at) => startSealed(ground, at), true)).toMatchObject({ n: 2 * N })
})

test.each(Object.keys(PUBLIC_KINDS))('bytes flipped in %s of the hub are made good before they are served', async (kind) => {
  expect((await flipHubFiles(1, ground, kind, draw)).n).toBeGreaterThan(0)
})

test.each(Object.keys(PUBLIC_KINDS))('bytes flipped in %s of the mirror are never served, and fetched anew', async (kind) => {
  expect((await flipMirrorFiles(1, ground, kind, draw)).n).toBeGreaterThan(0)
})

test.each(['public.head', 'public.hub-keys'])('without %s the mirror follows nothing and serves nothing', async (file) => {
  expect(await flipMemory(2 * N, ground, file, draw)).toMatchObject({ n: 2 * N })
})
