// SPDX-License-Identifier: EUPL-1.2
/**
 * What waits for somebody of this house besides matches: alarms, reports that are due, questions, votes, answers, post.
 *
 * @module
 */
import type { TodayItem } from '@ncv/protocol/admin/today-routes.ts'
import { hex } from '@ncv/protocol/bytes.ts'
import { nextDue } from '@ncv/protocol/service/duty-deadlines.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { standingOf } from './incident-standing.ts'
import { allCases, isAskedBack } from '../case/case.ts'
import type { OpenDuty } from './open-duties.ts'
import { openDuties } from './open-duties.ts'
import type { Links } from '../link/links.ts'
import type { Voting } from '../membership/voting.ts'
import type { Self } from '../self.ts'
import { scheduleOf, standingStages } from '../service/duty-report.ts'
import { requestStanding } from '../service/requests.ts'
import type { Stores } from '../store/stores.ts'

type Linked = Pick<Links, 'registry' | 'alarms'> & { readonly voting: Voting }

/** A question is shown by its beginning. */
const TITLE_MAX = 160

/** In no order. */
export function openItems(stores: Stores, { opened, keys }: Pick<Self, 'opened' | 'keys'>, links: Linked, now: Instant): TodayItem[] {
  const { registry, alarms, voting } = links
  return [
    ...alarmItems(alarms),
    ...reportItems(stores, registry.rules.retentionDays, now),
    ...dutyItems(openDuties(stores, (id) => standingOf(stores, { registry }, keys.id, id, now), now)),
    ...allCases(stores, opened, now).filter(isAskedBack).map(caseItem),
    ...questionItems(stores, registry.members.get(keys.id)?.kind, now),
    ...voteItems(voting),
    ...requestItems(stores, now),
    ...postItems(stores),
  ]
}

function item(kind: TodayItem['kind'], id: string, title: string, dueAt?: number, now?: number): TodayItem {
  const isOverdue = dueAt !== undefined && now !== undefined && dueAt < now
  return { kind, id, title, count: 1, ...(dueAt === undefined ? {} : { dueAt }), isOverdue }
}

function alarmItems(alarms: Linked['alarms']): TodayItem[] {
  const unread = alarms.standing().filter(({ isRead }) => !isRead)
  return unread.map(({ warning: { index, warning } }) => ({ ...item('alarm', String(index), warning.title), isExercise: warning.isExercise }))
}

function reportItems({ services, post }: Stores, retentionDays: number, now: Instant): TodayItem[] {
  return services.reports().flatMap((report) => {
    const sent = standingStages(report, post, now, retentionDays)
    const next = sent.length === 0 ? undefined : nextDue(scheduleOf(report, sent, now))
    return next === undefined ? [] : [item('report', report.incident, report.title, next.dueAt, now)]
  })
}

/** One for each incident, by the duty that is due first. */
function dutyItems(duties: readonly OpenDuty[]): TodayItem[] {
  const byIncident = Map.groupBy(
    duties.toSorted((a, b) => a.dueAt - b.dueAt),
    ({ incident }) => incident,
  )
  return [...byIncident.values()].flatMap((own): TodayItem[] => {
    const [first] = own
    if (first === undefined) return []
    const { incident, title, duty, dueAt, isOverdue } = first
    return [{ kind: 'duty', id: incident, title, count: own.length, dueAt, isOverdue, duty }]
  })
}

function caseItem({ id, replies }: ReturnType<typeof allCases>[number]): TodayItem {
  return item('case', id, (replies.findLast(({ kind }) => kind === 'question')?.text ?? '').slice(0, TITLE_MAX))
}

function questionItems({ counts, warnings }: Stores, kind: string | undefined, now: Instant): TodayItem[] {
  return counts.questions().flatMap(({ index, question }) => {
    const isAsked = question.targets.some(({ group }) => group === 'all' || group === kind)
    if (!isAsked || now >= question.closes || counts.answer(index).versions.length > 0) return []
    const warning = warnings.one(question.warning)
    if (warning === undefined || warning.withdrawnReason !== null) return []
    return [item('question', String(index), warning.warning.title, question.closes, now)]
  })
}

function voteItems(voting: Voting): TodayItem[] {
  const own = voting.ownVotes()
  return voting.motions().flatMap((standing) => {
    const votes = own.get(hex(standing.id)) ?? []
    const isCast = (id: string): boolean => votes.some(({ voter, releasedAt }) => voter === id && releasedAt !== undefined)
    if (standing.tally !== undefined || voting.votersOf(standing).every(({ id }) => isCast(id))) return []
    return [item('vote', hex(standing.id), standing.motion.title, standing.closesAt)]
  })
}

/** Those that the hub has answered or turned away: somebody reads it and closes the request. */
function requestItems({ services, post }: Stores, now: Instant): TodayItem[] {
  return services.requests().flatMap((request) => {
    const { state, clock } = requestStanding(request, post, now)
    const isAnswered = state === 'answered' || state === 'brokered' || state === 'declined' || state === 'refused'
    if (!isAnswered && clock?.state !== 'overdue') return []
    return [item('request', request.id, request.subject)]
  })
}

function postItems({ post }: Stores): TodayItem[] {
  const { unread } = post.counts()
  return unread === 0 ? [] : [{ ...item('post', '', ''), count: unread }]
}
