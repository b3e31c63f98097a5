// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Validator } from '@ncv/federation/csaf/validator.ts'
import { openValidator } from '@ncv/federation/csaf/validator.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { passThrough } from '@ncv/federation/hub/publish/pass-through.ts'
import type { EntrySource } from '@ncv/federation/store/log-store.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { importDocuments } from '@ncv/federation/hub/publish/import.ts'
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import { openEnvelope } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const OWN = fileURLToPath(new URL('../../../federation/demo/data/advisories', import.meta.url))
const [SAMPLE = ''] = readdirSync(OWN).filter((name) => !name.includes('0013'))

let validator: Validator
let founded: FoundedHub
let folder: string
beforeAll(() => {
  validator = openValidator(realWorld({ log: SILENT_LOG }))
})
afterAll(() => validator[Symbol.asyncDispose]())
beforeEach(async () => {
  founded = await foundHub(virtualFederation({ seed: 'import' }).party('hub'))
  await rotateEpoch(founded.hub)
  folder = mkdtempSync(join(tmpdir(), 'ncv-import-'))
})
afterEach(() => {
  founded.dispose()
  rmSync(folder, { recursive: true, force: true })
})

type Document = { document: { title: string; tracking: { version: string; revision_history: unknown[] }; distribution?: unknown } }

function write(name: string, change: (document: Document) => void = () => {}): void {
  const document = JSON.parse(readFileSync(join(OWN, SAMPLE), 'utf8')) as Document
  change(document)
  writeFileSync(join(folder, name), JSON.stringify(document))
}

function revision(version: string): (document: Document) => void {
  return ({ document: { tracking } }) => {
    tracking.version = version
    tracking.revision_history = Array.from({ length: Number(version) }, (_, i) => ({
      date: `2026-10-0${i + 1}T08:00:00.000Z`,
      number: String(i + 1),
      summary: 'Fassung',
    }))
    Object.assign(tracking, { current_release_date: `2026-10-0${version}T08:00:00.000Z`, initial_release_date: '2026-10-01T08:00:00.000Z' })
  }
}

const run = (path = folder, options = {}) => importDocuments(founded.hub, validator, path, options, { lang: 'de', texts: FEDERATION_TEXTS }, () => {})

function warningAt(index: number): Warning {
  const { hub } = founded
  const { body, epoch, tlp, terms } = parseEntry(hub.log.entry(index)!)
  const key = epoch === 0 ? undefined : { epoch, key: hub.issuing.epochKey('community', epoch)! }
  const frame = openBody(hub.log.body(body)!, hub.opened.origin, key)
  return openEnvelope(frame, { type: 'warning', origin: hub.opened.origin, tlp, terms }, Warning, hub.keys.identity.publicKey).payload
}

describe('import of CSAF documents', () => {
  test('the whole own set is published, and a second run publishes nothing', async () => {
    const first = await run(OWN)
    expect(first).toMatchObject({ rejected: [], unchanged: 0, published: first.files })
    expect(first.files).toBeGreaterThanOrEqual(25)
    expect(await run(OWN)).toMatchObject({ published: 0, unchanged: first.files, size: first.size })
  })

  test('a bad document is listed with file, place and test, and the rest goes on', async () => {
    write('a-good.json')
    writeFileSync(join(folder, 'b-truncated.json'), '{"document": {"title": "x"')
    writeFileSync(join(folder, 'c-page.json'), '<!doctype html><html></html>')
    write('d-bad.json', ({ document }) => document.tracking.revision_history.pop())
    const { published, rejected } = await run()
    expect(published).toBe(1)
    expect(rejected.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'b-truncated.json CSAF_TRUNCATED',
      'c-page.json CSAF_HTML',
      'd-bad.json CSAF_INVALID',
    ])
    expect(rejected[2]?.pointer).toContain('/document/tracking')
  })

  test('a new version supersedes the one before, also within one import', async () => {
    write('1.json', revision('1'))
    write('2.json', revision('2'))
    expect((await run()).published).toBe(2)
    expect(warningAt(3)).toMatchObject({ lane: 'passed-through', supersedes: 2, advisory: { version: '2' } })
  })

  test('an older version than the published one is refused with both numbers', async () => {
    write('1.json', revision('3'))
    write('2.json', revision('2'))
    const { rejected } = await run()
    expect(rejected).toMatchObject([{ file: '2.json', code: 'DOCUMENT_OLDER' }])
    expect(rejected[0]?.reason).toMatch(/Version 3.*Version 2/)
  })

  test('other content under the same tracking id and version is refused and changes nothing', async () => {
    write('1.json')
    write('2.json', ({ document }) => {
      document.title = 'Ganz anders'
    })
    expect((await run()).rejected).toMatchObject([{ file: '2.json', code: 'DOCUMENT_CONFLICT' }])
    expect(founded.hub.log.size()).toBe(3)
  })

  test('a withdrawn document is published again, under a new label and in place of nothing', async () => {
    write('1.json', ({ document }) => {
      delete document.distribution
    })
    await run(folder, { tlp: 'TLP:CLEAR' })
    expect(await run(folder, { tlp: 'TLP:GREEN' })).toMatchObject({ published: 0, unchanged: 1 })
    await withdraw(founded.hub, { entry: 2, reason: 'wrong' })
    expect(founded.hub.advisories.count()).toBe(0)
    expect(await run(folder, { tlp: 'TLP:GREEN' })).toMatchObject({ published: 1, unchanged: 0, rejected: [] })
    expect(parseEntry(founded.hub.log.entry(4)!).tlp).toBe('TLP:GREEN')
    expect(warningAt(4)).not.toHaveProperty('supersedes')
    expect(await run(folder, { tlp: 'TLP:GREEN' })).toMatchObject({ published: 0, unchanged: 1 })
  })

  test('after a newest version was withdrawn, the one before it is what the next one replaces', async () => {
    write('1.json', revision('1'))
    write('2.json', revision('2'))
    await run()
    await withdraw(founded.hub, { entry: 3, reason: 'wrong' })
    expect(await run()).toMatchObject({ published: 1, unchanged: 1 })
    expect(warningAt(5)).toMatchObject({ supersedes: 2, advisory: { version: '2' } })
  })

  test('of two imports of the same document at the same moment one publishes it', async () => {
    const bytes = new Uint8Array(readFileSync(join(OWN, SAMPLE)))
    const [first, second] = [0, 1].map(() => passThrough(founded.hub, parseCsaf(bytes), bytes, {}) as EntrySource)
    const results = await Promise.allSettled([founded.hub.sequencer.append([first!]), founded.hub.sequencer.append([second!])])
    expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'DOCUMENT_CONFLICT' } }])
    expect(founded.hub.log.size()).toBe(3)
  })

  test('what waits while the epoch turns is sealed under the new one', async () => {
    const { hub } = founded
    const payload = { lane: 'assessed', title: 'Meldung', publisher: 'N-CERT', isExercise: false }
    const turn = compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload })
    const alongside = (index: number) => hub.issuing.addEpoch({ purpose: 'community', epoch: 2, key: new Uint8Array(32), index, period: 1 })
    const first = await hub.sequencer.append([
      { ...turn, alongside },
      () => compose(hub, { kind: 'warning', tlp: 'TLP:GREEN', terms: 'n-cert', payload }),
    ])
    expect(parseEntry(hub.log.entry(first + 1)!).epoch).toBe(2)
  })

  test('a document without a label is refused until the operator says which one holds, and then sealed under it', async () => {
    write('1.json', ({ document }) => {
      delete document.distribution
    })
    expect((await run()).rejected).toMatchObject([{ code: 'TLP_MISSING' }])
    expect((await run(folder, { tlp: 'TLP:GREEN' })).published).toBe(1)
    const { body, epoch } = parseEntry(founded.hub.log.entry(2)!)
    expect(epoch).toBe(1)
    for (const { bytes } of founded.hub.log.bodies(2, 3)) expect(Buffer.from(bytes).includes('tracking')).toBe(false)
    expect(body).toHaveLength(32)
  })
})
