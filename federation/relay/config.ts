// SPDX-License-Identifier: EUPL-1.2
/**
 * The relay's configuration, `config.json` in its folder, written by `ncv relay join`:
 *
 *     {"host":"127.0.0.1","port":8430,"url":"https://relais.example","hubUrl":"https://n-cert.example"}
 *
 * `NCV_HOST`, `NCV_PORT`, `NCV_URL`, `NCV_HUB_URL` and `NCV_POLL_MS` in the environment go before it.
 *
 * @module
 */
import { join } from 'node:path'
import type { Environment } from '@ncv/runtime/real-net.ts'
import { BaseUrl, readConfig } from '@ncv/runtime/config.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { z } from 'zod'

export const DEFAULT_HOST = '127.0.0.1'
export const DEFAULT_PORT = 8430

const RelayConfig = z.object({
  /** Address of the public listener. In earnest a reverse proxy with TLS stands before it. */
  host: z.string().min(1).max(255).default(DEFAULT_HOST),
  /** 0 lets the system choose. */
  port: z.int().min(0).max(65_535).default(DEFAULT_PORT),
  /** The own base address as nodes know it; their requests are signed for it. */
  url: BaseUrl,
  hubUrl: BaseUrl,
  /** How often the mirror looks for a new head; absent: a third of a slot, at most 30 seconds. */
  pollMs: z.int().min(100).max(86_400_000).optional(),
})
export type RelayConfig = Readonly<z.output<typeof RelayConfig>>

export function configFile(dir: string): string {
  return join(dir, 'config.json')
}

/** @throws RuntimeError `CONFIG_MISSING`, `CONFIG_INVALID` */
export function readRelayConfig(dir: string, env: Environment, lang: Lang): RelayConfig {
  return readConfig(RelayConfig, { file: configFile(dir), env, lang })
}

export function formatRelayConfig(config: Partial<RelayConfig> & Pick<RelayConfig, 'url' | 'hubUrl'>): string {
  return `${JSON.stringify(config, null, 2)}\n`
}

const LONGEST_POLL_MS = 30_000
const SHORTEST_POLL_MS = 250

export function defaultPollMs(slotMs: number): number {
  return Math.max(SHORTEST_POLL_MS, Math.min(LONGEST_POLL_MS, Math.floor(slotMs / 3)))
}
