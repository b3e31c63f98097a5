// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node annotate INDEX`, `ncv node annotations`: four lines on a warning for those that an intermediary prepares warnings for.
 *
 * @module
 */
import type { AnnotationView } from '@ncv/protocol/admin/annotation-routes.ts'
import { localText } from '@ncv/protocol/calendar/local-text.ts'
import { parseTlp, TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { withNode } from '../open-in-process.ts'

const LIMITS = { concerns: 1000, action: 2000, until: 300, who: 300 } as const

const annotate = defineCommand({
  summary: {
    de: 'zu einer Warnmeldung vier Zeilen für die betreuten Stellen schreiben',
    en: 'write four lines on a warning for the bodies that are looked after',
  },
  description: {
    de: 'Nur für eine Zwischenebene, und nur an die Stellen, die sie für Warnmeldungen beauftragt haben. Die Warnmeldung bleibt, wie sie ist; der Hinweis steht daneben, mit dem Namen dieses Hauses. Ein neuer ersetzt den alten.',
    en: 'For an intermediary only, and only to the bodies that have mandated it for warnings. The warning stays as it is; the annotation stands beside it, with the name of this house. A new one takes the place of the old.',
  },
  options: {
    dir: DIR_OPTION,
    concerns: { type: 'string', required: true, value: 'TEXT', help: { de: 'Betrifft uns das?', en: 'does it concern us?' } },
    action: { type: 'string', required: true, value: 'TEXT', help: { de: 'Was tun?', en: 'what is to be done?' } },
    until: { type: 'string', required: true, value: 'TEXT', help: { de: 'Bis wann?', en: 'until when?' } },
    who: { type: 'string', required: true, value: 'TEXT', help: { de: 'Wer macht es?', en: 'who does it?' } },
    label: {
      type: 'string',
      choices: TLP_LABELS,
      value: 'LABEL',
      help: {
        de: 'TLP-Einstufung, nie weiter als die der Warnmeldung (sonst dieselbe)',
        en: 'TLP label, never wider than that of the warning (else the same)',
      },
    },
    now: { type: 'boolean', help: { de: 'sofort senden', en: 'send at once' } },
  },
  positionals: [{ name: 'index', required: true, help: { de: 'Nummer der Warnmeldung', en: 'number of the warning' } }],
  async run({ options, positionals: [index = ''] }, io) {
    const lines = {
      concerns: lineFrom('concerns', options.concerns, io),
      action: lineFrom('action', options.action, io),
      until: lineFrom('until', options.until, io),
      who: lineFrom('who', options.who, io),
    }
    const tlp = options.label === undefined ? {} : { tlp: parseTlp(options.label) }
    const params = { index: indexOf(index, io) }
    const done = await withNode(options.dir, io.env, io.lang, (node) => node.annotate({ params, body: { ...lines, ...tlp, isUrgent: options.now } }))
    const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ')
    const left = done.unpledged.length === 0 ? [] : [io.text('annotation.unpledged', { tlp: done.tlp, names: names(done.unpledged) })]
    const sent =
      done.clients.length === 0 ? io.text('annotation.to-nobody') : io.text('annotation.sent', { names: names(done.clients), tlp: done.tlp })
    io.reply(done, [sent, ...left].join('\n'))
  },
})

function lineFrom(name: keyof typeof LIMITS, text: string, io: CommandIo): string {
  const trimmed = text.trim()
  if (trimmed !== '' && trimmed.length <= LIMITS[name]) return trimmed
  throw usageError(io.lang, 'value', { option: `--${name}`, found: `(${trimmed.length})`, expected: `1 … ${LIMITS[name]}` })
}

function indexOf(text: string, io: CommandIo): number {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  throw usageError(io.lang, 'value', { option: 'index', found: text.slice(0, 40), expected: '0, 1, 2 …' })
}

const list = defineCommand({
  summary: { de: 'Hinweise zu Warnmeldungen, und wer für wen aufbereitet', en: 'annotations to warnings, and who prepares them for whom' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const found = await withNode(options.dir, io.env, io.lang, (node) => node.listAnnotations())
    const parties = (key: string, all: readonly { readonly name: string }[]): string[] =>
      all.length === 0 ? [] : [io.text(key, { names: all.map(({ name }) => name).join(', ') })]
    const lines = found.annotations.map((each) => [io.text('annotation.of', { warning: each.warning }), ...annotationLines(each, io)].join('\n'))
    const who = [...parties('annotation.clients', found.clients), ...parties('annotation.annotators', found.annotators)]
    io.reply(found, [...(lines.length === 0 ? [io.text('annotation.none')] : lines), ...who].join('\n\n'))
  },
})

/** As it stands beside the warning. */
export function annotationLines({ author, isOwn, tlp, sentAt, concerns, action, until, who }: AnnotationView, io: CommandIo): string[] {
  return [
    io.text(isOwn ? 'annotation.own' : 'annotation.by', { name: author.name, at: localText(sentAt, io.lang), tlp }),
    `  ${io.text('annotation.concerns')} ${concerns}`,
    `  ${io.text('annotation.action')} ${action}`,
    `  ${io.text('annotation.until')} ${until}`,
    `  ${io.text('annotation.who')} ${who}`,
  ]
}

export const ANNOTATION_COMMANDS = { 'node annotate': annotate, 'node annotations': list }
