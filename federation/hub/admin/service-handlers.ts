// SPDX-License-Identifier: EUPL-1.2
/**
 * Named reports, requests, alarms and the directory in the admin contract.
 *
 * @module
 */
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { CallNote, CallView, HUB_ALARM_ROUTES, HubAlarmLine } from '@ncv/protocol/admin/hub-alarm-routes.ts'
import type { DutyReportLine, HUB_REPORT_ROUTES } from '@ncv/protocol/admin/hub-report-routes.ts'
import type { ExpertView, HUB_REQUEST_ROUTES, HubRequestLine } from '@ncv/protocol/admin/hub-request-routes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import { ESCALATION_MS } from '@ncv/protocol/service/alarm-standing.ts'
import { FederationError } from '../../errors.ts'
import type { Expert } from '../../store/expert-store.ts'
import type { StoredStage } from '../../store/report-store.ts'
import type { Hub } from '../party.ts'
import type { AlarmStanding } from '../service/alarms.ts'
import { alarmStanding, alarmStandings } from '../service/alarms.ts'
import type { Call } from '../service/call-list.ts'
import { callList } from '../service/call-list.ts'
import { referralText } from '../service/experts.ts'
import type { ReportCase } from '../service/reports.ts'
import { answerReport, filesOf, reportCase, reportCases, threadOf } from '../service/reports.ts'
import type { RequestStanding } from '../service/requests.ts'
import { moveRequest, requestStandings, requestStartingWith, standingOf, stepsOf } from '../service/requests.ts'

export function hubHandlersOfReports(hub: Hub): Handlers<typeof HUB_REPORT_ROUTES> {
  return {
    dutyReports: () => ({ reports: reportCases(hub).map((each) => reportLine(hub, each)) }),
    showDutyReport({ params }) {
      const found = reportCase(hub, params.id)
      const posts = found.stages.map(({ post }) => post)
      return {
        ...reportLine(hub, found),
        schedule: [...found.schedule],
        detail: found.stages.map((stage) => ({ ...stageView(stage), ...filesView(hub, stage) })),
        thread: threadOf(hub, posts),
      }
    },
    answerDutyReport: ({ params, body }) => reportLine(hub, answerReport(hub, params.id, body.text, body.tlp)),
  }
}

function partyOf({ registry }: Pick<Hub, 'registry'>, id: string) {
  return { id, name: registry.all.get(id)?.name ?? id }
}

function reportLine(hub: Hub, { member, report, stages, newest, next }: ReportCase): DutyReportLine {
  const { title, force, isExercise } = newest.content
  return {
    report,
    member: partyOf(hub, member),
    title,
    tlp: newest.tlp,
    force,
    isExercise,
    stage: newest.stage,
    at: newest.at,
    stages: stages.length,
    next: next ?? null,
  }
}

function stageView({ post, stage, at, tlp, content }: StoredStage) {
  const { knownAt, title, rsit, vcv, occurred, detected, description, measures, assets, indicators } = content
  return {
    ...{ post, stage, at, tlp, knownAt, title, rsit, vcv, assets, indicators },
    ...(occurred === undefined ? {} : { occurred }),
    ...(detected === undefined ? {} : { detected }),
    ...(description === undefined ? {} : { description }),
    ...(measures === undefined ? {} : { measures }),
  }
}

function filesView(hub: Hub, { member, post }: StoredStage) {
  const { hash, files } = filesOf(hub, member, post)
  return { hash, files: files.map(({ name, media, bytes }) => ({ name, media, bytes })) }
}

export function hubHandlersOfRequests(hub: Hub): Handlers<typeof HUB_REQUEST_ROUTES> {
  return {
    requests({ query }) {
      const found = requestStandings(hub, query.all === 'true')
      return { requests: found.map((each) => requestLine(hub, each)), overdue: found.filter(({ clock }) => clock.state === 'overdue').length }
    },
    showRequest({ params }) {
      const found = requestStartingWith(hub, params.id)
      return { ...requestLine(hub, standingOf(found, hub.world.now())), text: found.content.text, steps: stepsOf(hub, found) }
    },
    moveRequest({ params, body: { state, text, tlp, experts = [] } }) {
      const words = referralText(hub, text, experts)
      if (words === undefined && (state === 'answered' || state === 'brokered')) throw new FederationError('REPLY_EMPTY')
      return requestLine(hub, moveRequest(hub, params.id, state, { text: words, tlp }))
    },
    experts: () => ({ experts: hub.experts.all().map(expertView) }),
    putExperts({ body: { experts } }) {
      hub.experts.inOne(() => {
        for (const { region = null, note = null, ...rest } of experts) hub.experts.put({ ...rest, region, note })
      })
      return { count: hub.experts.all().length }
    },
    removeExpert({ params: { id } }) {
      if (!hub.experts.remove(id)) throw new FederationError('EXPERT_UNKNOWN', { id })
      return { id }
    },
  }
}

function requestLine(hub: Hub, { id, member, content, tlp, at, state, clock }: RequestStanding): HubRequestLine {
  const { subject, topic, isUrgent } = content
  return { id, member: partyOf(hub, member), subject, topic, isUrgent, tlp, at, state, clock }
}

function expertView({ id, name, topics, contact, region, note }: Expert): ExpertView {
  return { id, name, topics: [...topics], contact, ...(region === null ? {} : { region }), ...(note === null ? {} : { note }) }
}

const MINUTE_MS = 60_000

export function hubHandlersOfAlarms(hub: Hub): Handlers<typeof HUB_ALARM_ROUTES> {
  const afterMs = (minutes: number | undefined): number => (minutes === undefined ? ESCALATION_MS : minutes * MINUTE_MS)
  return {
    alarms: ({ query }) => ({ alarms: alarmStandings(hub, afterMs(query.after)).map(alarmLine) }),
    showAlarm({ params, query }) {
      const found = alarmStanding(hub, params.index, afterMs(query.after))
      return { ...alarmLine(found), members: [...found.lines] }
    },
    callList({ params, query }) {
      const found = alarmStanding(hub, params.index, ESCALATION_MS)
      return {
        title: found.title,
        at: found.at,
        calls: callList(hub, found.lines, query.unread === 'true').map(callView),
        history: callNotes(hub, params.index),
      }
    },
    noteCall({ params: { index }, body: { member, outcome, note = null } }, { caller }) {
      const { lines } = alarmStanding(hub, index, ESCALATION_MS)
      if (!lines.some((line) => line.member === member)) throw new ProtocolError('MEMBER_UNKNOWN', { member })
      hub.alarms.addCall(index, { member, at: hub.world.now(), outcome, caller: caller.account?.name ?? null, note })
      return callNotes(hub, index).at(-1) as CallNote
    },
  }
}

function callNotes(hub: Hub, index: number): CallNote[] {
  return hub.alarms.calls(index).map((each) => ({ ...each, name: partyOf(hub, each.member).name }))
}

function alarmLine({ index, at, title, tlp, withdrawn, isEscalated, lines }: AlarmStanding): HubAlarmLine {
  const count = (wanted: string): number => lines.filter(({ state }) => state === wanted).length
  return {
    index,
    at,
    title,
    tlp,
    isWithdrawn: withdrawn !== null,
    isEscalated,
    silent: count('silent'),
    delivered: count('delivered'),
    read: count('read'),
  }
}

function callView({ line: { member, name, state }, contact }: Call): CallView {
  if (contact === undefined) return { member, name, state, people: [] }
  const { contact: first, deputy, groupNumber, reachability } = contact
  return {
    ...{ member, name, state },
    people: [first, deputy].map((person) => ({
      name: person.name,
      phone: person.phone,
      ...(person.mobile === undefined ? {} : { mobile: person.mobile }),
    })),
    ...(groupNumber === undefined ? {} : { groupNumber }),
    ...(reachability === undefined ? {} : { reachability }),
  }
}
