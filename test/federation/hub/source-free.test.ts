// SPDX-License-Identifier: EUPL-1.2
/** The warning that is made of a contribution carries nothing of its source. @module */
import { warningFromReport } from '@ncv/federation/hub/publish/source-free.ts'
import type { Contribution } from '@ncv/protocol/message/contribution.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { expect, test } from 'vitest'
import { REPORT } from '../../support/contribution.ts'

function recommendationOf(measures: string): string | undefined {
  const contribution: Contribution = { key: new Uint8Array(32), report: { ...REPORT, measures }, isExercise: false }
  const warning = { lane: 'assessed', publisher: 'N-CERT', ...warningFromReport(contribution) }
  return Warning.parse(warning).recommendations?.[0]
}

test('measures that fit stand in the warning unchanged', () => {
  expect(recommendationOf('m'.repeat(1000))).toBe('m'.repeat(1000))
})

test('measures that do not fit end in an ellipsis', () => {
  expect(recommendationOf('m'.repeat(1001))).toBe(`${'m'.repeat(999)}…`)
})

test('no cut leaves half a character', () => {
  expect(recommendationOf(`${'m'.repeat(998)}${'🔒'.repeat(10)}`)).toBe(`${'m'.repeat(998)}…`)
  expect(recommendationOf(`${'m'.repeat(997)}${'🔒'.repeat(10)}`)).toBe(`${'m'.repeat(997)}🔒…`)
})
