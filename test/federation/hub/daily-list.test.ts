// SPDX-License-Identifier: EUPL-1.2
/** The hub's daily list: what it names, once, whatever happens in between. @module */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { publishDailyList } from '@ncv/federation/hub/intake/daily-list.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { startRhythm } from '@ncv/federation/hub/serve.ts'
import { verifyLog } from '@ncv/federation/log/verify.ts'
import { folderSource } from '@ncv/federation/log/verify-source.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { parsePayload, parseFrame } from '@ncv/protocol/envelope.ts'
import { openBody } from '@ncv/protocol/log/body.ts'
import { parseEntry } from '@ncv/protocol/log/entry.ts'
import { Intake } from '@ncv/protocol/message/intake.ts'
import { acceptedMark } from '@ncv/protocol/submission/accepted.ts'
import { dayMs } from '@ncv/protocol/submission/daily-list.ts'
import { oneTimeKeys } from '@ncv/protocol/token/issuance.ts'
import { oneTimeNonce } from '@ncv/protocol/token/token.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { batchOf, COVER, fetchTokens, submissionOf } from '../../support/contribution.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { warningEntry } from '../log/public-log.ts'

let federation: VirtualFederation
let founded: FoundedHub
let world: ReturnType<VirtualFederation['party']>
beforeEach(async () => {
  federation = virtualFederation({ seed: 'daily list' })
  world = federation.party('node')
  founded = await foundHub(federation.party('hub'))
  await rotateEpoch(founded.hub)
  await announceIssuerKeys(founded.hub)
  await witnessAll(founded)
})
afterEach(() => founded.dispose())

const nextDay = (): Promise<void> => federation.advance(dayMs(founded.hub.opened.genesis))

function lists(hub: Hub): Intake[] {
  return [...hub.log.messagesOfKind('intake')].map(({ bytes, body }) => {
    const { epoch } = parseEntry(bytes)
    const key = hub.issuing.epochKey('community', epoch) as Uint8Array
    return parsePayload(parseFrame(openBody(body, hub.opened.origin, { epoch, key })).payload, Intake)
  })
}

describe('the daily list', () => {
  test('names each batch and each accepted contribution once, also over a restart; an empty day is listed', async () => {
    const { hub, members } = founded
    const [token, second] = fetchTokens(hub, members[0]!, world)
    expect(await publishDailyList(hub)).toBe(false)
    await takeBatch(hub, batchOf(founded, [COVER, submissionOf(hub, token!)], world, 1))
    await nextDay()
    expect(await publishDailyList(hub)).toBe(true)
    expect(await publishDailyList(hub)).toBe(false)
    const again = await founded.reopen()
    await witnessAll({ hub: again, members })
    again.witnesses.showMirror(undefined)
    await takeBatch(again, batchOf({ ...founded, hub: again }, [submissionOf(again, token!), submissionOf(again, second!)], world, 2))
    await nextDay()
    expect(await publishDailyList(again)).toBe(true)
    await nextDay()
    expect(await publishDailyList(again)).toBe(true)
    const found = lists(again)
    expect(found.map(({ day, batches }) => [day, batches.map(({ slot, count }) => [slot, count])])).toEqual([
      [0, [[1, 2]]],
      [1, [[2, 2]]],
      [2, []],
    ])
    const marks = found.map((list) => list.marks.map(hex))
    const markOf = (of: typeof token) => hex(acceptedMark(oneTimeNonce(oneTimeKeys(of!)), 0))
    expect([marks[0]?.includes(markOf(token)), marks[1]?.includes(markOf(second))]).toEqual([true, true])
    expect(new Set(marks.flat()).size).toBe(marks.flat().length)
    expect(marks.map(({ length }) => length)).toEqual([32, 32, 32])
    expect(await verifyLog(folderSource(publicDir(again.dir)), undefined, federation.now())).toMatchObject({ size: again.log.size() })
  })

  test('comes by itself once a day, and not before one is over', async () => {
    const { hub } = founded
    const rhythm = startRhythm(hub, undefined)
    for (let hour = 0; hour < 52; hour++) {
      await federation.advance(3_600_000)
      await witnessAll(founded)
    }
    await rhythm.stop()
    expect(lists(hub).map(({ day }) => day)).toEqual([0, 1])
  })

  test('of a day that has one already is seen in the log, without a key', async () => {
    const { hub } = founded
    await nextDay()
    await publishDailyList(hub)
    await federation.advance(60_000)
    await hub.sequencer.append([warningEntry(hub, 1)])
    const payload = { day: 0, part: 1, parts: 1, batches: [], marks: [] }
    await hub.sequencer.append([compose(hub, { kind: 'intake', tlp: 'TLP:GREEN', terms: 'federation', payload })])
    await expect(verifyLog(folderSource(publicDir(hub.dir)), undefined, federation.now())).rejects.toMatchObject({ code: 'INTAKE_ORDER' })
  })

  test('that the append does not take clears nothing', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world, 1))
    await nextDay()
    const { ledger } = hub
    const setListed = ledger.setListed.bind(ledger)
    ledger.setListed = () => {
      throw new Error('a full disk')
    }
    await expect(publishDailyList(hub)).rejects.toThrow('a full disk')
    expect(ledger.unlisted()).toMatchObject({ batches: [{ slot: 1, count: 1 }], marks: { length: 1 } })
    ledger.setListed = setListed
    await publishDailyList(hub)
    expect(ledger.unlisted()).toEqual({ batches: [], marks: [] })
    expect(lists(hub)).toHaveLength(1)
  })

  test('forgets a batch when no token of its slot counts any more; one of then is refused, and the figures stay', async () => {
    const { hub } = founded
    const { periodMs, slotMs } = hub.opened.genesis.timing
    const old = batchOf(founded, [COVER, COVER], world, 1)
    await takeBatch(hub, old)
    await federation.advance(2 * periodMs + 8 * slotMs)
    await witnessAll(founded)
    await rotateEpoch(hub)
    await publishDailyList(hub)
    expect(hub.intake.figures()).toMatchObject({ batches: 1, boxes: 2 })
    await expect(takeBatch(hub, old)).rejects.toMatchObject({ code: 'BATCH_TOO_OLD' })
  })
})

describe('batches', () => {
  test('are taken in one after another: one that comes again while it is under way waits for its own end', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    const many = batchOf(founded, [...Array.from({ length: 130 }, () => COVER), submissionOf(hub, token!)], world, 1)
    const ended: string[] = []
    const first = takeBatch(hub, many).then((outcome) => ended.push(`first ${outcome?.accepted}`))
    const second = takeBatch(hub, many).then((outcome) => ended.push(`again ${outcome?.accepted}`))
    const other = takeBatch(hub, batchOf(founded, [COVER], world, 2)).then(() => ended.push('other'))
    await federation.settle()
    expect(ended).toEqual([])
    await federation.advance(1)
    await Promise.all([first, second, other])
    expect(ended).toEqual(['first 1', 'again undefined', 'other'])
    expect(hub.intake.figures()).toMatchObject({ contributions: 1, batches: 2, boxes: 132 })
  })

  test('that fail hold up no other', async () => {
    const { hub } = founded
    const failing = hub.batchLine.next(() => Promise.reject(new Error('a full disk')))
    const next = takeBatch(hub, batchOf(founded, [COVER], world, 2))
    await expect(failing).rejects.toThrow('a full disk')
    expect(await next).toMatchObject({ cover: 1 })
  })
})
