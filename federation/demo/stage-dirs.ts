// SPDX-License-Identifier: EUPL-1.2
/**
 * The folder of a demonstration: one folder a party, and `exchange/` for what parties hand each other on a stick.
 *
 *     D/hub  D/relay  D/node-1 …  D/exchange/{node-1.json, relay.json, genesis.draft, node-1.signature, federation.join, …}
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { assertEmptyDir, createPartyDir } from '@ncv/runtime/party-dir.ts'

export interface StageDirs {
  readonly root: string
  party(name: string): string
  exchange(file: string): string
  /** Of compiled program text; nothing of any party. */
  readonly cache: string
}

/** @throws RuntimeError `DIR_NOT_EMPTY`, `DIR_NOT_WRITABLE` */
export function makeStageDirs(dir: string | undefined): StageDirs {
  const root = resolve(dir ?? firstFree())
  assertEmptyDir(root)
  createPartyDir(root)
  createPartyDir(join(root, 'exchange'))
  return { root, party: (name) => join(root, name), exchange: (file) => join(root, 'exchange', file), cache: join(root, 'compile-cache') }
}

function firstFree(): string {
  let n = 1
  while (existsSync(`ncv-demo-${n}`)) n++
  return `ncv-demo-${n}`
}
