// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node warnings`, `ncv node warning <index>`.
 *
 * @module
 */
import type { WarningDetail, WarningView } from '@ncv/protocol/admin/warning-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { withNode } from '../open-in-process.ts'
import { annotationLines } from './annotation.ts'
import { matchLines } from './match-text.ts'
import { momentText } from './moment.ts'

const list = defineCommand({
  summary: { de: 'Warnmeldungen zeigen, die neuesten zuerst', en: 'show warnings, the newest first' },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch ersetzte und zurückgezogene', en: 'replaced and withdrawn ones as well' } } },
  async run({ options }, io) {
    const { warnings } = await withNode(options.dir, io.env, io.lang, (node) => node.listWarnings({ query: options.all ? { all: 'true' } : {} }))
    io.reply({ warnings }, warnings.length === 0 ? io.text('warning.none') : warnings.map((warning) => lineOf(warning, io)).join('\n'))
  },
})

const show = defineCommand({
  summary: { de: 'eine Warnmeldung mit allem, was sie sagt', en: 'one warning with all that it says' },
  options: { dir: DIR_OPTION },
  positionals: [{ name: 'index', required: true, help: { de: 'Nummer des Eintrags im Protokoll', en: 'number of the entry in the log' } }],
  async run({ options, positionals: [index = ''] }, io) {
    if (!/^[0-9]{1,15}$/.test(index)) throw usageError(io.lang, 'surplus', { found: index, command: 'ncv node warning --help' })
    const warning = await withNode(options.dir, io.env, io.lang, (node) => node.showWarning({ params: { index: Number(index) } }))
    io.reply(warning, detailOf(warning, io))
  },
})

/** `#12 TLP:GREEN hoch  Titel – Herausgeber [ungeprüft übernommen von …] [noch nicht bezeugt]` */
function lineOf(warning: WarningView, io: CommandIo): string {
  const severity = warning.severity === undefined ? '' : ` ${io.text(`severity.${warning.severity}`)}`
  const touched = warning.affected + warning.check > 0 ? ` ${io.text('warning.touches', { affected: warning.affected, check: warning.check })}` : ''
  return `#${warning.index} ${warning.tlp}${severity}  ${warning.title}${marks(warning, io)
    .map((mark) => ` [${mark}]`)
    .join('')}${touched}`
}

function marks(warning: WarningView, io: CommandIo): string[] {
  if (warning.erased !== undefined) {
    return [io.text('warning.withdrawn'), io.text('erased.mark', { reason: io.text(`erased.reason.${warning.erased}`) })]
  }
  return [
    ...(warning.isAlarm ? [io.text('alarm.mark')] : []),
    ...(warning.isExercise ? [io.text('warning.exercise')] : []),
    warning.lane === 'passed-through'
      ? io.text('warning.passed-through', { publisher: warning.publisher })
      : io.text('warning.assessed', { publisher: warning.publisher }),
    ...(warning.isWitnessed ? [] : [io.text('warning.unwitnessed')]),
    ...(warning.state === 'superseded' ? [io.text('warning.superseded', { index: warning.supersededBy ?? 0 })] : []),
    ...(warning.state === 'withdrawn' ? [io.text('warning.withdrawn')] : []),
    ...(warning.document === 'missing' ? [io.text('warning.document-missing')] : []),
    ...(warning.document === 'unreadable' ? [io.text('warning.document-unreadable', { code: warning.documentCode ?? '' })] : []),
  ]
}

function detailOf(warning: WarningDetail, io: CommandIo): string {
  const id = warning.trackingId === undefined ? [] : [io.text('warning.id', { id: warning.trackingId, version: warning.version ?? '' })]
  const reason =
    warning.withdrawnReason === undefined ? [] : [`${io.text(`withdrawal.${warning.withdrawnReason}`)} ${warning.withdrawnText ?? ''}`.trim()]
  const matches = warning.matches.length === 0 ? [io.text('warning.no-match')] : warning.matches.flatMap((match) => matchLines(match, io))
  return [
    lineOf(warning, io),
    ...id,
    io.text('warning.time', { at: momentText(warning.time, io.lang), terms: io.text(`terms.${warning.terms}`) }),
    ...reason,
    ...(warning.text === undefined ? [] : ['', warning.text]),
    ...warning.recommendations.map((each) => `– ${each}`),
    ...warning.indicators.map(({ type, value }) => `  ${type}: ${value}`),
    ...warning.annotations.flatMap((each) => ['', ...annotationLines(each, io)]),
    '',
    ...matches,
  ].join('\n')
}

export const WARNING_COMMANDS = { 'node warnings': list, 'node warning': show }
