// SPDX-License-Identifier: EUPL-1.2
/**
 * A running host: its own admin interface, then its tenants one after the other.
 *
 * @module
 */
import { join } from 'node:path'
import { HOST_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { HOST_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import type { World } from '@ncv/protocol/world.ts'
import { UNSEALED } from '@ncv/runtime/account/account-store.ts'
import { Accounts } from '@ncv/runtime/account/accounts.ts'
import { firstLink } from '@ncv/runtime/account/first-link.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { openAdmin, withParty } from '@ncv/runtime/party-client.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import { printDefect } from '@ncv/runtime/process-io.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import type { AdminAddressConfig } from '@ncv/runtime/web/admin-address.ts'
import { adminAddress } from '@ncv/runtime/web/admin-address.ts'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import { HOST_DB, openHostDb } from '../store/open-host-db.ts'
import { hostFace } from './face.ts'
import { hostHandlers } from './handlers.ts'
import { HOST_MARK } from './host-config.ts'
import { Host } from './host.ts'
import { KeptFigures } from './kept-figures.ts'
import { endVisitsWith } from './visit.ts'

export type HostClient = AdminClient<typeof HOST_ROUTES>

export interface RunHostOptions {
  readonly dir: string
  /** Of the host's admin interface, where it differs from the configuration; each tenant has one of its own. */
  readonly address?: AdminAddressConfig
  readonly env: Environment
  /** @param origin where browsers come over a proxy @param setUp address of the one-time link for the first account, where there is none */
  onListening(url: string, origin: string | undefined, setUp: string | undefined): void
}

/** @throws RuntimeError `PARTY_MISSING`, `PARTY_LOCKED`, `PORT_IN_USE`, `CONFIG_INVALID` */
export async function runHost({ dir, address: given, env, onListening }: RunHostOptions): Promise<void> {
  assertParty(dir, HOST_MARK)
  keepYoungSpaceSmall()
  await runUntilSignal(async (stack) => {
    stack.use(lockParty(dir))
    const world = stack.use(hostWorld(dir, env))
    const host = new Host(dir, world, env)
    stack.defer(() => host.stop())
    const address = adminAddress({ ...host.config, ...given })
    const accounts = hostAccounts(world, stack.use(openHostDb(join(dir, HOST_DB), () => world.now())), host.config.name)
    endVisitsWith(accounts, host)
    const figures = new KeptFigures(world, host)
    const { log } = world
    const server = stack.use(
      await openAdmin(dir, HOST_ROUTES, hostHandlers(world, host, accounts, figures), {
        permissions: HOST_PERMISSIONS,
        address,
        texts: NODE_TEXTS,
        log,
        onDefect: printDefect,
        web: hostFace(world, host, accounts, figures),
      }),
    )
    log.info('started', { port: server.port })
    const url = `http://127.0.0.1:${server.port}`
    onListening(url, address.origin, firstLink(accounts, address.origin ?? url))
    world.timer(0, () => host.start())
  })
}

/** Calls `use` with a client of the host in `dir`: the one that runs, or one opened for this call, whose tenants are opened one by one. */
export async function withHost<T>(dir: string, env: Environment, lang: Lang, use: (client: HostClient) => Promise<T>): Promise<T> {
  assertParty(dir, HOST_MARK)
  const open = () => {
    const world = hostWorld(dir, env)
    const host = new Host(dir, world, env)
    const db = openHostDb(join(dir, HOST_DB), () => world.now())
    const close = async () => {
      db.close()
      await world[Symbol.asyncDispose]()
    }
    return { handlers: hostHandlers(world, host, hostAccounts(world, db, host.config.name), new KeptFigures(world, host)), close }
  }
  return await withParty(dir, HOST_ROUTES, open, use, { lang, texts: NODE_TEXTS })
}

/** Of the host's own people. Nothing here needs a vault: no secret of a tenant is in it. */
export function hostAccounts(world: Pick<World, 'now' | 'random'>, db: Db, name: string): Accounts {
  return new Accounts(world, db, UNSEALED, HOST_ACCOUNT_RULES, name)
}

function hostWorld(dir: string, env: Environment): RealWorld {
  const clockOffsetMs = clockOffsetOf(env)
  return realWorld({ log: fileLog(join(dir, 'host.log'), systemClock(clockOffsetMs)), clockOffsetMs, env })
}
