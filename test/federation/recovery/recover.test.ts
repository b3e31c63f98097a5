// SPDX-License-Identifier: EUPL-1.2
/** A hub behind its witnesses is brought forward from a mirror or an export. @module */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { addDraft, draftId, publishDraft, signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { openCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cosigned, testMember, witnessAll } from '../../support/founded-hub.ts'
import { filesBelow, warningEntry } from '../log/public-log.ts'
import type { Stage } from './restored-hub.ts'
import { recoveryStage } from './restored-hub.ts'

const WEEK_MS = 7 * 86_400_000

let stage: Stage
beforeEach(async () => {
  stage = await recoveryStage('recovery')
  const { hub } = stage.founded
  await rotateEpoch(hub)
  await announceIssuerKeys(hub)
  await grow(hub, 20)
  await witnessAll(stage.founded)
})
afterEach(() => stage[Symbol.asyncDispose]())

/** Warnings with documents until the log has `size` entries, each third one sealed. */
async function grow(hub: Hub, size: number): Promise<void> {
  const first = hub.log.size()
  const tlp = (n: number): TlpLabel => (n % 3 === 0 ? 'TLP:GREEN' : 'TLP:CLEAR')
  await hub.sequencer.append(Array.from({ length: size - first }, (_, i) => warningEntry(hub, first + i, tlp(first + i))))
}

/** The original goes on to `size` entries, over the turn of a period where asked, is witnessed and mirrored, and is lost. */
async function goOn(size: number, withPeriod = false): Promise<void> {
  const { hub } = stage.founded
  if (withPeriod) {
    await stage.federation.advance(WEEK_MS)
    await witnessAll(stage.founded)
    await rotateEpoch(hub)
    await announceIssuerKeys(hub)
  }
  await grow(hub, size)
  await witnessAll(stage.founded)
  stage.mirrorNow()
}

/** All witnesses show, signed again just now, the last head that they cosigned: the one on the mirror. */
function showHeads(hub: Hub): void {
  const note = new Uint8Array(readFileSync(join(stage.mirror, 'checkpoint')))
  for (const member of stage.founded.members) hub.witnesses.showHead(cosigned(hub, member, Math.floor(hub.world.now() / 1000), note))
}

describe('a hub out of an older backup', () => {
  test('signs nothing once a witness shows a head that it does not have', async () => {
    const file = await stage.backup()
    await goOn(40)
    const hub = await stage.restored(file)
    showHeads(hub)
    expect(hub.witnesses.readiness()).toBe('behind')
    await expect(hub.sequencer.append([warningEntry(hub, 1)])).rejects.toMatchObject({ code: 'HUB_BEHIND' })
    expect(hub.log.size()).toBe(20)
  })

  test('signs nothing before a quorum of witnesses has shown its heads, also after it was brought forward', async () => {
    const file = await stage.backup()
    await goOn(40)
    const hub = await stage.restored(file)
    await recoverHub(hub, folderSource(stage.mirror))
    await expect(hub.sequencer.append([warningEntry(hub, 1)])).rejects.toMatchObject({ code: 'HUB_WAITING' })
    showHeads(hub)
    hub.witnesses.showMirror(undefined)
    expect(await hub.sequencer.append([warningEntry(hub, 1)])).toBe(40)
  })

  test.each([40, 256, 300, 530])('gets every public file back, byte for byte, for a log of %i entries', async (size) => {
    const file = await stage.backup()
    await goOn(size)
    const hub = await stage.restored(file)
    const found = await recoverHub(hub, folderSource(stage.mirror))
    expect(found).toMatchObject({ from: 20, size, isWitnessed: true })
    expect(found.losses).toEqual({ epochs: [], issuerPeriods: [], sealed: [] })
    const [own, mirrored] = [filesBelow(publicDir(hub.dir)), filesBelow(stage.mirror)]
    // Partial tiles of heads before the newest are nobody's duty (C2SP tlog-tiles, Partial Tiles).
    const wanted = [...mirrored].filter(([path]) => !path.includes('.p/') || path.endsWith(`.p/${size % 256}`) || path.startsWith('tile/1/'))
    expect(wanted.length).toBeGreaterThan(size)
    for (const [path, bytes] of wanted) expect(own.get(path), path).toEqual(bytes)
  })

  test('continues the log that everybody has: the head from before is the beginning of the new one', async () => {
    const file = await stage.backup()
    await goOn(300)
    const { logOrigin, genesis, origin } = stage.founded.hub.opened
    const before = openCheckpoint(new Uint8Array(readFileSync(join(stage.mirror, 'checkpoint'))), logOrigin, genesis.hub.key)
    const hub = await stage.restored(file)
    await recoverHub(hub, folderSource(stage.mirror))
    showHeads(hub)
    hub.witnesses.showMirror(undefined)
    await grow(hub, 310)
    const anchor = { origin, head: { origin: before.origin, size: before.size, root: before.root, path: 'before' } }
    expect(await verifyLog(folderSource(publicDir(hub.dir)), anchor, hub.world.now())).toMatchObject({ size: 310 })
  })

  test('publishes nothing twice that was published after the backup', async () => {
    const file = await stage.backup()
    const { hub: original } = stage.founded
    const advisory = { namespace: 'https://hersteller.example', trackingId: 'H-1', version: '1' }
    const document = { sha256: new Uint8Array(32).fill(1), length: 5, body: new Uint8Array(32) }
    const entry = warningEntry(original, 1)
    document.body = new Uint8Array(entry.bodies[1]!.hash)
    const { compose } = await import('@ncv/federation/hub/publish/compose.ts')
    const payload = { lane: 'passed-through', title: 'Hinweis', publisher: 'Hersteller', isExercise: false, advisory, document }
    await original.sequencer.append([
      compose(original, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'publisher-terms', payload, attachments: [entry.bodies[1]!] }),
    ])
    await goOn(30)
    const hub = await stage.restored(file)
    expect(hub.advisories.find(advisory, document.sha256)).toBe('new')
    await recoverHub(hub, folderSource(stage.mirror))
    expect(hub.advisories.find(advisory, document.sha256)).toBe('unchanged')
  })

  test('knows that a draft in it was published meanwhile', async () => {
    const { hub: original } = stage.founded
    const [author, approver] = [testMember('author'), testMember('approver')]
    original.drafts.addAnalyst('a', author.identity.publicKey)
    original.drafts.addAnalyst('b', approver.identity.publicKey)
    const warning = encode({ lane: 'assessed', title: 'Eigene Meldung', publisher: 'N-CERT', isExercise: false })
    const id = draftId('TLP:CLEAR', warning)
    const signed = (role: 'author' | 'approver', seed: Uint8Array) => signDraft(seed, original.opened.origin, role, fromHex(id))
    addDraft(original, warning, 'TLP:CLEAR', 'a', signed('author', author.identity.seed))
    const file = await stage.backup()
    const { index } = await publishDraft(original, id, 'b', signed('approver', approver.identity.seed))
    await goOn(30)
    const hub = await stage.restored(file)
    await recoverHub(hub, folderSource(stage.mirror))
    expect(await publishDraft(hub, id, 'b', signed('approver', approver.identity.seed))).toMatchObject({ index })
    expect(hub.log.size()).toBe(30)
  })

  test('reads on under epochs that it does not know: each is sealed to its own key as well', async () => {
    const file = await stage.backup()
    await goOn(60, true)
    const { key } = stage.founded.hub.issuing.newestEpoch('community')!
    const hub = await stage.restored(file)
    const { losses } = await recoverHub(hub, folderSource(stage.mirror))
    expect([losses.epochs, losses.sealed, hub.issuing.epochKey('community', 2)]).toEqual([[], [], key])
    showHeads(hub)
    hub.witnesses.showMirror(undefined)
    expect(await rotateEpoch(hub)).toBe(false)
  })

  test('names the keys that are gone, never announces a second one for their place, and makes the next epoch', async () => {
    const file = await stage.backup()
    await goOn(300, true)
    const hub = await stage.restored(file)
    // Its X-Wing key is another by now: what was sealed to the old one does not come back.
    const { losses } = await recoverHub({ ...hub, keys: { ...hub.keys, box: testMember('new keys').box } }, folderSource(stage.mirror))
    expect(losses.epochs).toEqual([2])
    expect(losses.issuerPeriods).toEqual([2])
    expect(losses.sealed.length).toBeGreaterThan(50)
    showHeads(hub)
    hub.witnesses.showMirror(undefined)
    expect(await rotateEpoch(hub)).toBe(true)
    expect(hub.issuing.newestEpoch('community')?.epoch).toBe(3)
    expect(await announceIssuerKeys(hub)).toBe(0)
    expect(await verifyLog(folderSource(publicDir(hub.dir)), undefined, hub.world.now())).toMatchObject({ size: 301 })
  })
})

describe('a source that cannot be trusted', () => {
  async function attempt(change: (mirror: string) => void): Promise<{ hub: Hub; result: Promise<unknown> }> {
    const file = await stage.backup()
    await goOn(300)
    change(stage.mirror)
    const hub = await stage.restored(file)
    return { hub, result: recoverHub(hub, folderSource(stage.mirror)) }
  }

  function flip(file: string, at: number): void {
    const bytes = readFileSync(file)
    bytes[at] = (bytes[at] as number) ^ 1
    writeFileSync(file, bytes)
  }

  test('with one byte of an entry changed is refused, naming the entry, and nothing is taken', async () => {
    const { hub, result } = await attempt((mirror) => flip(join(mirror, 'tile/entries/000'), 30 * 160))
    await expect(result).rejects.toMatchObject({ code: expect.stringMatching(/LEAF_MISMATCH|BUNDLE_MALFORMED/) })
    expect(hub.log.size()).toBe(20)
  })

  test('with a changed head is refused', async () => {
    const { hub, result } = await attempt((mirror) => flip(join(mirror, 'checkpoint'), 90))
    await expect(result).rejects.toMatchObject({ code: expect.stringMatching(/CHECKPOINT|NOTE/) })
    expect(hub.log.size()).toBe(20)
  })

  test('without a body is refused, naming the entry; a better source goes on from there', async () => {
    const body = () => stage.founded.hub.log.bodies(290, 291)[0]!.hash
    let name = ''
    const { hub, result } = await attempt((mirror) => {
      name = Buffer.from(body()).toString('hex')
      rmSync(join(mirror, 'body', name))
    })
    await expect(result).rejects.toMatchObject({ code: 'BODY_MISSING', params: { index: 290 } })
    expect(hub.log.size()).toBe(256)
    expect(await recoverHub(hub, folderSource(publicDir(stage.founded.dir)))).toMatchObject({ from: 256, size: 300 })
  })

  test('that is behind changes nothing', async () => {
    stage.mirrorNow()
    await grow(stage.founded.hub, 30)
    const hub = await stage.restored(await stage.backup())
    expect(await recoverHub(hub, folderSource(stage.mirror))).toMatchObject({ from: 30, size: 30 })
  })

  test('with another history of the same hub is refused as a fork', async () => {
    const file = await stage.backup()
    await goOn(25)
    const first = await stage.restored(file)
    showHeadsOf(first, 20)
    await grow(first, 26)
    await expect(recoverHub(first, folderSource(stage.mirror))).rejects.toMatchObject({ code: 'LOG_FORK' })
    expect(first.log.size()).toBe(26)
  })

  /** Witnesses that saw nothing after the backup: what an attacker who holds the hub would want. */
  function showHeadsOf(hub: Hub, size: number): void {
    expect(hub.log.size()).toBe(size)
    for (const member of stage.founded.members) hub.witnesses.showHead(cosigned(hub, member, Math.floor(hub.world.now() / 1000)))
    hub.witnesses.showMirror(undefined)
  }
})

test('a backup is for its owner alone', async () => {
  expect(statSync(await stage.backup()).mode & 0o777).toBe(0o600)
})
