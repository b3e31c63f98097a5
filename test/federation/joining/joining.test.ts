// SPDX-License-Identifier: EUPL-1.2
/** Anyone may apply once, at a bounded pace; what blocks is named; contacts are kept, asked for and forgotten. @module */
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import {
  allApplications,
  answerQuery,
  candidateFile,
  PENDING_MAX,
  rejectApplication,
  settleApplications,
  takeApplication,
} from '@ncv/federation/hub/joining/applications.ts'
import { askForContacts, keepRegister, optInsInForce, register } from '@ncv/federation/hub/joining/contacts.ts'
import { takeContact, takeOptIn } from '@ncv/federation/hub/joining/records.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { parseCandidateFile } from '@ncv/protocol/joining/candidate-file.ts'
import type { Draft } from '@ncv/protocol/joining/draft.ts'
import { applicationOf, dayOf, EMPTY_DRAFT, optInsOf, spocOf } from '@ncv/protocol/joining/draft.ts'
import {
  openApplicationStatus,
  openApplicationTaken,
  readApplication,
  sealApplication,
  signApplication,
  signApplicationQuery,
} from '@ncv/protocol/joining/seal.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import type { OpenedPost } from '@ncv/protocol/post/seal.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, testMember, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

const DAY_MS = 86_400_000
const CONTACTS: Draft = {
  ...EMPTY_DRAFT,
  contact: { name: 'Erika Muster', phone: '05199 88-0' },
  deputy: { name: 'Max Beispiel', phone: '05199 88-1' },
  address: 'Am Markt 1',
  mailbox: 'it@gemeinde.example',
  optIns: { internet: { domains: ['gemeinde.example'], until: '2026-12-31' } },
}
const ARRIVED = { tlp: 'TLP:AMBER+STRICT', terms: 'member' } as const

let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'joining' })
  world = federation.party('hub')
  founded = await foundHub(world)
  await witnessAll(founded)
  founded.hub.witnesses.showMirror(undefined)
})
afterEach(() => founded.dispose())

const code = (expected: string) => expect.objectContaining({ code: expected })

function sealedOf(who: TestMember, draft: Draft = CONTACTS, name = who.name, at = federation.now()): Uint8Array {
  const { origin } = founded.hub.opened
  const record = {
    id: who.id,
    name,
    kind: 'municipality' as const,
    category: 2,
    key: who.identity.publicKey,
    box: who.box.publicKey,
    recovery: sha256(who.identity.publicKey),
  }
  const candidate = signFrame(origin, 'candidate', record, who.identity.seed)
  const frame = signApplication(origin, applicationOf(draft, candidate, who.id, 2, dayOf(at), at), who.identity.seed)
  return sealApplication(founded.hub.keys.box.publicKey, origin, frame, world)
}

function stateOf(who: TestMember) {
  const { hub } = founded
  const query = signApplicationQuery(
    hub.opened.origin,
    { key: who.identity.publicKey, box: who.box.publicKey, at: federation.now() },
    who.identity.seed,
  )
  return openApplicationStatus(hub.opened.origin, answerQuery(hub, query), who.box.secretKey, hub.keys.identity.publicKey).payload
}

describe('an application', () => {
  test('is taken once, with a signed receipt, and survives a restart', async () => {
    const who = testMember('neu')
    const bytes = sealedOf(who)
    const receipt = openApplicationTaken(founded.hub.opened.origin, takeApplication(founded.hub, bytes), founded.hub.keys.identity.publicKey)
    expect(receipt).toEqual({ application: sha256(bytes), id: who.id, at: federation.now() })
    await federation.advance(1000)
    expect(takeApplication(founded.hub, bytes)).toEqual(takeApplication(founded.hub, bytes))
    await founded.reopen()
    expect(allApplications(founded.hub).map(({ candidate, standing }) => [candidate.id, standing.state])).toEqual([[who.id, 'pending']])
    expect(stateOf(who).state).toBe('pending')
    expect(stateOf(testMember('nobody')).state).toBe('unknown')
  })

  test('is replaced by a newer one of the same key, never by an older one, nor by one that was kept for hours', async () => {
    const who = testMember('neu')
    const [older, kept] = [sealedOf(who, EMPTY_DRAFT), sealedOf(who, EMPTY_DRAFT, 'Gemeinde Kept', federation.now() + 1)]
    await federation.advance(60_000)
    takeApplication(founded.hub, sealedOf(who))
    expect(() => takeApplication(founded.hub, older)).toThrow(code('FRAME_OLD'))
    await federation.advance(2 * 3_600_000)
    expect(() => takeApplication(founded.hub, kept)).toThrow(code('APPLICATION_TIME'))
    takeApplication(founded.hub, sealedOf(who, CONTACTS, 'Gemeinde Umbenannt'))
    expect(allApplications(founded.hub).map(({ candidate }) => candidate.name)).toEqual(['Gemeinde Umbenannt'])
  })

  test('of a member is refused', () => {
    expect(() => takeApplication(founded.hub, sealedOf(founded.members[0] as TestMember))).toThrow(code('MEMBER_EXISTS'))
  })

  test('does not get its record into a motion without contacts, under the name of a member, or once it was turned down', () => {
    const [bare, twin, whole] = ['bare', 'twin', 'whole'].map(testMember) as [TestMember, TestMember, TestMember]
    takeApplication(founded.hub, sealedOf(bare, EMPTY_DRAFT))
    takeApplication(founded.hub, sealedOf(twin, CONTACTS, `${founded.members[0]?.name.toUpperCase()} `))
    takeApplication(founded.hub, sealedOf(whole))
    expect(() => candidateFile(founded.hub, bare.id)).toThrow(
      expect.objectContaining({ code: 'APPLICATION_BLOCKED', params: { id: bare.id, field: 'spoc' } }),
    )
    expect(() => candidateFile(founded.hub, twin.id)).toThrow(
      expect.objectContaining({ code: 'APPLICATION_BLOCKED', params: { id: twin.id, field: 'name' } }),
    )
    expect(stateOf(bare)).toMatchObject({ state: 'pending', blocking: ['spoc'] })
    const { text, frame } = candidateFile(founded.hub, whole.id.slice(0, 8))
    expect(parseCandidateFile(text)).toEqual(frame)
    rejectApplication(founded.hub, whole.id, 'Doppelt')
    expect(stateOf(whole)).toMatchObject({ state: 'rejected', reason: 'Doppelt' })
    expect(() => candidateFile(founded.hub, whole.id)).toThrow(code('APPLICATION_BLOCKED'))
    expect(() => candidateFile(founded.hub, 'm-')).toThrow(code('APPLICATION_MISSING'))
  })

  test('that was turned down is deleted after thirty days, and may be made anew', async () => {
    const who = testMember('neu')
    takeApplication(founded.hub, sealedOf(who))
    rejectApplication(founded.hub, who.id, 'Unvollständig')
    await federation.advance(1000)
    takeApplication(founded.hub, sealedOf(who))
    expect(stateOf(who).state).toBe('pending')
    rejectApplication(founded.hub, who.id, 'Unvollständig')
    await federation.advance(29 * DAY_MS)
    settleApplications(founded.hub)
    expect(stateOf(who).state).toBe('rejected')
    await federation.advance(2 * DAY_MS)
    settleApplications(founded.hub)
    expect(stateOf(who).state).toBe('unknown')
  })

  test('is one of a bounded number', () => {
    const stored = { hash: new Uint8Array(32), frame: new Uint8Array(), at: 0, takenAt: 0 }
    for (let i = 0; i < PENDING_MAX; i++) founded.hub.joining.putApplication({ ...stored, member: `m-${i}` })
    expect(() => takeApplication(founded.hub, sealedOf(testMember('neu')))).toThrow(code('APPLICATIONS_FULL'))
  })
})

describe('the doors for applicants', () => {
  const knock = (app: ReturnType<typeof hubApp>, body: Uint8Array) => app.request('/application', { method: 'POST', body: new Uint8Array(body) })

  test('let everybody together through at a bounded pace, and say when to come again', async () => {
    const app = hubApp(founded.hub)
    const replies: Response[] = []
    for (let i = 0; i < 31; i++) replies.push(await knock(app, Uint8Array.of(i)))
    expect(replies.slice(0, 30).map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 400))
    expect(replies[30]?.status).toBe(429)
    expect(Number(replies[30]?.headers.get('retry-after'))).toBeGreaterThan(0)
    await federation.advance(60_000)
    expect((await knock(app, sealedOf(testMember('neu')))).status).toBe(200)
  })

  test('are no way to the post: whoever has applied is no member', async () => {
    const who = testMember('neu')
    takeApplication(founded.hub, sealedOf(who))
    const body = new Uint8Array(encode({ after: 0 }))
    const request = {
      seed: who.identity.seed,
      subject: who.id,
      jti: '00'.repeat(16),
      audience: 'hub',
      method: 'POST' as const,
      path: '/mailbox',
      body,
      now: federation.now(),
    }
    const reply = await hubApp(founded.hub).request('/mailbox', { method: 'POST', body, headers: { authorization: await signRequest(request) } })
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'MEMBER_UNKNOWN'])
  })
})

describe('a motion', () => {
  test('shows in the answer to the applicant, and its end moves the contacts into the register', async () => {
    const { hub, members } = founded
    const who = testMember('neu')
    takeApplication(hub, sealedOf(who))
    await rotateEpoch(hub)
    const { frame } = candidateFile(hub, who.id)
    const subject = { kind: 'admission' as const, candidates: [frame] }
    const motion = signFrame(
      hub.opened.origin,
      'motion',
      { id: new Uint8Array(16), proposer: 'hub', title: 'Aufnahme', ballot: 'open', subject },
      hub.keys.identity.seed,
    )
    await appendMembership(hub, 'motion', { motion })
    const id = frameId(motion)
    expect(stateOf(who)).toMatchObject({ state: 'proposed', motion: id })
    expect(() => rejectApplication(hub, who.id, 'zu spät')).toThrow(code('APPLICATION_PROPOSED'))
    const votes = members.map(({ id: voter, identity }) =>
      signFrame(hub.opened.origin, 'vote', { motion: id, voter, choices: ['yes'], castAt: federation.now() }, identity.seed),
    )
    await appendMembership(hub, 'votes', { motion: id, votes })
    await appendMembership(hub, 'tally', {
      motion: id,
      outcome: 'counted',
      electorate: 3,
      cast: 3,
      results: [{ yes: 3, no: 0, abstain: 0, isCarried: true }],
    })
    expect(stateOf(who).state).toBe('proposed')
    await appendMembership(hub, 'member', { change: { kind: 'admitted', motion: id, candidate: 0 } })
    expect(stateOf(who).state).toBe('admitted')
    settleApplications(hub)
    expect(hub.joining.applications()).toEqual([])
    expect(hub.joining.contact(who.id)?.spoc.contact.name).toBe('Erika Muster')
    expect(optInsInForce(hub).map(({ member, domains }) => [member, domains])).toEqual([[who.id, ['gemeinde.example']]])
    // Nothing of it is in the log.
    const { application } = readApplication(
      hub.opened.origin,
      signApplication(hub.opened.origin, applicationOf(CONTACTS, frame, who.id, 2, '2026-01-05', 1), who.identity.seed),
    )
    expect(application.spoc?.mailbox).toBe('it@gemeinde.example')
    for (const body of hub.log.bodies(0, hub.log.size())) expect(Buffer.from(body.bytes).includes('gemeinde.example')).toBe(false)
  })
})

describe('contacts', () => {
  const member = () => founded.members[0] as TestMember
  const posted = (from: string, content: object): OpenedPost =>
    ({ ...ARRIVED, message: { from, content: encode(content as never) }, frame: new Uint8Array(), id: new Uint8Array() }) as unknown as OpenedPost
  const spoc = (at = federation.now()) => spocOf(CONTACTS, member().id, at) as object

  test('are taken from the member itself alone, the newest holds', async () => {
    const take = takeContact(founded.hub.joining)
    expect(() => take(posted(founded.members[1]?.id ?? '', spoc()))).toThrow(code('POST_MISMATCH'))
    expect(() => take(posted(member().id, { ...spoc(), mailbox: 'keine' }))).toThrow(code('POST_MALFORMED'))
    take(posted(member().id, spoc(2_000)))
    take(posted(member().id, { ...spoc(1_000), address: 'alt' }))
    expect(founded.hub.joining.contact(member().id)).toMatchObject({ confirmedAt: 2_000, spoc: { address: 'Am Markt 1' } })
  })

  test('that nobody confirmed for half a year are asked for by post, once a month, until they are', async () => {
    const { hub } = founded
    takeContact(hub.joining)(posted(member().id, spoc()))
    expect(askForContacts(hub)).toEqual([])
    await federation.advance(184 * DAY_MS)
    expect(register(hub).filter(({ isDue }) => isDue)).toHaveLength(3)
    expect(askForContacts(hub)).toEqual([member().id])
    const [letter] = hub.post.hubPosts(10)
    expect(letter?.isOwn && Buffer.from(letter.frame).toString()).toContain('wo nötig berichtigen und bestätigen')
    expect(askForContacts(hub)).toEqual([])
    await federation.advance(31 * DAY_MS)
    keepRegister(hub)
    expect(hub.joining.contact(member().id)?.askedAt).toBe(federation.now())
    takeContact(hub.joining)(posted(member().id, spoc()))
    expect(register(hub).find((each) => each.member.id === member().id)).toMatchObject({ isDue: false, contact: { askedAt: null } })
  })

  test('consent ends with its last day, and at once when it is taken back', async () => {
    const { hub } = founded
    const take = takeOptIn(hub.joining)
    const [given] = optInsOf(CONTACTS, member().id, dayOf(federation.now()), 1_000)
    take(posted(member().id, given as object))
    expect(optInsInForce(hub)).toHaveLength(1)
    take(posted(member().id, { ...given, domains: [], until: dayOf(federation.now()), at: 2_000 }))
    expect(optInsInForce(hub)).toEqual([])
    expect(JSON.stringify(hub.joining.optIns())).not.toContain('gemeinde.example')
    // The older post comes late.
    take(posted(member().id, given as object))
    expect(optInsInForce(hub)).toEqual([])
    take(posted(member().id, { ...given, at: 3_000 }))
    await federation.advance(400 * DAY_MS)
    expect(optInsInForce(hub)).toEqual([])
    settleApplications(hub)
    expect(hub.joining.optIns()).toEqual([])
  })

  test('of a member that has left are forgotten after thirty days', async () => {
    const { hub } = founded
    takeContact(hub.joining)(posted(member().id, spoc()))
    await rotateEpoch(hub)
    const frame = signFrame(
      hub.opened.origin,
      'member-request',
      { member: member().id, request: 'leave', at: federation.now() },
      member().identity.seed,
    )
    // Three witnesses and a quorum of two: one may go.
    await appendMembership(hub, 'member', { change: { kind: 'request', frame } })
    await federation.advance(29 * DAY_MS)
    keepRegister(hub)
    expect(hub.joining.contact(member().id)).toBeDefined()
    await federation.advance(2 * DAY_MS)
    keepRegister(hub)
    expect(hub.joining.membersKnown()).toEqual([])
  })
})
