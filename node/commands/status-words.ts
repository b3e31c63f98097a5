// SPDX-License-Identifier: EUPL-1.2
/**
 * Words for status, reason and severity of a match as people say them; the words of the contract are taken as well.
 *
 * @module
 */
import type { MatchFlag, MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import { DUE_STATES, MATCH_FLAGS, MATCH_STATUSES } from '@ncv/protocol/admin/match-routes.ts'
import type { VulnerabilitySeverity } from '@ncv/protocol/advisory/severity.ts'
import { VULNERABILITY_SEVERITIES } from '@ncv/protocol/advisory/severity.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'

type Words<W extends string> = Readonly<Record<string, W>>

const STATUSES: Words<MatchStatus> = {
  prüfen: 'check',
  pruefen: 'check',
  offen: 'open',
  'in arbeit': 'in-progress',
  geschlossen: 'closed',
  'nicht relevant': 'not-relevant',
  akzeptiert: 'accepted',
}
const FLAGS: Words<MatchFlag> = {
  'bestandteil fehlt': 'component_not_present',
  'schutz vorhanden': 'inline_mitigations_already_exist',
  'nicht steuerbar': 'vulnerable_code_cannot_be_controlled_by_adversary',
  'nicht ausgeführt': 'vulnerable_code_not_in_execute_path',
  'code fehlt': 'vulnerable_code_not_present',
}
const SEVERITIES: Words<VulnerabilitySeverity> = {
  niedrig: 'low',
  mittel: 'medium',
  hoch: 'high',
  kritisch: 'critical',
  unbekannt: 'unknown',
}
const DUE: Words<(typeof DUE_STATES)[number]> = { überfällig: 'overdue', heute: 'today', woche: 'week', später: 'later', erledigt: 'none' }
const VERDICTS: Words<'affected' | 'check'> = { betroffen: 'affected', prüfen: 'check' }

function wordOf<W extends string>(option: string, text: string, contract: readonly W[], german: Words<W>, io: CommandIo): W {
  const folded = text.trim().toLowerCase()
  const word = contract.find((known) => known === folded) ?? (Object.hasOwn(german, folded) ? german[folded] : undefined)
  if (word !== undefined) return word
  const expected = io.lang === 'de' ? Object.keys(german).filter((each) => each !== 'pruefen') : contract
  throw usageError(io.lang, 'value', { option, found: text.slice(0, 40), expected: expected.join(', ') })
}

export function statusOf(option: string, text: string, io: CommandIo): MatchStatus {
  return wordOf(option, text, MATCH_STATUSES, STATUSES, io)
}

export function flagOf(text: string, io: CommandIo): MatchFlag {
  return wordOf('--flag', text, MATCH_FLAGS, FLAGS, io)
}

export function severityOf(text: string, io: CommandIo): VulnerabilitySeverity {
  return wordOf('--severity', text, VULNERABILITY_SEVERITIES, SEVERITIES, io)
}

export function dueOf(text: string, io: CommandIo): (typeof DUE_STATES)[number] {
  return wordOf('--due', text, DUE_STATES, DUE, io)
}

export function verdictOf(text: string, io: CommandIo): 'affected' | 'check' {
  return wordOf('--verdict', text, ['affected', 'check'] as const, VERDICTS, io)
}
