// SPDX-License-Identifier: EUPL-1.2
/**
 * A hub that does not run, opened for a command that changes it, and what such a command has to say of losses.
 *
 * @module
 */
import { join } from 'node:path'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import { HUB_MARK, readHubKeys } from '../hub-keys.ts'
import type { Hub } from '../party.ts'
import { openHub } from '../party.ts'
import type { Recovered } from '../recover.ts'

/** Opens the stopped hub under its lock. */
export async function withStoppedHub<T>(dir: string, io: CommandIo, use: (hub: Hub) => Promise<T>): Promise<T> {
  assertParty(dir, HUB_MARK)
  using _lock = lockParty(dir)
  const clockOffsetMs = clockOffsetOf(io.env)
  await using world = realWorld({ log: fileLog(join(dir, 'hub.log'), systemClock(clockOffsetMs)), clockOffsetMs, env: io.env })
  const hub = await openHub(world, dir, readHubKeys(dir), generateIssuerKey)
  try {
    return await use(hub)
  } finally {
    hub.close()
  }
}

/** What did not come back, a line each. */
export function lossesText({ losses, isWitnessed }: Recovered, io: CommandIo): string[] {
  return [
    ...(isWitnessed ? [] : [io.text('hub.recover.unwitnessed')]),
    ...(losses.epochs.length === 0 ? [] : [io.text('hub.lost.epochs', { list: losses.epochs.join(', ') })]),
    ...(losses.issuerPeriods.length === 0 ? [] : [io.text('hub.lost.issuer', { list: losses.issuerPeriods.join(', ') })]),
    ...(losses.sealed.length === 0 ? [] : [io.text('hub.lost.sealed', { count: losses.sealed.length })]),
    io.text('hub.lost.intake'),
    io.text('hub.lost.post'),
  ]
}
