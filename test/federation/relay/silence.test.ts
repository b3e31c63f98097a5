// SPDX-License-Identifier: EUPL-1.2
/** The relay keeps nothing: neither who sent nor what reaches a file or a line of the log. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64, base64url, hex } from '@ncv/protocol/bytes.ts'
import { createRelay } from '@ncv/relay/relay.ts'
import { createLog } from '@ncv/runtime/log.ts'
import { expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import { HUB_URL, RELAY_URL, relayStage, SLOT_MS } from './relay-stage.ts'

/** Everything below the folder, by path. */
function contentsOf(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')]))
}

test('no file changes while boxes come and go, and no line of the log holds anything of a box or a member', async () => {
  using stage = await relayStage()
  stage.relay.stop()
  const lines: string[] = []
  const log = createLog((line) => lines.push(line), stage.federation.now)
  const { hub, relay: keys, members } = stage.founded
  // Past the first poll of the mirror; the next is days away.
  const options = { opened: hub.opened, keys, url: RELAY_URL, hub: HUB_URL, publicDir: stage.publicDir, pollMs: 86_400_000 }
  stage.relay = createRelay({ world: { ...stage.world, log }, ...options })
  await stage.federation.advance(1_000)
  const before = contentsOf(stage.dir)
  lines.length = 0

  const boxes: Uint8Array[] = []
  for (let slot = 0; slot < 3; slot++) {
    for (const member of members) {
      const box = stage.box()
      boxes.push(box)
      expect(await stage.send(member, { box })).toMatchObject({ status: 200 })
      await stage.send(member, { box })
      await stage.send(member, { box: box.subarray(1) })
    }
    await stage.send(testMember('stranger'))
    if (slot === 1) stage.federation.host(HUB_URL, { fetch: () => new Response(null, { status: 503 }) })
    await stage.federation.advance(SLOT_MS)
  }
  expect(contentsOf(stage.dir)).toEqual(before)

  const logged = lines.join('')
  expect(logged).toContain('batch-forwarded')
  expect(logged).toContain('batch-held')
  expect(logged).toContain('SLOT_USED')
  const traces = [
    ...members.flatMap(({ id, name, identity }) => [id, name, hex(identity.publicKey), base64url(identity.publicKey)]),
    ...boxes.flatMap((box) => [hex(box.subarray(0, 8)), base64(box.subarray(0, 9)), base64url(box.subarray(0, 9))]),
  ]
  expect(traces.filter((trace) => logged.includes(trace))).toEqual([])
  // A line for each refusal and batch alone: that a box was taken leaves none, so the log does not tell when somebody sent.
  expect(lines.filter((line) => !/"event":"(?:request-refused|batch-forwarded|batch-held)"/.test(line))).toEqual([])
})
