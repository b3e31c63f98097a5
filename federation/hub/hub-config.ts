// SPDX-License-Identifier: EUPL-1.2
/**
 * Configuration of a hub: `config.json` in its folder, over it `NCV_*`.
 *
 * @module
 */
import { join } from 'node:path'
import { BaseUrl, readConfig } from '@ncv/runtime/config.ts'
import { OidcConfig } from '@ncv/runtime/oidc/oidc-config.ts'
import type { Environment } from '@ncv/runtime/real-net.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { ADMIN_ADDRESS_KEYS } from '@ncv/runtime/web/admin-address.ts'
import { z } from 'zod'

export const HubConfig = z.object({
  host: z.string().min(1),
  port: z.int().min(0).max(65_535),
  /** Of the interface for those who run the hub. */
  ...ADMIN_ADDRESS_KEYS,
  /** Signing in by the house's own provider, beside passwords. */
  oidc: OidcConfig.optional(),
  /** The address that others use: stands in join files. */
  url: BaseUrl,
  /** The relay's organisation: receives boxes for us and mirrors the log. */
  relayUrl: BaseUrl,
})
export type HubConfig = Readonly<z.infer<typeof HubConfig>>

export const HUB_CONFIG_FILE = 'config.json'

/** @throws RuntimeError `CONFIG_MISSING`, `CONFIG_INVALID` */
export function readHubConfig(dir: string, env: Environment, lang: Lang): HubConfig {
  return readConfig(HubConfig, { file: join(dir, HUB_CONFIG_FILE), env, lang })
}

export function writeHubConfig(dir: string, config: HubConfig): void {
  writeFileDurableSync(join(dir, HUB_CONFIG_FILE), `${JSON.stringify(config, null, 2)}\n`)
}
