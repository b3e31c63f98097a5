// SPDX-License-Identifier: EUPL-1.2
/**
 * A log of a real hub as its public files, in memory, so that a test can change one of them.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { compose, composeAttachment } from '@ncv/federation/hub/publish/compose.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import type { LogSource } from '@ncv/federation/log/verify-source.ts'
import type { PendingEntry } from '@ncv/federation/store/log-store.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

export type PublicLog = Map<string, Uint8Array>

export function filesBelow(folder: string): PublicLog {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((name) => name.isFile())
  return new Map(
    names.map((name) => {
      const file = join(name.parentPath, name.name)
      return [relative(folder, file), new Uint8Array(readFileSync(file))]
    }),
  )
}

export function sourceOf(files: PublicLog): LogSource {
  return {
    read: async (path) => files.get(path),
    list: (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
  }
}

/** A warning with a document in its own body file. */
export function warningEntry(hub: Hub, number: number, tlp: TlpLabel = 'TLP:CLEAR', supersedes?: number): PendingEntry {
  const document = utf8(`{"document":{"title":"Hinweis ${number}","text":"${'x'.repeat(200)}"}}`)
  const body = composeAttachment(hub, tlp, document)
  const payload = {
    lane: 'passed-through',
    title: `Hinweis ${number}`,
    publisher: 'Hersteller',
    isExercise: false,
    document: { sha256: sha256(document), length: document.length, body: body.hash },
    ...(supersedes === undefined ? {} : { supersedes }),
  }
  return compose(hub, { kind: 'warning', tlp, terms: 'publisher-terms', payload: payload as Value, attachments: [body] })
}

/** Keys and epoch announced; nothing else in it but the genesis. */
export async function youngLog(seed = 'log'): Promise<FoundedHub> {
  const founded = await foundHub(virtualFederation({ seed }).party('hub'), { federation: `${seed}.test` })
  await rotateEpoch(founded.hub)
  await announceIssuerKeys(founded.hub)
  return founded
}

export const SIZE = 300
/** The first withdrawal, the last entry of {@link grownLog}. */
export const WITHDRAWAL = SIZE - 1

/**
 * 300 entries: a full tile and a partial one, a body bundle, every kind in clear, each third warning sealed; witnessed
 * at 200 and at the end.
 */
export async function grownLog(): Promise<FoundedHub> {
  const founded = await youngLog('grown')
  const { hub } = founded
  const until = async (size: number): Promise<void> => {
    const first = hub.log.size()
    const tlp = (n: number): TlpLabel => (n % 3 === 0 ? 'TLP:GREEN' : 'TLP:CLEAR')
    await hub.sequencer.append(Array.from({ length: size - first }, (_, i) => warningEntry(hub, first + i, tlp(first + i))))
  }
  await until(200)
  await witnessAll(founded)
  await until(SIZE - 1)
  await withdraw(hub, { entry: 100, reason: 'wrong' })
  await witnessAll(founded)
  return founded
}

export function publicFilesOf({ dir }: FoundedHub): PublicLog {
  return filesBelow(publicDir(dir))
}
