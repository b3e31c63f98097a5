// SPDX-License-Identifier: EUPL-1.2
/**
 * One round: what has happened since the last one, as mails to be written and as what is told from now on. Reads, and changes nothing.
 *
 * @module
 */
import type { MailKind, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import type { Rules } from '@ncv/protocol/message/genesis.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { isCurrent } from '../store/warning-store.ts'
import type { Day } from '../triage/day.ts'
import { addDays } from '../triage/day.ts'
import type { DueDays } from '../triage/due.ts'
import type { Letter, LetterHead } from './letter.ts'
import { alarmLetter, digestLetter, matchLetter, reminderLetter, waitingLetter } from './letter.ts'
import type { Line } from './line.ts'
import { lineOf } from './line.ts'
import type { Fresh, NewsStores } from './news.ts'
import { dueMatches, freshMatches, hasWaiting, isUntouched, productOf, toWatch, urgentOf } from './news.ts'
import type { Told } from './told.ts'
import { toldFrom } from './told.ts'
import type { WallClock } from './wall-clock.ts'
import { minuteOf } from './wall-clock.ts'

/** A mail to be written; `deputies`: instead of those who have not looked. */
export interface Note {
  readonly kind: MailKind
  readonly to: 'recipients' | 'deputies'
  compose(head: LetterHead): Letter
}

export interface RoundUsed {
  readonly stores: NewsStores
  readonly rules: Pick<Rules, 'amberToSupervision'>
  readonly table: DueDays
  readonly settings: MailSettings
  readonly now: Instant
  readonly clock: WallClock
}

export interface Round {
  readonly told: Told
  readonly notes: readonly Note[]
}

/** An import that takes minutes makes one mail of its urgent matches, or two, and not one a minute. */
export const URGENT_GAP_MS = 15 * 60_000
const HOUR_MS = 3_600_000

type Step = (used: RoundUsed, told: Told) => Round

export function roundOf(used: RoundUsed, before: Told): Round {
  const start: Round = { told: toldFrom(before, used.now, owedDay(used.clock, used.settings)), notes: [] }
  const steps: readonly Step[] = [alarms, urgentMatches, waiting, unconfirmed, digest, absences]
  return steps.reduce((sofar, step) => {
    const { told, notes } = step(used, sofar.told)
    return { told, notes: [...sofar.notes, ...notes] }
  }, start)
}

function alarms({ stores, rules, now }: RoundUsed, told: Told): Round {
  const standing = unreadAlarms(stores)
  const known = new Set(told.alarms.map(({ index }) => index))
  const fresh = standing.filter(({ index }) => !known.has(index))
  if (fresh.length === 0 && told.alarms.length === 0) return { told, notes: [] }
  const lines = fresh.map((warning) => lineOf(warning, '', rules, now))
  const kept = [...told.alarms, ...fresh.map(({ index }) => ({ index, at: now, isEscalated: false }))]
  return {
    told: fresh.length === 0 ? told : { ...told, alarms: kept },
    notes: fresh.length === 0 ? [] : [{ kind: 'alarm', to: 'recipients', compose: (head) => alarmLetter(head, lines) }],
  }
}

function unreadAlarms({ services, warnings }: NewsStores) {
  return services.alarms().flatMap(({ index, isRead }) => {
    const warning = isRead ? undefined : warnings.one(index)
    return warning === undefined || !isCurrent(warning) ? [] : [warning]
  })
}

function urgentMatches({ stores, rules, table, settings, now }: RoundUsed, told: Told): Round {
  if (now - told.urgentAt < URGENT_GAP_MS && now >= told.urgentAt) return { told, notes: [] }
  // A clock that was set back tells some things twice and leaves nothing out.
  const urgent = urgentOf(freshMatches(stores, Math.min(told.urgentUntil, now), now, table), settings.threshold)
  if (urgent.length === 0) return { told: now - told.urgentUntil > HOUR_MS ? { ...told, urgentUntil: now } : told, notes: [] }
  const lines = linesOf(urgent, rules, now)
  return {
    told: { ...told, urgentUntil: now, urgentAt: now, watched: [...told.watched, ...toWatch(urgent, now)] },
    notes: [{ kind: 'match', to: 'recipients', compose: (head) => matchLetter(head, lines) }],
  }
}

function linesOf(fresh: readonly Fresh[], rules: RoundUsed['rules'], now: Instant): Line[] {
  return fresh.map(({ assessed: { warning, asset } }) => lineOf(warning, productOf(asset), rules, now))
}

/** Once a day at most. */
function waiting({ stores, now, clock }: RoundUsed, told: Told): Round {
  if (told.waitingDay === clock.day || !hasWaiting(stores, told, now)) return { told, notes: [] }
  return { told: { ...told, waitingUntil: now, waitingDay: clock.day }, notes: [{ kind: 'waiting', to: 'recipients', compose: waitingLetter }] }
}

/** What was told at once and nobody has looked at goes to the deputies, once. */
function unconfirmed({ stores, rules, settings, now }: RoundUsed, told: Told): Round {
  const hours = settings.escalateAfterHours
  const isOver = ({ at }: { readonly at: Instant }): boolean => now - at >= hours * HOUR_MS
  const unread = new Map(unreadAlarms(stores).map((warning) => [warning.index, warning]))
  const late = told.alarms.filter((alarm) => !alarm.isEscalated && isOver(alarm))
  const over = told.watched.filter(isOver)
  if (late.length + over.length === 0) return { told, notes: [] }
  const lines = [
    ...late.flatMap(({ index }) => unread.get(index) ?? []).map((warning) => lineOf(warning, '', rules, now)),
    ...over.flatMap((each) => {
      const [warning, asset] = [stores.warnings.one(each.index), stores.inventory.one(each.asset)]
      return warning === undefined || asset === undefined || !isUntouched(stores, each) ? [] : [lineOf(warning, productOf(asset), rules, now)]
    }),
  ]
  return {
    told: {
      ...told,
      alarms: told.alarms.map((alarm) => (late.includes(alarm) ? { ...alarm, isEscalated: true } : alarm)),
      watched: told.watched.filter((each) => !over.includes(each)),
    },
    notes: lines.length === 0 ? [] : [{ kind: 'reminder', to: 'deputies', compose: (head) => reminderLetter(head, lines, hours) }],
  }
}

/** Every day, also when there is nothing: whoever gets none knows that something is wrong. */
function digest({ stores, rules, table, settings, now, clock }: RoundUsed, told: Told): Round {
  const owed = owedDay(clock, settings)
  if (told.digestDay >= owed) return { told, notes: [] }
  const fresh = linesOf(freshMatches(stores, Math.min(told.digestUntil, now), now, table), rules, now)
  const due = dueMatches(stores, now, table).map(({ warning, asset }) => lineOf(warning, productOf(asset), rules, now))
  const unread = unreadAlarms(stores).map((warning) => lineOf(warning, '', rules, now))
  const { day } = clock
  return {
    told: { ...told, digestUntil: now, digestDay: owed },
    notes: [{ kind: 'digest', to: 'recipients', compose: (head) => digestLetter(head, { day, fresh, due, alarms: unread }) }],
  }
}

/** The day whose digest should have gone by now: a machine that is off at the hour of the digest sends it when it is on again. */
function owedDay({ day, minute }: WallClock, { digestAt }: MailSettings): Day {
  return minute >= minuteOf(digestAt) ? day : addDays(day, -1)
}

/** Those whose last day is over are forgotten. */
function absences({ clock }: RoundUsed, told: Told): Round {
  const left = told.absences.filter(({ until }) => until >= clock.day)
  return { told: left.length === told.absences.length ? told : { ...told, absences: left }, notes: [] }
}
