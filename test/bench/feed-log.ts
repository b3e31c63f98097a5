// SPDX-License-Identifier: EUPL-1.2
/**
 * The site that the feed benchmark reads: a real hub's public folder, and the same documents as the two baselines serve them.
 *
 *     site/public/…        the log, as the hub wrote it; witnessed by three
 *     site/raw/<N>         256 documents, each behind its length (4 bytes, big-endian)
 *     site/doc/<n>         one document
 *     site/bench.json      what a node must know beforehand: genesis, checkpoint, who it is
 *
 * @module
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { passThrough } from '@ncv/federation/hub/publish/pass-through.ts'
import type { Sequencer } from '@ncv/federation/log/sequencer.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { base64, concat } from '@ncv/protocol/bytes.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import type { FoundedHub } from '../support/founded-hub.ts'
import { foundHub, witnessAll } from '../support/founded-hub.ts'
import { benchDocument } from './csaf-document.ts'

export const FEDERATION = 'messung.test'
/** Documents in one file of the raw baseline, as in a body bundle. */
export const BUNDLE = 256

export interface FeedSite extends Disposable {
  readonly dir: string
  readonly documents: number
  /** Sum of the documents' lengths. */
  readonly bytes: number
}

export interface FeedSiteInfo {
  readonly genesis: string
  readonly checkpoint: string
  readonly documents: number
  readonly bytes: number
}

export async function makeFeedSite(documents: number, progress: (done: number) => void): Promise<FeedSite> {
  const dir = mkdtempSync(join(tmpdir(), 'ncv-bench-feed-'))
  mkdirSync(join(dir, 'raw'))
  mkdirSync(join(dir, 'doc'))
  await using world = realWorld({ log: SILENT_LOG })
  const founded = await foundHub(world, { federation: FEDERATION })
  let bytes = 0
  try {
    await rotateEpoch(founded.hub)
    await announceIssuerKeys(founded.hub)
    for (let from = 0; from < documents; from += BUNDLE) {
      bytes += await publishSome(founded, dir, from, Math.min(documents, from + BUNDLE))
      progress(from)
    }
    await witnessAll(founded)
    const { opened, witnesses } = founded.hub
    const info: FeedSiteInfo = { genesis: base64(opened.frame), checkpoint: base64(witnesses.currentNote()), documents, bytes }
    writeFileSync(join(dir, 'bench.json'), JSON.stringify(info))
    founded.hub.close()
    renameSync(publicDir(founded.dir), join(dir, 'public'))
  } finally {
    founded.dispose()
  }
  return { dir, documents, bytes, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) }
}

async function publishSome({ hub }: FoundedHub, dir: string, from: number, to: number): Promise<number> {
  const raw: Uint8Array[] = []
  const entries: Parameters<Sequencer['append']>[0][number][] = []
  for (let n = from; n < to; n++) {
    const bytes = benchDocument(n)
    writeFileSync(join(dir, 'doc', String(n)), bytes)
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, bytes.length)
    raw.push(length, bytes)
    const entry = passThrough(hub, parseCsaf(bytes), bytes, {})
    if (entry === 'unchanged') throw new Error(`document ${n} is there twice`)
    entries.push(entry)
  }
  writeFileSync(join(dir, 'raw', String(from / BUNDLE)), concat(...raw))
  await hub.sequencer.append(entries)
  return raw.reduce((sum, part) => sum + part.length, 0) - 4 * (to - from)
}
