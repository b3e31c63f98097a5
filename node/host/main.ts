// SPDX-License-Identifier: EUPL-1.2
/**
 * A running host: its own admin interface, then its tenants one after the other.
 *
 * @module
 */
import { join } from 'node:path'
import { HOST_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { openAdmin, withParty } from '@ncv/runtime/party-client.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import { printDefect } from '@ncv/runtime/process-io.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { hostHandlers } from './handlers.ts'
import { HOST_MARK } from './host-config.ts'
import { Host } from './host.ts'

export type HostClient = AdminClient<typeof HOST_ROUTES>

export interface RunHostOptions {
  readonly dir: string
  /** Of the host's admin interface; each tenant has one of its own. */
  readonly port: number
  readonly env: Environment
  onListening(url: string): void
}

/** @throws RuntimeError `PARTY_MISSING`, `PARTY_LOCKED`, `PORT_IN_USE`, `CONFIG_INVALID` */
export async function runHost({ dir, port, env, onListening }: RunHostOptions): Promise<void> {
  assertParty(dir, HOST_MARK)
  keepYoungSpaceSmall()
  await runUntilSignal(async (stack) => {
    stack.use(lockParty(dir))
    const world = stack.use(hostWorld(dir, env))
    const host = new Host(dir, world, env)
    stack.defer(() => host.stop())
    const { log } = world
    const server = stack.use(
      await openAdmin(dir, HOST_ROUTES, hostHandlers(world, host), {
        permissions: HOST_PERMISSIONS,
        port,
        texts: NODE_TEXTS,
        log,
        onDefect: printDefect,
      }),
    )
    log.info('started', { port: server.port })
    onListening(`http://127.0.0.1:${server.port}`)
    world.timer(0, () => host.start())
  })
}

/** Calls `use` with a client of the host in `dir`: the one that runs, or one opened for this call, whose tenants are opened one by one. */
export async function withHost<T>(dir: string, env: Environment, lang: Lang, use: (client: HostClient) => Promise<T>): Promise<T> {
  assertParty(dir, HOST_MARK)
  const open = () => {
    const world = hostWorld(dir, env)
    return { handlers: hostHandlers(world, new Host(dir, world, env)), close: async () => await world[Symbol.asyncDispose]() }
  }
  return await withParty(dir, HOST_ROUTES, open, use, { lang, texts: NODE_TEXTS })
}

function hostWorld(dir: string, env: Environment): RealWorld {
  const clockOffsetMs = clockOffsetOf(env)
  return realWorld({ log: fileLog(join(dir, 'host.log'), systemClock(clockOffsetMs)), clockOffsetMs, env })
}
