// SPDX-License-Identifier: EUPL-1.2
import { hubHandlersOfKeys } from '@ncv/federation/hub/admin/key-handlers.ts'
import { hubHandlersOfPost } from '@ncv/federation/hub/admin/post-handlers.ts'
import { hubHandlersOfAlarms } from '@ncv/federation/hub/admin/service-handlers.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { addDraft, draftId, previewDraft, publishDraft, signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import { forgetServices } from '@ncv/federation/hub/service/figures.ts'
import type { HandlerCall, Route } from '@ncv/protocol/admin/contract.ts'
import { HubKeysView, MemberSightView } from '@ncv/protocol/admin/hub-key-routes.ts'
import { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import { base64, fromHex, utf8 } from '@ncv/protocol/bytes.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAnalysts, ANALYSTS } from '../../support/counting.ts'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { mailboxOf, post } from '../service/posted.ts'

const DAY_MS = 86_400_000
let federation: VirtualFederation
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'coordination' })
  founded = await foundHub(federation.party('hub'))
  addAnalysts(founded.hub)
  await rotateEpoch(founded.hub)
  await witnessAll(founded)
})
afterEach(() => founded.dispose())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const member = (at: number) => founded.members[at] as TestMember

function callBy(name: string | null): HandlerCall<Route> {
  const caller = { roles: ['analyst'], account: name === null ? null : { id: 'a-1', name } }
  return { report: () => {}, signal: new AbortController().signal, lang: 'de', caller }
}

async function publishAlarm(): Promise<number> {
  const { hub } = founded
  const { warning, tlp } = previewDraft(hub, { title: 'Verschlüsselung läuft', isAlarm: true }, undefined)
  const id = draftId(tlp, warning)
  const sign = (role: 'author' | 'approver', at: 0 | 1) => signDraft(ANALYSTS[at]!.keys.seed, hub.opened.origin, role, fromHex(id))
  addDraft(hub, warning, tlp, ANALYSTS[0]!.id, sign('author', 0))
  return (await publishDraft(hub, id, ANALYSTS[1]!.id, sign('approver', 1))).index
}

describe('a call about an alarm', () => {
  const note = async (index: number, outcome: 'reached' | 'no-answer', name: string | null = 'Dienst 1') =>
    await hubHandlersOfAlarms(founded.hub).noteCall({ params: { index }, body: { member: member(0).id, outcome } }, callBy(name))

  test('is noted with who called, when and how it ended, the newest last', async () => {
    const index = await publishAlarm()
    await note(index, 'no-answer')
    await federation.advance(60_000)
    await note(index, 'reached', null)
    const { history } = await hubHandlersOfAlarms(founded.hub).callList({ params: { index }, query: {} }, callBy(null))
    expect(history.map(({ outcome, caller }) => [outcome, caller])).toEqual([
      ['no-answer', 'Dienst 1'],
      ['reached', null],
    ])
    expect(history.map(({ at }) => at)).toEqual([...history.map(({ at }) => at)].sort())
  })

  test('is refused for whom the alarm is not for, and where there is no alarm', async () => {
    const index = await publishAlarm()
    const handlers = hubHandlersOfAlarms(founded.hub)
    const body = { member: 'm-0000000000000000', outcome: 'reached' as const }
    expect(() => handlers.noteCall({ params: { index }, body }, callBy(null))).toThrow(code('MEMBER_UNKNOWN'))
    await expect(note(index + 1, 'reached')).rejects.toThrow(code('ALARM_UNKNOWN'))
    expect(founded.hub.alarms.calls(index)).toEqual([])
  })

  test('is forgotten after ninety days, and at once when the member’s data is deleted; later ones keep their order', async () => {
    const index = await publishAlarm()
    await note(index, 'no-answer')
    founded.hub.memberData.forget(member(0).id)
    expect(founded.hub.alarms.calls(index)).toEqual([])
    await note(index, 'no-answer')
    await note(index, 'reached')
    await federation.advance(90 * DAY_MS)
    forgetServices(founded.hub)
    expect(founded.hub.alarms.calls(index).map(({ outcome }) => outcome)).toEqual(['no-answer', 'reached'])
    await federation.advance(1)
    forgetServices(founded.hub)
    expect(founded.hub.alarms.calls(index)).toEqual([])
  })
})

describe('a file that is sent with a letter from another machine', () => {
  const letter = (uploads: { name: string; content: string }[]) => ({
    to: [member(0).id, member(1).id],
    ...{ subject: 'Ablauf', text: 'Im Anhang.', tlp: 'TLP:GREEN' as const, receipt: 'none' as const, files: [], uploads },
  })

  test('comes back as it was, under a harmless name', async () => {
    const handlers = hubHandlersOfPost(founded.hub)
    const sent = await handlers.sendPost({ body: letter([{ name: 'Ablauf.txt', content: base64(utf8('um 14 Uhr')) }]) }, callBy(null))
    expect(sent.attachments).toMatchObject([{ number: 1, name: 'Ablauf.txt' }])
    const file = await handlers.readAttachment({ params: { id: sent.id, number: 1 } }, callBy(null))
    expect(file).toEqual({ name: '1-Ablauf.txt', content: base64(utf8('um 14 Uhr')) })
    expect(() => handlers.readAttachment({ params: { id: sent.id, number: 2 } }, callBy(null))).toThrow(code('ATTACHMENT_MISSING'))
  })

  test('is refused where it is a program, and nothing is sent then', () => {
    const handlers = hubHandlersOfPost(founded.hub)
    expect(() => handlers.sendPost({ body: letter([{ name: 'hilfe.exe', content: '' }]) }, callBy(null))).toThrow(code('ATTACHMENT_TYPE'))
    expect(founded.hub.post.hubPosts(10)).toEqual([])
  })
})

describe('the post by threads', () => {
  const letter = (from: TestMember, subject: string, text: string) =>
    post(founded.hub, from, 'message', { subject, text }, federation.party('member'))

  test('is found by all words of any letter or by a name, by box, kind and handling, and cut into pages', async () => {
    const handlers = hubHandlersOfPost(founded.hub)
    for (const at of [0, 1, 2]) {
      letter(member(at), `Frage ${at}`, at === 1 ? 'Es geht um die Sicherung.' : 'Es geht um nichts.')
      await federation.advance(1_000)
    }
    const list = async (query: Parameters<typeof handlers.listThreads>[0]['query']) => await handlers.listThreads({ query }, callBy(null))
    const subjects = async (query: Parameters<typeof list>[0]) => (await list(query)).threads.map(({ subject }) => subject)
    expect(await subjects({})).toEqual(['Frage 2', 'Frage 1', 'Frage 0'])
    expect(await list({ offset: 1, limit: 1 })).toMatchObject({
      found: 3,
      total: 3,
      kinds: ['message'],
      threads: [{ subject: 'Frage 1', letters: 1 }],
    })
    expect(await subjects({ q: 'SICHERUNG geht' })).toEqual(['Frage 1'])
    expect(await subjects({ q: 'sicherung nichts' })).toEqual([])
    expect(await subjects({ kind: 'report' })).toEqual([])
    const id = (await list({ q: 'Sicherung' })).threads[0]?.id ?? ''
    const { posts } = await handlers.showThread({ params: { id } }, callBy(null))
    expect(posts.map(({ text }) => text)).toEqual(['Es geht um die Sicherung.'])
    await handlers.setPostCase({ params: { id }, body: { state: 'waiting' } }, callBy(null))
    await handlers.readPost({ params: { id } }, callBy(null))
    expect(await list({ handling: 'any' })).toMatchObject({ found: 1, total: 1, threads: [{ id, isUnread: false, case: { state: 'waiting' } }] })
    expect(await subjects({ handling: 'closed' })).toEqual([])
    expect(await subjects({ box: 'unread' })).toEqual(['Frage 2', 'Frage 0'])
    expect(await subjects({ box: 'out' })).toEqual([])
  })

  test('an open page hears of a letter that has come', () => {
    const { hub } = founded
    const before = hub.post.mark()
    letter(member(0), 'Frage', 'Wer hilft?')
    expect(hub.post.mark()).not.toBe(before)
  })
})

test('a thread is handled as a case until it is a letter again; no member sees it', async () => {
  const handlers = hubHandlersOfPost(founded.hub)
  post(founded.hub, member(0), 'message', { subject: 'Frage', text: 'Wer hilft?' }, federation.party('member'))
  const { posts } = await handlers.listPost({}, callBy(null))
  const id = posts[0]?.id ?? ''
  expect(posts[0]?.case).toBeNull()
  const held = HubPostView.parse(await handlers.setPostCase({ params: { id }, body: { state: 'waiting' } }, callBy(null)))
  expect(held.case).toEqual({ state: 'waiting', at: founded.hub.world.now() })
  expect(founded.members.flatMap((each) => mailboxOf(founded.hub, each))).toEqual([])
  expect((await handlers.setPostCase({ params: { id }, body: { state: null } }, callBy(null))).case).toBeNull()
})

describe('the keys that are shown', () => {
  test('are public halves alone, with each witness and whether it has shown itself since the start', async () => {
    const view = HubKeysView.parse(await hubHandlersOfKeys(founded.hub).hubKeys({}, callBy(null)))
    expect(view.witnesses.map(({ member: id }) => id).sort()).toEqual(founded.members.map(({ id }) => id).sort())
    expect(view.epochs).toMatchObject([{ purpose: 'community', readers: 3, isLost: false }])
    expect(view.hub).toHaveLength(1)
    const secrets = [...founded.hub.issuing.epochKeys('community').values(), founded.hub.keys.identity.seed]
    for (const secret of secrets) expect(JSON.stringify(view)).not.toContain(Buffer.from(secret).toString('hex'))
  })

  test('a member is noticed by what it does under its name: letters that it has not fetched are counted', async () => {
    const handlers = hubHandlersOfKeys(founded.hub)
    const sight = async () => MemberSightView.parse(await handlers.showMember({ params: { member: member(0).id } }, callBy(null)))
    expect(await sight()).toMatchObject({ waiting: 0, fetchedAt: null, isWitness: true, contactsDue: true, contactsConfirmedAt: null })
    const body = { to: [member(0).id], subject: 'Bitte', text: 'melden', tlp: 'TLP:GREEN' as const, receipt: 'none' as const, files: [] }
    await hubHandlersOfPost(founded.hub).sendPost({ body }, callBy(null))
    expect(await sight()).toMatchObject({ waiting: 1, fetchedAt: null })
  })
})
