// SPDX-License-Identifier: EUPL-1.2
/**
 * What waits for somebody at the hub, by deadline: first what is late, then what has a deadline, then what waits without one.
 *
 * @module
 */
import type { DutyReportLine } from '@ncv/protocol/admin/hub-report-routes.ts'
import type { HubAlarmLine } from '@ncv/protocol/admin/hub-alarm-routes.ts'
import type { HubCaseLine } from '@ncv/protocol/admin/hub-case-routes.ts'
import type { QuestionCountView } from '@ncv/protocol/admin/hub-count-routes.ts'
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import type { HubRequestLine } from '@ncv/protocol/admin/hub-request-routes.ts'
import type { ReceivedRelease } from '@ncv/protocol/admin/release-routes.ts'
import { caseState } from './case-state.ts'

/** Areas that the one who has signed in may read; the others are absent. */
export interface Areas {
  readonly cases?: readonly HubCaseLine[]
  readonly drafts?: readonly {
    readonly id: string
    readonly title: string
    readonly author: string
    readonly isAlarm: boolean
    readonly index: number | null
  }[]
  readonly editions?: readonly { readonly id: string; readonly title: string; readonly author: string; readonly index: number | null }[]
  readonly alarms?: readonly HubAlarmLine[]
  readonly requests?: readonly HubRequestLine[]
  readonly releases?: readonly ReceivedRelease[]
  readonly reports?: readonly DutyReportLine[]
  readonly motions?: readonly HubMotionView[]
  readonly questions?: readonly QuestionCountView[]
  readonly applications?: readonly { readonly id: string; readonly name: string }[]
}

export type TodoKind =
  | 'alarm'
  | 'request'
  | 'release'
  | 'report'
  | 'draft'
  | 'own-draft'
  | 'edition'
  | 'own-edition'
  | 'contribution'
  | 'motion'
  | 'question'
  | 'application'

export interface Todo {
  readonly key: string
  readonly kind: TodoKind
  readonly href: string
  readonly title: string
  /** Who it comes from, or who wrote it; empty where that is not known. */
  readonly who: string
  readonly dueAt: number | null
  readonly isLate: boolean
  /** Of the silent, of those who have voted. */
  readonly n?: number
}

/** @param keyHolder whoever is at the key: for the own drafts another one is needed */
export function todosOf(areas: Areas, keyHolder: string | undefined, now: number): Todo[] {
  const all = [...fromMembers(areas), ...fromAnalysts(areas, keyHolder), ...fromRules(areas)]
  const late = all.map((todo) => ({ ...todo, isLate: todo.isLate || (todo.dueAt !== null && todo.dueAt < now) }))
  return late.sort(
    (a, b) => Number(b.isLate) - Number(a.isLate) || (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || rank(a) - rank(b),
  )
}

const ORDER = [
  'alarm',
  'report',
  'request',
  'release',
  'contribution',
  'draft',
  'edition',
  'application',
  'motion',
  'question',
  'own-draft',
  'own-edition',
] as const

function rank({ kind }: Todo): number {
  return ORDER.indexOf(kind)
}

function fromMembers({ alarms = [], requests = [], releases = [], reports = [], cases = [] }: Areas): Todo[] {
  return [
    ...alarms
      .filter(({ isEscalated }) => isEscalated)
      .map(({ index, title, at, silent }) => todo('alarm', String(index), `alarms/${index}`, title, { dueAt: at, isLate: true, n: silent })),
    ...requests
      .filter(({ clock }) => clock.state === 'waiting' || clock.state === 'resting' || clock.state === 'overdue')
      .map(({ id, subject, member, clock }) =>
        todo('request', id, `requests/${id}`, subject, { who: member.name, dueAt: clock.dueAt, isLate: clock.state === 'overdue' }),
      ),
    ...releases.filter(({ answer }) => answer === undefined).map(({ id, subject, name }) => todo('release', id, 'releases', subject, { who: name })),
    ...reports.flatMap(({ report, title, member, next }) =>
      next?.state === 'overdue' ? [todo('report', report, `reports/${report}`, title, { who: member.name, dueAt: next.dueAt, isLate: true })] : [],
    ),
    // No time: when it came is not known.
    ...cases.filter((each) => caseState(each) === 'new').map(({ id, rsit }) => todo('contribution', id, `intake/${id}`, rsit)),
  ]
}

function fromAnalysts({ drafts = [], editions = [] }: Areas, keyHolder: string | undefined): Todo[] {
  const waiting = <D extends { readonly index: number | null }>(all: readonly D[]): D[] => all.filter(({ index }) => index === null)
  return [
    ...waiting(drafts).map(({ id, title, author }) => todo(author === keyHolder ? 'own-draft' : 'draft', id, `drafts/${id}`, title, { who: author })),
    ...waiting(editions).map(({ id, title, author }) =>
      todo(author === keyHolder ? 'own-edition' : 'edition', id, 'catalogue', title, { who: author }),
    ),
  ]
}

function fromRules({ motions = [], questions = [], applications = [] }: Areas): Todo[] {
  return [
    ...applications.map(({ id, name }) => todo('application', id, `applications/${id}`, name)),
    ...motions
      .filter(({ state }) => state === 'open')
      .map(({ motion, title, closes, voted }) => todo('motion', motion, `motions/${motion}`, title, { dueAt: closes, n: voted })),
    ...questions
      .filter(({ state }) => state === 'open')
      .map(({ question, title, closes, answers }) =>
        todo('question', String(question), `questions/${question}`, title, { dueAt: closes, n: answers }),
      ),
  ]
}

function todo(kind: TodoKind, id: string, href: string, title: string, more: Partial<Pick<Todo, 'who' | 'dueAt' | 'isLate' | 'n'>> = {}): Todo {
  return { key: `${kind} ${id}`, kind, href, title, who: '', dueAt: null, isLate: false, ...more }
}
