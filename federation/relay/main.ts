// SPDX-License-Identifier: EUPL-1.2
/**
 * The running relay: lock, world, relay, public listener, admin listener; closed in reverse order.
 *
 * @module
 */
import { RELAY_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { join } from 'node:path'
import type { Instant } from '@ncv/protocol/world.ts'
import { AUTH_CLOCK_TOLERANCE_S } from '@ncv/protocol/crypto/http-auth.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { CONNECTIONS_WITH_STREAMS } from '@ncv/runtime/event-streams.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { openAdmin } from '@ncv/runtime/party-client.ts'
import { createPartyDir, sweepTemporary } from '@ncv/runtime/party-dir.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { printDefect } from '@ncv/runtime/process-io.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import { readRelayConfig } from './config.ts'
import { RELAY_TEXTS } from './i18n/texts.ts'
import { readJoined } from './joining.ts'
import { publicDir } from './public-dir.ts'
import { createRelay } from './relay.ts'
import { readRelayKeys } from './relay-keys.ts'
import { RELAY_ROUTES } from './routes.ts'

export interface RunOptions {
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** A box and its headers; nothing longer is ever sent to a relay. */
const BODY_BYTES = 16 * 1024

/** Runs until SIGINT or SIGTERM. @throws RuntimeError, RelayError `NOT_JOINED` before anything listens */
export async function runRelay(dir: string, { host, port }: RunOptions, io: CommandIo): Promise<void> {
  const offset = clockOffsetOf(io.env)
  await runUntilSignal(async (stack) => {
    const keys = readRelayKeys(dir)
    const { opened, checkpoint, hubKeys } = readJoined(dir)
    const config = readRelayConfig(dir, io.env, io.lang)
    createPartyDir(dir)
    stack.use(lockParty(dir))
    sweepTemporary(dir)
    const log = fileLog(join(dir, 'relay.log'), systemClock(offset))
    const world = stack.use(realWorld({ log, clockOffsetMs: offset, env: io.env }))
    assertClock(world.now(), opened.genesis.createdAt)
    const relay = createRelay({
      world,
      opened,
      keys,
      url: config.url,
      hub: config.hubUrl,
      publicDir: publicDir(dir),
      pollMs: config.pollMs,
      joined: checkpoint,
      joinedKeys: hubKeys,
    })
    stack.defer(() => relay.stop())
    const listen = {
      host: host ?? config.host,
      port: port ?? config.port,
      limits: { bodyBytes: BODY_BYTES, connections: CONNECTIONS_WITH_STREAMS },
      log,
    }
    const server = stack.use(await serve(relay.publicApp, listen))
    stack.use(relay.streams)
    stack.use(
      await openAdmin(
        dir,
        RELAY_ROUTES,
        { status: () => relay.status() },
        { permissions: RELAY_PERMISSIONS, texts: RELAY_TEXTS, log, onDefect: printDefect },
      ),
    )
    log.info('started', { port: server.port })
    stack.defer(() => log.info('stopped'))
    const url = `http://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${server.port}`
    io.reply({ listening: url }, io.text('relay.listening', { federation: opened.genesis.federation, url }))
  })
}

/** A clock before the founding would give slots before the first. */
function assertClock(now: Instant, createdAt: Instant): void {
  const seconds = Math.round((createdAt - now) / 1000)
  if (seconds > AUTH_CLOCK_TOLERANCE_S) throw new RuntimeError('CLOCK_OFF', { seconds })
}
