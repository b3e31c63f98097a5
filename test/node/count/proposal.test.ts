// SPDX-License-Identifier: EUPL-1.2
import type { Proposal } from '@ncv/node/count/proposal.ts'
import { answerFrom, newestVersion, proposalFor } from '@ncv/node/count/proposal.ts'
import type { MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import { MATCH_STATUSES } from '@ncv/protocol/admin/match-routes.ts'
import type { AnswerStatus } from '@ncv/protocol/message/count.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import { TriageStage } from '../triage/triage-stage.ts'

describe('what is proposed', () => {
  test.each<[readonly MatchStatus[], AnswerStatus]>([
    [[], 'not-affected'],
    [['not-relevant'], 'not-affected'],
    [['closed', 'not-relevant'], 'fixed'],
    [['check'], 'unknown'],
    [['check', 'closed'], 'unknown'],
    [['in-progress', 'check'], 'in-progress'],
    [['open', 'in-progress', 'check'], 'affected'],
    [['accepted'], 'affected'],
  ])('of %j is %s', (statuses, answer) => {
    expect(answerFrom(statuses)).toBe(answer)
  })

  test('is never "not affected" or "fixed" while anything is undecided', () => {
    for (const a of MATCH_STATUSES) {
      for (const b of MATCH_STATUSES) {
        const isSettled = ![a, b].some((status) => ['check', 'open', 'in-progress', 'accepted'].includes(status))
        expect(['not-affected', 'fixed'].includes(answerFrom([a, b]))).toBe(isSettled)
      }
    }
  })
})

describe('out of the matches of the house', () => {
  const A1 = { id: 'a1', vendor: 'Musterhaus', product: 'Musterwerk', version: '4.1' }
  const OTHER = { id: 'a2', vendor: 'Anderes Haus', product: 'Drucker', version: '1' }
  let stage: TriageStage
  let isOwed = false
  beforeEach(() => {
    stage = new TriageStage()
    isOwed = false
  })
  afterEach(() => stage[Symbol.dispose]())

  function proposed(index: number): Proposal {
    stage.review()
    const advisories = { isOwed: () => isOwed, missing: () => [] }
    return proposalFor({ ...stage.stores, advisories } as unknown as Parameters<typeof proposalFor>[0], newestVersion(stage.stores, index), stage.now)
  }

  test('what was decided there is proposed, as it stands now', () => {
    stage.inventory(A1)
    const index = stage.publish(baseDocument())
    expect(proposed(index)).toEqual({ status: 'affected', matches: 1 })
    stage.decide({ asset: 'a1' }, { status: 'in-progress' })
    expect(proposed(index)).toMatchObject({ status: 'in-progress' })
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    expect(proposed(index)).toMatchObject({ status: 'fixed' })
  })

  test('nothing of the warning is in the inventory: not affected', () => {
    stage.inventory(OTHER)
    expect(proposed(stage.publish(baseDocument()))).toEqual({ status: 'not-affected', matches: 0 })
  })

  test('a question about an older version is answered by the newer one', () => {
    stage.inventory(A1)
    const index = stage.publish(baseDocument())
    const newer = structuredClone(baseDocument())
    newer.document.tracking.version = '2'
    stage.publish(newer, index)
    stage.decide({ asset: 'a1' }, { status: 'closed' })
    expect(newestVersion(stage.stores, index)?.index).not.toBe(index)
    expect(proposed(index)).toMatchObject({ status: 'fixed' })
  })

  test('without an inventory, or while matching is owed, nothing is proposed', () => {
    const index = stage.publish(baseDocument())
    expect(proposed(index)).toEqual({ status: null, why: 'no-inventory' })
    stage.inventory(A1)
    isOwed = true
    expect(proposed(index)).toEqual({ status: null, why: 'not-matched' })
  })
})
