// SPDX-License-Identifier: EUPL-1.2
/**
 * Configuration of a node: `config.json` in its folder, written by `init` and `join`, over it `NCV_*`.
 *
 *     { "name": "Gemeinde Wiesenbrück", "kind": "municipality", "category": 2, "isWitness": true, "keyFile": "/etc/ncv/node.key",
 *       "hubUrl": "https://n-cert.example", "relayUrl": "https://relais.example", "mirrorUrl": "https://relais.example" }
 *
 * @module
 */
import { join } from 'node:path'
import { MailConfig } from '@ncv/protocol/admin/mail-routes.ts'
import { Name } from '@ncv/protocol/message/fields.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { MEMBER_KINDS } from '@ncv/protocol/message/genesis.ts'
import type { ReadConfigOptions } from '@ncv/runtime/config.ts'
import { BaseUrl, readConfig } from '@ncv/runtime/config.ts'
import { OidcConfig } from '@ncv/runtime/oidc/oidc-config.ts'
import { assertParty, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { ADMIN_ADDRESS_KEYS } from '@ncv/runtime/web/admin-address.ts'
import { z } from 'zod'
import { NodeError } from './errors.ts'
import { NODE_MARK } from './node-keys.ts'
import { DueDaysConfig } from './triage/due.ts'

export const NodeConfig = z.strictObject({
  name: Name,
  kind: z.enum(MEMBER_KINDS),
  category: z.int().min(1).max(4),
  isWitness: z.boolean(),
  /** SHA-256 of the recovery public key, hex. */
  recovery: z.string().regex(/^[0-9a-f]{64}$/),
  /** Absent: `vault.key` in the party's folder. */
  keyFile: z.string().min(1).optional(),
  hubUrl: BaseUrl.optional(),
  relayUrl: BaseUrl.optional(),
  /** Where the log's public files are read first; the relay's organisation where absent. */
  mirrorUrl: BaseUrl.optional(),
  /** Milliseconds between two looks at the log; derived from the federation's timing where absent. */
  pollMs: z.int().min(100).max(86_400_000).optional(),
  /** Days until a match is due, by criticality and severity, where they differ from the defaults (`triage/due.ts`). */
  dueDays: DueDaysConfig.optional(),
  /** How this node writes mails to its own people, where that is not set through the interface. */
  mail: MailConfig.optional(),
  /** Who runs this node on a machine of its own, and therefore sees its plain text. Written by `ncv host`; absent: the organisation itself. */
  host: Name.optional(),
  ...ADMIN_ADDRESS_KEYS,
  /** Signing in by the house's own provider, beside passwords. */
  oidc: OidcConfig.optional(),
})
export type NodeConfig = z.infer<typeof NodeConfig>

/** The addresses of a node that has joined; from configuration, never from a message. */
export interface Addresses {
  readonly hubUrl: string
  readonly relayUrl: string
  readonly mirrorUrl: string
}

export const CONFIG_FILE = 'config.json'

/** Undefined for a text that is no configuration. */
export function parseNodeConfig(text: string): NodeConfig | undefined {
  try {
    return NodeConfig.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export function writeNodeConfig(dir: string, config: NodeConfig): void {
  writeFileDurableSync(join(dir, CONFIG_FILE), `${JSON.stringify(NodeConfig.parse(config), null, 2)}\n`, { mode: SECRET_MODE })
}

/** @throws RuntimeError `PARTY_MISSING`, `CONFIG_INVALID`, `CONFIG_MISSING` */
export function readNodeConfig(dir: string, options: Omit<ReadConfigOptions, 'file'> = {}): NodeConfig {
  assertParty(dir, NODE_MARK)
  return readConfig(NodeConfig, { ...options, file: join(dir, CONFIG_FILE) })
}

export function vaultKeyFile(dir: string, config: Pick<NodeConfig, 'keyFile'>): string {
  return config.keyFile ?? join(dir, 'vault.key')
}

/** @throws NodeError `NODE_NOT_JOINED` */
export function addressesOf(dir: string, { hubUrl, relayUrl, mirrorUrl }: NodeConfig): Addresses {
  if (hubUrl === undefined || relayUrl === undefined) throw new NodeError('NODE_NOT_JOINED', { dir })
  return { hubUrl: trimSlash(hubUrl), relayUrl: trimSlash(relayUrl), mirrorUrl: trimSlash(mirrorUrl ?? relayUrl) }
}

function trimSlash(url: string): string {
  return url.replace(/\/$/, '')
}

/** @throws NodeError `URL_MALFORMED` naming the option */
export function parseUrl(option: string, text: string): string {
  const parsed = BaseUrl.safeParse(text)
  if (!parsed.success) throw new NodeError('URL_MALFORMED', { option, found: text.slice(0, 120) })
  return trimSlash(text)
}

const POLL_MIN_MS = 200
const POLL_MAX_MS = 60_000

/** A quarter of a slot, within bounds: a minute where slots have 15, a fraction of a second in a demonstration. */
export function pollMsOf({ pollMs }: Pick<NodeConfig, 'pollMs'>, { timing }: Pick<Genesis, 'timing'>): number {
  return pollMs ?? Math.min(POLL_MAX_MS, Math.max(POLL_MIN_MS, Math.round(timing.slotMs / 4)))
}
