// SPDX-License-Identifier: EUPL-1.2
/**
 * Matches on a terminal of 80 columns: the most urgent first, each with what is to be done until when, and why.
 *
 * @module
 */
import type { ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { KevView, MatchFilter, MatchSummary, MatchView, VulnerabilityView } from '@ncv/protocol/admin/match-routes.ts'
import { MATCH_STATUSES } from '@ncv/protocol/admin/match-routes.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { dayOf, dayText } from '../triage/day.ts'
import { severitySourceText } from '../triage/rank.ts'
import { filterText } from './match-filter.ts'
import { momentText } from './moment.ts'

const WIDTH = 80
const CVES_SHOWN = 2
const KEV_OLD_DAYS = 30
const CHANGES_SHOWN = 20

/** Broken at spaces; a word that is longer stands alone. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(`${indent}${line}`)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, `${indent}${line}`]
}

interface Head {
  readonly summary: MatchSummary
  readonly kev: KevView | null
}

/** How it stands today, in front of every list. */
export function headLines({ summary, kev }: Head, filter: MatchFilter, io: CommandIo): string[] {
  const { open, overdue, today, week, exploited, isNew, assets, byStatus } = summary
  const filtered = filterText(filter)
  const counts = MATCH_STATUSES.filter((status) => byStatus[status] > 0).map((status) => `${io.text(`match.status.${status}`)}: ${byStatus[status]}`)
  return [
    ...wrapped(io.text('match.head', { open, overdue, today, week, exploited, new: isNew }), ''),
    ...wrapped([io.text('match.assets', { count: assets }), ...counts].join(' · '), ''),
    ...(filtered === '' ? [] : wrapped(io.text('match.filtered', { filter: filtered }), '')),
    ...kevLines(kev, undefined, io),
    '',
  ]
}

export function kevLines(kev: KevView | null, here: number | undefined, io: CommandIo): string[] {
  if (kev === null) return wrapped(io.text('kev.none'), '')
  const { version, released, count, ageDays } = kev
  const state = { version, date: dayText(dayOf(released), io.lang), age: ageDays, count, ...(here === undefined ? {} : { here }) }
  return [...wrapped(io.text('kev.state', state), ''), ...(ageDays > KEV_OLD_DAYS ? wrapped(io.text('kev.old'), '') : [])]
}

function nameOf({ asset: { vendor = '', product } }: MatchView): string {
  return vendor === '' || product.toLowerCase().startsWith(vendor.toLowerCase()) ? product : `${vendor} ${product}`
}

function productOf(match: MatchView): string {
  return match.asset.version === undefined ? nameOf(match) : `${nameOf(match)} ${match.asset.version}`
}

function cvesText({ cves, vulnerabilities }: MatchView, io: CommandIo): string {
  if (cves.length === 0) return vulnerabilities.length > 0 ? io.text('match.no-cve') : ''
  const shown = cves.slice(0, CVES_SHOWN).join(', ')
  return cves.length > CVES_SHOWN ? io.text('match.more-cves', { cves: shown, count: cves.length - CVES_SHOWN }) : shown
}

function dueText({ due, isOverdue }: Pick<MatchView, 'due' | 'isOverdue'>, io: CommandIo): string[] {
  return due === undefined ? [] : [io.text(isOverdue ? 'match.overdue' : 'match.due', { date: dayText(due, io.lang) })]
}

function statusText(one: Pick<MatchView, 'status' | 'flag' | 'until'>, io: CommandIo): string {
  const flag = one.flag === undefined ? '' : ` (${io.text(`match.flag.${one.flag}`)})`
  const until = one.until === undefined ? '' : ` ${io.text('match.until', { date: dayText(one.until, io.lang) })}`
  return `${io.text(`match.status.${one.status}`)}${until}${flag}`
}

/** What is to be done, until when, by whom. */
function stateText(match: MatchView, io: CommandIo): string {
  const settled = match.vulnerabilities.filter(({ due }) => due === undefined).length
  const count = match.vulnerabilities.length
  const { operator } = match.asset
  return [
    ...dueText(match, io),
    statusText(match, io),
    ...(settled > 0 && settled < count ? [io.text('match.settled-cves', { settled, count })] : []),
    ...(match.role === undefined ? [] : [io.text('match.role', { role: match.role })]),
    ...(operator === undefined || operator === 'self' ? [] : [io.text(`match.operator.${operator}`)]),
    ...(match.isNew ? [io.text('match.new')] : []),
    ...(match.isWitnessed ? [] : [io.text('warning.unwitnessed')]),
  ].join(' · ')
}

/** One match with its reasons. */
export function matchLines(match: MatchView, io: CommandIo, isShort = false): string[] {
  const exploited = match.isExploited ? ` ${io.text('match.exploited')}` : ''
  const severity = io.text(match.severity === 'unknown' ? 'match.severity-unknown' : `severity.${match.severity}`)
  const head = `${io.text(`verdict.${match.verdict}`)} ${severity}${exploited}  ${match.asset.id} (${productOf(match)})`
  const short = [
    ...wrapped(head, '  '),
    ...wrapped(`#${match.index} ${match.advisory}  ${cvesText(match, io)}`, '    '),
    ...wrapped(stateText(match, io), '    '),
  ]
  if (isShort) return short
  return [
    ...short,
    ...wrapped(match.title, '    '),
    ...match.reasons.flatMap((reason) => wrapped(reason, '    ')),
    ...(match.rank.length === 0 ? [] : wrapped(io.text('match.rank', { reasons: match.rank.join(', ') }), '    ')),
    ...(match.reason === undefined ? [] : wrapped(match.reason, '    ')),
  ]
}

export interface Shown {
  readonly group: 'due' | 'product' | 'rank'
  readonly isShort: boolean
}

type Listed = ReplyOf<(typeof NODE_ROUTES)['listMatches']>
type DueState = MatchView['dueState']

export function matchTable({ matches, total, summary }: Pick<Listed, 'matches' | 'total' | 'summary'>, shown: Shown, io: CommandIo): string[] {
  if (matches.length === 0) return [io.text('match.none')]
  const isWhole = matches.length === total
  const titled = (title: string, own: readonly MatchView[]): string[] => [title, ...own.flatMap((match) => matchLines(match, io, shown.isShort)), '']
  const lines = {
    rank: () => titled('', matches).slice(1),
    product: () => [...Map.groupBy(matches, nameOf)].flatMap(([name, own]) => titled(isWhole ? `${name} (${own.length})` : name, own)),
    due: () =>
      [...Map.groupBy(matches, ({ dueState }) => dueState)].flatMap(([state, own]) =>
        titled(`${io.text(`match.group.${state}`)} (${isWhole ? own.length : dueCount(state, summary, own.length)})`, own),
      ),
  }[shown.group]()
  const rest = isWhole ? [] : ['', ...wrapped(io.text('match.shown', { shown: matches.length, count: total }), '')]
  return [...lines.slice(0, -1), ...rest]
}

/** Of all, not only of those that are shown. */
function dueCount(state: DueState, { open, overdue, today, week }: MatchSummary, shown: number): number {
  return { overdue, today, week, later: open - overdue - today - week, none: shown }[state]
}

type TodayLists = Readonly<Record<'overdue' | 'today' | 'new', Pick<Listed, 'matches' | 'total'>>>

export function todayLines(lists: TodayLists, io: CommandIo): string[] {
  const parts = (['overdue', 'today', 'new'] as const).filter((name) => lists[name].total > 0)
  if (parts.length === 0) return [io.text('match.today-none')]
  return parts.flatMap((name) => {
    const { matches, total } = lists[name]
    const rest = total - matches.length
    return [
      `${io.text(`match.group.${name}`)} (${total})`,
      ...matches.flatMap((match) => matchLines(match, io, true)),
      ...(rest > 0 ? [`  ${io.text('match.set-more', { count: rest })}`] : []),
      '',
    ]
  })
}

export function changeLines({ applied, count, matches }: ReplyOf<(typeof NODE_ROUTES)['changeMatches']>, io: CommandIo): string[] {
  if (count === 0) return [io.text('match.set-none')]
  const lines = matches.slice(0, CHANGES_SHOWN).flatMap(({ asset, product, advisory, cve, from, to }) => {
    const words = { from: io.text(`match.status.${from}`), to: io.text(`match.status.${to}`), cve: cve === '*' ? io.text('match.no-cve') : cve }
    return wrapped(io.text('match.set-line', { asset, product, advisory, ...words }), '  ')
  })
  return [
    ...(applied ? [] : [io.text('match.set-count', { count })]),
    ...lines,
    ...(count > CHANGES_SHOWN ? [`  ${io.text('match.set-more', { count: count - CHANGES_SHOWN })}`] : []),
    applied ? io.text('match.set-done', { count }) : io.text('match.set-preview'),
  ]
}

function vulnerabilityLines(one: VulnerabilityView, io: CommandIo): string[] {
  const cve = one.cve === '*' ? io.text('match.no-cve') : one.cve
  const severity = `${io.text(`severity.${one.severity}`)} (${severitySourceText(one, io.lang)})`
  const parts = [
    io.text(`verdict.${one.verdict}`),
    severity,
    ...(one.isExploited ? [io.text('match.exploited')] : []),
    ...dueText(one, io),
    statusText(one, io),
    ...(one.role === undefined ? [] : [io.text('match.role', { role: one.role })]),
    ...(one.reason === undefined ? [] : [one.reason]),
  ]
  return wrapped(`${cve}: ${parts.join(' · ')}`, '    ')
}

export function historyLines({ match, history }: ReplyOf<(typeof NODE_ROUTES)['matchHistory']>, io: CommandIo): string[] {
  const lines = history.map((line) => {
    const word = (status: string): string => (status === '' ? '–' : io.text(`match.status.${status}`))
    const extra = [
      ...(line.until === undefined ? [] : [io.text('match.until', { date: dayText(line.until, io.lang) })]),
      ...(line.flag === undefined ? [] : [io.text(`match.flag.${line.flag}`)]),
      ...(line.role === undefined ? [] : [io.text('match.role', { role: line.role })]),
      ...(line.isByHost ? [io.text('match.history-by-host')] : []),
      ...(line.isUndone ? [io.text('match.history-undone')] : []),
    ]
    const change = `${word(line.from)} → ${word(line.to)}${extra.length === 0 ? '' : ` (${extra.join(', ')})`}`
    const cve = line.cve === '*' ? io.text('match.no-cve') : line.cve
    const params = { at: momentText(line.at, io.lang), who: line.who ?? io.text(`match.who.${line.cause}`), cve, change }
    return io.text('match.history-line', { ...params, ...(line.note === undefined ? {} : { note: line.note }) })
  })
  return [
    ...(match === null ? [] : [...matchLines(match, io), ...match.vulnerabilities.flatMap((one) => vulnerabilityLines(one, io)), '']),
    lines.length === 0 ? io.text('match.history-none') : io.text('match.history'),
    ...lines.flatMap((line) => wrapped(line, '  ')),
  ]
}
