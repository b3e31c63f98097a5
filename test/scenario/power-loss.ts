// SPDX-License-Identifier: EUPL-1.2
/**
 * Power cuts of hub and node under load: their writes and syncs are recorded once, then disks as a cut could leave them are made up,
 * opened with the parties' own code, and compared with what had been acknowledged at that instant.
 *
 * A party's log line `entries-sequenced`, `batch-opened`, `feed-advanced`, `slot-sent` comes after the commit and before the answer: it is
 * the instant of the acknowledgement. No line says which contributions a batch brought: what the hub itself sees in its database at the
 * instant of `batch-opened` is what the relay is told to forget, and must be there after every cut that follows.
 *
 * @module
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openHub } from '@ncv/federation/hub/party.ts'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { readHubKeys } from '@ncv/federation/hub/hub-keys.ts'
import { openNodeDb, openWalletDb } from '@ncv/node/store/open-node-db.ts'
import { equalBytes, hex } from '@ncv/protocol/bytes.ts'
import { generateIssuerKey } from '@ncv/protocol/crypto/rsa.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Db } from '@ncv/runtime/open-db.ts'
import { verifyLog } from '../../federation/log/verify.ts'
import { folderSource } from '../../federation/log/verify-source.ts'
import type { Chance } from '../simulation/chance.ts'
import { auditNode, onCopy } from './audit.ts'
import { Disk } from './disk-image.ts'
import { claim } from './step.ts'
import type { DiskEvent } from './trace.ts'

/** What a party had promised when the lights went out. */
interface Promised {
  /** Entries acknowledged (hub), followed (node). */
  size: number
  signed: number
  /** Boxes of batches that were taken in. */
  boxes: number
  /** Ids of the contributions that were in them. */
  contributions: ReadonlySet<string>
  readonly slots: number[]
  tokens: number
}

export interface Recording {
  readonly party: 'hub' | 'node'
  /** The folder as it was before. */
  readonly base: string
  readonly events: readonly DiskEvent[]
  /** The hub's public files for `log verify`; the genesis that they must have. */
  readonly origin: Uint8Array
  readonly perPeriod: number
}

/** Files of the party that a running process does not give to the recorded folder. */
const NOT_RECORDED = /^(?:console\.log|.*\.lock|run\.json|admin-token|lock)$/

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .filter((name) => !NOT_RECORDED.test(name))
}

/** Takes note of what a log line promises. @param held contributions that the party sees at this instant */
function listen(promised: Promised, held: () => ReadonlySet<string>, { type, path, ...rest }: DiskEvent): void {
  if (type !== 'write' || !path.endsWith('.log') || !('data' in rest)) return
  for (const line of new TextDecoder().decode(rest.data).trim().split('\n')) {
    const { event, index = 0, count = 0, size = 0, slot = 0 } = JSON.parse(line) as Readonly<Record<string, never>> & { event: string }
    if (event === 'entries-sequenced') promised.size = index + count
    else if (event === 'checkpoint-signed') promised.signed = size
    else if (event === 'batch-opened') {
      promised.boxes += count
      promised.contributions = held()
    } else if (event === 'feed-advanced') promised.size = size
    else if (event === 'slot-sent') promised.slots.push(slot)
    else if (event === 'wallet-filled') promised.tokens += count
  }
}

/** Makes up `count` images of one recording and opens each. @throws ClaimFailed at the first that lost something */
export async function cutPower(
  recording: Recording,
  count: number,
  chance: Chance,
  world: World,
  report: (done: number) => void,
): Promise<{ open: number; contributions: number }> {
  const truth = await wholeOf(recording, world)
  // In the order of the recording, so that one pass over it serves all.
  const at = Array.from({ length: count }, () => chance.between(1, recording.events.length)).sort((a, b) => a - b)
  const disk = new Disk(recording.base, filesIn(recording.base))
  const promised: Promised = { size: 0, signed: 0, boxes: 0, contributions: new Set(), slots: [], tokens: 0 }
  let open = 0
  let next = 0
  for (const [i, event] of recording.events.entries()) {
    disk.apply(event)
    listen(promised, () => heldIn(recording.base, disk), event)
    for (; at[next] === i + 1; next++) {
      const dir = mkdtempSync(`${recording.base}-image-`)
      open += disk.writeImage(dir, chance) > 0 ? 1 : 0
      const where = `image ${next + 1} of the ${recording.party}, after ${i + 1} of ${recording.events.length} events`
      await check(recording, dir, where, promised, truth, world)
      rmSync(dir, { recursive: true, force: true })
      report(next + 1)
    }
  }
  return { open, contributions: promised.contributions.size }
}

/** Entries as they were at the end, to compare with. */
async function wholeOf({ base, events, party }: Recording, world: World): Promise<readonly Uint8Array[]> {
  const disk = new Disk(base, filesIn(base))
  for (const event of events) disk.apply(event)
  const dir = mkdtempSync(`${base}-whole-`)
  disk.writeWhole(dir)
  if (party === 'node') return onCopy(join(dir, 'node.sqlite'), openNodeDb, entriesIn)
  const hub = await openHub(world, dir, readHubKeys(dir), generateIssuerKey)
  const entries = hub.log.entries(0, hub.log.size())
  hub.close()
  rmSync(dir, { recursive: true, force: true })
  return entries
}

function entriesIn(db: Db): Uint8Array[] {
  return db.prepare<[], Uint8Array>('SELECT bytes FROM entry ORDER BY idx').pluck().all()
}

async function check(
  recording: Recording,
  dir: string,
  where: string,
  promised: Promised,
  truth: readonly Uint8Array[],
  world: World,
): Promise<void> {
  try {
    if (recording.party === 'hub') await checkHub(recording, dir, promised, truth, world)
    else checkNode(recording, dir, promised, truth)
  } catch (error) {
    claim(false, `${where}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function checkHub({ origin }: Recording, dir: string, promised: Promised, truth: readonly Uint8Array[], world: World): Promise<void> {
  const hub = await openHub(world, dir, readHubKeys(dir), generateIssuerKey)
  try {
    const entries = hub.log.entries(0, hub.log.size())
    claim(entries.length >= promised.size, `${promised.size} entries were acknowledged, ${entries.length} are there`)
    assertPrefix(entries, truth)
    const signed = hub.log.note('signed')?.size ?? 0
    claim(signed >= promised.signed, `a head of ${promised.signed} entries was published, the hub knows of one of ${signed}`)
    assertContributions(join(dir, 'hub.sqlite'), promised.contributions)
    const { boxes } = hub.intake.figures()
    claim(boxes >= promised.boxes, `${promised.boxes} boxes were taken in, ${boxes} are there`)
    await verifyLog(folderSource(join(dir, 'public')), { origin }, world.now())
  } finally {
    hub.close()
  }
}

/** Contributions that the hub has just now, as it sees its files. */
function heldIn(base: string, disk: Disk): ReadonlySet<string> {
  const dir = mkdtempSync(`${base}-now-`)
  try {
    disk.writeWhole(dir, (name) => /^hub\.sqlite(?:-wal)?$/.test(name))
    return onCopy(join(dir, 'hub.sqlite'), openHubDb, contributionsIn)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function contributionsIn(db: Db): Set<string> {
  return new Set(db.prepare<[], Uint8Array>('SELECT id FROM contribution').pluck().all().map(hex))
}

/** Each with exactly one token: neither may survive without the other. */
function assertContributions(file: string, promised: ReadonlySet<string>): void {
  onCopy(file, openHubDb, (db) => {
    const held = contributionsIn(db)
    const lost = [...promised].filter((id) => !held.has(id))
    claim(lost.length === 0, `${lost.length} of ${promised.size} contributions that the relay may forget are lost`)
    const paid = new Set(db.prepare<[], Uint8Array>('SELECT contribution FROM spent').pluck().all().map(hex))
    claim(paid.size === held.size && [...held].every((id) => paid.has(id)), `${held.size} contributions, ${paid.size} paid for`)
  })
}

function checkNode({ perPeriod }: Recording, dir: string, promised: Promised, truth: readonly Uint8Array[]): void {
  onCopy(join(dir, 'node.sqlite'), openNodeDb, (db) => {
    const entries = entriesIn(db)
    claim(entries.length >= promised.size, `${promised.size} entries were followed, ${entries.length} are there`)
    assertPrefix(entries, truth)
  })
  const { tokens } = auditNode(dir, new Set(), perPeriod)
  claim(tokens >= promised.tokens, `${promised.tokens} tokens came, ${tokens} are there`)
  onCopy(join(dir, 'wallet.sqlite'), openWalletDb, (db) => {
    const used = new Set(db.prepare<[], number>('SELECT slot FROM slot').pluck().all())
    const forgotten = promised.slots.filter((slot) => !used.has(slot))
    claim(forgotten.length === 0, `${forgotten.length} boxes went out of which the wallet knows nothing`)
  })
}

function assertPrefix(entries: readonly Uint8Array[], truth: readonly Uint8Array[]): void {
  const wrong = entries.findIndex((entry, i) => !equalBytes(entry, truth[i] ?? new Uint8Array()))
  claim(wrong < 0, `entry ${wrong} is another one: ${hex(entries[wrong] ?? new Uint8Array()).slice(0, 16)}`)
}
