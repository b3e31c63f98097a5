// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub reports`, `ncv hub report show|answer`: named reports.
 *
 * @module
 */
import type { DueView, DutyReportDetail, DutyReportLine } from '@ncv/protocol/admin/hub-report-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { withHub } from '../open-in-process.ts'
import { hexStart, labelOf, REPLY_OPTIONS, wordsOf } from './label-option.ts'

const TEXT_MAX = 15_000
const ID = {
  name: 'ID',
  required: true,
  help: { de: 'Kennung der Meldung, mindestens vier Zeichen', en: 'id of the report, four characters at least' },
}

const list = defineCommand({
  summary: { de: 'namentliche Meldungen mit ihren Fristen, die überfälligen zuerst', en: 'named reports with their periods, overdue ones first' },
  options: {
    dir: DIR_OPTION,
    due: { type: 'boolean', help: { de: 'nur die, bei denen noch etwas aussteht', en: 'only those of which something is outstanding' } },
  },
  async run({ options }, io) {
    const { reports } = await withHub(options.dir, io.env, io.lang, (hub) => hub.dutyReports())
    const shown = options.due ? reports.filter(({ next }) => next !== null) : reports
    io.reply({ reports: shown }, shown.length === 0 ? io.text('report.none') : shown.map((each) => lineOf(each, io)).join('\n'))
  },
})

const show = defineCommand({
  summary: {
    de: 'eine namentliche Meldung mit allen Stufen, Anlagen und Antworten',
    en: 'one named report with all stages, attachments and answers',
  },
  options: { dir: DIR_OPTION },
  positionals: [ID],
  async run({ options, positionals: [id = ''] }, io) {
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.showDutyReport({ params: { id: hexStart(id, io) } }))
    io.reply(found, detailOf(found, io))
  },
})

const answer = defineCommand({
  summary: { de: 'dem Mitglied die Bewertung senden (mit der Post)', en: 'send the assessment to the member (by post)' },
  options: { dir: DIR_OPTION, ...REPLY_OPTIONS },
  positionals: [ID],
  async run({ options, positionals: [id = ''] }, io) {
    const text = wordsOf(options, TEXT_MAX, io)
    if (text === undefined) throw new RuntimeError('USAGE', { reason: '--text TEXT | --file FILE' })
    const tlp = labelOf(options)
    const body = { text, ...(tlp === undefined ? {} : { tlp }) }
    const done = await withHub(options.dir, io.env, io.lang, (hub) => hub.answerDutyReport({ params: { id: hexStart(id, io) }, body }))
    io.reply(done, io.text('report.answered', { name: done.member.name }))
  },
})

function lineOf({ report, member, title, tlp, force, stage, at, next, isExercise }: DutyReportLine, io: CommandIo): string {
  const marks = `${isExercise ? `[${io.text('report.exercise')}] ` : ''}`
  const what = `${report.slice(0, 8)}  ${tlp}  ${member.name}: ${marks}${title}`
  const last = io.text('report.last', { stage: io.text(`stage.${stage}`), at: localText(at, io.lang) })
  return `${what}\n  ${last} · ${next === null ? io.text('report.done') : dueText(next, io)} (${io.text(`force.${force}`)})`
}

function dueText({ stage, dueAt, sentAt, state }: DueView, io: CommandIo): string {
  const due = state === 'sent' ? {} : { due: localText(dueAt, io.lang) }
  return io.text(`due.${state}`, { stage: io.text(`stage.${stage}`), ...due, ...(sentAt === null ? {} : { sent: localText(sentAt, io.lang) }) })
}

function detailOf(view: DutyReportDetail, io: CommandIo): string {
  const stages = view.detail.flatMap((each) => {
    const rows: readonly (readonly [string, string | undefined])[] = [
      ['known', localText(each.knownAt, io.lang)],
      ['title', each.title],
      ['rsit', each.rsit],
      ['vcv', io.text(`vcv.${each.vcv}`)],
      ['occurred', each.occurred],
      ['detected', each.detected],
      ['description', each.description],
      ['measures', each.measures],
      ['assets', each.assets.length === 0 ? undefined : each.assets.join('; ')],
      ['indicators', each.indicators.length === 0 ? undefined : each.indicators.map(({ type, value }) => `${type} ${value}`).join('; ')],
    ]
    return [
      '',
      io.text('report.stage', { stage: io.text(`stage.${each.stage}`), at: localText(each.at, io.lang), tlp: each.tlp }),
      ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${io.text(`report.field.${name}`)}: ${value}`])),
      ...each.files.map(
        ({ name, bytes }) => `  ${io.text('report.file', { name, bytes, ...(each.hash === null ? {} : { id: each.hash.slice(0, 12) }) })}`,
      ),
    ]
  })
  const thread = view.thread.flatMap(({ at, isOwn, subject, text }) => [
    '',
    isOwn
      ? io.text('report.said', { at: localText(at, io.lang), subject })
      : io.text('report.heard', { at: localText(at, io.lang), subject, name: view.member.name }),
    text,
  ])
  return [lineOf(view, io), ...view.schedule.map((each) => `  ${dueText(each, io)}`), ...stages, ...thread].join('\n')
}

export const REPORT_COMMANDS = { 'hub reports': list, 'hub report show': show, 'hub report answer': answer }
