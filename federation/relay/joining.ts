// SPDX-License-Identifier: EUPL-1.2
/**
 * Joining: the relay takes a join file for true only if a person compared the genesis with the accession letter and the genesis names
 * this relay. Then the file is kept as it came; everything else follows from it.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import type { OpenedGenesis } from '@ncv/protocol/membership/genesis.ts'
import type { JoinFile } from '@ncv/protocol/membership/join-file.ts'
import { assertGenesisHash, parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { assertWords } from '@ncv/protocol/membership/words.ts'
import { isProtectedUrl } from '@ncv/protocol/submission/relay-address.ts'
import { readFileBounded, writeFilesDurable } from '@ncv/runtime/party-dir.ts'
import type { RelayConfig } from './config.ts'
import { configFile, formatRelayConfig } from './config.ts'
import { RelayError } from './errors.ts'
import type { RelayKeys } from './relay-keys.ts'

const MAX_JOIN_BYTES = 256 * 1024

function joinedFile(dir: string): string {
  return join(dir, 'federation.join')
}

/** What a person knows of the genesis from the accession letter; one of the two at least. */
export interface Anchor {
  /** Genesis words by their place 1 … 6. */
  readonly words?: ReadonlyMap<number, string>
  /** Genesis hash, 32 bytes. */
  readonly hash?: Uint8Array
}

export type RelayAddresses = Pick<RelayConfig, 'url' | 'hubUrl'>

/** @throws RuntimeError `FILE_MISSING`, `FILE_UNREADABLE`; ProtocolError `JOIN_MALFORMED`, `GENESIS_…`, `CHECKPOINT_…` */
export function readJoinFile(file: string): JoinFile {
  return parseJoinFile(readFileBounded(file, MAX_JOIN_BYTES))
}

/** The federation that this relay serves. @throws RelayError `NOT_JOINED` */
export function readJoined(dir: string): JoinFile {
  if (!existsSync(joinedFile(dir))) throw new RelayError('NOT_JOINED', { dir })
  return readJoinFile(joinedFile(dir))
}

/**
 * Checks everything, then writes both files: an error leaves the folder as it was.
 *
 * @param file the join file
 * @param isSuccessor the members have named this relay later than at the founding, or are about to; the log says so
 * @param announce is told the addresses before anything is written: the genesis words do not cover them
 * @throws ProtocolError `GENESIS_WORDS`, `GENESIS_MISMATCH`, and those of {@link readJoinFile}; RelayError `OTHER_RELAY`, `JOINED_ELSEWHERE`,
 *   `URL_NOT_PROTECTED`
 */
export async function joinFederation(
  dir: string,
  keys: RelayKeys,
  file: string,
  anchor: Anchor,
  settings: Partial<Pick<RelayConfig, 'url' | 'hubUrl' | 'host' | 'port'>>,
  announce: (addresses: RelayAddresses) => void,
  isSuccessor = false,
): Promise<JoinFile & RelayAddresses> {
  const bytes = readFileBounded(file, MAX_JOIN_BYTES)
  const found = parseJoinFile(bytes)
  if (anchor.words !== undefined) assertWords(found.opened.origin, anchor.words)
  if (anchor.hash !== undefined) assertGenesisHash(found.opened, anchor.hash)
  if (!isSuccessor) assertNamesRelay(dir, found.opened, keys)
  assertSameFederation(dir, found.opened)
  const addresses = { url: settings.url ?? found.relayUrl, hubUrl: settings.hubUrl ?? found.hubUrl }
  for (const address of Object.values(addresses)) if (!isProtectedUrl(address)) throw new RelayError('URL_NOT_PROTECTED', { found: address })
  announce(addresses)
  const config = formatRelayConfig({ ...settings, ...addresses })
  // The join file last: while it is missing the relay does not run.
  await writeFilesDurable([
    { path: configFile(dir), data: config },
    { path: joinedFile(dir), data: bytes },
  ])
  return { ...found, ...addresses }
}

/** The secret in this folder is the one of the genesis. @throws RelayError `OTHER_RELAY` */
export function assertNamesRelay(dir: string, { genesis }: OpenedGenesis, keys: RelayKeys): void {
  const { name, key, box } = genesis.relay
  if (!equalBytes(key, keys.identity.publicKey)) throw new RelayError('OTHER_RELAY', { dir, name, field: 'key' })
  if (!equalBytes(box, keys.box.publicKey)) throw new RelayError('OTHER_RELAY', { dir, name, field: 'box' })
}

function assertSameFederation(dir: string, { origin }: OpenedGenesis): void {
  if (!existsSync(joinedFile(dir))) return
  const { opened } = readJoined(dir)
  if (!equalBytes(opened.origin, origin)) throw new RelayError('JOINED_ELSEWHERE', { federation: opened.genesis.federation })
}
