// SPDX-License-Identifier: EUPL-1.2
/** What analysts see of warnings before and after they are published, and what the figures withhold. @module */
import { hubHandlersOfDrafts } from '@ncv/federation/hub/admin/draft-handlers.ts'
import { hubHandlersOfWarnings } from '@ncv/federation/hub/admin/warning-handlers.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { exceptionKind } from '@ncv/federation/hub/publish/exceptions.ts'
import { signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { sourcesOf } from '@ncv/federation/hub/publish/sources.ts'
import { waitingFigures } from '@ncv/federation/hub/publish/waiting.ts'
import { weekStart } from '@ncv/federation/hub/service/weekly-figures.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, testMember } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const ANNA = testMember('anna')
const BERT = testMember('bert')
const CALL = { report() {}, signal: new AbortController().signal, lang: 'de' as const, caller: { roles: ['owner'], account: null } }
const WEEK_MS = 7 * 86_400_000

let federation: VirtualFederation
let founded: FoundedHub
let drafts: ReturnType<typeof hubHandlersOfDrafts>
let warnings: ReturnType<typeof hubHandlersOfWarnings>
beforeEach(async () => {
  federation = virtualFederation({ seed: 'published' })
  founded = await foundHub(federation.party('hub'))
  await rotateEpoch(founded.hub)
  founded.hub.drafts.addAnalyst('anna', ANNA.identity.publicKey)
  founded.hub.drafts.addAnalyst('bert', BERT.identity.publicKey)
  drafts = hubHandlersOfDrafts(founded.hub, async () => {})
  warnings = hubHandlersOfWarnings(founded.hub)
})
afterEach(() => founded.dispose())

/** A contribution as the intake keeps it. */
function contribution(label: string, isExercise = false): string {
  const report = {
    rsit: 'fraud/phishing',
    vcv: 'external-attack',
    description: `Text ${label}`,
    detectedDay: '2026-01-05',
    indicators: [],
    leftOut: [],
  }
  const payload = encode({ key: ANNA.identity.publicKey, report, isExercise } as unknown as Value)
  const id = sha256(payload)
  const { intake } = founded.hub
  intake.inOne(() => intake.accept(sha256(id), { id, payload, period: 0 }, new Uint8Array(1216)))
  return hex(id)
}

async function draft(title: string, source?: string) {
  const laid = await drafts.previewDraft(
    { body: { warning: { title, text: 'Ein Text' }, ...(source === undefined ? {} : { contribution: source }) } },
    CALL,
  )
  const signature = hex(signDraft(ANNA.identity.seed, fromHex(laid.origin), 'author', fromHex(laid.id)))
  const body = {
    warning: laid.warning,
    tlp: 'TLP:GREEN' as const,
    author: 'anna',
    signature,
    ...(source === undefined ? {} : { contribution: source }),
  }
  return { laid, added: await drafts.addDraft({ body }, CALL) }
}

async function publish(id: string): Promise<number> {
  const signature = hex(signDraft(BERT.identity.seed, founded.hub.opened.origin, 'approver', fromHex(id)))
  return (await drafts.publishDraft({ params: { id }, body: { approver: 'bert', signature } }, CALL)).index
}

const show = async (id: string) => await drafts.showDraft({ params: { id } }, CALL)

describe('a draft', () => {
  test('is shown to the second person with what it was made of, and nothing leads there once it is published', async () => {
    const source = contribution('a')
    const { added } = await draft('Welle von Phishing-Mails', source)
    expect(await show(added.id)).toMatchObject({
      contribution: source,
      content: { title: 'Welle von Phishing-Mails', isAlarm: false },
      author: 'anna',
    })
    await publish(added.id)
    expect(await show(added.id)).toMatchObject({ contribution: null, approver: 'bert' })
  })

  test('names no contribution that the hub does not have', async () => {
    await expect(draft('Erfunden', 'ab'.repeat(32))).rejects.toMatchObject({ code: 'CONTRIBUTION_MISSING' })
  })

  test('that was made of an exercise stays an exercise when its words are replaced', async () => {
    const laid = await drafts.previewDraft({ body: { warning: { title: 'Übung', isExercise: true } } }, CALL)
    expect(laid.content).toMatchObject({ isExercise: true })
    const fromSource = await drafts.previewDraft({ body: { warning: { title: 'Übung' }, contribution: contribution('u', true) } }, CALL)
    expect(fromSource.content).toMatchObject({ isExercise: true })
  })

  test('can be laid aside until it is published, not afterwards', async () => {
    const first = (await draft('Erste Fassung')).added
    const second = (await draft('Zweite Fassung')).added
    await drafts.discardDraft({ params: { id: first.id } }, CALL)
    await expect(show(first.id)).rejects.toMatchObject({ code: 'DRAFT_MISSING' })
    await publish(second.id)
    expect(() => drafts.discardDraft({ params: { id: second.id } }, CALL)).toThrow(expect.objectContaining({ code: 'DRAFT_PUBLISHED' }))
  })
})

describe('what waits for somebody', () => {
  test('is counted: drafts for their second person, contributions that nobody has answered', async () => {
    expect(waitingFigures(founded.hub)).toEqual({ drafts: 0, contributions: 0 })
    contribution('a')
    const { added } = await draft('Eins')
    expect(waitingFigures(founded.hub)).toEqual({ drafts: 1, contributions: 1 })
    await publish(added.id)
    expect(waitingFigures(founded.hub)).toEqual({ drafts: 0, contributions: 1 })
  })
})

describe('published warnings', () => {
  test('are listed newest first, with what became of them, also those that came after the first look', async () => {
    const first = await publish((await draft('Eins')).added.id)
    expect((await warnings.publishedWarnings({}, CALL)).warnings).toMatchObject([{ index: first, title: 'Eins', state: 'valid', lane: 'assessed' }])
    const second = await publish((await draft('Zwei')).added.id)
    const by = await withdraw(founded.hub, { entry: first, reason: 'wrong', text: 'Kein Anlass.' })
    const { warnings: all } = await warnings.publishedWarnings({}, CALL)
    expect(all).toMatchObject([
      { index: second, state: 'valid' },
      { index: first, state: 'withdrawn', by },
    ])
    const detail = await warnings.showPublishedWarning({ params: { index: first } }, CALL)
    expect(detail).toMatchObject({ content: { text: 'Ein Text' }, withdrawal: { reason: 'wrong', text: 'Kein Anlass.' } })
  })

  test('are asked for by the index of a warning and by no other', () => {
    expect(() => warnings.showPublishedWarning({ params: { index: 0 } }, CALL)).toThrow(expect.objectContaining({ code: 'ENTRY_NOT_WARNING' }))
    expect(() => warnings.showPublishedWarning({ params: { index: 9_999 } }, CALL)).toThrow(expect.objectContaining({ code: 'ENTRY_MISSING' }))
  })
})

describe('what did not get through', () => {
  test('is held where a person must decide, outdated where a newer version holds, faulty else', () => {
    expect(['TLP_MISSING', 'DOCUMENT_CONFLICT', 'DOCUMENT_OLDER', 'CSAF_INVALID'].map(exceptionKind)).toEqual(['held', 'held', 'outdated', 'faulty'])
  })

  test('is kept with its run, the newest first', async () => {
    const { imports } = founded.hub
    const run = { at: 1, path: '/daten', files: 3, published: 1, revised: 1, unchanged: 1, failure: null }
    const refused = {
      file: 'a.json',
      code: 'TLP_MISSING',
      test: null,
      pointer: '/document',
      reasonDe: 'ohne Einstufung',
      reasonEn: 'without a label',
    }
    imports.add(run, [refused])
    imports.add({ ...run, at: 2, failure: 'HUB_WAITING' }, [])
    const { runs } = await warnings.importRuns({}, CALL)
    expect(runs.map(({ at, failure }) => [at, failure])).toEqual([
      [2, 'HUB_WAITING'],
      [1, null],
    ])
    expect(runs[1]?.exceptions).toEqual([
      { file: 'a.json', code: 'TLP_MISSING', test: null, pointer: '/document', reason: 'ohne Einstufung', kind: 'held' },
    ])
  })

  test('says of each source how long it has been quiet', () => {
    const head = { lane: 'passed-through' as const, title: 'T', publisher: 'BSI', isExercise: false }
    const at = (time: number, namespace: string) => ({
      ...{ index: time, tlp: 'TLP:CLEAR' as const, terms: 'publisher-terms' as const, time, state: 'valid' as const, by: null },
      head: { ...head, advisory: { namespace, trackingId: String(time), version: '1' } },
    })
    const day = 86_400_000
    const now = 100 * day
    const found = sourcesOf([at(now - 1, 'https://a.test'), at(now - 2 * day, 'https://a.test'), at(now - 20 * day, 'https://b.test')], now)
    expect(found).toMatchObject([
      { namespace: 'https://b.test', health: 'quiet', documents: 1, lastWeek: 0 },
      { namespace: 'https://a.test', health: 'fresh', documents: 2, lastWeek: 2 },
    ])
  })
})

describe('figures by week', () => {
  test('begin on Mondays', () => {
    expect(new Date(weekStart(Date.UTC(2026, 0, 7, 12))).toISOString()).toBe('2026-01-05T00:00:00.000Z')
    expect(weekStart(Date.UTC(2026, 0, 5))).toBe(Date.UTC(2026, 0, 5))
  })

  test('withhold how many contributions came where there are fewer than five', async () => {
    const thisWeek = async () => {
      const { weeks } = await warnings.figures({ query: { weeks: 2 } }, CALL)
      expect(weeks).toHaveLength(2)
      expect((weeks[1]?.from ?? 0) - (weeks[0]?.from ?? 0)).toBe(WEEK_MS)
      return weeks[1]
    }
    expect(await thisWeek()).toMatchObject({ contributions: 0, assessed: 0 })
    for (const label of ['a', 'b', 'c', 'd']) contribution(label)
    await publish((await draft('Eins')).added.id)
    expect(await thisWeek()).toMatchObject({ contributions: null, assessed: 1, members: 3 })
    contribution('e')
    expect(await thisWeek()).toMatchObject({ contributions: 5 })
  })
})
