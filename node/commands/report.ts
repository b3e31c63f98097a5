// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node report INCIDENT`, `ncv node reports`: the named way to report, with every field shown before it leaves.
 *
 * @module
 */
import { resolve } from 'node:path'
import type { DueView } from '@ncv/protocol/admin/hub-report-routes.ts'
import type { DutyPreview, OwnReportView } from '@ncv/protocol/admin/report-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import { instantOf } from '@ncv/protocol/calendar/local-time.ts'
import type { DutyStage } from '@ncv/protocol/message/duty-report.ts'
import { DUTY_STAGES } from '@ncv/protocol/message/duty-report.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { LABEL_OPTION, labelFrom } from './post-label.ts'

const report = defineCommand({
  summary: { de: 'einen Vorfall namentlich an das N-CERT melden', en: 'report an incident to the N-CERT by name' },
  description: {
    de: 'Namentlich heißt: Das N-CERT sieht, dass dieses Haus meldet, und alles, was hier gezeigt wird, ungeschwärzt. Stufen: initial (erste Meldung, 24 Stunden), update (Bewertung, 72 Stunden), interim (Zwischenstand), final (Abschluss, ein Monat). Ohne --send wird gefragt. Der anonyme Weg ist „ncv node contribute“.',
    en: 'By name means: the N-CERT sees that this house reports, and all that is shown here, without redaction. Stages: initial (24 hours), update (72 hours), interim, final (one month). Without --send you are asked. The anonymous way is "ncv node contribute".',
  },
  options: {
    dir: DIR_OPTION,
    stage: { type: 'string', required: true, choices: DUTY_STAGES, value: 'STAGE', help: { de: 'Stufe der Meldung', en: 'stage of the report' } },
    known: {
      type: 'string',
      value: 'TIME',
      help: {
        de: 'seit wann der Vorfall bekannt ist: JJJJ-MM-TTThh:mm Ortszeit; sonst, seit er hier aufgenommen ist',
        en: 'since when the incident is known: YYYY-MM-DDThh:mm local time; else since it was recorded here',
      },
    },
    attach: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: { de: 'Anlage bis 10 MiB, höchstens fünf', en: 'attachment up to 10 MiB, five at most' },
    },
    label: LABEL_OPTION,
    preview: { type: 'boolean', help: { de: 'nur zeigen, nichts senden', en: 'show only, send nothing' } },
    send: { type: 'boolean', help: { de: 'ohne Rückfrage senden', en: 'send without asking' } },
    'also-anonymous': {
      type: 'boolean',
      help: {
        de: 'auch wenn aus demselben Vorfall schon ein anonymer Beitrag wurde',
        en: 'although an anonymous contribution was made of the same incident',
      },
    },
  },
  positionals: [{ name: 'incident', required: true, help: { de: 'Kennung des Vorfalls', en: 'id of the incident' } }],
  async run({ options, positionals: [id = ''] }, io) {
    if (options.attach.length > 5) throw usageError(io.lang, 'value', { option: '--attach', found: `(${options.attach.length})`, expected: '0 … 5' })
    const wish = {
      stage: options.stage as DutyStage,
      tlp: labelFrom(options.label),
      files: options.attach.map((file) => resolve(file)),
      ...(options.known === undefined ? {} : { knownAt: knownOf(options.known, io) }),
    }
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const preview = await node.previewReport({ params: { id }, body: wish })
      if (options.preview) {
        io.reply({ sent: false, preview }, previewText(preview, io))
        return 0
      }
      io.note(previewText(preview, io))
      if (!options.send && !(await isConfirmed(io))) {
        io.reply({ sent: false, preview }, io.text('report.declined'))
        return 1
      }
      const also = options['also-anonymous'] ? { alsoAnonymous: true as const } : {}
      const done = await node.sendReport({ params: { id }, body: { ...wish, digest: preview.digest, ...also } })
      io.reply(
        { sent: true, ...done },
        [io.text('report.sent', { stage: io.text(`stage.${wish.stage}`), hub: preview.to }), ...dueLines(done.schedule, io)].join('\n'),
      )
      return 0
    })
  },
})

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)$/

/** On the clock on the wall in Germany, wherever this machine stands. */
function knownOf(text: string, io: CommandIo): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (LOCAL.exec(text)?.slice(1) ?? []).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const isReal = LOCAL.test(text) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  if (!isReal) throw usageError(io.lang, 'value', { option: '--known', found: text.slice(0, 40), expected: '2026-01-31T09:30' })
  return instantOf({ year, month, day, ms: (hour * 60 + minute) * 60_000 })
}

/** @throws NodeError `REPORT_UNCONFIRMED` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo): Promise<boolean> {
  const answer = await io.ask(io.text('report.ask'))
  if (answer === undefined) throw new NodeError('REPORT_UNCONFIRMED')
  return /^(?:j|ja|y|yes)$/i.test(answer.trim())
}

function previewText(preview: DutyPreview, io: CommandIo): string {
  const { from, to, stage, tlp, assets, indicators, files, force, isAnonymousToo } = preview
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['from', from],
    ['to', to],
    ['stage', `${io.text(`stage.${stage}`)}${preview.isExercise ? ` [${io.text('report.exercise')}]` : ''}`],
    ['label', tlp],
    ['force', io.text(`force.${force}`)],
    ['known', localText(preview.knownAt, io.lang)],
    ['title', preview.title],
    ['rsit', preview.rsit],
    ['vcv', io.text(`vcv.${preview.vcv}`)],
    ['occurred', preview.occurred],
    ['detected', preview.detected],
    ['description', preview.description],
    ['measures', preview.measures],
    ['assets', assets.length === 0 ? undefined : assets.join('; ')],
    ['indicators', indicators.length === 0 ? undefined : indicators.map(({ type, value }) => `${type} ${value}`).join('; ')],
  ]
  return [
    io.text('report.head', { from, to }),
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${io.text(`report.field.${name}`)}: ${value}`])),
    ...files.map(({ name, bytes, media }) => `  ${io.text('report.file', { name, bytes, media })}`),
    io.text('report.stays'),
    ...(isAnonymousToo ? [io.text('report.anonymous-too')] : []),
    ...dueLines(preview.schedule, io),
  ].join('\n')
}

const list = defineCommand({
  summary: { de: 'namentliche Meldungen dieses Hauses mit ihren Fristen', en: 'named reports of this house with their periods' },
  description: {
    de: 'Die Fristen (24 Stunden, 72 Stunden, ein Monat) binden Stellen des Landes; für Kommunen sind sie empfohlen, außer sie binden sich mit --commit yes.',
    en: 'The periods (24 hours, 72 hours, one month) bind bodies of the Land; for municipalities they are recommended, unless they bind themselves with --commit yes.',
  },
  options: {
    dir: DIR_OPTION,
    commit: {
      type: 'string',
      choices: ['yes', 'no'],
      value: 'yes|no',
      help: { de: 'sich an die Fristen binden, oder nicht mehr', en: 'bind this house to the periods, or no longer' },
    },
  },
  async run({ options }, io) {
    const { commit } = options
    const found = await withNode(options.dir, io.env, io.lang, async (node) => {
      if (commit !== undefined) await node.commitReports({ body: { isCommitted: commit === 'yes' } })
      return await node.listReports()
    })
    const force = io.text('report.force', { force: io.text(`force.${found.force}`) })
    io.reply(
      found,
      [...(found.reports.length === 0 ? [io.text('report.none')] : found.reports.map((each) => reportText(each, io))), force].join('\n\n'),
    )
  },
})

function reportText({ id, incident, title, stages, schedule, thread }: OwnReportView, io: CommandIo): string {
  return [
    `${id.slice(0, 8)}  ${incident}  ${title}`,
    ...stages.map(
      ({ stage, state, writtenAt, takenAt, code }) =>
        `  ${io.text(`report.state.${state}`, { stage: io.text(`stage.${stage}`), at: localText(takenAt ?? writtenAt, io.lang), ...(code === undefined ? {} : { code }) })}`,
    ),
    ...dueLines(schedule, io),
    ...thread.flatMap(({ at, isOwn, subject, text }) => [
      `  ${io.text(isOwn ? 'report.said' : 'report.heard', { at: localText(at, io.lang), subject })}`,
      text,
    ]),
  ].join('\n')
}

function dueLines(schedule: readonly DueView[], io: CommandIo): string[] {
  return schedule.map(({ stage, dueAt, sentAt, state }) => {
    const due = state === 'sent' ? {} : { due: localText(dueAt, io.lang) }
    const params = { stage: io.text(`stage.${stage}`), ...due, ...(sentAt === null ? {} : { sent: localText(sentAt, io.lang) }) }
    return `  ${io.text(`due.${state}`, params)}`
  })
}

export const REPORT_COMMANDS = { 'node report': report, 'node reports': list }
