// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub opened for one command, where no process runs in its folder.
 *
 * @module
 */
import { join } from 'node:path'
import type { AdminClient } from '@ncv/protocol/admin/contract.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import type { NotedCall } from '@ncv/runtime/admin-app.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { fileLog } from '@ncv/runtime/log.ts'
import { withParty } from '@ncv/runtime/party-client.ts'
import { assertParty } from '@ncv/runtime/party-dir.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { realWorld, systemClock } from '@ncv/runtime/real-world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import type { Validator } from '../csaf/validator.ts'
import { openValidator } from '../csaf/validator.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { hubHandlers } from './handlers.ts'
import { readHubConfig } from './hub-config.ts'
import { HUB_MARK, readHubKeys } from './hub-keys.ts'
import { openHub } from './party.ts'

export type HubClient = AdminClient<typeof HUB_ROUTES>

/** Calls `use` with a client of the hub in `dir`: the running process, or the hub opened here under its lock. */
export async function withHub<T>(dir: string, env: Environment, lang: Lang, use: (client: HubClient) => Promise<T>): Promise<T> {
  assertParty(dir, HUB_MARK)
  return await withParty(dir, HUB_ROUTES, () => openHere(dir, env, lang), use, { lang, texts: FEDERATION_TEXTS, env })
}

async function openHere(dir: string, env: Environment, lang: Lang) {
  const clockOffsetMs = clockOffsetOf(env)
  const config = readHubConfig(dir, env, lang)
  const world = realWorld({ log: fileLog(join(dir, 'hub.log'), systemClock(clockOffsetMs)), clockOffsetMs, env })
  const hub = await openHub(world, dir, readHubKeys(dir), generateIssuerKey)
  let validator: Validator | undefined
  return {
    handlers: hubHandlers(hub, () => (validator ??= openValidator(world)), config, 0),
    onCall: (call: NotedCall) => hub.accounts.audit.noteCall(call),
    async close() {
      await validator?.[Symbol.asyncDispose]()
      hub.close()
      await world[Symbol.asyncDispose]()
    },
  }
}
