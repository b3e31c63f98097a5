// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub ask ENTRY`, `ncv hub count [ENTRY]`: asking the members about a warning, and what they answered.
 *
 * Keys are used in the command alone; the running hub sees signatures only.
 *
 * @module
 */
import type { QuestionCountView } from '@ncv/protocol/admin/hub-count-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { AnswerGroup } from '@ncv/protocol/message/count.ts'
import { ANSWER_GROUPS } from '@ncv/protocol/message/count.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { clockOffsetOf, parseDuration } from '@ncv/runtime/config.ts'
import { RuntimeError } from '@ncv/runtime/errors.ts'
import { systemClock } from '@ncv/runtime/real-world.ts'
import { readAnalystKey } from '../analyst-key.ts'
import { withHub } from '../open-in-process.ts'
import { signDraft } from '../publish/drafts.ts'
import { optionReaders } from './option-readers.ts'

const ask = defineCommand({
  summary: {
    de: 'die Mitglieder zu einer Warnmeldung fragen: Betroffen? Behoben? (zwei Unterschriften)',
    en: 'ask the members about a warning: affected? fixed? (two signatures)',
  },
  description: {
    de: 'Geantwortet wird anonym, je Mitglied einmal; eine Rückmeldung kann bis zum Ende geändert werden. Ohne --group werden alle gemeinsam gefragt. Je Frage und Gruppe wird ein Zählschlüssel der laufenden Periode verbraucht. Mit --group zählt jede Gruppe für sich; Gruppen unter 5 Mitgliedern werden nicht gefragt.',
    en: 'Answers are anonymous, one per member; they can be changed until the end. Without --group all are asked together. Each question and group uses up one counting key of this period. With --group each group is counted by itself; groups of fewer than 5 members are not asked.',
  },
  options: {
    dir: DIR_OPTION,
    closes: {
      type: 'string',
      value: 'DATE',
      help: {
        de: 'Ende: Tag (2026-02-01, einschließlich, UTC) oder Dauer (14d, 90s); sonst zwei Perioden',
        en: 'end: day (2026-02-01, included, UTC) or duration (14d, 90s); else two periods',
      },
    },
    group: {
      type: 'string',
      multiple: true,
      choices: ANSWER_GROUPS.filter((group) => group !== 'all'),
      value: 'GROUP',
      help: { de: 'nur diese Art von Mitgliedern, mehrfach möglich', en: 'only this kind of members, may be repeated' },
    },
    key: {
      type: 'string',
      required: true,
      multiple: true,
      value: 'FILE',
      help: { de: 'Schlüsseldateien zweier Personen: zweimal angeben', en: 'key files of two people: give it twice' },
    },
  },
  positionals: [{ name: 'ENTRY', required: true, help: { de: 'Nummer des Eintrags der Warnmeldung', en: 'index of the entry of the warning' } }],
  async run({ options, positionals: [entry = ''] }, io) {
    const [author, approver] = options.key.map(readAnalystKey)
    if (author === undefined || approver === undefined || options.key.length !== 2)
      throw new RuntimeError('USAGE', { reason: '--key FILE --key FILE' })
    if (author.id === approver.id || hex(author.publicKey) === hex(approver.publicKey)) throw new ProtocolError('FOUR_EYES', { id: author.id })
    const warning = optionReaders(io.lang).index(entry)
    const closes = options.closes === undefined ? undefined : closeOf(options.closes, io)
    const groups = options.group as AnswerGroup[]
    const asked = await withHub(options.dir, io.env, io.lang, async (hub) => {
      const preview = await hub.previewQuestion({ body: { warning, groups, ...(closes === undefined ? {} : { closes }) } })
      const [origin, id] = [fromHex(preview.origin), fromHex(preview.id)]
      return await hub.askQuestion({
        body: {
          question: preview.question,
          author: { analyst: author.id, signature: hex(signDraft(author.seed, origin, 'author', id)) },
          approver: { analyst: approver.id, signature: hex(signDraft(approver.seed, origin, 'approver', id)) },
        },
      })
    })
    io.reply(asked, `${io.text('count.asked', { question: asked.question, warning: asked.warning })}\n${countText(asked, io)}`)
  },
})

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const DAY_MS = 86_400_000

/** A day counts to its end. */
function closeOf(text: string, io: CommandIo): Instant {
  const begin = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isFinite(begin) && new Date(begin).toISOString().startsWith(text)) return begin + DAY_MS
  const ms = parseDuration(text)
  if (ms === undefined || ms <= 0)
    throw usageError(io.lang, 'value', { option: '--closes', found: text.slice(0, 40), expected: '2026-02-01, 14d, 90s' })
  return systemClock(clockOffsetOf(io.env))() + ms
}

const count = defineCommand({
  summary: { de: 'Fragen und Rückmeldungen zeigen', en: 'show questions and answers' },
  description: {
    de: 'Ohne ENTRY alle Fragen. Zellen unter 5 bleiben verborgen, wie später in der Veröffentlichung. Das Ergebnis wird nach dem Ende von selbst veröffentlicht; --publish nennt den Mitgliedern vorher, wie viele geantwortet haben (höchstens täglich, ohne Zellen).',
    en: 'Without ENTRY all questions. Cells under 5 stay hidden, as later in what is published. The result is published by itself after the end; --publish tells the members before how many have answered (once a day at most, without cells).',
  },
  options: {
    dir: DIR_OPTION,
    exact: {
      type: 'boolean',
      help: { de: 'jede Zelle genau: nur für die Prüfung, nicht weitergeben', en: 'every cell exactly: for auditing alone, not to be passed on' },
    },
    publish: { type: 'boolean', help: { de: 'Zwischenstand veröffentlichen', en: 'publish an interim result' } },
  },
  positionals: [{ name: 'ENTRY', help: { de: 'Nummer des Eintrags der Frage', en: 'index of the entry of the question' } }],
  async run({ options, positionals: [entry] }, io) {
    if (entry === undefined && (options.exact || options.publish)) throw new RuntimeError('USAGE', { reason: 'ENTRY' })
    if (entry === undefined) {
      const all = await withHub(options.dir, io.env, io.lang, (hub) => hub.counts())
      io.reply(all, all.questions.length === 0 ? io.text('count.none') : all.questions.map((view) => countText(view, io)).join('\n\n'))
      return
    }
    const params = { index: optionReaders(io.lang).index(entry) }
    await withHub(options.dir, io.env, io.lang, async (hub) => {
      const published = options.publish ? await hub.publishCount({ params }) : undefined
      const view = options.exact ? await hub.auditCount({ params }) : await hub.showCount({ params })
      const note = published === undefined ? [] : [io.text('count.published', { index: published.index, answers: published.answers })]
      io.reply({ ...view, ...(published === undefined ? {} : { published: published.index }) }, [...note, countText(view, io)].join('\n'))
    })
  },
})

function countText(view: QuestionCountView, io: CommandIo): string {
  const closes = new Date(view.closes).toISOString().slice(0, 16).replace('T', ' ')
  const head = io.text('count.head', {
    question: view.question,
    warning: view.warning,
    title: view.title,
    closes,
    state: io.text(`count.state.${view.state}`),
  })
  const groups = view.groups.flatMap(({ group, members, answers, cells }) => [
    io.text('count.group', { group: io.text(`group.${group}`), answers, members }),
    ...cells.map((cell) => `    ${io.text(`answer.${cell.status}`)}: ${cell.count ?? io.text('count.hidden')}`),
  ])
  const isHidden = view.groups.some(({ cells }) => cells.some((cell) => cell.count === null))
  return [head, ...groups, ...(isHidden ? [io.text('count.why-hidden')] : []), ...(view.isExact ? [io.text('count.exact')] : [])].join('\n')
}

export const COUNT_COMMANDS = { 'hub ask': ask, 'hub count': count }
