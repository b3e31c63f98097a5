// SPDX-License-Identifier: EUPL-1.2
/** Erasing at the hub: who decides, what goes, what whoever checks the log accepts. @module */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { erase, signErasure } from '@ncv/federation/hub/erasing/erase.ts'
import { planErasure } from '@ncv/federation/hub/erasing/plan.ts'
import { recoverHub } from '@ncv/federation/hub/recover.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { concat } from '@ncv/protocol/bytes.ts'
import { bodyPath } from '@ncv/protocol/log/body.ts'
import { parseBodyBundle } from '@ncv/protocol/log/body-bundle.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ANNA, addAnalysts, BERT, eraseSigned } from '../../support/erasing.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import type { PublicLog } from '../log/public-log.ts'
import { grownLog, publicFilesOf, SIZE, sourceOf, warningEntry, WITHDRAWAL } from '../log/public-log.ts'
import type { Stage } from '../recovery/restored-hub.ts'
import { recoveryStage } from '../recovery/restored-hub.ts'

const NOW = 1_800_000_000_000
const bodyHash = ({ hub }: Pick<FoundedHub, 'hub'>, index: number) => parseEntry(hub.log.entry(index) as Uint8Array).body
const bodyFile = (founded: Pick<FoundedHub, 'hub'>, index: number) => bodyPath(bodyHash(founded, index))

describe('whoever erases', () => {
  let founded: FoundedHub
  let warning: number
  beforeEach(async () => {
    founded = await foundHub(virtualFederation({ seed: 'erase' }).party('hub'))
    await rotateEpoch(founded.hub)
    warning = await founded.hub.sequencer.append([warningEntry(founded.hub, 1, 'TLP:GREEN')])
    addAnalysts(founded.hub)
  })
  afterEach(() => founded.dispose())

  const signed = (role: 'author' | 'approver', id: string, { seed } = role === 'author' ? ANNA : BERT) =>
    signErasure(seed, founded.hub.opened.origin, role, id)

  test('is two people, over exactly what was shown', async () => {
    const { hub } = founded
    const { id } = planErasure(hub, [warning], 'licence')
    const author = { analyst: 'anna', signature: signed('author', id) }
    const approver = { analyst: 'bert', signature: signed('approver', id) }
    const attempt = (change: Partial<Parameters<typeof erase>[3]>) => erase(hub, [warning], 'licence', { id, author, approver, ...change })
    await expect(attempt({ approver: { ...author, signature: signed('approver', id, ANNA) } })).rejects.toMatchObject({ code: 'FOUR_EYES' })
    await expect(attempt({ approver: { analyst: 'bert', signature: signed('author', id, BERT) } })).rejects.toMatchObject({ code: 'ANALYST_KEY' })
    await expect(attempt({ approver: { analyst: 'carl', signature: approver.signature } })).rejects.toMatchObject({ code: 'ANALYST_UNKNOWN' })
    await expect(erase(hub, [warning], 'court', { id, author, approver })).rejects.toMatchObject({ code: 'ERASURE_CHANGED' })
    expect(hub.log.hasBody(bodyHash(founded, warning))).toBe(true)
    const { index } = await attempt({})
    // The withdrawal of a warning that still held stands right before it.
    expect([index - 1, index].map((at) => parseEntry(hub.log.entry(at) as Uint8Array).kind)).toEqual(['withdrawal', 'erased'])
  })

  test('is told what cannot be erased, and why', async () => {
    const { hub } = founded
    expect(() => planErasure(hub, [0], 'court')).toThrow(
      expect.objectContaining({ code: 'ENTRY_NOT_ERASABLE', params: { index: 0, kind: 'genesis' } }),
    )
    expect(() => planErasure(hub, [], 'court')).toThrow(expect.objectContaining({ code: 'ENTRY_NOT_ERASABLE' }))
    expect(() => planErasure(hub, [99], 'court')).toThrow(expect.objectContaining({ code: 'ENTRY_MISSING', params: { index: 99 } }))
    const withdrawal = await withdraw(hub, { entry: warning, reason: 'wrong', text: 'Verwechslung' })
    expect(() => planErasure(hub, [withdrawal], 'court')).toThrow(
      expect.objectContaining({ code: 'WITHDRAWAL_ALONE', params: { index: withdrawal, found: warning } }),
    )
    const { index } = await eraseSigned(hub, [warning, withdrawal])
    // It was withdrawn before: nothing is withdrawn twice.
    expect(index).toBe(withdrawal + 1)
    expect(() => planErasure(hub, [warning], 'court')).toThrow(
      expect.objectContaining({ code: 'ENTRY_ERASED', params: { index: warning, found: index } }),
    )
  })

  test('leaves the hub able to start, without a trace of it in its tables and files', async () => {
    const { index } = await eraseSigned(founded.hub, [warning])
    const hub = await founded.reopen()
    expect(hub.log.size()).toBe(index + 1)
    expect(hub.log.bodies(warning, warning + 1)).toEqual([])
    expect(hub.advisories.all()).toEqual([])
    expect([...publicFilesOf(founded).keys()]).not.toContain(bodyFile(founded, warning))
  })
})

describe('a checked log', () => {
  let founded: FoundedHub
  let before: PublicLog
  let after: PublicLog
  /** In clear, with its withdrawal; one that is sealed. */
  const ERASED = [100, WITHDRAWAL, 150]
  beforeAll(async () => {
    founded = await grownLog()
    before = publicFilesOf(founded)
    await eraseSigned(founded.hub, ERASED)
    await witnessAll(founded)
    after = publicFilesOf(founded)
  })
  afterAll(() => founded.dispose())

  const checked = (files: PublicLog) => verifyLog(sourceOf(files), undefined, NOW)
  const refusal = (files: PublicLog) =>
    checked(files).then(
      () => undefined,
      (error: unknown) => error,
    )
  const gone = () => [...before.keys()].filter((path) => /^body\/[0-9a-f]{64}$/.test(path) && !after.has(path))

  test('passes from entry 0 without the erased bodies and documents, which are in no bundle either', async () => {
    expect(gone()).toHaveLength(5)
    expect(await checked(after)).toMatchObject({ size: SIZE + 2 })
    const bundled = parseBodyBundle(new Uint8Array(zstdDecompressSync(after.get('body/bundle/0') as Uint8Array)))
    for (const path of gone()) expect(bundled.has(path.slice('body/'.length))).toBe(false)
  })

  test('refuses an erased body or document that is still served', async () => {
    for (const path of gone()) {
      expect(await refusal(new Map([...after, [path, before.get(path) as Uint8Array]]))).toMatchObject({ code: 'BODY_ERASED', params: { path } })
    }
    expect(await refusal(new Map([...after, ['body/bundle/0', before.get('body/bundle/0') as Uint8Array]]))).toMatchObject({ code: 'BODY_ERASED' })
  })

  test('still misses a body that was not erased, and says which', async () => {
    const copy = new Map(after)
    copy.delete(bodyFile(founded, 101))
    expect(await refusal(copy)).toMatchObject({ code: 'BODY_MISSING', params: { index: 101 } })
  })

  test('is refused where the erasure itself cannot be read', async () => {
    const path = bodyFile(founded, SIZE + 1)
    const copy = new Map([...after, [path, concat(after.get(path) as Uint8Array, new Uint8Array(1))]])
    expect(await refusal(copy)).toMatchObject({ code: 'BODY_MISMATCH', params: { index: SIZE + 1 } })
  })

  test('holds at the hub after files came back out of an older copy, which it takes away', async () => {
    const { hub } = founded
    for (const path of gone()) await hub.files.put(path, before.get(path) as Uint8Array)
    await hub.files.put('body/bundle/0', zstdCompressSync(zstdDecompressSync(before.get('body/bundle/0') as Uint8Array)))
    await founded.reopen()
    expect(await verifyLog(folderSource(publicDir(founded.dir)), undefined, NOW)).toMatchObject({ size: SIZE + 2 })
  })
})

describe('a hub out of a backup that is older than an erasure', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await recoveryStage('erased')
    await rotateEpoch(stage.founded.hub)
  })
  afterEach(() => stage[Symbol.asyncDispose]())

  test('gets the erasure back with its log, and erases again what the backup held', async () => {
    const { founded } = stage
    const [old, held] = [warningEntry(founded.hub, 1, 'TLP:GREEN'), warningEntry(founded.hub, 2, 'TLP:GREEN')]
    const first = await founded.hub.sequencer.append([old, held])
    const file = await stage.backup()
    const later = await founded.hub.sequencer.append([warningEntry(founded.hub, 3, 'TLP:GREEN')])
    await eraseSigned(founded.hub, [first, later])
    await witnessAll(founded)
    stage.mirrorNow()
    const hub = await stage.restored(file)
    expect(hub.log.bodies(first, first + 1)).toHaveLength(2)
    const { size } = await recoverHub(hub, folderSource(stage.mirror))
    expect(hub.log.size()).toBe(size)
    expect(hub.log.bodies(first, first + 1)).toEqual([])
    expect(hub.log.bodies(later, later + 1)).toEqual([])
    expect(hub.log.bodies(first + 1, first + 2)).toHaveLength(2)
    expect(await verifyLog(folderSource(publicDir(hub.dir)), undefined, NOW)).toMatchObject({ size })
  })
})
