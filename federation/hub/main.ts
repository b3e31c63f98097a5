// SPDX-License-Identifier: EUPL-1.2
/**
 * A running hub: open, listen, keep time, close.
 *
 * @module
 */
import { HUB_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import { firstLink } from '@ncv/runtime/account/first-link.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { CONNECTIONS_WITH_STREAMS, EventStreams } from '@ncv/runtime/event-streams.ts'
import { serve } from '@ncv/runtime/http-server.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { openAdmin } from '@ncv/runtime/party-client.ts'
import { sweepTemporary } from '@ncv/runtime/party-dir.ts'
import { printDefect } from '@ncv/runtime/process-io.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import { runUntilSignal } from '@ncv/runtime/signals.ts'
import { adminAddress } from '@ncv/runtime/web/admin-address.ts'
import type { Validator } from '../csaf/validator.ts'
import { openValidator } from '../csaf/validator.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { hubHandlers } from './handlers.ts'
import { assertClock } from './clock.ts'
import type { HubConfig } from './hub-config.ts'
import { readHubKeys } from './hub-keys.ts'
import { assertOwnKey, openHub } from './party.ts'
import { HUB_BODIES, hubApp } from './public-app.ts'
import { PENDING_FILE } from './replace-key.ts'
import { RUNNING_PATIENCE_MS } from './readiness.ts'
import { startRhythm } from './serve.ts'
import { hubFace } from './web/face.ts'

export interface RunOptions {
  readonly dir: string
  readonly config: HubConfig
  readonly withMirror: boolean
  readonly env: Environment
  /**
   * @param url of the public service
   * @param admin of the interface for those who run it, on this machine
   * @param origin of the same where browsers come over a proxy
   * @param setUp for the first account
   */
  onListening(url: string, admin: string, origin: string | undefined, setUp: string | undefined): void
}

/** Runs until it is told to stop. */
export async function runHub({ dir, config, withMirror, env, onListening }: RunOptions): Promise<void> {
  const address = adminAddress(config)
  await runUntilSignal(async (stack) => {
    const keys = readHubKeys(dir)
    stack.use(lockParty(dir))
    sweepTemporary(dir)
    const clockOffsetMs = clockOffsetOf(env)
    const log = fileLog(join(dir, 'hub.log'), systemClock(clockOffsetMs))
    const world = stack.use(realWorld({ log, clockOffsetMs, env }))
    if (withMirror) await assertClock(world, config.relayUrl)
    const hub = await openHub(world, dir, keys, generateIssuerKey)
    stack.defer(() => hub.close())
    // A key that is about to be announced is not in the log yet; any other that is not there signs nothing that anybody accepts.
    if (!existsSync(join(dir, PENDING_FILE))) assertOwnKey(hub.log, hub.opened, hub.keys)
    let validator: Validator | undefined
    stack.defer(async () => validator?.[Symbol.asyncDispose]())
    const handlers = hubHandlers(hub, () => (validator ??= openValidator(world)), config, RUNNING_PATIENCE_MS)
    const options = {
      permissions: HUB_PERMISSIONS,
      texts: FEDERATION_TEXTS,
      log,
      onDefect: printDefect,
      address,
      web: hubFace(world, hub, config),
    }
    const admin = stack.use(await openAdmin(dir, HUB_ROUTES, handlers, options))
    const limits = { bodyBytes: 1024, connections: CONNECTIONS_WITH_STREAMS }
    const streams = new EventStreams(world)
    const server = stack.use(await serve(hubApp(hub, streams), { host: config.host, port: config.port, limits, bodies: HUB_BODIES, log }))
    stack.use(streams)
    const rhythm = startRhythm(hub, withMirror ? config.relayUrl : undefined)
    stack.defer(() => rhythm.stop())
    log.info('listening', { port: server.port })
    const adminUrl = `http://127.0.0.1:${admin.port}`
    const url = config.port === 0 ? `http://${config.host}:${server.port}` : config.url
    onListening(url, adminUrl, address.origin, firstLink(hub.accounts, address.origin ?? adminUrl))
  })
}
