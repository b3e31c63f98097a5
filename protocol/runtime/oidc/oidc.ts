// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing in by the provider, put together for one party.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import { readTextFile } from '../party-dir.ts'
import { Flows } from './flows.ts'
import type { OidcConfig } from './oidc-config.ts'
import { Provider } from './provider.ts'

const SECRET_BYTES = 4_096

export interface Oidc {
  readonly provider: Provider
  readonly flows: Flows
}

/**
 * Asks nothing of the provider yet: a party starts, and lets people in by password, without it.
 *
 * @throws RuntimeError `FILE_MISSING`, `FILE_UNREADABLE` of the secret
 */
export function openOidc(world: Pick<World, 'now' | 'random' | 'net' | 'log'>, config: OidcConfig): Oidc {
  const { clientSecretFile: file } = config
  const secret = file === undefined ? undefined : readTextFile(file, SECRET_BYTES).trim()
  return { provider: new Provider(world, config, secret), flows: new Flows(world) }
}
