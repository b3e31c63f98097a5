// SPDX-License-Identifier: EUPL-1.2
import { allCases, caseOf } from '@ncv/federation/hub/board/case.ts'
import { addReply, publishBoard, readReply, signReplyDraft } from '@ncv/federation/hub/board/replies.ts'
import { takeReveal } from '@ncv/federation/hub/board/reveal.ts'
import { hubHandlersOfCases } from '@ncv/federation/hub/admin/case-handlers.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { followUpHeader } from '@ncv/federation/hub/intake/follow-ups.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { openHubDb } from '@ncv/federation/store/open-hub-db.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { databaseFile } from '@ncv/federation/hub/party.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { signRequest } from '@ncv/protocol/crypto/http-auth.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { envelopeId, openEnvelope, parseFrame, sealEnvelope } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { slotAt } from '@ncv/protocol/membership/period.ts'
import type { Reply, ReplyKind } from '@ncv/protocol/message/board.ts'
import { Board, FOLLOW_UPS_MAX } from '@ncv/protocol/message/board.ts'
import { boardUnitMs } from '@ncv/protocol/submission/case-time.ts'
import { openReply } from '@ncv/protocol/submission/reply.ts'
import { signReveal } from '@ncv/protocol/submission/reveal.ts'
import type { WalletToken } from '@ncv/protocol/token/issuance.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../support/contribution.ts'
import { batchOf, fetchTokens, submissionOf } from '../../support/contribution.ts'
import type { FoundedHub, TestMember } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000
const ANALYST = ed25519KeyPair(new Uint8Array(32).fill(7))

let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
let tokens: WalletToken[]
let slot = 0
beforeEach(async () => {
  federation = virtualFederation({ seed: 'board' })
  world = federation.party('node')
  founded = await foundHub(federation.party('hub'))
  await rotateEpoch(founded.hub)
  await announceIssuerKeys(founded.hub)
  await witnessAll(founded)
  founded.hub.drafts.addAnalyst('anna', ANALYST.publicKey)
  tokens = fetchTokens(founded.hub, member(), world, 0, 3)
  slot = 0
})
afterEach(() => founded.dispose())

const member = (at = 0): TestMember => founded.members[at] as TestMember
const token = (at = 0): WalletToken => tokens[at] as WalletToken
const unit = (): number => boardUnitMs(founded.hub.opened.genesis)

async function take(...submissions: Report[]) {
  slot = Math.max(slot + 1, slotAt(founded.hub.opened.genesis, world.now()))
  return await takeBatch(founded.hub, batchOf(founded, submissions, world, slot))
}

/** @returns the id of the accepted contribution */
async function contribute(at = 0): Promise<Uint8Array> {
  const submission = submissionOf(founded.hub, token(at))
  expect(await take(submission)).toMatchObject({ accepted: 1 })
  const { header, payload } = parseFrame(submission.frame)
  return envelopeId(header, payload)
}

function reply(contribution: Uint8Array, text = 'Welche Version?', kind: ReplyKind = 'question', number = 1): void {
  const said: Reply = { contribution, number, kind, text }
  addReply(founded.hub, said, 'anna', signReplyDraft(ANALYST.seed, founded.hub.opened.origin, said))
}

function followUp(counter: number, text = `Nachtrag ${counter}`, with_: WalletToken = token()): Report {
  const keys = oneTimeKeys(with_)
  const payload = { key: keys.edPk, counter, text, isExercise: false }
  const frame = sealEnvelope(followUpHeader(founded.hub.opened.origin), payload as unknown as Value, with_.edSeed)
  return { kind: 'follow-up', token: with_.token, ...keys, frame }
}

/** Files of the board in the log, opened as a member does. */
function boards(): Board[] {
  const { log, issuing, opened, keys } = founded.hub
  return log.bodiesOfKind('board').map(({ index, body }) => {
    const { epoch, tlp, terms } = parseEntry(log.entry(index) as Uint8Array)
    expect([tlp, terms]).toEqual(['TLP:GREEN', 'federation'])
    const key = issuing.epochKey('community', epoch) as Uint8Array
    const header = { type: 'board', origin: opened.origin, tlp, terms }
    return openEnvelope(openBody(body, opened.origin, { epoch, key }), header, Board, keys.identity.publicKey).payload
  })
}

describe('a reply', () => {
  test('goes out with the next board unit, sealed to its contribution, among dummies that nobody can tell from it', async () => {
    const id = await contribute()
    reply(id)
    expect(await publishBoard(founded.hub)).toBe(0)
    await federation.advance(unit())
    expect(await publishBoard(founded.hub)).toBe(1)
    const [file] = boards()
    expect(file?.replies).toHaveLength(8)
    const opened = file?.replies.map((sealed) => openReply(token().xwSeed, founded.hub.opened.origin, sealed)).filter((each) => each !== undefined)
    expect(opened).toEqual([{ contribution: id, number: 1, kind: 'question', text: 'Welche Version?' }])
    expect(await publishBoard(founded.hub)).toBe(0)
  })

  test('never tells by its instant when an analyst wrote: one that comes after a file waits for the next unit', async () => {
    const id = await contribute()
    reply(id)
    await federation.advance(unit())
    await publishBoard(founded.hub)
    reply(id, 'Und seit wann?', 'question', 2)
    await federation.advance(unit() / 2)
    expect(await publishBoard(founded.hub)).toBe(0)
    await federation.advance(unit() / 2)
    expect(await publishBoard(founded.hub)).toBe(1)
    expect(founded.hub.cases.replies(id).map(({ index }) => index === null)).toEqual([false, false])
  })

  test('is stored and sent once, whatever happens around it: the number belongs to one analyst and one text', async () => {
    const id = await contribute()
    reply(id)
    expect(() => reply(id, 'anders')).toThrow(expect.objectContaining({ code: 'CASE_CHANGED' }))
    const forged: Reply = { contribution: id, number: 2, kind: 'note', text: 'x' }
    expect(() => addReply(founded.hub, forged, 'anna', new Uint8Array(64))).toThrow(expect.objectContaining({ code: 'ANALYST_KEY' }))
    expect(() => addReply(founded.hub, forged, 'otto', new Uint8Array(64))).toThrow(expect.objectContaining({ code: 'ANALYST_UNKNOWN' }))
    expect(() => reply(new Uint8Array(32))).toThrow(expect.objectContaining({ code: 'CONTRIBUTION_MISSING' }))
  })

  test('says nothing of who wrote it', async () => {
    const id = await contribute()
    reply(id)
    const [stored] = founded.hub.cases.replies(id)
    expect(stored?.author).toBe('anna')
    expect(Object.keys(readReply(stored?.content ?? new Uint8Array())).sort()).toEqual(['contribution', 'kind', 'number', 'text'])
  })

  test('cannot be given to a contribution that was taken in before there were replies', async () => {
    const id = await contribute()
    founded.hub.close()
    const db = openHubDb(databaseFile(founded.dir), world.now)
    db.exec('UPDATE contribution SET xw_pk = NULL')
    db.close()
    await founded.reopen()
    expect(() => reply(id)).toThrow(expect.objectContaining({ code: 'CASE_UNANSWERABLE' }))
    expect(caseOf(founded.hub, id)).toMatchObject({ isOpen: false, isClosed: false, xwPk: undefined })
  })

  test('to many contributions at once lies in several files of at most sixteen', async () => {
    const ids = [await contribute(0), await contribute(1), await contribute(2)]
    for (const id of ids) for (let n = 1; n <= 6; n++) reply(id, `Frage ${n}`, 'note', n)
    await federation.advance(unit())
    expect(await publishBoard(founded.hub)).toBe(2)
    expect(boards().map(({ replies }) => replies.length)).toEqual([16, 8])
  })

  test('of a hub that fell between two words goes out after the restart, and only once', async () => {
    const id = await contribute()
    reply(id)
    await federation.advance(unit())
    const hub = await founded.reopen()
    await witnessAll(founded)
    hub.witnesses.showMirror(undefined)
    expect(await publishBoard(founded.hub)).toBe(1)
    expect(await publishBoard(founded.hub)).toBe(0)
    expect(boards()).toHaveLength(1)
  })
})

describe('a follow-up', () => {
  test('is taken under the keys of an accepted contribution, beside the number that its sender gave it', async () => {
    const id = await contribute()
    expect(await take(followUp(1))).toMatchObject({ accepted: 1, refused: {} })
    expect(caseOf(founded.hub, id).followUps.map(({ counter }) => counter)).toEqual([1])
  })

  test('that comes again changes nothing; other words under its number are refused', async () => {
    await contribute()
    await take(followUp(1))
    expect(await take(followUp(1))).toMatchObject({ accepted: 0, repeated: 1 })
    expect(await take(followUp(1, 'anders'))).toMatchObject({ accepted: 0, refused: { FOLLOW_UP_COUNTER: 1 } })
  })

  test('is taken six times at most: the seventh is dropped and counted', async () => {
    const id = await contribute()
    for (let counter = 1; counter <= FOLLOW_UPS_MAX; counter++) expect(await take(followUp(counter))).toMatchObject({ accepted: 1 })
    expect(await take(followUp(7))).toMatchObject({ accepted: 0, refused: { FOLLOW_UP_LIMIT: 1 } })
    expect(caseOf(founded.hub, id).followUps).toHaveLength(6)
  })

  test('comes through when the period of its token is long over', async () => {
    const id = await contribute()
    await federation.advance(4 * 7 * DAY_MS)
    expect(await take(followUp(1))).toMatchObject({ accepted: 1 })
    expect(caseOf(founded.hub, id).isOpen).toBe(true)
  })

  test('on what was never contributed, or under other keys, is refused', async () => {
    await contribute()
    expect(await take(followUp(1, 'fremd', token(1)))).toMatchObject({ refused: { CASE_UNKNOWN: 1 } })
    const stolen = { ...followUp(1), ...oneTimeKeys(token(1)) }
    expect(await take(stolen)).toMatchObject({ refused: { TOKEN_BINDING: 1 } })
    const { frame } = followUp(1, 'fremd', token(1))
    expect(await take({ ...followUp(1), frame })).toMatchObject({ refused: { ENVELOPE_SIGNATURE: 1 } })
  })

  test('leaves a mark for the daily list, another one for each number', async () => {
    await contribute()
    await take(followUp(1), followUp(2))
    const db = () => {
      founded.hub.close()
      const opened = openHubDb(databaseFile(founded.dir), world.now)
      const count = opened.prepare<[], number>('SELECT count(*) FROM accepted_mark').pluck().get()
      opened.close()
      return count
    }
    expect(db()).toBe(3)
    await founded.reopen()
  })
})

describe('a case', () => {
  test('that is closed takes nothing more and gives nothing more', async () => {
    const id = await contribute()
    reply(id, 'Danke, erledigt.', 'closing')
    expect(() => reply(id, 'doch noch', 'note', 2)).toThrow(expect.objectContaining({ code: 'CASE_CLOSED' }))
    expect(await take(followUp(1))).toMatchObject({ refused: { CASE_OVER: 1 } })
  })

  test('thirty days after the last word its keys and its correspondence are forgotten; the contribution stays', async () => {
    const id = await contribute()
    reply(id)
    await take(followUp(1))
    await federation.advance(unit())
    await publishBoard(founded.hub)
    await federation.advance(29 * DAY_MS)
    await publishBoard(founded.hub)
    expect(caseOf(founded.hub, id).replies).toHaveLength(1)
    await federation.advance(20 * DAY_MS)
    await publishBoard(founded.hub)
    expect(caseOf(founded.hub, id)).toMatchObject({ replies: [], followUps: [], xwPk: undefined, isOpen: false })
    expect(allCases(founded.hub)).toHaveLength(1)
  })

  test('shows how many of six follow-ups there are, in the order in which they answer', async () => {
    const id = await contribute()
    reply(id)
    await take(followUp(1))
    const { showCase, cases } = hubHandlersOfCases(founded.hub)
    const call = CALL
    expect(await cases({}, call)).toMatchObject({ cases: [{ id: hex(id), replies: 1, followUps: 1, limit: 6, isOpen: true }] })
    expect(await showCase({ params: { id: hex(id).slice(0, 10) } }, call)).toMatchObject({
      thread: [
        { from: 'sender', counter: 1 },
        { from: 'hub', number: 1 },
      ],
      nextReply: 2,
    })
    expect(() => showCase({ params: { id: '00000000' } }, call)).toThrow(expect.objectContaining({ code: 'CONTRIBUTION_MISSING' }))
  })

  test('no row of the hub links two contributions of one member, and none has a time, a batch or a member', async () => {
    const [first, second] = [await contribute(0), await contribute(1)]
    await take(followUp(1), followUp(1, 'Nachtrag', token(1)))
    founded.hub.close()
    const db = openHubDb(databaseFile(founded.dir), world.now)
    const rows = ['spent', 'contribution', 'follow_up', 'reply', 'claim', 'accepted_mark'].flatMap((table) =>
      db
        .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
        .all()
        .map((row) => ({ table, row })),
    )
    const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))].sort()
    db.close()
    expect(columns.filter((name) => /time|^at$|slot|batch|member|hour|rowid/.test(name))).toEqual([])
    // Whatever two rows of different contributions have in common must be common to all contributions of a period.
    const valuesOf = (id: Uint8Array) =>
      new Set(
        rows
          .filter(({ row }) => Object.values(row).some((value) => value instanceof Uint8Array && hex(value) === hex(id)))
          .flatMap(({ row }) => Object.values(row).map((value) => (value instanceof Uint8Array ? hex(value) : String(value)))),
      )
    const shared = [...valuesOf(first)].filter((value) => valuesOf(second).has(value))
    expect(shared.sort()).toEqual(['0', '1'])
    await founded.reopen()
  })
})

describe('„Das waren wir“', () => {
  const body = (contribution: Uint8Array, by: string, with_: WalletToken = token()) =>
    encode({ contribution, signature: signReveal(with_.edSeed, { origin: founded.hub.opened.origin, member: by, contribution }) })

  test('puts the name of the member into the case, and saying it again changes nothing', async () => {
    const id = await contribute()
    takeReveal(founded.hub, member().id, body(id, member().id))
    takeReveal(founded.hub, member().id, body(id, member().id))
    expect(caseOf(founded.hub, id).claim?.member).toBe(member().id)
    const { cases } = hubHandlersOfCases(founded.hub)
    expect(await cases({}, CALL)).toMatchObject({
      cases: [{ claimedBy: member().name }],
    })
  })

  test('by another member, with another key, or on what nobody knows is refused with a code each', async () => {
    const id = await contribute()
    const other = member(1).id
    const refused = (who: string, bytes: Uint8Array, code: string) =>
      expect(() => takeReveal(founded.hub, who, bytes)).toThrow(expect.objectContaining({ code }))
    refused(other, body(id, member().id), 'REVEAL_SIGNATURE')
    refused(other, body(id, other, token(1)), 'REVEAL_SIGNATURE')
    refused(other, body(new Uint8Array(32), other), 'CASE_UNKNOWN')
    refused(other, encode({ contribution: id }), 'SCHEMA_MISMATCH')
    takeReveal(founded.hub, member().id, body(id, member().id))
    // Two houses that share the keys: the first word counts.
    refused(other, body(id, other), 'REVEALED_ALREADY')
    expect(caseOf(founded.hub, id).claim?.member).toBe(member().id)
  })

  test('comes through a door of its own, signed by the member, once', async () => {
    const id = await contribute()
    const app = hubApp(founded.hub)
    const bytes = body(id, member().id)
    const path = '/reveal'
    const signer = { seed: member().identity.seed, subject: member().id, jti: 'a'.repeat(32) }
    const authorization = await signRequest({ ...signer, audience: 'hub', method: 'POST', path, body: bytes, now: federation.party('node').now() })
    const post = (headers: Record<string, string>) => app.request(path, { method: 'POST', headers, body: new Uint8Array(bytes) })
    expect((await post({})).status).toBe(401)
    expect((await post({ authorization })).status).toBe(204)
    expect((await post({ authorization })).status).toBe(401)
    expect(caseOf(founded.hub, id).claim?.member).toBe(member().id)
  })
})
