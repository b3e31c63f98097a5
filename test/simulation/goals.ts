// SPDX-License-Identifier: EUPL-1.2
/**
 * What must be reached once everything is healed.
 *
 * @module
 */
import { missingInCases } from './case-operation.ts'
import { missingAnswers } from './count-operation.ts'
import type { Expectations } from './operations.ts'
import { heldContributions } from './operations.ts'
import type { Parties } from './parties.ts'
import { NODES } from './template.ts'

/** What is still missing, in words; undefined when all is there. */
export function missingGoal(parties: Parties, expected: Expectations): string | undefined {
  const { hub } = parties
  if (hub === undefined) return 'the hub is not running'
  if (hub.witnesses.readiness() !== 'ready') return `the hub is ${hub.witnesses.readiness()}`
  if (expected.open > 0) return 'people have not finished'
  const waiting = expected.orders.find(({ index }) => index === undefined)
  if (waiting !== undefined) return `${waiting.label} was not published`
  if (expected.editions.some(({ isAcknowledged }) => !isAcknowledged)) return 'an edition of the catalogue was not published'
  const size = hub.log.size()
  if (hub.witnesses.witnessedSize() < size) return `${hub.witnesses.witnessedSize()} of ${size} entries are witnessed`
  for (const name of NODES) {
    const missing = missingAtNode(parties, expected, name, size)
    if (missing !== undefined) return `${name}: ${missing}`
  }
  for (const question of expected.questions) {
    const missing = missingAnswers(hub, question)
    if (missing !== undefined) return missing
  }
  if (expected.contributions.length === 0) return undefined
  const held = new Set(heldContributions(hub).map(({ id }) => id))
  const lost = expected.contributions.filter((id) => !held.has(id))
  return lost.length === 0 ? missingInCases(parties, expected.cases) : `${lost.length} contributions did not arrive`
}

function missingAtNode(parties: Parties, { orders, editions }: Expectations, name: string, size: number): string | undefined {
  const node = parties.node(name)
  if (node === undefined) return 'not running'
  const { log, warnings, catalogue } = node.stores
  if (log.size() < size) return `${log.size()} of ${size} entries`
  const open = log.openCount()
  if (open > 0) return `${open} entries wait`
  if ((catalogue.edition()?.edition ?? 0) < editions.length) return 'an edition of the catalogue is not in force'
  const shown = new Map(warnings.all().map((row) => [row.warning.title, row]))
  const missing = orders.filter(({ title }) => !shown.has(title)).length
  if (missing > 0) return `${missing} warnings are not shown`
  const held = orders.filter(({ title, isWithdrawn }) => isWithdrawn && shown.get(title)?.withdrawnReason === null).length
  return held === 0 ? undefined : `${held} withdrawn warnings still hold`
}
