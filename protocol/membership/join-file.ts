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
 *
 *     <checkpoint note, cosigned or not>
 *
 * Addresses in it are a proposal that the operator sees and confirms by joining; they become configuration.
 *
 * @module
 */
import { base64, equalBytes, fromBase64, fromUtf8, hex, utf8 } from '../bytes.ts'
import { ProtocolError } from '../errors.ts'
import { openCheckpoint } from '../tlog/checkpoint.ts'
import type { OpenedGenesis } from './genesis.ts'
import { openGenesis } from './genesis.ts'

const FIRST_LINE = 'ncv-join v1'
const MAX_BYTES = 128 * 1024

export interface JoinFile {
  readonly opened: OpenedGenesis
  readonly hubUrl: string
  readonly relayUrl: string
  /** The newest checkpoint when the file was made: nobody who joins can be shown an older log. */
  readonly checkpoint: Uint8Array
}

export function formatJoinFile({ opened, hubUrl, relayUrl, checkpoint }: JoinFile): string {
  return `${FIRST_LINE}\ngenesis ${base64(opened.frame)}\nhub ${hubUrl}\nrelay ${relayUrl}\n\n${fromUtf8(checkpoint)}`
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
  const [first, genesisLine = '', hubLine = '', relayLine = '', empty, ...note] = text.split('\n')
  if (first !== FIRST_LINE) refuse(1)
  const encoded = /^genesis ([A-Za-z0-9+/]+={0,2})$/.exec(genesisLine)?.[1] ?? refuse(2)
  const hubUrl = /^hub (https?:\/\/[^\s?#@]{1,200})$/.exec(hubLine)?.[1] ?? refuse(3)
  const relayUrl = /^relay (https?:\/\/[^\s?#@]{1,200})$/.exec(relayLine)?.[1] ?? refuse(4)
  if (empty !== '') refuse(5)
  let frame = new Uint8Array()
  try {
    frame = new Uint8Array(fromBase64(encoded))
  } catch (cause) {
    refuse(2, cause)
  }
  const opened = openGenesis(frame)
  const checkpoint = utf8(note.join('\n'))
  openCheckpoint(checkpoint, opened.logOrigin, opened.genesis.hub.key)
  return { opened, hubUrl, relayUrl, checkpoint }
}

/** @throws ProtocolError `GENESIS_MISMATCH` unless the genesis is the one with this hash (hex) */
export function assertGenesisHash(opened: OpenedGenesis, expected: Uint8Array): void {
  if (!equalBytes(opened.origin, expected)) throw new ProtocolError('GENESIS_MISMATCH', { found: hex(opened.origin), expected: hex(expected) })
}
