// SPDX-License-Identifier: EUPL-1.2
/**
 * The join file: what a new party needs in order to trust this federation and no other (ncv-genesis).
 *
 * Text, so that it survives mail and paper:
 *
 *     ncv-join v1
 *     genesis <base64 of the genesis frame>
 *     hub https://n-cert.example
 *     relay https://relais.example
 *     hub-keys <base64 of keys/hub>             only where the hub key was replaced (ncv-keys, section 3)
 *
 *     <checkpoint note, cosigned or not>
 *
 * Addresses in it are a proposal that the operator sees and confirms by joining; they become configuration.
 *
 * @module
 */
import { base64, equalBytes, fromBase64, fromUtf8, hex, utf8 } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import type { OpenedGenesis } from './genesis.ts'
import { openGenesis } from './genesis.ts'
import type { HubKeyEntry } from './hub-key.ts'
import { formatHubKeys, hubKeyHistory, openHubCheckpoint, parseHubKeys } from './hub-key.ts'

const FIRST_LINE = 'ncv-join v1'
const MAX_BYTES = 128 * 1024

export interface JoinFile {
  readonly opened: OpenedGenesis
  readonly hubUrl: string
  readonly relayUrl: string
  /** Replacements of the hub key until then, each signed by the root key; none of them may be unknown to who joins. */
  readonly hubKeys: readonly HubKeyEntry[]
  /** The newest checkpoint when the file was made: nobody who joins can be shown an older log. */
  readonly checkpoint: Uint8Array
}

export function formatJoinFile({ opened, hubUrl, relayUrl, hubKeys = [], checkpoint }: Omit<JoinFile, 'hubKeys'> & Partial<JoinFile>): string {
  const keys = hubKeys.length === 0 ? '' : `hub-keys ${base64(formatHubKeys(hubKeys))}\n`
  return `${FIRST_LINE}\ngenesis ${base64(opened.frame)}\nhub ${hubUrl}\nrelay ${relayUrl}\n${keys}\n${fromUtf8(checkpoint)}`
}

/** @throws ProtocolError `JOIN_MALFORMED` naming the line, and what opening genesis and checkpoint throws */
export function parseJoinFile(bytes: Uint8Array): JoinFile {
  const refuse = (line: number, cause?: unknown): never => {
    throw new ProtocolError('JOIN_MALFORMED', { line }, { cause })
  }
  if (bytes.length > MAX_BYTES) refuse(0)
  let text = ''
  try {
    text = fromUtf8(bytes).replaceAll('\r\n', '\n')
  } catch (cause) {
    refuse(0, cause)
  }
  const [first, genesisLine = '', hubLine = '', relayLine = '', ...rest] = text.split('\n')
  const keysLine = rest[0]?.startsWith('hub-keys ') ? rest.shift() : undefined
  const [empty, ...note] = rest
  if (first !== FIRST_LINE) refuse(1)
  const encoded = /^genesis ([A-Za-z0-9+/]+={0,2})$/.exec(genesisLine)?.[1] ?? refuse(2)
  const hubUrl = /^hub (https?:\/\/[^\s?#@]{1,200})$/.exec(hubLine)?.[1] ?? refuse(3)
  const relayUrl = /^relay (https?:\/\/[^\s?#@]{1,200})$/.exec(relayLine)?.[1] ?? refuse(4)
  if (empty !== '') refuse(keysLine === undefined ? 5 : 6)
  const bytesOf = (line: number, base: string): Uint8Array => {
    try {
      return fromBase64(base)
    } catch (cause) {
      return refuse(line, cause)
    }
  }
  const opened = openGenesis(bytesOf(2, encoded))
  const hubKeys = keysLine === undefined ? [] : parseHubKeys(bytesOf(5, keysLine.slice('hub-keys '.length)))
  const checkpoint = utf8(note.join('\n'))
  openHubCheckpoint(checkpoint, opened, hubKeyHistory(opened, hubKeys))
  return { opened, hubUrl, relayUrl, hubKeys, checkpoint }
}

/** @throws ProtocolError `GENESIS_MISMATCH` unless the genesis is the one with this hash (hex) */
export function assertGenesisHash(opened: OpenedGenesis, expected: Uint8Array): void {
  if (!equalBytes(opened.origin, expected)) throw new ProtocolError('GENESIS_MISMATCH', { found: hex(opened.origin), expected: hex(expected) })
}
