// SPDX-License-Identifier: EUPL-1.2
/**
 * The list of warnings as people search and filter it. Ten thousand of them are read once and kept without their texts, until the store says
 * something else: who types into a search does not wait for every payload to be opened again.
 *
 * @module
 */
import type { WarningFilter } from '@ncv/protocol/admin/warning-routes.ts'
import type { Warning } from '@ncv/protocol/message/warning.ts'
import type { AdvisoryStore } from '../store/advisory-store.ts'
import type { MatchCount, MatchStore } from '../store/match-store.ts'
import type { StoredWarning, WarningStore } from '../store/warning-store.ts'
import { isCurrent } from '../store/warning-store.ts'

type Head = Pick<Warning, 'lane' | 'title' | 'publisher' | 'severity' | 'advisory' | 'isExercise' | 'isAlarm'>

export interface ListedWarning extends Omit<StoredWarning, 'warning'> {
  readonly warning: Head
  /** What a search looks at, in small letters. */
  readonly words: string
}

const CVE = /CVE-\d{4}-\d{4,19}/gi
const WHOLE_CVE = /^CVE-\d{4}-\d{4,19}$/i

export class WarningList {
  readonly #warnings: Pick<WarningStore, 'all' | 'mark'>
  readonly #advisories: Pick<AdvisoryStore, 'naming'>
  readonly #matches: Pick<MatchStore, 'byWarning'>
  #mark = ''
  #kept: readonly ListedWarning[] = []

  constructor({
    warnings,
    advisories,
    matches,
  }: {
    readonly warnings: Pick<WarningStore, 'all' | 'mark'>
    readonly advisories: Pick<AdvisoryStore, 'naming'>
    readonly matches: Pick<MatchStore, 'byWarning'>
  }) {
    this.#warnings = warnings
    this.#advisories = advisories
    this.#matches = matches
  }

  /** Newest first. */
  all(): readonly ListedWarning[] {
    const mark = this.#warnings.mark()
    if (mark !== this.#mark) {
      this.#kept = this.#warnings.all().map(listed)
      this.#mark = mark
    }
    return this.#kept
  }

  find(filter: WarningFilter): {
    readonly found: readonly ListedWarning[]
    readonly counts: ReadonlyMap<number, MatchCount>
    readonly total: number
  } {
    const all = this.all()
    const counts = this.#matches.byWarning()
    const { q = '' } = filter
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    const [word = ''] = words
    const named = words.length === 1 && WHOLE_CVE.test(word) ? new Set(this.#advisories.naming(word.toUpperCase())) : undefined
    const isFound = (each: ListedWarning): boolean => words.every((part) => each.words.includes(part)) || named?.has(each.index) === true
    const found = all.filter((each) => isMeant(each, filter, counts.get(each.index)) && isFound(each))
    return { found, counts, total: all.filter(isCurrent).length }
  }
}

function listed({ warning, ...rest }: StoredWarning): ListedWarning {
  const { lane, title, publisher, severity, advisory, isExercise, isAlarm, text = '' } = warning
  const head: Head = {
    ...{ lane, title, publisher, isExercise },
    ...(severity === undefined ? {} : { severity }),
    ...(advisory === undefined ? {} : { advisory }),
    ...(isAlarm === undefined ? {} : { isAlarm }),
  }
  const cves = new Set(text.match(CVE))
  return { ...rest, warning: head, words: [title, publisher, advisory?.trackingId ?? '', ...cves].join('\n').toLowerCase() }
}

export function stateOf({ withdrawnReason, supersededBy }: Pick<StoredWarning, 'withdrawnReason' | 'supersededBy'>) {
  return withdrawnReason !== null ? 'withdrawn' : supersededBy !== null ? 'superseded' : 'current'
}

function isMeant(each: ListedWarning, { all, severity, lane, tlp, touches, kind, state }: WarningFilter, count: MatchCount | undefined): boolean {
  const { warning } = each
  if (state === undefined ? all !== 'true' && !isCurrent(each) : stateOf(each) !== state) return false
  if (severity !== undefined && warning.severity !== severity) return false
  if (lane !== undefined && warning.lane !== lane) return false
  if (tlp !== undefined && each.tlp !== tlp) return false
  if (kind === 'alarm' && warning.isAlarm !== true) return false
  if (kind !== undefined && kind !== 'alarm' && warning.isExercise !== (kind === 'exercise')) return false
  return touches === undefined || isTouched(touches, count)
}

function isTouched(touches: NonNullable<WarningFilter['touches']>, { affected, check }: MatchCount = { affected: 0, check: 0 }): boolean {
  if (touches === 'any') return affected + check > 0
  return (touches === 'affected' ? affected : check) > 0
}
