// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerReport, filesOf, reportCases } from '@ncv/federation/hub/service/reports.ts'
import type { DutyStage } from '@ncv/protocol/message/duty-report.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { CALL, deliver, handlers, serviceStage, stagedNode } from './service-stage.ts'

const HOUR_MS = 3_600_000
let stage: NodeStage
let out: string
beforeEach(async () => {
  stage = await serviceStage('named reports')
  out = mkdtempSync(join(tmpdir(), 'ncv-report-'))
})
afterEach(async () => {
  await stage[Symbol.asyncDispose]()
  rmSync(out, { recursive: true, force: true })
})

const code = (wanted: string, params: object = {}) => expect.objectContaining({ code: wanted, params: expect.objectContaining(params) as object })
const INCIDENT = {
  title: 'Verschlüsselte Ablage',
  description: 'Seit heute früh.\r\nAlle Laufwerke.',
  rsit: 'malicious-code/infected-system',
  vcv: 'external-attack',
  occurredAt: '2026-01-05',
  detectedAt: '2026-01-05T06:30',
  assets: ['Dateiserver 3'],
  people: ['Erika Muster'],
  indicators: [{ type: 'domain', value: 'boese.example' }],
  measures: 'Getrennt.',
  notes: 'Kennwort steht im Tresor.',
}

async function recorded(changes: object = {}): Promise<string> {
  return (await handlers(stage).addIncident({ body: { json: JSON.stringify({ ...INCIDENT, ...changes }) } }, CALL)).id
}
const wishOf = (name: DutyStage, more: object = {}) => ({ stage: name, tlp: 'TLP:AMBER' as const, files: [] as string[], ...more })
async function send(id: string, name: DutyStage, more: { files?: string[]; alsoAnonymous?: true; knownAt?: number } = {}) {
  const { alsoAnonymous, ...rest } = more
  const wish = wishOf(name, rest)
  const { digest } = await handlers(stage).previewReport({ params: { id }, body: wish }, CALL)
  return await handlers(stage).sendReport(
    { params: { id }, body: { ...wish, digest, ...(alsoAnonymous === undefined ? {} : { alsoAnonymous }) } },
    CALL,
  )
}
const status = async () => (await handlers(stage).status({}, CALL)).concerns.map(({ code: name, isRed }) => `${name}${isRed ? ' red' : ''}`)

describe('a named report', () => {
  test('takes files out of a browser: shown by name, kind and size, sent with it, and never more than five', async () => {
    const id = await recorded()
    const upload = { name: '../protokoll.txt', content: 'WmVpbGUK' }
    const wish = wishOf('initial', { uploads: [upload] })
    const { files, digest } = await handlers(stage).previewReport({ params: { id }, body: wish }, CALL)
    expect(files).toEqual([{ name: 'protokoll.txt', media: 'text/plain', bytes: 6 }])
    await handlers(stage).sendReport({ params: { id }, body: { ...wish, digest } }, CALL)
    const other = wishOf('initial', { uploads: [{ ...upload, content: 'WmVpbGEK' }] })
    const second = await recorded()
    await expect(handlers(stage).sendReport({ params: { id: second }, body: { ...other, digest } }, CALL)).rejects.toEqual(code('REPORT_CHANGED'))
    const many = wishOf('initial', { files: ['a.txt'], uploads: Array.from({ length: 5 }, () => upload) })
    expect(() => handlers(stage).previewReport({ params: { id: second }, body: many }, CALL)).toThrow(code('POST_MALFORMED'))
  })

  test('shows every field that leaves, from whom and to whom; people and notes stay in the house', async () => {
    const preview = await handlers(stage).previewReport({ params: { id: await recorded() }, body: wishOf('initial') }, CALL)
    expect(preview).toMatchObject({
      from: 'Gemeinde 1',
      to: 'N-CERT',
      force: 'recommended',
      title: 'Verschlüsselte Ablage',
      description: 'Seit heute früh.\nAlle Laufwerke.',
      occurred: '2026-01-05',
      detected: '2026-01-05T06:30',
      measures: 'Getrennt.',
      assets: ['Dateiserver 3'],
      isAnonymousToo: false,
    })
    expect(JSON.stringify(preview)).not.toMatch(/Erika|Tresor/)
    expect(stagedNode(stage).stores.post.sent()).toEqual([])
  })

  test('is at the hub at once, under the name of the house, and is answered by post', async () => {
    const id = await recorded()
    const sent = await send(id, 'initial')
    expect(sent.stages).toMatchObject([{ stage: 'initial', state: 'taken' }])
    const [found] = reportCases(stage.hub)
    expect(found).toMatchObject({ member: stagedNode(stage).self.keys.id, report: sent.id, next: { stage: 'update', state: 'open' } })
    expect(JSON.stringify(found)).not.toMatch(/Erika|Tresor/)
    answerReport(stage.hub, sent.id, 'Bitte Protokolle sichern.')
    await deliver(stage)
    const { reports } = await handlers(stage).listReports({}, CALL)
    expect(reports[0]?.thread.map(({ isOwn, text }) => [isOwn, text])).toEqual([[false, 'Bitte Protokolle sichern.']])
    // The hub has asked to hear that it came.
    expect(
      stagedNode(stage)
        .stores.post.open()
        .map(({ kind }) => kind),
    ).toEqual(['receipt'])
  })

  test('goes through its stages in their order, and its periods are shown where the node is looked at', async () => {
    const id = await recorded()
    await expect(send(id, 'update')).rejects.toThrow(code('REPORT_STAGE', { expected: 'initial' }))
    await send(id, 'initial')
    await expect(send(id, 'initial')).rejects.toThrow(code('REPORT_STAGE', { expected: 'update, interim, final' }))
    expect(await status()).toContain('report-due')
    // Its polling would fill three days with work.
    stage.relay.stop()
    await stage.federation.advance(73 * HOUR_MS)
    expect(await status()).toContain('report-overdue')
    await handlers(stage).commitReports({ body: { isCommitted: true } }, CALL)
    const { digest: _, ...preview } = await handlers(stage).previewReport({ params: { id }, body: wishOf('update') }, CALL)
    expect(preview).toMatchObject({ force: 'binding', schedule: [{ state: 'sent' }, { state: 'overdue' }, { state: 'open' }] })
  })

  test('has its periods from when the incident was recorded, or earlier if the house says so; never from the future', async () => {
    const id = await recorded()
    const now = stage.federation.now()
    await stage.federation.advance(HOUR_MS)
    const known = async (knownAt?: number) =>
      (await handlers(stage).previewReport({ params: { id }, body: wishOf('initial', knownAt === undefined ? {} : { knownAt }) }, CALL)).knownAt
    expect(await known()).toBe(now)
    expect(await known(now - HOUR_MS)).toBe(now - HOUR_MS)
    await expect(known(now + 2 * HOUR_MS)).rejects.toThrow(code('REPORT_KNOWN'))
  })

  test('takes files with it that the hub keeps sealed, and refuses what must not go by post', async () => {
    const id = await recorded()
    const [log, program] = [join(out, 'protokoll.txt'), join(out, 'boese.exe')]
    writeFileSync(log, 'Zeile 1')
    writeFileSync(program, 'MZ')
    await expect(send(id, 'initial', { files: [program] })).rejects.toThrow(code('ATTACHMENT_TYPE'))
    const sent = await send(id, 'initial', { files: [log] })
    const [found] = reportCases(stage.hub)
    expect(filesOf(stage.hub, found?.member ?? '', sent.stages[0]?.post ?? '').files).toMatchObject([{ name: 'protokoll.txt', bytes: 7 }])
  })

  test('is sent as it was shown: what changed since the preview is not sent', async () => {
    const id = await recorded()
    const file = join(out, 'a.txt')
    writeFileSync(file, 'eins')
    const wish = wishOf('initial', { files: [file] })
    const { digest } = await handlers(stage).previewReport({ params: { id }, body: wish }, CALL)
    writeFileSync(file, 'zwei')
    await expect(handlers(stage).sendReport({ params: { id }, body: { ...wish, digest } }, CALL)).rejects.toThrow(code('REPORT_CHANGED'))
    expect(reportCases(stage.hub)).toEqual([])
  })

  test('whose text is too long is refused with field and limit, and not cut', async () => {
    const id = await recorded({ description: 'x'.repeat(8001) })
    await expect(send(id, 'initial')).rejects.toThrow(code('REPORT_FIELD', { field: 'description', limit: 8000 }))
  })

  test('that was taken back before it left, or was refused, is none: the stage is open again', async () => {
    const id = await recorded()
    stage.federation.break('https://hub.test', 'refuse')
    const waiting = await send(id, 'initial')
    expect(waiting.stages).toMatchObject([{ state: 'sealed' }])
    await expect(send(id, 'initial')).rejects.toThrow(code('REPORT_STAGE'))
    stagedNode(stage).stores.post.update(waiting.stages[0]?.post ?? '', 'refused', { code: 'POST_TIME' })
    stage.federation.mend('https://hub.test')
    expect((await send(id, 'initial')).stages.map(({ state }) => state)).toEqual(['refused', 'taken'])
  })
})

describe('the two ways to report', () => {
  test('are never mixed silently: a named report of what was contributed anonymously needs a word of its own', async () => {
    const id = await recorded()
    const { stores } = stagedNode(stage)
    stores.incidents.setContribution(id, 'ab'.repeat(32))
    const preview = await handlers(stage).previewReport({ params: { id }, body: wishOf('initial') }, CALL)
    // A contribution of which the wallet knows nothing any more is one all the same.
    expect(preview.isAnonymousToo).toBe(true)
    await expect(send(id, 'initial')).rejects.toThrow(code('REPORT_ANONYMOUS'))
    expect((await send(id, 'initial', { alsoAnonymous: true })).stages).toHaveLength(1)
  })

  test('nor the other way round', async () => {
    const id = await recorded()
    await handlers(stage).putIdentity({ body: { json: JSON.stringify({ name: 'Gemeinde 1', names: ['Gemeinde 1'] }) } }, CALL)
    await send(id, 'initial')
    const preview = await handlers(stage).previewContribution({ params: { id } }, CALL)
    await expect((async () => handlers(stage).contribute({ params: { id }, body: { digest: preview.digest } }, CALL))()).rejects.toThrow(
      code('CONTRIBUTION_NAMED'),
    )
  })
})
