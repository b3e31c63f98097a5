// SPDX-License-Identifier: EUPL-1.2
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { announceIssuerKeys, issue } from '@ncv/federation/hub/issuer.ts'
import { formatIssuanceRequest, issuanceRequest, oneTimeKeys, prepareTokens } from '@ncv/protocol/token/issuance.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { batchOf, COVER, federationOf, fetchTokens, REPORT, reportKey, submissionOf } from '../../support/contribution.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, witnessAll } from '../../support/founded-hub.ts'
import type { VirtualFederation, VirtualWorld } from '../../support/virtual-world.ts'
import { virtualFederation } from '../../support/virtual-world.ts'

let federation: VirtualFederation
let world: VirtualWorld
let founded: FoundedHub
beforeEach(async () => {
  federation = virtualFederation({ seed: 'intake' })
  world = federation.party('node')
  founded = await foundHub(federation.party('hub'))
  await rotateEpoch(founded.hub)
  await announceIssuerKeys(founded.hub)
  await witnessAll(founded)
})
afterEach(() => founded.dispose())

describe('issuance', () => {
  test('keys that no quorum has witnessed are not issued under', async () => {
    const fresh = await foundHub(federation.party('hub'), { federation: 'frisch.test' })
    try {
      await announceIssuerKeys(fresh.hub)
      expect(() => fetchTokens(fresh.hub, fresh.members[0]!, world)).toThrow(expect.objectContaining({ code: 'TOKEN_KEY_UNKNOWN' }))
    } finally {
      fresh.dispose()
    }
  })

  test('the same request gets the same bytes again, another one of the same member and period gets nothing', () => {
    const { hub, members } = founded
    const request = formatIssuanceRequest(issuanceRequest(prepareTokens(federationOf(hub), reportKey(hub, 0), 2, world)))
    const first = issue(hub, members[0]!.id, request)
    expect(issue(hub, members[0]!.id, request)).toEqual(first)
    expect(() => fetchTokens(hub, members[0]!, world)).toThrow(expect.objectContaining({ code: 'ISSUANCE_QUOTA' }))
    expect(fetchTokens(hub, members[0]!, world, 1)).toHaveLength(2)
  })

  test('more tokens than the genesis grants are refused as a whole', () => {
    expect(() => fetchTokens(founded.hub, founded.members[0]!, world, 0, 9)).toThrow(expect.objectContaining({ code: 'ISSUANCE_QUOTA' }))
    expect(founded.hub.issuing.issuedCount(0)).toBe(0)
  })
})

describe('intake', () => {
  test('a report under a good token is accepted once, beside cover that leaves nothing', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    expect(await takeBatch(hub, batchOf(founded, [COVER, submissionOf(hub, token!), COVER], world))).toEqual({
      accepted: 1,
      cover: 2,
      repeated: 0,
      refused: {},
    })
    expect(hub.intake.contributions()).toHaveLength(1)
  })

  test('a batch that is delivered again changes nothing', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    const batch = batchOf(founded, [submissionOf(hub, token!)], world)
    await takeBatch(hub, batch)
    expect(await takeBatch(hub, batch)).toBeUndefined()
    expect(hub.intake.contributions()).toHaveLength(1)
  })

  test('the same report in a fresh seal is dropped quietly, as after a lost receipt', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world))
    expect(await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world, 2))).toMatchObject({ accepted: 0, repeated: 1 })
  })

  test('a token spent twice is refused', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world))
    const second = submissionOf(hub, token!, { ...REPORT, rsit: 'malicious-code/worm' })
    expect(await takeBatch(hub, batchOf(founded, [second], world, 2))).toMatchObject({ accepted: 0, refused: { TOKEN_SPENT: 1 } })
    expect(hub.intake.contributions()).toHaveLength(1)
  })

  test('a stolen token is worthless with another one-time key', async () => {
    const { hub, members } = founded
    const [token, other] = fetchTokens(hub, members[0]!, world)
    const stolen = { ...submissionOf(hub, other!), token: token!.token, edPk: oneTimeKeys(other!).edPk }
    expect((await takeBatch(hub, batchOf(founded, [stolen], world)))?.refused).toEqual({ TOKEN_BINDING: 1 })
  })

  test('a token of a period that is over is refused', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    await federation.advance(2 * hub.opened.genesis.timing.periodMs)
    expect((await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world)))?.refused).toEqual({ TOKEN_PERIOD: 1 })
  })

  test('a token of the last period is still good', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    await federation.advance(hub.opened.genesis.timing.periodMs)
    expect(await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world))).toMatchObject({ accepted: 1 })
  })

  test('a token of another federation is refused, and so is a report signed for another one', async () => {
    const other = await foundHub(federation.party('hub'), { federation: 'anderer.test' })
    try {
      await announceIssuerKeys(other.hub)
      await witnessAll(other)
      const [foreign] = fetchTokens(other.hub, other.members[0]!, world)
      const [own] = fetchTokens(founded.hub, founded.members[0]!, world)
      const batch = [submissionOf(founded.hub, foreign!), submissionOf(founded.hub, own!, REPORT, other.hub.opened.origin)]
      expect((await takeBatch(founded.hub, batchOf(founded, batch, world)))?.refused).toEqual({ TOKEN_FEDERATION: 1, ORIGIN_MISMATCH: 1 })
    } finally {
      other.dispose()
    }
  })

  test('one unreadable box harms no other in its batch', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    const broken = { ...submissionOf(hub, token!), frame: new Uint8Array([1, 2, 3]) }
    const [, good] = fetchTokens(hub, members[1]!, world)
    expect(await takeBatch(hub, batchOf(founded, [broken, submissionOf(hub, good!)], world))).toMatchObject({
      accepted: 1,
      refused: { CODEC_REFUSED: 1 },
    })
  })

  test('a batch that the relay did not sign is refused whole', async () => {
    const forged = { ...founded, relay: founded.members[0]! }
    await expect(takeBatch(founded.hub, batchOf(forged, [COVER], world))).rejects.toThrow(expect.objectContaining({ code: 'BATCH_SIGNATURE' }))
  })

  test('no table of the hub lays a contribution beside a member, a batch or a slot', async () => {
    const { hub, members } = founded
    const [token] = fetchTokens(hub, members[0]!, world)
    await takeBatch(hub, batchOf(founded, [submissionOf(hub, token!)], world, 4711))
    const [stored] = hub.intake.contributions()
    expect(Object.keys(stored!).sort()).toEqual(['id', 'payload', 'period'])
    const logged = JSON.stringify(federation.party('hub').lines)
    for (const member of members) expect(logged).not.toContain(member.id)
  })

  test('the lines about a batch with a contribution and about one of cover alone are the same', async () => {
    const { hub, members } = founded
    const { lines } = federation.party('hub')
    const [token] = fetchTokens(hub, members[0]!, world)
    const linesOf = async (batch: Uint8Array): Promise<unknown[]> => {
      const before = lines.length
      await takeBatch(hub, batch)
      return lines.slice(before).map(({ level, event, fields }) => ({ level, event, fields }))
    }
    const withReport = await linesOf(batchOf(founded, [COVER, submissionOf(hub, token!)], world, 1))
    expect(withReport).toEqual(await linesOf(batchOf(founded, [COVER, COVER], world, 2)))
    expect(withReport).toHaveLength(1)
  })
})
